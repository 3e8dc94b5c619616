/** Noise of differential privacy, drawn exactly: whole numbers by rational arithmetic, nothing in floating point (Canonne, Kamath and Steinke 2020). */
export { budgetLeft, pureRho } from './accounting.ts';
export { ZERO } from './rationals.ts';

/** A whole number from 0 to one less than the limit, each as likely. */
export type Below = (limit: bigint) => bigint;

export interface Rational {
  readonly top: bigint;
  /** Above 0. */
  readonly bottom: bigint;
}

/** Draws from bytes that the caller hands in, by rejection. */
export function belowFrom(bytes: (count: number) => Uint8Array): Below {
  return (limit) => {
    const bits = (limit - 1n).toString(2).length;
    const count = Math.ceil(bits / 8);
    for (;;) {
      const drawn = bytes(count).reduce((all, one) => (all << 8n) | BigInt(one), 0n);
      const value = drawn & ((1n << BigInt(bits)) - 1n);
      if (value < limit) return value;
    }
  };
}

/** A decimal number as it is written, "0.1" as one tenth; null where it is none or not above 0. */
export function rationalOf(text: string): Rational | null {
  const [, whole = '', part = ''] = /^(\d{1,9})(?:\.(\d{1,9}))?$/.exec(text) ?? [];
  const top = BigInt(`${whole}${part}` || 0);
  return top > 0n ? { top, bottom: 10n ** BigInt(part.length) } : null;
}

/** P(x) ∝ exp(−|x| / scale), algorithm 2. */
export function discreteLaplace({ top: t, bottom: s }: Rational, below: Below): bigint {
  for (;;) {
    const start = below(t);
    if (!happensExp({ top: start, bottom: t }, below)) continue;
    let turns = 0n;
    while (happensExp(ONE, below)) turns += 1n;
    const size = (start + t * turns) / s;
    const negative = below(2n) === 1n;
    if (negative && size === 0n) continue;
    return negative ? -size : size;
  }
}

/** P(x) ∝ exp(−x² / 2σ²), algorithm 3; takes σ². */
export function discreteGaussian({ top: n, bottom: d }: Rational, below: Below): bigint {
  const t = rootOf(n / d) + 1n;
  for (;;) {
    const drawn = discreteLaplace({ top: t, bottom: 1n }, below);
    const away = (drawn < 0n ? -drawn : drawn) * d * t - n;
    if (happensExp({ top: away * away, bottom: 2n * n * d * t * t }, below)) return drawn;
  }
}

const ONE: Rational = { top: 1n, bottom: 1n };

/** True with chance exp(−γ), algorithm 1. */
function happensExp({ top, bottom }: Rational, below: Below): boolean {
  for (let whole = top / bottom; whole > 0n; whole -= 1n)
    if (!happensExpOfPart(ONE, below)) return false;
  return happensExpOfPart({ top: top % bottom, bottom }, below);
}

/** The same for γ from 0 to 1. */
function happensExpOfPart({ top, bottom }: Rational, below: Below): boolean {
  let turn = 1n;
  while (below(bottom * turn) < top) turn += 1n;
  return turn % 2n === 1n;
}

/** The whole part of the square root, by Newton's method. */
function rootOf(value: bigint): bigint {
  if (value < 2n) return value;
  let root = 1n << BigInt(Math.ceil(value.toString(2).length / 2));
  for (;;) {
    const next = (root + value / root) / 2n;
    if (next >= root) return root;
    root = next;
  }
}
