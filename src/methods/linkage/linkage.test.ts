import { describe, expect, it } from 'vitest';
import { seededStreams } from '../random/random.ts';
import { kindOf, kindsOf } from './columns.ts';
import { learn, matchProbability, weightOf } from './expectation.ts';
import {
  type ColumnProfile,
  comparable,
  comparisonsOf,
  fieldsOf,
  groupLinks,
  idColumnOf,
  keysOf,
  type Link,
  learnAmongAll,
  packedSql,
  planBlocking,
  rulesOf,
  splitGroup,
  unpack,
  type VectorCount,
} from './linkage.ts';
import { chooseTies } from './ties.ts';

const column = (header: string, given: Partial<ColumnProfile> = {}): ColumnProfile => ({
  header,
  rows: 100,
  filled: 100,
  distinct: 60,
  numeric: 0,
  length: 8,
  ...given,
});

describe('what a column is about', () => {
  it.each([
    [' given_name', 'given'],
    ['Prénom', 'given'],
    ['Nom de famille', 'surname'],
    ['Fecha de nacimiento', 'birth-date'],
    ['تاريخ الميلاد', 'birth-date'],
    ['Фамилия', 'surname'],
    ['soc_sec_id', 'number'],
    ['E-mail', 'email'],
    ['Code postal', 'postcode'],
    ['Profession', 'occupation'],
  ])('%s is %s', (header, kind) => {
    expect(kindOf(column(header))).toBe(kind);
  });

  it.each(['cluster', 'ent_id', 'true_match', 'Match score', 'unique_id'])(
    '%s is an answer or a name of the row, never evidence',
    (header) => {
      expect(kindOf(column(header))).toBeNull();
    },
  );

  it('takes a column that says nothing by its header for text, where it is filled', () => {
    expect(kindOf(column('title'))).toBe('text');
    expect(kindOf(column('remark', { filled: 3 }))).toBeNull();
    expect(kindOf(column('serial', { numeric: 1, distinct: 100 }))).toBeNull();
  });

  it('takes « Nom » beside « Prénom » for the surname, and alone for the whole name', () => {
    expect(kindsOf([column('Nom'), column('Prénom')])).toEqual(['surname', 'given']);
    expect(kindsOf([column('Nom'), column('Ville')])).toEqual(['name', 'place']);
  });

  it('knows headers whose letters bear a hamza', () => {
    expect(kindOf(column('الاسم العائلي'))).toBe('surname');
  });

  it('finds the column that names each row', () => {
    const id = column('rec_id', { distinct: 100 });
    expect(idColumnOf([column('name'), id])).toBe(id);
    expect(idColumnOf([column('rec_id')])).toBeNull();
  });
});

describe('the fields of several lists', () => {
  it('brings columns together by what they are about, whatever they are called', () => {
    const fields = fieldsOf([
      { columns: [column('Prénom'), column('Nom de famille'), column('Ville')] },
      { columns: [column('surname'), column('first name'), column('city')] },
    ]);
    expect(fields.map(({ kind, headers }) => [kind, headers])).toEqual([
      ['given', [['Prénom'], ['first name']]],
      ['surname', [['Nom de famille'], ['surname']]],
      ['place', [['Ville'], ['city']]],
    ]);
  });

  it('compares whole names where one list has nothing else', () => {
    const fields = fieldsOf([
      { columns: [column('prenom'), column('nom de famille')] },
      { columns: [column('nom complet')] },
    ]);
    expect(fields).toEqual([
      { name: 'name', kind: 'name', headers: [['prenom', 'nom de famille'], ['nom complet']] },
    ]);
  });

  it('does not count a name twice that is told in parts and as a whole', () => {
    const fields = fieldsOf([
      { columns: [column('full_name'), column('first_name'), column('surname')] },
    ]);
    expect(fields.map(({ kind }) => kind)).toEqual(['given', 'surname']);
  });
});

