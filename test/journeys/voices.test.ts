/** Voices come in on paper and in a room, and what comes out of them is shown, with who was not heard. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publishSample } from '../../src/apply/sample.fixture.ts';
import { askDueOpinions } from '../../src/engage/opinions/opinions.ts';
import { type Answering, answerAs, askPeople } from '../consultations.ts';
import { work } from '../staff.ts';
import { IN_EACH_WAY, type Journey, openJourney, printed, type Way } from './browsing.ts';

let journey: Journey;
beforeAll(async () => {
  journey = await openJourney();
  await publishSample(journey.hub);
}, 120_000);
afterAll(() => journey?.close());

/** Two sides that differ on six statements and share two; the larger one lives in France. */
const people: readonly Answering[] = Array.from({ length: 60 }, (_, at) => {
  const sign = at < 40 ? 1 : -1;
  return {
    residence: at < 40 ? 'FRA' : null,
    sex: at % 3 ? 'female' : 'male',
    votes: Array.from({ length: 8 }, (__, statement) => (statement > 5 ? 1 : sign)),
  };
});

const TWO: readonly Way[] = [
  { lang: 'fr', script: true, width: 1280, dark: false },
  { lang: 'ar', script: false, width: 320, dark: true },
];

describe.each(TWO)(IN_EACH_WAY, (way) => {
  const { lang } = way;

  it('a ballot is keyed, hands are counted, groups and silence are shown', async () => {
    const { hub, address, open, isSound } = journey;
    const statements = Array.from({ length: 8 }, (_, at) => `Affirmation ${at + 1}.`);
    const asked = await askPeople(hub, { slug: `voix-${lang}`, statements });
    await answerAs(hub, asked, people);
    const fatou = await open(way, ['facilitator']);
    const desk = `${address}/${lang}/staff/consultations/${asked.id}`;

    await fatou.goto(`${desk}/ballots`);
    await isSound(fatou);
    await fatou.selectOption('[name=count]', '1');
    await fatou.click('form[action$="/ballots"] button');
    await fatou.waitForSelector('.paper-sheet');
    expect(await printed(fatou)).toHaveLength(1);
    const code = (await fatou.textContent('.paper-sheet code.secret')) ?? '';

    await fatou.goto(`${desk}/keying`);
    await isSound(fatou);
    await fatou.focus('[name=code]');
    await fatou.keyboard.type(code);
    await fatou.keyboard.press('Enter');
    await keyed(fatou, '11111111');
    // One sheet in ten is drawn for a second keying.
    if (await fatou.locator('[name=first]').count()) await keyed(fatou, '11111111');
    await fatou.waitForSelector('[role=status]');
    await isSound(fatou);

    await fatou.goto(`${desk}/room`);
    await fatou.fill('[name=place]', 'Foyer');
    await fatou.fill('[name=present]', '12');
    await fatou.click('form[action$="/room"] button');
    for (const hands of ['9', '5']) {
      for (const [name, count] of [
        ['agree', hands],
        ['disagree', '2'],
        ['pass', '1'],
      ])
        await fatou.fill(`[name=${name}]`, count ?? '');
      await fatou.click('form[action*="statement="] button');
    }
    await isSound(fatou);
    await fatou.click('form[action$="/undo"] button');
    expect(await fatou.locator('#counts tbody tr').first().locator('td').allTextContents()).toEqual(
      ['9', '2', '1'].map((digit) => new Intl.NumberFormat(lang).format(Number(digit))),
    );

    hub.wait(60_000);
    await askDueOpinions(hub);
    await work(hub);
    const awa = await open(way);
    await awa.goto(`${address}/${lang}/consultations/${asked.slug}/results`);
    await isSound(awa);
    expect(await awa.locator('.opinion-map .disc').count()).toBe(2);
    expect(await awa.locator('#convergences ~ .statements > li').count()).toBe(2);
    expect(await awa.textContent('#group-B')).toContain(new Intl.NumberFormat(lang).format(20));
    await awa.click(`a[href$="/${asked.slug}/unheard"]`);
    await isSound(awa);
    expect(await awa.locator('.bars').count()).toBe(2);
    await awa.click('a[href$="/invitation"]');
    await isSound(awa);
    expect(await printed(awa)).toHaveLength(1);

    await fatou.goto(`${desk}/opinions`);
    await isSound(fatou);
    await fatou.click('form[action$="/hearing"] button');
    expect(await fatou.locator('#tasks tbody tr').count()).toBe(1);
    const relay = await open(way, ['relay']);
    await relay.goto(`${address}/${lang}/me/relay/consultations`);
    await isSound(relay);
    for (const page of [fatou, awa, relay]) await page.context().close();
  }, 120_000);
});

/** A digit a statement, then Enter to the button and on it. */
async function keyed(page: Page, line: string): Promise<void> {
  await page.waitForSelector('[name=line1]');
  await page.focus('[name=line1]');
  await page.keyboard.type(line);
  await page.focus('form[data-enter] button');
  await page.keyboard.press('Enter');
  await page.waitForLoadState('load');
}
