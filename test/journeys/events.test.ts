/** A facilitator announces what comes back each week; somebody on a phone without script comes, waits, cancels, and the next one moves up. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCalendar } from '../../src/platform/calendar/calendar.ts';
import { IN_EACH_WAY, type Journey, openJourney, WAYS } from './browsing.ts';

let journey: Journey;
beforeAll(async () => {
  journey = await openJourney();
}, 120_000);
afterAll(() => journey?.close());

// In French with script on a wide screen; in Arabic without script on a phone in the dark.
const TWO = WAYS.filter(({ lang, script }) => (lang === 'fr') === script).map((way) =>
  way.lang === 'ar' ? { ...way, width: 320, dark: true } : way,
);

describe.each(TWO)(IN_EACH_WAY, (way) => {
  const { lang } = way;
  const inDays = (days: number) =>
    new Date(journey.hub.clock().getTime() + days * 86_400_000).toISOString().slice(0, 10);

  it('an evening is announced, and each place finds somebody', async () => {
    const { address, open, isSound } = journey;
    const desk = await open(way, ['facilitator']);
    const base = `${address}/${lang}`;
    await desk.goto(`${base}/staff/events`);
    await isSound(desk);
    await desk.goto(`${base}/staff/events/new`);
    await isSound(desk);
    const title = lang === 'fr' ? 'Permanence du soir' : 'مداومة مسائية';
    await desk.fill('[name=title]', title);
    await desk.fill('[name=description]', `${title}. ${title}.`);
    await desk.fill('[name=day]', inDays(9));
    await desk.fill('[name=from]', '23:30');
    await desk.fill('[name=to]', '00:30');
    await desk.selectOption('[name=zone]', 'Europe/Paris');
    await desk.selectOption('[name=repeat]', 'weekly');
    await desk.fill('[name=times]', '4');
    await desk.fill('[name=except]', inDays(16));
    await desk.fill('[name=town]', 'Lyon');
    await desk.selectOption('[name=country]', 'FRA');
    await desk.fill('[name=address]', 'Salle 2');
    await desk.check('[name=access][value=step-free]');
    await desk.fill('[name=capacity]', '1');
    await desk.click('main form button[type=submit]');
    await desk.waitForSelector('form[action$="/publish"]');
    await isSound(desk);
    await desk.click('form[action$="/publish"] button');

    const [first, second] = [await open(way), await open(way, [])];
    await first.goto(`${base}/participate`);
    await isSound(first);
    await first.goto(`${base}/events?zone=Asia/Kathmandu`);
    await isSound(first);
    await first.click(`main li a:has-text("${title}")`);
    await isSound(first);
    expect(await first.locator('main a[href*="/register?time="]').count()).toBe(3);
    await first.click('main a[href*="/register?time="] >> nth=0');
    await isSound(first);
    await first.click('main form[action$="/register"] button');
    const code = (await first.textContent('main code.secret')) ?? '';
    await isSound(first);

    await second.goto(`${base}/events`);
    await second.click(`main li a:has-text("${title}")`);
    await second.click('main a[href*="/register?time="] >> nth=0');
    await second.check('[name=told]');
    await second.click('main form[action$="/register"] button');
    await second.waitForSelector('form[action$="/cancel"]');
    await isSound(second);
    expect(await second.textContent('main')).not.toContain('Salle 2');

    await first.goto(`${base}/events/registration`);
    await isSound(first);
    await first.fill('[name=code]', code);
    await first.click('main form[action$="/registration"] button');
    await first.waitForSelector('form[action$="/registration/cancel"]');
    await isSound(first);
    await first.click('form[action$="/registration/cancel"] button');
    await first.waitForSelector('main h1');
    await second.goto(`${base}/me/events`);
    expect(await second.textContent('main')).toContain('Salle 2');
    await second.click('form[action$="/me/events/calendar"] button >> nth=0');
    const secret = (await second.textContent('main code.address')) ?? '';
    await isSound(second);
    const calendar = await fetch(`${address}${new URL(secret).pathname}`);
    const { events } = readCalendar(await calendar.text());
    expect(events.map(({ place }) => place.slice(0, 13))).toEqual(['Salle 2, Lyon']);
  }, 120_000);
});
