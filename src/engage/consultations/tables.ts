import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  check,
  date,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { bytea } from '../../platform/journal/tables.ts';

/** A question that the hub asks, who may answer it, and what their anonymity is. */
export const consultations = pgTable(
  'consultations',
  {
    id: uuid().primaryKey(),
    slug: text().notNull().unique(),
    /** The language in which it was written. */
    lang: text().notNull(),
    title: text().notNull(),
    question: text().notNull(),
    context: text().notNull().default(''),
    access: text().notNull(),
    /** The community or organisation whose members may take part. */
    accessId: uuid('access_id'),
    /** A trigger keeps it from being lowered, and from being changed once it is open. */
    anonymity: text().notNull(),
    moderation: text().notNull(),
    /** Under so many participants nothing is shown of groups. */
    minimum: integer().notNull(),
    answerBy: date('answer_by').notNull(),
    draftedOn: date('drafted_on').notNull(),
    openedOn: date('opened_on'),
    closedOn: date('closed_on'),
  },
  (table) => [
    check('consultations_access', sql`${table.access} in ('anybody', 'community', 'organisation')`),
    check(
      'consultations_members',
      sql`(${table.access} = 'anybody') = (${table.accessId} is null)`,
    ),
    check('consultations_anonymity', sql`${table.anonymity} in ('pseudonymous', 'anonymous')`),
    check('consultations_moderation', sql`${table.moderation} in ('before', 'after')`),
    check('consultations_minimum', sql`${table.minimum} between 5 and 1000`),
    check('consultations_closed', sql`${table.closedOn} is null or ${table.openedOn} is not null`),
  ],
);

/** The same in another language, by a person. */
export const consultationTexts = pgTable(
  'consultation_texts',
  {
    consultationId: uuid('consultation_id')
      .notNull()
      .references(() => consultations.id, { onDelete: 'cascade' }),
    lang: text().notNull(),
    title: text().notNull(),
    question: text().notNull(),
    context: text().notNull().default(''),
  },
  (table) => [primaryKey({ columns: [table.consultationId, table.lang] })],
);

/** What there is to read before answering. */
export const consultationDocuments = pgTable(
  'consultation_documents',
  {
    id: uuid().primaryKey(),
    consultationId: uuid('consultation_id')
      .notNull()
      .references(() => consultations.id, { onDelete: 'cascade' }),
    lang: text().notNull(),
    title: text().notNull(),
    address: text().notNull(),
  },
  (table) => [index('consultation_documents_of').on(table.consultationId)],
);

/** What can be done from which day to which. */
export const consultationPhases = pgTable(
  'consultation_phases',
  {
    consultationId: uuid('consultation_id')
      .notNull()
      .references(() => consultations.id, { onDelete: 'cascade' }),
    kind: text().notNull(),
    opensOn: date('opens_on').notNull(),
    closesOn: date('closes_on').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.consultationId, table.kind] }),
    check(
      'consultation_phases_kind',
      sql`${table.kind} in ('listening', 'proposing', 'concluding')`,
    ),
    check('consultation_phases_days', sql`${table.opensOn} <= ${table.closesOn}`),
  ],
);

/** Somebody who takes part in one consultation, under the name that it alone has for them. No day: sessions have days too. */
export const participants = pgTable(
  'participants',
  {
    id: uuid().primaryKey(),
    consultationId: uuid('consultation_id')
      .notNull()
      .references(() => consultations.id, { onDelete: 'cascade' }),
    /** Of the same form whether it follows from an account or from a code. */
    voice: text().notNull(),
    channel: text().notNull(),
    lang: text().notNull(),
    /** What they agreed to tell, to see who was not heard. */
    residence: text(),
    ageBand: text('age_band'),
    sex: text(),
    /** Their account, sealed, where they asked to be told what becomes of what they say; never where it is anonymous. */
    teller: bytea(),
  },
  (table) => [
    unique('participants_voice').on(table.consultationId, table.voice),
    check('participants_channel', sql`${table.channel} in ('web', 'relay', 'paper', 'room')`),
  ],
);

/** How many came for the first time on a day, whoever they were: floods are seen by it. */
export const consultationArrivals = pgTable(
  'consultation_arrivals',
  {
    consultationId: uuid('consultation_id')
      .notNull()
      .references(() => consultations.id, { onDelete: 'cascade' }),
    on: date().notNull(),
    newcomers: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.consultationId, table.on] })],
);

/** What somebody affirms, so that others agree, disagree or pass. */
export const statements = pgTable(
  'statements',
  {
    id: uuid().primaryKey(),
    consultationId: uuid('consultation_id')
      .notNull()
      .references(() => consultations.id, { onDelete: 'cascade' }),
    /** Its permanent address within the consultation. */
    number: integer().notNull(),
    lang: text().notNull(),
    text: text().notNull(),
    source: text().notNull(),
    /** Keyed name of the participant who said it: the day of a statement must not lead to their answers. */
    author: text(),
    on: date().notNull(),
    acceptedOn: date('accepted_on'),
    hiddenOn: date('hidden_on'),
    /** What this consultation calls the moderator who hid it: somebody else decides the appeal. */
    hiddenBy: text('hidden_by'),
    reason: text().notNull().default(''),
    appealedOn: date('appealed_on'),
    appeal: text().notNull().default(''),
    decidedOn: date('decided_on'),
    joinedInto: uuid('joined_into').references((): AnyPgColumn => statements.id, {
      onDelete: 'set null',
    }),
  },
  (table) => [
    unique('statements_number').on(table.consultationId, table.number),
    index('statements_author').on(table.author),
    check('statements_source', sql`${table.source} in ('seed', 'participant', 'paper', 'room')`),
    check('statements_itself', sql`${table.joinedInto} <> ${table.id}`),
  ],
);

export const statementTexts = pgTable(
  'statement_texts',
  {
    statementId: uuid('statement_id')
      .notNull()
      .references(() => statements.id, { onDelete: 'cascade' }),
    lang: text().notNull(),
    text: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.statementId, table.lang] })],
);

/** A reader says that a statement should not stand there. Who, is kept nowhere. */
export const statementReports = pgTable(
  'statement_reports',
  {
    id: uuid().primaryKey(),
    statementId: uuid('statement_id')
      .notNull()
      .references(() => statements.id, { onDelete: 'cascade' }),
    reason: text().notNull(),
    on: date().notNull(),
    handledOn: date('handled_on'),
  },
  (table) => [index('statement_reports_of').on(table.statementId, table.handledOn)],
);

/** One answer: no time, no order, no channel of its own. */
export const votes = pgTable(
  'votes',
  {
    participantId: uuid('participant_id')
      .notNull()
      .references(() => participants.id, { onDelete: 'cascade' }),
    statementId: uuid('statement_id')
      .notNull()
      .references(() => statements.id, { onDelete: 'cascade' }),
    vote: smallint().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.participantId, table.statementId] }),
    index('votes_statement').on(table.statementId),
    check('votes_vote', sql`${table.vote} in (-1, 0, 1)`),
  ],
);

/** Members who were handed a voice, where taking part is anonymous: who, and nothing else. */
export const consultationRoll = pgTable(
  'consultation_roll',
  {
    consultationId: uuid('consultation_id')
      .notNull()
      .references(() => consultations.id, { onDelete: 'cascade' }),
    person: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.consultationId, table.person] })],
);
