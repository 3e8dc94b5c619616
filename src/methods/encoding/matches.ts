import type { Pairs } from './comparison.ts';

/** A record of one list and one of the other, by their places. */
export interface Match {
  readonly a: number;
  readonly b: number;
  readonly dice: number;
}

/**
 * One to one and greedily: the most alike pair first, among equals the one that stands first in the first list and then
 * in the second, and nobody twice (the rule of data61's anonlink, whose counts are published).
 */
export function matchOneToOne({ a, b, dice }: Omit<Pairs, 'compared'>): Match[] {
  const order = Uint32Array.from(a.keys());
  const at = (values: Int32Array | Float64Array, pair: number) => values[pair] ?? 0;
  order.sort((x, y) => at(dice, y) - at(dice, x) || at(a, x) - at(a, y) || at(b, x) - at(b, y));
  const [usedA, usedB] = [new Set<number>(), new Set<number>()];
  const matches: Match[] = [];
  for (const pair of order) {
    const match = { a: at(a, pair), b: at(b, pair), dice: at(dice, pair) };
    if (usedA.has(match.a) || usedB.has(match.b)) continue;
    usedA.add(match.a);
    usedB.add(match.b);
    matches.push(match);
  }
  return matches;
}
