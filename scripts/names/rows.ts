import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Learned, symbolsOf } from '../../src/methods/names/letters.ts';

/** One name token in Latin letters and in its own script. */
export interface Row {
  readonly latin: string;
  readonly native: string;
  readonly left: readonly string[];
  readonly right: readonly string[];
}

/** The rows of one file; the half to learn from follows from a hash of the row. */
export function readRows(folder: string, script: Learned): { learn: Row[]; held: Row[] } {
  const rows = { learn: [] as Row[], held: [] as Row[] };
  for (const line of readFileSync(join(folder, `wd_${script}_80.tsv`), 'utf8').split('\n')) {
    if (line === '') continue;
    const [latin = '', spaced = ''] = line.split('\t');
    const native = spaced.replaceAll(' ', '');
    const row = {
      latin,
      native,
      left: symbolsOf(latin, 'latin'),
      right: symbolsOf(native, script),
    };
    rows[isHeld(line) ? 'held' : 'learn'].push(row);
  }
  return rows;
}

export const isHeld = (line: string): boolean =>
  (createHash('sha256').update(line).digest()[0] ?? 0) % 2 === 1;

/** Pairs of two rows that were drawn at random and differ in both names (linear congruences, always the same). */
export function* strangers(rows: readonly Row[], each: number): Generator<readonly [Row, Row]> {
  let state = 7;
  const draw = () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 2 ** 32) * rows.length);
  };
  for (const row of rows)
    for (let count = 0; count < each; count++) {
      const other = rows[draw()];
      if (other && other.latin !== row.latin && other.native !== row.native) yield [row, other];
    }
}
