import AxeBuilder from '@axe-core/playwright';
import { serve } from '@hono/node-server';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { type Browser, type Page, chromium as playwright } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadActivities } from '../../demo/activities.ts';
import { loadOrganisations } from '../../demo/organisations.ts';
import { type App, createApp } from '../../src/app.tsx';
import { addOrganisation, inviteSteward } from '../../src/people/organisations/organisations.ts';
import { browserPath } from '../browser.ts';
import { openTestHub, type TestHub } from '../hub.ts';
import { signedIn } from '../people.ts';

let hub: TestHub;
let app: App;
let browser: Browser;
let server: ReturnType<typeof serve>;
let address: string;
let secret: string;
let code: string;

beforeAll(async () => {
  hub = await openTestHub();
  await hub.house.db.transaction(async (tx) => {
    await loadOrganisations(tx, hub);
    await loadActivities(tx, hub);
  });
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
  secret = await invite();
});
afterAll(async () => {
  await browser?.close();
  server?.close();
  await app?.close();
  await hub?.close();
});

/** A list brought the weavers, and the office wrote to them. */
async function invite(): Promise<string> {
  const { db } = hub.house;
  const list = { clock: hub.clock, actor: 'officer', capacity: 'list' } as const;
  const { id } = await addOrganisation(db, list, {
    kind: 'association',
    names: [{ text: 'Tisserands de Podor', lang: 'fr', kind: 'official' }],
    origins: ['SEN'],
    residences: ['FRA'],
  });
  code = await inviteSteward(db, hub, { ...list, capacity: 'office' }, id);
  return (await signedIn(db, hub)).secret;
}

interface Look {
  readonly width?: number;
  readonly script?: boolean;
  readonly dark?: boolean;
}

async function open(
  path: string,
  { width = 320, script = false, dark = false }: Look = {},
): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width, height: 800 },
    javaScriptEnabled: script,
    colorScheme: dark ? 'dark' : 'light',
  });
  await context.addCookies([{ name: 'passerelle', value: secret, url: address }]);
  const page = await context.newPage();
  await page.goto(address + path);
  return page;
}

const BASE = '/me/activities/tisserands-de-podor';
let activity = '';

describe('the steward of an organisation', () => {
  it('says yes to what a list brought', async () => {
    const page = await open(`/fr/invitation/${code}`);
    await page.click('form[action$="/accept"] button');
    await page.goto(`${address}/fr/directory/organisations`);
    await expect(page.textContent('main')).resolves.toContain('Tisserands de Podor');
    await page.context().close();
  });

  it('enters an activity on a phone without script', async () => {
    const page = await open('/fr/me/activities');
    await page.click('text=Saisir une activité');
    await page.fill('[name="title.0"]', 'Cours de tissage');
    await page.selectOption('[name=field]', 'education');
    await page.selectOption('[name=country]', 'SEN');
    await page.click('text=Choisir les régions de ce pays');
    await expect(page.inputValue('[name="title.0"]')).resolves.toBe('Cours de tissage');
    await page.check('[value="SN-SL"]');
    await page.fill('[name=startsOn]', '2026-02-01');
    await page.fill('[name=endsOn]', '2026-05-31');
    await page.check('[name=state][value=done]');
    await page.fill('[name=reached]', '34');
    await page.fill('[name=partners]', 'Les Deux Rives de Montreuil');
    await page.check('[name=visibility][value=public]');
    await page.click('text=Enregistrer');
    await expect(page.textContent('[role=status]')).resolves.toContain('page publique');
    activity = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    await page.click('text=Voir la page publique');
    await expect(page.textContent('h1')).resolves.toBe('Cours de tissage');
    await expect(page.textContent('.facts')).resolves.toContain('Les Deux Rives de Montreuil');
    await page.context().close();
  }, 60_000);

  it('finds it in the grid of who does what where', async () => {
    const page = await open('/fr/activities/grid?country=SEN');
    const row = page.locator('tr', { hasText: 'Saint-Louis' });
    await expect(row.textContent()).resolves.toContain('Tisserands de Podor');
    await expect(page.locator('tr', { hasText: 'Kolda' }).textContent()).resolves.toContain(
      'Personne n’a rien déclaré ici',
    );
    await page.context().close();
  });

  it.each(['fr', 'en', 'es', 'ar'])(
    'prints the report on objective 19 in %s',
    async (lang) => {
      const page = await open(`/${lang}${BASE}/report/2026`, { width: 1280 });
      const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true });
      const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise;
      expect(document.numPages).toBeLessThanOrEqual(3);
      const texts = await Promise.all(
        Array.from({ length: document.numPages }, async (_, index) => {
          const { items } = await (await document.getPage(index + 1)).getTextContent();
          return items.map((item) => ('str' in item ? item.str : '')).join('');
        }),
      );
      if (lang !== 'ar') expect(texts.join('')).toContain('Cours de tissage');
      expect(texts.filter((text) => text.trim().length < 200)).toEqual([]);
      await page.context().close();
    },
    60_000,
  );
});

describe.each(['fr', 'ar'])('every page of it in %s', (lang) => {
  it.each([320, 1280])(
    'has no axe violation and no sideways scroll at %i px',
    async (width) => {
      const paths = [
        '/me/activities',
        `${BASE}/new`,
        `${BASE}/${activity}`,
        `${BASE}/report/2026`,
        `${BASE}/report/2026/edit`,
        `${BASE}/check/2026`,
        `${BASE}/check/2026/edit`,
        '/activities',
        '/activities/grid?country=SEN',
        `/activities/${activity}`,
      ];
      for (const path of paths) {
        const page = await open(`/${lang}${path}`, { width, script: true, dark: width === 1280 });
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
});
