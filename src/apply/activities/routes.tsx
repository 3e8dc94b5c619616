import { Hono } from 'hono';
import {
  type ActivityFilter,
  activityCountries,
  type PublicActivity,
  publicActivities,
  publicActivity,
  rows3W,
} from '../../collect/activities/activities.ts';
import {
  FIELDS,
  publicOrganisation,
  publicOrganisations,
} from '../../people/organisations/organisations.ts';
import { isId } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import { country, countryName } from '../../reference/countries/countries.ts';
import { division, divisionsOf } from '../../reference/divisions/divisions.ts';
import { loadSdg } from '../../reference/sdg/sdg.ts';
import { loadSectors } from '../../reference/sectors/sectors.ts';
import type { Env, PageContext } from '../../web/http/context.ts';
import { shareAnswer } from '../../web/http/headers.ts';
import { page, type Site } from '../../web/http/site.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import { scopeOf } from '../overviews/overviews.ts';
import { CSV, csvOf, JSON_TYPE } from '../twins/twins.ts';
import { gridOf } from './grid.ts';
import { GridPage } from './grid-view.tsx';
import { COLUMNS, hxlRows, type Words } from './hxl.ts';
import { ActivityList, ActivityPage } from './views.tsx';

const PAGE = 40;
const ORDER = FIELDS.map(({ code }) => code as string);

/** Read anew each time: organisations enter and take back what they do whenever they like. */
export function publicActivityRoutes(site: Site): Hono<Env> {
  const { hub } = site;
  const { db } = hub.public;
  const { threat } = hub.config.hub;
  const app = new Hono<Env>();

  app.get('/activities', async (c) => {
    const { locale } = c.var;
    const [asked, after = ''] = [askedOf(c), c.req.query('after')];
    const part = { after: isId(after) ? after : undefined, limit: PAGE + 1 };
    const [found, countries, goals] = await Promise.all([
      publicActivities(db, threat, asked, part),
      activityCountries(db, threat),
      loadSdg(),
    ]);
    const address = addressOf(asked);
    c.header('cache-control', 'no-cache');
    return c.html(
      page(c, {
        title: locale.t('activities.title'),
        section: 'act',
        twins: twinsOf(locale, address),
        children: (
          <ActivityList
            locale={locale}
            asked={asked}
            address={address}
            activities={found.slice(0, PAGE)}
            countries={countries}
            goals={goals}
            next={found.length > PAGE ? (found[PAGE - 1]?.id ?? null) : null}
            first={!isId(after)}
            silent={threat === 'severe'}
          />
        ),
      }),
    );
  });

  app.get('/activities/grid', async (c) => {
    const { locale } = c.var;
    const countries = await activityCountries(db, threat);
    const chosen = askedOf(c).country ?? likely(site, countries);
    const rows = chosen ? await rows3W(db, threat, { country: chosen }) : [];
    c.header('cache-control', 'no-cache');
    return c.html(
      page(c, {
        title: locale.t('activities.grid'),
        section: 'act',
        twins: twinsOf(locale, addressOf(chosen ? { country: chosen } : {})),
        children: (
          <GridPage
            locale={locale}
            countries={countries}
            country={chosen}
            divisions={chosen ? await divisionsOf(chosen) : []}
            grid={gridOf(rows, ORDER)}
            threat={threat}
          />
        ),
      }),
    );
  });

  app.get('/activities.csv', async (c) => {
    const rows = await rows3W(db, threat, askedOf(c));
    const words = await wordsOf(
      c,
      rows.flatMap((row) => row.division ?? []),
    );
    const headings = COLUMNS.map(({ name }) => c.var.locale.t(`hxl.${name}`));
    shareAnswer(c);
    return c.body(csvOf(headings, hxlRows(rows, words)), 200, {
      'content-type': CSV,
      'cache-control': 'no-cache',
    });
  });

  app.get('/activities.json', async (c) => {
    const rows = await rows3W(db, threat, askedOf(c));
    shareAnswer(c);
    return c.body(JSON.stringify({ asOf: hub.clock().toISOString(), activities: rows }), 200, {
      'content-type': JSON_TYPE,
      'cache-control': 'no-cache',
    });
  });

  app.get('/activities/:id', async (c) => {
    const { locale } = c.var;
    const id = c.req.param('id');
    const activity = isId(id) ? await publicActivity(db, threat, id) : null;
    if (!activity) throw new Problem('page/not-found', 404);
    const [{ name }, goals, divisions, partners, listed] = await Promise.all([
      loadSectors(),
      loadSdg(),
      Promise.all(activity.divisions.map((code) => division(code))),
      partnersOf(site, activity),
      publicOrganisation(db, threat, activity.organisation),
    ]);
    const { title } = activity.texts[0] ?? { title: '' };
    c.header('cache-control', 'no-cache');
    return c.html(
      page(c, {
        title,
        section: 'act',
        trail: [{ label: locale.t('activities.title'), href: `/${locale.lang}/activities` }],
        children: (
          <ActivityPage
            locale={locale}
            activity={activity}
            divisions={divisions.flatMap((each) => each?.name ?? [])}
            partners={partners}
            listed={listed !== null}
            purpose={activity.purpose && (name(activity.purpose, locale.lang)?.text ?? null)}
            targets={goals
              .flatMap(({ targets }) => targets)
              .filter(({ code }) => activity.targets.includes(code))}
          />
        ),
      }),
    );
  });
  return app;
}

