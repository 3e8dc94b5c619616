import { Hono } from 'hono';
import { expect, it } from 'vitest';
import { pageCache } from './page-cache.ts';

it('pages with a query push out no page without one', async () => {
  const pages = pageCache(1);
  const app = new Hono();
  const long = async () => 'x'.repeat(20_000);
  app.get('*', async (c) => {
    const { pathname, search } = new URL(c.req.url);
    return (await pages.answer(c, `${pathname}${search}`, 'text/plain', long)) ?? c.notFound();
  });
  await app.request('/fr/');
  for (let year = 0; year < 100; year += 1) await app.request(`/fr/atlas?year=${year}`);
  expect(pages.find('/fr/')).toBeDefined();
  expect(pages.find('/fr/atlas?year=99')).toBeDefined();
  expect(pages.find('/fr/atlas?year=0')).toBeUndefined();
});
