/** Somebody comes, offers, allows, is reached, takes it back, takes everything along and is forgotten. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recipientOf } from '../../src/people/consents/consents.ts';
import { readRoster, rosterSize } from '../../src/process/roster/roster.ts';
import { IN_EACH_WAY, type Journey, openJourney, printed, WAYS } from './browsing.ts';

let journey: Journey;
beforeAll(async () => {
  journey = await openJourney();
}, 120_000);
afterAll(() => journey?.close());

describe.each(WAYS)(IN_EACH_WAY, (way) => {
  const { lang } = way;

  it('from the first key to the proof that nothing is left', async () => {
    const { hub, address, open, isSound } = journey;
    const of = {
      purpose: 'matching',
      recipientId: (await recipientOf(hub.house.db, 'office')).id,
    };
    const page = await open(way);
    await page.goto(`${address}/${lang}/join`);
    await page.click(`form[action="/${lang}/join"] button.button:not(.plain)`);
    await page.waitForSelector('.access-card');
    await isSound(page);

    await page.goto(`${address}/${lang}/me/profile`);
    await page.selectOption('[name=residence]', 'FRA');
    await page.click('form.form button >> nth=0');
    await page.goto(`${address}/${lang}/me/profile/offers`);
    await page.check('[name=offers][value=mentoring]');
    await isSound(page);
    await page.click('form.form button >> nth=0');
    expect(await rosterSize(hub.house.db, hub, of)).toBe(0);

    await page.goto(`${address}/${lang}/me/consents`);
    await isSound(page);
    await page.click(`a[href$="/matching/${of.recipientId}"]`);
    await isSound(page);
    await page.click('button[value=yes]');
    await page.waitForSelector('#done');
    await isSound(page);
    expect(await rosterSize(hub.house.db, hub, of)).toBe(1);
    const [entry] = await readRoster(hub.house.db, hub, of, {
      actor: 'fatou',
      reason: 'Une offre à Lyon',
    });
    expect(entry?.fields).toMatchObject({ residence: 'FRA', offers: ['mentoring'] });

    await page.click('#done a');
    await page.waitForSelector('.attestation');
    await isSound(page);
    expect(await printed(page)).toHaveLength(1);

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
