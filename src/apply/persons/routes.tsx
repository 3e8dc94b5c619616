import { Hono } from 'hono';
import { PERSON_COLUMNS, personRows } from '../../process/person-tables/person-tables.ts';
import { readDocument } from '../../process/releases/releases.ts';
import type { Env, PageContext } from '../../web/http/context.ts';
import { releasedData, releasedPage, type Site } from '../../web/http/site.ts';
import { CSV, csvOf } from '../twins/twins.ts';
import { personsOf, personsPath } from './reading.ts';
import { NoPersons, PersonsPage, personsTitle } from './views.tsx';

/** People whom at least one list knows: of everywhere, or of one corridor. */
export function personRoutes(site: Site): Hono<Env> {
  const app = new Hono<Env>();
  app.get('/persons', (c) => shown(c, site, '*'));
  app.get('/persons.csv', (c) => csv(c, site, '*'));
  app.get('/persons/:key{[A-Z]{3}-[A-Z]{3}}', (c) => shown(c, site, c.req.param('key')));
  app.get('/persons/:file{[A-Z]{3}-[A-Z]{3}\\.csv}', (c) =>
    csv(c, site, c.req.param('file').slice(0, 7)),
  );
  return app;
}

function shown(c: PageContext, site: Site, key: string): Promise<Response> {
  return releasedPage(c, site, async (locale) => {
    const [persons, official] = await Promise.all([
      personsOf(site.hub.public.db, site.edition(), locale, key),
      officialOf(site, key),
    ]);
    if (!persons && key !== '*') return null;
    return {
      title: personsTitle(key, locale),
      section: 'understand',
      trail: [{ label: locale.t('nav.understand'), href: `/${locale.lang}/understand` }],
      ...(persons?.document && {
        twins: [{ type: 'text/csv', href: `${personsPath(locale, key)}.csv` }],
      }),
      children: persons ? (
        <PersonsPage locale={locale} persons={persons} official={official} />
      ) : (
        <NoPersons locale={locale} />
      ),
    };
  });
}

/** What official sources say of the same corridor. */
async function officialOf({ hub, edition }: Site, key: string) {
  const now = edition();
  return now && readDocument(hub.public.db, now, 'corridor', key);
}

function csv(c: PageContext, site: Site, key: string): Promise<Response> {
  return releasedData(c, site, CSV, async () => {
    const persons = await personsOf(site.hub.public.db, site.edition(), c.var.locale, key);
    return persons?.document ? csvOf(PERSON_COLUMNS, personRows([persons.document])) : null;
  });
}
