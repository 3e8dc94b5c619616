import { sql } from 'drizzle-orm';
import { check, date, index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';

/**
 * What became of something that somebody said. One stands for each subject; those before it are kept with the day on
 * which they ended.
 */
export const fates = pgTable(
  'fates',
  {
    id: uuid().primaryKey(),
    subjectKind: text('subject_kind').notNull(),
    subject: uuid().notNull(),
    /** The day on which it was said: how long an answer took follows from it. */
    saidOn: date('said_on').notNull(),
    fate: text().notNull(),
    /** The paragraph of a final document in which it is retained. */
    paragraphId: uuid('paragraph_id'),
    /** Another of its kind that says the same. */
    joinedWith: uuid('joined_with'),
    /** The reason as its author reads it, and its language. */
    lang: text().notNull(),
    reason: text().notNull(),
    expectedBy: date('expected_by'),
    decidedOn: date('decided_on').notNull(),
    endedOn: date('ended_on'),
  },
  (table) => [
    uniqueIndex('fates_standing')
      .on(table.subjectKind, table.subject)
      .where(sql`${table.endedOn} is null`),
    index('fates_subject').on(table.subjectKind, table.subject),
    index('fates_decided').on(table.decidedOn),
    index('fates_paragraph').on(table.paragraphId),
    check(
      'fates_subject_kind',
      sql`${table.subjectKind} in ('statement', 'proposal', 'request', 'question')`,
    ),
    check('fates_fate', sql`${table.fate} in ('retained', 'joined', 'not-retained', 'expected')`),
    check('fates_reason', sql`${table.reason} <> ''`),
    check('fates_joined', sql`(${table.fate} = 'joined') = (${table.joinedWith} is not null)`),
    check('fates_expected', sql`(${table.fate} = 'expected') = (${table.expectedBy} is not null)`),
    check('fates_retained', sql`${table.paragraphId} is null or ${table.fate} = 'retained'`),
  ],
);

/** What the hub or an organisation has undertaken, by when, and how far it is. */
export const commitments = pgTable(
  'commitments',
  {
    id: uuid().primaryKey(),
    /** What it answers, where it answers a consultation. */
    consultationId: uuid('consultation_id'),
    paragraphId: uuid('paragraph_id'),
    /** An organisation of the directory; none where it is the hub's own. */
    organisationId: uuid('organisation_id'),
    /** Who undertakes it, as it was agreed to be shown. */
    owner: text().notNull(),
    lang: text().notNull(),
    text: text().notNull(),
    madeOn: date('made_on').notNull(),
    dueOn: date('due_on').notNull(),
    state: text().notNull(),
    endedOn: date('ended_on'),
  },
  (table) => [
    index('commitments_due').on(table.state, table.dueOn),
    check('commitments_state', sql`${table.state} in ('under-way', 'kept', 'partly', 'dropped')`),
    check('commitments_ended', sql`(${table.state} = 'under-way') = (${table.endedOn} is null)`),
    check('commitments_due_after', sql`${table.dueOn} >= ${table.madeOn}`),
  ],
);

/** What was seen of a commitment on a day; for years, and never rewritten. */
export const commitmentSteps = pgTable(
  'commitment_steps',
  {
    id: uuid().primaryKey(),
    commitmentId: uuid('commitment_id')
      .notNull()
      .references(() => commitments.id, { onDelete: 'cascade' }),
    on: date().notNull(),
    state: text().notNull(),
    lang: text().notNull(),
    text: text().notNull(),
    /** The day to which it was put off, where it was. */
    dueOn: date('due_on'),
  },
  (table) => [
    index('commitment_steps_commitment').on(table.commitmentId, table.on),
    check(
      'commitment_steps_state',
      sql`${table.state} in ('under-way', 'kept', 'partly', 'dropped')`,
    ),
    check('commitment_steps_text', sql`${table.text} <> ''`),
  ],
);
