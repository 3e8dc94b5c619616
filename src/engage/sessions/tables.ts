import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  bigint,
  check,
  date,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { summitSessions } from '../summits/tables.ts';

const ofSession = () =>
  uuid('session_id')
    .notNull()
    .references(() => summitSessions.id, { onDelete: 'cascade' });

/** How far a session is. Its sequence counts every change: whoever knows a number asks for what came after. */
export const liveSessions = pgTable('live_sessions', {
  sessionId: uuid('session_id')
    .primaryKey()
    .references(() => summitSessions.id, { onDelete: 'cascade' }),
  sequence: bigint({ mode: 'number' }).notNull().default(0),
  openedOn: date('opened_on'),
  closedOn: date('closed_on'),
  /** What the room talks about now. */
  guideId: uuid('guide_id').references((): AnyPgColumn => sessionGuides.id, {
    onDelete: 'set null',
  }),
  /** When the time of the one who speaks is over. */
  endsAt: timestamp('ends_at', { withTimezone: true }),
});

/** A guiding question: agreed with or not, or answered in a few words. */
export const sessionGuides = pgTable(
  'session_guides',
  {
    id: uuid().primaryKey(),
    sessionId: ofSession(),
    number: integer().notNull(),
    form: text().notNull(),
    lang: text().notNull(),
    text: text().notNull(),
    changed: bigint({ mode: 'number' }).notNull().default(0),
  },
  (table) => [
    unique('session_guides_number').on(table.sessionId, table.number),
    check('session_guides_form', sql`${table.form} in ('stance', 'words')`),
  ],
);

/** Somebody in one session: two sessions cannot tell whether they have one in common. */
export const sessionVoices = pgTable(
  'session_voices',
  {
    id: uuid().primaryKey(),
    sessionId: ofSession(),
    voice: text().notNull(),
  },
  (table) => [unique('session_voices_once').on(table.sessionId, table.voice)],
);

const ofVoice = () =>
  uuid('voice_id')
    .notNull()
    .references(() => sessionVoices.id, { onDelete: 'cascade' });

/** What a voice answered to a guiding question. No time, no order. */
export const sessionAnswers = pgTable(
  'session_answers',
  {
    id: uuid().primaryKey(),
    guideId: uuid('guide_id')
      .notNull()
      .references(() => sessionGuides.id, { onDelete: 'cascade' }),
    voiceId: ofVoice(),
    stance: smallint(),
    lang: text(),
    text: text(),
    hiddenOn: date('hidden_on'),
    reason: text().notNull().default(''),
  },
  (table) => [
    unique('session_answers_once').on(table.guideId, table.voiceId),
    index('session_answers_voice').on(table.voiceId),
    check('session_answers_stance', sql`${table.stance} in (-1, 0, 1)`),
    check('session_answers_one', sql`(${table.stance} is null) <> (${table.text} is null)`),
  ],
);

/** A question from the floor. Its number is its order and its address; the hour is not kept. */
export const sessionQuestions = pgTable(
  'session_questions',
  {
    id: uuid().primaryKey(),
    sessionId: ofSession(),
    number: integer().notNull(),
    /** Null once whoever asked took their words out of it, or it was asked in the room. */
    voiceId: uuid('voice_id').references(() => sessionVoices.id, { onDelete: 'set null' }),
    lang: text().notNull(),
    text: text().notNull(),
    on: date().notNull(),
    state: text().notNull().default('asked'),
    answer: text().notNull().default(''),
    hiddenOn: date('hidden_on'),
    /** What this session calls the moderator who hid it. */
    hiddenBy: text('hidden_by'),
    reason: text().notNull().default(''),
    joinedInto: uuid('joined_into').references((): AnyPgColumn => sessionQuestions.id, {
      onDelete: 'set null',
    }),
    changed: bigint({ mode: 'number' }).notNull().default(0),
  },
  (table) => [
    unique('session_questions_number').on(table.sessionId, table.number),
    index('session_questions_voice').on(table.voiceId),
    index('session_questions_changed').on(table.sessionId, table.changed),
    check('session_questions_state', sql`${table.state} in ('asked', 'current', 'answered')`),
  ],
);

/** One vote a voice; joined questions keep theirs, and are counted together, each voice once. */
export const sessionQuestionVotes = pgTable(
  'session_question_votes',
  {
    questionId: uuid('question_id')
      .notNull()
      .references(() => sessionQuestions.id, { onDelete: 'cascade' }),
    voiceId: ofVoice(),
  },
  (table) => [
    primaryKey({ columns: [table.questionId, table.voiceId] }),
    index('session_question_votes_voice').on(table.voiceId),
  ],
);

/** The notes of a session, paragraph by paragraph; every version is kept. */
export const sessionNotes = pgTable(
  'session_notes',
  {
    id: uuid().primaryKey(),
    sessionId: ofSession(),
    number: integer().notNull(),
    kind: text().notNull(),
    lang: text().notNull(),
    version: integer().notNull(),
    text: text().notNull(),
    removedOn: date('removed_on'),
    changed: bigint({ mode: 'number' }).notNull().default(0),
  },
  (table) => [
    unique('session_notes_number').on(table.sessionId, table.number),
    index('session_notes_changed').on(table.sessionId, table.changed),
    check('session_notes_kind', sql`${table.kind} in ('note', 'recommendation')`),
  ],
);

export const sessionNoteVersions = pgTable(
  'session_note_versions',
  {
    noteId: uuid('note_id')
      .notNull()
      .references(() => sessionNotes.id, { onDelete: 'cascade' }),
    version: integer().notNull(),
    text: text().notNull(),
    kind: text().notNull(),
    /** What this session calls the one who wrote it; null once they have gone. */
    writer: text(),
    on: date().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.noteId, table.version] }),
    index('session_note_versions_writer').on(table.writer),
  ],
);
