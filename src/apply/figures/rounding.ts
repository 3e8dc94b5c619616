import type { Kind } from '../../collect/facts/fact.ts';

interface Known {
  readonly value: number;
  readonly kind: Kind;
  readonly low?: number | null;
  readonly high?: number | null;
}

/**
 * A figure rounded to what is known. Where sources disagree, no digit finer than a fifth of their spread is shown; else
 * three significant digits of what was counted and two of what was reckoned. Small counts stay as they are.
 */
export function rounded({ value, kind, low, high }: Known): number {
  if (Math.abs(value) < 100) return Math.round(value);
  const digits = kind === 'observed' ? 3 : 2;
  const finest = 10 ** (Math.floor(Math.log10(Math.abs(value))) + 1 - 3);
  const own = 10 ** (Math.floor(Math.log10(Math.abs(value))) + 1 - digits);
  const spread = typeof low === 'number' && typeof high === 'number' ? (high - low) / 5 : 0;
  const step =
    spread > 0 ? Math.max(finest, Math.min(own * 10, 10 ** Math.floor(Math.log10(spread)))) : own;
  return Math.round(value / step) * step;
}
