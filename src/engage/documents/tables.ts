import { sql } from 'drizzle-orm';
import {
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
import { consultations, statements } from '../consultations/tables.ts';

/** A final document on its way: what the team writes on, and of which versions are published. */
export const documents = pgTable(
  'documents',
  {
    id: uuid().primaryKey(),
    /** Its permanent address. */
    slug: text().notNull().unique(),
    consultationId: uuid('consultation_id').references(() => consultations.id, {
      onDelete: 'set null',
    }),
    /** The language in which it is written first; the others translate it. */
    lang: text().notNull(),
    createdOn: date('created_on').notNull(),
  },
  (table) => [index('documents_consultation').on(table.consultationId)],
);

/** Its title and summary in a language, and who has written or translated them, and when. */
export const documentTitles = pgTable(
  'document_titles',
  {
    documentId: uuid('document_id')
      .notNull()
      .references(() => documents.id, { onDelete: 'cascade' }),
    lang: text().notNull(),
    title: text().notNull(),
    summary: text().notNull(),
    by: text().notNull(),
    on: date().notNull(),
  },
  (table) => [primaryKey({ columns: [table.documentId, table.lang] })],
);

export const documentParagraphs = pgTable(
  'document_paragraphs',
  {
    /** The same through all versions: what is traced to it stays so. */
    id: uuid().primaryKey(),
    documentId: uuid('document_id')
      .notNull()
      .references(() => documents.id, { onDelete: 'cascade' }),
    position: integer().notNull(),
    kind: text().notNull(),
    removedOn: date('removed_on'),
  },
  (table) => [
    index('document_paragraphs_document').on(table.documentId, table.position),
    check('document_paragraphs_kind', sql`${table.kind} in ('heading', 'text')`),
  ],
);

/** What a paragraph says in a language. A translation of an older text is marked as such. */
export const paragraphTexts = pgTable(
  'paragraph_texts',
  {
    paragraphId: uuid('paragraph_id')
      .notNull()
      .references(() => documentParagraphs.id, { onDelete: 'cascade' }),
    lang: text().notNull(),
    text: text().notNull(),
    /** Who wrote or translated it, as it was agreed to be shown. */
    by: text().notNull(),
    on: date().notNull(),
    /** Counts changes of the first language's text; a translation bears the count that it was made of. */
    revision: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.paragraphId, table.lang] })],
);

/** A position that diverges from what a paragraph says, in words, and the statement that says it. */
export const divergentPositions = pgTable(
  'divergent_positions',
  {
    id: uuid().primaryKey(),
    paragraphId: uuid('paragraph_id')
      .notNull()
      .references(() => documentParagraphs.id, { onDelete: 'cascade' }),
    statementId: uuid('statement_id').references(() => statements.id, { onDelete: 'set null' }),
    lang: text().notNull(),
    text: text().notNull(),
  },
  (table) => [index('divergent_positions_paragraph').on(table.paragraphId)],
);

/** A remark on a paragraph of a published version; gone with its author. */
export const paragraphComments = pgTable(
  'paragraph_comments',
  {
    id: uuid().primaryKey(),
    paragraphId: uuid('paragraph_id')
      .notNull()
      .references(() => documentParagraphs.id, { onDelete: 'cascade' }),
    /** The published version that was read. */
    version: integer().notNull(),
    /** Keyed name of the participant, as beside statements. */
    author: text().notNull(),
    lang: text().notNull(),
    text: text().notNull(),
    on: date().notNull(),
    acceptedOn: date('accepted_on'),
    hiddenOn: date('hidden_on'),
    reason: text().notNull().default(''),
  },
  (table) => [
    index('paragraph_comments_paragraph').on(table.paragraphId),
    index('paragraph_comments_author').on(table.author),
    check('paragraph_comments_hidden', sql`${table.hiddenOn} is null or ${table.reason} <> ''`),
  ],
);

/**
 * A published version: its words and their trace in one text, which the hub has signed. A trigger of the database
 * refuses to change or delete it.
 */
export const documentVersions = pgTable(
  'document_versions',
  {
    documentId: uuid('document_id')
      .notNull()
      .references(() => documents.id, { onDelete: 'restrict' }),
    version: integer().notNull(),
    state: text().notNull(),
    on: date().notNull(),
    /** Canonical JSON (RFC 8785): the bytes that are hashed and signed. */
    content: text().notNull(),
    hash: text().notNull(),
    signature: text().notNull(),
    publicKey: text('public_key').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.documentId, table.version] }),
    check('document_versions_state', sql`${table.state} in ('draft', 'adopted')`),
    check('document_versions_hash', sql`${table.hash} ~ '^[0-9a-f]{64}$'`),
  ],
);

/** Who has adopted a version, and when: offices and organisations by name, people by their number alone. */
export const documentAdoptions = pgTable(
  'document_adoptions',
  {
    id: uuid().primaryKey(),
    documentId: uuid('document_id').notNull(),
    version: integer().notNull(),
    kind: text().notNull(),
    organisationId: uuid('organisation_id'),
    name: text().notNull(),
    people: integer(),
    on: date().notNull(),
  },
  (table) => [
    unique('document_adoptions_once').on(
      table.documentId,
      table.version,
      table.kind,
      table.name,
      table.on,
    ),
    check('document_adoptions_kind', sql`${table.kind} in ('office', 'organisation', 'people')`),
    check(
      'document_adoptions_people',
      sql`(${table.kind} = 'people') = (${table.people} is not null) and (${table.people} is null or ${table.people} >= 5)`,
    ),
  ],
);
