import { boolean, date, jsonb, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';

const instant = (name: string) => timestamp(name, { withTimezone: true });

export const guides = pgTable('guides', {
  slug: text().primaryKey(),
  officeKind: text('office_kind').notNull(),
  /** Corridors that the guide is for; empty lists mean all. */
  origins: jsonb().notNull().$type<string[]>().default([]),
  residences: jsonb().notNull().$type<string[]>().default([]),
  /** What requests it answers; none means that it is proposed for no request. */
  topics: jsonb().notNull().$type<string[]>().default([]),
  related: jsonb().notNull().$type<string[]>().default([]),
  example: boolean().notNull().default(false),
  reviewedOn: date('reviewed_on').notNull(),
  createdAt: instant('created_at').notNull(),
  hiddenAt: instant('hidden_at'),
});

export interface GuideContent {
  readonly title: string;
  readonly summary: string;
  readonly forWhom: string;
  readonly steps: readonly { readonly title: string; readonly text: string }[];
  readonly documents: readonly string[];
  readonly costs: string;
  readonly delays: string;
  readonly dates: readonly { readonly when: string; readonly what: string }[];
  readonly cautions: readonly string[];
}

export const guideTexts = pgTable(
  'guide_texts',
  {
    slug: text()
      .notNull()
      .references(() => guides.slug, { onDelete: 'cascade' }),
    lang: text().notNull(),
    content: jsonb().notNull().$type<GuideContent>(),
    changedAt: instant('changed_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.slug, table.lang] })],
);
