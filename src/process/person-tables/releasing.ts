/** What a release says of the people whom at least one list knows. */
import { and, eq, gt, ne } from 'drizzle-orm';
import { type ClosedList, closedAmong } from '../../collect/lists/lists.ts';
import { TOTAL } from '../../methods/disclosure/disclosure.ts';
import { rationalOf, ZERO } from '../../methods/noise/noise.ts';
import type { Executor } from '../../platform/database/database.ts';
import type { Hub } from '../../platform/hub.ts';
import { currentLinkage, type Linkage } from '../intake/intake.ts';
import { newestTables, type PersonTables } from './finding.ts';
import { DIMENSIONS, type Dimension, type KeptTable, type TableName, type Way } from './kept.ts';
import { costOf, spend } from './ledger.ts';
import { personTables } from './tables.ts';

export interface PersonCell {
  readonly key: readonly string[];
  /** Null where it is hidden. */
  readonly count: number | null;
}

export interface PersonTable {
  readonly name: TableName;
  readonly dimensions: readonly Dimension[];
  readonly way: Way;
  readonly cells: readonly PersonCell[];
}

/** People whom lists know and a linkage found, never the population: of everywhere (`*`), or of one corridor. */
export interface PersonsDocument {
  /** `*`, or origin and residence: `SEN-FRA`. */
  readonly key: string;
  readonly on: string;
  readonly kind: 'observed';
  readonly lists: number;
  readonly people: number | null;
  readonly tables: readonly PersonTable[];
}

export const EVERYWHERE = '*';
export const BUDGET = 'persons';

export interface ReleasedPersons {
  readonly made: PersonTables;
  /** Empty where the tables are withheld. */
  readonly documents: readonly PersonsDocument[];
  readonly withheld: TablesWithheld | null;
}

/** Why tables that were chosen are not published. */
export type TablesWithheld =
  | { readonly why: 'list-closed'; readonly closed: readonly ClosedList[] }
  /** Others were published since these were held against all that was out. */
  | { readonly why: 'overtaken' };

/** The chosen tables of the linkage in force, or why they stay inside; null where nothing is chosen. */
export async function personsToRelease(tx: Executor, hub: Hub): Promise<ReleasedPersons | null> {
  const linkage = await currentLinkage(tx);
  const made = linkage && (await newestTables(tx, linkage));
  if (!linkage || !made || Object.keys(made.chosen).length === 0) return null;
  const withheld = await tablesWithheld(tx, hub, linkage, made);
  return { made, withheld, documents: withheld ? [] : documentsOf(made) };
}

export async function tablesWithheld(
  tx: Executor,
  { clock }: Pick<Hub, 'clock'>,
  linkage: Linkage,
  made: PersonTables,
): Promise<TablesWithheld | null> {
  const closed = await closedAmong(tx, clock, linkage.settings.lists);
  if (closed.length > 0) return { why: 'list-closed', closed };
  // What is out already tells nothing new when it is shown again.
  if (made.publishedAt) return null;
  const [since] = await tx
    .select({ id: personTables.id })
    .from(personTables)
    .where(and(gt(personTables.publishedAt, made.madeAt), ne(personTables.id, made.id)))
    .limit(1);
  return since ? { why: 'overtaken' } : null;
}

/** What was hidden and why, for whoever reads the package. */
export function disclosureReport({ made, withheld }: ReleasedPersons): Record<string, unknown> {
  if (withheld) return { withheld: withheldReport(withheld) };
  const { tables, chosen, report, countedOn } = made;
  return {
    rule: `Counts from 1 to ${report.threshold - 1} are hidden, with as many others as it takes that each hidden count lies in an interval as wide as ${report.threshold}, whatever else is published here or was before. A count that differs from a former one by less is hidden too.`,
    counted: countedOn,
    lists: report.lists,
    tables: tables
      .filter(({ name }) => chosen[name])
      .map(({ name, cells, primary, differences, secondary, exposed, merged, earlier }) =>
        chosen[name] === 'noisy'
          ? { name, way: 'noise', rule: NOISE, epsilon: report.epsilon, cells: cells.length }
          : {
              ...{ name, way: 'hidden', cells: cells.length, primary, differences, secondary },
              ...{ exposed, merged, comparedWith: earlier },
            },
      ),
  };
}

const NOISE =
  'Every cell has noise of its own, totals are sums. A table is not shown so where noise would tell, to better than the threshold and with 95 % sureness, what another table hides or how few have come or gone since.';

