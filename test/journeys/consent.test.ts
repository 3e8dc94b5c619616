/** Somebody comes, allows, is reached, takes it back, takes everything along and is forgotten. */
import type { AddressInfo } from 'node:net';
import { AxeBuilder } from '@axe-core/playwright';
import { type ServerType, serve } from '@hono/node-server';
import sparticuz from '@sparticuz/chromium';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../../src/app.tsx';
import { recipientOf } from '../../src/people/consents/consents.ts';
import { readRoster, rosterSize } from '../../src/process/roster/roster.ts';
import { openTestHub, type TestHub } from '../hub.ts';
import { appOf } from '../members.ts';

let hub: TestHub;
let app: App;
let server: ServerType;
let browser: Browser;
let address = '';

beforeAll(async () => {
  hub = await openTestHub();
  app = await appOf(hub);
  server = await new Promise<ServerType>((done) => {
    const opened = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, () => done(opened));
  });
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await chromium.launch({
    executablePath: await sparticuz.executablePath(),
    args: ['--no-sandbox'],
  });
}, 120_000);
afterAll(async () => {
  await browser?.close();
  server?.close();
  await app?.close();
  await hub?.close();
});

async function open(script: boolean, width: number): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width, height: 800 },
    javaScriptEnabled: script,
  });
  return context.newPage();
}

/** No fault for anybody, and nothing that the screen is too narrow for. Axe is a script: it looks in a browser that runs it. */
async function isSound(page: Page): Promise<void> {
  const context = await browser.newContext({
    storageState: await page.context().storageState(),
    viewport: page.viewportSize(),
  });
  const look = await context.newPage();
  await look.goto(page.url());
  const wide = await look.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  expect(wide, page.url()).toBe(false);
  const { violations } = await new AxeBuilder({ page: look }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  await context.close();
}

const WAYS = [
  { lang: 'fr', script: true, width: 1280 },
  { lang: 'ar', script: false, width: 320 },
];

describe.each(WAYS)('in $lang, script $script, $width px', ({ lang, script, width }) => {
  it('from the first key to the proof that nothing is left', async () => {
    const of = {
      purpose: 'matching',
      recipientId: (await recipientOf(hub.house.db, 'office')).id,
    };
    const page = await open(script, width);
    await page.goto(`${address}/${lang}/join`);
    await page.click(`form[action="/${lang}/join"] button.button:not(.plain)`);
    await page.waitForSelector('.access-card');

    await page.goto(`${address}/${lang}/me/consents`);
    await isSound(page);
    await page.click(`a[href$="/matching/${of.recipientId}"]`);
    await isSound(page);
    await page.click('button[value=yes]');
    await page.waitForSelector('#done');
    await isSound(page);
    expect(await rosterSize(hub.house.db, hub, of)).toBe(1);
    await readRoster(hub.house.db, hub, of, { actor: 'fatou', reason: 'Une offre à Lyon' });

    await page.click('#done a');
    await page.waitForSelector('.attestation');
    await isSound(page);

    await page.goto(`${address}/${lang}/me/log`);
    expect(await page.textContent('.timeline')).toContain('Une offre à Lyon');
    await isSound(page);

    await page.goto(`${address}/${lang}/me/consents`);
    await page.click('button[value=withdraw]');
    await page.waitForSelector('#done');
    expect(await rosterSize(hub.house.db, hub, of)).toBe(0);

    await page.goto(`${address}/${lang}/me/data`);
    await isSound(page);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.click('form[action$="/export"] button'),
    ]);
    expect(download.suggestedFilename()).toBe('passerelle.zip');

    await page.goto(`${address}/${lang}/me/data/erase`);
    await isSound(page);
    await page.check('input[name=sure]');
    await page.click('form[action$="/erasure"] button.grave');
    await page.waitForURL(/\/erasure\/[2-9A-Z-]{24}$/);
    await isSound(page);
    const proof = page.url();
    await page.goto(`${address}/${lang}/me`);
    expect(page.url()).toContain('/sign-in');
    expect((await page.goto(proof))?.status()).toBe(200);
    await page.context().close();
  }, 120_000);
});

describe('an attestation on paper', () => {
  it('is one sheet', async () => {
    const page = await open(true, 1280);
    await page.goto(`${address}/fr/join`);
    await page.click('form[action="/fr/join"] button.button:not(.plain)');
    await page.waitForSelector('.access-card');
    const { id } = await recipientOf(hub.house.db, 'office');
    await page.goto(`${address}/fr/me/consents/introduction/${id}`);
    await page.click('button[value=yes]');
    await page.click('#done a');
    await page.waitForSelector('.attestation');
    const pdf = await page.pdf({ preferCSSPageSize: true });
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
    await page.context().close();
  }, 60_000);
});
