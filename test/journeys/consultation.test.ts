/** A question is set up, answered on a phone with no account (and no network in between), and what is proposed is read by the team. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { IN_EACH_WAY, type Journey, openJourney, type Way } from './browsing.ts';

const WAYS: readonly Way[] = [
  { lang: 'fr', script: true, width: 1280, dark: false },
  { lang: 'ar', script: false, width: 320, dark: true },
];
const WORDS = {
  fr: {
    title: 'Voter depuis l’étranger',
    question: 'Que faudrait-il pour voter plus facilement ?',
    seeds: ['Le vote par correspondance est sûr.', 'Il faut plus de bureaux.', 'Je vote peu.'],
    said: 'Le vote en ligne devrait être possible.',
  },
  ar: {
    title: 'التعليم عن بعد للجالية',
    question: 'ماذا يحتاج أطفالنا لتعلم لغتهم؟',
    seeds: ['الدروس عبر الإنترنت تكفي.', 'نحتاج إلى معلمين أكثر.', 'الكتب غالية الثمن.'],
    said: 'ينبغي أن تكون الدروس مجانية للجميع.',
  },
} as const;

let journey: Journey;
beforeAll(async () => {
  journey = await openJourney();
}, 120_000);
afterAll(() => journey?.close());

describe.each(WAYS)(IN_EACH_WAY, (way) => {
  const { lang, script } = way;
  const words = WORDS[lang];
  let [team, phone] = [] as unknown as [Page, Page]; // set before the first story
  let [desk, taking] = ['', ''];
  beforeAll(async () => {
    team = await journey.open(way, ['facilitator']);
    phone = await journey.open({ ...way, width: 320 });
  }, 60_000);
  const on = (days: number) =>
    new Date(journey.hub.clock().getTime() + days * 86_400_000).toISOString().slice(0, 10);
  const send = (page: Page, form: string) => page.click(`form[action$="${form}"] button`);

  it('is set up by a facilitator, who is told what is missing', async () => {
    await team.goto(`${journey.address}/${lang}/staff/consultations/new`);
    await journey.isSound(team);
    await team.fill('[name=title]', words.title);
    await team.fill('[name=question]', words.question);
    await team.check('[name=anonymity][value=pseudonymous]');
    const days = [
      ['listeningOpens', 0],
      ['listeningCloses', 30],
      ['answerBy', 60],
    ] as const;
    for (const [name, day] of days) await team.fill(`[name=${name}]`, on(day));
    await send(team, '/staff/consultations/new');
    desk = team.url();
    await journey.isSound(team);
    expect(await team.locator('form[action$="/open"]').count()).toBe(0);
    await team.goto(`${desk}/statements`);
    for (const text of words.seeds) {
      await team.fill('[name=text]', text);
      await send(team, '/statements');
    }
    await journey.isSound(team);
    await team.goto(desk);
    await send(team, '/open');
    taking =
      (await team.getAttribute('a[href*="/consultations/"]:not([href*="/staff/"])', 'href')) ?? '';
    expect(taking).toMatch(/\/consultations\/[a-z0-9-]+$/);
  }, 60_000);

  it('is answered on a phone, from the list of what is open, one statement at a time', async () => {
    await phone.goto(`${journey.address}/${lang}/participate`);
    await journey.isSound(phone);
    await phone.click(`a[href="${taking}"]`);
    await journey.isSound(phone);
    await phone.click('a[href$="/take-part"]');
    await journey.isSound(phone);
    const first = await phone.inputValue('[name=statement]');
    await phone.click('button[name=vote][value="1"]');
    await phone.waitForFunction(
      (before) => document.querySelector<HTMLInputElement>('[name=statement]')?.value !== before,
      first,
    );
    await journey.isSound(phone);
  }, 60_000);

  it.runIf(script)(
    'keeps an answer while there is no network, and sends it once',
    async () => {
      const count = async () =>
        (await journey.hub.house.sql<{ n: number }[]>`select count(*)::int as n from votes`)[0]?.n;
      const before = await count();
      await phone.context().setOffline(true);
      await phone.keyboard.press('2');
      await phone.waitForSelector('[data-waiting]:not([hidden])');
      await journey.isSound(phone);
      expect(await phone.textContent('[data-unsent]')).toBe('1');
      expect(await count()).toBe(before);
      await phone.context().setOffline(false);
      await phone.waitForSelector('[data-waiting]', { state: 'hidden' });
      expect(await count()).toBe((before ?? 0) + 1);
    },
    60_000,
  );

  it('proposes a statement, keeps a code, and tells nothing of themselves', async () => {
    await phone.goto(`${journey.address}${taking}/take-part/propose`);
    await journey.isSound(phone);
    await phone.fill('[name=text]', words.said);
    await send(phone, '/propose');
    expect(phone.url()).toContain('/mine');
    await journey.isSound(phone);
    expect(await phone.textContent('code.secret')).toMatch(/^(?:[0-9A-Z]{4}-){3}[0-9A-Z]{4}$/);
  }, 60_000);

  it('is read by the team, and then by everybody', async () => {
    await team.goto(`${desk}/statements`);
    await journey.isSound(team);
    await send(team, '/accept');
    await phone.goto(`${journey.address}${taking}/statements/4`);
    expect(await phone.textContent('main')).toContain(words.said);
    await journey.isSound(phone);
    await phone.goto(`${journey.address}${taking}/take-part/mine`);
    expect(await phone.locator('.tag.done').count()).toBe(1);
  }, 60_000);
});
