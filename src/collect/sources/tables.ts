import { date, index, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { Definition, Kind } from '../facts/fact.ts';

const instant = (name: string) => timestamp(name, { withTimezone: true });

/** A text in several languages; the page shows the reader's, or the first there is, marked with its language. */
export type Texts = Partial<Record<'fr' | 'en' | 'es' | 'ar', string>>;

export const holders = pgTable('holders', {
  id: uuid().primaryKey(),
  slug: text().notNull().unique(),
  name: text().notNull(),
  kind: text().notNull().$type<HolderKind>(),
  country: text(),
  createdAt: instant('created_at').notNull(),
});

export const HOLDER_KINDS = [
  'international',
  'statistics_office',
  'ministry',
  'consulate',
  'municipality',
  'association',
  'university',
  'company',
  'other',
] as const;
export type HolderKind = (typeof HOLDER_KINDS)[number];

export const LEGAL_BASES = ['open_licence', 'agreement', 'law', 'consent', 'public_task'] as const;
export type LegalBasis = (typeof LEGAL_BASES)[number];

/**
 * `figures` may be published; `internal` is for the office alone and closes a source to every run; `linkage` lets a list of
 * people be linked with others. Of encoded lists, `overlap` lets common people be counted, `encoded-links` lets each holder
 * know which of its own lines have a partner, `encoded-pairs` gives both lines a number in common.
 */
export const USES = [
  'figures',
  'linkage',
  'overlap',
  'encoded-links',
  'encoded-pairs',
  'internal',
] as const;
export type Use = (typeof USES)[number];

export const agreements = pgTable(
  'agreements',
  {
    id: uuid().primaryKey(),
    holderId: uuid('holder_id')
      .notNull()
      .references(() => holders.id),
    legalBasis: text('legal_basis').notNull().$type<LegalBasis>(),
    purpose: text().notNull(),
    uses: jsonb().notNull().$type<Use[]>(),
    signedOn: date('signed_on').notNull(),
    expiresOn: date('expires_on'),
    endedAt: instant('ended_at'),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [index('agreements_holder').on(table.holderId)],
);

export const QUALITIES = ['good', 'fair', 'poor', 'unknown'] as const;
export type Quality = (typeof QUALITIES)[number];

/** `figures` are imported; a `list` is of people, and sealed; `interviews` are themes, counts and quotations by consent. */
export const SOURCE_FORMS = ['figures', 'list', 'directory', 'interviews'] as const;
export type SourceForm = (typeof SOURCE_FORMS)[number];

export const sources = pgTable(
  'sources',
  {
    id: uuid().primaryKey(),
    slug: text().notNull().unique(),
    holderId: uuid('holder_id')
      .notNull()
      .references(() => holders.id),
    agreementId: uuid('agreement_id').references(() => agreements.id),
    form: text().notNull().$type<SourceForm>().default('figures'),
    title: jsonb().notNull().$type<Texts>(),
    definition: text().notNull().$type<Definition>(),
    kind: text().notNull().$type<Kind>(),
    vintage: date().notNull(),
    licence: text().notNull().default(''),
    coverage: jsonb().notNull().$type<Texts>().default({}),
    method: jsonb().notNull().$type<Texts>().default({}),
    biases: jsonb().notNull().$type<Texts>().default({}),
    quality: text().notNull().$type<Quality>().default('unknown'),
    /** Interviews only: themes with their counts, and quotations whose authors agreed. */
    themes: jsonb().$type<Theme[]>(),
    createdAt: instant('created_at').notNull(),
    changedAt: instant('changed_at').notNull(),
  },
  (table) => [index('sources_holder').on(table.holderId)],
);

export interface Theme {
  readonly theme: Texts;
  readonly count: number;
  readonly quotations: readonly { readonly lang: string; readonly text: string }[];
}
