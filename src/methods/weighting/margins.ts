import { type Margin, type Method, type Respondents, WeightingError } from './types.ts';

/** Totals of two margins may differ by this share, as printed figures do. */
const ROUNDING = 1e-6;

/** Refuses margins that no weights can reproduce, with the mend. */
export function checkMargins(
  { base }: Respondents,
  margins: readonly Margin[],
  method: Method,
): void {
  if (margins.length === 0) throw new WeightingError('no-margin', 'there is no margin: give one');
  if (method === 'poststratify' && margins.length > 1)
    throw new WeightingError(
      'several-margins',
      `post-stratification takes one margin, and there are ${margins.length} (${margins.map(({ variable }) => variable.name).join(', ')}): cross them into one (${margins.map(({ variable }) => variable.name).join(':')}), or rake`,
    );
  for (const margin of margins) checkCategories(margin, base.length);
  checkSums(margins);
}

function checkCategories({ variable, totals }: Margin, respondents: number): void {
  const counts = new Int32Array(variable.categories.length);
  for (let at = 0; at < respondents; at += 1) {
    const category = variable.of[at] ?? -1;
    counts[category] = (counts[category] ?? 0) + 1;
  }
  variable.categories.forEach((category, at) => {
    const [total = 0, count = 0] = [totals[at], counts[at]];
    if (total > 0 && count === 0)
      throw new WeightingError(
        'no-respondent',
        `${variable.name} = "${category}" has a total of ${total} and no respondent, which no weight can mend: merge it with a neighbouring category, in the margins and in the answers`,
      );
    if (!(total > 0) && count > 0)
      throw new WeightingError(
        'no-total',
        `${variable.name} = "${category}" has ${count} respondents and a total of ${total}: give its true total, or take these respondents out`,
      );
  });
}

function checkSums([first, ...others]: readonly Margin[]): void {
  if (!first) return;
  const wanted = sumOf(first);
  for (const margin of others) {
    const sum = sumOf(margin);
    if (Math.abs(sum - wanted) > ROUNDING * Math.max(sum, wanted))
      throw new WeightingError(
        'totals-disagree',
        `the totals of ${first.variable.name} sum to ${wanted} and those of ${margin.variable.name} to ${sum}: they must be of one population; mend one of them`,
      );
  }
}

export const sumOf = ({ totals }: Margin): number => totals.reduce((sum, total) => sum + total, 0);
