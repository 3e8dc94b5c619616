import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHub, type TestHub } from '../../../test/hub.ts';
import { acceptedList } from '../../../test/lists.ts';
import { openStaff, type Staff } from '../../../test/staff.ts';
import { apply, receive, stageNow } from '../../collect/imports/imports.ts';
import { type List, withdrawList } from '../../collect/lists/lists.ts';
import { addAgreement, addHolder, addSource } from '../../collect/sources/sources.ts';
import { latestActs } from '../../platform/journal/journal.ts';
import { publish } from '../releases/releases.ts';
import { openRun, run, runById } from '../runs/runs.ts';
import { readMarginsText } from './margins-file.ts';
import { ageOn, MISSING, matcherOf, OUTSIDE } from './matching.ts';
import { type Coded, weighList } from './report.ts';
import type { PopulationMargin, WeightSettings } from './settings.ts';
import { safeShares } from './shares-file.ts';
import { forgetWeights, newestWeights } from './weights.ts';

const SEX: PopulationMargin = {
  aspects: ['sex'],
  categories: [
    { codes: ['female'], total: 60 },
    { codes: ['male'], total: 40 },
  ],
  left: 0,
};
const AGE: PopulationMargin = {
  aspects: ['age'],
  categories: [
    { codes: ['18-34'], total: 50 },
    { codes: ['35-64'], total: 30 },
    { codes: ['65+'], total: 20 },
  ],
  left: 0,
};
const nobody = {
  ...{ sex: null, age: null, origin: null, residence: null },
  ...{ place: null, occupation: null, education: null },
};

describe('the category of somebody', () => {
  it('is the band that holds their age, on the day of which the list is true', () => {
    const match = matcherOf(AGE);
    const aged = (born: string) => match({ ...nobody, age: String(ageOn(born, '2026-06-30')) });
    expect(aged('1991-07-01')).toBe(0);
    expect(aged('1991-06-30')).toBe(1);
    expect(aged('1961')).toBe(2);
    expect(aged('2020-01-01')).toBe(OUTSIDE);
    expect(match(nobody)).toBe(MISSING);
  });

  it('of several crossed, is where all of them meet', () => {
    const crossed: PopulationMargin = {
      aspects: ['sex', 'education'],
      categories: ['female', 'male'].flatMap((sex) =>
        ['0-2', '5-8'].map((level) => ({ codes: [sex, level], total: 1 })),
      ),
      left: 0,
    };
    const match = matcherOf(crossed);
    expect(match({ ...nobody, sex: 'male', education: '7' })).toBe(3);
    expect(match({ ...nobody, sex: 'male', education: '3' })).toBe(OUTSIDE);
    expect(match({ ...nobody, sex: 'male' })).toBe(MISSING);
  });
});

const settings = (
  margins: readonly PopulationMargin[],
  more: Partial<WeightSettings> = {},
): WeightSettings => ({ from: { how: 'given' }, margins, way: 'rake', most: null, ...more });

const coded = (rows: readonly (readonly number[])[]): Coded => ({
  rows: rows.map((_, at) => at + 2),
  categories: (rows[0] ?? []).map((_, place) => rows.map((row) => row[place] ?? MISSING)),
  beside: new Map(),
});

