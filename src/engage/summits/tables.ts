import { sql } from 'drizzle-orm';
import {
  check,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { organisations } from '../../people/organisations/tables.ts';
import { bytea } from '../../platform/journal/tables.ts';

/** Days on which people meet: what for, where, in which languages. Hours are said in its zone. */
export const summits = pgTable(
  'summits',
  {
    id: uuid().primaryKey(),
    slug: text().notNull().unique(),
    lang: text().notNull(),
    title: text().notNull(),
    summary: text().notNull(),
    opensOn: date('opens_on').notNull(),
    closesOn: date('closes_on').notNull(),
    zone: text().notNull(),
    place: text().notNull().default(''),
    link: text().notNull().default(''),
    /** Languages that are spoken there. */
    languages: text().array().notNull(),
    draftedOn: date('drafted_on').notNull(),
    publishedOn: date('published_on'),
    /** The report is public. */
    reportedOn: date('reported_on'),
    /** Thanks were sent to those who asked to be told. */
    thankedOn: date('thanked_on'),
    /** What those who came are thanked for, in the language of the summit. */
    thanks: text().notNull().default(''),
  },
  (table) => [
    index('summits_days').on(table.publishedOn, table.closesOn),
    check('summits_order', sql`${table.opensOn} <= ${table.closesOn}`),
  ],
);

/** The same in another language, by a person. */
export const summitTexts = pgTable(
  'summit_texts',
  {
    summitId: uuid('summit_id')
      .notNull()
      .references(() => summits.id, { onDelete: 'cascade' }),
    lang: text().notNull(),
    title: text().notNull(),
    summary: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.summitId, table.lang] })],
);

const ofSummit = () =>
  uuid('summit_id')
    .notNull()
    .references(() => summits.id, { onDelete: 'cascade' });

export const summitRooms = pgTable(
  'summit_rooms',
  {
    id: uuid().primaryKey(),
    summitId: ofSummit(),
    position: integer().notNull(),
    name: text().notNull(),
    guid: text(),
    capacity: integer(),
  },
  (table) => [unique('summit_rooms_once').on(table.summitId, table.name)],
);

export const summitTracks = pgTable(
  'summit_tracks',
  {
    id: uuid().primaryKey(),
    summitId: ofSummit(),
    position: integer().notNull(),
    name: text().notNull(),
  },
  (table) => [unique('summit_tracks_once').on(table.summitId, table.name)],
);

/** A session as its brief: what it is about, what it asks, how it proceeds, when and where. */
export const summitSessions = pgTable(
  'summit_sessions',
  {
    id: uuid().primaryKey(),
    summitId: ofSummit(),
    /** Its number in the exchange format, and its address. */
    number: integer().notNull(),
    code: text().notNull(),
    /** Names it in every programme that it comes from and goes to. */
    guid: text().notNull(),
    kind: text().notNull(),
    lang: text().notNull(),
    title: text().notNull(),
    subtitle: text().notNull().default(''),
    overview: text().notNull().default(''),
    theme: text().notNull().default(''),
    scope: text().notNull().default(''),
    method: text().notNull().default(''),
    trackId: uuid('track_id').references(() => summitTracks.id, { onDelete: 'set null' }),
    roomId: uuid('room_id').references(() => summitRooms.id, { onDelete: 'set null' }),
    /** Day and hour in the zone of the summit: `2027-03-04` and `09:30`. */
    day: date(),
    start: text(),
    minutes: integer().notNull(),
    /** Each change of when or where makes one more: calendars know by it what is newer. */
    sequence: integer().notNull().default(0),
    cancelledOn: date('cancelled_on'),
  },
  (table) => [
    unique('summit_sessions_number').on(table.summitId, table.number),
    unique('summit_sessions_code').on(table.summitId, table.code),
    unique('summit_sessions_guid').on(table.summitId, table.guid),
    index('summit_sessions_day').on(table.summitId, table.day, table.start),
    check('summit_sessions_minutes', sql`${table.minutes} between 1 and 1440`),
    check('summit_sessions_placed', sql`(${table.day} is null) = (${table.start} is null)`),
    check('summit_sessions_start', sql`${table.start} ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'`),
  ],
);

export const summitSessionTexts = pgTable(
  'summit_session_texts',
  {
    sessionId: uuid('session_id')
      .notNull()
      .references(() => summitSessions.id, { onDelete: 'cascade' }),
    lang: text().notNull(),
    title: text().notNull(),
    overview: text().notNull().default(''),
  },
  (table) => [primaryKey({ columns: [table.sessionId, table.lang] })],
);

