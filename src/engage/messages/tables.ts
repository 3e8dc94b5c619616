import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { bytea } from '../../platform/journal/tables.ts';
import type { Lang } from '../../reference/languages/languages.ts';

/** Whom this feature calls so: the account's id, sealed. With the row go all their messages. */
export const messagePeople = pgTable('message_people', {
  person: text().primaryKey(),
  account: bytea().notNull(),
});

/**
 * One message for each person and cause. What it says is sealed, and gone after `until`; its row stays, so that the
 * same cause never writes twice.
 */
export const messages = pgTable(
  'messages',
  {
    /** Random: it must not tell when it was made. */
    id: uuid().primaryKey(),
    person: text()
      .notNull()
      .references(() => messagePeople.person, { onDelete: 'cascade' }),
    /** Keyed hash of what brought it about. */
    cause: text().notNull(),
    /** The consent under which it is sent; none for official notices. */
    purpose: text(),
    recipientId: uuid('recipient_id'),
    official: boolean().notNull(),
    body: bytea(),
    state: text().notNull(),
    /** How it left, or waits to leave; the person's own page shows it in any case. */
    channel: text(),
    /** What this feature calls the relay who has taken the call, until it is over. */
    caller: text(),
    dueAt: timestamp('due_at', { withTimezone: true }).notNull(),
    /** Counts claims: a sender whose number is not the last has been given up for dead. */
    attempts: integer().notNull().default(0),
    /** The month of the budget that it was counted in, in the person's zone: 2026-11. */
    month: text(),
    queuedOn: date('queued_on').notNull(),
    leftOn: date('left_on'),
    readOn: date('read_on'),
    /** Last day on which its words are kept. */
    until: date().notNull(),
  },
  (table) => [
    unique('messages_once').on(table.person, table.cause),
    index('messages_due').on(table.state, table.dueAt),
    index('messages_until').on(table.until),
    index('messages_caller').on(table.caller),
    check(
      'messages_state',
      sql`${table.state} in ('waiting', 'sending', 'sent', 'kept', 'failed', 'lapsed')`,
    ),
    check('messages_channel', sql`${table.channel} in ('email', 'letter', 'call')`),
    check('messages_caller', sql`${table.caller} is null or ${table.channel} = 'call'`),
    check('messages_official', sql`${table.official} = (${table.purpose} is null)`),
    check('messages_recipient', sql`(${table.purpose} is null) = (${table.recipientId} is null)`),
    check('messages_left', sql`${table.state} <> 'sent' or ${table.month} is not null`),
  ],
);

/** A link in a message that ends messages of its kind, or changes their language, without signing in. */
export const messageLinks = pgTable(
  'message_links',
  {
    /** Keyed hash of the link's secret. */
    key: text().primaryKey(),
    person: text()
      .notNull()
      .references(() => messagePeople.person, { onDelete: 'cascade' }),
    purpose: text(),
    recipientId: uuid('recipient_id'),
  },
  (table) => [index('message_links_person').on(table.person)],
);

/** That an official notice is real, for anybody who holds its code; to whom it went is not here. */
export const officialNotices = pgTable('official_notices', {
  code: text().primaryKey(),
  template: text().notNull(),
  sentOn: date('sent_on').notNull(),
  /** Keyed hash of what it said, in each language. */
  digests: jsonb().notNull().$type<Readonly<Record<Lang, string>>>(),
  /** Of the hub, over code, subject, day and digests. */
  signature: text().notNull(),
});
