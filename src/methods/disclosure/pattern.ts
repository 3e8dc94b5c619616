/** What is hidden, set by set, and between which values each has been seen to be able to lie. */
export interface Pattern {
  readonly hidden: Uint8Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
}

export const isHidden = (hidden: Uint8Array, set: number): boolean => hidden[set] === 1;

export const indices = (flags: Uint8Array): number[] =>
  Array.from(flags, (flag, at) => (flag ? at : -1)).filter((at) => at >= 0);
