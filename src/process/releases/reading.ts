import { and, asc, eq, gt, type SQL, sql } from 'drizzle-orm';
import type { Executor } from '../../platform/database/database.ts';
import type { EstimateDocument } from '../estimates/estimates.ts';
import type { PersonsDocument } from '../person-tables/person-tables.ts';
import type {
  CorridorDocument,
  HubDocument,
  OriginDocument,
  ResidenceDocument,
} from '../pipeline/corridors/document.ts';
import type { VolunteersDocument } from '../volunteers/volunteers.ts';
import type { Edition } from './editions.ts';
import { releaseCells, releaseDocuments, releaseFacts } from './tables.ts';

interface Documents {
  corridor: CorridorDocument;
  origin: OriginDocument;
  residence: ResidenceDocument;
  hub: HubDocument;
  /** Key `*`, or an origin; there is none where too few volunteers allow it. */
  volunteers: VolunteersDocument;
  /** Key `*`, or a corridor; there is none where no table of people was chosen. */
  persons: PersonsDocument;
  /** Key `*`, and its corridor; there is none where no estimate was chosen. */
  estimate: EstimateDocument;
}

/** One document of a release: what a page shows is one look-up. */
export async function readDocument<Kind extends keyof Documents>(
  db: Executor,
  edition: Edition,
  kind: Kind,
  key: string,
): Promise<Documents[Kind] | null> {
  const [row] = await db
    .select({ document: releaseDocuments.document })
    .from(releaseDocuments)
    .where(
      and(
        eq(releaseDocuments.releaseId, edition.id),
        eq(releaseDocuments.kind, kind),
        eq(releaseDocuments.key, key),
      ),
    );
  // Written by the pipeline, or by `countVolunteers`, `personsToRelease` and `estimateToRelease`, in this very shape.
  return (row?.document as Documents[Kind] | undefined) ?? null;
}

export type ReleasedFact = Omit<typeof releaseFacts.$inferSelect, 'releaseId'>;

export interface FactFilter {
  readonly origin?: string | undefined;
  readonly residence?: string | undefined;
  readonly source?: string | undefined;
  readonly measure?: string | undefined;
  readonly definition?: string | undefined;
  readonly kind?: string | undefined;
  readonly sex?: string | undefined;
  readonly year?: number | undefined;
}

/** A page of released facts in their stable order, after the position `after`. */
export async function readFacts(
  db: Executor,
  edition: Edition,
  filter: FactFilter,
  after: number,
  limit: number,
): Promise<ReleasedFact[]> {
  const { releaseId, ...columns } = columnsOf();
  const wanted: SQL[] = [eq(releaseFacts.releaseId, edition.id), gt(releaseFacts.position, after)];
  for (const key of [
    'origin',
    'residence',
    'source',
    'measure',
    'definition',
    'kind',
    'sex',
  ] as const) {
    const value = filter[key];
    if (value !== undefined) wanted.push(eq(releaseFacts[key], value));
  }
  if (filter.year !== undefined) wanted.push(eq(releaseFacts.year, filter.year));
  return db
    .select(columns)
    .from(releaseFacts)
    .where(and(...wanted))
    .orderBy(asc(releaseFacts.position))
    .limit(limit);
}

function columnsOf() {
  const {
    releaseId,
    position,
    source,
    origin,
    residence,
    place,
    year,
    quarter,
    sex,
    age,
    education,
    isco,
  } = releaseFacts;
  const {
    labour,
    duration,
    generation,
    measure,
    definition,
    kind,
    value,
    low,
    high,
    importId,
    sheet,
    row,
    column,
  } = releaseFacts;
  const what = {
    releaseId,
    position,
    source,
    origin,
    residence,
    place,
    year,
    quarter,
    sex,
    age,
    education,
    isco,
  };
  return {
    ...what,
    labour,
    duration,
    generation,
    measure,
    definition,
    kind,
    value,
    low,
    high,
    importId,
    sheet,
    row,
    column,
  };
}

export interface Cell {
  readonly origin: string;
  readonly residence: string;
  readonly definition: string;
  readonly kind: string;
  readonly year: number;
  readonly sex: string;
  readonly source: string;
  readonly value: number;
}

export interface CellFilter {
  readonly origin?: string;
  readonly residence?: string;
  readonly measure: string;
  readonly year?: number;
  readonly sex?: string;
  readonly definition?: string;
}

/** The circles of the atlas for one choice. */
export async function readCells(
  db: Executor,
  edition: Edition,
  filter: CellFilter,
): Promise<Cell[]> {
  const wanted: SQL[] = [
    eq(releaseCells.releaseId, edition.id),
    eq(releaseCells.measure, filter.measure),
  ];
  for (const key of ['origin', 'residence', 'sex', 'definition'] as const) {
    const value = filter[key];
    if (value !== undefined) wanted.push(eq(releaseCells[key], value));
  }
  if (filter.year !== undefined) wanted.push(eq(releaseCells.year, filter.year));
  const { origin, residence, definition, kind, year, sex, source, value } = releaseCells;
  return db
    .select({ origin, residence, definition, kind, year, sex, source, value })
    .from(releaseCells)
    .where(and(...wanted))
    .limit(50_000);
}

/** Which codes have a document of this kind, for lists and for search. */
export async function documentKeys(
  db: Executor,
  edition: Edition,
  kind: 'corridor' | 'origin' | 'residence',
  like?: string,
): Promise<string[]> {
  const wanted = [eq(releaseDocuments.releaseId, edition.id), eq(releaseDocuments.kind, kind)];
  if (like) wanted.push(sql`${releaseDocuments.key} like ${like}`);
  const rows = await db
    .select({ key: releaseDocuments.key })
    .from(releaseDocuments)
    .where(and(...wanted))
    .orderBy(releaseDocuments.key)
    .limit(60_000);
  return rows.map(({ key }) => key);
}
