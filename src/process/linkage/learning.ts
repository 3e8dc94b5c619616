/** What the lists themselves teach: how often levels meet by chance, and among matches. */
import {
  type Comparison,
  type Joint,
  type KinBelief,
  learnInRounds,
  type Model,
  scaled,
  unpack,
  type VectorCount,
} from '../../methods/linkage/linkage.ts';
import type { Duck } from '../../platform/duckdb/duckdb.ts';
import { comparedSql } from './pairing.ts';
import type { Steps } from './steps.ts';

export interface PackedVector extends VectorCount {
  readonly packed: bigint;
}

export interface LearnOptions {
  readonly linkOnly: boolean;
  readonly records: number;
  /** Pairs that the lists have in all, compared or not. */
  readonly pairs: number;
}

/** Learns the model, and leaves it as the table `learned` too. */
export async function learnModel(
  duck: Duck,
  steps: Steps,
  comparisons: readonly Comparison[],
  vectors: readonly VectorCount[],
  options: LearnOptions,
): Promise<Model> {
  return steps.once('learn', async () => {
    const evidence = {
      random: await randomShares(duck, comparisons, options),
      first: comparisons.map(({ levels }) => levels.map(({ m }) => m)),
      joints: await jointAgreements(
        duck,
        comparisons.filter(({ needs }) => needs.length > 0),
      ),
      ...kinBeliefs(comparisons),
      pairs: options.pairs,
      records: options.records,
    };
    let model: Model | undefined;
    for (const better of learnInRounds(vectors, evidence)) {
      model = better;
      await steps.breathe();
    }
    if (!model) throw new Error('nothing was learnt');
    await writeModel(duck, comparisons, model);
    return model;
  });
}

/** Relatives are looked for where the lists tell something that a household shares. */
function kinBeliefs(comparisons: readonly Comparison[]): { kin?: readonly KinBelief[] } {
  return comparisons.some(({ household }) => household)
    ? { kin: comparisons.map(({ kin }) => kin) }
    : {};
}

async function writeModel(
  duck: Duck,
  comparisons: readonly Comparison[],
  { m, u }: Model,
): Promise<void> {
  await duck.run(
    'create table learned (comparison integer, field text, level integer, name text, m double, u double)',
  );
  await duck.append(
    'learned',
    comparisons.flatMap(({ field, levels }, at) =>
      levels.map(({ name }, level) => [
        at,
        field,
        level + 1,
        name,
        m[at]?.[level] ?? 0,
        u[at]?.[level] ?? 0,
      ]),
    ),
  );
}

/** How many candidates show each vector: the table `vectors`. */
export async function countVectors(
  duck: Duck,
  steps: Steps,
  comparisons: readonly Comparison[],
): Promise<PackedVector[]> {
  await steps.once('count', () =>
    duck.run('create table vectors as select vector, count(*) as pairs from compared group by all'),
  );
  const rows = await duck.rows<{ vector: string; pairs: number }>(
    'select vector::text as vector, pairs from vectors order by vectors.vector',
  );
  return rows.map(({ vector, pairs }) => ({
    packed: BigInt(vector),
    levels: unpack(BigInt(vector), comparisons),
    count: Number(pairs),
  }));
}

const BATCH = 100_000;
const BATCHES = 4;
/** A level that random pairs show so often is known well enough. */
const ENOUGH = 100;

/** The shares of levels among random pairs, drawn for each comparison until each of its levels was seen often enough or the effort is out. */
async function randomShares(
  duck: Duck,
  comparisons: readonly Comparison[],
  options: LearnOptions,
): Promise<number[][]> {
  const counts = new Map(
    comparisons.map((comparison) => [comparison, comparison.levels.map(() => 0)]),
  );
  let open = [...comparisons];
  for (let batch = 0; batch < BATCHES && open.length > 0; batch += 1) {
    await addBatch(duck, open, counts, batch, options);
    open = open.filter((comparison) =>
      counts
        .get(comparison)
        ?.slice(1)
        .some((count) => count < ENOUGH),
    );
  }
  return Promise.all(
    comparisons.map(async (comparison) =>
      withExact(
        smoothed(counts.get(comparison) ?? []),
        await exactShare(duck, comparison, options),
      ),
    ),
  );
}

function smoothed(counts: readonly number[]): number[] {
  const sum = counts.reduce((a, b) => a + b, 0) + 0.5 * counts.length;
  return counts.map((count) => (count + 0.5) / sum);
}

