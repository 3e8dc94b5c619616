import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { build } from 'esbuild';

export interface Script {
  readonly script: string;
  /** Of the contents, for an address that can be cached for ever. */
  readonly hash: string;
}

/** All browser code of the hub as one module; `root` is the folder of the project. */
export async function buildIslands(root: string = process.cwd()): Promise<Script> {
  const { outputFiles } = await build({
    entryPoints: [join(root, 'src/web/islands/browser.ts')],
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    write: false,
    logLevel: 'warning',
  });
  const script = outputFiles[0]?.text ?? '';
  return { script, hash: createHash('sha256').update(script).digest('hex').slice(0, 12) };
}
