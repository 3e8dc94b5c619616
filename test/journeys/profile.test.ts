/** The two-minute form, page by page, by somebody who is signed in. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensurePlaces } from '../../scripts/reference/places.ts';
import { IN_EACH_WAY, type Journey, openJourney, WAYS } from './browsing.ts';

let journey: Journey;
beforeAll(async () => {
  ensurePlaces();
  journey = await openJourney();
}, 120_000);
afterAll(() => journey?.close());

const WORDS = {
  fr: { languages: 'français, wolof', work: 'aide-soignante de nuit', done: 'C’est fait, merci.' },
  ar: { languages: 'العربية، الفرنسية', work: 'ممرضة', done: 'تم، شكراً لكم.' },
} as const;

describe.each(WAYS)(IN_EACH_WAY, (way) => {
  const { lang } = way;

  it('the profile is filled in page by page', async () => {
    const { address, open, isSound } = journey;
    const page = await open(way, []);
    const go = async () => {
      await isSound(page);
      await page.click('form.form button >> nth=0');
    };
    await page.goto(`${address}/${lang}/me/profile`);
    await page.selectOption('[name=residence]', 'FRA');
    await page.fill('[name=city]', 'Marseille');
    await go();
    await page.selectOption('#f-origins', 'SEN');
    await page.check('[name=ties][value=birth]');
    await page.fill('[name=languages]', WORDS[lang].languages);
    await go();
    await page.fill('[name=occupation]', WORDS[lang].work);
    await go();
    await page.waitForURL(/\/work\?choose/);
    await page.check('[name=isco] >> nth=0');
    await go();
    await page.check('[name=offers][value=mentoring]');
    await page.fill('[name=availability]', '4');
    await go();
    await page.check('[name=wants][value=networks]');
    await go();
    await page.check('[name=state][value=answers]');
    await go();
    await page.waitForURL(`${address}/${lang}/me/profile?done`);
    await isSound(page);
    const said = await page.textContent('main');
    for (const each of [WORDS[lang].done, WORDS[lang].work, 'Marseille'])
      expect(said).toContain(each);
    await page.context().close();
  }, 120_000);
});
