import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Options } from './options.ts';
import { protect } from './protect.ts';

let folder: string;
let file: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'protect-'));
  file = await write('counts.csv', TABLE);
});
afterAll(() => rm(folder, { recursive: true }));

const TABLE = 'city,sex,n\nOran,f,2\nOran,m,30\nParis,f,40\nParis,m,50\nRome,f,9\nRome,m,8\n';
const USUAL = { count: 'n', by: 'city,sex', threshold: '5' };

interface Cell {
  readonly city: string;
  readonly sex: string;
  readonly count: number;
}

async function write(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

async function told(options: Partial<Options>, path = file): Promise<string> {
  const printed = vi.spyOn(console, 'log').mockImplementation(() => {});
  await protect({ ...USUAL, ...options }, [path]);
  const text = String(printed.mock.lastCall?.[0]);
  printed.mockRestore();
  return text;
}

describe('passerelle protect', () => {
  it('tells programs which cells are hidden, why, and what can be told of each', async () => {
    expect(JSON.parse(await told({ json: true }))).toEqual({
      cells: 12,
      primary: 1,
      secondary: 3,
      suppressed: [
        { city: 'Oran', sex: 'f', reason: 'primary', low: 0, high: 11 },
        { city: 'Oran', sex: 'm', reason: 'secondary', low: 21, high: 32 },
        { city: 'Rome', sex: 'f', reason: 'secondary', low: 0, high: 11 },
        { city: 'Rome', sex: 'm', reason: 'secondary', low: 6, high: 17 },
      ],
    });
  });

  it('lets an earlier table take nothing away, and says what has hardly changed since', async () => {
    const earlier = await write(
      'earlier.csv',
      'city,sex,n\nParis+Rome,f,49\nParis,Total,87\nOran,f,\nTotal,Total,500\n',
    );
    const answered = JSON.parse(await told({ json: true, earlier }));
    expect(answered).toMatchObject({ primary: 1, differences: 1, exposed: 0 });
    expect(answered.suppressed).toContainEqual(
      expect.objectContaining({ city: 'Paris', sex: 'Total', reason: 'difference' }),
    );
    const other = await write('other.csv', 'city,sex,n\nBerne,f,12\n');
    await expect(told({ earlier: other })).rejects.toThrow('row 2');
  });

  it('rounds instead, so that sums agree', async () => {
    const { within, rounded } = JSON.parse(
      await told({ json: true, round: '10', seed: '3', threshold: undefined }),
    ) as { within: number; rounded: Cell[] };
    expect(within).toBe(10);
    const count = (city: string, sex: string) =>
      rounded.find((one) => one.city === city && one.sex === sex)?.count ?? Number.NaN;
    expect(count('Oran', 'f') + count('Oran', 'm')).toBe(count('Oran', 'Total'));
    expect(rounded.every((one) => one.count % 10 === 0)).toBe(true);
    await expect(told({ round: '1' })).rejects.toThrow('--round');
  });

  it('tells people the same in words', async () => {
    const text = await told({});
    expect(text).toMatch(/Oran\s+f\s+below the threshold\s+0\s+11/);
    expect(text).toContain('Of 12 cells (totals included) 4 are hidden');
    expect(await told({ threshold: '2' })).toBe('All 12 cells can be published.');
  });

  it('says null where nothing bounds a cell', async () => {
    const path = await write('few.csv', 'city,n\nOran,1\n');
    const { suppressed } = JSON.parse(await told({ by: 'city', json: true }, path));
    expect(suppressed[0]).toEqual({ city: 'Oran', reason: 'primary', low: 0, high: null });
  });

  it('adds noise to the leaves in place of hiding, and totals agree', async () => {
    const text = await told({ epsilon: '0.5', threshold: undefined, json: true });
    const { suppressed, noisy, cells } = JSON.parse(text);
    expect([suppressed, cells, noisy.length]).toEqual([[], 12, 12]);
    const sum = (rows: { count: number }[]) => rows.reduce((all, { count }) => all + count, 0);
    const leaves = noisy.filter((one: Cell) => one.city !== 'Total' && one.sex !== 'Total');
    const total = noisy.filter((one: Cell) => one.city === 'Total' && one.sex === 'Total');
    expect(leaves).toHaveLength(6);
    expect(sum(total)).toBe(sum(leaves));
    expect(leaves.every(({ count }: Cell) => Number.isInteger(count))).toBe(true);
  });

  it.each([
    ['an epsilon of 0', TABLE, { epsilon: '0' }, 'not "0"'],
    ['no threshold', TABLE, { threshold: undefined }, '--threshold K'],
    ['a threshold in words', TABLE, { threshold: 'five' }, 'not "five"'],
    ['no column of counts', TABLE, { count: undefined }, '--count COLUMN'],
    ['an unknown column', TABLE, { by: 'city,age' }, 'has no column "age": it has city, sex, n'],
    ['a column named twice', TABLE, { by: 'city,city' }, 'names a column twice'],
    ['the count as a category', TABLE, { by: 'city,n' }, 'which is the --count'],
    [
      'a row of totals',
      'city,sex,n\nOran,f,2\nTotal,f,2\n',
      {},
      'bad.csv, row 3, column city: "Total" is how totals are called',
    ],
    ['a blank category', 'city,sex,n\nOran,,2\n', {}, 'row 2, column sex: "" is no category'],
    ['a count below 0', 'city,sex,n\nOran,f,-2\n', {}, 'row 2, column n: "-2" is no count'],
    ['half a person', 'city,sex,n\nOran,f,2.5\n', {}, 'row 2, column n: "2.5" is no count'],
    ['a blank count', 'city,sex,n\nOran,f,\n', {}, 'row 2, column n: "" is no count; write 0'],
    ['a reserved name', 'low,n\nOran,2\n', { by: 'low' }, 'cannot be called low'],
  ])('refuses %s in one line', async (_, text, options, line) => {
    const path = await write('bad.csv', text);
    await expect(told(options, path)).rejects.toThrow(line);
  });
});
