/** What a release may say of an estimate: the same question, asked of counts that were rounded before. */
import type { Estimation, Histories } from '../../methods/estimation/estimation.ts';
import type { Keys } from '../../platform/keys.ts';
import { capturesIn, leadOf, type PopulationReport, rangeOf } from './report.ts';

/** An estimate without a count that is exact; lists are called by number. */
export interface PublicReport extends Omit<PopulationReport, 'doubt'> {
  /** The share of the uncertainty that comes from links in doubt; null where none is. */
  readonly doubt: { readonly share: number } | null;
}

/** Rounding would change the answer: too few people are on two lists. */
export type Publishable = PublicReport | { readonly refused: 'few-in-common' };

/** Ends of the range that rounding moves by more than models may differ are not those that staff reads. */
const MOST_MOVED = 1.2;
/** Shares of doubt are told in twentieths, and what doubt moves in hundredths. */
const [SHARE, SHIFT] = [20, 100];

/** Between 0 and 1, always the same of the same count of the same lists. */
export type Draw = (history: readonly string[], count: number) => number;

/** By the hub's secret, so that nobody can work out which way a count was rounded. `sources` names lists for good. */
export function keyedDraw(keys: Pick<Keys, 'hash'>, sources: readonly string[]): Draw {
  return (history, count) => {
    const names = history.map((list) => sources[Number(list) - 1] ?? list).sort();
    const hash = keys.hash('estimates/rounding', JSON.stringify([names, count]));
    return Buffer.from(hash, 'base64url').readUIntBE(0, 6) / 2 ** 48;
  };
}

/** The least base of which a rounded count stands for an interval as wide as the threshold: up to one less than it on either side. */
export const baseOf = (threshold: number): number => Math.ceil(threshold / 2) + 1;

/**
 * Every count of people on just these lists goes to a neighbouring multiple of the base, up as often as it is nearer to it, so that
 * it stays as it is on average. The same count always goes the same way (cell keys: Fraser and Wooton 2005): no number of
 * estimates tells more of it than that it is less than the base away.
 */
export function roundHistories({ lists, counts }: Histories, base: number, draw: Draw): Histories {
  const names = lists.map((_, at) => `${at + 1}`);
  const rounded = counts.map((count, history) => {
    const over = count % base;
    const on = names.filter((_, list) => history & (1 << list));
    return count - over + (over > 0 && draw(on, count) * base < over ? base : 0);
  });
  return { lists: names, counts: rounded };
}

/** Made of rounded counts alone, but for two coarse shares that say how much links in doubt add. */
export function publishableOf(
  report: PopulationReport,
  histories: Histories,
  rounded: Estimation | null,
): Publishable {
  if (!rounded || moved(report.estimation, rounded)) return { refused: 'few-in-common' };
  const { doubt, n } = report;
  const lead = leadOf(rounded)?.n ?? 0;
  const before = leadOf(report.estimation)?.n ?? lead;
  const coarse = doubt && {
    share: Math.ceil(doubt.share * SHARE) / SHARE,
    n: lead * (Math.round((doubt.n / before) * SHIFT) / SHIFT),
  };
  const range = rangeOf(rounded, coarse);
  return {
    lists: histories.lists,
    captures: capturesIn(histories),
    estimation: rounded,
    doubt: coarse && { share: coarse.share },
    low: range.low,
    high: range.high,
    n: n === null ? null : range.n,
  };
}

function moved(exact: Estimation, rounded: Estimation): boolean {
  const apart = (a: number, b: number) => Math.max(a, b) > MOST_MOVED * Math.min(a, b);
  return apart(exact.low, rounded.low) || apart(exact.high, rounded.high);
}
