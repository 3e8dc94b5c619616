/** Two holders count together: nothing of their lists or of their secret ever reaches the hub, and links wait for every agreement. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Download, Page, Request } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { placeUnder } from '../../src/collect/sources/holders.ts';
import {
  addAgreement,
  addHolder,
  addSource,
  type Source,
} from '../../src/collect/sources/sources.ts';
import { seededStreams } from '../../src/methods/random/random.ts';
import { localeOf } from '../../src/web/i18n/i18n.ts';
import { work } from '../staff.ts';
import { IN_EACH_WAY, type Journey, openJourney, WAYS } from './browsing.ts';

const SECRET = 'agreed-between-a-consulate-and-an-association';
type Use = 'overlap' | 'encoded-links';

/** 180 invented people, of whom 60 stand on both lists. */
const random = seededStreams(4)('people');
const drawn = (most: number) => Math.floor(random() * most);
const name = () =>
  Array.from({ length: 3 }, () => 'ma ri jo ka le ta ni sa do be'.split(' ')[drawn(10)]).join('');
const two = (number: number) => String(number + 1).padStart(2, '0');
const PEOPLE = Array.from({ length: 180 }, (_, at) => {
  const born = `${1940 + drawn(60)}-${two(drawn(12))}-${two(drawn(28))}`;
  return [`person-${at}`, `Zq${name()}`, `Xw${name()}`, born];
});
const LISTS = [PEOPLE.slice(0, 120), PEOPLE.slice(60)];
const csv = (rows: readonly (readonly string[])[]) =>
  `id,given_name,family_name,birth_date\n${rows.map((row) => row.join(',')).join('\n')}\n`;

let journey: Journey;
let folder: string;
beforeAll(async () => {
  journey = await openJourney();
  folder = await mkdtemp(join(tmpdir(), 'passerelle-overlap-'));
}, 120_000);
afterAll(async () => {
  await journey?.close();
  if (folder) await rm(folder, { recursive: true });
});

async function agree(holderId: string, uses: readonly Use[]) {
  const by = { clock: journey.hub.clock, actor: 'somebody' };
  const terms = { legalBasis: 'agreement' as const, purpose: 'Compter', signedOn: '2026-01-01' };
  return addAgreement(journey.hub.house.db, by, holderId, { ...terms, uses: [...uses] });
}

async function sourceOf(holderName: string, uses: readonly Use[]): Promise<Source> {
  const { db } = journey.hub.house;
  const by = { clock: journey.hub.clock, actor: 'somebody' };
  const holder = await addHolder(db, by, { name: holderName, kind: 'association' });
  const { id: agreementId } = await agree(holder.id, uses);
  const source = { title: { fr: holderName }, form: 'list', definition: 'registration' } as const;
  const more = { kind: 'observed', vintage: '2026-01-01' } as const;
  return addSource(db, by, holder.id, { ...source, ...more }, { agreementId });
}

async function saved(page: Page, click: () => Promise<void>): Promise<Download> {
  const [taken] = await Promise.all([page.waitForEvent('download'), click()]);
  return taken;
}

/** All that a browser sends, as text. */
const sent = (request: Request): string =>
  [
    decodeURIComponent(request.url()),
    JSON.stringify(request.headers()),
    request.postDataBuffer()?.toString('utf8') ?? '',
  ].join('\n');

