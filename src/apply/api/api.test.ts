import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHub, type TestHub } from '../../../test/hub.ts';
import { type App, createApp } from '../../app.tsx';
import { publishSample } from '../sample.fixture.ts';
import { FORMATS, OPERATIONS, type Operation } from './operations.ts';
import { factPage, featureCollection, officePage, problem } from './schemas.ts';

let [hub, app] = [undefined as unknown as TestHub, undefined as unknown as App]; // set before the first story

beforeAll(async () => {
  hub = await openTestHub();
  await publishSample(hub);
  app = await createApp(hub);
});
afterAll(async () => {
  await app.close();
  await hub.close();
});

const get = (path: string, headers: Record<string, string> = {}) =>
  app.request(`/api/v1${path}`, { headers });

/** The address of an operation's own example. */
const exampleOf = ({ path, parameter }: Operation) =>
  parameter ? path.replace(`{${parameter.name}}`, parameter.example) : path;

const operations: [string, Operation][] = Object.entries(OPERATIONS);

interface OpenApi {
  readonly openapi: string;
  readonly paths: Record<
    string,
    {
      readonly get: {
        readonly operationId: string;
        readonly parameters: readonly { name: string; in: string }[];
        readonly responses: Record<string, { content?: Record<string, unknown> }>;
      };
    }
  >;
}

describe('the OpenAPI document', () => {
  it('names every route that there is, and none that is not', async () => {
    const document = (await (await get('/openapi.json')).json()) as OpenApi;
    expect(document.openapi).toBe('3.1.0');
    const routes = app.routes
      .filter(({ method, path }) => method === 'GET' && path.startsWith('/api/v1'))
      .map(({ path }) => path.slice('/api/v1'.length).replace(/:(\w+)\{.*\}$/, '{$1}'));
    const described = Object.keys(document.paths);
    expect(new Set(routes)).toEqual(new Set(['', '/openapi.json', ...described]));
    const ids = Object.values(document.paths).map((item) => item.get.operationId);
    expect(ids).toEqual(Object.keys(OPERATIONS));
    for (const [path, { get: operation }] of Object.entries(document.paths)) {
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect(
        operation.parameters.filter((each) => each.in === 'path').map(({ name }) => name),
      ).toEqual(named);
    }
  });

  it('leads to itself from the root', async () => {
    expect((await get('')).headers.get('location')).toBe('/api/v1/openapi.json');
  });
});

describe.each(operations)('the operation %s', (_, operation) => {
  const path = exampleOf(operation);
  const types = operation.formats.map((format) => FORMATS[format].replace(/;.*/, ''));

  it('answers as its schema says, in each of its forms, asked either way', async () => {
    for (const format of operation.formats) {
      const type = FORMATS[format].replace(/;.*/, '');
      const answer = await get(path, { accept: type });
      expect(answer.status, type).toBe(200);
      expect(answer.headers.get('content-type')).toContain(type);
      const text = await answer.text();
      if (format === 'json') operation.answer?.parse(JSON.parse(text));
      if (format === 'geojson') featureCollection.parse(JSON.parse(text));
      if (format === 'csv') expect(text.split('\r\n').length).toBeGreaterThan(2);
      if (types.length > 1) expect(await (await get(`${path}?format=${format}`)).text()).toBe(text);
    }
  });

  it('may be read from another site’s page, and is not sent twice', async () => {
    const first = await get(path, { 'accept-encoding': 'gzip' });
    expect(first.headers.get('access-control-allow-origin')).toBe('*');
    expect(first.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    expect(first.headers.get('vary')?.toLowerCase()).toContain('accept');
    const tag = first.headers.get('etag');
    if (operation.path === '/facts.csv') return;
    const again = await get(path, { 'accept-encoding': 'gzip', 'if-none-match': tag ?? '' });
    expect(again.status).toBe(304);
    expect(again.headers.get('access-control-allow-origin')).toBe('*');
    const preflight = await app.request(`/api/v1${path}`, {
      method: 'OPTIONS',
      headers: { origin: 'https://elsewhere.example', 'access-control-request-method': 'GET' },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-methods')).toBe('GET,HEAD,OPTIONS');
  });

  it('refuses what it does not know in problem+json, and names it', async () => {
    const refusals: [Response | Promise<Response>, number, string][] = [
      [get(`${path}?orgin=SEN`), 400, 'query/invalid'],
      [get(`${path}?limit=1&limit=2`), 400, 'query/invalid'],
      [get(`${path}?format=xml`), 400, 'query/invalid'],
      [get(path, { accept: 'application/xml' }), 406, 'page/format'],
      [app.request(`/api/v1${path}`, { method: 'POST' }), 405, 'page/method'],
      [get(`${path}/nothing`), 404, 'page/not-found'],
    ];
    for (const [asked, status, code] of refusals) {
      const answer = await asked;
      expect([answer.status, answer.headers.get('content-type')]).toEqual([
        status,
        'application/problem+json',
      ]);
      expect(problem.parse(await answer.json()).code).toBe(code);
    }
  });
});

describe('the public interface', () => {
  it('hands out facts page by page, by key, until there are no more', async () => {
    const seen: number[] = [];
    let path: string | null = '/api/v1/facts?limit=2';
    while (path) {
      const page = factPage.parse(await (await app.request(path)).json());
      seen.push(...page.facts.map(({ position }) => position));
      path = page.next;
    }
    expect(seen).toEqual([1, 2, 3, 4, 5]);
  });

  it('streams every fact, and its last line proves that nothing is missing', async () => {
    const body = await (await get('/facts.csv')).text();
    const [, rows, sum] = /# rows (\d+) sha256 ([0-9a-f]{64})\r\n$/.exec(body) ?? [];
    const before = body.slice(0, body.lastIndexOf('# rows'));
    expect(Number(rows)).toBe(before.trimEnd().split('\r\n').length - 1);
    expect(sum).toBe(createHash('sha256').update(before).digest('hex'));
  });

  it.each([
    '/facts?limit=0',
    '/facts?limit=1001',
    '/facts?limit=1.5',
    '/facts?after=abc',
    '/facts?after=1e300',
    '/facts?after=',
    '/facts?year=20',
    '/facts?origin=sen',
    '/offices?after=7',
    '/offices?after=00000000-0000-0000-0000',
    '/offices?limit=5000',
    '/atlas?year=now',
  ])('refuses the limit or the key in %s', async (path) => {
    const answer = await get(path);
    expect(answer.status).toBe(400);
    const { parameter } = (await answer.json()) as { parameter: string };
    expect(path).toContain(`?${parameter}=`);
  });

  it('hands out offices page by page, and ends where they end', async () => {
    const first = officePage.parse(await (await get('/offices?limit=1')).json());
    expect(first.next).toMatch(/after=[0-9a-f-]{36}$/);
    const all = officePage.parse(await (await get('/offices?limit=1000')).json());
    expect(all.next).toBeNull();
    const exact = officePage.parse(
      await (await get(`/offices?limit=${all.offices.length}`)).json(),
    );
    expect(exact.next).toBeNull();
  });

  it('puts offices on a map where their place is known', async () => {
    const { features } = featureCollection.parse(
      await (await get('/offices?format=geojson')).json(),
    );
    expect(features.find(({ properties }) => properties.city === 'Marseille')?.geometry).toEqual({
      type: 'Point',
      coordinates: [expect.closeTo(5.4, 0), expect.closeTo(43.3, 0)],
    });
  });
});
