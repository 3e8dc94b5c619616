import { type Limits, WeightingError } from './types.ts';

/**
 * Weights cut to the limits; what is cut off is shared equally among the others, and again where that puts one of them
 * outside. The total is kept, the margins hold only nearly. Potter (1990), Proceedings of the ASA, Survey Research
 * Methods 225; one round is R survey's `trimWeights`.
 */
export function trim(weights: Float64Array, { low, high }: Limits): Float64Array {
  const total = weights.reduce((sum, one) => sum + one, 0);
  const trimmed = Float64Array.from(weights);
  const cut = new Set<number>();
  for (;;) {
    const outside = [...trimmed.keys()].filter((at) => !inside(trimmed[at] ?? 0));
    if (outside.length === 0) return trimmed;
    let spare = 0;
    for (const at of outside) {
      const kept = Math.min(high, Math.max(low, trimmed[at] ?? 0));
      spare += (trimmed[at] ?? 0) - kept;
      trimmed[at] = kept;
      cut.add(at);
    }
    const others = weights.length - cut.size;
    if (others === 0)
      throw new WeightingError(
        'trim',
        `${weights.length} weights between ${low} and ${high} cannot sum to ${total}: widen the limits`,
      );
    for (let at = 0; at < trimmed.length; at += 1)
      if (!cut.has(at)) trimmed[at] = (trimmed[at] ?? 0) + spare / others;
  }

  function inside(weight: number): boolean {
    return weight >= low && weight <= high;
  }
}
