import type { Prepared, Table } from './channel.ts';

/** How Latin spellings differ: within one name, and between near names. */
export interface Spelling {
  readonly same: Table;
  readonly near: Table;
  /** Of a constant and of the features below. */
  readonly weights: readonly number[];
}

/** Nats that short words lack. */
const RESERVE = 5;

/** Evidence for one name against two near ones is heard within these bounds, in nats: strangers are near to nobody. */
const HEARD = { least: -10, most: 5 } as const;

/**
 * What speaks for two Latin spellings of one name: how much likelier one name explains them than two near names, how
 * much of what they tell they share, and their length. `same` and `near` are the log ratios of the two transducers.
 */
export function featuresOf(same: number, near: number, one: Prepared, other: Prepared): number[] {
  const told = RESERVE + (one.information + other.information) / 2;
  const rather = Math.min(HEARD.most, Math.max(HEARD.least, same - near)) / 10;
  return [1, rather, same / told, (one.length + other.length) / 20];
}
