import { and, arrayContains, asc, eq } from 'drizzle-orm';
import {
  date,
  doublePrecision,
  integer,
  jsonb,
  pgView,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';
import type { Executor } from '../../platform/database/database.ts';
import type { Naming } from './codes.ts';
import type { Threat } from './states.ts';
import type { OrganisationName, OrganisationText } from './tables.ts';

const instant = (name: string) => timestamp(name, { withTimezone: true });
const codes = (name: string) => text(name).array().notNull();

// What public pages may read: organisations that are accepted, looked at, and neither hidden nor merged (see its migration).
const shown = pgView('public_organisations', {
  id: uuid().notNull(),
  slug: text().notNull(),
  kind: text().notNull(),
  names: jsonb().notNull().$type<readonly OrganisationName[]>(),
  texts: jsonb().notNull().$type<readonly OrganisationText[]>(),
  origins: codes('origins'),
  residences: codes('residences'),
  sectors: codes('sectors'),
  languages: codes('languages'),
  offers: codes('offers'),
  capitals: codes('capitals'),
  website: text(),
  email: text(),
  phone: text(),
  registration: text(),
  founded: integer(),
  size: text(),
  country: text(),
  town: text(),
  place: text(),
  latitude: doublePrecision(),
  longitude: doublePrecision(),
  namedOn: codes('named_on'),
  changedAt: instant('changed_at').notNull(),
  verifiedAt: instant('verified_at'),
  verifiedBy: text('verified_by'),
  /** The domain of its site, once it has shown that it holds it, and the day of the last look. */
  domain: text(),
  domainProvenOn: date('domain_proven_on'),
}).existing();

export type PublicOrganisation = typeof shown.$inferSelect;

// Addresses of organisations that were merged into one that is shown, however many steps away (see its migration).
const moves = pgView('public_organisation_moves', {
  slug: text().notNull(),
  target: text().notNull(),
  namedOn: codes('named_on'),
}).existing();

/** All that a page may name under the hub's threat profile, by slug; nothing under severe threat. */
export async function publicOrganisations(
  db: Executor,
  threat: Threat,
  where: Naming = 'directory',
): Promise<PublicOrganisation[]> {
  if (threat === 'severe') return [];
  return db.select().from(shown).where(named(threat, where)).orderBy(asc(shown.slug));
}

/** One of them; null where it is not to be named there. */
export async function publicOrganisation(
  db: Executor,
  threat: Threat,
  slug: string,
  where: Naming = 'page',
): Promise<PublicOrganisation | null> {
  if (threat === 'severe') return null;
  const [found] = await db
    .select()
    .from(shown)
    .where(and(eq(shown.slug, slug), named(threat, where)));
  return found ?? null;
}

/** The address of the one that an organisation was merged into; null where it was not, or the other is not to be named. */
export async function movedTo(db: Executor, threat: Threat, slug: string): Promise<string | null> {
  if (threat === 'severe') return null;
  const [found] = await db
    .select({ target: moves.target })
    .from(moves)
    .where(
      and(
        eq(moves.slug, slug),
        threat === 'low' ? undefined : arrayContains(moves.namedOn, ['page']),
      ),
    );
  return found?.target ?? null;
}

const named = (threat: Threat, where: Naming) =>
  threat === 'low' ? undefined : arrayContains(shown.namedOn, [where]);
