import type { SourceNote, SourceTotal, Tally } from '../facts/layouts/layouts.ts';

/** What is kept of a reading's counts with its import, for its page. */
export interface KeptTally extends Omit<Tally, 'bySourceTotals'> {
  /** The widest differences first, as a share of what is stated. */
  readonly totals: readonly SourceTotal[];
  readonly totalsCompared: number;
  readonly totalsExact: number;
  readonly notes: readonly SourceNote[];
}

const TOTALS_KEPT = 2000;

export function keepTally(tally: Tally, notes: readonly SourceNote[]): KeptTally {
  const { bySourceTotals, ...counts } = tally;
  const share = (total: SourceTotal) =>
    Math.abs(gapOf(total)) / Math.max(1, Math.abs(total.stated));
  return {
    ...counts,
    totals: bySourceTotals
      .toSorted((a, b) => share(b) - share(a) || b.year - a.year)
      .slice(0, TOTALS_KEPT),
    totalsCompared: bySourceTotals.length,
    totalsExact: bySourceTotals.filter((total) => gapOf(total) === 0).length,
    notes,
  };
}

/** What a stated total has more than its rows, those of unknown origin among them. */
export function gapOf({ stated, computed, unknown }: SourceTotal): number {
  const gap = stated - computed - unknown;
  // Sums of decimals miss each other by less than any source counts.
  return Math.abs(gap) < 1e-9 * Math.max(1, Math.abs(stated)) ? 0 : Math.round(gap * 1e6) / 1e6;
}
