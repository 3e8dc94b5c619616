import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHub, type TestHub } from '../../test/hub.ts';
import { type App, createApp } from '../app.tsx';
import { publishSample } from './sample.fixture.ts';

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

const text = async (path: string) => (await app.request(path)).text();
const json = async (path: string) =>
  (await app.request(path)).json() as Promise<Record<string, never>>;

describe('a corridor sheet', () => {
  it('leads with a figure whose title is its definition, and says its source and range', async () => {
    const page = await text('/fr/dossiers/SEN-FRA');
    expect(page).toContain('Personnes nées au Sénégal vivant en France');
    expect(page).toContain('value="123456"');
    expect(page).toContain('INSEE, Recensement');
    expect(page).toContain('Confiance élevée');
  });

  it('says so where nobody counts these people, and still shows who is protected', async () => {
    const page = await text('/fr/dossiers/SEN-GMB');
    expect(page).toContain('Aucune source publiée ne compte ces personnes');
    expect(page).toContain('Réfugiés');
  });

  it('leads from every figure to its cell', async () => {
    const anchor = /figures#(f[0-9a-f]{10})/.exec(await text('/fr/dossiers/SEN-FRA'))?.[1];
    expect(await text('/fr/dossiers/SEN-FRA/figures')).toContain(`id="${anchor}"`);
  });

  it('has its twins, with the same figures to the last digit', async () => {
    expect(await json('/fr/dossiers/SEN-FRA.json')).toMatchObject({
      key: 'SEN-FRA',
      headline: { value: 123_456 },
      release: { number: 1 },
    });
    expect(await text('/fr/dossiers/SEN-FRA.csv')).toContain('SEN,FRA,,2020,,both');
  });

  it('is found by its two countries, and what is not there is said', async () => {
    expect(
      (await app.request('/fr/dossiers?origin=SEN&residence=FRA')).headers.get('location'),
    ).toBe('/fr/dossiers/SEN-FRA');
    expect(await text('/fr/dossiers?origin=FRA&residence=SEN')).toContain(
      'Aucune source publiée ne parle de ces deux pays ensemble',
    );
    expect((await app.request('/fr/dossiers/AAA-BBB')).status).toBe(404);
    expect((await app.request('/fr/sources/nobody')).status).toBe(404);
  });
});

describe('the atlas', () => {
  it('is shown in another language with the same choice', async () => {
    const page = await text('/fr/atlas?origin=SEN&sex=female');
    expect(page).toContain('href="/ar/atlas?origin=SEN&amp;sex=female"');
  });

  it('shows what its address asks, and its table has the same figures', async () => {
    const page = await text('/fr/atlas?origin=SEN&sex=female');
    expect(page).toContain('Femmes');
    expect(await text('/fr/atlas.csv?origin=SEN&sex=female')).toContain(
      'FRA,France,58000,stock,SEN',
    );
  });
  it('says which years there are where the one asked for is missing', async () => {
    expect(await text('/fr/atlas?origin=SEN&year=2003')).toMatch(
      /Rien n’est publié pour «\s2003\s»\. Disponible\s: 2020 ou 2010/,
    );
  });
  it('keeps small territories findable', async () => {
    expect(await text('/fr/atlas?origin=SEN')).toContain('Cap-Vert');
  });
});

describe('every public page', () => {
  const paths = [
    '',
    'understand',
    'dossiers',
    'dossiers/SEN-FRA',
    'dossiers/SEN-FRA/figures',
    'atlas?origin=SEN&mode=flows',
    'countries',
    'countries/SEN',
    'countries/FRA',
    'countries/CPV',
    'search?q=senegal',
    'search',
    'definitions',
    'sources',
    'sources/census',
    'releases',
    'data',
    'protection',
    'help',
    'directory',
    'guides',
    'guides/renew-a-passport',
  ];

  it.each(['fr', 'en', 'es', 'ar'])('answers in %s', async (lang) => {
    for (const path of paths) {
      const answer = await app.request(`/${lang}/${path}`);
      expect(answer.status, `${lang}/${path}`).toBe(200);
      expect(await answer.text()).toContain(`<html lang="${lang}"`);
    }
  });

  it('weighs at most 60 kB over the wire with its styles, and 15 kB of script', async () => {
    const wire = async (path: string) =>
      (
        await (
          await app.request(path, { headers: { 'accept-encoding': 'br, gzip' } })
        ).arrayBuffer()
      ).byteLength;
    const { style, script } = app.site.assets;
    expect(await wire(script.path)).toBeLessThanOrEqual(15_000);
    const styles = await wire(style.path);
    for (const path of paths)
      expect((await wire(`/fr/${path}`)) + styles, path).toBeLessThanOrEqual(60_000);
  });
});

describe('the directory', () => {
  it('lists public offices and finds them by town without accents', async () => {
    expect(await text('/fr/directory/offices?operator=SEN')).toContain('Milano');
    const found = await text('/fr/directory/offices?operator=SEN&city=marse');
    expect(found).toContain('Marseille');
    expect(found).not.toContain('Milano');
  });
});

describe('a page that is made anew each time', () => {
  it('travels in the encoding that the reader likes best, with its length', async () => {
    const ask = async (accepted: string) =>
      app.request('/fr/directory', { headers: { 'accept-encoding': accepted } });
    const bytes = async (answer: Response) => Buffer.from(await answer.arrayBuffer());
    const [plain, br, gz] = [await ask('identity'), await ask('br, gzip'), await ask('gzip')];
    const [page, small] = [await bytes(plain), await bytes(br)];
    expect(br.headers.get('content-encoding')).toBe('br');
    expect(br.headers.get('content-length')).toBe(String(small.length));
    expect(brotliDecompressSync(small)).toEqual(page);
    expect(gunzipSync(await bytes(gz))).toEqual(page);
    expect(plain.headers.get('vary')).toBe('accept-encoding');
    expect((await ask('identity;q=0')).status).toBe(406);
  });
});

describe('what machines find by themselves', () => {
  it('is a feed of the releases', async () => {
    const feed = await app.request('/fr/releases.atom');
    expect(feed.headers.get('content-type')).toContain('application/atom+xml');
    expect(await feed.text()).toMatch(/<entry>.*rel="enclosure".*releases\/1\.zip/s);
    expect(await text('/fr/releases')).toContain('href="/fr/releases.atom"');
  });

  it('is a list of the pages in each language, and every page on it is there', async () => {
    const list = await text('/sitemap.xml');
    expect(await text('/robots.txt')).toContain('/sitemap.xml');
    const files = [...list.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, file = '']) => new URL(file));
    expect(files).toHaveLength(4);
    for (const { pathname } of files) {
      const pages = [...(await text(pathname)).matchAll(/<loc>([^<]*)<\/loc>/g)];
      expect(pages.length).toBeGreaterThan(250);
      for (const [, page = ''] of pages.filter((_, at) => at < 20 || at % 40 === 0))
        expect((await app.request(new URL(page).pathname)).status, page).toBe(200);
    }
  });
});

describe('search', () => {
  it('leads from two countries to their sheet, from a word to a guide, from a town to its offices', async () => {
    expect(await text('/en/search?q=senegalese%20in%20france')).toContain('/en/dossiers/SEN-FRA');
    expect(await text('/fr/search?q=passeport')).toContain('/fr/guides/renew-a-passport');
    expect(await text('/fr/search?q=marseille')).toContain('Marseille');
  });
});
