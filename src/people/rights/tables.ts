import { sql } from 'drizzle-orm';
import { check, date, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { bytea } from '../../platform/journal/tables.ts';

/** What somebody asks of the data-protection officer (GDPR, Articles 15 to 21), and what they were answered. */
export const rightsRequests = pgTable(
  'rights_requests',
  {
    id: uuid().primaryKey(),
    kind: text().notNull(),
    channel: text().notNull(),
    /** What this feature calls whoever asks; null where it came on paper. */
    person: text(),
    /** Their account, sealed, so that they see in their log that it was read. */
    account: bytea(),
    /** Where to send the answer, sealed; for what came on paper. */
    contact: bytea(),
    lang: text().notNull(),
    wording: text().notNull(),
    receivedOn: date('received_on').notNull(),
    dueOn: date('due_on').notNull(),
    answeredOn: date('answered_on'),
    outcome: text(),
    answer: text().notNull().default(''),
  },
  (table) => [
    index('rights_requests_person').on(table.person),
    index('rights_requests_due').on(table.answeredOn, table.dueOn),
    check(
      'rights_requests_kind',
      sql`${table.kind} in ('access', 'rectification', 'erasure', 'objection')`,
    ),
    check('rights_requests_channel', sql`${table.channel} in ('web', 'paper')`),
    check('rights_requests_person', sql`(${table.person} is null) = (${table.account} is null)`),
    check('rights_requests_outcome', sql`${table.outcome} in ('granted', 'partly', 'refused')`),
    check(
      'rights_requests_answered',
      sql`(${table.answeredOn} is null) = (${table.outcome} is null)`,
    ),
  ],
);
