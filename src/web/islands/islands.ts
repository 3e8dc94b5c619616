import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { build } from 'esbuild';

export interface Script {
  readonly script: string;
  /** Of the contents, for an address that can be cached for ever. */
  readonly hash: string;
}

/** The browser code of every page as one module; `root` is the folder of the project. */
export const buildIslands = (root?: string): Promise<Script> =>
  buildScript('src/web/islands/browser.ts', root);

/** What one entry needs, as one module. */
export async function buildScript(entry: string, root: string = process.cwd()): Promise<Script> {
  const { outputFiles } = await build({
    entryPoints: [join(root, entry)],
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
