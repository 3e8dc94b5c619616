import { decisionAt, EDGE, WINDOWS, windowAt } from '../../src/methods/names/surroundings.ts';
import { learnPieces } from './expectation.ts';
import type { Row } from './rows.ts';

const SETTINGS = { longest: [4, 1], rounds: 8, damping: 0.2, discount: 0.3 } as const;
/** Surroundings met less often teach nothing. */
const FEWEST = 3;
const SOUND = 0.9;
const SLIP = 0.01;

/** A symbol in its word and the Latin letters that stand for it there. */
interface Case {
  readonly text: string;
  readonly at: number;
  readonly latin: string;
}

/** Latin letters and the surroundings that call for them; wider ones only where they decide otherwise. */
export function learnDecisions(rows: readonly Row[]): string[] {
  const cases = alignedCases(rows);
  const kept = new Map<string, string>();
  for (const window of WINDOWS.toReversed())
    for (const [key, all] of Map.groupBy(cases, ({ text, at }) => windowAt(text, at, window))) {
      const [{ text, at } = { text: '', at: 0 }] = all;
      const best = commonest(all.map(({ latin }) => latin));
      const narrower = decisionAt(text, at, kept);
      if (narrower === undefined || (all.length >= FEWEST && best !== narrower))
        kept.set(key, best);
    }
  return [...Map.groupBy(kept.keys(), (key) => kept.get(key) ?? '')]
    .map(([latin, keys]) => `${latin}\t${keys.sort().join(' ')}`)
    .sort();
}

function commonest(all: readonly string[]): string {
  const counts = [...Map.groupBy(all, (each) => each)].map(([each, same]) => ({
    each,
    count: same.length,
  }));
  return counts.toSorted((a, b) => b.count - a.count || (a.each < b.each ? -1 : 1))[0]?.each ?? '';
}

function alignedCases(rows: readonly Row[]): Case[] {
  const { pieces, sound } = learnPieces(rows, SETTINGS);
  const ratios = new Map(pieces.map(({ left, right, ratio }) => [`${left} ${right}`, ratio]));
  return rows.flatMap((row, number) => {
    if ((sound[number] ?? 0) < SOUND) return [];
    const text = EDGE + row.right.join('') + EDGE;
    return align(row, ratios).map((latin, at) => ({ text, at: EDGE.length + at, latin }));
  });
}

/** The best way to cut the Latin word into one piece for each symbol; letters without a symbol go to the one before. */
function align({ left, right }: Row, ratios: ReadonlyMap<string, number>): string[] {
  const best = Array.from({ length: left.length + 1 }, () => new Float64Array(right.length + 1));
  const size = best.map(() => new Int8Array(right.length + 1));
  const worth = (row: number, column: number, tall: number, wide: number) => {
    const pair = `${left.slice(row - tall, row).join('')} ${wide ? right[column - 1] : ''}`;
    const slip = tall <= 1 ? SLIP : 0;
    return (best[row - tall]?.[column - wide] ?? 0) * Math.max(ratios.get(pair) ?? 0, slip);
  };
  for (let row = 0; row <= left.length; row++)
    for (let column = 0; column <= right.length; column++) {
      let [most, choice] = [row + column === 0 ? 1 : 0, 0];
      for (let tall = 0; tall <= Math.min(4, row); tall++)
        for (const wide of [0, 1]) {
          if (tall + wide === 0 || wide > column) continue;
          const value = worth(row, column, tall, wide);
          if (value > most) [most, choice] = [value, wide ? tall : -tall];
        }
      const [values, choices] = [best[row], size[row]];
      if (values) values[column] = most;
      if (choices) choices[column] = choice;
    }
  return walkBack(left, right, size);
}

function walkBack(
  left: readonly string[],
  right: readonly string[],
  size: readonly Int8Array[],
): string[] {
  const latin = right.map(() => '');
  let [row, column] = [left.length, right.length];
  while (row > 0 || column > 0) {
    const choice = size[row]?.[column] ?? 0;
    const tall = Math.abs(choice);
    if (choice < 0 && column === 0) {
      // Letters before the first symbol are the first symbol's.
      latin[0] = left.slice(row - tall, row).join('') + (latin[0] ?? '');
      row -= tall;
      continue;
    }
    if (column === 0 && tall === 0) break;
    latin[column - 1] = left.slice(row - tall, row).join('') + (latin[column - 1] ?? '');
    row -= tall;
    if (choice >= 0) column -= 1;
  }
  return latin;
}
