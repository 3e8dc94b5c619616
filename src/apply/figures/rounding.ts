import type { Kind } from '../../collect/facts/fact.ts';

interface Known {
  readonly value: number;
  readonly kind: Kind;
  readonly low?: number | null;
  readonly high?: number | null;
}

interface Ends {
  readonly low: number;
  readonly high: number;
}

/**
 * A figure rounded to what is known. Where sources disagree, no digit finer than a fifth of their spread is shown; else
 * three significant digits of what was counted and two of what was reckoned. Small counts stay as they are.
 */
export function rounded(known: Known): number {
  const step = stepOf(known);
  return Math.round(known.value / step) * step;
}

/**
 * The ends of a range, rounded as far as figures within it are, and outward: it holds what it was made of, and the
 * headline as that is shown.
 */
export function roundedRange({ low, high }: Ends, kind: Kind, shown: number): Ends {
  const down = stepOf({ value: low, kind, low, high });
  const up = stepOf({ value: high, kind, low, high });
  return {
    low: Math.min(shown, Math.floor(low / down) * down),
    high: Math.max(shown, Math.ceil(high / up) * up),
  };
}

function stepOf({ value, kind, low, high }: Known): number {
  if (Math.abs(value) < 100) return 1;
  const finest = lastOf(value, 3);
  const own = lastOf(value, kind === 'observed' ? 3 : 2);
  const spread = typeof low === 'number' && typeof high === 'number' ? (high - low) / 5 : 0;
  return spread > 0
    ? Math.max(finest, Math.min(own * 10, 10 ** Math.floor(Math.log10(spread))))
    : own;
}

/** The unit of the last significant digit. */
const lastOf = (value: number, digits: number): number =>
  10 ** (Math.floor(Math.log10(Math.abs(value))) + 1 - digits);
