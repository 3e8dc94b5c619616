/** A linkage is reviewed: pairs side by side, by keys or by buttons, by two people and a third, and taken back. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { KeptModel } from '../../src/methods/linkage/linkage.ts';
import type { Linkage } from '../../src/process/intake/intake.ts';
import { keptLinkage, MODEL } from '../linkages.ts';
import { acceptedList } from '../lists.ts';
import { IN_EACH_WAY, type Journey, openJourney, WAYS } from './browsing.ts';

const REGISTER = `Prénom,Nom,Date de naissance,Ville,Profession
Aminata,Diallo,12/03/1984,Marseille,infirmière
Moussa,Ndiaye,31/12/1970,Marseille,maçon
Fatou,Sow,05/07/1991,Aubagne,
Ousmane,Ouédraogo,,Marseille,comptable
أمينة,بن علي,02/11/1988,Marseille,professeure
Awa,Traoré,19/09/1979,Toulon,cuisinière
`;
const MEMBERS = `Prénom,Nom,Date de naissance,Ville
Amina,Dialo,12/08/1984,Marseille
Moussa,N’Diaye,31/12/1970,Marseille
Fatoumata,Sow,05/07/1991,
Ousmane,Ouedraogo,14/02/1965,Marseille
Amina,Ben Ali,02/11/1988,Marseille
Awa,Diarra,19/09/1997,Toulon
`;

const [SAME, NEAR, OTHER] = [1, 2, 3] as const;
const KINDS = ['given', 'surname', 'birth-date', 'place'] as const;
const HEADERS = ['Prénom', 'Nom', 'Date de naissance', 'Ville'];
const FOUR: KeptModel = {
  ...MODEL,
  m: [...MODEL.m, [0.7, 0.2, 0.1]],
  u: [...MODEL.u, [0.3, 0.1, 0.6]],
  comparisons: KINDS.map((kind, at) => ({
    field: kind,
    kind,
    headers: [[HEADERS[at] ?? ''], [HEADERS[at] ?? '']],
    levels: MODEL.comparisons[0]?.levels ?? [],
  })),
};
/** The pair that is shown first is in doubt most. */
const PAIRS = [
  { l: 0, r: 6, weight: 0, levels: [NEAR, NEAR, NEAR, SAME] },
  { l: 1, r: 7, weight: 2.5, levels: [SAME, NEAR, SAME, SAME] },
  { l: 2, r: 8, weight: -1, levels: [NEAR, SAME, SAME, 0] },
  { l: 3, r: 9, weight: 11, levels: [SAME, NEAR, 0, SAME] },
  { l: 4, r: 10, weight: 10, levels: [NEAR, NEAR, SAME, SAME] },
  { l: 5, r: 11, weight: -5, levels: [SAME, OTHER, OTHER, SAME] },
];

let journey: Journey;
let lists: readonly [string, string];
beforeAll(async () => {
  journey = await openJourney();
  const one = await acceptedList(journey.hub, 'Consulat de Marseille', REGISTER);
  const other = await acceptedList(journey.hub, 'Amicale des Sénégalais', MEMBERS);
  lists = [one.id, other.id];
}, 120_000);
afterAll(() => journey?.close());

