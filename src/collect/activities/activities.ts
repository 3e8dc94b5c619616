import { isDeepStrictEqual } from 'node:util';
import { and, asc, desc, eq, gte, isNull, lte, or, sql } from 'drizzle-orm';
import { publicOrganisations } from '../../people/organisations/organisations.ts';
import type { Executor } from '../../platform/database/database.ts';
import { isId, newId } from '../../platform/ids.ts';
import { record } from '../../platform/journal/journal.ts';
import { Problem } from '../../platform/problem.ts';
import { fold } from '../../reference/folding/folding.ts';
import { resolvePlace } from '../../reference/places/places.ts';
import type { By } from '../../web/http/actor.ts';
import { type ActivityForm, type ActivitySaid, activityForm } from './form.ts';
import { activities, activityChanges } from './tables.ts';

export type { ActivityForm } from './form.ts';
export { ownOrganisation } from './own.ts';
export {
  type ActivityFilter,
  activityCountries,
  FEWEST_TOLD,
  type PublicActivity,
  publicActivities,
  publicActivity,
  type Row3W,
  rows3W,
} from './showing.ts';
export { spanOf, wordsIn } from './words.ts';

export type Activity = typeof activities.$inferSelect;
export type ActivityChange = typeof activityChanges.$inferSelect;

/** Enters an activity of an organisation; the caller has made sure whose it is. */
export async function enterActivity(
  tx: Executor,
  by: By,
  organisationId: string,
  given: ActivityForm,
  copiedFrom: string | null = null,
): Promise<Activity> {
  const row = await rowOf(tx, await activityForm.parseAsync(given));
  const now = by.clock();
  const [made] = await tx
    .insert(activities)
    .values({ ...row, id: newId(), organisationId, copiedFrom, createdAt: now, changedAt: now })
    .returning();
  if (!made) throw new Error('an activity was not written');
  await note(tx, by, made.id, copiedFrom ? 'copied' : 'entered');
  return made;
}

export async function changeActivity(
  tx: Executor,
  by: By,
  former: Activity,
  given: ActivityForm,
): Promise<void> {
  const row = await rowOf(tx, await activityForm.parseAsync(given));
  const fields = Object.entries(row)
    .filter(([name, value]) => !isDeepStrictEqual(value, former[name as keyof typeof row])) // the row's own names
    .map(([name]) => name);
  if (fields.length === 0) return;
  await tx
    .update(activities)
    .set({ ...row, changedAt: by.clock() })
    .where(eq(activities.id, former.id));
  await note(tx, by, former.id, 'changed', fields);
}

/** Removes an activity for good, with its history; the journal keeps that it was there. */
export async function removeActivity(tx: Executor, by: By, { id }: Activity): Promise<void> {
  await tx.delete(activities).where(eq(activities.id, id));
  await record(tx, by.clock, {
    actor: by.actor,
    act: 'activities/removed',
    subject: `activity:${id}`,
  });
}

async function rowOf(tx: Executor, { partners, place, ...said }: ActivitySaid) {
  return { ...said, place: place && townIn(place, said.country), ...(await known(tx, partners)) };
}

/** The name of the gazetteer for a town, where it knows one of that name. */
export function townIn(written: string, country: string): string | null {
  const { code, label } = resolvePlace(written, country);
  // A division bears its code of ISO 3166-2; it is no town.
  return code && !/^[A-Z]{2}-/.test(code) ? label : null;
}

// A partner that the directory shows is kept by its id: when it hides itself, it is named here no more either.
async function known(tx: Executor, partners: readonly string[]) {
  if (partners.length === 0) return { partnerIds: [], partnerNames: [] };
  const byName = new Map(
    (await publicOrganisations(tx, 'low')).flatMap(({ id, names }) =>
      names.map(({ text }) => [fold(text), id] as const),
    ),
  );
  const found = partners.map((name) => ({ name, id: byName.get(fold(name)) }));
  return {
    partnerIds: [...new Set(found.flatMap(({ id }) => id ?? []))],
    partnerNames: [...new Set(found.flatMap(({ name, id }) => (id ? [] : name)))],
  };
}

async function note(
  tx: Executor,
  by: By,
  activityId: string,
  act: string,
  fields: readonly string[] = [],
): Promise<void> {
  const on = by.clock().toISOString().slice(0, 10);
  await tx.insert(activityChanges).values({ activityId, act, on, fields: [...fields] });
  await record(tx, by.clock, {
    actor: by.actor,
    act: `activities/${act}`,
    subject: `activity:${activityId}`,
  });
}

interface Years {
  readonly from: string;
  readonly to: string;
}

/** All activities of an organisation, newest first, with those that it brought into a merge; of some years only, on demand. */
export async function activitiesOf(
  db: Executor,
  organisationId: string,
  years?: Years,
): Promise<Activity[]> {
  const within = years
    ? and(
        lte(activities.startsOn, years.to),
        or(
          gte(activities.endsOn, years.from),
          and(isNull(activities.endsOn), underwayOrLater(years.from)),
        ),
      )
    : undefined;
  return db
    .select()
    .from(activities)
    .where(and(ofOrganisation(organisationId), within))
    .orderBy(desc(activities.startsOn), asc(activities.id));
}

// What has no end and is under way belongs to each year since it began.
const underwayOrLater = (from: string) =>
  or(gte(activities.startsOn, from), eq(activities.state, 'underway'));

// Its own, and those of organisations that were merged into it.
const ofOrganisation = (id: string) =>
  sql`${activities.organisationId} in (select id from organisations where id = ${id} or merged_into = ${id})`;

/** One activity of this organisation; another's is not found. */
export async function activityOf(
  db: Executor,
  organisationId: string,
  id: string,
): Promise<Activity> {
  const [found] = isId(id)
    ? await db
        .select()
        .from(activities)
        .where(and(eq(activities.id, id), ofOrganisation(organisationId)))
    : [];
  if (!found) throw new Problem('page/not-found', 404);
  return found;
}

/** What happened to an activity, newest first. */
export async function activityHistory(db: Executor, id: string): Promise<ActivityChange[]> {
  return db
    .select()
    .from(activityChanges)
    .where(eq(activityChanges.activityId, id))
    .orderBy(desc(activityChanges.sequence))
    .limit(200);
}
