import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { openTestHub, type TestHub } from '../../../test/hub.ts';
import { type App, createApp } from '../../app.tsx';
import { publishSample } from '../sample.fixture.ts';
import * as schemas from './schemas.ts';

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

const get = (path: string) => app.request(`/api/v1${path}`);

describe('the public interface', () => {
  it('is described by an OpenAPI 3.1 document whose every path answers', async () => {
    const document = (await (await get('/openapi.json')).json()) as {
      openapi: string;
      paths: Record<
        string,
        {
          get: {
            operationId: string;
            parameters: { name: string; in: string; example?: string }[];
            responses: Record<string, unknown>;
          };
        }
      >;
    };
    expect(document.openapi).toBe('3.1.0');
    const ids = Object.values(document.paths).map((item) => item.get.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [path, { get: operation }] of Object.entries(document.paths)) {
      expect(operation.responses).toHaveProperty('200');
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect(
        operation.parameters.filter((each) => each.in === 'path').map(({ name }) => name),
      ).toEqual(named);
      const address = operation.parameters.reduce(
        (sofar, { name, example }) => sofar.replace(`{${name}}`, example ?? ''),
        path,
      );
      expect((await get(address)).status, address).toBe(200);
    }
  });

  it.each<[string, z.ZodType]>([
    ['/facts', schemas.factPage],
    ['/corridors/SEN-FRA', schemas.corridorDocument],
    ['/countries/SEN', schemas.countryDocument],
    ['/atlas?origin=SEN', schemas.atlasAnswer],
    ['/releases', schemas.releaseList],
    ['/sources', schemas.sourceList],
    ['/offices', schemas.officePage],
  ])('%s gives what its schema says', async (path, schema) => {
    schema.parse(await (await get(path)).json());
  });

  it('hands out facts page by page, by key, until there are no more', async () => {
    const seen: number[] = [];
    let path: string | null = '/api/v1/facts?limit=2';
    while (path) {
      const page = schemas.factPage.parse(await (await app.request(path)).json());
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

  it('refuses in problem+json and names the parameter', async () => {
    const answer = await get('/facts?limit=3000');
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(schemas.problem.parse(await answer.json()).code).toBe('query/invalid');
    expect((await get('/corridors/AAA-BBB')).status).toBe(404);
    expect((await get('/nowhere')).headers.get('content-type')).toBe('application/problem+json');
  });
});
