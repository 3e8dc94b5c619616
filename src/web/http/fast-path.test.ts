import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fastPath } from './fast-path.ts';
import { securityHeaders } from './headers.ts';
import { pageCache } from './page-cache.ts';
import { pageKey } from './site.ts';

let release = 'a';
let rendered = 0;
const pages = pageCache(1);
const site = {
  pages,
  edition: () => ({ id: release, number: 1, publishedAt: new Date(0), demo: false }),
};
const app = new Hono();
app.use(securityHeaders(true));
app.get('/:lang/page', async (c) => {
  const { pathname, search } = new URL(c.req.url);
  const key = pageKey(site, `${pathname}${search}`);
  const show = async () => {
    rendered += 1;
    return `<p>${c.req.param('lang')} ${release} ${'é'.repeat(3000)}</p>`;
  };
  return (await pages.answer(c, key, 'text/html; charset=utf-8', show)) ?? c.notFound();
});

const route = getRequestListener(app.fetch);
const fast = fastPath(site, true);
let taken = 0;
let server: Server;

beforeAll(async () => {
  server = createServer((asked, response) => {
    if (fast(asked, response)) taken += 1;
    else void route(asked, response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
});
afterAll(() => {
  server.close();
});
beforeEach(() => {
  pages.clear();
  [release, rendered, taken] = ['a', 0, 0];
});

interface Answer {
  readonly status: number | undefined;
  readonly headers: Record<string, unknown>;
  readonly body: Buffer;
}

function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  const { port } = server.address() as AddressInfo; // listening on a port, so no pipe
  return new Promise((done, fail) => {
    const asked = request({ port, host: '127.0.0.1', path, method, headers }, async (answer) => {
      const parts = await Array.fromAsync(answer as AsyncIterable<Buffer>);
      const { date: _, ...rest } = answer.headers;
      done({ status: answer.statusCode, headers: rest, body: Buffer.concat(parts) });
    });
    asked.on('error', fail).end();
  });
}

describe('a page that is in memory', () => {
  it.each([
    ['br', {}],
    ['gzip', {}],
    ['', {}],
    ['gzip, deflate, br', {}],
    ['br;q=0, gzip;q=0.5', {}],
    ['BR;q=0, x-gzip, *;q=0.1', {}],
  ])('is the same to the byte as when the router answers, for «%s»', async (accepted) => {
    const headers = { 'accept-encoding': accepted };
    const slow = await ask('/fr/page?a=1', headers);
    const quick = await ask('/fr/page?a=1', headers);
    expect(taken).toBe(1);
    expect(slow.headers['x-content-type-options']).toBe('nosniff');
    expect(slow.headers['strict-transport-security']).toBeDefined();
    expect(quick).toEqual(slow);
  });

  it('is sent in the encoding that the reader prefers and never in one that he refuses', async () => {
    const askEach = () =>
      Promise.all(
        ['gzip, br', 'br;q=0, gzip', 'identity'].map((accepted) =>
          ask('/fr/page', { 'accept-encoding': accepted }),
        ),
      );
    await askEach();
    taken = 0;
    const [br, gz, plain] = await askEach();
    expect(brotliDecompressSync(br?.body ?? '')).toEqual(plain?.body);
    expect(gunzipSync(gz?.body ?? '')).toEqual(plain?.body);
    expect(new Set([br, gz, plain].map((each) => each?.headers.etag)).size).toBe(3);
    expect([rendered, taken]).toEqual([1, 3]);
  });

  it('is not sent again to whoever has it, with the same headers by both ways', async () => {
    const { headers } = await ask('/fr/page', { 'accept-encoding': 'br' });
    const again = { 'accept-encoding': 'br', 'if-none-match': String(headers.etag) };
    const quick = await ask('/fr/page', again);
    expect(taken).toBe(1);
    pages.clear();
    const slow = await ask('/fr/page', again);
    expect(taken).toBe(1);
    expect(quick.status).toBe(304);
    expect(quick).toEqual(slow);
    expect(quick.headers['content-type']).toBeUndefined();
    expect((await ask('/fr/page', { 'if-none-match': String(headers.etag) })).status).toBe(200);
  });

  it('gives way at once to the next release', async () => {
    const before = await ask('/fr/page');
    release = 'b';
    const after = await ask('/fr/page');
    expect(taken).toBe(0);
    expect(before.body.toString()).toContain('fr a');
    expect(after.body.toString()).toContain('fr b');
  });

  it('is told apart by language and by query, and rendered once for each', async () => {
    for (const path of ['/fr/page', '/en/page', '/fr/page?x=1', '/fr/page', '/en/page'])
      await ask(path);
    expect([rendered, taken]).toEqual([3, 2]);
    const long = `/fr/page?${'y'.repeat(600)}`;
    await ask(`${long}1`);
    await ask(`${long}2`);
    expect(rendered).toBe(5);
  });

  it('leaves every other method and address to the router', async () => {
    await ask('/fr/page');
    expect((await ask('/fr/page', {}, 'HEAD')).body).toHaveLength(0);
    expect((await ask('/fr/page', {}, 'POST')).status).toBe(404);
    expect((await ask('/fr/nothing')).status).toBe(404);
    expect(taken).toBe(0);
  });
});
