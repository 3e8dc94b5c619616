/** Law: whoever holds every edition finds no count below the threshold, and can work out none, nor how few have come or gone. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TOTAL } from '../../src/methods/disclosure/disclosure.ts';
import { type Equation, withSolver } from '../../src/methods/disclosure/lp.ts';
import { belowFrom } from '../../src/methods/noise/noise.ts';
import { seededStreams } from '../../src/methods/random/random.ts';
import type { Counted } from '../../src/process/person-tables/counting.ts';
import {
  type Dimension,
  type KeptTable,
  type TableName,
  waysOf,
} from '../../src/process/person-tables/kept.ts';
import type { Published } from '../../src/process/person-tables/mixing.ts';
import { auditEdition, protectTable } from '../../src/process/person-tables/protecting.ts';

const THRESHOLD = 5;
const random = seededStreams(3)('noise');
const rules = {
  ...{ threshold: THRESHOLD, epsilon: '1' },
  below: belowFrom((size) => Uint8Array.from({ length: size }, () => random() * 256)),
};

/** Places lie each in one country; occupations are crossed with sex, as sex is with age: linked by sex and by the total. */
const PLACES = ['Paris', 'Lyon', 'Oran', 'Alger', 'Rome'];
const COUNTRY = { Paris: 'FRA', Lyon: 'FRA', Oran: 'DZA', Alger: 'DZA', Rome: 'ITA' } as const;
const CUBE = PLACES.flatMap((place) =>
  ['f', 'm'].flatMap((sex) =>
    ['18-34', '35+'].flatMap((age) =>
      ['2', '5'].map((occupation) => ({
        ...{ place, sex, age, occupation },
        residence: COUNTRY[place as keyof typeof COUNTRY],
      })),
    ),
  ),
);
type Leaf = (typeof CUBE)[number];
const TABLES: readonly (readonly [TableName, readonly (keyof Leaf)[]])[] = [
  ['people', ['sex', 'age']],
  ['places', ['place', 'residence']],
  ['occupations', ['occupation', 'sex']],
];

/** How many people are in each leaf of the cube. */
type People = readonly number[];

function countedOf(people: People, name: TableName, dimensions: readonly (keyof Leaf)[]): Counted {
  const tally = new Map<string, number>();
  CUBE.forEach((leaf, at) => {
    const key = JSON.stringify(dimensions.map((one) => leaf[one]));
    tally.set(key, (tally.get(key) ?? 0) + (people[at] ?? 0));
  });
  return {
    ...{ name, dimensions: dimensions as readonly Dimension[], fixed: {}, merged: {} },
    counts: {
      dimensions: [...dimensions],
      rows: [...tally].map(([key, count]) => ({ categories: JSON.parse(key), count })),
    },
  };
}

/** One edition after another, each held against those before; what may not be shown with cells hidden is not. */
async function editionsOf(all: readonly People[]): Promise<KeptTable[][]> {
  const published: Published[] = [];
  const editions: KeptTable[][] = [];
  for (const people of all) {
    const made: { counted: Counted; table: KeptTable }[] = [];
    for (const [name, dimensions] of TABLES) {
      const counted = countedOf(people, name, dimensions);
      const beside = made.map(({ table }) => table);
      made.push({ counted, table: await protectTable(counted, rules, published, beside) });
    }
    const shown = (await auditEdition(made, published, THRESHOLD)).filter((table) =>
      waysOf(table).includes('hidden'),
    );
    published.push(...shown.map((table) => ({ table, way: 'hidden' as const, epsilon: '1' })));
    editions.push(shown);
  }
  return editions;
}

/** The leaves that a cell of a table counts. */
const leavesOf = ({ dimensions }: KeptTable, key: readonly string[]): number[] =>
  CUBE.flatMap((leaf, at) =>
    dimensions.every((one, place) => key[place] === TOTAL || leaf[one as keyof Leaf] === key[place])
      ? [at]
      : [],
  );

/** What everybody holds: each shown count as an equation over the people of its edition; `sameAs` says which editions are of the same people. */
const equationsOf = (editions: readonly KeptTable[][], sameAs: readonly number[]): Equation[] =>
  editions.flatMap((tables, edition) =>
    tables.flatMap((table) =>
      table.cells.flatMap(({ key, count }): Equation[] => {
        const first = (sameAs[edition] ?? 0) * CUBE.length;
        const plus = leavesOf(table, key).map((leaf) => first + leaf);
        return count === null ? [] : [{ plus, minus: [], equals: count }];
      }),
    ),
  );

interface Sought {
  readonly plus: readonly number[];
  readonly minus: readonly number[];
}

/** The least and the most that each sum can be. */
function attack(
  rows: readonly Equation[],
  cubes: number,
  sought: readonly Sought[],
  method: 'primal' | 'whole',
): Promise<[number, number][]> {
  const columns = cubes * CUBE.length;
  const program = {
    ...{ columns, rows, method },
    upper: new Float64Array(columns).fill(FAR),
    cost: new Float64Array(columns),
  };
  return withSolver(program, ({ cost, solve }) =>
    sought.map(({ plus, minus }) => {
      const ends = [1, -1].map((way) => {
        for (const at of plus) cost(at, way);
        for (const at of minus) cost(at, -way);
        const found = solve();
        for (const at of [...plus, ...minus]) cost(at, 0);
        if (!found) throw new Error('no people fit what was published, although the true ones do');
        const sum = (of: readonly number[]) => of.reduce((all, at) => all + (found[at] ?? 0), 0);
        return sum(plus) - sum(minus);
      });
      return [ends[0] ?? 0, ends[1] ?? 0];
    }),
  );
}