async function addBatch(
  duck: Duck,
  open: readonly Comparison[],
  counts: ReadonlyMap<Comparison, number[]>,
  batch: number,
  { linkOnly, records }: LearnOptions,
): Promise<void> {
  const place = (salt: number) => `(hash(i * 2 + ${salt}, ${batch}) % ${records})::integer`;
  const drawn = `select a, b from (select ${place(0)} as a, ${place(1)} as b from range(${BATCH}) t(i))
    join standardised l on l.idx = a join standardised r on r.idx = b where ${linkOnly ? 'l.source <> r.source' : 'a <> b'}`;
  const compared = await comparedSql(duck, drawn, open);
  const rows = await duck.rows<{ vector: string; n: number }>(
    `select vector::text as vector, count(*) as n from (${compared}) group by all`,
  );
  for (const { vector, n } of rows)
    for (const [at, level] of unpack(BigInt(vector), open).entries()) {
      const comparison = open[at];
      const row = comparison && counts.get(comparison);
      if (level > 0 && row) row[level - 1] = (row[level - 1] ?? 0) + Number(n);
    }
}

/** The share of pairs that agree wholly on a field, from how often each value stands: no sample sees what is rare. */
async function exactShare(
  duck: Duck,
  { needs: [column] }: Comparison,
  { linkOnly }: LearnOptions,
): Promise<number | null> {
  if (column === undefined) return null;
  const [row] = await duck.rows<{ same: number; told: number }>(
    linkOnly
      ? `with counts as (select source, ${column} as value, count(*) as n from standardised where ${column} is not null group by all),
         by_value as (select sum(n) ^ 2 - sum(n ^ 2) as same from counts group by value),
         by_source as (select sum(n) as n from counts group by source)
         select (select sum(same) from by_value) as same, (select sum(n) ^ 2 - sum(n ^ 2) from by_source) as told`
      : `select sum(n * (n - 1)) as same, sum(n) ^ 2 - sum(n) as told
         from (select count(*) as n from standardised where ${column} is not null group by ${column})`,
  );
  const [same, told] = [Number(row?.same ?? 0), Number(row?.told ?? 0)];
  return told > 0 ? Math.max(same, 0.5) / told : null;
}

function withExact(shares: readonly number[], exact: number | null): number[] {
  if (exact === null) return [...shares];
  const rest = 1 - (shares[0] ?? 0);
  return shares.map((share, level) => (level === 0 ? exact : (share / rest) * (1 - exact)));
}

/** Records on which dependence is counted. */
const JOINT_RECORDS = 50_000;
/** Matches stand in twos and threes; so many records that agree on both fields do so by chance. */
const CROWD = 10;

/** For each two fields, how often two records agree by chance on both, on one and on none, from how often values stand together. */
async function jointAgreements(duck: Duck, comparisons: readonly Comparison[]): Promise<Joint[]> {
  const joints: Joint[] = [];
  for (const [
    a,
    {
      needs: [one = ''],
    },
  ] of comparisons.entries())
    for (const [
      b,
      {
        needs: [two = ''],
      },
    ] of comparisons.entries())
      if (a < b) joints.push(await jointOf(duck, a, one, b, two));
  return joints;
}

async function jointOf(duck: Duck, a: number, one: string, b: number, two: string): Promise<Joint> {
  const [row] = await duck.rows<Record<'rows' | 'both' | 'a' | 'b', number>>(`
    with told as materialized (select ${one} as a, ${two} as b, count(*) as n from standardised
      where idx < ${JOINT_RECORDS} and ${one} is not null and ${two} is not null group by all)
    select (select sum(n) from told) as rows, (select sum(n * (n - 1)) from told where n >= ${CROWD}) as both,
      (select sum(n * (n - 1)) from (select sum(n) as n from told group by a)) as a,
      (select sum(n * (n - 1)) from (select sum(n) as n from told group by b)) as b`);
  const [rows, both] = [Number(row?.rows ?? 0), Number(row?.both ?? 0)];
  const [first, second] = [Number(row?.a ?? 0) - both, Number(row?.b ?? 0) - both];
  const pairs = rows * (rows - 1);
  return {
    a,
    b,
    pairs: pairs / 2,
    random: scaled([both, first, second, Math.max(0, pairs - both - first - second)]),
  };
}
