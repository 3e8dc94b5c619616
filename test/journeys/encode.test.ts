/** A consulate encodes its list in a browser whose cable is pulled, and nothing of the list leaves the machine. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page, Request } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { DEFAULT_SCHEMA } from '../../src/collect/encodings/default-schema.ts';
import { encode } from '../../src/commands/encode.ts';
import type { Options } from '../../src/commands/options.ts';
import { localeOf } from '../../src/web/i18n/i18n.ts';
import { IN_EACH_WAY, type Journey, openJourney, WAYS } from './browsing.ts';

const SECRET = 'agreed-between-a-consulate-and-an-association';
const PEOPLE = [
  ['c-1', 'Fatoumata', 'Diallo-Ouédraogo', '1984-03-12'],
  ['c-2', 'عائشة', 'بن جلون', '1990-11-30'],
  ['c-3', 'Xiomara', 'Güell Peñalver', ''],
];
const HEADER = 'id,given_name,family_name,birth_date';
const csv = (rows: readonly (readonly string[])[]) =>
  `${[HEADER, ...rows.map((row) => row.join(','))].join('\n')}\n`;

let journey: Journey;
let folder: string;
beforeAll(async () => {
  journey = await openJourney();
  folder = await mkdtemp(join(tmpdir(), 'passerelle-encode-'));
  await file('schema.json', JSON.stringify(DEFAULT_SCHEMA));
  await file('secret.txt', `${SECRET}\n`);
}, 120_000);
afterAll(async () => {
  await journey?.close();
  if (folder) await rm(folder, { recursive: true });
});

async function file(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

/** What the command line makes of the same list. */
async function commanded(list: string, options: Partial<Options> = {}): Promise<string> {
  const out = join(folder, 'commanded.csv');
  const said = vi.spyOn(console, 'log').mockImplementation(() => {});
  const [schema, secret] = [join(folder, 'schema.json'), join(folder, 'secret.txt')];
  await encode({ schema, 'secret-file': secret, out, quiet: true, ...options }, [list]);
  said.mockRestore();
  return readFile(out, 'utf8');
}

async function download(page: Page, t: (key: string) => string): Promise<string> {
  const [taken] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: t('encode.download') }).click(),
  ]);
  return readFile(await taken.path(), 'utf8');
}

/** All that a browser sends, as text. */
const sent = (request: Request): string =>
  [
    decodeURIComponent(request.url()),
    JSON.stringify(request.headers()),
    request.postData() ?? '',
  ].join('\n');

describe.each(WAYS.filter(({ script }) => script))(`A consulate, ${IN_EACH_WAY}`, (way) => {
  const { t } = localeOf(way.lang);
  const go = (page: Page) => page.getByRole('button', { name: t('encode.go') }).click();

  it('pulls the cable, encodes its list to the bytes of the command line, and has sent nothing of it', async () => {
    const page = await journey.open(way);
    const requests: Request[] = [];
    page.context().on('request', (request) => requests.push(request));
    const faults: string[] = [];
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    await page.goto(`${journey.address}/${way.lang}/encode`);
    await page.getByText(t('encode.ready')).waitFor();
    const loaded = requests.length;
    await page.context().setOffline(true);

    const list = await file('list.csv', csv(PEOPLE));
    await page.setInputFiles('[name="list"]', list);
    await page.fill('[name="secret"]', SECRET);
    await page.locator('[data-part="checked"]').waitFor();
    expect(await page.textContent('[data-part="good-rows"]')).toMatch(/^[3٣]$/);
    await journey.isSound(page);
    await go(page);
    await page.getByText(t('encode.done')).waitFor();
    expect(await download(page, t)).toBe(await commanded(list));

    // What was drawn for axe was the test's own.
    const own = requests.filter((request) => !request.url().startsWith('blob:'));
    expect(own.slice(loaded).map((request) => request.url())).toEqual([]);
    expect(loaded).toBeGreaterThan(3);
    const all = requests.map(sent).join('\n');
    for (const told of [SECRET, ...PEOPLE.flat().filter((cell) => cell.length > 3), 'list.csv'])
      expect(all).not.toContain(told);
    expect(faults).toEqual([]);
    await page.context().close();
  }, 60_000);

  it('is shown the bad cells, and encodes the other rows, salted, with days written as it writes them', async () => {
    const page = await journey.open(way);
    await page.goto(`${journey.address}/${way.lang}/encode`);
    const rows = [
      ['c-1', 'Fatoumata', 'Diallo', '12/03/1984'],
      ['c-1', 'Aïcha', 'Benjelloun', '30/11/1990'],
      ['c-3', 'Li', 'Wei', '31/02/1975'],
      ['c-4', 'Ivan', 'Petrov', '01/09/1969'],
    ];
    await page.setInputFiles('[name="list"]', await file('bad.csv', csv(rows)));
    await page.selectOption('[name="feature-2-format"]', '%d/%m/%Y');
    await page.selectOption('[name="year"]', { label: 'birth_date' });
    await page.fill('[name="secret"]', SECRET);
    await page.locator('#bad-cells tbody tr').nth(1).waitFor();
    const cells = await page.locator('#bad-cells tbody tr').allTextContents();
    expect(cells).toHaveLength(2);
    expect(cells[0]).toContain('c-1');
    expect(cells[1]).toContain('31/02/1975');
    expect(cells[1]).toContain('\u206831/12/2001\u2069');
    await journey.isSound(page);
    await go(page);
    await page.getByText(t('encode.lacking.mend')).waitFor();
    await page.check('[name="leave-out"]');
    await go(page);
    await page.getByText(t('encode.done')).waitFor();

    const good = [rows[0] ?? [], rows[3] ?? []].map((row) => [
      ...row.slice(0, 3),
      (row[3] ?? '').split('/').reverse().join('-'),
    ]);
    const same = await commanded(await file('good.csv', csv(good)), { 'salt-year': 'birth_date' });
    expect(await download(page, t)).toBe(same);
    await page.context().close();
  }, 60_000);
});