/** As it stands in the report of a release for good. */
export interface WithheldReport {
  readonly why: string;
  readonly lists?: readonly Pick<ClosedList, 'slug' | 'why' | 'since'>[];
}

export const withheldReport = (withheld: {
  readonly why: string;
  readonly closed?: readonly ClosedList[];
}): WithheldReport => ({
  why: withheld.why,
  ...(withheld.closed && {
    lists: withheld.closed.map(({ slug, why, since }) => ({ slug, why, since })),
  }),
});

/** Marks them as published and pays for noise that no release has shown before, in the release's own transaction. */
export async function markReleased(
  tx: Executor,
  hub: Hub,
  { made, withheld }: ReleasedPersons,
  release: number,
): Promise<void> {
  if (withheld || made.publishedAt) return;
  for (const [table, way] of Object.entries(made.chosen))
    if (way === 'noisy')
      await spend(tx, hub.clock, {
        budget: BUDGET,
        total: rationalOf(hub.config.tables.privacy_budget) ?? ZERO,
        rho: costOf(made.report.epsilon),
        what: `${table} ${release}`,
      });
  await tx
    .update(personTables)
    .set({ publishedAt: hub.clock() })
    .where(eq(personTables.id, made.id));
}

export function documentsOf({
  tables,
  chosen,
  countedOn,
  report,
}: PersonTables): PersonsDocument[] {
  const shown = tables.flatMap((table): PersonTable[] => {
    const way = chosen[table.name];
    return way ? [shownTable(table, way)] : [];
  });
  const about = { on: countedOn, kind: 'observed' as const, lists: report.lists };
  const [people] = shown.filter(({ name }) => name === 'people');
  const whole = {
    key: EVERYWHERE,
    ...about,
    people: people ? totalOf(people) : null,
    tables: shown,
  };
  const source = tables.find(({ name }) => name === 'people');
  return [whole, ...(people && source ? corridorsOf(people, source, about) : [])];
}

const shownTable = ({ name, dimensions, cells }: KeptTable, way: Way): PersonTable => ({
  name,
  dimensions,
  way,
  cells: cells.map(({ key, count, noisy }) => ({ key, count: way === 'noisy' ? noisy : count })),
});

const totalOf = ({ cells }: PersonTable): number | null =>
  cells.find(({ key }) => key.every((one) => one === TOTAL))?.count ?? null;

const COUNTRY = /^[A-Z]{3}$/;

/** Of each corridor that is named, and whose total is shown, the table within it. */
function corridorsOf(
  people: PersonTable,
  { fixed }: KeptTable,
  about: Pick<PersonsDocument, 'on' | 'kind' | 'lists'>,
): PersonsDocument[] {
  const at = (dimension: Dimension) => people.dimensions.indexOf(dimension);
  const ends = (['origin', 'residence'] as const).map((dimension) => {
    const place = at(dimension);
    return place < 0 ? () => fixed[dimension] ?? '' : (key: readonly string[]) => key[place] ?? '';
  });
  const rest = people.dimensions
    .map((_, place) => place)
    .filter((place) => place !== at('origin') && place !== at('residence'));
  const groups = Map.groupBy(people.cells, ({ key }) => ends.map((end) => end(key)).join('-'));
  return [...groups].flatMap(([key, cells]) => {
    if (!key.split('-').every((code) => COUNTRY.test(code))) return [];
    const table = {
      ...people,
      dimensions: rest.flatMap((place) => people.dimensions[place] ?? []),
      cells: cells.map((cell) => ({ ...cell, key: rest.map((place) => cell.key[place] ?? '') })),
    };
    const total = totalOf(table);
    return total === null ? [] : [{ key, ...about, people: total, tables: [table] }];
  });
}

/** The same as rows, for the data package and for CSV. */
export const PERSON_COLUMNS = [
  'corridor',
  'table',
  ...DIMENSIONS,
  'people',
  'protection',
  'kind',
  'on',
] as const;

export function personRows(documents: readonly PersonsDocument[]): (string | number | null)[][] {
  return documents.flatMap(({ key: corridor, kind, on, tables }) =>
    tables.flatMap(({ name, dimensions, way, cells }) =>
      cells.map(({ key, count }) => [
        ...[corridor, name],
        ...DIMENSIONS.map((dimension) => key[dimensions.indexOf(dimension)] ?? ''),
        count,
        count === null ? 'hidden' : way === 'noisy' ? 'noise' : '',
        ...[kind, on],
      ]),
    ),
  );
}
