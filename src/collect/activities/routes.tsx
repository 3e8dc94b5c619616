import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { ZodError } from 'zod';
import { actorIn } from '../../people/access/access.ts';
import {
  nameOf,
  type Organisation,
  organisationsById,
  organisationsOf,
} from '../../people/organisations/organisations.ts';
import { firstTime } from '../../platform/brakes/brakes.ts';
import { isId } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import { divisionsOf } from '../../reference/divisions/divisions.ts';
import { MIGRATION_TARGETS } from '../../reference/frames/frames.ts';
import { loadSdg } from '../../reference/sdg/sdg.ts';
import { loadSectors } from '../../reference/sectors/sectors.ts';
import { actingOn } from '../../web/http/actor.ts';
import type { Env, PageContext } from '../../web/http/context.ts';
import { type FieldError, fieldErrors, readForm, type Typed, typed } from '../../web/http/forms.ts';
import type { Site } from '../../web/http/site.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import { ownPage } from '../../web/layout/mine.tsx';
import {
  type Activity,
  activitiesOf,
  activityHistory,
  activityOf,
  changeActivity,
  enterActivity,
  publicActivity,
  removeActivity,
  townIn,
} from './activities.ts';
import { activityForm } from './form.ts';
import { ownOrganisation } from './own.ts';
import { fieldsOf, formOf, nextYear } from './typed.ts';
import { ActivityPage, NewActivity, OwnActivities } from './views.tsx';

/** A form is good for one activity for that long. */
const FORM_MINUTES = 7 * 24 * 60;

/** Where stewards enter what their organisations do. What is not theirs is not found. */
export function activityRoutes(site: Site): Hono<Env> {
  const { hub } = site;
  const { db } = hub.house;
  const app = new Hono<Env>();

  app.get('/me/activities', async (c) => {
    const organisations = await organisationsOf(db, hub, actorIn(c).account);
    const own = await Promise.all(
      organisations.map(async (organisation) => ({
        organisation,
        activities: await activitiesOf(db, organisation.id),
      })),
    );
    const { locale } = c.var;
    const children = <OwnActivities locale={locale} own={own} />;
    return c.html(ownPage(c, { title: locale.t('me.page.activities'), children }));
  });

  app.get('/me/activities/:org/new', async (c) => {
    const organisation = await ownOrganisation(c, site);
    const copied = c.req.query('copy');
    if (!copied) return c.html(await newPage(c, organisation, firstValues(organisation), []));
    const former = await activityOf(db, organisation.id, copied);
    const values = fieldsOf(nextYear(former), await partnerNames(former));
    return c.html(await newPage(c, organisation, values, [], former.id));
  });

  app.post('/me/activities/:org/new', async (c) => {
    const organisation = await ownOrganisation(c, site);
    const form = await readForm(c);
    const copied = await copiedFrom(organisation, form.one('copiedFrom'));
    if (form.one('step')) return c.html(await newPage(c, organisation, form, [], copied));
    const { given, errors } = await checked(form, c.var.locale);
    if (!given) return c.html(await newPage(c, organisation, form, errors, copied), 422);
    const made = await db.transaction(async (tx) => {
      if (!(await firstTime(tx, hub, 'activity', onceOf(c, form), FORM_MINUTES))) return null;
      return enterActivity(tx, actingOn(c, hub), organisation.id, given, copied);
    });
    site.pages.clear();
    const path = `/${c.var.locale.lang}/me/activities`;
    // The same form again: the activity is there already.
    return c.redirect(made ? `${path}/${organisation.slug}/${made.id}?saved=1` : path, 303);
  });

  app.get('/me/activities/:org/:id', async (c) => {
    const organisation = await ownOrganisation(c, site);
    const activity = await activityOf(db, organisation.id, c.req.param('id'));
    const values = fieldsOf(activity, await partnerNames(activity));
    return c.html(await activityPage(c, organisation, activity, values, []));
  });

  app.post('/me/activities/:org/:id', async (c) => {
    const organisation = await ownOrganisation(c, site);
    const activity = await activityOf(db, organisation.id, c.req.param('id'));
    const form = await readForm(c);
    if (form.one('step')) return c.html(await activityPage(c, organisation, activity, form, []));
    const { given, errors } = await checked(form, c.var.locale);
    if (!given) return c.html(await activityPage(c, organisation, activity, form, errors), 422);
    await db.transaction((tx) => changeActivity(tx, actingOn(c, hub), activity, given));
    site.pages.clear();
    return c.redirect(`${new URL(c.req.url).pathname}?saved=1`, 303);
  });

  app.post('/me/activities/:org/:id/remove', async (c) => {
    const organisation = await ownOrganisation(c, site);
    const activity = await activityOf(db, organisation.id, c.req.param('id'));
    const form = await readForm(c);
    if (form.one('sure') !== 'yes') throw new Problem('page/refused', 400);
    await db.transaction((tx) => removeActivity(tx, actingOn(c, hub), activity));
    site.pages.clear();
    return c.redirect(`/${c.var.locale.lang}/me/activities`, 303);
  });
  return app;

  async function copiedFrom(organisation: Organisation, id: string): Promise<string | null> {
    return id ? (await activityOf(db, organisation.id, id)).id : null;
  }

  async function partnerNames({ partnerIds }: Activity): Promise<Map<string, string>> {
    const partners = await organisationsById(db, partnerIds);
    return new Map(partners.map((partner) => [partner.id, nameOf(partner)]));
  }

  async function newPage(
    c: PageContext,
    organisation: Organisation,
    values: Typed,
    errors: readonly FieldError[],
    copied: string | null = null,
  ): Promise<string> {
    const { locale } = c.var;
    const base = `/${locale.lang}/me/activities`;
    const children = (
      <NewActivity
        {...(await choices(locale, values))}
        organisation={organisation}
        action={`${base}/${organisation.slug}/new`}
        cancel={base}
        draft={`${organisation.slug}-${copied ?? 'new'}`}
        errors={errors}
        copiedFrom={copied}
      />
    );
    return ownPage(c, { title: locale.t('activity.add'), children });
  }

  async function activityPage(
    c: PageContext,
    organisation: Organisation,
    activity: Activity,
    values: Typed,
    errors: readonly FieldError[],
  ): Promise<string> {
    const { locale } = c.var;
    const base = `/${locale.lang}/me/activities`;
    const children = (
      <ActivityPage
        {...(await choices(locale, values))}
        organisation={organisation}
        activity={activity}
        history={await activityHistory(db, activity.id)}
        isPublic={
          (await publicActivity(hub.public.db, hub.config.hub.threat, activity.id)) !== null
        }
        saved={c.req.query('saved') === '1' && errors.length === 0}
        action={`${base}/${organisation.slug}/${activity.id}`}
        cancel={base}
        draft={activity.id}
        errors={errors}
      />
    );
    return ownPage(c, { title: activity.texts[0]?.title ?? '', children });
  }
}

