/** What a release says of how many there are in all. */
import { type ClosedList, closedAmong } from '../../collect/lists/lists.ts';
import { TOTAL } from '../../methods/disclosure/disclosure.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Executor } from '../../platform/database/database.ts';
import { currentLinkage, type Linkage } from '../intake/intake.ts';
import { newestTables, withheldReport } from '../person-tables/person-tables.ts';
import { newestEstimate, type PopulationEstimate } from './finding.ts';
import { baseOf, type PublicReport } from './publishing.ts';

/** An estimate from lists that were linked, for everybody to read: of one corridor, or of people of no stated one. */
export interface EstimateDocument extends PublicReport {
  /** Origin and residence, `SEN-FRA`; null where nobody stated them. */
  readonly corridor: string | null;
  /** The day on which it was made. */
  readonly on: string;
  readonly kind: 'modelled';
}

/** Why one that was chosen is not published. */
export type Withheld =
  | { readonly why: 'list-closed'; readonly closed: readonly ClosedList[] }
  | { readonly why: 'total-hidden' };

export interface ReleasedEstimate {
  readonly document: EstimateDocument | null;
  readonly withheld: Withheld | null;
}

/** The chosen estimate of the linkage in force; null where nothing is chosen. */
export async function estimateToRelease(
  tx: Executor,
  means: { readonly clock: Clock },
): Promise<ReleasedEstimate | null> {
  const linkage = await currentLinkage(tx);
  const made = linkage && (await newestEstimate(tx, linkage));
  const document = made?.chosenAt ? documentOf(made) : null;
  if (!linkage || !document) return null;
  const withheld = await withheldOf(tx, means, linkage);
  return withheld ? { document: null, withheld } : { document, withheld: null };
}

export async function withheldOf(
  tx: Executor,
  { clock }: { readonly clock: Clock },
  linkage: Linkage,
): Promise<Withheld | null> {
  const closed = await closedAmong(tx, clock, linkage.settings.lists);
  if (closed.length > 0) return { why: 'list-closed', closed };
  const tables = await newestTables(tx, linkage);
  // Rounded counts add up to about the total: where even that is hidden, nothing may lie near it.
  const hidden = tables?.tables.some(({ cells }) =>
    cells.some(({ key, count }) => count === null && key.every((one) => one === TOTAL)),
  );
  return hidden ? { why: 'total-hidden' } : null;
}

export function documentOf(made: PopulationEstimate): EstimateDocument | null {
  const { publishable, madeAt, origin, residence } = made;
  if (!publishable || 'refused' in publishable || !madeAt) return null;
  return {
    corridor: origin && residence ? `${origin}-${residence}` : null,
    on: madeAt.toISOString().slice(0, 10),
    kind: 'modelled',
    ...publishable,
  };
}

/** The same where pages look for it: by its corridor, and as the one of its release. */
export const estimateDocuments = (
  document: EstimateDocument,
): { key: string; document: EstimateDocument }[] =>
  ['*', ...(document.corridor ? [document.corridor] : [])].map((key) => ({ key, document }));

/** How it was made, for whoever reads the package. */
export const estimateReport = (
  { document, withheld }: ReleasedEstimate,
  threshold: number,
): Record<string, unknown> => ({
  rule: `Made of counts of people by the lists on which they stand, each rounded at random to a multiple of ${baseOf(threshold)}, always the same way for the same count; none is exact. Where rounding would move an end of the range by more than a fifth, nothing is published.`,
  ...(document && { corridor: document.corridor, on: document.on, lists: document.lists.length }),
  ...(withheld && { withheld: withheldReport(withheld) }),
});

export const ESTIMATE_COLUMNS = [
  'corridor',
  'model',
  'formula',
  'people',
  'low',
  'high',
  'bic',
  'supported',
  'kind',
  'on',
] as const;

/** One row a model; the first is what they say together, without a figure where they do not agree. */
export function estimateRows(document: EstimateDocument): (string | number | boolean | null)[][] {
  const { corridor, on, kind, estimation, n, low, high } = document;
  const row = (...cells: (string | number | boolean | null)[]) => [corridor, ...cells, kind, on];
  const whole = (value: number | null) => (value === null ? null : Math.round(value));
  return [
    row('together', '', whole(n), whole(low), whole(high), null, null),
    ...estimation.models.map((model) =>
      row(
        ...[model.name, model.formula, whole(model.n), whole(model.low), whole(model.high)],
        ...[model.bic === null ? null : Number(model.bic.toFixed(1))],
        estimation.supported.includes(model.name),
      ),
    ),
  ];
}
