/**
 * What a sheet that leaves the house may say. No count under ten; other counts in fives, so that two of them betray no
 * small difference; how often lists agree only of fifty persons and more, in steps of five in a hundred, open at the ends.
 */

/** A count as it may be said. */
export type Shown =
  | { readonly kind: 'few' }
  | { readonly kind: 'about'; readonly count: number }
  | { readonly kind: 'nearly-all' };

export const LEAST = 10;
const STEP = 5;

/** `of`: what the count is a part of; where hardly anybody is left, that is all that is said. */
export function countShown(count: number, of?: number): Shown {
  if (count < LEAST) return { kind: 'few' };
  if (of !== undefined && of - count < LEAST) return { kind: 'nearly-all' };
  return { kind: 'about', count: count - (count % STEP) };
}

/** A share as it may be said, in hundredths. */
export type ShownShare =
  | { readonly kind: 'unsaid' }
  | { readonly kind: 'under' | 'over' | 'about'; readonly percent: number };

const LEAST_OF = 50;

export function shareShown(count: number, of: number): ShownShare {
  if (of < LEAST_OF) return { kind: 'unsaid' };
  const percent = Math.round((count / of) * (100 / STEP)) * STEP;
  if (percent < STEP) return { kind: 'under', percent: STEP };
  if (percent > 100 - STEP) return { kind: 'over', percent: 100 - STEP };
  return { kind: 'about', percent };
}
