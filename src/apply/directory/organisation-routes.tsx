import { Hono } from 'hono';
import { publicActivities } from '../../collect/activities/activities.ts';
import {
  FIELDS,
  KINDS,
  movedTo,
  type PublicOrganisation,
  publicOrganisation,
  publicOrganisations,
} from '../../people/organisations/organisations.ts';
import { Problem } from '../../platform/problem.ts';
import { country } from '../../reference/countries/countries.ts';
import type { Env, PageContext } from '../../web/http/context.ts';
import { shareAnswer } from '../../web/http/headers.ts';
import { page, type Site } from '../../web/http/site.ts';
import { SOME } from '../activities/activities.ts';
import { CSV, JSON_TYPE } from '../twins/twins.ts';
import { fitting, type OrganisationsAsked, titleOf } from './organisation-search.ts';
import { organisationLd, organisationsCsv, organisationsJson } from './organisation-twins.ts';
import { OrganisationList, OrganisationPage } from './organisation-views.tsx';

const PAGE = 60;
const BASE = '/directory/organisations';
const FORMS = { csv: CSV, json: JSON_TYPE } as const;

/** Organisations that said yes to being listed, read anew each time: one that withdraws is gone at once. */
export function organisationRoutes(site: Site): Hono<Env> {
  const { config, public: pool } = site.hub;
  const { threat } = config.hub;
  const app = new Hono<Env>();
  const all = () => publicOrganisations(pool.db, threat);

  app.get(BASE, async (c) => {
    if (threat === 'severe') throw new Problem('directory/closed', 404);
    const { locale } = c.var;
    const named = await all();
    const asked = threat === 'low' ? askedOf(c) : {};
    const found = fitting(named, asked, locale.lang);
    const after = c.req.query('after') ?? '';
    const start = found.findIndex(({ slug }) => slug === after) + 1;
    const rows = found.slice(start, start + PAGE);
    const query = new URLSearchParams({ ...asked });
    c.header('cache-control', 'no-cache');
    // Asked for by a button, on the device alone: nothing of where somebody is leaves it.
    c.header('permissions-policy', NEAR);
    return c.html(
      page(c, {
        title: locale.t('organisations.public'),
        section: 'directory',
        twins: Object.entries(FORMS).map(([form, type]) => ({
          type: type.replace(/;.*/, ''),
          href: `/${locale.lang}${BASE}.${form}?${query}`,
        })),
        children: (
          <OrganisationList
            {...{ locale, asked, rows, found, named }}
            searchable={threat === 'low'}
            first={start === 0}
            next={start + PAGE < found.length ? (rows.at(-1)?.slug ?? null) : null}
          />
        ),
      }),
    );
  });

  const answer = (c: PageContext, form: keyof typeof FORMS, text: string) => {
    shareAnswer(c);
    return c.body(text, 200, { 'content-type': FORMS[form], 'cache-control': 'no-cache' });
  };
  const whole = async (c: PageContext): Promise<PublicOrganisation[]> =>
    fitting(await all(), threat === 'low' ? askedOf(c) : {}, c.var.locale.lang);
  app.get(`${BASE}.csv`, async (c) => answer(c, 'csv', organisationsCsv(await whole(c))));
  app.get(`${BASE}.json`, async (c) =>
    answer(c, 'json', JSON.stringify(organisationsJson(await whole(c)))),
  );

  const one = (slug: string) => publicOrganisation(pool.db, threat, slug.slice(0, 100));
  // For as long as the merge stands: nobody keeps the way, so that undoing it takes it back.
  const moved = async (c: PageContext, slug: string, end = '') => {
    const target = await movedTo(pool.db, threat, slug.slice(0, 100));
    if (!target) throw new Problem('page/not-found', 404);
    c.header('cache-control', 'no-cache');
    return c.redirect(`/${c.var.locale.lang}${BASE}/${target}${end}`, 302);
  };
  app.get(`${BASE}/:slug{[a-z0-9-]+}`, async (c) => {
    const { locale } = c.var;
    const organisation = await one(c.req.param('slug'));
    if (!organisation) return moved(c, c.req.param('slug'));
    const { slug } = organisation;
    const part = { limit: SOME };
    const activities = await publicActivities(pool.db, threat, { organisation: slug }, part);
    c.header('cache-control', 'no-cache');
    return c.html(
      page(c, {
        title: titleOf(organisation),
        section: 'directory',
        trail: [{ label: locale.t('organisations.public'), href: `/${locale.lang}${BASE}` }],
        twins: [
          {
            type: 'application/ld+json',
            href: `/${locale.lang}${BASE}/${organisation.slug}.jsonld`,
          },
        ],
        children: <OrganisationPage {...{ locale, organisation, activities }} />,
      }),
    );
  });
  app.get(`${BASE}/:file{[a-z0-9-]+\\.jsonld}`, async (c) => {
    const slug = c.req.param('file').replace(/\.jsonld$/, '');
    const organisation = await one(slug);
    if (!organisation) return moved(c, slug, '.jsonld');
    const address = `${c.var.face.address}/${c.var.locale.lang}${BASE}/${slug}`;
    shareAnswer(c);
    return c.body(JSON.stringify(organisationLd(organisation, address)), 200, {
      'content-type': 'application/ld+json; charset=utf-8',
      'cache-control': 'no-cache',
    });
  });
  return app;
}

const NEAR = 'camera=(), geolocation=(self), microphone=(), browsing-topics=()';

/** What is asked for, as far as the directory knows it; anything else is as if it had not been asked. */
function askedOf(c: PageContext): OrganisationsAsked {
  const text = (name: string, most: number) =>
    (c.req.query(name) ?? '').replaceAll('\0', '').trim().slice(0, most);
  const known: Readonly<Record<string, (value: string) => boolean>> = {
    q: Boolean,
    town: Boolean,
    country: (value) => country(value) !== null,
    origin: (value) => country(value) !== null,
    sector: (value) => FIELDS.some(({ code }) => code === value),
    kind: (value) => KINDS.some((kind) => kind === value),
    language: (value) => /^[a-z]{2,3}$/.test(value),
  };
  const given = Object.entries(known).flatMap(([name, knows]) => {
    const value = text(name, 100);
    return value && knows(value) ? [[name, value]] : [];
  });
  return Object.fromEntries(given);
}
