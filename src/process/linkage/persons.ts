/** The table `persons`: the cluster of each record, named by the smallest record in it. */
import {
  type Comparison,
  disjointSets,
  groupLinks,
  type Link,
  type Model,
  splitGroup,
  unpack,
} from '../../methods/linkage/linkage.ts';
import type { Duck } from '../../platform/duckdb/duckdb.ts';
import { compareWithin, scoreSql, weighVectors } from './scoring.ts';

export interface PersonOptions {
  readonly linkOnly: boolean;
  readonly records: number;
  /** Weight from which two records are linked, in bits. */
  readonly least: number;
  /** The list of a record where that list is known to hold nobody twice, else null. */
  readonly uniqueList: (record: number) => number | null;
}

/**
 * Every two records of one person, with the weight of these two by themselves: below the threshold where others hold
 * them together. Where only links between lists are wanted, those within one are left out.
 */
export function linkedSql(linkOnly: boolean): string {
  const across = `join standardised x on x.idx = s.l join standardised y on y.idx = s.r and x.source <> y.source`;
  return `select s.l, s.r, s.weight from inner_scored s join persons a on a.idx = s.l join persons b on b.idx = s.r
    ${linkOnly ? across : ''} where a.cluster = b.cluster`;
}

/** Makes `persons`; gives how many links stand within persons, and how many persons there are. */
export async function clusterPairs(
  duck: Duck,
  comparisons: readonly Comparison[],
  model: Model,
  options: PersonOptions,
): Promise<{ links: number; clusters: number }> {
  const links = await linksOf(duck, options.least);
  const groups = groupLinks(options.records, links);
  await weighGroups(duck, groups, comparisons, model);
  const weights = await innerWeights(duck);
  const persons = groups.flatMap((group) =>
    splitGroup(group, {
      weight: (a, b) => weights.get(pairOf(a, b)) ?? 0,
      exclusive: exclusiveBy(options),
    }),
  );
  const clusters = await writePersons(duck, persons, options.records);
  const [row] = await duck.rows<{ n: number }>(
    `select count(*) as n from (${linkedSql(options.linkOnly)})`,
  );
  return { links: Number(row?.n ?? 0), clusters };
}

async function linksOf(duck: Duck, least: number): Promise<Link[]> {
  const rows = await duck.rows<{ l: number; r: number; weight: number }>(
    `select l, r, weight from scored where weight >= ${least} order by l, r`,
  );
  return rows.map(({ l, r, weight }) => ({ left: l, right: r, weight }));
}

const exclusiveBy =
  ({ uniqueList }: PersonOptions) =>
  (a: number, b: number): boolean =>
    uniqueList(a) !== null && uniqueList(a) === uniqueList(b);

// Records are counted by integers below 2^26 here: a pair fits in a safe integer.
const pairOf = (a: number, b: number): number => a * 67_108_864 + b;

/** Every pair inside a group is weighed, whether or not a rule had found it. */
async function weighGroups(
  duck: Duck,
  groups: readonly number[][],
  comparisons: readonly Comparison[],
  model: Model,
): Promise<void> {
  await duck.run('create table grouped (grp integer, idx integer)');
  await insertRows(
    duck,
    'grouped',
    groups.flatMap((group, at) => group.map((record) => `(${at}, ${record})`)),
  );
  await compareWithin(duck, comparisons);
  const rows = await duck.rows<{ vector: string }>(
    'select distinct vector::text as vector from inner_pairs anti join weighed using (vector)',
  );
  await weighVectors(
    duck,
    rows.map(({ vector }) => ({
      packed: BigInt(vector),
      levels: unpack(BigInt(vector), comparisons),
      count: 1,
    })),
    comparisons,
    model,
  );
  await duck.run(`create table inner_scored as ${scoreSql('inner_pairs', comparisons)}`);
}

async function innerWeights(duck: Duck): Promise<Map<number, number>> {
  const weights = new Map<number, number>();
  for await (const rows of duck.blocks<{ l: number; r: number; weight: number }>(
    'select l, r, weight from inner_scored',
  ))
    for (const { l, r, weight } of rows) weights.set(pairOf(l, r), weight);
  return weights;
}

async function writePersons(
  duck: Duck,
  persons: readonly number[][],
  records: number,
): Promise<number> {
  const sets = disjointSets(records);
  for (const [first = 0, ...rest] of persons) for (const record of rest) sets.join(first, record);
  await duck.run('create table joined (idx integer, cluster integer)');
  const moved: string[] = [];
  for (let record = 0; record < records; record += 1) {
    const root = sets.find(record);
    if (root !== record) moved.push(`(${record}, ${root})`);
  }
  await insertRows(duck, 'joined', moved);
  await duck.run(
    'create table persons as select s.idx, coalesce(j.cluster, s.idx) as cluster from standardised s left join joined j using (idx)',
  );
  return records - moved.length;
}

async function insertRows(duck: Duck, table: string, rows: readonly string[]): Promise<void> {
  for (let at = 0; at < rows.length; at += 5000)
    await duck.run(`insert into ${table} values ${rows.slice(at, at + 5000).join(', ')}`);
}