/** What a hub of one origin is about, else where most is reported. */
function likely(site: Site, countries: readonly string[]): string | null {
  const scope = scopeOf(site.hub.config.hub);
  const own = scope.side === 'everywhere' ? null : scope.code;
  return (own && countries.includes(own) ? own : countries[0]) ?? null;
}

async function partnersOf({ hub }: Site, { partnerIds }: PublicActivity) {
  if (partnerIds.length === 0) return [];
  const shown = await publicOrganisations(hub.public.db, hub.config.hub.threat, 'activities');
  return shown
    .filter(({ id }) => partnerIds.includes(id))
    .map(({ slug, names }) => ({ slug, name: names[0]?.text ?? '' }));
}

async function wordsOf(c: PageContext, codes: readonly string[]): Promise<Words> {
  const { locale, face } = c.var;
  const known = await Promise.all([...new Set(codes)].map((code) => division(code)));
  const names = new Map(known.flatMap((each) => (each ? [[each.code, each.name] as const] : [])));
  return {
    field: (code) => locale.t(`organisation.sector.${code}`),
    country: (code) => countryName(code, locale.lang),
    division: (code) => names.get(code) ?? code,
    state: (code) => locale.t(`activity.state.${code}`),
    unit: (code) => locale.t(`activity.unit.${code}`),
    kind: (code) => code,
    address: (id) => `${face.address}/${locale.lang}/activities/${id}`,
    unnamed: locale.t('activities.unnamed.one'),
  };
}

const twinsOf = ({ lang }: Locale, address: URLSearchParams) => [
  { type: 'text/csv', href: `/${lang}/activities.csv?${address}` },
  { type: 'application/json', href: `/${lang}/activities.json?${address}` },
];

function askedOf(c: PageContext): ActivityFilter {
  const asked = (name: string) => (c.req.query(name) ?? '').slice(0, 60);
  const goal = Number(asked('goal'));
  return {
    ...(country(asked('country')) && { country: asked('country') }),
    ...(/^[A-Z]{2}-[A-Z0-9]{1,3}$/.test(asked('division')) && { division: asked('division') }),
    ...(ORDER.includes(asked('field')) && { field: asked('field') }),
    ...(Number.isInteger(goal) && goal >= 1 && goal <= 17 && { goal }),
    ...(/^[a-z0-9-]{2,60}$/.test(asked('organisation')) && { organisation: asked('organisation') }),
  };
}

const addressOf = ({ corridor: _, ...asked }: ActivityFilter): URLSearchParams =>
  new URLSearchParams(Object.entries(asked).map(([name, value]) => [name, String(value)]));
