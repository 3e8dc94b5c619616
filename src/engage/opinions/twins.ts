import type { Stated } from './gathering.ts';
import { letterOf, type Result, type StatementResult, type Tally, voicesIn } from './result.ts';

type Row = readonly (string | number | null)[];

const COUNTS = ['agree', 'disagree', 'pass'] as const;

/** The columns of the results: all together, then each group. */
export const resultColumns = ({ groups }: Result): string[] => [
  'statement',
  ...COUNTS,
  'convergence',
  'divides',
  ...groups.flatMap(({ id }) => COUNTS.map((count) => `group_${letterOf(id)}_${count}`)),
];

/** One row a statement that enough people answered; empty cells are withheld. */
export function* resultRows(result: Result): Generator<Row> {
  const { statements, groups, convergences, divides } = result;
  for (const [at, { number, tally }] of statements.entries()) {
    if (!tally) continue;
    const shared = convergences.find((one) => one.number === number);
    yield [
      number,
      ...countsIn(tally),
      shared ? (shared.agree ? 'agree' : 'disagree') : '',
      divides.includes(number) ? 'yes' : '',
      ...groups.flatMap(({ tallies }) => countsIn(tallies[at] ?? null)),
    ];
  }
}

const countsIn = (tally: Tally | null): Row => COUNTS.map((count) => (tally ? tally[count] : null));

/** The same for programs, with the address of each statement. */
export function resultDocument(
  result: Result,
  { at, base }: { at: Date; base: string },
): Record<string, unknown> {
  const { statements, groups, convergences, divides, ...rest } = result;
  const tallies = (all: readonly (Tally | null)[]) =>
    Object.fromEntries(
      statements.flatMap(({ number }, place) => {
        const tally = all[place];
        return tally ? [[number, tally]] : [];
      }),
    );
  return {
    counted: at.toISOString().slice(0, 10),
    ...rest,
    statements: statements.map(({ number, tally }) => ({
      number,
      address: `${base}/statements/${number}`,
      tally,
    })),
    convergences,
    divides,
    groups: groups.map(({ id, size, x, y, spread, representative, tallies: own }) => ({
      group: letterOf(id),
      ...{ size, x, y, spread, representative },
      tallies: tallies(own),
    })),
  };
}

export const STATEMENT_COLUMNS = [
  'statement',
  'address',
  'language',
  'text',
  'voices',
  ...COUNTS,
] as const;

/** Every statement that stands, in its author's words. */
export function* statementRows(
  statements: readonly Stated[],
  results: readonly StatementResult[],
  base: string,
): Generator<Row> {
  const tallyOf = new Map(results.map(({ number, tally }) => [number, tally]));
  for (const { number, lang, text } of statements) {
    const tally = tallyOf.get(number) ?? null;
    const address = `${base}/statements/${number}`;
    yield [number, address, lang, text, tally && voicesIn(tally), ...countsIn(tally)];
  }
}
