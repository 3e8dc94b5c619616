import { build } from 'esbuild';
import { mendedDriver } from './driver.ts';
import { ensurePlaces } from './reference/places.ts';

/** One file that the project's Node runs; packages stay in node_modules. */
await build({
  entryPoints: ['src/cli.ts'],
  outfile: 'dist/passerelle.mjs',
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node24',
  packages: 'external',
  plugins: [mendedDriver],
  jsx: 'automatic',
  jsxImportSource: 'hono/jsx',
  sourcemap: true,
  logLevel: 'warning',
});

await ensurePlaces();
