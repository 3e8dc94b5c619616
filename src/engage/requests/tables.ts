import { sql } from 'drizzle-orm';
import {
  check,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';
import { bytea } from '../../platform/journal/tables.ts';

const instant = (name: string) => timestamp(name, { withTimezone: true });

/** What somebody looks for, offers, asks or complains of, and how far its answer is. */
export const requests = pgTable(
  'requests',
  {
    id: uuid().primaryKey(),
    kind: text().notNull(),
    topic: text().notNull(),
    /** The author's own words, and their language. */
    lang: text().notNull(),
    text: text().notNull(),
    residence: text().notNull(),
    origin: text(),
    /** Coarse: a town, never an address. */
    town: text().notNull().default(''),
    /** What this feature calls an author who has an account. */
    person: text(),
    /** Their account, sealed: an answer is told to whoever asked. */
    author: bytea(),
    /** Keyed hash of the code by which an author without an account follows it. */
    codeHash: text('code_hash').unique(),
    channel: text().notNull(),
    createdAt: instant('created_at').notNull(),
    dueOn: date('due_on').notNull(),
    /** The first human answer. */
    answeredAt: instant('answered_at'),
    escalatedAt: instant('escalated_at'),
    closedAt: instant('closed_at'),
    outcome: text(),
    /** Both sides say that the outcome is so. */
    authorConfirmedAt: instant('author_confirmed_at'),
    officeConfirmedAt: instant('office_confirmed_at'),
    thankedAt: instant('thanked_at'),
  },
  (table) => [
    index('requests_waiting').on(table.closedAt, table.dueOn),
    index('requests_person').on(table.person),
    check('requests_kind', sql`${table.kind} in ('need', 'offer', 'question', 'grievance')`),
    check('requests_channel', sql`${table.channel} in ('web', 'relay', 'paper')`),
    check('requests_outcome', sql`${table.outcome} in ('met', 'unmet', 'withdrawn')`),
    check('requests_closed', sql`(${table.closedAt} is null) = (${table.outcome} is null)`),
  ],
);

/** What was said and done, as its author sees it; never more than that. */
export const requestSteps = pgTable(
  'request_steps',
  {
    id: uuid().primaryKey(),
    requestId: uuid('request_id')
      .notNull()
      .references(() => requests.id, { onDelete: 'cascade' }),
    at: instant('at').notNull(),
    /** `author`, `office`, `recipient` or `hub`: which side, never who. */
    side: text().notNull(),
    step: text().notNull(),
    lang: text(),
    text: text().notNull().default(''),
  },
  (table) => [
    index('request_steps_request').on(table.requestId, table.at),
    check('request_steps_side', sql`${table.side} in ('author', 'office', 'recipient', 'hub')`),
  ],
);

/** A recipient that fits, with its reasons; each side says yes before anything is passed on. */
export const requestProposals = pgTable(
  'request_proposals',
  {
    id: uuid().primaryKey(),
    requestId: uuid('request_id')
      .notNull()
      .references(() => requests.id, { onDelete: 'cascade' }),
    kind: text().notNull(),
    /** An organisation's or office's id, or the name that the roster of matching knows a member by. */
    ref: text().notNull(),
    /** As it was shown when it was proposed. */
    name: text().notNull(),
    reasons: jsonb().notNull().$type<readonly string[]>(),
    proposedAt: instant('proposed_at').notNull(),
    authorSaid: text('author_said'),
    recipientSaid: text('recipient_said'),
    releasedAt: instant('released_at'),
  },
  (table) => [
    index('request_proposals_request').on(table.requestId),
    index('request_proposals_ref').on(table.kind, table.ref),
    check('request_proposals_kind', sql`${table.kind} in ('organisation', 'office', 'member')`),
    check('request_proposals_author', sql`${table.authorSaid} in ('yes', 'no')`),
    check('request_proposals_recipient', sql`${table.recipientSaid} in ('yes', 'no')`),
  ],
);

/** How often somebody said that a guide answers them, so that they need not ask: numbers by month, and nobody's name. */
export const guideHelps = pgTable(
  'guide_helps',
  {
    slug: text().notNull(),
    month: text().notNull(),
    count: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.slug, table.month] })],
);
