import type { AddressInfo } from 'node:net';
import { AxeBuilder } from '@axe-core/playwright';
import { type ServerType, serve } from '@hono/node-server';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../src/app.tsx';
import { issueLink } from '../../src/people/operators/operators.ts';
import { browserPath } from '../browser.ts';
import { openTestHub, type TestHub } from '../hub.ts';
import { work } from '../staff.ts';

const FAULTY = [
  'Pays d’origine;Pays de résidence;Année;Hommes;Femmes',
  'Sénégal;France;2020;74331;51763',
  'Sénégal;Syldavie;2020;10;12',
  'Sénégal;Italie;2020;environ 1200;900',
].join('\n');
const MENDED = FAULTY.replace('Syldavie', 'Belgique').replace('environ 1200', '1200');

let hub: TestHub;
let app: Awaited<ReturnType<typeof createApp>>;
let server: ServerType;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let address = '';

beforeAll(async () => {
  hub = await openTestHub();
  app = await createApp(hub);
  server = await new Promise<ServerType>((done) => {
    const opened = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, () => done(opened));
  });
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await chromium.launch({
    executablePath: await browserPath(),
    args: ['--no-sandbox'],
  });
  context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  page = await context.newPage();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  server?.close();
  await app?.close();
  await hub?.close();
});

const file = (name: string, text: string) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(text),
});

/** The page at hand, with nothing that axe objects to. */
async function isWell(where: Page = page): Promise<void> {
  const { violations } = await new AxeBuilder({ page: where }).analyze();
  expect(violations.map(({ id, nodes }) => `${where.url()} ${id}: ${nodes[0]?.html}`)).toEqual([]);
  const wide = await where.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(`${where.url()} wider by ${wide}`).toBe(`${where.url()} wider by 0`);
}

const seen: string[] = [];

describe('an analyst in a browser', () => {
  it('opens the staff side with the one-time link', async () => {
    await page.goto(`${address}/fr/operator/${await issueLink(hub.house.db, hub)}`);
    await isWell();
    await page.click('text=J’ouvre l’espace équipe');
    expect(await page.textContent('h1')).toBe('Votre carte d’accès');
    await isWell();
    await page.click('text=J’ai gardé ma carte');
    await page.waitForURL('**/fr/staff');
    expect(await page.textContent('h1')).toBe('Espace équipe');
    await isWell();
  });

  it('imports a faulty file and sees the cells named', async () => {
    await page.click('main >> text=Importer un fichier >> nth=-1');
    await isWell();
    await page.setInputFiles('input[type=file]', [file('fautif.csv', FAULTY)]);
    await page.click('text=Vérifier avant d’importer');
    await page.waitForURL('**/imports/0*');
    await isWell();
    await work(hub);
    // The page looks by itself whether the work is done.
    await page.waitForSelector('#issues', { timeout: 60_000 });
    const issues = await page.locator('#issues').textContent();
    expect(issues).toContain('ligne 3, colonne B');
    expect(issues).toContain('environ 1200');
    seen.push(new URL(page.url()).pathname.slice(3));
    await isWell();
  });

  it('mends it and sends the mended file in its place', async () => {
    await page.click('text=Je reprends avec un fichier corrigé');
    await page.setInputFiles('#f-resend', [file('corrige.csv', MENDED)]);
    await page.click('details[open] button');
    await page.waitForLoadState();
    await work(hub);
    await page.waitForSelector('text=Votre décision', { timeout: 60_000 });
    expect(await page.locator('main').textContent()).toContain('Aucune erreur');
  });

  it('describes the source, with one mistake that is named beside its field', async () => {
    await page.click('text=Décrire une nouvelle source');
    await page.fill('[name="holder.name"]', 'Office national de la statistique');
    await page.fill('[name="vintage"]', '2020-12-31');
    await page.fill('[name="purpose"]', 'Publier des effectifs');
    await page.fill('[name="title.fr"]', '');
    await page.fill('[name="title.en"]', '');
    await page.fill('[name="title.es"]', '');
    await page.fill('[name="title.ar"]', '');
    await page.click('text=Enregistrer');
    await page.waitForSelector('[role=alert]');
    expect(await page.inputValue('[name="holder.name"]')).toBe('Office national de la statistique');
    await isWell();
    await page.fill('[name="title.fr"]', 'Recensement consulaire');
    await page.click('text=Enregistrer');
    await page.waitForURL('**source=recensement-consulaire**');
  });

  it('applies, runs, compares and publishes', async () => {
    await page.click('text=J’applique ces chiffres');
    await page.waitForURL('**done=applied');
    await isWell();
    await page.click('main >> text=Lancer le traitement');
    await page.waitForURL('**/staff/runs');
    await page.click('form >> text=Lancer le traitement');
    await page.waitForURL('**/staff/runs/0*');
    await isWell();
    await work(hub);
    await page.waitForSelector('#steps', { timeout: 60_000 });
    seen.push(new URL(page.url()).pathname.slice(3));
    await page.click('text=Voir avant de publier');
    await isWell();
    await page.check('[name=sure]');
    await page.click('text=Publier l’édition');
    await page.waitForURL('**/staff/releases**');
    await work(hub);
    await page.waitForSelector('text=Édition 1', { timeout: 60_000 });
    await page.click('text=Édition 1');
    await page.click('text=Vérifier la signature');
    await page.waitForSelector('text=intact');
    await isWell();
  }, 180_000);

  it('leaves another file for tomorrow, after a look at its columns', async () => {
    await page.goto(`${address}/fr/staff/imports/new`);
    await page.setInputFiles('input[type=file]', [
      file('demain.csv', MENDED.replace(/2020/g, '2021')),
    ]);
    await page.click('text=Vérifier avant d’importer');
    await page.waitForURL('**/imports/0*');
    await work(hub);
    await page.waitForSelector('text=Votre décision', { timeout: 60_000 });
    const path = new URL(page.url()).pathname.slice(3);
    seen.push(path, `${path}/mapping`);
    await page.goto(`${address}/fr${path}/mapping`);
    await isWell();
    await page.click('text=Relire le fichier ainsi');
    await work(hub);
    await page.waitForSelector('text=Votre décision', { timeout: 60_000 });
  }, 120_000);

  for (const lang of ['fr', 'ar']) {
    for (const colorScheme of ['light', 'dark'] as const) {
      it(`finds every page well in ${lang}, ${colorScheme}, on a phone`, async () => {
        const phone = await browser.newContext({
          viewport: { width: 320, height: 700 },
          colorScheme,
          storageState: await context.storageState(),
        });
        const small = await phone.newPage();
        const paths = [
          '',
          '/sources',
          '/sources/new',
          '/sources/recensement-consulaire',
          '/sources/recensement-consulaire/voices',
          '/holders',
          '/holders/office-national-de-la-statistique',
          '/holders/office-national-de-la-statistique/return',
          '/imports',
          '/imports/new',
          '/guides',
          '/guides/new',
          '/plan',
          '/plan/1',
          '/runs',
          '/releases',
          '/releases/1',
          '/operation',
        ];
        for (const path of [...paths.map((each) => `/staff${each}`), ...seen]) {
          const answer = await small.goto(`${address}/${lang}${path}`);
          expect(`${path} ${answer?.status()}`).toBe(`${path} ${200}`);
          await isWell(small);
        }
        await phone.close();
      }, 180_000);
    }
  }
});
