import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { groupWith, LEVELS, type Pair, unpack, weightOf } from '../../methods/linkage/linkage.ts';
import { type Duck, openDuck } from '../../platform/duckdb/duckdb.ts';
import {
  eachKeptPair,
  eachRecord,
  type KeptPair,
  type Linkage,
  type LinkedRecord,
  linkLists,
  planLists,
  type Verdict,
} from './linkage.ts';
import { inputsOf, sharedLists } from './lists.fixture.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kept-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const inputs = inputsOf(sharedLists(150));

interface Kept {
  readonly linkage: Linkage;
  readonly pairs: readonly KeptPair[];
  readonly records: readonly LinkedRecord[];
}

async function linked(verdicts: readonly Verdict[] = []): Promise<Kept> {
  return inDuck(async (duck) => {
    const linkage = await linkLists(duck, inputs(duck), { ...options, verdicts });
    const pairs = await Array.fromAsync(eachKeptPair(duck));
    const records = await Array.fromAsync(eachRecord(duck));
    return { linkage, pairs: pairs.flat(), records: records.flat() };
  });
}

async function inDuck<T>(work: (duck: Duck) => Promise<T>): Promise<T> {
  const duck = await openDuck({ memoryMb: 200, threads: 1, temp: folder });
  try {
    return await work(duck);
  } finally {
    await duck.close();
  }
}

const options = {
  linkOnly: false,
  unique: [],
  kinds: new Map(),
  pairsPerRecord: 20,
  linkAbove: 0.5,
  keepAbove: 0.01,
  seed: 1,
  progress: () => {},
};

const personsOf = (records: readonly LinkedRecord[]): number[][] =>
  [...Map.groupBy(records, ({ person }) => person)].map(([, members]) =>
    members.map(({ idx }) => idx),
  );

const linksOf = (pairs: readonly KeptPair[]) =>
  pairs.map(({ l, r, weight }) => ({ left: l, right: r, weight }));

const rulesOf = ({ model: { least } }: Linkage) => ({
  least,
  unknown: -6.6,
  exclusive: () => false,
});

/** Whether two records, by their ids, are one person. */
const together = ({ records }: Kept, one: string, other: string): boolean =>
  records.find(({ id }) => id === one)?.person === records.find(({ id }) => id === other)?.person;

const said = (left: string, right: string, same: boolean): Verdict => ({
  left: ['a', left],
  right: ['b', right],
  same,
});

describe('what is kept of a linkage', () => {
  let kept: Kept;
  beforeAll(async () => {
    kept = await linked();
  }, 60_000);

  it('is enough to find its persons again', () => {
    const { records, pairs, linkage } = kept;
    const places = records.map(({ idx }) => idx);
    const persons = groupWith(
      places,
      linksOf(pairs),
      { same: [], different: [] },
      rulesOf(linkage),
    );
    expect(persons).toEqual(personsOf(records));
    expect(persons.length).toBe(linkage.clusters);
  });

  it('tells for each pair how its weight came about, rarity apart', () => {
    const { pairs, linkage } = kept;
    expect(linkage.model.comparisons.map(({ field }) => field)).toEqual([
      'given',
      'surname',
      'birth-date',
      'city',
      'list',
    ]);
    expect(pairs.length).toBeGreaterThan(linkage.links);
    for (const { vector, weight } of pairs) {
      const levels = unpack(vector, linkage.model.comparisons);
      for (const [at, level] of levels.entries())
        expect([undefined, ...LEVELS]).toContain(
          linkage.model.comparisons[at]?.levels[level - 1]?.name,
        );
      expect(weight - weightOf(levels, linkage.model)).toBeLessThan(12 + 1e-4);
    }
  });

  it('follows what reviewers said, as regrouping alone does', async () => {
    const strangers = said('a1', 'b2', true);
    const couple = kept.records.find(
      ({ id }) => id.startsWith('a') && together(kept, id, id.replace('a', 'b')),
    );
    const parted = said(couple?.id ?? '', couple?.id.replace('a', 'b') ?? '', false);
    expect(together(kept, 'a1', 'b2')).toBe(false);
    const judged = await linked([strangers, parted]);
    expect(together(judged, 'a1', 'b2')).toBe(true);
    expect(together(judged, parted.left[1], parted.right[1])).toBe(false);

    const idx = (id: string) => judged.records.find((record) => record.id === id)?.idx ?? -1;
    const pair = ({ left, right }: Verdict): Pair => [idx(left[1]), idx(right[1])];
    const places = judged.records.map((record) => record.idx);
    const verdicts = { same: [pair(strangers)], different: [pair(parted)] };
    const persons = groupWith(places, linksOf(judged.pairs), verdicts, rulesOf(judged.linkage));
    expect(persons).toEqual(personsOf(judged.records));
  }, 60_000);

  it('learns from what reviewers said', async () => {
    const surprising = Array.from({ length: 30 }, (_, at) =>
      said(`a${2 * at}`, `b${2 * at + 1}`, true),
    );
    const taught = await linked(surprising);
    const otherBirth = ({ linkage }: Kept) => linkage.model.m[2]?.at(-1) ?? 0;
    expect(otherBirth(taught)).toBeGreaterThan(otherBirth(kept) + 0.05);
  }, 60_000);
});

describe('a plan', () => {
  it('is plain data that says what will be compared, and is followed', async () => {
    await inDuck(async (duck) => {
      const plan = await planLists(duck, inputs(duck), options);
      expect(JSON.parse(JSON.stringify(plan))).toEqual(plan);
      expect(plan).toMatchObject({
        records: 300,
        pairs: 44_850,
        all: true,
        rules: [],
        expectedPairs: 44_850,
      });
      expect(plan.expectedSeconds).toBeGreaterThan(0);
      const tables = await duck.rows<{ name: string }>(
        'select table_name as name from duckdb_tables()',
      );
      expect(tables.map(({ name }) => name)).not.toContain('compared');
      const { candidatePairs } = await linkLists(duck, inputs(duck), { ...options, plan });
      expect(candidatePairs).toBe(44_850);
    });
  }, 60_000);
});
