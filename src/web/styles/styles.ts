import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { transform } from 'esbuild';
import { paletteCss } from './palette.ts';

/** In the order of the cascade: what stands later wins. */
export const SHEETS = [
  'base',
  'page',
  'parts',
  'forms',
  'tables',
  'charts',
  'modes',
  'public',
  'sheets',
  'live',
  'opinions',
  'taking',
  'documents',
] as const;

/** Browsers of about 2022 and later; older ones get the same page with plainer lines. */
const TARGET = ['chrome105', 'firefox104', 'safari15.4'];

export interface Stylesheet {
  readonly css: string;
  /** Of the contents, for an address that can be cached for ever. */
  readonly hash: string;
}

/** The one stylesheet of the hub, minified; `root` is the folder of the project. */
export async function buildStyles(root: string = process.cwd()): Promise<Stylesheet> {
  const folder = join(root, 'src/web/styles');
  const sheets = await Promise.all(
    SHEETS.map((name) => readFile(join(folder, `${name}.css`), 'utf8')),
  );
  const source = [paletteCss(), ...sheets].join('\n');
  const { code } = await transform(source, { loader: 'css', minify: true, target: TARGET });
  return { css: code, hash: createHash('sha256').update(code).digest('hex').slice(0, 12) };
}
