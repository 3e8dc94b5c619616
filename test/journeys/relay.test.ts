/** On paper with a relay: printed, keyed, claimed at home, and a consent withdrawn; or told to the relay, and a card taken home. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { IN_EACH_WAY, type Journey, openJourney, printed, WAYS } from './browsing.ts';

let journey: Journey;
beforeAll(async () => {
  journey = await openJourney();
}, 120_000);
afterAll(() => journey?.close());

describe.each(WAYS)(IN_EACH_WAY, (way) => {
  const { lang } = way;
  let [relay, person] = [] as unknown as [Page, Page]; // set before the first story
  let [code, secret] = ['', ''];
  beforeAll(async () => {
    relay = await journey.open(way, ['relay']);
    person = await journey.open(way);
  });
  afterAll(async () => {
    for (const page of [relay, person]) await page?.context().close();
  });

  it('a sheet of paper is printed on one page', async () => {
    const { address, isSound } = journey;
    await relay.goto(`${address}/${lang}/me/relay`);
    await isSound(relay);
    await relay.selectOption('select[name="count"]', '1');
    await relay.click('form[action$="/me/relay/sheets"] button');
    await relay.waitForSelector('.paper-sheet');
    await isSound(relay);
    expect(await printed(relay)).toHaveLength(1);
    [code = '', secret = ''] = await relay.locator('.receipt code').allTextContents();
  }, 60_000);

  it('is keyed, where there is script without a mouse', async () => {
    const { address, isSound } = journey;
    await relay.goto(`${address}/${lang}/me/relay/key`);
    await isSound(relay);
    await relay.fill('input[name="code"]', code);
    await relay.keyboard.press('Enter');
    await relay.waitForSelector('select[name="residence"]');
    await (way.script ? keyByEnter(relay) : keyByHand(relay));
    await isSound(relay);
    await (way.script
      ? relay.keyboard.press('Enter')
      : relay.click('form[action$="/key/sheet"] button'));
    await relay.getByRole('status').waitFor();
    await isSound(relay);
  }, 60_000);

  it('gives its writer a card at home, by what is on the receipt', async () => {
    const { address, isSound } = journey;
    await person.goto(`${address}/${lang}/claim${way.script ? `#${code}.${secret}` : ''}`);
    if (!way.script) await person.fill('[name=code]', code);
    if (!way.script) await person.fill('[name=secret]', secret);
    expect(person.url()).toBe(`${address}/${lang}/claim`);
    await isSound(person);
    await person.click('form[data-card] button');
    await isSound(person);
    await comeIn(person);
  }, 60_000);

  it('ends where its writer says so: the consent on the paper is withdrawn in one click', async () => {
    await person.goto(`${journey.address}/${lang}/me/consents`);
    const withdraw = person.locator('form button[value="withdraw"]');
    expect(await withdraw.count()).toBe(2);
    await withdraw.first().click();
    await expect.poll(() => withdraw.count()).toBe(1);
    await person.context().clearCookies();
  });

  it('who is present tells the relay, answers each question aloud, and takes a card home', async () => {
    const { address, isSound } = journey;
    await relay.goto(`${address}/${lang}/me/relay/register`);
    await isSound(relay);
    await relay.click(`main a[lang=${lang}]`);
    await relay.selectOption('[name=residence]', 'FRA');
    await isSound(relay);
    await relay.click('form[action$="/register/questions"] button');
    await isSound(relay);
    await relay.click(`button[value^=yes]`);
    await relay.click(`button[value^=no]`);
    await relay.waitForSelector('.access-card');
    await isSound(relay);
    const card = await relay.textContent('.access-card code');
    await person.goto(`${address}/${lang}/sign-in`);
    await person.fill('[name=code]', card ?? '');
    await person.click('form[data-card] button');
    await person.waitForURL(/\/me$/);
    await person.goto(`${address}/${lang}/me/consents`);
    expect(await person.locator('form button[value="withdraw"]').count()).toBe(1);
    await isSound(person);
  }, 60_000);

  /** By the code of the card that is on the screen. */
  async function comeIn(page: Page): Promise<void> {
    const card = (await page.textContent('.access-card code')) ?? '';
    await page.goto(`${journey.address}/${lang}/sign-in${way.script ? `#${card}` : ''}`);
    if (!way.script) await page.fill('[name=code]', card);
    await page.click('form[data-card] button');
    await page.waitForURL(/\/me$/);
  }
});

/** Enter leads from field to field, and in the end to the button. */
async function keyByEnter(page: Page): Promise<void> {
  await page.selectOption('select[name="residence"]', 'FRA');
  await page.press('select[name="residence"]', 'Enter');
  for (const text of ['Lyon', '', '', '1 2', '', '3', '']) {
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
  }
  for (let consents = 0; consents < 2; consents += 1) {
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
  }
}

async function keyByHand(page: Page): Promise<void> {
  await page.selectOption('select[name="residence"]', 'FRA');
  await page.fill('[name=city]', 'Lyon');
  for (const yes of await page.locator('input[type=radio][value^=yes]').all()) await yes.check();
}
