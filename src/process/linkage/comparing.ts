/** The table `compared`: each candidate pair (l < r by place in `standardised`) with its packed levels. */
import { type Comparison, packedSql, type Rule, ruleSql } from '../../methods/linkage/linkage.ts';
import type { Duck } from '../../platform/duckdb/duckdb.ts';

export interface CompareOptions {
  readonly linkOnly: boolean;
  readonly records: number;
  /** As many pairs as are compared without any blocking. */
  readonly all: boolean;
  readonly progress: (share: number) => void;
}

/** A chunk holds about so many records' keys: what one join has in memory at once. */
const CHUNK = 250_000;

export async function comparePairs(
  duck: Duck,
  plan: readonly Rule[],
  comparisons: readonly Comparison[],
  options: CompareOptions,
): Promise<number> {
  await duck.run('create table compared (l integer, r integer, vector bigint)');
  if (options.all) await compareAll(duck, comparisons, options);
  else await compareByRules(duck, plan, comparisons, options);
  const [row] = await duck.rows<{ n: number }>('select count(*) as n from compared');
  return Number(row?.n ?? 0);
}

/** Records of one list come before those of the next, so that the order of places is the order of lists too. */
const apart = (linkOnly: boolean): string =>
  linkOnly ? 'l.idx < r.idx and l.source <> r.source' : 'l.idx < r.idx';

async function compareAll(
  duck: Duck,
  comparisons: readonly Comparison[],
  { linkOnly }: CompareOptions,
): Promise<void> {
  await duck.run(`insert into compared select l.idx, r.idx, ${packedSql(comparisons)}
    from standardised l join standardised r on ${apart(linkOnly)}`);
}

async function compareByRules(
  duck: Duck,
  plan: readonly Rule[],
  comparisons: readonly Comparison[],
  options: CompareOptions,
): Promise<void> {
  const hashes = plan.map(
    (rule, at) =>
      `case when ${ruleSql(rule)} is not null then hash(${ruleSql(rule)}) end as h${at}`,
  );
  await duck.run(
    `create table keyed as select idx, source, ${hashes.join(', ')} from standardised`,
  );
  const chunks = Math.max(1, Math.ceil(options.records / CHUNK));
  for (const [at] of plan.entries()) {
    // A pair that an earlier rule found is not found again.
    const fresh = plan
      .slice(0, at)
      .map((_, before) => `(l.h${before} <> r.h${before}) is not false`);
    for (let chunk = 0; chunk < chunks; chunk += 1) {
      const here =
        chunks === 1 ? [] : [`l.h${at} % ${chunks} = ${chunk}`, `r.h${at} % ${chunks} = ${chunk}`];
      const where = [apart(options.linkOnly), ...fresh, ...here].join(' and ');
      await duck.run(`insert into compared
        with pairs as materialized (select l.idx as a, r.idx as b from keyed l join keyed r on l.h${at} = r.h${at} where ${where})
        select a, b, ${packedSql(comparisons)} from pairs join standardised l on l.idx = a join standardised r on r.idx = b`);
      options.progress((at + (chunk + 1) / chunks) / plan.length);
    }
  }
  await duck.run('drop table keyed');
}
