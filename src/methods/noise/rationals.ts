import type { Rational } from './noise.ts';

export const ZERO: Rational = { top: 0n, bottom: 1n };

export const plus = (a: Rational, b: Rational): Rational =>
  reduced({ top: a.top * b.bottom + b.top * a.bottom, bottom: a.bottom * b.bottom });

export const minus = (a: Rational, b: Rational): Rational => plus(a, { ...b, top: -b.top });

export const times = (a: Rational, b: Rational): Rational =>
  reduced({ top: a.top * b.top, bottom: a.bottom * b.bottom });

export const isLess = (a: Rational, b: Rational): boolean => a.top * b.bottom < b.top * a.bottom;

function reduced({ top, bottom }: Rational): Rational {
  const shared = divisorOf(top < 0n ? -top : top, bottom);
  return { top: top / shared, bottom: bottom / shared };
}

function divisorOf(a: bigint, b: bigint): bigint {
  return b === 0n ? a || 1n : divisorOf(b, a % b);
}