describe('the model', () => {
  const half = {
    lambda: 0.5,
    m: [
      [0.9, 0.1],
      [0.8, 0.2],
    ],
    u: [
      [0.1, 0.9],
      [0.2, 0.8],
    ],
  };

  it('takes a step of Winkler’s algorithm as by hand', () => {
    const vectors = [
      { levels: [1, 1], count: 10 },
      { levels: [2, 2], count: 10 },
    ];
    const match = (0.5 * 0.9 * 0.8) / (0.5 * 0.9 * 0.8 + 0.5 * 0.1 * 0.2);
    const other = (0.5 * 0.1 * 0.2) / (0.5 * 0.1 * 0.2 + 0.5 * 0.9 * 0.8);
    const { path, m } = learn(vectors, half, { u: 'fixed', iterations: 1 });
    expect(path).toEqual([0.5, (match + other) / 2]);
    expect(m[0]?.[0]).toBeCloseTo(match / (match + other), 12);
  });

  it('lets a missing value speak neither for nor against', () => {
    expect(matchProbability([0, 0], half)).toBe(0.5);
    expect(matchProbability([1, 0], half)).toBeCloseTo(0.9, 12);
  });

  it('finds the parameters again from candidates alone, whatever blocking left out', () => {
    const m = [
      [0.85, 0.15],
      [0.7, 0.3],
      [0.9, 0.1],
    ];
    const u = [
      [0.05, 0.95],
      [0.02, 0.98],
      [0.1, 0.9],
    ];
    const pairs = 1_000_000;
    const matches = 2000;
    const patterns = [0, 1, 2, 3, 4, 5, 6, 7].map((bits) =>
      [1, 2, 4].map((bit) => (bits & bit ? 1 : 2)),
    );
    const count = (levels: number[]) =>
      matches * levels.reduce((p, level, at) => p * (m[at]?.[level - 1] ?? 0), 1) +
      (pairs - matches) * levels.reduce((p, level, at) => p * (u[at]?.[level - 1] ?? 0), 1);
    const random = m.map((row, at) =>
      row.map(
        (share, level) => (matches * share + (pairs - matches) * (u[at]?.[level] ?? 0)) / pairs,
      ),
    );
    const candidates = patterns
      .filter((levels) => levels.includes(1))
      .map((levels) => ({ levels, count: count(levels) }));
    const model = learnAmongAll(candidates, {
      random,
      first: [
        [0.7, 0.3],
        [0.7, 0.3],
        [0.7, 0.3],
      ],
      pairs,
      records: 10_000,
    });
    expect(model.lambda * pairs).toBeGreaterThan(matches * 0.7);
    expect(model.lambda * pairs).toBeLessThan(matches * 1.05);
    for (const [at, row] of m.entries())
      expect(Math.abs((model.m[at]?.[0] ?? 0) - (row[0] ?? 0))).toBeLessThan(0.1);
    for (const [at, row] of u.entries()) expect(model.u[at]?.[0]).toBeCloseTo(row[0] ?? 0, 2);
  });

  it('takes a town and its postcode for one piece of evidence', () => {
    // Two in a hundred share a town by chance, and then its postcode; matches share both or neither.
    const random = [
      [0.02, 0.98],
      [0.02, 0.98],
      [0.001, 0.999],
    ];
    const joints = [
      { a: 0, b: 1, pairs: 100_000, random: [0.0199, 0.0001, 0.0001, 0.9799] as const },
    ];
    const vectors = [
      { levels: [1, 1, 1], count: 900 },
      { levels: [2, 2, 1], count: 1100 },
      { levels: [1, 1, 2], count: 19_800 },
    ];
    const evidence = {
      random,
      first: [
        [0.8, 0.2],
        [0.8, 0.2],
        [0.9, 0.1],
      ],
      pairs: 1_000_000,
      records: 1500,
    };
    const naive = learnAmongAll(vectors, evidence);
    const tied = learnAmongAll(vectors, { ...evidence, joints });
    expect(tied.ties).toMatchObject([{ a: 0, b: 1 }]);
    const [most, least] = [weightOf([1, 1, 2], naive), weightOf([1, 1, 2], tied)];
    expect(most - least).toBeGreaterThan(3);
    // A town alone says as much as it did.
    expect(weightOf([1, 0, 1], tied) - weightOf([1, 1, 1], tied)).toBeLessThan(1);
  });

  it('ties no fields that are independent, and none twice over', () => {
    const joint = (a: number, b: number, both: number) => ({
      a,
      b,
      pairs: 100_000,
      random: [both, 0.02 - both, 0.02 - both, 0.96 + both] as const,
    });
    expect(chooseTies([joint(0, 1, 0.0004)], [0.8, 0.8])).toEqual([]);
    const all = chooseTies(
      [joint(0, 1, 0.01), joint(1, 2, 0.018), joint(0, 2, 0.015)],
      [0.8, 0.8, 0.8],
    );
    expect(all.map(({ a, b }) => [a, b])).toEqual([
      [1, 2],
      [0, 2],
    ]);
  });

  it('packs levels and takes them out again', () => {
    const comparisons = comparisonsOf(
      fieldsOf([
        { columns: [column('given_name'), column('surname'), column('dob'), column('email')] },
      ]),
    );
    const levels = [2, 0, 5, 1];
    let packed = 0n;
    let place = 1n;
    for (const [at, { levels: all }] of comparisons.entries()) {
      packed += BigInt(levels[at] ?? 0) * place;
      place *= BigInt(all.length + 1);
    }
    expect(unpack(packed, comparisons)).toEqual(levels);
    expect(packedSql(comparisons)).toContain('::bigint * 1');
  });
});

