import { Hono } from 'hono';
import {
  countOffices,
  listOffices,
  listTowns,
  type OfficeFilter,
  sourcesOf,
} from '../../collect/offices/offices.ts';
import { publicOrganisations } from '../../people/organisations/organisations.ts';
import { isId } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import { country, resolveCountry } from '../../reference/countries/countries.ts';
import { fold } from '../../reference/folding/folding.ts';
import type { Env, PageContext } from '../../web/http/context.ts';
import { shareAnswer } from '../../web/http/headers.ts';
import { remembered } from '../../web/http/remembered.ts';
import { page, type Site } from '../../web/http/site.ts';
import { CSV, GEOJSON, JSON_TYPE } from '../twins/twins.ts';
import { type FoldedTown, foldedTowns, officesCsv, officesGeojson } from './directory.ts';
import { Entrance, type OfficeCount } from './entrance-views.tsx';
import { fitting } from './organisation-search.ts';
import { Directory } from './views.tsx';

const PAGE = 60;
const WHOLE = 50_000;
const SOME = 6;

export interface Asked {
  readonly operator?: string;
  readonly country?: string;
  readonly city?: string;
}

/** Read anew each time: offices come and go with their imports and not with releases. */
export function directoryRoutes(site: Site): Hono<Env> {
  const { db } = site.hub.public;
  const towns = remembered(site, async () => foldedTowns(await listTowns(db)));
  const filterOf = async ({ city, ...rest }: Asked): Promise<OfficeFilter> =>
    city ? { ...rest, cities: named(await towns(), city) } : rest;
  const { threat } = site.hub.config.hub;
  const refuseSevere = () => {
    if (threat === 'severe') throw new Problem('directory/closed', 404);
  };
  const app = new Hono<Env>();
  app.get('/directory', async (c) => {
    refuseSevere();
    // Where the list of offices stood before there was one entrance for all.
    const { search } = new URL(c.req.url);
    if (!c.req.query('q') && (Object.keys(askedOf(c)).length > 0 || c.req.query('after')))
      return c.redirect(`/${c.var.locale.lang}/directory/offices${search}`, 302);
    const { locale } = c.var;
    const query = (c.req.query('q') ?? '').replaceAll('\0', '').trim().slice(0, 100);
    const named = await publicOrganisations(db, threat);
    const organisations = fitting(
      named,
      threat === 'low' && query ? { q: query } : {},
      locale.lang,
    );
    c.header('cache-control', 'no-cache');
    return c.html(
      page(c, {
        title: locale.t('nav.directory'),
        section: 'directory',
        children: (
          <Entrance
            {...{ locale, query, organisations }}
            searched={threat === 'low'}
            offices={await officesFor(query)}
          />
        ),
      }),
    );
  });

  /** What a line of search asks of the offices: those of a country, those in it, those of a town; all where it is empty. */
  async function officesFor(query: string): Promise<OfficeCount[]> {
    const code = codeOf(query);
    const asked: Asked[] = code
      ? [{ country: code }, { operator: code }]
      : [query ? { city: query } : {}];
    return Promise.all(
      asked.map(async (one) => {
        const filter = await filterOf(one);
        return {
          asked: one,
          count: await countOffices(db, filter),
          some: await listOffices(db, filter, undefined, SOME),
        };
      }),
    );
  }

  app.get('/directory/offices', async (c) => {
    refuseSevere();
    const [asked, after = ''] = [askedOf(c), c.req.query('after')];
    const seen = isId(after) ? after : undefined;
    const filter = await filterOf(asked);
    const [found, sources] = await Promise.all([
      listOffices(db, filter, seen, PAGE + 1),
      sourcesOf(db, filter),
    ]);
    const { locale } = c.var;
    c.header('cache-control', 'no-cache');
    return c.html(
      page(c, {
        title: locale.t('directory.offices'),
        section: 'directory',
        twins: Object.entries(FORMS).map(([form, type]) => ({
          type: type.replace(/;.*/, ''),
          href: `/${locale.lang}/directory.${form}?${new URLSearchParams({ ...asked })}`,
        })),
        children: (
          <Directory
            locale={locale}
            asked={asked}
            offices={found.slice(0, PAGE)}
            sources={sources}
            next={found.length > PAGE ? (found[PAGE - 1]?.id ?? null) : null}
            first={!isId(after)}
          />
        ),
      }),
    );
  });
  const whole = async (c: PageContext) =>
    listOffices(db, await filterOf(askedOf(c)), undefined, WHOLE);
  const answer = (c: PageContext, form: keyof typeof FORMS, text: string) => {
    shareAnswer(c);
    return c.body(text, 200, { 'content-type': FORMS[form], 'cache-control': 'no-cache' });
  };
  app.get('/directory.csv', async (c) => answer(c, 'csv', officesCsv(await whole(c))));
  app.get('/directory.json', async (c) =>
    answer(
      c,
      'json',
      JSON.stringify({
        sources: await sourcesOf(db, await filterOf(askedOf(c))),
        offices: await whole(c),
      }),
    ),
  );
  app.get('/directory.geojson', async (c) =>
    answer(c, 'geojson', JSON.stringify(officesGeojson(await whole(c)))),
  );
  return app;
}

function codeOf(query: string): string | null {
  const found = query ? resolveCountry(query) : null;
  return found && 'code' in found ? (found.code ?? null) : null;
}

const FORMS = { csv: CSV, json: JSON_TYPE, geojson: GEOJSON } as const;

/** The spellings of the towns whose names begin with these letters, whatever their accents. */
function named(towns: readonly FoldedTown[], city: string): string[] {
  const wanted = fold(city);
  return [
    ...new Set(towns.filter(({ folded }) => folded.startsWith(wanted)).map((town) => town.city)),
  ];
}

function askedOf(c: PageContext): Asked {
  const code = (name: 'operator' | 'country') => {
    const value = c.req.query(name) ?? '';
    return country(value) ? { [name]: value } : {};
  };
  const city = (c.req.query('city') ?? '').trim().slice(0, 100);
  return { ...code('operator'), ...code('country'), ...(city ? { city } : {}) };
}
