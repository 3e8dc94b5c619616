import AxeBuilder from '@axe-core/playwright';
import { serve } from '@hono/node-server';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { type Browser, type Page, chromium as playwright } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, createApp } from '../../src/app.tsx';
import { publishSample } from '../../src/apply/sample.fixture.ts';
import { browserPath } from '../browser.ts';
import { openTestHub, type TestHub } from '../hub.ts';

let hub: TestHub;
let app: App;
let browser: Browser;
let server: ReturnType<typeof serve>;
let address: string;

beforeAll(async () => {
  hub = await openTestHub();
  await publishSample(hub);
  app = await createApp(hub);
  address = await new Promise((done) => {
    server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) =>
      done(`http://127.0.0.1:${port}`),
    );
  });
  browser = await playwright.launch({
    executablePath: await browserPath(),
    args: ['--no-sandbox'],
  });
});
afterAll(async () => {
  await browser?.close();
  server?.close();
  await app?.close();
  await hub?.close();
});

interface Look {
  readonly width?: number;
  readonly script?: boolean;
  readonly dark?: boolean;
}

async function visit(
  path: string,
  { width = 320, script = true, dark = false }: Look = {},
): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width, height: 800 },
    javaScriptEnabled: script,
    colorScheme: dark ? 'dark' : 'light',
  });
  const page = await context.newPage();
  await page.goto(address + path);
  return page;
}

const PAGES = [
  '',
  'dossiers/SEN-FRA',
  'atlas?origin=SEN&mode=flows',
  'countries/SEN',
  'search?q=senegal',
  'directory',
  'guides/renew-a-passport',
  'sources',
];
const LANGS = ['fr', 'en', 'es', 'ar'];

describe('a visitor on a cheap phone', () => {
  it('finds her corridor in three taps, without script', async () => {
    const page = await visit('/fr/', { script: false });
    await page.selectOption('[name=origin]', 'SEN');
    await page.selectOption('[name=residence]', 'FRA');
    await page.click('.door button');
    await expect(page.locator('h1').textContent()).resolves.toBe('Fiche Sénégal–France');
    await page.click('section:has(#help) a[href*="/guides/"]');
    await expect(page.locator('h1').textContent()).resolves.toMatch(/^Aider en cas d’urgence/);
    await page.context().close();
  });

  it('keeps the page when she changes the language', async () => {
    const page = await visit('/fr/dossiers/SEN-FRA', { script: false });
    await page.click('.mast details:last-of-type summary');
    await page.click('a[hreflang=ar]');
    expect(new URL(page.url()).pathname).toBe('/ar/dossiers/SEN-FRA');
    await expect(page.locator('html').getAttribute('dir')).resolves.toBe('rtl');
    await page.context().close();
  });

  it('asks nothing of any other host', async () => {
    const page = await visit('/fr/');
    const hosts = new Set<string>();
    page.on('request', (request) => hosts.add(new URL(request.url()).host));
    for (const path of PAGES) await page.goto(`${address}/fr/${path}`);
    expect([...hosts]).toEqual([new URL(address).host]);
    await page.context().close();
  });
});

describe.each(LANGS)('every page in %s', (lang) => {
  it.each([320, 1280])(
    'has no axe violation and no sideways scroll at %i px, light and dark',
    async (width) => {
      for (const path of PAGES) {
        const page = await visit(`/${lang}/${path}`, { width, dark: width === 1280 });
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => `${path} ${id} ${nodes[0]?.html}`)).toEqual([]);
        expect(
          await page.evaluate('document.documentElement.scrollWidth - innerWidth'),
          path,
        ).toBeLessThanOrEqual(0);
        await page.context().close();
      }
    },
    120_000,
  );

  it('prints a sheet on exactly two pages, on one where nobody counts, each with its address', async () => {
    for (const [key, pages] of [
      ['SEN-FRA', 2],
      ['SEN-GMB', 1],
    ] as const) {
      const page = await visit(`/${lang}/dossiers/${key}`, { width: 1280 });
      const pdf = await getDocument({
        data: new Uint8Array(await page.pdf({ preferCSSPageSize: true })),
      }).promise;
      expect(pdf.numPages, key).toBe(pages);
      for (let number = 1; number <= pages; number += 1) {
        const { items } = await (await pdf.getPage(number)).getTextContent();
        expect(items.map((item) => ('str' in item ? item.str : '')).join('')).toContain(
          `/${lang}/dossiers/${key}`,
        );
      }
      await page.context().close();
    }
  }, 60_000);
});