describe.each(WAYS.filter(({ script }) => script))(`Two holders, ${IN_EACH_WAY}`, (way) => {
  const { t } = localeOf(way.lang);
  const names = [`Consulat ${way.lang}`, `Amicale ${way.lang}`];
  const pages: Page[] = [];
  const links: string[] = [];
  const requests: Request[] = [];
  /** What was handed in: a browser does not show a file in its requests. */
  const handed: string[] = [];
  let staff: Page;
  let reluctant: Source;

  it('are invited by the office, each by a link of its own', async () => {
    await sourceOf(names[0] ?? '', ['overlap', 'encoded-links']);
    reluctant = await sourceOf(names[1] ?? '', ['overlap']);
    staff = await journey.open(way, ['analyst']);
    await staff.goto(`${journey.address}/${way.lang}/staff/overlaps/new`);
    await journey.isSound(staff);
    await staff.getByLabel(t('overlaps.title')).fill('Zt');
    await staff.getByLabel(t('overlaps.purpose')).fill('Zp');
    for (const holder of names) await staff.getByLabel(new RegExp(holder)).check();
    await staff.getByRole('button', { name: t('overlaps.open') }).click();
    await staff.getByText(t('overlaps.state.awaiting')).waitFor();
    await journey.isSound(staff);
    const project = staff.url();
    for (const holder of names) {
      await staff.getByRole('button', { name: `${t('overlaps.link.make')} · ${holder}` }).click();
      const address = await staff.locator('#link').inputValue();
      links.push(new URL(address).pathname);
      await journey.isSound(staff);
      await staff.goto(project);
    }
  }, 60_000);

  it('type one secret, hear the same number, encode with the cable pulled and hand in codes', async () => {
    const numbers: string[] = [];
    for (const [at, list] of LISTS.entries()) {
      const page = await journey.open(way);
      pages.push(page);
      page.context().on('request', (request) => requests.push(request));
      await page.goto(journey.address + links[at]);
      await journey.isSound(page);
      await page.getByRole('link', { name: t('overlaps.step.encode.open') }).click();
      await page.getByText(t('encode.ready')).waitFor();
      await page.context().setOffline(true);
      const path = join(folder, `list-${way.lang}-${at}.csv`);
      await writeFile(path, csv(list));
      await page.setInputFiles('[name="list"]', path);
      await page.fill('[name="secret"]', SECRET);
      await page.getByRole('button', { name: t('encode.phrase.go') }).click();
      await page.getByText(/^\d\d \d\d\d$/).waitFor({ timeout: 30_000 });
      numbers.push((await page.textContent('[data-part="phrase"]')) ?? '');
      await page.locator('[data-part="checked"]').waitFor();
      await journey.isSound(page);
      await page.getByRole('button', { name: t('encode.go') }).click();
      await page.getByText(t('encode.done')).waitFor();
      const codes = await saved(page, () =>
        page.getByRole('button', { name: t('encode.download') }).click(),
      );
      handed.push(await readFile(await codes.path(), 'utf8'));
      await page.context().setOffline(false);
      await page.goto(journey.address + links[at]);
      await page.setInputFiles('[name="files"]', await codes.path().then(asCsv));
      await page.getByLabel(t('overlaps.unique.yes')).check();
      await page.getByRole('button', { name: t('overlaps.step.send.do') }).click();
      await page.getByText(t('overlaps.receipt'), { exact: true }).waitFor();
      await work(journey.hub);
      await page.reload();
      await page.getByText(t('overlaps.file.passed')).waitFor();
      await journey.isSound(page);
    }
    expect(numbers[0]).toBe(numbers[1]);
  }, 120_000);

  it('have sent neither a name nor the secret', () => {
    const own = requests.filter((request) => !request.url().startsWith('blob:'));
    const all = [...own.map(sent), ...handed].join('\n');
    expect(handed.map((text) => text.slice(0, 6))).toEqual(['id,clk', 'id,clk']);
    expect(all).not.toContain(SECRET);
    for (const [, given = '', family = '', born = ''] of PEOPLE)
      for (const value of [given, family, born]) expect(all).not.toContain(value);
  });

  it('learn how many they have in common, and no more while one agreement does not allow it', async () => {
    await staff.reload();
    await staff.getByRole('button', { name: t('overlaps.count') }).click();
    await work(journey.hub);
    await staff.reload();
    await staff.locator('#overlap-sizes').waitFor();
    await journey.isSound(staff);
    await staff.getByText(t('overlaps.links.hindered')).waitFor();
    expect(await staff.getByRole('button', { name: t('overlaps.links.make') }).count()).toBe(0);
    const [consulate] = pages;
    if (!consulate) throw new Error('the consulate has its page open');
    await consulate.reload();
    await consulate.locator('#overlap-sizes').waitFor();
    await consulate.getByText(t('overlaps.links.none')).waitFor();
    await journey.isSound(consulate);
  }, 60_000);

  it('take the places of their own lines once every agreement allows it', async () => {
    const { db } = journey.hub.house;
    const wider = await agree(reluctant.holderId, ['overlap', 'encoded-links']);
    const by = { clock: journey.hub.clock, actor: 'somebody' };
    await placeUnder(db, by, reluctant, wider);
    await staff.reload();
    await staff.getByRole('button', { name: t('overlaps.links.make') }).click();
    await work(journey.hub);
    const [consulate] = pages;
    if (!consulate) throw new Error('the consulate has its page open');
    await consulate.reload();
    await journey.isSound(consulate);
    const file = await saved(consulate, () =>
      consulate.getByRole('button', { name: t('overlaps.links.fetch') }).click(),
    );
    const lines = (await readFile(await file.path(), 'utf8')).trim().split('\r\n');
    expect(lines[0]).toBe('line,with');
    expect(lines).toHaveLength(61);
    await staff.reload();
    await journey.isSound(staff);
    for (const page of [...pages, staff]) await page.context().close();
  }, 60_000);
});

/** A file that the browser laid aside, under a name that it can be chosen by. */
async function asCsv(path: string): Promise<string> {
  const to = join(folder, `codes-${Math.random()}.csv`);
  await writeFile(to, await readFile(path));
  return to;
}
