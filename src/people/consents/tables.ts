import { sql } from 'drizzle-orm';
import {
  bigint,
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
import type { Lang } from '../../reference/languages/languages.ts';

const instant = (name: string) => timestamp(name, { withTimezone: true });

type Texts<Each> = Readonly<Record<Lang, Each>>;

/** What a purpose says to the person who is asked. */
export interface PurposeText {
  readonly title: string;
  /** What is looked at, as it stands in "J'autorise … à consulter …". */
  readonly data: string;
  /** What for, as it stands in "… pour …". */
  readonly aim: string;
  /** What is done with it, and what not. */
  readonly about: string;
}

/** One version of a purpose; a changed text is a new row, and whoever agreed to a former one is asked again. */
export const purposes = pgTable(
  'purposes',
  {
    code: text().notNull(),
    version: integer().notNull(),
    texts: jsonb().notNull().$type<Texts<PurposeText>>(),
    /** Fields of the profile and of contact that a recipient may see. */
    fields: jsonb().notNull().$type<readonly string[]>(),
    /** Kinds of recipients that may be asked for. */
    recipients: jsonb().notNull().$type<readonly string[]>(),
    /** How long a yes holds. */
    months: integer().notNull(),
    publishedAt: instant('published_at').notNull(),
    retiredAt: instant('retired_at'),
  },
  (table) => [primaryKey({ columns: [table.code, table.version] })],
);

/** Who may be allowed to see something: the office, an organisation, everybody. */
export const recipients = pgTable(
  'recipients',
  {
    id: uuid().primaryKey(),
    kind: text().notNull(),
    /** An organisation's id; null for the office and the public. */
    subject: uuid().unique(),
    names: jsonb().notNull().$type<Texts<string>>(),
    addedAt: instant('added_at').notNull(),
    endedAt: instant('ended_at'),
  },
  (table) => [
    check('recipients_kind', sql`${table.kind} in ('office', 'organisation', 'public', 'partner')`),
  ],
);

/**
 * The ledger: what somebody said about one purpose and one recipient, one row for each act and none ever changed.
 * `person` is what this feature calls them; the newest row of a purpose and recipient is what holds.
 */
export const consentActs = pgTable(
  'consent_acts',
  {
    sequence: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    id: uuid().notNull().unique(),
    person: text().notNull(),
    purpose: text().notNull(),
    version: integer().notNull(),
    recipientId: uuid('recipient_id')
      .notNull()
      .references(() => recipients.id),
    act: text().notNull(),
    at: instant('at').notNull(),
    /** Last day on which a yes holds. */
    until: date(),
    /** The language in which it was asked, and the way. */
    lang: text().notNull(),
    channel: text().notNull(),
    /** A relay's account, where somebody was present with them. */
    witness: uuid(),
  },
  (table) => [
    index('consent_acts_person').on(table.person, table.purpose, table.recipientId, table.sequence),
    index('consent_acts_purpose').on(table.purpose, table.recipientId, table.sequence),
    check('consent_acts_act', sql`${table.act} in ('given', 'refused', 'withdrawn', 'expired')`),
    check('consent_acts_channel', sql`${table.channel} in ('web', 'relay', 'paper')`),
    check('consent_acts_until', sql`(${table.act} = 'given') = (${table.until} is not null)`),
  ],
);

/** Who it is that the ledger calls so: the account's id, sealed. An erasure removes the row, and nobody is called so any more. */
export const consentPeople = pgTable('consent_people', {
  person: text().primaryKey(),
  account: bytea().notNull(),
});