it('The project’s own schema is taken in any version, and a wrong one is refused by its place', async () => {
  const { t } = localeOf('fr');
  const page = await journey.open({ lang: 'fr', script: true, width: 320, dark: false });
  await page.goto(`${journey.address}/fr/encode`);
  await page.getByLabel(t('encode.schema.own')).check();
  const feature = { identifier: 'NOM', format: { type: 'string' }, hashing: { ngram: 2 } };
  const hash = { type: 'doubleHash' };
  const clkConfig = { l: 512, k: 10, hash, kdf: { type: 'HKDF' } };
  const first = { version: 1, clkConfig, features: [feature] };
  const wrong = JSON.stringify({ ...first, version: 7 });
  await page.setInputFiles('[name="schema-file"]', await file('wrong.json', wrong));
  const refused = page.locator('[data-part="schema-wrong"]');
  await refused.getByText('Ce qui est admis : 1, 2, 3').waitFor();
  const own = await file('own.json', JSON.stringify(first));
  await page.setInputFiles('[name="schema-file"]', own);
  await refused.waitFor({ state: 'hidden' });

  const list = await file('names.csv', 'nom;ville\nDiallo;Lyon\nTraoré;Paris\n');
  await page.setInputFiles('[name="list"]', list);
  await page.fill('[name="secret"]', SECRET);
  await page.locator('[data-part="checked"]').waitFor();
  await page.getByRole('button', { name: t('encode.go') }).click();
  await page.getByText(t('encode.done')).waitFor();
  expect(await download(page, t)).toBe(await commanded(list, { schema: own }));
  await page.context().close();
}, 60_000);

describe.each(WAYS.filter(({ script }) => !script))(`Without script, ${IN_EACH_WAY}`, (way) => {
  it('the page says why it cannot work, and how the command line does the same', async () => {
    const { t } = localeOf(way.lang);
    const page = await journey.open(way);
    await page.goto(`${journey.address}/${way.lang}/encode`);
    // Words without script are no text to the locators of texts.
    const words = page.locator('noscript');
    expect(await words.textContent()).toBe(t('encode.noscript'));
    await expect(words.isVisible()).resolves.toBe(true);
    await expect(page.getByText('passerelle encode').isVisible()).resolves.toBe(true);
    await expect(page.locator('[name="list"]').isVisible()).resolves.toBe(false);
    await page.context().close();
  }, 60_000);
});

it('weighs at most 60 kB, with all that it needs to work alone, and no other page pays for it', async () => {
  const weigh = async (path: string) => {
    const answer = await fetch(journey.address + path, { headers: { 'accept-encoding': 'br' } });
    return Number(answer.headers.get('content-length') ?? (await answer.arrayBuffer()).byteLength);
  };
  const text = await (await fetch(`${journey.address}/fr/encode`)).text();
  const assets = [...new Set(text.match(/\/assets\/[0-9a-f]{12}\.(?:js|css)/g))];
  expect(assets).toHaveLength(4);
  const weights = await Promise.all(['/fr/encode', ...assets].map(weigh));
  expect(weights.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(60_000);
  const help = await (await fetch(`${journey.address}/fr/help`)).text();
  expect(help.match(/\/assets\/[0-9a-f]{12}\.js/g)).toHaveLength(1);
});

it('may run workers of the hub alone, and its scripts may call nobody', async () => {
  const policyOf = async (path: string) =>
    (await fetch(journey.address + path)).headers.get('content-security-policy') ?? '';
  const policy = await policyOf('/fr/encode');
  expect(policy).toContain("worker-src 'self'");
  expect(policy).toContain("connect-src 'none'");
  expect(policy).not.toContain('unsafe');
  expect(await policyOf('/fr/help')).toContain("worker-src 'none'");
});
