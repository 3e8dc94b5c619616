/**
 * Do two sources speak from their own knowledge, or does one repeat the other? Judged by the figures that they give
 * for the same cells: independent counts of thousands of people do not agree to the last person.
 *
 * Thresholds were chosen on published tables and leave a wide gap on both sides; see docs/methods/corridors.md.
 */

/** What was counted over the cells (a corridor, a measure) for which both sources give a figure above 0. */
export interface PairCounts {
  readonly cells: number;
  readonly identical: number;
  /** Identical, or one is the other rounded to tens, hundreds… with at least two digits left. */
  readonly identicalRounded: number;
  /** Cells whose two figures have at least three digits: small numbers coincide by chance. */
  readonly telling: number;
  readonly tellingIdentical: number;
  readonly tellingIdenticalRounded: number;
}

export type Verdict = 'independent' | 'dependent' | 'copied';

export const THRESHOLDS = {
  /** Fewer telling cells than this, and the figures say nothing. */
  tellingCells: 20,
  dependent: 0.2,
  copied: 0.95,
} as const;

export interface Judgement {
  readonly verdict: Verdict;
  /** False where there were too few telling cells; the verdict is then `independent` for want of evidence. */
  readonly judged: boolean;
  /** Shares between 0 and 1; 0 where there is nothing to share. */
  readonly shareIdentical: number;
  readonly shareIdenticalRounded: number;
  readonly shareTelling: number;
}

/**
 * `copied` at 95 % of identical telling cells or more, `dependent` at 20 % or more (rounding allowed in both),
 * else `independent`. A pair that a holder declares (`declared`) is at least `dependent`.
 */
export function judge(counts: PairCounts, declared = false): Judgement {
  const shareTelling = share(counts.tellingIdenticalRounded, counts.telling);
  const judged = counts.telling >= THRESHOLDS.tellingCells;
  return {
    verdict: verdictOf(judged ? shareTelling : 0, declared),
    judged: judged || declared,
    shareIdentical: share(counts.identical, counts.cells),
    shareIdenticalRounded: share(counts.identicalRounded, counts.cells),
    shareTelling,
  };
}

function verdictOf(shareTelling: number, declared: boolean): Verdict {
  if (shareTelling >= THRESHOLDS.copied) return 'copied';
  return declared || shareTelling >= THRESHOLDS.dependent ? 'dependent' : 'independent';
}

function share(part: number, whole: number): number {
  return whole > 0 ? part / whole : 0;
}

export interface Provenance {
  readonly slug: string;
  readonly holder: string;
  /** Day of publication, `YYYY-MM-DD`. */
  readonly vintage: string;
  readonly kind: (typeof KINDS)[number];
}

/** Nearer to the people counted first. */
export const KINDS = ['observed', 'modelled', 'extrapolated', 'self_reported'] as const;

/**
 * Which of two tied sources stands, and which one leans on it. A count stands before a model that holds the same
 * figures, whenever it was published; then, between two holders, who published first; between two editions of one
 * holder, the newer one, which corrects the older. Equal days: by slug, so that order never matters.
 */
export function standing<S extends Provenance>(a: S, b: S): { readonly from: S; readonly on: S } {
  const [better, worse] = [a, b].sort(byKind) as [S, S];
  if (byKind(better, worse) !== 0) return { from: worse, on: better };
  const [first, second] = [a, b].sort(byVintage) as [S, S];
  const revised = a.holder === b.holder && a.vintage !== b.vintage;
  return revised ? { from: first, on: second } : { from: second, on: first };
}

function byKind(a: Provenance, b: Provenance): number {
  return KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind);
}

function byVintage(a: Provenance, b: Provenance): number {
  return compare(a.vintage, b.vintage) || compare(a.slug, b.slug);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * Groups of names joined by ties, directly or through others; each group is called by its first name in order.
 * A group counts as one voice. Gives the group of every name, tied or not.
 */
export function groupsOf(
  names: readonly string[],
  ties: readonly (readonly [string, string])[],
): ReadonlyMap<string, string> {
  const parent = new Map(names.map((name) => [name, name]));
  const root = (name: string): string => {
    const up = parent.get(name) ?? name;
    return up === name ? name : root(up);
  };
  for (const [a, b] of ties) {
    const [low = a, high = b] = [root(a), root(b)].sort();
    parent.set(high, low);
  }
  return new Map(names.map((name) => [name, root(name)]));
}

/**
 * Which definition contains which by its meaning: whoever is born abroad is among those born abroad *or* citizens of
 * abroad. Only what holds of every person is listed; registration with a consulate, for one, is not citizenship.
 */
export const CONTAINED_IN = {
  birth: ['born_or_citizen'],
  citizenship: ['born_or_citizen'],
} as const satisfies Record<string, readonly string[]>;