describe('a list weighted', () => {
  it('says of each category its share of the population, of the answers and after weighting', () => {
    const rows = [[0], [1], [1], [1], [MISSING], [OUTSIDE]];
    const { report, weights } = weighList(coded(rows), settings([SEX]));
    expect(report).toMatchObject({ rows: 6, used: 4 });
    expect(report.margins[0]).toMatchObject({
      missing: 1,
      outside: 1,
      shares: [
        { codes: ['female'], population: 0.6, answers: 0.25, respondents: 1 },
        { codes: ['male'], population: 0.4, answers: 0.75, respondents: 3 },
      ],
    });
    expect(report.margins[0]?.shares[0]?.redressed).toBeCloseTo(0.6);
    // (4 × .6 + 4 × .4)² ⁄ (2.4² + 3 × (1.6 ⁄ 3)²)
    expect(report.made?.effective).toBeCloseTo(16 / (2.4 ** 2 + 1.6 ** 2 / 3));
    expect([...weights]).toEqual([
      [2, 2.4],
      ...[3, 4, 5].map((row) => [row, expect.closeTo(1.6 / 3)]),
    ]);
  });

  it('keeps a category that nobody answers for, and speaks for the others alone', () => {
    const { report } = weighList(coded([[0], [0], [1]]), settings([AGE]));
    const [first, second, last] = report.margins[0]?.shares ?? [];
    expect(last).toMatchObject({
      codes: ['65+'],
      population: 0.2,
      respondents: 0,
      redressed: null,
    });
    expect(first?.redressed).toBeCloseTo(50 / 80);
    expect(second?.redressed).toBeCloseTo(30 / 80);
  });

  it('cuts weights to the bound, and says how many', () => {
    const rows = [[0], ...Array.from({ length: 19 }, () => [1])];
    const { report } = weighList(coded(rows), settings([SEX], { most: 3 }));
    expect(report.made).toMatchObject({ high: 3, trimmed: 1 });
    expect(report.margins[0]?.shares[0]?.redressed).toBeCloseTo(3 / 20);
  });

  it('says why there are no weights where margins contradict each other among the answers', () => {
    const { report } = weighList(
      coded([
        [0, 0],
        [1, 1],
        [1, 2],
      ]),
      settings([SEX, AGE]),
    );
    expect(report).toMatchObject({ made: null, failed: 'unsettled' });
    expect(report.margins[1]?.shares[0]).toMatchObject({ population: 0.5, redressed: null });
  });

  it('reproduces the population wherever no cell is empty', () => {
    const total = fc.integer({ min: 1, max: 1000 });
    const cell = fc.integer({ min: 1, max: 30 });
    fc.assert(
      fc.property(
        fc.tuple(total, total),
        fc.tuple(total, total, total),
        fc.array(cell, { minLength: 6, maxLength: 6 }),
        (sexes, ages, counts) => {
          const margins = [scaled(SEX, sexes), scaled(AGE, ages)];
          const rows = counts.flatMap((count, at) =>
            Array.from({ length: count }, () => [at % 2, Math.floor(at / 2)]),
          );
          const { report } = weighList(coded(rows), settings(margins));
          for (const { shares } of report.margins)
            for (const { population, redressed } of shares)
              expect(redressed).toBeCloseTo(population, 5);
        },
      ),
      { numRuns: 50 },
    );
  });
});

/** Totals of one population, whatever they were. */
const scaled = (margin: PopulationMargin, totals: readonly number[]): PopulationMargin => {
  const sum = totals.reduce((all, one) => all + one, 0);
  return {
    ...margin,
    categories: margin.categories.map(({ codes }, at) => ({
      codes,
      total: (totals[at] ?? 0) / sum,
    })),
  };
};

describe('shares that may leave the house', () => {
  const share = (code: string, respondents: number) => ({
    ...{ codes: [code], respondents, population: 0.1, answers: respondents / 100, redressed: 0.1 },
  });

  it('hide one small category behind the next, so that it does not follow from the total', () => {
    const { told, merged } = safeShares({
      shares: [share('a', 4), share('b', 12), share('c', 84), share('d', 0)],
    });
    expect(told.map(({ codes: [code] }) => code)).toEqual(['c', 'd']);
    expect(merged).toMatchObject({ respondents: 16, answers: 0.16 });
  });
});

describe('margins that somebody gives', () => {
  const codes = async (text: string) =>
    (await readMarginsText(text)).bad.map(({ row, column, code }) => `${row} ${column} ${code}`);

  it('are read as the command reads them, in any of the hub’s languages', async () => {
    const { margins, bad } = await readMarginsText(
      'variable;category;total\nSexe;femmes;60\nSexe;hommes;40\nsex:age;F:18-34;30\nsex:age;F:65+;30\nsex:age;M:18+;40\n',
    );
    expect(bad).toEqual([{ row: 4, column: 'variable', value: 'sex:age', code: 'overlap' }]);
    expect(margins).toEqual([]);
  });

  it.each([
    ['sexe,total\nF,1\n', '1 variable header'],
    ['variable,category,total\n', '2 variable none'],
    ['variable,category,total\nfaith,a,1\nfaith,b,1\n', '2 variable variable'],
    ['variable,category,total\nsex,F,1\nsex,X,1\n', '3 category category'],
    ['variable,category,total\nsex,F,many\nsex,M,1\n', '2 total total'],
    ['variable,category,total\nsex,F,1\nsex,female,1\nsex,M,1\n', '3 category twice'],
    ['variable,category,total\nsex,F,1\nsex,M,1\nage,0-17,1\nage,18+,2\n', '4 total sums'],
  ])('%j is refused where it stands', async (text, where) => {
    expect(await codes(text)).toEqual([where]);
  });
});

