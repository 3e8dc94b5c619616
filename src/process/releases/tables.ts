import {
  bigint,
  boolean,
  doublePrecision,
  index,
  integer,
  json,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';
import { blobs } from '../../platform/blobs/tables.ts';
import { runs } from '../runs/tables.ts';

const instant = (name: string) => timestamp(name, { withTimezone: true });

/** An edition: immutable once published. Public pages read the newest that is not withdrawn. */
export const releases = pgTable(
  'releases',
  {
    id: uuid().primaryKey(),
    number: integer().notNull().unique(),
    runId: uuid('run_id')
      .notNull()
      .references(() => runs.id),
    publishedAt: instant('published_at').notNull(),
    withdrawnAt: instant('withdrawn_at'),
    withdrawnReason: text('withdrawn_reason'),
    /** The signed Frictionless Data Package as a ZIP. */
    package: text()
      .notNull()
      .references(() => blobs.hash),
    signature: text().notNull(),
    publicKey: text('public_key').notNull(),
    report: jsonb().notNull().$type<Record<string, unknown>>(),
    difference: jsonb().notNull().$type<Record<string, unknown>>(),
    journalHead: text('journal_head'),
    demo: boolean().notNull().default(false),
    /** Whether its rows are in the tables below; the package keeps them for good. */
    loaded: boolean().notNull().default(true),
  },
  (table) => [index('releases_published').on(table.publishedAt)],
);

// The three tables below are filled and emptied with their release, in its transaction: a foreign key would be
// checked a million times for nothing.

/** What a page needs, ready in one look-up. `kind`: corridor, origin, residence, hub, sources. */
export const releaseDocuments = pgTable(
  'release_documents',
  {
    releaseId: uuid('release_id').notNull(),
    kind: text().notNull(),
    key: text().notNull(),
    document: json().notNull(),
  },
  (table) => [primaryKey({ columns: [table.releaseId, table.kind, table.key] })],
);

/** Every released fact, in a stable order, for the public interface. */
export const releaseFacts = pgTable(
  'release_facts',
  {
    releaseId: uuid('release_id').notNull(),
    position: bigint({ mode: 'number' }).notNull(),
    source: text().notNull(),
    origin: text().notNull(),
    residence: text().notNull(),
    place: text(),
    year: smallint().notNull(),
    quarter: smallint(),
    sex: text().notNull(),
    age: text(),
    education: text(),
    isco: text(),
    labour: text(),
    duration: text(),
    generation: text(),
    measure: text().notNull(),
    definition: text().notNull(),
    kind: text().notNull(),
    value: doublePrecision().notNull(),
    low: doublePrecision(),
    high: doublePrecision(),
    importId: uuid('import_id').notNull(),
    sheet: text().notNull(),
    row: integer().notNull(),
    column: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.releaseId, table.position] }),
    index('release_facts_corridor').on(table.releaseId, table.origin, table.residence),
    index('release_facts_residence').on(table.releaseId, table.residence),
  ],
);

/** The circles of the atlas: one value for each choice of definition, year, sex and kind. */
export const releaseCells = pgTable(
  'release_cells',
  {
    releaseId: uuid('release_id').notNull(),
    origin: text().notNull(),
    residence: text().notNull(),
    measure: text().notNull(),
    definition: text().notNull(),
    kind: text().notNull(),
    year: smallint().notNull(),
    sex: text().notNull(),
    source: text().notNull(),
    value: doublePrecision().notNull(),
  },
  (table) => [
    index('release_cells_choice').on(
      table.releaseId,
      table.measure,
      table.definition,
      table.year,
      table.sex,
    ),
    index('release_cells_origin').on(table.releaseId, table.origin),
    index('release_cells_residence').on(table.releaseId, table.residence),
  ],
);
