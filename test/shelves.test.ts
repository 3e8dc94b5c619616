/** Public pages are remembered under what they understood of an address: what else is asked makes no entry and shows nowhere. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type App, createApp } from '../src/app.tsx';
import { publishSample } from '../src/apply/sample.fixture.ts';
import { pageKey } from '../src/web/http/site.ts';
import { openTestHub, type TestHub } from './hub.ts';

let hub: TestHub;
let app: App;

beforeAll(async () => {
  hub = await openTestHub();
  await publishSample(hub);
  app = await createApp(hub);
});
afterAll(async () => {
  await app.close();
  await hub.close();
});

const kept = (address: string) => app.site.pages.find(pageKey(app.site, address));

const PAGES =
  'dossiers dossiers/SEN-FRA dossiers/SEN-FRA/figures atlas countries countries/SEN sources definitions releases persons volunteers understand data protection help';

it.each(['', ...PAGES.split(' ')])('/fr/%s is one page, whatever is hung on it', async (path) => {
  app.site.pages.clear();
  const plain = await app.request(`/fr/${path}`);
  expect([plain.status, await plain.text()]).toEqual([200, expect.stringContaining('<h1')]);
  const page = kept(`/fr/${path}`);
  expect(page).toBeDefined();
  for (const query of ['utm_source=x', 'utm_source=y&fbclid=z', 'year=soon', '%79=1', '=', '&&']) {
    const answer = await app.request(`/fr/${path}?${query}`);
    expect(answer.headers.get('etag'), query).toBe(plain.headers.get('etag'));
    expect(await answer.text()).not.toContain('utm_source');
    expect(kept(`/fr/${path}?${query}`), query).toBeUndefined();
  }
  expect(kept(`/fr/${path}`)).toBe(page);
});

it('a letter written as its number is the same page', async () => {
  const [plain, odd] = [
    await app.request('/fr/dossiers/SEN-FRA'),
    await app.request('/fr/dossiers/%53EN-FRA'),
  ];
  expect(odd.headers.get('etag')).toBe(plain.headers.get('etag'));
  expect(kept('/fr/dossiers/%53EN-FRA')).toBeUndefined();
});

it('a choice in the atlas is kept under its own address, in one order, without what is not its', async () => {
  const first = await app.request('/fr/atlas?year=2020&utm_source=x&origin=SEN&kind=loud');
  const second = await app.request('/fr/atlas?origin=SEN&year=2020');
  expect(second.headers.get('etag')).toBe(first.headers.get('etag'));
  expect(kept('/fr/atlas?origin=SEN&year=2020')).toBeDefined();
  expect(await first.text()).toContain('href="/ar/atlas?origin=SEN&amp;year=2020"');
});
