import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';

/** Where the published code lists lie that the tables under src/reference/data are made from. */
const SHARED = process.env.PASSERELLE_SHARED ?? '../shared';

export function sharedText(path: string): string {
  return readFileSync(join(SHARED, 'data', path), 'utf8');
}

export function sharedRows(path: string): Record<string, string>[] {
  return parse(sharedText(path), { columns: true, bom: true, relax_quotes: true });
}

export function packageJson(path: string): unknown {
  return JSON.parse(readFileSync(join('node_modules', path), 'utf8'));
}

/** One entry a line, so that a change of one code is a change of one line. */
export function writeTable(name: string, table: object): void {
  const entries = Array.isArray(table)
    ? table.map((row) => JSON.stringify(row))
    : Object.entries(table).map(
        ([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`,
      );
  const [open, close] = Array.isArray(table) ? ['[', ']'] : ['{', '}'];
  writeFileSync(`src/reference/data/${name}.json`, `${open}\n${entries.join(',\n')}\n${close}\n`);
  console.log(`${name}.json: ${entries.length} entries`);
}
