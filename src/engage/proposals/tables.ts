import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  boolean,
  check,
  date,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { consultations } from '../consultations/tables.ts';

/** Something to be done, drawn from what was said; its number is its permanent address. */
export const proposals = pgTable(
  'proposals',
  {
    /** Random: it must not tell when it was made. */
    id: uuid().primaryKey(),
    consultationId: uuid('consultation_id')
      .notNull()
      .references(() => consultations.id, { onDelete: 'cascade' }),
    number: integer().notNull(),
    lang: text().notNull(),
    source: text().notNull(),
    /** Keyed name of the participant who wrote it, as beside statements. */
    author: text(),
    on: date().notNull(),
    /** The day from which everybody reads it; a participant's waits for the facilitator where moderation comes before. */
    acceptedOn: date('accepted_on'),
    hiddenOn: date('hidden_on'),
    /** Why it is hidden: its author reads it. */
    reason: text().notNull().default(''),
    /** It was joined with others, or split: others stand in its place. */
    endedOn: date('ended_on'),
  },
  (table) => [
    unique('proposals_number').on(table.consultationId, table.number),
    index('proposals_author').on(table.author),
    check('proposals_source', sql`${table.source} in ('office', 'participant')`),
    check('proposals_hidden', sql`${table.hiddenOn} is null or ${table.reason} <> ''`),
  ],
);

/** Every text that a proposal has had; the highest stands. */
export const proposalVersions = pgTable(
  'proposal_versions',
  {
    proposalId: uuid('proposal_id')
      .notNull()
      .references(() => proposals.id, { onDelete: 'cascade' }),
    version: integer().notNull(),
    text: text().notNull(),
    on: date().notNull(),
    /** The amendment that brought it about. */
    amendmentId: uuid('amendment_id').references((): AnyPgColumn => amendments.id, {
      onDelete: 'set null',
    }),
  },
  (table) => [primaryKey({ columns: [table.proposalId, table.version] })],
);

/** A version in another language, by a person. */
export const proposalTexts = pgTable(
  'proposal_texts',
  {
    proposalId: uuid('proposal_id')
      .notNull()
      .references(() => proposals.id, { onDelete: 'cascade' }),
    version: integer().notNull(),
    lang: text().notNull(),
    text: text().notNull(),
    on: date().notNull(),
  },
  (table) => [primaryKey({ columns: [table.proposalId, table.version, table.lang] })],
);

/** Another wording of a version, and why; decided with a reason. Its words go with its author. */
export const amendments = pgTable(
  'amendments',
  {
    id: uuid().primaryKey(),
    proposalId: uuid('proposal_id')
      .notNull()
      .references(() => proposals.id, { onDelete: 'cascade' }),
    number: integer().notNull(),
    /** The version that it would change. */
    base: integer().notNull(),
    author: text(),
    source: text().notNull(),
    text: text().notNull(),
    why: text().notNull(),
    whyLang: text('why_lang').notNull(),
    on: date().notNull(),
    acceptedOn: date('accepted_on'),
    hiddenOn: date('hidden_on'),
    decision: text(),
    decidedOn: date('decided_on'),
    reason: text().notNull().default(''),
    reasonLang: text('reason_lang'),
  },
  (table) => [
    unique('amendments_number').on(table.proposalId, table.number),
    index('amendments_author').on(table.author),
    check('amendments_source', sql`${table.source} in ('office', 'participant')`),
    check('amendments_decision', sql`${table.decision} in ('accepted', 'rejected')`),
    check(
      'amendments_decided',
      sql`(${table.decision} is null) = (${table.decidedOn} is null) and (${table.decision} is null or ${table.reason} <> '')`,
    ),
  ],
);

/** Support or objection, one a participant, with its reason and no day, as beside answers; gone with its author. */
export const proposalStands = pgTable(
  'proposal_stands',
  {
    proposalId: uuid('proposal_id')
      .notNull()
      .references(() => proposals.id, { onDelete: 'cascade' }),
    /** Keyed name of the participant. */
    author: text().notNull(),
    stand: text().notNull(),
    /** The name of this row on pages. */
    id: uuid().notNull().unique(),
    lang: text().notNull(),
    reason: text().notNull(),
    /** Whether others read the reason. */
    shown: boolean().notNull(),
    hidden: boolean().notNull().default(false),
  },
  (table) => [
    primaryKey({ columns: [table.proposalId, table.author] }),
    index('proposal_stands_author').on(table.author),
    check('proposal_stands_stand', sql`${table.stand} in ('support', 'objection')`),
  ],
);

/** What came of what: from statements to proposals, and from one proposal to those that stand in its place. */
export const lineage = pgTable(
  'lineage',
  {
    fromKind: text('from_kind').notNull(),
    from: uuid('from_id').notNull(),
    toKind: text('to_kind').notNull(),
    to: uuid('to_id').notNull(),
    how: text().notNull(),
    on: date().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.fromKind, table.from, table.toKind, table.to] }),
    index('lineage_to').on(table.toKind, table.to),
    check('lineage_from_kind', sql`${table.fromKind} in ('statement', 'proposal')`),
    check('lineage_to_kind', sql`${table.toKind} in ('proposal', 'paragraph')`),
    check('lineage_how', sql`${table.how} in ('drawn', 'joined', 'split', 'carried')`),
  ],
);
