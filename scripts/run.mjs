// Runs a TypeScript file of the project: bundles it with esbuild (Node strips types, but not JSX) and imports the result.
import { mkdirSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { mendedDriver } from './driver.ts';

const [entry, ...rest] = process.argv.slice(2);
if (!entry) throw new Error('usage: node scripts/run.mjs FILE.ts [ARGUMENTS]');
const outdir = resolve('.cache/run');
mkdirSync(outdir, { recursive: true });
const outfile = `${outdir}/${basename(entry).replace(/\.tsx?$/, '')}-${process.pid}.mjs`;
await build({
  entryPoints: [entry],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node24',
  packages: 'external',
  plugins: [mendedDriver],
  jsx: 'automatic',
  jsxImportSource: 'hono/jsx',
  sourcemap: 'inline',
  logLevel: 'warning',
});
process.argv = [process.argv[0], resolve(entry), ...rest];
await import(pathToFileURL(outfile).href);
