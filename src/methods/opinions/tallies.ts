import type { Votes } from './votes.ts';

/** Votes on a statement: agreed, disagreed, and all with those who passed. */
export interface Tally {
  readonly agree: number;
  readonly disagree: number;
  readonly seen: number;
}

/**
 * How many of each group cast each vote on each statement, rows in no group (−1) passed over: of group g and statement c
 * among n, those who disagree at 3 (g n + c), who pass at one more, who agree at two more.
 */
export type Counts = Int32Array;

export function countsOf(votes: Votes, groupOf: Int32Array, groups: number): Counts {
  const wide = votes.statements.length;
  const counts = new Int32Array(3 * groups * wide);
  for (let row = 0; row < votes.participants.length; row += 1) {
    const group = groupOf[row] ?? -1;
    if (group >= 0) addRow(counts, wide, group, votes, row, 1);
  }
  return counts;
}

/** Counts a participant into a group, or out of it. */
export function addRow(
  counts: Counts,
  wide: number,
  group: number,
  { starts, columns, values }: Votes,
  row: number,
  by: 1 | -1,
): void {
  const end = starts[row + 1] ?? 0;
  for (let at = starts[row] ?? 0; at < end; at += 1) {
    const to = 3 * (group * wide + (columns[at] ?? 0)) + (values[at] ?? 0) + 1;
    counts[to] = (counts[to] ?? 0) + by;
  }
}

/** With room for more statements. */
export function widened(counts: Counts, before: number, wide: number): Counts {
  if (before === wide) return counts;
  const groups = before > 0 ? counts.length / (3 * before) : 0;
  const made = new Int32Array(3 * groups * wide);
  for (let group = 0; group < groups; group += 1)
    made.set(counts.subarray(3 * group * before, 3 * (group + 1) * before), 3 * group * wide);
  return made;
}

export function tallyAt(counts: Counts, at: number): Tally {
  const [disagree, passed, agree] = [counts[at] ?? 0, counts[at + 1] ?? 0, counts[at + 2] ?? 0];
  return { agree, disagree, seen: agree + passed + disagree };
}

/** Tallies of each group on each statement: `[group][statement]`. */
export function talliesOf(votes: Votes, groupOf: Int32Array, groups: number): Tally[][] {
  const counts = countsOf(votes, groupOf, groups);
  const wide = votes.statements.length;
  return Array.from({ length: groups }, (_, group) =>
    votes.statements.map((__, at) => tallyAt(counts, 3 * (group * wide + at))),
  );
}