describe('the page of who was not heard', () => {
  let hub: TestHub;
  let staff: Staff;
  let list: List;
  let path = '';
  beforeAll(async () => {
    hub = await openTestHub();
    staff = await openStaff(hub);
    await publishCensus(hub);
    list = await acceptedList(hub, 'Enquête', survey());
    path = `/fr/staff/lists/${list.id}/weights`;
  }, 60_000);
  afterAll(async () => {
    await staff.app.close();
    await hub.close();
  });

  it('is reached from the list, and says what to do first', async () => {
    expect((await staff.get(`/fr/staff/lists/${list.id}`)).text).toContain(path);
    expect((await staff.get(path)).words).toContain(
      'On ne sait pas encore de qui cette liste parle',
    );
  });

  it('offers what the edition says of a corridor, and which columns tell it', async () => {
    const none = await staff.get(`${path}/new?origin=MAR&residence=FRA`);
    expect(none.words).toContain('ne donne pas cette population');
    const { words, text } = await staff.get(`${path}/new?origin=SEN&residence=FRA`);
    expect(words).toMatch(/Recensement.*2020.*Dénombré/);
    expect(words).toContain('Sexe × âge');
    expect(words).toContain('Une ligne au moins n’en dit rien');
    expect(text).toMatch(/value="sex:age"[^>]*checked/);
  });

  it('refuses to post-stratify on several variables, and on none', async () => {
    const asked = {
      origin: 'SEN',
      residence: 'FRA',
      figures: await figures(),
      way: 'poststratify',
    };
    expect((await staff.post(path, asked)).words).toContain('Choisissez une variable au moins');
    const two = await staff.post(path, { ...asked, variables: ['sex', 'age'] });
    expect(two.status).toBe(422);
    expect(two.words).toContain('prend une seule variable');
  });

  it('names who gave no answer first, then who is heard too little', async () => {
    const asked = { origin: 'SEN', residence: 'FRA', figures: await figures() };
    const sent = await staff.post(path, { ...asked, variables: 'sex:age', way: 'rake', most: '5' });
    expect(sent.to).toBe(path);
    await staff.work();
    const { words } = await staff.get(path);
    expect(words).toContain(
      'Les hommes de 65 ans et plus sont 10 % de la population ; aucune réponse.',
    );
    expect(words).toContain('Confier une relance à une personne relais');
    expect(words).toContain(
      'Les femmes de 65 ans et plus sont 20 % de la population et 5 % des réponses.',
    );
    expect(words).toContain('200 réponses comptent, sur 202 lignes.');
    expect(words).toMatch(/1 ligne ne dit rien de lisible pour : sexe × âge/);
    expect(words).toMatch(/1 ligne n’entre dans aucune catégorie/);
  });

  it('keeps nothing of anybody', async () => {
    const made = await newestWeights(hub.house.db, list);
    expect(JSON.stringify(made)).not.toMatch(/Aminata|1990/);
  });

  it('gives shares in which few answers are merged, and weights by row, once written in the journal', async () => {
    const shares = await staff.get(`${path}/shares.csv`);
    expect(shares.text).toContain('Sexe × âge,Femmes · 18–64 ans,0.4,0.65,');
    const weights = await staff.get(`${path}/weights.csv`);
    const lines = weights.text.trim().split('\r\n');
    expect(lines[0]).toBe('row,weight');
    expect(lines).toHaveLength(201);
    const sum = lines.slice(1).reduce((all, line) => all + Number(line.split(',')[1]), 0);
    expect(sum).toBeCloseTo(200);
    const acts = await latestActs(hub.house.db, 20);
    expect(acts.filter(({ act }) => act === 'weights/taken')).toHaveLength(1);
  });

  it('takes totals of one’s own, and names what is wrong with them', async () => {
    const wrong = await staff.post(`${path}/margins`, {
      margins: 'variable,category,total\nsex,F,1\nsex,X,1\n',
    });
    expect(wrong.status).toBe(422);
    expect(wrong.words).toMatch(
      /Ligne 3, colonne « category » : X Cette catégorie n’est pas comprise/,
    );
    const margins = 'variable,category,total\nsex,F,60\nsex,M,40\n';
    const read = await staff.post(`${path}/margins`, { margins });
    expect(read.words).toContain('Vos totaux, pour une variable');
    await staff.post(path, { margins, variables: 'sex', way: 'poststratify', most: 'none' });
    await staff.work();
    expect((await staff.get(path)).words).toContain('totaux donnés par l’équipe');
  });

  it('forgets the counts of a list that is withdrawn', async () => {
    const by = { clock: hub.clock, actor: 'somebody' };
    const { db } = hub.house;
    await forgetWeights(db);
    expect(await newestWeights(db, list)).not.toBeNull();
    await db.transaction((tx) => withdrawList(hub, tx, by, list));
    await forgetWeights(db);
    expect(await newestWeights(db, list)).toBeNull();
    expect((await staff.get(path)).words).toContain('ne peut pas être redressée');
  });

  const figures = async () => {
    const { text } = await staff.get(`${path}/new?origin=SEN&residence=FRA`);
    return /name="figures" value="([^"]+)"/.exec(text)?.[1] ?? '';
  };
});

