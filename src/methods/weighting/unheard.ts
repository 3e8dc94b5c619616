import { sumOf } from './margins.ts';
import type { Margin } from './types.ts';

/** *Qui n'a pas été entendu*: one category of one margin. Shares lie between 0 and 1. */
export interface Unheard {
  readonly variable: string;
  readonly category: string;
  readonly respondents: number;
  readonly population: number;
  readonly answers: number;
  /** Share after weighting; null before it. */
  readonly redressed: number | null;
  /** False where the category has people and no respondent: no weight can speak for them. */
  readonly mendable: boolean;
}

/**
 * For each category its share of the population, among the answers (unweighted) and after weighting. Works on margins
 * that cannot be weighted too, and says why: the categories in which nobody answered.
 */
export function unheard(
  margins: readonly Margin[],
  respondents: number,
  weights?: Float64Array,
): Unheard[] {
  const total = weights?.reduce((sum, one) => sum + one, 0) ?? 0;
  return margins.flatMap((margin) => {
    const { variable, totals } = margin;
    const whole = sumOf(margin);
    const counts = new Float64Array(totals.length);
    const sums = new Float64Array(totals.length);
    for (let at = 0; at < respondents; at += 1) {
      const category = variable.of[at] ?? -1;
      counts[category] = (counts[category] ?? 0) + 1;
      sums[category] = (sums[category] ?? 0) + (weights?.[at] ?? 0);
    }
    return variable.categories.map((category, at) => ({
      variable: variable.name,
      category,
      respondents: counts[at] ?? 0,
      population: (totals[at] ?? 0) / whole,
      answers: (counts[at] ?? 0) / respondents,
      redressed: weights ? (sums[at] ?? 0) / total : null,
      mendable: (counts[at] ?? 0) > 0 || !(totals[at] ?? 0),
    }));
  });
}

const MOST_CELLS = 10_000;

/**
 * Combinations of categories in which nobody answered, as one category name a margin. Raking on the margins speaks for
 * them by those who share some of their categories, which is an assumption. Null where there are too many to list.
 */
export function unheardCells(margins: readonly Margin[], respondents: number): string[][] | null {
  const all = margins.reduce((product, { totals }) => product * totals.length, 1);
  if (all > MOST_CELLS) return null;
  const heard = new Set<string>();
  for (let at = 0; at < respondents; at += 1)
    heard.add(margins.map(({ variable }) => variable.of[at]).join(' '));
  let combinations: number[][] = [[]];
  for (const { totals } of margins)
    combinations = combinations.flatMap((before) =>
      [...totals.keys()].filter((code) => totals[code] !== 0).map((code) => [...before, code]),
    );
  return combinations
    .filter((codes) => !heard.has(codes.join(' ')))
    .map((codes) => codes.map((code, at) => margins[at]?.variable.categories[code] ?? ''));
}