describe.each(WAYS)(IN_EACH_WAY, (way) => {
  const { lang } = way;
  let [one, two, three] = [] as unknown as [Page, Page, Page]; // set before the first story
  let linkage: Linkage;
  const review = (page = '') =>
    `${journey.address}/${lang}/staff/linkages/${linkage.id}/review${page}`;
  beforeAll(async () => {
    linkage = await journey.hub.house.db.transaction((tx) =>
      keptLinkage(tx, journey.hub, {
        ...{ lists, size: 6, pairs: PAIRS, model: FOUR, firstRow: 2 },
        persons: new Map([
          [9, 3],
          [10, 4],
        ]),
      }),
    );
    one = await journey.open(way, ['analyst']);
    two = await journey.open(way, ['analyst']);
    three = await journey.open(way, ['analyst']);
  });
  afterAll(async () => {
    for (const page of [one, two, three]) await page?.context().close();
  });

  it('two records stand side by side, with the reasons of the model', async () => {
    await one.goto(review());
    await journey.isSound(one);
    await one.click('a[href$="/review/next"]');
    await journey.isSound(one);
    const said = await one.textContent('#pair');
    for (const value of ['Aminata', 'Amina', 'Diallo', 'Dialo', '12/03/1984', '12/08/1984'])
      expect(said).toContain(value);
    expect(await one.locator('#pair mark').allTextContents()).toContain('3');
    expect(await one.locator('#waterfall svg').count()).toBe(7);
    expect(one.url()).toBe(review('/next'));
    const others = one.locator('dl', { hasText: 'Profession' });
    expect(await others.textContent()).toContain('infirmière');
  }, 60_000);

  it('another who comes meanwhile is shown another pair', async () => {
    await two.goto(review('/next'));
    expect(await two.textContent('#pair')).not.toContain('Aminata');
    await put(two, 'skip');
  });

  it('an answer brings the next pair, and is taken back', async () => {
    await put(one, 'same');
    expect(await one.getByRole('status').count()).toBe(1);
    await journey.isSound(one);
    expect(await one.textContent('#pair')).not.toContain('Aminata');
    await takeBack(one);
    expect(await one.textContent('#pair')).toContain('Aminata');
    expect(await one.getByRole('status').count()).toBe(0);
  }, 60_000);

  it('each pair is judged by two, and by a third where they differ', async () => {
    await through(one, () => 'same');
    await journey.isSound(one);
    await two.goto(review('/next'));
    await through(two, (words) => (words.includes('Aminata') ? 'different' : 'same'));
    await three.goto(review('/next'));
    expect(await three.textContent('#pair')).toContain('Aminata');
    await through(three, () => 'different');
    await one.goto(review());
    await journey.isSound(one);
    expect(await one.textContent('#agreement + p')).toMatch(/3|٣/);
  }, 120_000);

  it('a sample is drawn and read blind, and tells what the linkage is worth', async () => {
    await one.check('input[name=size][value="120"]');
    await one.click('form[action$="/sample"] button');
    await one.click('a[href$="/review/blind"]');
    await journey.isSound(one);
    expect(await one.locator('#waterfall').count()).toBe(0);
    await through(one, (words) => (words.includes('Traoré') ? 'different' : 'same'));
    await one.goto(review());
    await one.click('details summary:has-text(""):below(#quality)');
    await journey.isSound(one);
    expect(await one.locator('#strata tbody tr').count()).toBeGreaterThan(3);
    expect(await one.textContent('#quality ~ dl')).toMatch(/100|١٠٠/);
  }, 120_000);

  it('one’s verdicts are taken back one by one, and a reviewer’s whole day', async () => {
    await one.click('a[href$="/review/mine"]');
    await journey.isSound(one);
    const rows = await one.locator('tbody tr').count();
    await one.locator('form[action$="/mine/end"] button').first().click();
    expect(await one.locator('tbody tr').count()).toBe(rows - 1);
    await one.goto(review('/reviewers'));
    await journey.isSound(one);
    const third = one.locator('tbody tr').nth(2);
    await third.locator('summary').click();
    await third.locator('button').click();
    expect(await one.locator('tbody tr').count()).toBe(2);
  }, 60_000);

  it('a new linkage learns from what was said', async () => {
    await one.goto(review());
    await one.click('form[action$="/relearn"] button');
    expect(one.url()).not.toContain(linkage.id);
    expect(one.url()).toMatch(/\/staff\/linkages\/[0-9a-f-]{36}$/);
  });

  const KEYS = { same: '1', different: 'd', unsure: '3', skip: 'p' } as const;

  /** By keys where there is script, else by the button. */
  async function put(page: Page, answer: keyof typeof KEYS): Promise<void> {
    const before = await page.locator('input[name=once]').inputValue();
    if (way.script) await page.keyboard.press(KEYS[answer]);
    else await page.click(`button[value=${answer}]`);
    await page.waitForSelector(`input[name=once]:not([value="${before}"]), main .empty`, {
      state: 'attached',
    });
  }

  async function takeBack(page: Page): Promise<void> {
    const before = await page.locator('input[name=once]').inputValue();
    await page.click('form[action$="/take-back"] button');
    await page.waitForSelector(`input[name=once]:not([value="${before}"])`, { state: 'attached' });
  }

  /** Answers until nothing waits. */
  async function through(
    page: Page,
    answerTo: (words: string) => keyof typeof KEYS,
  ): Promise<void> {
    while ((await page.locator('#pair').count()) > 0)
      await put(page, answerTo((await page.textContent('#pair')) ?? ''));
  }
});
