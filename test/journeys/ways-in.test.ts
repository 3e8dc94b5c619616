/** The ways into one's space that need a browser: a device's key, a card that is photographed, a task that is solved. */
import type { AddressInfo } from 'node:net';
import { AxeBuilder } from '@axe-core/playwright';
import { type ServerType, serve } from '@hono/node-server';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, createApp } from '../../src/app.tsx';
import { browserPath } from '../browser.ts';
import { openTestHub, type TestHub } from '../hub.ts';
import { CLIENT, openProvider, type TestProvider } from '../provider.ts';

let hub: TestHub;
let app: App;
let server: ServerType;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let address = '';
let provider: TestProvider;

beforeAll(async () => {
  // The provider must know where the hub stands, and the hub its provider: the door comes first.
  server = await new Promise<ServerType>((done) => {
    const fetch: App['fetch'] = (...given) => app.fetch(...given);
    const opened = serve({ fetch, hostname: 'localhost', port: 0 }, () => done(opened));
  });
  address = `http://localhost:${(server.address() as AddressInfo).port}`;
  provider = await openProvider(address);
  hub = await openTestHub({
    oidc: { issuer: provider.issuer, name: 'Ville de Lyon', ...CLIENT },
  });
  app = await createApp(hub);
  browser = await chromium.launch({
    executablePath: await browserPath(),
    args: ['--no-sandbox'],
  });
  context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  page = await context.newPage();
  await giveDevice(page);
}, 120_000);

afterAll(async () => {
  await browser?.close();
  server?.close();
  await app?.close();
  await hub?.close();
  await provider?.close();
});

/** A device that keeps keys and knows its owner's finger. */
async function giveDevice(at: Page): Promise<void> {
  const cdp = await at.context().newCDPSession(at);
  await cdp.send('WebAuthn.enable');
  await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

async function faults(): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}

/** How many tasks were solved and used: the one thing that a brake counts without a window. */
const solved = async () =>
  (
    await hub.house.sql`select 1 from brakes
      where "window" = 'epoch' and until < ${new Date(hub.clock().getTime() + 7_200_000).toISOString()}`
  ).length;

let code = '';
let shown = '';

describe('Amina, with a telephone that keeps keys', () => {
  it('opens a space with her finger, and keeps a card for the day she loses the telephone', async () => {
    await page.goto(`${address}/fr/join`);
    expect(await faults()).toEqual([]);
    await page.getByRole('button', { name: 'J’ouvre avec mon appareil' }).click();
    await page.waitForURL(/\/join\/passkey$/);
    code = (await page.locator('.access-card code').textContent()) ?? '';
    expect(code).toMatch(/^([0-9A-Z]{4}-){7}[0-9A-Z]{4}$/);
    expect(await faults()).toEqual([]);
    expect(await solved()).toBe(1);
  });

  it('leaves, and comes back with her finger', async () => {
    await context.clearCookies();
    await page.goto(`${address}/fr/sign-in?next=/me/keys`);
    expect(await faults()).toEqual([]);
    const sent = page.waitForRequest(/\/sign-in\/passkey$/);
    await page.getByRole('button', { name: 'J’entre avec mon appareil' }).click();
    shown = (await sent).postData() ?? '';
    await page.waitForURL(/\/fr\/me\/keys$/);
    expect(await page.locator('.lines').first().textContent()).toContain(
      'Clé d’accès de l’appareil',
    );
    expect(await faults()).toEqual([]);
  });

  it('is safe from whoever heard what her telephone said, even in part', async () => {
    await context.clearCookies();
    const send = async (body: string) =>
      (
        await app.request(`${address}/fr/sign-in/passkey`, {
          method: 'POST',
          body,
          headers: {
            origin: address,
            'sec-fetch-site': 'same-origin',
            'content-type': 'application/x-www-form-urlencoded',
          },
        })
      ).status;
    expect(shown).toContain('clientDataJSON');
    // The challenge has been used; another one is not what the telephone signed.
    expect(await send(shown)).toBe(422);
    const options = await app.request(`${address}/fr/sign-in/passkey/options`, {
      method: 'POST',
      headers: { origin: address, 'sec-fetch-site': 'same-origin' },
    });
    const { challenge } = (await options.json()) as { challenge: string };
    const answer = JSON.parse(new URLSearchParams(shown).get('answer') ?? '');
    const data = JSON.parse(
      Buffer.from(answer.response.clientDataJSON, 'base64url').toString('utf8'),
    );
    answer.response.clientDataJSON = Buffer.from(JSON.stringify({ ...data, challenge })).toString(
      'base64url',
    );
    expect(await send(new URLSearchParams({ answer: JSON.stringify(answer) }).toString())).toBe(
      422,
    );
  });

  it('photographs her card: the code fills the field and leaves the address', async () => {
    await context.clearCookies();
    await page.goto(`${address}/ar/sign-in#${code}`);
    expect(await page.locator('input[name="code"]').inputValue()).toBe(code);
    expect(page.url()).toBe(`${address}/ar/sign-in`);
    expect(await faults()).toEqual([]);
    await page.locator('form[data-card] button').click();
    await page.waitForURL(/\/ar\/me$/);
  });
});

describe('somebody who tries codes', () => {
  it('must have their device work after five wrong ones, and may then go on', async () => {
    await context.clearCookies();
    const wrong = (text: string) => page.locator('input[name="code"]').fill(text);
    for (let tries = 0; tries < 6; tries += 1) {
      await page.goto(`${address}/fr/sign-in`);
      await wrong(`nothing ${tries}`);
      await page.locator('form[data-card] button').click();
      await page.getByRole('alert').waitFor();
    }
    await page.goto(`${address}/fr/sign-in`);
    await page.locator('solve-work[challenge]').waitFor();
    await wrong(code);
    await page.locator('form[data-card] button').click();
    await page.waitForURL(/\/fr\/me$/);
  });
});

describe('Fatou, of the town’s team', () => {
  it('enters by her employer’s provider, and is told to ask for a role', async () => {
    await context.clearCookies();
    provider.let({ sub: 'fatou' });
    await page.goto(`${address}/fr/sign-in`);
    expect(await faults()).toEqual([]);
    await page.getByRole('link', { name: 'Équipe : entrer par Ville de Lyon' }).click();
    await page.waitForURL(/\/fr\/me\/duties$/);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Mes rôles');
    expect(await faults()).toEqual([]);
  });
});
