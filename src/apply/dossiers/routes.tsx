import { Hono } from 'hono';
import { publicActivities } from '../../collect/activities/activities.ts';
import { guidesFor } from '../../collect/guides/guides.ts';
import { officesOf } from '../../collect/offices/offices.ts';
import { readDocument } from '../../process/releases/releases.ts';
import type { Env, PageContext } from '../../web/http/context.ts';
import { releasedData, releasedPage, type Site } from '../../web/http/site.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import { SOME } from '../activities/activities.ts';
import { corridorTitle } from '../figures/figures.ts';
import { personsOf } from '../persons/persons.ts';
import { CSV, JSON_TYPE } from '../twins/twins.ts';
import { volunteersOf } from '../volunteers/volunteers.ts';
import { corridorCsv, corridorsOf } from './dossiers.ts';
import { Finder } from './finder.tsx';
import { FiguresPage } from './lineage.tsx';
import { Dossier, dossierTitle } from './views.tsx';

const KEY = '[A-Z]{3}-[A-Z]{3}';

export function dossierRoutes(site: Site): Hono<Env> {
  const app = new Hono<Env>();
  app.get('/dossiers', (c) => finder(c, site));
  app.get(`/dossiers/:key{${KEY}}`, (c) => dossier(c, site, c.req.param('key')));
  app.get(`/dossiers/:key{${KEY}}/figures`, (c) => figures(c, site, c.req.param('key')));
  app.get(`/dossiers/:file{${KEY}\\.json}`, (c) => json(c, site, c.req.param('file').slice(0, 7)));
  app.get(`/dossiers/:file{${KEY}\\.csv}`, (c) => csv(c, site, c.req.param('file').slice(0, 7)));
  return app;
}

async function finder(c: PageContext, site: Site): Promise<Response> {
  const [origin = '', residence = ''] = [c.req.query('origin'), c.req.query('residence')];
  const key = `${origin}-${residence}`;
  const asked = new RegExp(`^${KEY}$`).test(key);
  if (asked && (await documentOf(site, key)))
    return c.redirect(`/${c.var.locale.lang}/dossiers/${key}`, 302);
  const show = async (locale: Locale) => ({
    title: locale.t('dossiers.finder.title'),
    section: 'understand' as const,
    children: (
      <Finder
        locale={locale}
        {...(await corridorsOf(site.hub.public.db, site.edition()))}
        {...(asked ? { missing: { origin, residence } } : {})}
      />
    ),
  });
  return releasedPage(c, site, show, asked ? `origin=${origin}&residence=${residence}` : '');
}

async function documentOf(site: Site, key: string) {
  const edition = site.edition();
  return edition && readDocument(site.hub.public.db, edition, 'corridor', key);
}

function dossier(c: PageContext, site: Site, key: string): Promise<Response> {
  return releasedPage(c, site, async (locale) => {
    const [document, release, { db }] = [
      await documentOf(site, key),
      site.edition(),
      site.hub.public,
    ];
    if (!document || !release) return null;
    const { origin, residence, headline } = document;
    const [offices, guides, activities, volunteers, persons] = await Promise.all([
      officesOf(db, origin, residence),
      guidesFor(db, locale.lang, origin, residence),
      publicActivities(
        db,
        site.hub.config.hub.threat,
        { corridor: { origin, residence } },
        { limit: SOME },
      ),
      volunteersOf(db, release, origin),
      personsOf(db, release, locale, key),
    ]);
    const { name, address } = c.var.face;
    const path = `/${locale.lang}/dossiers/${key}`;
    return {
      title: dossierTitle(origin, residence, locale),
      ...(headline
        ? { description: corridorTitle(headline.definition, origin, residence, locale) }
        : {}),
      section: 'understand',
      shared: release.publishedAt,
      trail: trail(locale),
      twins: [
        { type: 'application/json', href: `${path}.json` },
        { type: 'text/csv', href: `${path}.csv` },
      ],
      children: (
        <Dossier
          locale={locale}
          document={document}
          offices={offices}
          guides={guides}
          activities={activities}
          volunteers={volunteers}
          persons={persons}
          hub={name}
          address={`${address}${path}`}
          release={release}
        />
      ),
    };
  });
}

const trail = (locale: PageContext['var']['locale']) => [
  { label: locale.t('nav.understand'), href: `/${locale.lang}/understand` },
  { label: locale.t('dossiers.finder.short'), href: `/${locale.lang}/dossiers` },
];

function figures(c: PageContext, site: Site, key: string): Promise<Response> {
  return releasedPage(c, site, async (locale) => {
    const document = await documentOf(site, key);
    if (!document) return null;
    const title = dossierTitle(document.origin, document.residence, locale);
    return {
      title: `${locale.t('dossiers.figures.title')} · ${title}`,
      section: 'understand',
      trail: [...trail(locale), { label: title, href: `/${locale.lang}/dossiers/${key}` }],
      children: <FiguresPage locale={locale} document={document} title={title} />,
    };
  });
}

function json(c: PageContext, site: Site, key: string): Promise<Response> {
  return releasedData(c, site, JSON_TYPE, async () => {
    const [document, edition] = [await documentOf(site, key), site.edition()];
    if (!document || !edition) return null;
    const { number, publishedAt, demo } = edition;
    return JSON.stringify({
      release: { number, publishedAt, invented: demo },
      address: `${c.var.face.address}/${c.var.locale.lang}/dossiers/${key}`,
      ...document,
    });
  });
}

function csv(c: PageContext, site: Site, key: string): Promise<Response> {
  return releasedData(c, site, CSV, async () => {
    const edition = site.edition();
    return edition && corridorCsv(site.hub.public.db, edition, key.slice(0, 3), key.slice(4));
  });
}
