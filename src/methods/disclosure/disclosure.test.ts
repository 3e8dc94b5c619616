import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededStreams } from '../random/random.ts';
import {
  type Counts,
  cellsOf,
  type EarlierCell,
  type Hidden,
  isDominated,
  isGuessed,
  noisyCells,
  noisyTotals,
  protect,
  roundCells,
  TOTAL,
} from './disclosure.ts';
import { openHighs } from './lp.ts';

const rows = (text: string): Counts['rows'] =>
  text.split('; ').map((line) => {
    const words = line.split(' ');
    return { categories: words.slice(0, -1), count: Number(words.at(-1)) };
  });
const shown = ({ name, reason, low, high }: Hidden) => `${name.join(' ')} ${reason} ${low} ${high}`;

describe('a table to be published', () => {
  it('hides the two women of Oran behind a rectangle of four', async () => {
    const told = await protect(
      {
        dimensions: ['city', 'sex'],
        rows: rows('Oran f 2; Oran m 30; Paris f 40; Paris m 50; Rome f 9; Rome m 8'),
      },
      { threshold: 5, zeros: false },
    );
    expect(told).toMatchObject({ cells: 12, primary: 1, secondary: 3 });
    expect(told.suppressed.map(shown)).toEqual([
      'Oran f primary 0 11',
      'Oran m secondary 21 32',
      'Rome f secondary 0 11',
      'Rome m secondary 6 17',
    ]);
  });

  it('publishes all of a table without small counts', async () => {
    const counts = { dimensions: ['a', 'b'], rows: rows('x y 7; x z 8; w y 9') };
    expect(await protect(counts, { threshold: 5, zeros: false })).toMatchObject({
      cells: 9,
      suppressed: [],
    });
  });

  it('leaves no bound where even the total is below the threshold', async () => {
    const counts = { dimensions: ['a'], rows: rows('x 1; y 2') };
    const { suppressed } = await protect(counts, { threshold: 5, zeros: false });
    expect(suppressed.map(shown)).toEqual([
      'Total primary 0 Infinity',
      'x primary 0 Infinity',
      'y primary 0 Infinity',
    ]);
  });

  it('finds that regions lie in counties, and names each total once', () => {
    const text = 'A 1 f 5; A 1 m 6; B 1 f 7; B 1 m 8; C 2 f 9; C 2 m 4; D 2 f 3; D 2 m 2';
    const { names, leaves } = cellsOf({
      dimensions: ['region', 'county', 'sex'],
      rows: rows(text),
    });
    expect(leaves).toBe(8);
    expect(names).toHaveLength((4 + 2 + 1) * 3);
    expect(names).toContainEqual(['A', '1', 'f']);
    expect(names).toContainEqual([TOTAL, '1', TOTAL]);
    expect(names).not.toContainEqual(['A', TOTAL, 'f']);
  });

  it('takes a column for a grouping only where rows bear it out', () => {
    const { names } = cellsOf({ dimensions: ['a', 'b'], rows: rows('x 1 5; y 2 6; z 1 7') });
    expect(names).toHaveLength(4 * 3);
  });

  it('is not misled by the order of rows', async () => {
    await fc.assert(
      fc.asyncProperty(tables, fc.nat(), async ({ counts, rule }, turn) => {
        const at = turn % counts.rows.length;
        const turned = [...counts.rows.slice(at), ...counts.rows.slice(0, at)].reverse();
        expect(await protect({ ...counts, rows: turned }, rule)).toEqual(
          await protect(counts, rule),
        );
      }),
      { numRuns: 40 },
    );
  });

  it('lets nobody derive a hidden cell: a program of its own over all sums finds the same intervals, each as wide as the threshold', async () => {
    await fc.assert(
      fc.asyncProperty(tables, async ({ counts, rule }) => {
        const { suppressed } = await protect(counts, rule);
        const attacked = await attack(counts, suppressed);
        suppressed.forEach((cell, at) => {
          const [low = 0, high = 0] = attacked[at] ?? [];
          expect(high - low).toBeGreaterThan(rule.threshold - 1e-5);
          expect(cell.exact).toBe(true);
          expect(cell.low).toBeCloseTo(low, 4);
          // Without end in ours, near the bound of theirs, whose other cells take a little of it.
          if (Number.isFinite(cell.high)) expect(cell.high).toBeCloseTo(high, 4);
          else expect(high).toBeGreaterThan(FAR * 0.9);
        });
      }),
      { numRuns: 60 },
    );
  });

  it('hides every unsafe cell and calls only these primary', async () => {
    await fc.assert(
      fc.asyncProperty(tables, async ({ counts, rule }) => {
        const hidden = new Map(
          (await protect(counts, rule)).suppressed.map((one) => [one.name.join(), one.reason]),
        );
        for (const [name, leaves] of everyCell(counts)) {
          const count = leaves.reduce((sum, leaf) => sum + leaf.count, 0);
          const unsafe = count < rule.threshold && (count > 0 || rule.zeros);
          expect(hidden.get(name) === 'primary').toBe(unsafe);
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('a table whose people were counted before', () => {
  const ages = rows('18 f 6; 18 m 20; 25 f 8; 25 m 30; 65 f 40; 65 m 50');
  const rule = { threshold: 5, zeros: false };
  const table = (counts: Counts['rows']) => ({ dimensions: ['age', 'sex'], rows: counts });
  const shownOf = async (counts: Counts['rows'], earlier: readonly EarlierCell[]) =>
    (await protect(table(counts), rule, earlier)).suppressed.map(shown);

  it('says nothing new where all is as it was', async () => {
    expect(await shownOf(ages, publishedOf(table(ages), new Set()))).toEqual([]);
  });

  it('does not show beside the former count one that three have joined since', async () => {
    const former = publishedOf(table(ages), new Set());
    const now = rows('18 f 9; 18 m 20; 25 f 8; 25 m 30; 65 f 40; 65 m 50');
    const told = await protect(table(now), rule, former);
    expect(told).toMatchObject({ differences: 4, exposed: 0 });
    expect(told.suppressed.map(({ name }) => name.join(' '))).toEqual([
      '18 Total',
      '18 f',
      'Total Total',
      'Total f',
    ]);
  });

  it('shows a count that ten have joined', async () => {
    const former = publishedOf(table(ages), new Set());
    const now = rows('18 f 16; 18 m 30; 25 f 18; 25 m 40; 65 f 50; 65 m 60');
    expect(await shownOf(now, former)).toEqual([]);
  });

  it('lets earlier bands of age take nothing away from a hidden cell', async () => {
    const now = rows('18 f 3; 18 m 20; 25 f 8; 25 m 30; 65 f 40; 65 m 50');
    const bands: EarlierCell[] = [
      { covers: [['18', '25'], ['f']], count: 11 },
      { covers: [['65'], ['f']], count: 40 },
    ];
    const { suppressed, exposed } = await protect(table(now), rule, bands);
    expect(exposed).toBe(0);
    expect(suppressed.map(shown)).toEqual([
      '18 f primary 0 11',
      '18 m secondary 12 23',
      '25 f secondary 0 11',
      '25 m secondary 27 38',
    ]);
  });

  it('tells what it cannot take back: an unsafe count that stands in an earlier table', async () => {
    const now = rows('18 f 3; 18 m 20; 25 f 8; 25 m 30; 65 f 40; 65 m 50');
    const told = await protect(table(now), rule, [{ covers: [['18'], ['f']], count: 3 }]);
    expect(told.exposed).toBe(1);
    expect(told.suppressed.map(shown)).toEqual(['18 f primary 3 3']);
  });

  it('lets nobody derive a cell from this table and an earlier one of the same people, whatever its columns', async () => {
    await fc.assert(
      fc.asyncProperty(tables, fc.nat(), async ({ counts, rule }, pick) => {
        const at = pick % counts.dimensions.length;
        const merged = await protect(joined(counts, at), rule);
        const former = publishedOf(
          joined(counts, at),
          new Set(merged.suppressed.map(({ name }) => name.join())),
        ).map(({ covers, count }) => ({ covers: covers.map(unfold), count }));
        const { suppressed, exposed } = await protect(counts, rule, former);
        expect(exposed).toBe(0);
        const attacked = await attack(counts, suppressed, former);
        suppressed.forEach((cell, place) => {
          const [low = 0, high = 0] = attacked[place] ?? [];
          expect(high - low).toBeGreaterThan(rule.threshold - 1e-5);
          expect(cell.low).toBeCloseTo(low, 4);
        });
      }),
      { numRuns: 40 },
    );
  });

  it('shows no count that differs from its former one by fewer than the threshold', async () => {
    await fc.assert(
      fc.asyncProperty(tables, fc.array(fc.nat(3)), async ({ counts, rule }, joiners) => {
        const former = publishedOf(
          counts,
          new Set((await protect(counts, rule)).suppressed.map(({ name }) => name.join())),
        );
        const grown = {
          ...counts,
          rows: counts.rows.map((row, place) => ({
            ...row,
            count: row.count + (joiners[place] ?? 0),
          })),
        };
        const { suppressed } = await protect(grown, rule, former);
        const now = publishedOf(grown, new Set(suppressed.map(({ name }) => name.join())));
        for (const { covers, count } of now) {
          const before = former.find((one) => String(one.covers) === String(covers));
          const apart = Math.abs((count ?? 0) - (before?.count ?? count ?? 0));
          expect(apart === 0 || apart >= rule.threshold).toBe(true);
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('a table with noise', () => {
  it('gives noise to leaves, zeros too, and sums them up', () => {
    const counts = { dimensions: ['a', 'b'], rows: rows('x 1 5; y 2 3') };
    const draws = [1, -2, 3, -4];
    const cells = noisyCells(counts, () => draws.shift() ?? 0);
    expect(cells.map(({ name, count }) => `${name.join(' ')} ${count}`)).toEqual([
      'Total 1 9',
      'Total 2 -3',
      'Total Total 6',
      'x 1 6',
      'x 2 -2',
      'x Total 4',
      'y 1 3',
      'y 2 -1',
      'y Total 2',
    ]);
  });
});

describe('a table that is rounded', () => {
  it('sums up to the last unit, and leaves multiples alone', async () => {
    const counts = {
      dimensions: ['city', 'sex'],
      rows: rows('Oran f 2; Oran m 31; Paris f 40; Paris m 53; Rome f 9; Rome m 8'),
    };
    const { cells, within } = await roundCells(counts, 5, 1);
    const of = new Map(cells.map(({ name, count }) => [name.join(' '), count]));
    expect(within).toBe(5);
    expect(of.get('Paris f')).toBe(40);
    expect(of.get('Oran Total')).toBe((of.get('Oran f') ?? 0) + (of.get('Oran m') ?? 0));
    expect(await roundCells(counts, 5, 1)).toEqual({ cells, within });
  });

  it('gives multiples whose sums agree, each near its count', async () => {
    await fc.assert(
      fc.asyncProperty(
        tables,
        fc.integer({ min: 2, max: 6 }),
        fc.nat(),
        async ({ counts }, base, seed) => {
          const { cells, within } = await roundCells(counts, base, seed);
          const leaves = new Map(cells.map(({ name, count }) => [name.join(), count]));
          for (const [name, held] of everyCell(counts)) {
            const count = leaves.get(name) ?? Number.NaN;
            expect(count % base).toBe(0);
            expect(count).toBe(
              held.reduce((sum, leaf) => sum + (leaves.get(leaf.categories.join()) ?? 0), 0),
            );
            const truth = held.reduce((sum, leaf) => sum + leaf.count, 0);
            expect(Math.abs(count - truth)).toBeLessThan(held.length === 1 ? base : within);
          }
          if (counts.dimensions.length < 3) expect(within).toBe(base);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('totals with noise of their own', () => {
  it('fit together, whole and not below 0, from noise alone', async () => {
    await fc.assert(
      fc.asyncProperty(tables, fc.nat(), async ({ counts }, seed) => {
        const random = seededStreams(seed)('noise');
        const { cells, tables: depth } = await noisyTotals(
          counts,
          () => Math.round(random() * 20 - 10),
          seed,
        );
        expect(depth).toBe(2 ** counts.dimensions.length);
        const of = new Map(cells.map(({ name, count }) => [name.join(), count]));
        for (const [name, held] of everyCell(counts)) {
          const count = of.get(name) ?? Number.NaN;
          expect(Number.isInteger(count) && count >= 0).toBe(true);
          expect(count).toBe(
            held.reduce((sum, leaf) => sum + (of.get(leaf.categories.join()) ?? 0), 0),
          );
        }
      }),
      { numRuns: 40 },
    );
  });

  it('lie nearer to the truth than sums of noisy leaves', async () => {
    const counts = {
      dimensions: ['a', 'b'],
      rows: Array.from({ length: 100 }, (_, at) => ({
        categories: [`a${at % 10}`, `b${Math.floor(at / 10)}`],
        count: 50 + at,
      })),
    };
    const random = seededStreams(5)('noise');
    const draw = () => Math.round((random() + random() + random() - 1.5) * 20);
    const { cells } = await noisyTotals(counts, draw, 1);
    const truth = new Map(
      [...everyCell(counts)].map(([name, held]) => [
        name,
        held.reduce((sum, leaf) => sum + leaf.count, 0),
      ]),
    );
    const error = (found: readonly { name: readonly string[]; count: number }[]) =>
      found
        .filter(({ name }) => name.includes(TOTAL))
        .reduce((sum, { name, count }) => sum + (count - (truth.get(name.join()) ?? 0)) ** 2, 0);
    expect(error(cells)).toBeLessThan(error(noisyCells(counts, draw)) / 2);
  });
});

describe('rules for amounts', () => {
  it('calls a cell dominated where two give more than 85 %', () => {
    expect(isDominated([50, 36, 14], 2, 0.85)).toBe(true);
    expect(isDominated([50, 35, 15], 2, 0.85)).toBe(false);
  });

  it('calls a cell guessed where the second largest knows the largest to within 10 %', () => {
    expect(isGuessed([100, 50, 9], 0.1)).toBe(true);
    expect(isGuessed([100, 50, 10], 0.1)).toBe(false);
    expect(isGuessed([0, 0], 0.1)).toBe(false);
    expect(() => isGuessed([-1], 0.1)).toThrow('-1');
  });
});

/** Two or three columns of two or three categories, all combinations, mostly small counts. */
const tables = fc
  .tuple(
    fc.array(fc.integer({ min: 2, max: 3 }), { minLength: 1, maxLength: 3 }),
    fc.infiniteStream(fc.oneof(fc.nat(6), fc.nat(40))),
    fc.integer({ min: 2, max: 6 }),
    fc.boolean(),
  )
  .map(([sizes, stream, threshold, zeros]) => {
    const names = sizes.reduce<string[][]>(
      (all, size) =>
        all.flatMap((one) => Array.from({ length: size }, (_, at) => [...one, `c${at}`])),
      [[]],
    );
    const counts: Counts = {
      dimensions: sizes.map((_, at) => `d${at}`),
      rows: names.map((categories) => ({ categories, count: stream.next().value ?? 0 })),
    };
    return { counts, rule: { threshold, zeros } };
  });

const FAR = 1e5;

/** Every name that a cell may have, with its rows, straight from the definition. */
function everyCell({ dimensions, rows }: Counts): Map<string, Counts['rows'][number][]> {
  const cells = new Map<string, Counts['rows'][number][]>();
  for (const row of rows)
    for (let mask = 0; mask < 2 ** dimensions.length; mask += 1) {
      const name = row.categories.map((one, at) => (mask & (1 << at) ? one : TOTAL)).join();
      cells.set(name, [...(cells.get(name) ?? []), row]);
    }
  return cells;
}

/** All cells that are shown, as an earlier table for later ones. */
function publishedOf(counts: Counts, hidden: ReadonlySet<string>): EarlierCell[] {
  return [...everyCell(counts)]
    .filter(([name]) => !hidden.has(name))
    .map(([name, leaves]) => ({
      covers: name.split(',').map((one) => (one === TOTAL ? null : [one])),
      count: leaves.reduce((sum, leaf) => sum + leaf.count, 0),
    }));
}

/** The first two categories of one column as one. */
const joined = ({ dimensions, rows }: Counts, column: number): Counts => ({
  dimensions,
  rows: rows.map(({ categories, count }) => ({
    categories: categories.map((one, at) =>
      at === column && ['c0', 'c1'].includes(one) ? 'c0+c1' : one,
    ),
    count,
  })),
});

const unfold = (categories: readonly string[] | null) =>
  categories?.flatMap((one) => one.split('+')) ?? null;

/** One unknown a row, one equation a published cell; least and most of each hidden one. */
async function attack(
  counts: Counts,
  suppressed: readonly Hidden[],
  earlier: readonly EarlierCell[] = [],
): Promise<number[][]> {
  const highs = await openHighs();
  const every = everyCell(counts);
  const hidden = new Set(suppressed.map(({ name }) => name.join()));
  const sum = (leaves: Counts['rows']) =>
    leaves.map((leaf) => `x${counts.rows.indexOf(leaf)}`).join(' + ');
  const known = [...every]
    .filter(([name]) => !hidden.has(name))
    .map(([, leaves]) => `${sum(leaves)} = ${leaves.reduce((all, one) => all + one.count, 0)}`);
  for (const { covers, count } of earlier) {
    const leaves = counts.rows.filter(({ categories }) =>
      categories.every((one, at) => covers[at]?.includes(one) ?? true),
    );
    known.push(`${sum(leaves)} = ${count}`);
  }
  const all = sum(counts.rows);
  const solve = (goal: string, cell: Hidden) =>
    highs.solve(
      `${goal}\n${sum(every.get(cell.name.join()) ?? [])}\nSubject To\n${[...known, `${all} <= ${FAR}`].join('\n')}\nEnd`,
      { output_flag: false },
    ).ObjectiveValue;
  return suppressed.map((cell) => [solve('Minimize', cell), solve('Maximize', cell)]);
}
