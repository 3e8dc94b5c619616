/** A steward accepts what a list brought, enters an activity once, and prints the year's report. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadActivities } from '../../demo/activities.ts';
import { loadOrganisations } from '../../demo/organisations.ts';
import { ensurePlaces } from '../../scripts/reference/places.ts';
import {
  addOrganisation,
  findOrganisation,
  inviteSteward,
} from '../../src/people/organisations/organisations.ts';
import { localeOf } from '../../src/web/i18n/i18n.ts';
import { IN_EACH_WAY, type Journey, openJourney, printed, WAYS } from './browsing.ts';

let journey: Journey;
beforeAll(async () => {
  ensurePlaces();
  journey = await openJourney();
  const { hub } = journey;
  await hub.house.db.transaction(async (tx) => {
    await loadOrganisations(tx, hub);
    await loadActivities(tx, hub);
  });
}, 120_000);
afterAll(() => journey?.close());

/** A list brought them, and the office wrote to them. Gives the code in the letter, and what their pages are called. */
async function invite(name: string): Promise<{ code: string; slug: string }> {
  const { hub } = journey;
  const { db } = hub.house;
  const list = { clock: hub.clock, actor: 'officer', capacity: 'list' } as const;
  const { id } = await addOrganisation(db, list, {
    kind: 'association',
    names: [{ text: name, lang: 'fr', kind: 'official' }],
    origins: ['SEN'],
    residences: ['FRA'],
  });
  const code = await inviteSteward(db, hub, { ...list, capacity: 'office' }, id);
  return { code, slug: (await findOrganisation(db, id))?.slug ?? '' };
}

/** In which languages the report is printed. */
const PAPERS = { fr: ['fr', 'en'], ar: ['ar', 'es'] } as const;

/** Each way has one of its own. */
const NAMES = [
  'Tisserands de Podor',
  'Pêcheurs de Saint-Louis',
  'Potières de Kolda',
  'Amis de Matam',
];

describe.each(WAYS)(IN_EACH_WAY, (way) => {
  const { lang } = way;
  const { t } = localeOf(lang);
  const name = NAMES[WAYS.indexOf(way)] ?? '';
  const title = `Cours de ${name}`;
  let page: Page;
  let [slug, activity] = ['', ''];
  beforeAll(async () => {
    page = await journey.open(way, []);
  });
  afterAll(() => page?.context().close());

  const visit = async (path: string) => {
    await page.goto(`${journey.address}/${lang}${path}`);
    await journey.isSound(page);
  };
  const send = (path: string) => page.click(`form[action*="${path}"] .row button:not(.plain)`);

  it('says yes to what a list brought, and is in the directory from then on', async () => {
    const { address, isSound } = journey;
    const { code, ...own } = await invite(name);
    slug = own.slug;
    const listed = page.locator(`main a[href$="/directory/organisations/${slug}"]`);
    await page.goto(`${address}/${lang}/directory/organisations?q=${name}`);
    expect(await listed.count()).toBe(0);
    await visit('/me/organisations');
    await page.fill('form[action$="/invitation"] [name=code]', code);
    await page.click('form[action$="/invitation"] button');
    await page.waitForURL(/\/invitation\//);
    expect(await page.textContent('h1')).toBe(name);
    await isSound(page);
    await page.click('form[action$="/accept"] button');
    await page.waitForURL(/\/me\/organisations\//);
    await isSound(page);
    await visit(`/directory/organisations?q=${name}`);
    await listed.first().click();
    await isSound(page);
    expect(await page.textContent('h1')).toContain(name);
  }, 60_000);

  it('enters an activity', async () => {
    const { isSound } = journey;
    await visit('/me/activities');
    await page.click(`main a[href$="${slug}/new"]`);
    await page.fill('[name="title.0"]', title);
    await page.selectOption('[name=field]', 'education');
    await page.selectOption('[name=country]', 'SEN');
    await page.click('button[name=step][value=country]');
    await page.waitForSelector('[value="SN-SL"]');
    expect(await page.inputValue('[name="title.0"]')).toBe(title);
    await page.check('[value="SN-SL"]');
    await page.fill('[name=startsOn]', '2026-02-01');
    await page.fill('[name=endsOn]', '2026-05-31');
    await page.check('[name=state][value=done]');
    await page.fill('[name=reached]', '34');
    await page.fill('[name=partners]', 'Les Deux Rives de Montreuil');
    await page.check('[name=visibility][value=public]');
    await isSound(page);
    await send(`${slug}/new`);
    await page.waitForSelector('[role=status]');
    expect(await page.textContent('[role=status]')).toContain(t('activity.saved.public'));
    await isSound(page);
    activity = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    expect(activity).toMatch(/^[0-9a-f-]{36}$/);
  }, 60_000);

  it('finds it on its public page, in the list, and in the grid of who does what where', async () => {
    await visit(`/activities/${activity}`);
    expect(await page.textContent('h1')).toBe(title);
    expect(await page.textContent('.facts')).toContain('Les Deux Rives de Montreuil');
    await visit('/activities');
    expect(await page.textContent('main')).toContain(title);
    await visit('/activities/grid?country=SEN');
    const grid = page.locator('tr');
    expect(await grid.filter({ hasText: name }).count()).toBe(1);
    const nobody = grid.filter({ hasText: t('activities.grid.cell.empty') });
    expect(await nobody.count()).toBeGreaterThan(0);
  }, 60_000);

  it('writes and prints the report on objective 19, and checks itself', async () => {
    const { isSound } = journey;
    const base = `/me/activities/${slug}`;
    await visit(`${base}/report/2026/edit`);
    await page.fill('textarea >> nth=0', `Bilan : ${name}.`);
    await send('/report/2026/edit');
    await page.waitForURL(/\/report\/2026\?saved/);
    await isSound(page);
    for (const paper of PAPERS[lang]) {
      await page.goto(`${journey.address}/${paper}${base}/report/2026`);
      const sheets = await printed(page);
      expect(sheets.length).toBeLessThanOrEqual(3);
      expect(sheets.filter((text) => text.trim().length < 200)).toEqual([]);
      // In Arabic the order in which a line was drawn is not that in which it is read.
      if (paper !== 'ar') expect(sheets.join('')).toContain(title);
      if (paper === 'fr') expect(sheets.join('')).toContain(`Bilan : ${name}.`);
    }
    await visit(`${base}/check/2026/edit`);
    await page.check('[type=radio] >> nth=1');
    await send('/check/2026/edit');
    await page.waitForURL(/\/check\/2026\?saved/);
    await isSound(page);
  }, 60_000);
});
