/** Two people ask to meet, are proposed by their reasons, both say yes, agree on an hour and meet one to one. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localeOf } from '../../src/web/i18n/i18n.ts';
import { type Journey, openJourney, type Way } from './browsing.ts';

/** French with script on a desk, Arabic without on a phone. */
const WAYS: readonly Way[] = [
  { lang: 'fr', script: true, width: 1280, dark: false },
  { lang: 'ar', script: false, width: 320, dark: true },
];

let journey: Journey;
beforeAll(async () => {
  journey = await openJourney();
}, 120_000);
afterAll(() => journey?.close());

describe.each(WAYS)('in $lang, script $script, $width px', (way) => {
  const { lang } = way;
  const { t } = localeOf(lang);
  // Each way in a language of its own, so that nobody is proposed to those of the other.
  const spoken = { fr: 'français', ar: 'العربية' }[lang];

  it('two people meet one to one', async () => {
    const { address, open, isSound } = journey;
    const own = `${address}/${lang}/me/meetings`;
    const [awa, karim] = [await open(way, []), await open(way, [])];

    await awa.goto(`${address}/${lang}/meetings`);
    await isSound(awa);
    await awa.click('main a[href$="/me/meetings"]');
    await isSound(awa);
    await awa.click('main a[href$="/me/meetings/ask"]');
    await isSound(awa);
    await ask(awa, { name: 'Awa', seeks: 'rights', offers: 'business', zone: 'Africa/Dakar' });
    await isSound(awa);
    await karim.goto(`${own}/ask`);
    await ask(karim, { name: 'Karim', seeks: 'business', offers: 'rights', zone: 'Asia/Beirut' });

    const proposal = (page: Page) => page.locator('main .card');
    expect(await proposal(karim).textContent()).toContain(t('meetings.reason.theirs'));
    expect(await proposal(karim).textContent()).not.toContain('Awa');
    await isSound(karim);
    await karim.click('button[value="yes"]');
    expect(await proposal(karim).textContent()).toContain(t('meetings.waiting'));
    await awa.goto(own);
    await awa.click('button[value="yes"]');
    await awa.click('main .card h3 a');
    await isSound(awa);

    await awa.fill('[name="words"]', 'Bonjour Karim');
    await awa.click('form[action$="/words"] button');
    await awa.fill('[name="day"]', '2026-12-15');
    await awa.fill('[name="hour"]', '14:00');
    await awa.fill('[name="place"]', 'https://example.org/salle');
    await awa.click('form[action$="/time"] button');
    await karim.goto(awa.url());
    const told = await karim.textContent('main');
    expect(told).toContain('Bonjour Karim');
    // Two in Dakar is four in Beirut.
    const clocks = await karim.locator('main dl time').allInnerTexts();
    expect(clocks.map((text) => /\d+:00/.exec(text)?.[0])).toEqual(
      lang === 'fr' ? ['16:00', '14:00'] : ['4:00', '2:00'],
    );
    await isSound(karim);
    await karim.click('form[action$="/agree"] button');
    expect(await karim.textContent('main')).toContain(t('meetings.time.agreed'));
    await awa.reload();
    expect(await awa.textContent('main')).toContain(t('meetings.time.agreed'));
    await isSound(awa);
  }, 90_000);

  interface Wish {
    readonly name: string;
    readonly seeks: string;
    readonly offers: string;
    readonly zone: string;
  }

  async function ask(page: Page, { name, seeks, offers, zone }: Wish): Promise<void> {
    await page.fill('[name="name"]', name);
    await page.check(`[name="seeks"][value="${seeks}"]`);
    await page.check(`[name="offers"][value="${offers}"]`);
    await page.fill('[name="langs"]', spoken);
    await page.selectOption('[name="zone"]', zone);
    await page.fill('[name="day-1"]', '2026-12-14');
    await page.fill('[name="hour-1"]', zone === 'Africa/Dakar' ? '10:00' : '12:00');
    await page.click('form[action$="/ask"] button');
  }
});
