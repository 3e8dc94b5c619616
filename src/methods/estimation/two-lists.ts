import { type Estimate, Z95 } from './estimates.ts';
import { type Histories, overlap } from './histories.ts';

/**
 * Chapman's estimate from two lists, nearly unbiased also where few are on both, with Seber's variance and Chao's
 * interval on the logarithm of those whom no list holds. Chapman (1951); Seber (1970); Chao (1987), Biometrics 43:783.
 * (Lincoln and Petersen's is the model Mt of two lists.)
 */
export function chapman({ counts }: Histories): Estimate {
  const [a, b, both] = [overlap(counts, 1), overlap(counts, 2), overlap(counts, 3)];
  const n = ((a + 1) * (b + 1)) / (both + 1) - 1;
  const variance = ((a + 1) * (b + 1) * (a - both) * (b - both)) / ((both + 1) ** 2 * (both + 2));
  const observed = a + b - both;
  const missing = n - observed;
  const spread = missing > 0 ? Math.exp(Z95 * Math.sqrt(Math.log1p(variance / missing ** 2))) : 1;
  return {
    name: 'Chapman',
    formula: '[1,2]',
    kind: 'two-lists',
    n,
    se: Math.sqrt(variance),
    low: observed + missing / spread,
    high: observed + missing * spread,
    aic: null,
    bic: null,
    deviance: null,
    df: null,
    profile: null,
    zeroed: 0,
  };
}
