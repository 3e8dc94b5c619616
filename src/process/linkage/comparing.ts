/** The table `compared`: each candidate pair (l < r by place in `standardised`) with its packed levels. */
import { type Comparison, type Rule, ruleSql } from '../../methods/linkage/linkage.ts';
import type { Duck } from '../../platform/duckdb/duckdb.ts';
import { comparedSql } from './pairing.ts';
import type { Plan } from './planning.ts';
import type { Steps } from './steps.ts';

export interface CompareOptions {
  readonly linkOnly: boolean;
  readonly progress: (share: number) => void;
}

export async function comparePairs(
  duck: Duck,
  steps: Steps,
  plan: Plan,
  comparisons: readonly Comparison[],
  options: CompareOptions,
): Promise<number> {
  if (plan.all) await compareAll(duck, steps, comparisons, options);
  else await compareByRules(duck, steps, plan, comparisons, options);
  return steps.once('compared', async () => {
    await duck.run('drop table if exists keyed');
    const [row] = await duck.rows<{ n: number }>('select count(*) as n from compared');
    return Number(row?.n ?? 0);
  });
}

/** Records of one list come before those of the next, so that the order of places is the order of lists too. */
const apart = (linkOnly: boolean): string =>
  linkOnly ? 'l.idx < r.idx and l.source <> r.source' : 'l.idx < r.idx';

async function compareAll(
  duck: Duck,
  steps: Steps,
  comparisons: readonly Comparison[],
  { linkOnly }: CompareOptions,
): Promise<void> {
  await steps.once('compare', async () => {
    const pairs = `select l.idx as a, r.idx as b from standardised l join standardised r on ${apart(linkOnly)}`;
    await duck.run(`create table compared as ${await comparedSql(duck, pairs, comparisons)}`);
  });
}

async function compareByRules(
  duck: Duck,
  steps: Steps,
  { rules, chunks }: Plan,
  comparisons: readonly Comparison[],
  options: CompareOptions,
): Promise<void> {
  await steps.once('keys', () => makeKeys(duck, rules));
  for (const [at] of rules.entries()) {
    // A pair that an earlier rule found is not found again.
    const fresh = rules
      .slice(0, at)
      .map((_, before) => `(l.h${before} <> r.h${before}) is not false`);
    for (let chunk = 0; chunk < chunks; chunk += 1) {
      const here =
        chunks === 1 ? [] : [`l.h${at} % ${chunks} = ${chunk}`, `r.h${at} % ${chunks} = ${chunk}`];
      const where = [apart(options.linkOnly), ...fresh, ...here].join(' and ');
      const pairs = `select l.idx as a, r.idx as b from keyed l join keyed r on l.h${at} = r.h${at} where ${where}`;
      await steps.once(`compare/${at}/${chunk}`, async () =>
        duck.run(`insert into compared ${await comparedSql(duck, pairs, comparisons)}`),
      );
      options.progress((at + (chunk + 1) / chunks) / rules.length);
    }
  }
}

/** The table `keyed`: the keys of each record under each rule, as hashes. */
async function makeKeys(duck: Duck, rules: readonly Rule[]): Promise<void> {
  const hashes = rules.map(
    (rule, at) =>
      `case when ${ruleSql(rule)} is not null then hash(${ruleSql(rule)}) end as h${at}`,
  );
  await duck.run(
    `create table keyed as select ${['idx', 'source', ...hashes].join(', ')} from standardised`,
  );
  await duck.run('create table compared (l integer, r integer, vector bigint)');
}
