/** The tables of a linkage as files: `pairs.csv`, `clusters.csv` and `manifest.json`. */

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { probabilityOf } from '../../methods/linkage/linkage.ts';
import type { Duck } from '../../platform/duckdb/duckdb.ts';
import { writeCsvFile } from '../../platform/sheets/sheets.ts';
import type { Linkage, LinkOptions } from './linkage.ts';
import { linkedSql } from './persons.ts';

export async function writeResults(
  duck: Duck,
  linkage: Linkage,
  folder: string,
  options: LinkOptions,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeCsvFile(pairRows(duck, linkage, options), join(folder, 'pairs.csv'));
  await writeCsvFile(clusterRows(duck, linkage), join(folder, 'clusters.csv'));
  await writeFile(
    join(folder, 'manifest.json'),
    `${JSON.stringify(manifestOf(linkage, options), null, 2)}\n`,
  );
}

/** The heaviest first; of two lists the one whose name comes first leads. */
async function* pairRows(
  duck: Duck,
  { lists }: Linkage,
  { linkOnly }: LinkOptions,
): AsyncGenerator<(string | number)[]> {
  yield ['source_l', 'id_l', 'source_r', 'id_r', 'weight', 'probability'];
  const blocks = duck.blocks<{ sl: number; il: string; sr: number; ir: string; weight: number }>(`
    select l.source as sl, l.id as il, r.source as sr, r.id as ir, p.weight
    from (
      select p.weight, (x.source, x.id) <= (y.source, y.id) as straight, p.l, p.r
      from (${linkedSql(linkOnly)}) p join standardised x on x.idx = p.l join standardised y on y.idx = p.r
    ) p
      join standardised l on l.idx = case when straight then p.l else p.r end
      join standardised r on r.idx = case when straight then p.r else p.l end
    order by p.weight desc, l.source, l.id, r.source, r.id`);
  for await (const rows of blocks)
    for (const { sl, il, sr, ir, weight } of rows)
      yield [
        lists[sl]?.source ?? '',
        il,
        lists[sr]?.source ?? '',
        ir,
        Number(weight.toFixed(4)),
        Number(probabilityOf(weight).toFixed(6)),
      ];
}

async function* clusterRows(duck: Duck, { lists }: Linkage): AsyncGenerator<(string | number)[]> {
  yield ['source', 'id', 'cluster'];
  const blocks = duck.blocks<{ source: number; id: string; cluster: number }>(`
    select s.source, s.id, dense_rank() over (order by p.cluster) as cluster
    from standardised s join persons p using (idx) order by s.source, s.id`);
  for await (const rows of blocks)
    for (const { source, id, cluster } of rows) yield [lists[source]?.source ?? '', id, cluster];
}

function manifestOf({ lists, plan, model, ...counts }: Linkage, options: LinkOptions) {
  return {
    version: 1,
    lists: lists.map(({ source, rows, idHeader }) => ({ source, rows, id: idHeader })),
    settings: {
      link_only: options.linkOnly,
      link_above: options.linkAbove,
      pairs_per_record: options.pairsPerRecord,
      unique: options.unique,
    },
    records: counts.records,
    candidate_pairs: counts.candidatePairs,
    links: counts.links,
    clusters: counts.clusters,
    blocking: plan.rules.map(({ name, pairs, adds }) => ({
      rule: name,
      pairs: Math.round(pairs),
      adds: Number(adds.toFixed(4)),
    })),
    prior: model.lambda,
    ties: (model.ties ?? []).map(({ a, b, m, u }) => ({
      fields: [model.comparisons[a]?.field, model.comparisons[b]?.field],
      matches: m,
      others: u,
    })),
    comparisons: model.comparisons.map(({ field, kind, headers, levels }, at) => ({
      field,
      kind,
      columns: headers,
      levels: levels.map(({ name }, level) => {
        const [m, u] = [model.m[at]?.[level] ?? 0, model.u[at]?.[level] ?? 0];
        return { level: name, m, u, weight: Number(Math.log2(m / u).toFixed(3)) };
      }),
    })),
  };
}
