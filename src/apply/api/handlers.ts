/** What each operation of the public interface answers. */
import { listOffices } from '../../collect/offices/offices.ts';
import { Problem } from '../../platform/problem.ts';
import type { Cell } from '../../platform/sheets/sheets.ts';
import { ESTIMATE_COLUMNS, estimateRows } from '../../process/estimates/estimates.ts';
import { PERSON_COLUMNS, personRows } from '../../process/person-tables/person-tables.ts';
import {
  type Edition,
  listReleases,
  readDocument,
  readFacts,
} from '../../process/releases/releases.ts';
import type { PageContext } from '../../web/http/context.ts';
import { releasedData, type Site } from '../../web/http/site.ts';
import { atlasCsv, atlasGeojson, atlasOf, queryOf } from '../atlas/atlas.ts';
import { countryCsv } from '../countries/countries.ts';
import { officesCsv, officesGeojson } from '../directory/directory.ts';
import { corridorCsv, FACT_COLUMNS, factCells } from '../dossiers/dossiers.ts';
import { sourcesCsv } from '../sources/sources.ts';
import { CSV, csvOf } from '../twins/twins.ts';
import { factStream } from './export.ts';
import { FORMATS, type Format, type OperationId } from './operations.ts';
import { factFilter, factQuery, officeQuery } from './schemas.ts';

type Handler = (
  c: PageContext,
  site: Site,
  query: Readonly<Record<string, unknown>>,
  format: Format,
) => Response | Promise<Response>;

export const HANDLERS: Readonly<Record<OperationId, Handler>> = {
  listFacts,
  exportFacts,
  readCorridor,
  readCountry,
  readPersons,
  readEstimate,
  readAtlas,
  listReleases: listAllReleases,
  listSources,
  listOffices: listSomeOffices,
};

/** The forms of one answer; each is made only where it was asked for. */
type Forms = Partial<Record<Format, () => object | string | null | Promise<string | null>>>;

const textOf = (made: object | string | null) =>
  typeof made === 'object' && made !== null ? JSON.stringify(made) : made;

/** What depends on the release and the address alone is kept with the pages. */
const released = (
  c: PageContext,
  site: Site,
  format: Format,
  make: (edition: Edition) => Promise<Forms | null>,
) =>
  releasedData(c, site, FORMATS[format], async () => {
    const forms = await make(editionOf(site));
    return textOf((await forms?.[format]?.()) ?? null);
  });

