import { sql } from 'drizzle-orm';
import {
  bigint,
  check,
  date,
  index,
  integer,
  pgTable,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { organisations } from '../../people/organisations/tables.ts';

/** Where the relation with an organisation stands. Of organisations alone: there is no such row for a person. */
export const relations = pgTable(
  'relations',
  {
    organisationId: uuid('organisation_id')
      .primaryKey()
      .references(() => organisations.id, { onDelete: 'cascade' }),
    stage: text().notNull(),
    askedOn: date('asked_on'),
    thankedOn: date('thanked_on'),
    answeredOn: date('answered_on'),
    /** What is to be done next, and by when. */
    step: text().notNull().default(''),
    stepOn: date('step_on'),
    /** They do not want to be written to by the hub any more. */
    stoppedOn: date('stopped_on'),
    /** Keyed hash of the secret in the link that says so. */
    stopKey: text('stop_key').notNull().unique(),
  },
  (table) => [
    index('relations_stage').on(table.stage, table.stepOn),
    check(
      'relations_stages',
      sql`${table.stage} in ('research', 'cultivation', 'solicitation', 'stewardship')`,
    ),
    check('relations_step', sql`(${table.step} = '') = (${table.stepOn} is null)`),
  ],
);

/** What was done with an organisation, in order and never rewritten. Who did it is in the journal. */
export const relationEvents = pgTable(
  'relation_events',
  {
    sequence: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    organisationId: uuid('organisation_id')
      .notNull()
      .references(() => relations.organisationId, { onDelete: 'cascade' }),
    on: date().notNull(),
    kind: text().notNull(),
    stage: text(),
    text: text().notNull().default(''),
    /** Why it was asked again before it was thanked. */
    reason: text().notNull().default(''),
  },
  (table) => [
    index('relation_events_organisation').on(table.organisationId, table.sequence),
    check(
      'relation_events_kind',
      sql`${table.kind} in ('started', 'moved', 'asked', 'thanked', 'answered', 'told', 'planned', 'stopped')`,
    ),
  ],
);

/** What the office writes to an organisation's public address. */
export const relationLetters = pgTable(
  'relation_letters',
  {
    id: uuid().primaryKey(),
    /** Written to several at once. */
    batch: uuid().notNull(),
    organisationId: uuid('organisation_id')
      .notNull()
      .references(() => relations.organisationId, { onDelete: 'cascade' }),
    lang: text().notNull(),
    subject: text().notNull(),
    text: text().notNull(),
    state: text().notNull(),
    attempts: integer().notNull().default(0),
    dueAt: timestamp('due_at', { withTimezone: true }).notNull(),
    leftOn: date('left_on'),
  },
  (table) => [
    unique('relation_letters_once').on(table.batch, table.organisationId),
    index('relation_letters_due').on(table.state, table.dueAt),
    check(
      'relation_letters_state',
      sql`${table.state} in ('waiting', 'sending', 'sent', 'failed', 'dropped')`,
    ),
  ],
);
