import { doublePrecision, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { imports } from '../imports/tables.ts';

/** Public institutions only: missions, service centres. An office is shown while its import counts. */
export const offices = pgTable(
  'offices',
  {
    id: uuid().primaryKey(),
    importId: uuid('import_id')
      .notNull()
      .references(() => imports.id, { onDelete: 'cascade' }),
    operator: text().notNull(),
    country: text().notNull(),
    city: text(),
    kind: text().notNull(),
    latitude: doublePrecision(),
    longitude: doublePrecision(),
    website: text(),
    phone: text(),
  },
  (table) => [
    index('offices_corridor').on(table.operator, table.country),
    index('offices_country').on(table.country),
  ],
);
