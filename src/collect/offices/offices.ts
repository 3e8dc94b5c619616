import { and, asc, count, desc, eq, gt, inArray, isNotNull, type SQL } from 'drizzle-orm';
import { date, doublePrecision, jsonb, pgView, text, uuid } from 'drizzle-orm/pg-core';
import type { Executor } from '../../platform/database/database.ts';
import { newId } from '../../platform/ids.ts';
import type { Lang } from '../../reference/languages/languages.ts';
import { offices } from './tables.ts';

/** A public institution as a directory gives it: a mission or a service centre, never a private address. */
export interface NewOffice {
  /** The country that runs it, ISO 3166-1 alpha-3. */
  readonly operator: string;
  /** The country in which it stands. */
  readonly country: string;
  readonly city: string | null;
  readonly kind: string;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly website: string | null;
  readonly phone: string | null;
}

export interface Office extends NewOffice {
  readonly id: string;
}

const BATCH = 1000;

/** Writes an import's offices; they are shown as long as the import counts. */
export async function insertOffices(
  tx: Executor,
  importId: string,
  given: readonly NewOffice[],
): Promise<void> {
  for (let start = 0; start < given.length; start += BATCH) {
    const rows = given
      .slice(start, start + BATCH)
      .map(({ operator, country, city, kind, latitude, longitude, website, phone }) => {
        return {
          id: newId(),
          importId,
          operator,
          country,
          city,
          kind,
          latitude,
          longitude,
          website,
          phone,
        };
      });
    await tx.insert(offices).values(rows);
  }
}

/** Forgets what a former reading of the same file gave. */
export async function clearOffices(tx: Executor, importId: string): Promise<void> {
  await tx.delete(offices).where(eq(offices.importId, importId));
}

// What the public role may read: the offices whose import counts, and their source (migration 0015).
const shown = pgView('public_offices', {
  id: uuid().notNull(),
  operator: text().notNull(),
  country: text().notNull(),
  city: text(),
  kind: text().notNull(),
  latitude: doublePrecision(),
  longitude: doublePrecision(),
  website: text(),
  phone: text(),
  source: jsonb().$type<DirectorySource['title']>(),
  holder: text(),
  licence: text(),
  vintage: date(),
}).existing();

const OFFICE = {
  ...{ id: shown.id, operator: shown.operator, country: shown.country, city: shown.city },
  ...{ kind: shown.kind, latitude: shown.latitude, longitude: shown.longitude },
  ...{ website: shown.website, phone: shown.phone },
};

/** Whose directory it is, and the day for which it holds. */
export interface DirectorySource {
  readonly title: Readonly<Partial<Record<Lang, string>>>;
  readonly holder: string;
  readonly licence: string;
  readonly vintage: string;
}

/** The sources of these offices, newest first. */
export async function sourcesOf(
  db: Executor,
  filter: OfficeFilter = {},
): Promise<DirectorySource[]> {
  const { source, holder, licence, vintage } = shown;
  const rows = await db
    .selectDistinct({ title: source, holder, licence, vintage })
    .from(shown)
    .where(and(isNotNull(source), ...conditions(filter)))
    .orderBy(desc(vintage));
  return rows as DirectorySource[]; // none is null where there is a source
}

/** The offices of one corridor: those that `operator` runs in `country`. */
export async function officesOf(
  db: Executor,
  operator: string,
  country: string,
): Promise<Office[]> {
  const wanted = and(eq(shown.operator, operator), eq(shown.country, country));
  return db
    .select(OFFICE)
    .from(shown)
    .where(wanted)
    .orderBy(asc(shown.city), asc(shown.id))
    .limit(500);
}

/** A city in which offices stand. */
export interface Town {
  readonly city: string;
  readonly country: string;
  readonly offices: number;
}

/** Every city with its number of offices. */
export async function listTowns(db: Executor): Promise<Town[]> {
  const { city, country } = shown;
  const rows = await db
    .select({ city, country, offices: count() })
    .from(shown)
    .where(isNotNull(city))
    .groupBy(city, country);
  return rows.flatMap((row) => (row.city ? [{ ...row, city: row.city }] : []));
}

export interface OfficeFilter {
  readonly operator?: string | undefined;
  readonly country?: string | undefined;
  readonly kind?: string | undefined;
  /** Names of cities as they are written. */
  readonly cities?: readonly string[] | undefined;
}

/** A page of the directory in its stable order; `after` is the id of the last office seen. */
export async function listOffices(
  db: Executor,
  filter: OfficeFilter = {},
  after?: string,
  limit = 100,
): Promise<Office[]> {
  const wanted = [...(after ? [gt(shown.id, after)] : []), ...conditions(filter)];
  return db
    .select(OFFICE)
    .from(shown)
    .where(and(...wanted))
    .orderBy(asc(shown.id))
    .limit(limit);
}

/** How many there are of these. */
export async function countOffices(db: Executor, filter: OfficeFilter = {}): Promise<number> {
  const [row] = await db
    .select({ offices: count() })
    .from(shown)
    .where(and(...conditions(filter)));
  return row?.offices ?? 0;
}

function conditions(filter: OfficeFilter): SQL[] {
  const wanted: SQL[] = [];
  for (const key of ['operator', 'country', 'kind'] as const) {
    const value = filter[key];
    if (value) wanted.push(eq(shown[key], value));
  }
  if (filter.cities) wanted.push(inArray(shown.city, [...filter.cities]));
  return wanted;
}
