/** On paper with a relay, in French and Arabic: printed, keyed, claimed at home, and a consent withdrawn. */
import type { AddressInfo } from 'node:net';
import { AxeBuilder } from '@axe-core/playwright';
import { type ServerType, serve } from '@hono/node-server';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, createApp } from '../../src/app.tsx';
import { browserPath } from '../browser.ts';
import { openTestHub, type TestHub } from '../hub.ts';
import { signedIn } from '../people.ts';

let hub: TestHub;
let app: App;
let server: ServerType;
let browser: Browser;
let relay: Page;
let person: Page;
let address = '';

beforeAll(async () => {
  hub = await openTestHub();
  app = await createApp(hub);
  server = await new Promise<ServerType>((done) => {
    const opened = serve({ fetch: app.fetch, hostname: 'localhost', port: 0 }, () => done(opened));
  });
  address = `http://localhost:${(server.address() as AddressInfo).port}`;
  browser = await chromium.launch({
    executablePath: await browserPath(),
    args: ['--no-sandbox'],
  });
  const desk = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const { secret } = await signedIn(hub.house.db, hub, ['relay']);
  await desk.addCookies([{ name: 'passerelle', value: secret, url: address }]);
  relay = await desk.newPage();
  const phone = await browser.newContext({ viewport: { width: 360, height: 740 } });
  person = await phone.newPage();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  server?.close();
  await app?.close();
  await hub?.close();
});

async function faults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}

describe.each(['fr', 'ar'])('a sheet of paper in %s', (lang) => {
  let [code, secret] = ['', ''];

  it('is printed on one page', async () => {
    await relay.goto(`${address}/${lang}/me/relay`);
    expect(await faults(relay)).toEqual([]);
    await relay.locator('select[name="count"]').selectOption('1');
    await relay.locator('form[action$="/me/relay/sheets"] button').click();
    await relay.locator('.paper-sheet').waitFor();
    expect(await faults(relay)).toEqual([]);
    const pdf = await relay.pdf({ preferCSSPageSize: true });
    const { numPages } = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise;
    expect(numPages).toBe(1);
    const shown = await relay.locator('.receipt code').allTextContents();
    [code = '', secret = ''] = shown;
  });

  it('is keyed without a mouse: Enter leads from field to field, and the button sends', async () => {
    await relay.goto(`${address}/${lang}/me/relay/key`);
    await relay.locator('input[name="code"]').fill(code);
    await relay.keyboard.press('Enter');
    await relay.locator('select[name="residence"]').selectOption('FRA');
    await relay.locator('select[name="residence"]').press('Enter');
    for (const text of ['Lyon', '', '', '1 2', '', '3', '']) {
      await relay.keyboard.type(text);
      await relay.keyboard.press('Enter');
    }
    for (let consents = 0; consents < 2; consents += 1) {
      await relay.keyboard.press('Space');
      await relay.keyboard.press('Enter');
    }
    expect(await faults(relay)).toEqual([]);
    await relay.keyboard.press('Enter');
    await relay.getByRole('status').waitFor();
  });

  it('gives its writer a card at home, by the picture on the receipt', async () => {
    await person.goto(`${address}/${lang}/claim#${code}.${secret}`);
    expect(person.url()).toBe(`${address}/${lang}/claim`);
    expect(await faults(person)).toEqual([]);
    await person.locator('form[data-card] button').click();
    const card = await person.locator('.access-card code').textContent();
    await person.goto(`${address}/${lang}/sign-in#${card}`);
    await person.locator('form[data-card] button').click();
    await person.waitForURL(/\/me$/);
  });

  it('ends where its writer says so: the consent on the paper is withdrawn in one click', async () => {
    await person.goto(`${address}/${lang}/me/consents`);
    const withdraw = person.locator('form button[value="withdraw"]');
    expect(await withdraw.count()).toBe(2);
    await withdraw.first().click();
    expect(await person.locator('form button[value="withdraw"]').count()).toBe(1);
    await person.context().clearCookies();
  });
});
