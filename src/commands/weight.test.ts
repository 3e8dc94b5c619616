import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Options } from './options.ts';
import { weight } from './weight.ts';

let folder: string;
let file: string;
let margins: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'weight-'));
  file = await write('answers.csv', ANSWERS);
  margins = await write('margins.csv', MARGINS);
});
afterAll(() => rm(folder, { recursive: true }));

const ANSWERS = 'id,sex,weight,y\n1,F,2,10\n2,F,1,\n3,M,1,14\n4,M,1,12\n';
const MARGINS = ' variable ,category,total\nsex,F,60\nsex,M,40\n';

async function write(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

async function told(options: Partial<Options>, words = [file]): Promise<string> {
  const printed = vi.spyOn(console, 'log').mockImplementation(() => {});
  await weight({ margins, ...options }, words);
  const text = String(printed.mock.lastCall?.[0]);
  printed.mockRestore();
  return text;
}

it('Four answers become cells, a mean and a file', async () => {
  const out = join(folder, 'w.csv');
  const line = await told({ base: 'weight', mean: 'y', out, json: true });
  expect(JSON.parse(line)).toMatchObject({
    cells: [
      { sex: 'F', respondents: 2, weight: 30 },
      { sex: 'M', respondents: 2, weight: 20 },
    ],
    missing: 1,
    mean: (40 * 10 + 20 * 14 + 20 * 12) / 80,
  });
  expect(await readFile(out, 'utf8')).toBe(
    'id,sex,weight_before,y,weight\r\n1,F,2,10,40\r\n2,F,1,,20\r\n3,M,1,14,20\r\n4,M,1,12,20\r\n',
  );
});

it('A person reads a table', async () => {
  expect(await told({ base: 'weight', mean: 'y' })).toMatchInlineSnapshot(`
    "sex  respondents  weight
    F              2      30
    M              2      20

    who was heard     population  answers  redressed
    sex            F      60.0 %   50.0 %     60.0 %
    sex            M      40.0 %   50.0 %     40.0 %

    4 answers are worth 3.6 equally weighted ones (design effect of weighting 1.12).
    Mean of y: 11.5 (standard error 0.62396), 1 without an answer left out."
  `);
});

describe('Bad input ends in one line that names the cell and its mend', () => {
  it.each([
    [
      'a category without a total',
      'id,sex\n1,F\n2,X\n',
      MARGINS,
      {},
      'bad.csv, row 3, column sex: "X" is no category of sex in badm.csv; it has F, M: add its total or take the row out',
    ],
    [
      'a base weight of 0',
      'sex,w\nF,1\nM,0\n',
      MARGINS,
      { base: 'w' },
      'bad.csv, row 3, column w: "0" is no base weight; write a number above 0',
    ],
    [
      'a total that is none',
      'sex\nF\nM\n',
      'variable,category,total\nsex,F,many\nsex,M,2\n',
      {},
      'badm.csv, row 2, column total: "many" is no total; write a number that is not negative',
    ],
    [
      'a category twice',
      'sex\nF\nM\n',
      'variable,category,total\nsex,F,1\nsex,F,2\n',
      {},
      'badm.csv, row 3, column category: "F" is listed twice for sex; keep one total',
    ],
    [
      'no such column',
      'sex\nF\nM\n',
      MARGINS,
      { mean: 'y' },
      'bad.csv has no column "y": it has sex',
    ],
    [
      'a word among figures',
      'sex,y\nF,1\nM,about 3\n',
      MARGINS,
      { mean: 'y' },
      'bad.csv, row 3, column y: "about 3" is no number; write one, or leave the cell blank for no answer',
    ],
    [
      'nobody of a category',
      'sex\nF\nF\n',
      MARGINS,
      {},
      'sex = "M" has a total of 40 and no respondent, which no weight can mend: merge it with a neighbouring category, in the margins and in the answers',
    ],
    [
      'a stratum of one',
      'sex,s,y\nF,a,1\nM,a,2\nM,b,3\n',
      MARGINS,
      { strata: 's', mean: 'y' },
      'bad.csv, row 4, column s: "b" is a stratum with one cluster, whose spread nobody knows; merge it with another',
    ],
    [
      'a method nobody knows',
      'sex\nF\nM\n',
      MARGINS,
      { method: 'magic' },
      '--method takes one of rake, poststratify, greg, not "magic"',
    ],
    ['a header alone', 'sex\n', MARGINS, {}, 'bad.csv has no row under its header: add some'],
  ])('%s', async (_, answers, totals, options, line) => {
    const bad = await write('bad.csv', answers);
    const badMargins = await write('badm.csv', totals);
    await expect(weight({ margins: badMargins, ...options }, [bad])).rejects.toThrow(line);
  });
});

it('Neither the answers nor the totals are written over', async () => {
  for (const out of [file, join(folder, '.', 'margins.csv')])
    await expect(told({ out })).rejects.toThrow('which is read from: name another file');
  expect(await readFile(file, 'utf8')).toBe(ANSWERS);
  expect(await readFile(margins, 'utf8')).toBe(MARGINS);
});