async function fresh(c: PageContext, format: Format, forms: Forms): Promise<Response> {
  const text = textOf((await forms[format]?.()) ?? null);
  return c.body(text ?? '', 200, { 'content-type': FORMATS[format] });
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

async function listFacts(
  c: PageContext,
  site: Site,
  query: Readonly<Record<string, unknown>>,
  format: Format,
): Promise<Response> {
  const edition = editionOf(site);
  const { after = 0, limit, ...filter } = factQuery.parse(query);
  const rows = await readFacts(site.hub.public.db, edition, filter, after, limit + 1);
  const { shown: facts, next } = paged(c, rows, limit, ({ position }) => String(position));
  return fresh(c, format, {
    json: () => ({ release: releaseOf(edition), facts, next }),
    csv: () => csvOf(FACT_COLUMNS, facts.map(factCells)),
  });
}

/** One row more than is shown was read: it tells whether there is a next page, and nothing is counted. */
function paged<Row>(
  c: PageContext,
  rows: readonly Row[],
  limit: number,
  keyOf: (row: Row) => string,
): { shown: readonly Row[]; next: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  if (rows.length <= limit || last === undefined) return { shown, next: null };
  const url = new URL(c.req.url);
  url.searchParams.set('after', keyOf(last));
  const next = `${url.pathname}${url.search}`;
  c.header('link', `<${next}>; rel="next"`);
  return { shown, next };
}

function exportFacts(
  c: PageContext,
  site: Site,
  query: Readonly<Record<string, unknown>>,
): Response {
  const edition = editionOf(site);
  const filter = factFilter.parse(query);
  const headers = {
    'content-type': CSV,
    'content-disposition': `attachment; filename="passerelle-facts-${edition.number}.csv"`,
  };
  if (c.req.method === 'HEAD') return c.body(null, 200, headers);
  return c.body(factStream(site.hub.public.db, edition, filter), 200, headers);
}

function readCorridor(c: PageContext, site: Site, _: unknown, format: Format): Promise<Response> {
  const key = c.req.param('key') ?? '';
  const { db } = site.hub.public;
  return released(c, site, format, async (edition) => {
    const document = await readDocument(db, edition, 'corridor', key);
    return (
      document && {
        json: () => ({ release: releaseOf(edition), ...document }),
        csv: () => corridorCsv(db, edition, key.slice(0, 3), key.slice(4)),
      }
    );
  });
}

function readCountry(c: PageContext, site: Site, _: unknown, format: Format): Promise<Response> {
  const code = c.req.param('code') ?? '';
  const { db } = site.hub.public;
  return released(c, site, format, async (edition) => {
    const [origin, residence] = await Promise.all([
      readDocument(db, edition, 'origin', code),
      readDocument(db, edition, 'residence', code),
    ]);
    if (!origin && !residence) return null;
    return {
      json: () => ({ release: releaseOf(edition), code, origin, residence }),
      csv: () => countryCsv(code, [origin, residence]),
    };
  });
}

const keyOf = (c: PageContext): string => {
  const key = c.req.param('key') ?? '';
  return key === 'all' ? '*' : key;
};

function readPersons(c: PageContext, site: Site, _: unknown, format: Format): Promise<Response> {
  return released(c, site, format, async (edition) => {
    const document = await readDocument(site.hub.public.db, edition, 'persons', keyOf(c));
    return (
      document && {
        json: () => ({ release: releaseOf(edition), ...document }),
        csv: () => csvOf(PERSON_COLUMNS, personRows([document])),
      }
    );
  });
}

function readEstimate(c: PageContext, site: Site, _: unknown, format: Format): Promise<Response> {
  return released(c, site, format, async (edition) => {
    const document = await readDocument(site.hub.public.db, edition, 'estimate', keyOf(c));
    return (
      document && {
        json: () => ({ release: releaseOf(edition), ...document }),
        csv: () => csvOf(ESTIMATE_COLUMNS, estimateRows(document)),
      }
    );
  });
}

function readAtlas(c: PageContext, site: Site, _: unknown, format: Format): Promise<Response> {
  const query = queryOf(new URL(c.req.url).searchParams, site.hub.config.hub);
  return released(c, site, format, async (edition) => {
    const state = await atlasOf(site.hub.public.db, edition, query);
    if (!state?.choice) return null;
    const { choice, spots } = state;
    return {
      json: () => ({ release: releaseOf(edition), ...choice, values: spots }),
      csv: () => atlasCsv(state, 'en'),
      geojson: () => atlasGeojson(state, 'en'),
    };
  });
}

async function listAllReleases(
  c: PageContext,
  { hub }: Site,
  _: unknown,
  format: Format,
): Promise<Response> {
  const { address } = c.var.face;
  const releases = (await listReleases(hub.public.db)).map((release) => ({
    number: release.number,
    publishedAt: release.publishedAt.toISOString(),
    withdrawnAt: release.withdrawnAt?.toISOString() ?? null,
    withdrawnReason: release.withdrawnReason,
    invented: release.demo,
    package: release.package,
    signature: release.signature,
    publicKey: release.publicKey,
    download: release.withdrawnAt ? null : `${address}/en/releases/${release.number}.zip`,
  }));
  return fresh(c, format, { json: () => ({ releases }), csv: () => tableOf(releases) });
}

function tableOf(rows: readonly Readonly<Record<string, Cell>>[]): string {
  const columns = Object.keys(rows[0] ?? {});
  return csvOf(
    columns,
    rows.map((row) => columns.map((column) => row[column])),
  );
}

function listSources(c: PageContext, site: Site, _: unknown, format: Format): Promise<Response> {
  return released(c, site, format, async (edition) => {
    const hub = await readDocument(site.hub.public.db, edition, 'hub', '*');
    return (
      hub && {
        json: () => ({ release: releaseOf(edition), sources: hub.sources, ties: hub.ties }),
        csv: () => sourcesCsv(hub, 'en'),
      }
    );
  });
}

async function listSomeOffices(
  c: PageContext,
  { hub }: Site,
  query: Readonly<Record<string, unknown>>,
  format: Format,
): Promise<Response> {
  const { after, limit, ...filter } = officeQuery.parse(query);
  const rows = await listOffices(hub.public.db, filter, after, limit + 1);
  const { shown: offices, next } = paged(c, rows, limit, ({ id }) => id);
  return fresh(c, format, {
    json: () => ({ offices, next }),
    csv: () => officesCsv(offices),
    geojson: () => officesGeojson(offices),
  });
}
