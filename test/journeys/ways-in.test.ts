/** The ways into one's space: a device's key, a card that is photographed, a task that is solved, an employer's provider. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localeOf } from '../../src/web/i18n/i18n.ts';
import { CLIENT, openProvider, type TestProvider } from '../provider.ts';
import { IN_EACH_WAY, type Journey, openJourney, WAYS } from './browsing.ts';

let journey: Journey;
let provider: TestProvider;
beforeAll(async () => {
  // The provider must know where the hub stands, and the hub its provider.
  journey = await openJourney(async (address) => {
    provider = await openProvider(address);
    return { oidc: { issuer: provider.issuer, name: 'Ville de Lyon', ...CLIENT } };
  });
}, 120_000);
afterAll(async () => {
  await journey?.close();
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

/** How many tasks were solved and used: the one thing that a brake counts without a window. */
const solved = async () =>
  (
    await journey.hub.house.sql`select 1 from brakes
      where "window" = 'epoch'
        and until < ${new Date(journey.hub.clock().getTime() + 7_200_000).toISOString()}`
  ).length;

const CODE = /^([0-9A-Z]{4}-){7}[0-9A-Z]{4}$/;

describe.each(WAYS.filter(({ script }) => script))(`Amina's telephone, ${IN_EACH_WAY}`, (way) => {
  const { lang } = way;
  const { t } = localeOf(lang);
  let page: Page;
  let code = '';
  let shown = '';
  beforeAll(async () => {
    page = await journey.open(way);
    await giveDevice(page);
  });
  afterAll(() => page?.context().close());

  it('opens a space with her finger, and she keeps a card for the day she loses it', async () => {
    const { address, isSound } = journey;
    const before = await solved();
    await page.goto(`${address}/${lang}/join`);
    await isSound(page);
    await page.getByRole('button', { name: t('join.passkey') }).click();
    await page.waitForURL(/\/join\/passkey$/);
    code = (await page.locator('.access-card code').textContent()) ?? '';
    expect(code).toMatch(CODE);
    await isSound(page);
    expect(await solved()).toBe(before + 1);
  });

  it('lets her back in by her finger', async () => {
    const { address, isSound } = journey;
    await page.context().clearCookies();
    await page.goto(`${address}/${lang}/sign-in?next=/me/keys`);
    await isSound(page);
    const sent = page.waitForRequest(/\/sign-in\/passkey$/);
    await page.getByRole('button', { name: t('signin.passkey') }).click();
    shown = (await sent).postData() ?? '';
    await page.waitForURL(/\/me\/keys$/);
    expect(await page.locator('.lines').first().textContent()).toContain(t('credential.passkey'));
    await isSound(page);
  });

  it('is safe from whoever heard what it said, even in part', async () => {
    const { address } = journey;
    await page.context().clearCookies();
    const ask = (path: string, body = '') =>
      fetch(`${address}/${lang}/sign-in/passkey${path}`, {
        method: 'POST',
        body,
        redirect: 'manual',
        headers: {
          origin: address,
          'sec-fetch-site': 'same-origin',
          'content-type': 'application/x-www-form-urlencoded',
        },
      });
    expect(shown).toContain('clientDataJSON');
    // The challenge has been used; another one is not what the telephone signed.
    expect((await ask('', shown)).status).toBe(422);
    const { challenge } = (await (await ask('/options')).json()) as { challenge: string };
    const answer = JSON.parse(new URLSearchParams(shown).get('answer') ?? '');
    const data = JSON.parse(
      Buffer.from(answer.response.clientDataJSON, 'base64url').toString('utf8'),
    );
    answer.response.clientDataJSON = Buffer.from(JSON.stringify({ ...data, challenge })).toString(
      'base64url',
    );
    const forged = new URLSearchParams({ answer: JSON.stringify(answer) }).toString();
    expect((await ask('', forged)).status).toBe(422);
  });

  it('photographs her card: the code fills the field and leaves the address', async () => {
    const { address, isSound } = journey;
    await page.goto(`${address}/${lang}/sign-in#${code}`);
    expect(await page.locator('input[name="code"]').inputValue()).toBe(code);
    expect(page.url()).toBe(`${address}/${lang}/sign-in`);
    await isSound(page);
    await page.locator('form[data-card] button').click();
    await page.waitForURL(/\/me$/);
  });

  it('must work after five wrong codes, and may then go on', async () => {
    const { address, hub } = journey;
    // An hour of its own, and with it its brakes.
    hub.wait(3_600_000);
    await page.context().clearCookies();
    const type = (text: string) => page.locator('input[name="code"]').fill(text);
    for (let tries = 0; tries < 6; tries += 1) {
      await page.goto(`${address}/${lang}/sign-in`);
      await type(`nothing ${tries}`);
      await page.locator('form[data-card] button').click();
      await page.getByRole('alert').waitFor();
    }
    await page.goto(`${address}/${lang}/sign-in`);
    await page.locator('solve-work[challenge]').waitFor();
    await type(code);
    await page.locator('form[data-card] button').click();
    await page.waitForURL(/\/me$/);
  });
});

describe.each(WAYS.filter(({ script }) => !script))(`a browser ${IN_EACH_WAY}`, (way) => {
  const { lang } = way;
  const { t } = localeOf(lang);

  it('says that it keeps no key, and opens the space by a card', async () => {
    const { address, hub, open, isSound } = journey;
    hub.wait(3_600_000);
    const page = await open(way);
    const saysSo = async () => {
      expect(await page.locator('passkey-form').isVisible()).toBe(false);
      const said = await page.locator('noscript p').allTextContents();
      expect(said).toContain(t('passkey.without'));
      await isSound(page);
    };
    await page.goto(`${address}/${lang}/join`);
    await saysSo();
    await page.getByRole('button', { name: t('join.open') }).click();
    const code = (await page.locator('.access-card code').textContent()) ?? '';
    expect(code).toMatch(CODE);
    await page.context().clearCookies();
    await page.goto(`${address}/${lang}/sign-in?next=/me/keys`);
    await saysSo();
    await page.fill('[name=code]', code);
    await page.click('form[data-card] button');
    await page.waitForURL(/\/me\/keys$/);
    await saysSo();
    await page.context().close();
  });
});

describe.each(WAYS)(`Fatou, of the town's team, ${IN_EACH_WAY}`, (way) => {
  const { lang } = way;
  const { t } = localeOf(lang);

  it('enters by her employer’s provider, and is told to ask for a role', async () => {
    const { address, open, isSound } = journey;
    const page = await open(way);
    provider.let({ sub: `fatou ${WAYS.indexOf(way)}` });
    await page.goto(`${address}/${lang}/sign-in`);
    await isSound(page);
    const name = t('signin.provider', { provider: 'Ville de Lyon' });
    await page.getByRole('link', { name }).click();
    await page.waitForURL(/\/me\/duties$/);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(t('duties.title'));
    expect(await page.textContent('main')).toContain(t('duties.ask'));
    await isSound(page);
    await page.context().close();
  });
});
