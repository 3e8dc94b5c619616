/** The search for injections finds them where they are: a hub that makes every mistake. */
import { Hono } from 'hono';
import { raw } from 'hono/html';
import { expect, it } from 'vitest';
import { faultsOf, fileFaults } from './faults.ts';
import { INJECTIONS, SHORT } from './injections.ts';
import type { Answer } from './walker.ts';

const careless = new Hono();
const page = (body: string) => `<!doctype html><html><body>${body}</body></html>`;
careless.get('/text', (c) => c.html(page(`<p>${c.req.query('q')}</p>`)));
careless.get('/quoted', (c) => c.html(page(`<input value="${c.req.query('q')}"/>`)));
careless.get('/area', (c) => c.html(page(`<textarea>${c.req.query('q')}</textarea>`)));
careless.get('/link', (c) => c.html(<a href={c.req.query('q')}>x</a>));
careless.get('/raw', (c) => c.html(<p>{raw(c.req.query('q') ?? '')}</p>));
careless.get('/away', (c) => c.redirect(c.req.query('q') ?? ''));
careless.get('/fails', () => {
  throw new Error('a database that was asked');
});
careless.get('/careful', (c) => c.html(<input value={c.req.query('q')} />));
careless.onError((_, c) => c.text('', 500));

async function found(path: string, text: string): Promise<string[]> {
  const answer = await careless.request(`${path}?${new URLSearchParams({ q: text })}`);
  const { status, headers } = answer;
  const type = headers.get('content-type') ?? '';
  const read: Answer = {
    ...{ status, headers, type, text: await answer.text(), html: type.startsWith('text/html') },
    to: headers.get('location') ?? '',
  };
  return faultsOf(read);
}

it.each(['/text', '/quoted', '/area', '/link', '/raw', '/away', '/fails'])(
  'a page that is careless at %s is found out',
  async (path) => {
    const faults = await Promise.all([...INJECTIONS, SHORT].map((text) => found(path, text)));
    expect(faults.flat()).not.toEqual([]);
  },
);

it('a page that is careful is left alone', async () => {
  for (const text of [...INJECTIONS, SHORT])
    expect(await found('/careful', text), text.slice(0, 40)).toEqual([]);
});

it('a formula in a table and JSON that is none are found', () => {
  expect(fileFaults({ type: 'text/csv', text: 'a,b\n"=1+1",-5\n' })).toEqual(['=1+1']);
  expect(fileFaults({ type: 'text/csv', text: "a,b\n'=1+1,-5.5\n" })).toEqual([]);
  expect(fileFaults({ type: 'application/json', text: '{' })).toEqual(['no JSON']);
});
