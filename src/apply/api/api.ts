/** The public interface: the same released figures for machines, described by /api/v1/openapi.json. */
import { Hono } from 'hono';
import type { z } from 'zod';
import { listOffices } from '../../collect/offices/offices.ts';
import { Problem } from '../../platform/problem.ts';
import {
  type Edition,
  type FactFilter,
  listReleases,
  readDocument,
  readFacts,
} from '../../process/releases/releases.ts';
import type { Env, PageContext } from '../../web/http/context.ts';
import { releasedData, type Site } from '../../web/http/site.ts';
import { atlasOf, queryOf } from '../atlas/atlas.ts';
import { FACT_COLUMNS, factCells } from '../dossiers/dossiers.ts';
import { CSV, csvOf, JSON_TYPE } from '../twins/twins.ts';
import { factStream } from './export.ts';
import { openApi } from './openapi.ts';
import { atlasQuery, factQuery, officeQuery } from './schemas.ts';

export function apiRoutes(site: Site): Hono<Env> {
  const app = new Hono<Env>();
  app.use(async (c, next) => {
    await next();
    // Whoever reads public figures from another site's page may do so.
    c.res.headers.set('access-control-allow-origin', '*');
    c.res.headers.set('cross-origin-resource-policy', 'cross-origin');
  });
  app.get('/openapi.json', (c) => c.json(openApi(c.var.face)));
  app.get('/facts', (c) => facts(c, site));
  app.get('/facts.csv', (c) => wholeFacts(c, site));
  app.get('/corridors/:key{[A-Z]{3}-[A-Z]{3}}', (c) => corridor(c, site, c.req.param('key')));
  app.get('/countries/:code{[A-Z]{3}}', (c) => countryBothWays(c, site, c.req.param('code')));
  app.get('/atlas', (c) => atlas(c, site));
  app.get('/releases', (c) => releaseList(c, site));
  app.get('/sources', (c) => sources(c, site));
  app.get('/offices', (c) => offices(c, site));
  app.all('*', () => {
    throw new Problem('page/not-found', 404);
  });
  return app;
}

function asked<Schema extends z.ZodObject>(c: PageContext, schema: Schema): z.output<Schema> {
  const result = schema.safeParse(c.req.query());
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new Problem('query/invalid', 400, {
    parameter: issue?.path.join('.') ?? '',
    reason: issue?.message ?? '',
  });
}

function editionOf(site: Site): Edition {
  const edition = site.edition();
  if (!edition) throw new Problem('release/none', 404);
  return edition;
}

const releaseOf = ({ number, publishedAt, demo }: Edition) => ({
  number,
  publishedAt: publishedAt.toISOString(),
  invented: demo,
});

const answer = (c: PageContext, site: Site, make: () => Promise<object | null>) =>
  releasedData(c, site, JSON_TYPE, async () => {
    const found = await make();
    if (!found) throw new Problem('page/not-found', 404);
    return JSON.stringify(found);
  });

const FILTERS = [
  'origin',
  'residence',
  'source',
  'measure',
  'definition',
  'kind',
  'sex',
  'year',
] as const;

function filterOf(
  query: Partial<Record<(typeof FILTERS)[number], string | number | undefined>>,
): FactFilter {
  return Object.fromEntries(
    FILTERS.flatMap((name) => (query[name] === undefined ? [] : [[name, query[name]]])),
  );
}

async function facts(c: PageContext, site: Site): Promise<Response> {
  const edition = editionOf(site);
  const query = asked(c, factQuery);
  const rows = await readFacts(
    site.hub.public.db,
    edition,
    filterOf(query),
    query.after,
    query.limit,
  );
  const last = rows.length === query.limit ? rows.at(-1) : undefined;
  const next = last ? nextPage(c, String(last.position)) : null;
  if (next) c.header('link', `<${next}>; rel="next"`);
  if (query.format === 'csv')
    return c.body(csvOf(FACT_COLUMNS, rows.map(factCells)), 200, { 'content-type': CSV });
  return c.json({ release: releaseOf(edition), facts: rows, next });
}