function onceOf(c: PageContext, form: Typed): string {
  const once = form.one('once');
  if (!isId(once)) throw new Problem('page/refused', 400);
  return `${actorIn(c).account} ${once}`;
}

const firstValues = ({ sectors, origins }: Organisation): Typed =>
  typed({
    field: sectors.length === 1 ? (sectors[0] ?? '') : '',
    country: origins.length === 1 ? (origins[0] ?? '') : '',
  });

async function checked(form: Typed, locale: Locale) {
  const read = await activityForm.safeParseAsync(formOf(form));
  const errors = read.success ? [] : namedErrors(read.error, locale);
  const place = form.one('place').trim();
  if (read.success && place && !townIn(place, read.data.country))
    errors.push({ name: 'place', message: locale.t('activity.place.unknown', { place }) });
  return { given: read.success && errors.length === 0 ? read.data : null, errors };
}

// The texts are an array in the form and fields with a number on the page: `texts.0.title` is `title.0`.
function namedErrors(error: ZodError, locale: Locale): FieldError[] {
  const found = error.issues.flatMap((issue) => {
    const [first, index, part] = issue.path;
    const name =
      first === 'texts' ? `${String(part ?? 'lang')}.${String(index ?? 0)}` : String(first ?? '');
    return fieldErrors(new ZodError([issue]), locale).map(({ message }) => ({ name, message }));
  });
  return [...new Map(found.map((each) => [each.name, each])).values()];
}

/** What the lists of the form offer. */
async function choices(locale: Locale, values: Typed) {
  const [{ sectors, name }, goals, divisions] = await Promise.all([
    loadSectors(),
    loadSdg(),
    divisionsOf(values.one('country')),
  ]);
  const named = (code: string) => name(code, locale.lang)?.text ?? code;
  const targets = goals.flatMap((goal) => goal.targets);
  return {
    locale,
    values,
    once: randomUUID(),
    divisions,
    purposes: sectors
      .filter(({ withdrawn }) => !withdrawn)
      .map(({ code, category }) => ({ code, category: named(category), name: named(code) })),
    migrationTargets: MIGRATION_TARGETS.flatMap(
      (code) => targets.find((target) => target.code === code) ?? [],
    ),
  };
}
