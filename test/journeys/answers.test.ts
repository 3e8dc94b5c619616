/** What is asked is answered: a request by its day, and a demand about one's own data by the officer. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { registerOrganisation } from '../../src/people/organisations/organisations.ts';
import { signedIn } from '../people.ts';
import { IN_EACH_WAY, type Journey, openJourney, WAYS } from './browsing.ts';

let journey: Journey;
beforeAll(async () => {
  journey = await openJourney();
  const { hub } = journey;
  const { account } = await signedIn(hub.house.db, hub);
  const { id } = await registerOrganisation(hub.house.db, hub, account, {
    kind: 'association',
    names: [{ text: 'Teranga Lyon', lang: 'fr', kind: 'official' }],
    texts: [],
    origins: ['SEN'],
    residences: ['FRA'],
    offers: ['training'],
  });
  await hub.house.sql`update organisations set passed_at = now() where id = ${id}`;
}, 120_000);
afterAll(() => journey?.close());

const FOLLOW = /(?:[0-9A-Z]{4}-){3}[0-9A-Z]{4}/;

describe.each(WAYS)(IN_EACH_WAY, (way) => {
  const { lang } = way;

  it('a request is matched, answered in time, thanked and counted', async () => {
    const { address, open, isSound } = journey;
    const [awa, fatou] = [await open(way), await open(way, ['relationship-officer'])];
    await awa.goto(`${address}/${lang}/requests/new?kind=need`);
    await isSound(awa);
    await awa.selectOption('[name=topic]', 'studies');
    await awa.fill('[name=text]', `Une formation de comptable à Lyon, ${lang}.`);
    await awa.selectOption('[name=residence]', 'FRA');
    await awa.selectOption('[name=origin]', 'SEN');
    await awa.click('form[action$="/requests/new"] button.button:not(.link)');
    await awa.waitForSelector('code.secret');
    await isSound(awa);
    const code = FOLLOW.exec((await awa.textContent('code.secret')) ?? '')?.[0] ?? '';

    await fatou.goto(`${address}/${lang}/staff/requests`);
    await isSound(fatou);
    await fatou.click('#open tbody tr:last-child a');
    await isSound(fatou);
    await fatou.click('form[action$="/propose"] button');
    await fatou.fill('[name=text]', 'Une place est libre le mois prochain.');
    await fatou.click('form[action$="/answer"] button');
    await fatou.click('form[action$="/conclude"] button[value=met]');

    await awa.goto(`${address}/${lang}/requests/follow`);
    await awa.fill('[name=code]', code);
    await awa.click('form[action$="/follow"] button');
    await awa.waitForSelector('form[action$="/choose"]');
    expect(await awa.textContent('main')).toContain('Une place est libre le mois prochain.');
    expect(await awa.textContent('main')).toContain('Teranga Lyon');
    await isSound(awa);
    await awa.click('form[action$="/choose"] button[value=yes]');
    await awa.click('form[action$="/conclude"] button[value=met]');
    await awa.fill('form[action$="/thank"] [name=text]', 'Merci, je commence lundi.');
    await awa.click('form[action$="/thank"] button');
    await isSound(awa);

    await fatou.reload();
    expect(await fatou.textContent('main')).toContain('Merci, je commence lundi.');
    await awa.goto(`${address}/${lang}/requests`);
    await isSound(awa);
    const counted = await awa.locator('#counts ~ dl dd').allTextContents();
    // Received, answered, waiting, late, met, thanked: the median is not said of so few.
    const n = WAYS.indexOf(way) + 1;
    const shown = [n, n, 0, 0, n, n].map((each) => new Intl.NumberFormat(lang).format(each));
    expect(counted.slice(1)).toEqual(shown);
    for (const page of [awa, fatou]) await page.context().close();
  }, 120_000);

  it('the officer answers a data request', async () => {
    const { address, open, isSound } = journey;
    const [awa, moussa] = [await open(way, []), await open(way, ['data-protection-officer'])];
    await awa.goto(`${address}/${lang}/me/data`);
    const asked = `Qui a lu ma ville, ${WAYS.indexOf(way)} ?`;
    const form = awa.locator('form[action$="/me/data/rights"]');
    await form.locator('input[name=kind][value=access]').check();
    await form.locator('[name=wording]').fill(asked);
    await form.locator('button').last().click();
    await isSound(awa);

    await moussa.goto(`${address}/${lang}/staff/protection`);
    await isSound(moussa);
    await moussa.click('a[href*="/staff/protection/requests/"]');
    expect(await moussa.textContent('main')).toContain(asked);
    await isSound(moussa);
    await moussa.check('input[name=outcome][value=granted]');
    await moussa.fill('[name=answer]', 'Personne ne l’a lue.');
    await moussa.click('form[action*="/protection/requests/"] button');
    await isSound(moussa);

    await awa.goto(`${address}/${lang}/me/data`);
    expect(await awa.textContent('main')).toContain('Personne ne l’a lue.');
    await awa.goto(`${address}/${lang}/me/log`);
    await isSound(awa);
    for (const page of [awa, moussa]) await page.context().close();
  }, 120_000);
});