function nextPage(c: PageContext, after: string): string {
  const url = new URL(c.req.url);
  url.searchParams.set('after', after);
  return `${url.pathname}${url.search}`;
}

async function wholeFacts(c: PageContext, site: Site): Promise<Response> {
  const edition = editionOf(site);
  const query = asked(c, factQuery.omit({ after: true, limit: true, format: true }));
  return c.body(factStream(site.hub.public.db, edition, filterOf(query)), 200, {
    'content-type': CSV,
    'content-disposition': `attachment; filename="passerelle-facts-${edition.number}.csv"`,
  });
}

function corridor(c: PageContext, site: Site, key: string): Promise<Response> {
  return answer(c, site, async () => {
    const edition = editionOf(site);
    const document = await readDocument(site.hub.public.db, edition, 'corridor', key);
    return document && { release: releaseOf(edition), ...document };
  });
}

function countryBothWays(c: PageContext, site: Site, code: string): Promise<Response> {
  return answer(c, site, async () => {
    const edition = editionOf(site);
    const { db } = site.hub.public;
    const [origin, residence] = await Promise.all([
      readDocument(db, edition, 'origin', code),
      readDocument(db, edition, 'residence', code),
    ]);
    return origin || residence ? { release: releaseOf(edition), code, origin, residence } : null;
  });
}

function atlas(c: PageContext, site: Site): Promise<Response> {
  asked(c, atlasQuery);
  return answer(c, site, async () => {
    const edition = editionOf(site);
    const state = await atlasOf(
      site.hub.public.db,
      edition,
      queryOf(new URL(c.req.url).searchParams, site.hub.config.hub),
    );
    return state?.choice
      ? { release: releaseOf(edition), ...state.choice, values: state.spots }
      : null;
  });
}

async function releaseList(c: PageContext, site: Site): Promise<Response> {
  const list = await listReleases(site.hub.public.db);
  const releases = list.map((release) => ({
    number: release.number,
    publishedAt: release.publishedAt,
    withdrawnAt: release.withdrawnAt,
    withdrawnReason: release.withdrawnReason,
    invented: release.demo,
    package: release.package,
    signature: release.signature,
    publicKey: release.publicKey,
    download: release.withdrawnAt
      ? null
      : `${c.var.face.address}/${c.var.locale.lang}/releases/${release.number}.zip`,
  }));
  return c.json({ releases });
}

function sources(c: PageContext, site: Site): Promise<Response> {
  return answer(c, site, async () => {
    const edition = editionOf(site);
    const hub = await readDocument(site.hub.public.db, edition, 'hub', '*');
    return hub && { release: releaseOf(edition), sources: hub.sources, ties: hub.ties };
  });
}

const OFFICE_COLUMNS = [
  'id',
  'operator',
  'country',
  'city',
  'kind',
  'latitude',
  'longitude',
  'website',
  'phone',
] as const;

async function offices(c: PageContext, site: Site): Promise<Response> {
  const { after, limit, format, ...filter } = asked(c, officeQuery);
  const wanted = Object.fromEntries(
    Object.entries(filter).filter(([, value]) => value !== undefined),
  );
  const rows = await listOffices(site.hub.public.db, wanted, after, limit);
  const last = rows.length === limit ? rows.at(-1) : undefined;
  const next = last ? nextPage(c, last.id) : null;
  if (next) c.header('link', `<${next}>; rel="next"`);
  if (format === 'csv')
    return c.body(
      csvOf(
        OFFICE_COLUMNS,
        rows.map((row) => OFFICE_COLUMNS.map((column) => row[column])),
      ),
      200,
      { 'content-type': CSV },
    );
  return c.json({ offices: rows, next });
}
