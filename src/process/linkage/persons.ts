/** The table `persons`: the cluster of each record, named by the smallest record in it. */
import {
  type Comparison,
  disjointSets,
  groupLinks,
  judgedBy,
  type Link,
  type Model,
  type Said,
  splitGroup,
  unpack,
} from '../../methods/linkage/linkage.ts';
import type { Duck } from '../../platform/duckdb/duckdb.ts';
import { comparedSql } from './pairing.ts';
import { scoreSql, weighVectors } from './scoring.ts';
import type { Steps } from './steps.ts';

export interface PersonOptions {
  readonly linkOnly: boolean;
  readonly records: number;
  /** The weight from which two records are linked, in bits. */
  readonly least: number;
  readonly said: Said;
  readonly exclusive: (a: number, b: number) => boolean;
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
  steps: Steps,
  comparisons: readonly Comparison[],
  model: Model,
  options: PersonOptions,
): Promise<{ links: number; clusters: number }> {
  await steps.once('group', async () => {
    await writeGroups(
      duck,
      groupLinks(options.records, await linksOf(duck, options.least)),
      options,
    );
    await weighGroups(duck, comparisons, model);
  });
  return steps.once('persons', async () => {
    const clusters = await writePersons(duck, steps, options);
    const [row] = await duck.rows<{ n: number }>(
      `select count(*) as n from (${linkedSql(options.linkOnly)})`,
    );
    return { links: Number(row?.n ?? 0), clusters };
  });
}

async function linksOf(duck: Duck, least: number): Promise<Link[]> {
  const links: Link[] = [];
  const blocks = duck.blocks<{ l: number; r: number; weight: number }>(
    `select l, r, weight from scored where weight >= ${least} order by l, r`,
  );
  for await (const rows of blocks)
    for (const { l, r, weight } of rows) links.push({ left: l, right: r, weight });
  return links;
}

/** The table `grouped`: records that links hold together (grp), and groups that verdicts hold together (circle). */
async function writeGroups(
  duck: Duck,
  groups: readonly number[][],
  { said: { same }, records }: PersonOptions,
): Promise<void> {
  const groupOf = new Map(groups.flatMap((group, at) => group.map((record) => [record, at])));
  const lonely = [...new Set(same.flat())].filter((record) => !groupOf.has(record));
  for (const [at, record] of lonely.entries()) groupOf.set(record, groups.length + at);
  const circles = disjointSets(Math.min(records, groups.length + lonely.length));
  for (const [a, b] of same) circles.join(groupOf.get(a) ?? 0, groupOf.get(b) ?? 0);
  await duck.run('create table grouped (circle integer, grp integer, idx integer)');
  await duck.append(
    'grouped',
    groupOf.entries().map(([idx, grp]) => [circles.find(grp), grp, idx]),
  );
}

/** Every pair inside a circle is weighed, whether or not a rule had found it: the table `inner_scored`. */
async function weighGroups(
  duck: Duck,
  comparisons: readonly Comparison[],
  model: Model,
): Promise<void> {
  const pairs =
    'select x.idx as a, y.idx as b from grouped x join grouped y on x.circle = y.circle and x.idx < y.idx';
  await duck.run(`create table inner_pairs as ${await comparedSql(duck, pairs, comparisons)}`);
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

async function writePersons(duck: Duck, steps: Steps, options: PersonOptions): Promise<number> {
  const { apart, joined } = judgedBy(options.said, options.exclusive);
  const parts: number[][] = [];
  for await (const { records, weight } of eachGroup(duck))
    for (const part of splitGroup(records, { weight, apart })) parts.push(part);
  await steps.breathe();
  const moved: [number, number][] = [];
  for (const [first = 0, ...rest] of joined(parts))
    for (const record of rest) moved.push([record, first]);
  await duck.run('create table joined (idx integer, cluster integer)');
  await duck.append('joined', moved);
  await duck.run(
    'create table persons as select s.idx, coalesce(j.cluster, s.idx) as cluster from standardised s left join joined j using (idx)',
  );
  return options.records - moved.length;
}

interface Group {
  readonly records: readonly number[];
  readonly weight: (a: number, b: number) => number;
}

/** Groups one after another, with the weights of their pairs alone in memory. */
async function* eachGroup(duck: Duck): AsyncGenerator<Group> {
  let records = new Set<number>();
  let weights = new Map<number, number>();
  let group = -1;
  const whole = (): Group => {
    const known = weights;
    return {
      records: [...records].toSorted((a, b) => a - b),
      weight: (a, b) => known.get(pairOf(a, b)) ?? 0,
    };
  };
  const blocks = duck.blocks<{ grp: number; l: number; r: number | null; weight: number | null }>(`
    select a.grp, a.idx as l, s.r, s.weight from grouped a left join (
      select x.grp, s.l, s.r, s.weight from inner_scored s join grouped x on x.idx = s.l join grouped y on y.idx = s.r where x.grp = y.grp
    ) s on s.l = a.idx order by a.grp, a.idx, s.r`);
  for await (const rows of blocks)
    for (const { grp, l, r, weight } of rows) {
      if (grp !== group && records.size > 0) {
        yield whole();
        [records, weights] = [new Set(), new Map()];
      }
      group = grp;
      records.add(l);
      if (r !== null && weight !== null) weights.set(pairOf(l, r), weight);
    }
  if (records.size > 0) yield whole();
}

// Records are counted by integers below 2^26 here: a pair fits in a safe integer.
const pairOf = (a: number, b: number): number => a * 67_108_864 + b;