describe('the blocking plan', () => {
  const fields = fieldsOf([
    { columns: [column('given_name'), column('surname'), column('dob'), column('email')] },
  ]);
  const filled = {
    fields: new Map(fields.map(({ name }) => [name, 1])),
    keys: new Map<string, number>(),
  };
  const rules = rulesOf(keysOf(fields)).map((rule) => ({
    ...rule,
    pairs: 1000 / rule.keys.length ** 3,
  }));

  it('stays within its budget, and adds something with each rule', () => {
    const plan = planBlocking(
      rules,
      fields,
      filled,
      { pairs: 2500, records: 100 },
      seededStreams(5)('plan'),
    );
    expect(plan.reduce((sum, { pairs }) => sum + pairs, 0)).toBeLessThanOrEqual(2500);
    expect(plan.length).toBeGreaterThan(1);
    for (const { adds } of plan) expect(adds).toBeGreaterThan(0);
  });
});

describe('from links to persons', () => {
  const link = (left: number, right: number, weight: number): Link => ({ left, right, weight });
  const weights = (table: Record<string, number>) => (a: number, b: number) =>
    table[`${a}-${b}`] ?? -5;
  const none = () => false;

  it('groups what links hold together', () => {
    expect(groupLinks(6, [link(0, 1, 5), link(1, 2, 5), link(4, 5, 1)])).toEqual([
      [0, 1, 2],
      [4, 5],
    ]);
  });

  it('cuts a group that is too large where it is weakest', () => {
    expect(
      groupLinks(6, [link(0, 1, 9), link(1, 2, 9), link(2, 3, 2), link(3, 4, 9), link(4, 5, 9)], 3),
    ).toEqual([
      [0, 1, 2],
      [3, 4, 5],
    ]);
  });

  it('splits two persons that one thin bridge holds together', () => {
    const bridge = weights({ '0-1': 8, '0-2': 8, '1-2': 8, '3-4': 8, '2-3': 1 });
    expect(splitGroup([0, 1, 2, 3, 4], { weight: bridge, apart: none })).toEqual([
      [0, 1, 2],
      [3, 4],
    ]);
  });

  it('keeps a record whose friends all vouch for it, though one pair is doubtful', () => {
    const vouched = weights({ '0-1': 8, '0-2': 8, '1-2': -2 });
    expect(splitGroup([0, 1, 2], { weight: vouched, apart: none })).toEqual([[0, 1, 2]]);
  });

  it('never makes one person of two records of a list that holds nobody twice', () => {
    const all = weights({ '0-1': 9, '0-2': 8, '1-2': 8 });
    expect(splitGroup([0, 1, 2], { weight: all, apart: (a, b) => a + b === 1 })).toEqual([
      [0, 2],
      [1],
    ]);
  });
});

describe('what labelled pairs teach', () => {
  const evidence = {
    random: [[0.1, 0.9]],
    first: [[0.9, 0.1]],
    pairs: 1000,
    records: 45,
  };
  const vectors = [
    { levels: [1], count: 50 },
    { levels: [2], count: 100 },
  ];
  const m = (labelled: VectorCount[]) =>
    learnAmongAll([...vectors, ...labelled], evidence).m[0]?.[1] ?? 0;

  it('counts each for one match, or for none', () => {
    const alone = m([]);
    expect(m([{ levels: [2], count: 20, label: 'same' }])).toBeGreaterThan(alone + 0.1);
    expect(m([{ levels: [2], count: 20, label: 'different' }])).toBeCloseTo(alone, 2);
  });
});

describe('more columns than one vector holds', () => {
  it('leaves the last ones out', () => {
    const fields = Array.from({ length: 60 }, (_, at) => ({
      name: `t${at}`,
      kind: 'text' as const,
      headers: [[`t${at}`]],
    }));
    const kept = comparable(fields);
    expect(kept).toEqual(fields.slice(0, kept.length));
    expect(5n ** BigInt(kept.length)).toBeLessThan(2n ** 63n);
    expect(5n ** BigInt(kept.length + 1)).toBeGreaterThan(2n ** 63n);
  });
});
