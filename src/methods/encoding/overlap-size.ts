import { normalQuantile } from '../distributions/distributions.ts';
import { EncodingError } from './errors.ts';

/** A test whose answer is known: how many came out right. */
export interface Trial {
  readonly right: number;
  readonly of: number;
}

export interface Overlap {
  /** Records of the first list that match one of the second. */
  readonly matches: number;
  readonly records: number;
  /** Invented people put on both lists, with usual errors: how many were found. */
  readonly planted: Trial;
  /** Invented people put on the first list only: how many were left alone. */
  readonly decoys: Trial;
}

export interface OverlapSize {
  readonly n: number;
  readonly low: number;
  readonly high: number;
}

/**
 * How many of a list's people are on the other, with an interval that takes in how often matching errs: the estimator of
 * Rogan and Gladen (1978) with the interval of Lang and Reiczigel (2014, Preventive Veterinary Medicine 113:13). It
 * treats the list as a sample, so that for a whole list it is wide rather than narrow. Throws where matching tells
 * nobody from nobody.
 */
export function overlapSize(
  { matches, records, planted, decoys }: Overlap,
  level = 0.95,
): OverlapSize {
  for (const [what, right, of] of [
    ['matches', matches, records],
    ['planted', planted.right, planted.of],
    ['decoys', decoys.right, decoys.of],
  ] as const)
    if (!(Number.isInteger(right) && Number.isInteger(of) && right >= 0 && right <= of && of > 0))
      throw new EncodingError(`${what}: ${right} of ${of} is no share`);
  const z = normalQuantile((1 + level) / 2);
  const share = smoothed({ right: matches, of: records }, z ** 2 / 2);
  const [found, spared] = [smoothed(planted, 1), smoothed(decoys, 1)];
  const power = found.share + spared.share - 1;
  if (!(power > 0))
    throw new EncodingError(
      `${planted.right} of ${planted.of} planted people were found and ${decoys.right} of ${decoys.of} decoys spared: no better than chance; choose another threshold`,
    );
  const estimate = (share.share + spared.share - 1) / power;
  const [missed, wrong] = [found.variance, spared.variance];
  const shift = 2 * z ** 2 * (estimate * missed - (1 - estimate) * wrong);
  const error =
    Math.sqrt(share.variance + estimate ** 2 * missed + (1 - estimate) ** 2 * wrong) / power;
  const people = (value: number) => Math.min(1, Math.max(0, value)) * records;
  const plain =
    (matches / records + decoys.right / decoys.of - 1) /
    (planted.right / planted.of + decoys.right / decoys.of - 1);
  const [low, high] = [people(estimate + shift - z * error), people(estimate + shift + z * error)];
  return { n: Math.min(high, Math.max(low, people(plain))), low, high };
}

/** With so many successes and as many failures added. */
function smoothed({ right, of }: Trial, added: number): { share: number; variance: number } {
  const share = (right + added) / (of + 2 * added);
  return { share, variance: (share * (1 - share)) / (of + 2 * added) };
}
