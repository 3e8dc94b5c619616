import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keysOf, rulesOf } from '../../methods/linkage/linkage.ts';
import { seededStreams } from '../../methods/random/random.ts';
import { type Duck, openDuck } from '../../platform/duckdb/duckdb.ts';
import {
  type LinkOptions,
  linkLists,
  type Plan,
  planLists,
  type Stage,
  writeResults,
} from './linkage.ts';
import { inputsOf, sharedLists } from './lists.fixture.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'resuming-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const lists = sharedLists(120);
const inputs = inputsOf(lists);

const options = (plan?: Plan): LinkOptions => ({
  linkOnly: false,
  unique: ['a'],
  kinds: new Map(),
  pairsPerRecord: 20,
  linkAbove: 0.5,
  keepAbove: 0.01,
  seed: 1,
  verdicts: [
    { left: ['a', 'a1'], right: ['b', 'b2'], same: true },
    { left: ['b', 'b3'], right: ['a', 'a3'], same: false },
  ],
  plan,
  progress: () => {},
});

const key = randomBytes(32);
const open = (name: string) =>
  openDuck({ path: join(folder, name), key, memoryMb: 200, threads: 2, temp: folder });

/** Followed in three rules of two chunks each, few as the records are. */
async function planned(): Promise<Plan> {
  const duck = await open('plan.duckdb');
  const plan = await planLists(duck, inputs(duck), options());
  await duck.close();
  const wanted = ['birth-date', 'surname + city', 'given + surname'];
  const rules = rulesOf(keysOf(plan.fields)).filter(({ name }) => wanted.includes(name));
  expect(rules).toHaveLength(3);
  return {
    ...plan,
    all: false,
    chunks: 2,
    rules: rules.map((rule) => ({ ...rule, pairs: 0, adds: 0 })),
  };
}

const TABLES = ['standardised', 'learned', 'vectors', 'scored', 'inner_scored', 'persons'];

/** All that is left in the end, to the last byte. */
async function left(duck: Duck, linkage: Awaited<ReturnType<typeof linkLists>>): Promise<unknown> {
  const out = join(folder, 'out');
  await writeResults(duck, linkage, out, options());
  const files = await Promise.all(
    (await readdir(out)).map(async (file) => [file, await readFile(join(out, file), 'utf8')]),
  );
  const tables = [];
  for (const table of TABLES) tables.push(await duck.rows(`select * from ${table} order by all`));
  return { linkage, files, tables };
}

class Death extends Error {}

/** A database whose process dies at a moment: from then on nothing more reaches it. */
function mortal(duck: Duck, dies: (sql: string, moment: 'before' | 'after') => boolean): Duck {
  let dead = false;
  const moment = (sql: string, when: 'before' | 'after') => {
    dead ||= dies(sql, when);
    if (dead) throw new Death();
  };
  return {
    ...duck,
    run: async (sql) => {
      moment(sql, 'before');
      await duck.run(sql);
      moment(sql, 'after');
    },
    rows: async (sql) => {
      moment(sql, 'before');
      return duck.rows(sql);
    },
    append: async (table, rows) => {
      moment(`append ${table}`, 'before');
      await duck.append(table, rows);
    },
  };
}

type Dies = Parameters<typeof mortal>[1];

/** Starts again after each death, in the same file, until it comes to its end. */
async function persist(
  name: string,
  plan: Plan,
  dies: (attempt: number) => Dies,
): Promise<[unknown, number]> {
  for (let attempt = 0; ; attempt += 1) {
    const duck = await open(name);
    const frail = mortal(duck, dies(attempt));
    try {
      return [await left(duck, await linkLists(frail, inputs(frail), options(plan))), attempt];
    } catch (error) {
      if (!(error instanceof Death)) throw error;
    } finally {
      await duck.close();
    }
  }
}

describe('a linkage that is cut', () => {
  let plan: Plan;
  let whole: unknown;
  beforeAll(async () => {
    plan = await planned();
    const duck = await open('whole.duckdb');
    whole = await left(duck, await linkLists(duck, inputs(duck), options(plan)));
    await duck.close();
  }, 60_000);

  it('right before and right after each step ends as if nothing had been', async () => {
    const [ended, deaths] = await persist(
      'steps.duckdb',
      plan,
      (attempt) => (sql, moment) =>
        sql === 'commit' && moment === (attempt % 2 === 0 ? 'before' : 'after'),
    );
    // read, plan, keys, three rules of two chunks, compared, judge, count, learn, weigh, score, group, persons
    expect(deaths).toBe(2 * 17);
    expect(ended).toEqual(whole);
  }, 120_000);

  it.each([1, 2, 3])(
    'at any query ends as if nothing had been (%s)',
    async (seed) => {
      const random = seededStreams(seed)('deaths');
      const [ended, deaths] = await persist(`queries-${seed}.duckdb`, plan, (attempt) => {
        // A step must have a chance to come to its end.
        let rest = 2 + Math.floor(random() * (20 + attempt));
        return () => --rest < 0;
      });
      expect(deaths).toBeGreaterThan(2);
      expect(ended).toEqual(whole);
    },
    120_000,
  );

  it.each<Stage>(['plan', 'compare', 'learn', 'score', 'cluster'])(
    'by a wish to stop at %s goes on from there',
    async (stage) => {
      const stopping = new AbortController();
      const duck = await open(`stop-${stage}.duckdb`);
      const stopped = linkLists(duck, inputs(duck), {
        ...options(plan),
        signal: stopping.signal,
        progress: (_, at) => at === stage && stopping.abort(),
      });
      await expect(stopped).rejects.toThrow(/abort/i);
      const ended = await left(duck, await linkLists(duck, inputs(duck), options(plan)));
      await duck.close();
      expect(ended).toEqual(whole);
    },
    60_000,
  );
});

describe('a wish to stop', () => {
  it('ends a long query within moments', async () => {
    const duck = await open('long.duckdb');
    const read = async () => {
      await duck.run(`create table raw as select i::text as id, md5(i::text) as surname, md5((i % 977)::text) as city
        from range(20000) t(i)`);
      return [{ source: 'long', relation: 'raw' }];
    };
    const plan = await planLists(duck, read, options());
    await duck.run(`delete from steps where step = 'plan'`);
    const stopping = new AbortController();
    let asked = 0;
    const stopped = linkLists(duck, read, {
      ...options({ ...plan, all: true }), // two hundred million pairs
      signal: stopping.signal,
      progress: (_, stage) => {
        if (stage === 'compare')
          setTimeout(() => {
            asked = performance.now();
            stopping.abort();
          }, 300);
      },
    });
    await expect(stopped).rejects.toThrow(/abort/i);
    expect(performance.now() - asked).toBeLessThan(5000);
    await duck.close();
  }, 60_000);
});
