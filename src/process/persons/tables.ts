import { jsonb, pgTable, primaryKey, timestamp, uuid } from 'drizzle-orm/pg-core';
import { lists } from '../../collect/lists/tables.ts';
import { linkages } from '../intake/tables.ts';
import type { ReturnCounts } from './counting.ts';

/** What a list contributed to a linkage, in counts alone; the sheet that its holder gets shows none that is small. */
export const listReturns = pgTable(
  'list_returns',
  {
    listId: uuid('list_id')
      .notNull()
      .references(() => lists.id, { onDelete: 'cascade' }),
    linkageId: uuid('linkage_id')
      .notNull()
      .references(() => linkages.id, { onDelete: 'cascade' }),
    counts: jsonb().notNull().$type<ReturnCounts>(),
    madeAt: timestamp('made_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.listId, table.linkageId] })],
);
