import { and, desc, eq, inArray, lt, or, type SQL, sql } from 'drizzle-orm';
import { date, integer, jsonb, pgView, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { Config } from '../../config.ts';
import { isNamed } from '../../people/organisations/organisations.ts';
import type { Executor } from '../../platform/database/database.ts';
import type { ActivityText } from './tables.ts';

const codes = (name: string) => text(name).array().notNull();

// Activities that their organisations made public, of organisations that the directory shows (see the migration).
const shown = pgView('public_activities', {
  id: uuid().notNull(),
  organisationId: uuid('organisation_id').notNull(),
  organisation: text().notNull(),
  organisationName: text('organisation_name').notNull(),
  organisationLang: text('organisation_lang').notNull(),
  organisationKind: text('organisation_kind').notNull(),
  namedOn: codes('named_on'),
  /** Of the organisation: where its people come from, where they live, where it sits. */
  origins: codes('origins'),
  residences: codes('residences'),
  seat: text(),
  texts: jsonb().notNull().$type<readonly ActivityText[]>(),
  field: text().notNull(),
  purpose: text(),
  unit: text().notNull(),
  targeted: integer(),
  reached: integer(),
  groups: codes('groups'),
  country: text().notNull(),
  divisions: codes('divisions'),
  place: text(),
  startsOn: date('starts_on').notNull(),
  endsOn: date('ends_on'),
  state: text().notNull(),
  partnerIds: uuid('partner_ids').array().notNull(),
  /** How many partners are not in the directory. */
  otherPartners: integer('other_partners').notNull(),
  money: text(),
  capitals: codes('capitals'),
  targets: codes('targets'),
  changedAt: timestamp('changed_at', { withTimezone: true }).notNull(),
}).existing();

export type PublicActivity = typeof shown.$inferSelect;
export type Threat = Config['hub']['threat'];

export interface ActivityFilter {
  readonly country?: string;
  /** At one end of a corridor, by an organisation of that corridor. */
  readonly corridor?: { readonly origin: string; readonly residence: string };
  readonly division?: string;
  readonly field?: string;
  /** A goal of sustainable development, by its number. */
  readonly goal?: number;
  readonly organisation?: string;
}

interface Part {
  /** The last one of the page before. */
  readonly after?: string | undefined;
  readonly limit: number;
}

/** Public activities, newest first. Under threat only those of organisations that chose to be named with them. */
export async function publicActivities(
  db: Executor,
  threat: Threat,
  filter: ActivityFilter,
  part: Part,
): Promise<PublicActivity[]> {
  if (threat === 'severe') return [];
  return db
    .select()
    .from(shown)
    .where(and(...conditions(filter), namedUnder(threat), await following(db, part.after)))
    .orderBy(desc(shown.startsOn), desc(shown.id))
    .limit(part.limit);
}

export async function publicActivity(
  db: Executor,
  threat: Threat,
  id: string,
): Promise<PublicActivity | null> {
  if (threat === 'severe') return null;
  const [found] = await db
    .select()
    .from(shown)
    .where(and(eq(shown.id, id), namedUnder(threat)));
  return found ?? null;
}

/** A row of who does what where: without the name, the words and the address where they may not be told. */
export interface Row3W
  extends Pick<
    PublicActivity,
    'field' | 'purpose' | 'country' | 'startsOn' | 'endsOn' | 'state' | 'unit'
  > {
  readonly division: string | null;
  readonly organisation: {
    readonly slug: string;
    readonly name: string;
    readonly kind: string;
  } | null;
  readonly activity: { readonly id: string; readonly title: string } | null;
  readonly targeted: number | null;
  readonly reached: number | null;
}

const MOST = 20_000;

/** One row for each public activity and first-level division. */
export async function rows3W(
  db: Executor,
  threat: Threat,
  filter: ActivityFilter,
): Promise<Row3W[]> {
  if (threat === 'severe') return [];
  const found = await db
    .select()
    .from(shown)
    .where(and(...conditions(filter)))
    .orderBy(shown.country, shown.field, shown.id)
    .limit(MOST);
  return found
    .flatMap((activity) => rowsOf(activity, isNamed(threat, activity, 'activities')))
    .filter(({ division }) => !filter.division || division === filter.division);
}

function rowsOf(activity: PublicActivity, named: boolean): Row3W[] {
  const { id, texts, organisation, organisationName, organisationKind, divisions } = activity;
  const { field, purpose, country, startsOn, endsOn, state, unit } = activity;
  const row = {
    ...{ field, purpose, country, startsOn, endsOn, state, unit },
    organisation: named
      ? { slug: organisation, name: organisationName, kind: organisationKind }
      : null,
    activity: named ? { id, title: texts[0]?.title ?? '' } : null,
    // A number belongs to the whole activity: shared out over its divisions it would be counted twice.
    targeted: divisions.length > 1 ? null : tellable(activity.targeted),
    reached: divisions.length > 1 ? null : tellable(activity.reached),
  };
  const places = divisions.length > 0 ? divisions : [null];
  return places.map((division) => ({ ...row, division }));
}

/** Fewer than that are not told: they might be recognised. */
export const FEWEST_TOLD = 10;
const tellable = (count: number | null): number | null =>
  count === null || (count > 0 && count < FEWEST_TOLD) ? null : count;

/** The countries in which somebody has made an activity public. */
export async function activityCountries(db: Executor, threat: Threat): Promise<string[]> {
  if (threat === 'severe') return [];
  const rows = await db.selectDistinct({ country: shown.country }).from(shown);
  return rows.map(({ country }) => country);
}

function conditions(filter: ActivityFilter): (SQL | undefined)[] {
  const { country, corridor, division, field, goal, organisation } = filter;
  return [
    country ? eq(shown.country, country) : undefined,
    corridor ? between(corridor.origin, corridor.residence) : undefined,
    division ? sql`${division} = any(${shown.divisions})` : undefined,
    field ? eq(shown.field, field) : undefined,
    goal
      ? sql`exists (select from unnest(${shown.targets}) target where target like ${`${goal}.%`})`
      : undefined,
    organisation ? eq(shown.organisation, organisation) : undefined,
  ];
}

const between = (origin: string, residence: string): SQL | undefined =>
  and(
    inArray(shown.country, [origin, residence]),
    or(eq(shown.country, origin), sql`${origin} = any(${shown.origins})`),
    or(
      eq(shown.country, residence),
      eq(shown.seat, residence),
      sql`${residence} = any(${shown.residences})`,
    ),
  );

const namedUnder = (threat: Threat) =>
  threat === 'low' ? undefined : sql`'activities' = any(${shown.namedOn})`;

async function following(db: Executor, after: string | undefined): Promise<SQL | undefined> {
  if (!after) return undefined;
  const [last] = await db
    .select({ id: shown.id, startsOn: shown.startsOn })
    .from(shown)
    .where(eq(shown.id, after));
  if (!last) return undefined;
  return or(
    lt(shown.startsOn, last.startsOn),
    and(eq(shown.startsOn, last.startsOn), lt(shown.id, last.id)),
  );
}