const FAR = 500;

/** Of each hidden cell its edition's leaves. */
const hiddenIn = (editions: readonly KeptTable[][], sameAs: readonly number[]): Sought[] =>
  editions.flatMap((tables, edition) =>
    tables.flatMap((table) =>
      table.cells.flatMap(({ key, count }) => {
        const first = (sameAs[edition] ?? 0) * CUBE.length;
        return count === null
          ? [{ plus: leavesOf(table, key).map((leaf) => first + leaf), minus: [] }]
          : [];
      }),
    ),
  );

const people = fc
  .array(fc.nat(CUBE.length * CUBE.length - 1), { minLength: 30, maxLength: 160 })
  .map((where) => {
    const counts = CUBE.map(() => 0);
    // Most in few leaves, as in life.
    for (const one of where) {
      const at = Math.min(one % CUBE.length, Math.floor(one / CUBE.length));
      counts[at] = (counts[at] ?? 0) + 1;
    }
    return counts;
  });
const coming = fc.array(
  fc.record({ leaf: fc.nat(CUBE.length - 1), by: fc.constantFrom(-1, 1, 2, 9) }),
  {
    maxLength: 8,
  },
);
const changed = (before: People, changes: readonly { leaf: number; by: number }[]): People =>
  before.map((count, at) =>
    Math.max(
      0,
      changes.reduce((sum, { leaf, by }) => (leaf === at ? sum + by : sum), count),
    ),
  );

describe('over all editions', () => {
  it('no released cell is below the threshold', async () => {
    await fc.assert(
      fc.asyncProperty(people, coming, async (first, changes) => {
        for (const table of (await editionsOf([first, changed(first, changes)])).flat())
          for (const { count, hidden } of table.cells) {
            expect(count === null).toBe(hidden !== undefined);
            expect(count === null || count === 0 || count >= THRESHOLD).toBe(true);
          }
      }),
      { numRuns: 20, endOnFailure: true },
    );
  }, 120_000);

  it('none can be derived where the same people are counted twice, by halves or by whole numbers', async () => {
    let attacked = 0;
    await fc.assert(
      fc.asyncProperty(people, async (first) => {
        const editions = await editionsOf([first, first]);
        const rows = equationsOf(editions, [0, 0]);
        const sought = hiddenIn(editions, [0, 0]);
        attacked += sought.length;
        for (const [low, high] of await attack(rows, 1, sought, 'primal'))
          expect(high - low).toBeGreaterThan(THRESHOLD - 1e-5);
        for (const [low, high] of await attack(rows, 1, sought, 'whole'))
          expect(high - low).toBeGreaterThan(THRESHOLD - 1 - 1e-5);
      }),
      { numRuns: 8, endOnFailure: true },
    );
    expect(attacked).toBeGreaterThan(50);
  }, 240_000);

  it('none can be derived where people came and went, nor how few they were', async () => {
    let few = 0;
    await fc.assert(
      fc.asyncProperty(people, coming, coming, async (first, then, last) => {
        const second = changed(first, then);
        const all = [first, second, changed(second, last)];
        const editions = await editionsOf(all);
        const apart = [0, 1, 2];
        const rows = equationsOf(editions, apart);
        for (const [low, high] of await attack(rows, 3, hiddenIn(editions, apart), 'primal'))
          expect(high - low).toBeGreaterThan(THRESHOLD - 1e-5);
        const changes = changesBetween(editions, all);
        few += changes.length;
        for (const [low, high] of await attack(rows, 3, changes, 'primal'))
          expect(high - low).toBeGreaterThan(THRESHOLD - 1e-5);
      }),
      { numRuns: 8, endOnFailure: true },
    );
    expect(few).toBeGreaterThan(20);
  }, 240_000);
});

/** Groups that a table names, of which some people fewer than the threshold came or went from one edition to a later one. */
function changesBetween(editions: readonly KeptTable[][], all: readonly People[]): Sought[] {
  const inGroup = (edition: number, leaves: readonly number[]) =>
    leaves.reduce((sum, leaf) => sum + (all[edition]?.[leaf] ?? 0), 0);
  return all.flatMap((_, later) =>
    all.slice(0, later).flatMap((_, earlier) =>
      (editions[later] ?? []).flatMap((table) =>
        table.cells.flatMap(({ key }) => {
          const leaves = leavesOf(table, key);
          const change = Math.abs(inGroup(later, leaves) - inGroup(earlier, leaves));
          if (change === 0 || change >= THRESHOLD) return [];
          const at = (edition: number) => leaves.map((leaf) => edition * CUBE.length + leaf);
          return [{ plus: at(later), minus: at(earlier) }];
        }),
      ),
    ),
  );
}
