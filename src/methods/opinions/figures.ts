import { type Judged, judge, type Stances, stancesOn } from './representative.ts';
import { type Counts, type Tally, tallyAt } from './tallies.ts';

/** What is known of each statement, those that are hidden aside. Arrays have a hole where nothing is told. */
export interface Figures {
  /** `[group][statement]`. */
  readonly judged: Judged[][];
  readonly all: Stances[];
}

export function figuresOf(
  counts: Counts,
  groups: number,
  statements: readonly string[],
  hidden: ReadonlySet<string>,
): Figures {
  const figures = { judged: Array.from({ length: groups }, (): Judged[] => []), all: [] };
  refresh(figures, counts, statements, hidden, statements.keys());
  return figures;
}

/** Counts the figures of some statements anew, in place. */
export function refresh(
  { judged, all }: Figures,
  counts: Counts,
  statements: readonly string[],
  hidden: ReadonlySet<string>,
  columns: Iterable<number>,
): void {
  const wide = statements.length;
  for (const column of columns) {
    const statement = statements[column] ?? '';
    if (hidden.has(statement)) continue;
    const tallies = judged.map((_, group) => tallyAt(counts, 3 * (group * wide + column)));
    const everybody = sumOf(tallies);
    all[column] = stancesOn(statement, everybody);
    for (const [group, own] of tallies.entries()) {
      const figures = judged[group];
      if (figures) figures[column] = judge(statement, own, without(everybody, own));
    }
  }
}

const sumOf = (tallies: readonly Tally[]): Tally => ({
  agree: tallies.reduce((sum, { agree }) => sum + agree, 0),
  disagree: tallies.reduce((sum, { disagree }) => sum + disagree, 0),
  seen: tallies.reduce((sum, { seen }) => sum + seen, 0),
});

const without = (all: Tally, own: Tally): Tally => ({
  agree: all.agree - own.agree,
  disagree: all.disagree - own.disagree,
  seen: all.seen - own.seen,
});
