import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { bootstrap, estimate } from './estimate.ts';
import type { Options } from './options.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'estimate-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function told(text: string, options: Partial<Options> = {}): Promise<string> {
  const file = join(folder, 'lists.csv');
  await writeFile(file, text);
  const printed = vi.spyOn(console, 'log').mockImplementation(() => {});
  try {
    await estimate(options, [file]);
    return String(printed.mock.lastCall?.[0]);
  } finally {
    printed.mockRestore();
  }
}

describe('Layouts differ, the answer does not', () => {
  const rows = (history: string, count: number) =>
    Array.from({ length: count }, (_, at) => `${at},${history}`);

  it.each([
    ['count', 'a,b,count\n1,1,30\n1,0,60\n0,1,20\n'],
    [
      'freq, blanks in headers, rows split',
      ' a , b , Freq \n1,1,10\n1,1,20\n1,0,60\n0,1,20\n0,0,0\n',
    ],
    ['n with semicolons', 'a;b;n\n1;1;30\n1;0;60\n0;1;20\n'],
    [
      'as R writes it: rows numbered, TRUE and FALSE',
      '"","a","b","n"\n"1",TRUE,TRUE,30\n"2",TRUE,FALSE,60\n"3",FALSE,TRUE,20\n',
    ],
    ['a separator after the last column', 'a,b,count,\n1,1,30,\n1,0,60,\n0,1,20,\n'],
    [
      'a row a person, with an id',
      ['id,a,b', ...rows('1,1', 30), ...rows('1,0', 60), ...rows('0,1', 20)].join('\n'),
    ],
  ])('%s', async (_, text) => {
    const { observed, models, low, high } = JSON.parse(await told(text, { json: true }));
    expect(observed).toBe(110);
    const names = models.map(({ name }: { name: string }) => name);
    expect(names).toEqual(['Chapman', 'M0', 'Mt (Lincoln-Petersen)']);
    expect(models[0].n).toBeCloseTo((91 * 51) / 31 - 1, 9);
    expect(models[2].n).toBeCloseTo((90 * 50) / 30, 6);
    expect(low).toBeLessThan(150);
    expect(high).toBeGreaterThan(150);
  });
});

it('A column without a name is refused where it is no numbering', async () => {
  await expect(told(',a,b\n1,1,1\n0,1,0\n2,0,1\n')).rejects.toThrow(
    'row 4, column column 1: "2" is neither 0 nor 1',
  );
});

it('A person reads a table and why models differ', async () => {
  expect(await told('a,b,count\n1,1,30\n1,0,60\n0,1,20\n')).toMatchInlineSnapshot(`
    "model                      n    se    low   high   AIC   BIC
    Chapman                148.7  13.5  130.0  185.0     –     –  supported
    M0                     163.3  17.0  140.3  203.9  41.0  46.4
    Mt (Lincoln-Petersen)  150.0  14.1  131.5  184.3  22.0  30.1  supported

    110 people were seen. Supported models (within 6 of the least BIC, or judged without one) say 130 to 185.
    Single figure: 150; supported models differ by a factor of 1.01 at most.
    Two lists cannot show whether they depend on each other; if the same people are readily on both, there are more."
  `);
});

it('More than eight columns are read as numbers of captures', async () => {
  const header = [...'abcdefghi'].join(',');
  const rows = [
    '1,1,0,0,0,0,0,0,0',
    '0,0,1,1,0,0,0,0,1',
    '1,0,0,0,0,0,0,0,0',
    '0,1,0,0,0,0,0,0,0',
    '0,0,0,0,1,0,0,0,0',
  ];
  const { models, observed } = JSON.parse(await told([header, ...rows].join('\n'), { json: true }));
  expect(observed).toBe(5);
  expect(models[0].name).toBe('M0');
});

it('A bootstrap does not depend on its threads', async () => {
  const histories = {
    lists: ['a', 'b', 'c'],
    counts: Float64Array.of(0, 60, 50, 20, 70, 25, 15, 9),
  };
  const once = await bootstrap(histories, 40, 5);
  expect(await bootstrap(histories, 40, 5)).toEqual(once);
  expect(once.low).toBeLessThan(once.n);
  expect(once.high).toBeGreaterThan(once.n);
});

describe('Bad input ends in one line that names the cell and its mend', () => {
  it.each([
    [
      'a cell that is neither',
      'a,b\n1,0\nx,1\n',
      {},
      'lists.csv, row 3, column a: "x" is neither 0 nor 1',
    ],
    [
      'half a person',
      'a,b,n\n1,0,2.5\n',
      {},
      'lists.csv, row 2, column n: "2.5" is no number of people; write a whole number, 0 or more',
    ],
    [
      'a negative count',
      'a,b,n\n1,0,-2\n',
      {},
      'lists.csv, row 2, column n: "-2" is no number of people',
    ],
    [
      'people on no list',
      'a,b,n\n1,1,2\n0,0,7\n',
      {},
      'lists.csv, row 3, column a: "0" and all other lists: nobody can be counted whom no list holds',
    ],
    ['one list', 'a,n\n1,3\n', {}, 'has 1 columns of lists (a): two to 50 are needed'],
    ['no overlap', 'a,b,n\n1,0,3\n0,1,4\n', {}, 'nobody stands on two lists'],
    ['captured once only', 'nbcap,freq\n1,30\n', {}, 'nobody was captured twice'],
    [
      'too few occasions',
      'nbcap,freq\n1,30\n5,2\n',
      { occasions: '4' },
      '--occasions takes a whole number from 5',
    ],
    [
      'a strange number of draws',
      'a,b,n\n1,1,3\n1,0,4\n',
      { bootstrap: 'many' },
      '--bootstrap takes a whole number up to 20000, not "many"',
    ],
  ])('%s', async (_, text, options, line) => {
    await expect(told(text, options)).rejects.toThrow(line);
  });
});