/** Who speaks. A person's name is sealed; it is shown only on the pages to which they said yes. */
export const summitSpeakers = pgTable(
  'summit_speakers',
  {
    id: uuid().primaryKey(),
    summitId: ofSummit(),
    /** What the programme that they came with calls them. */
    source: text(),
    name: bytea(),
    biography: bytea(),
    /** An organisation speaks in its own name, once its steward accepts. */
    organisationId: uuid('organisation_id').references(() => organisations.id, {
      onDelete: 'cascade',
    }),
    /** Keyed hash of the code by which they answer. */
    codeHash: text('code_hash').unique(),
    answeredOn: date('answered_on'),
    /** Their name may stand in the files that others copy: schedule and calendars. */
    inFilesOn: date('in_files_on'),
  },
  (table) => [
    unique('summit_speakers_source').on(table.summitId, table.source),
    index('summit_speakers_organisation').on(table.organisationId),
    check('summit_speakers_who', sql`(${table.name} is null) <> (${table.organisationId} is null)`),
  ],
);

export const summitSessionSpeakers = pgTable(
  'summit_session_speakers',
  {
    sessionId: uuid('session_id')
      .notNull()
      .references(() => summitSessions.id, { onDelete: 'cascade' }),
    speakerId: uuid('speaker_id')
      .notNull()
      .references(() => summitSpeakers.id, { onDelete: 'cascade' }),
    role: text().notNull(),
    position: integer().notNull(),
    /** Their yes to being named in this session. */
    agreedOn: date('agreed_on'),
  },
  (table) => [
    primaryKey({ columns: [table.sessionId, table.speakerId] }),
    check(
      'summit_session_speakers_role',
      sql`${table.role} in ('host', 'keynote', 'example', 'speaker', 'moderator')`,
    ),
  ],
);

/** Sessions that somebody keeps for themselves, under a name that only this summit has for them. */
export const summitAgendas = pgTable(
  'summit_agendas',
  {
    id: uuid().primaryKey(),
    summitId: ofSummit(),
    voice: text().notNull(),
    /** Their account, sealed, where they asked to be told of changes. */
    teller: bytea(),
    madeOn: date('made_on').notNull(),
  },
  (table) => [unique('summit_agendas_once').on(table.summitId, table.voice)],
);

export const summitAgendaSessions = pgTable(
  'summit_agenda_sessions',
  {
    agendaId: uuid('agenda_id')
      .notNull()
      .references(() => summitAgendas.id, { onDelete: 'cascade' }),
    sessionId: uuid('session_id')
      .notNull()
      .references(() => summitSessions.id, { onDelete: 'cascade' }),
  },
  (table) => [
    primaryKey({ columns: [table.agendaId, table.sessionId] }),
    index('summit_agenda_sessions_session').on(table.sessionId),
  ],
);

/** What was changed in a programme that is public, for whoever has seen it before. */
export const summitChanges = pgTable(
  'summit_changes',
  {
    id: uuid().primaryKey(),
    number: integer().notNull().generatedAlwaysAsIdentity(),
    summitId: ofSummit(),
    sessionId: uuid('session_id').references(() => summitSessions.id, { onDelete: 'cascade' }),
    on: date().notNull(),
    kind: text().notNull(),
    before: text().notNull().default(''),
    after: text().notNull().default(''),
  },
  (table) => [
    index('summit_changes_summit').on(table.summitId, table.number),
    check(
      'summit_changes_kind',
      sql`${table.kind} in ('added', 'moved', 'room', 'title', 'cancelled', 'restored')`,
    ),
  ],
);

/** A programme that was brought as a file and waits to be applied; it names people, so it lies sealed. */
export const summitImports = pgTable(
  'summit_imports',
  {
    id: uuid().primaryKey(),
    summitId: ofSummit(),
    name: text().notNull(),
    body: bytea().notNull(),
    on: date().notNull(),
  },
  (table) => [index('summit_imports_summit').on(table.summitId)],
);

/** Three answers of somebody who came: numbers, and nothing that was written. */
export const summitEvaluations = pgTable(
  'summit_evaluations',
  {
    summitId: ofSummit(),
    voice: text().notNull(),
    heard: smallint().notNull(),
    learnt: smallint().notNull(),
    again: smallint().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.summitId, table.voice] }),
    check('summit_evaluations_heard', sql`${table.heard} between 1 and 4`),
    check('summit_evaluations_learnt', sql`${table.learnt} between 1 and 4`),
    check('summit_evaluations_again', sql`${table.again} between 1 and 4`),
  ],
);

/** The report as it was made: paragraphs, each with what it comes from. */
export const summitReports = pgTable('summit_reports', {
  summitId: uuid('summit_id')
    .primaryKey()
    .references(() => summits.id, { onDelete: 'cascade' }),
  madeOn: date('made_on').notNull(),
  paragraphs: jsonb().notNull().$type<readonly ReportParagraph[]>(),
});

export interface ReportParagraph {
  readonly session: string;
  readonly kind: 'recommendation' | 'note' | 'question' | 'guide';
  readonly lang: string;
  readonly text: string;
  readonly answer: string;
  /** Where it can be read: `q3`, `g1`, `n2` on the page of the session. */
  readonly source: string;
}
