import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

/** The one script of the hub. */
export async function buildIslands(root: string): Promise<{ js: string; hash: string }> {
  const entry = join(root, 'src/web/islands/islands.ts');
  if (!existsSync(entry)) return { js: '', hash: 'none' };
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
  });
  const js = outputFiles[0]?.text ?? '';
  return { js, hash: createHash('sha256').update(js).digest('hex').slice(0, 12) };
}
