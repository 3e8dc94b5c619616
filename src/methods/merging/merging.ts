/** No cell stands for fewer people. */
export const LEAST = 10;
/** To a multiple of this each count is rounded. */
export const STEP = 5;

export interface MergedCell {
  readonly code: string;
  /** A multiple of `STEP`. */
  readonly people: number;
}

export interface Merged {
  /** How many answered, rounded. */
  readonly people: number;
  /** Largest first; people may stand in several where several answers were allowed. */
  readonly cells: readonly MergedCell[];
  /** People with an answer that too few others gave; null where there was none such. */
  readonly other: number | null;
}

export const rounded = (count: number): number => Math.round(count / STEP) * STEP;

/**
 * Counts what people answered to one question so that nobody is pointed at: answers of fewer than `LEAST` people are one
 * cell, "other", which takes the next smallest in until it stands for `LEAST` people too; every count is rounded. One
 * table a question and no crossing of two. Null where fewer than `LEAST` answered, or nothing is left beside "other".
 *
 * Takes the codes of each person who answered; the same code twice counts once.
 */
export function mergeSmall(answers: readonly (readonly string[])[]): Merged | null {
  const given = answers.map((codes) => new Set(codes)).filter(({ size }) => size > 0);
  if (given.length < LEAST) return null;
  const cells = countsOf(given);
  const small = new Set(cells.filter(({ people }) => people < LEAST).map(({ code }) => code));
  const hidden = () => given.filter((codes) => !codes.isDisjointFrom(small)).length;
  // What is taken from the whole by subtraction must be as many as what is shown.
  for (const { code } of cells.toReversed())
    if (small.size > 0 && hidden() < LEAST) small.add(code);
  const shown = cells.filter(({ code }) => !small.has(code));
  if (shown.length === 0) return null;
  return {
    people: rounded(given.length),
    cells: shown.map(({ code, people }) => ({ code, people: rounded(people) })),
    other: small.size > 0 ? rounded(hidden()) : null,
  };
}

/** Exact counts, largest first. */
function countsOf(given: readonly ReadonlySet<string>[]): MergedCell[] {
  const counts = new Map<string, number>();
  for (const codes of given)
    for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts]
    .map(([code, people]) => ({ code, people }))
    .sort((a, b) => b.people - a.people || (a.code < b.code ? -1 : 1));
}
