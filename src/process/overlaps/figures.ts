import { type ShownSize, unionBounds } from '../../methods/encoding/encoding.ts';

/** What a count says of two lists, as it may be shown; parties by their ids. */
export interface PairFigures extends ShownSize {
  readonly a: string;
  readonly b: string;
  /** Share of common people whom the threshold finds; of its finds that are two persons. Null where too few are. */
  readonly found: number | null;
  readonly wrong: number | null;
}

export interface Figures {
  readonly sizes: readonly { readonly party: string; readonly records: number }[];
  readonly pairs: readonly PairFigures[];
  /** All lists together; null where a size cannot bound it. */
  readonly union: { readonly low: number; readonly high: number } | null;
}

/** From what is shown alone, so that the bounds give away nothing that it does not. */
export function unionOf({ sizes, pairs }: Pick<Figures, 'sizes' | 'pairs'>): Figures['union'] {
  const at = (party: string) => sizes.findIndex((one) => one.party === party);
  const bounds = unionBounds(
    sizes.map(({ records }) => records),
    pairs.map(({ a, b, low, high }) => ({ a: at(a), b: at(b), low: low ?? 0, high: high ?? 10 })),
  );
  return { low: Math.floor(bounds.low), high: Math.ceil(bounds.high) };
}
