import { sql } from 'drizzle-orm';
import { check, date, index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { organisations } from '../organisations/tables.ts';

export interface AnnouncementText {
  readonly lang: string;
  readonly title: string;
  readonly text: string;
}

/**
 * What an organisation tells its members. The words are the organisation's and stay; the name under them is its
 * writer's, and goes with their account.
 */
export const announcements = pgTable(
  'announcements',
  {
    id: uuid().primaryKey(),
    organisationId: uuid('organisation_id')
      .notNull()
      .references(() => organisations.id, { onDelete: 'cascade' }),
    /** The original first. */
    texts: jsonb().notNull().$type<readonly AnnouncementText[]>(),
    /** What this feature calls its writer; null once they are gone. */
    author: text(),
    /** The name with which they signed. */
    signature: text(),
    /** The day of the meeting that it calls to. */
    meetingOn: date('meeting_on'),
    madeOn: date('made_on').notNull(),
  },
  (table) => [
    index('announcements_organisation').on(table.organisationId, table.madeOn),
    index('announcements_author').on(table.author),
    check('announcements_signed', sql`${table.signature} is null or ${table.author} is not null`),
  ],
);