/** Women and men of two bands; no man of 65 and more answered, one has no birth date and one is a child. */
function survey(): string {
  const line = (sex: string, born: string, at: number) => `Aminata${at};${sex};${born}`;
  const many = (count: number, sex: string, born: string) =>
    Array.from({ length: count }, (_, at) => line(sex, born, at));
  return [
    'Prénom;Sexe;Date de naissance',
    ...many(130, 'F', '12/03/1990'),
    ...many(10, 'F', '12/03/1950'),
    ...many(60, 'M', '12/03/1990'),
    line('F', '', 1),
    line('M', '12/03/2015', 1),
  ].join('\n');
}

/** An edition in which a census counts people born in Senegal who live in France, by sex and age. */
async function publishCensus(hub: TestHub): Promise<void> {
  const by = { clock: hub.clock, actor: 'operator' };
  const path = join(hub.config.dataDir, 'census.csv');
  const cells = [
    ['Total', 'Total', 1000],
    ['Femmes', '18-64', 400],
    ['Femmes', '65+', 200],
    ['Hommes', '18-64', 300],
    ['Hommes', '65+', 100],
  ];
  const lines = cells.map(([sex, age, people]) => `Sénégal;France;2020;${sex};${age};${people}`);
  writeFileSync(path, ['Origine;Résidence;Année;Sexe;Âge;Effectif', ...lines].join('\n'));
  const staged = await stageNow(hub, await receive(hub, by, { path, name: 'census.csv' }));
  await hub.house.db.transaction(async (tx) => {
    const holder = await addHolder(tx, by, { name: 'Insee', kind: 'ministry' });
    const agreement = await addAgreement(tx, by, holder.id, {
      legalBasis: 'open_licence',
      purpose: 'Effectifs',
      uses: ['figures', 'internal'],
      signedOn: '2026-01-01',
    });
    const source = await addSource(
      tx,
      by,
      holder.id,
      {
        title: { fr: 'Recensement' },
        definition: 'birth',
        kind: 'observed',
        vintage: '2020-12-31',
        licence: 'CC BY 4.0',
      },
      { agreementId: agreement.id },
    );
    await apply(tx, by, staged, source.id);
  });
  const id = await hub.house.db.transaction((tx) => openRun(tx, by));
  await run(hub, id);
  await publish(hub, await runById(hub.house.db, id));
}
