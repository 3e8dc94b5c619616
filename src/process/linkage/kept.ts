/** What outlives the working database: pairs worth a look, records by their place, persons. No name among them. */
import type { Duck } from '../../platform/duckdb/duckdb.ts';

export interface KeptPair {
  /** Places of two records, l < r. */
  readonly l: number;
  readonly r: number;
  /** The log2 odds that they are one person. */
  readonly weight: number;
  /** Packed levels: what a pair's evidence is told from. */
  readonly vector: bigint;
}

/** Pairs from `keepAbove` on, and every pair of records that links hold together: what `groupWith` needs. By l and r. */
export async function* eachKeptPair(duck: Duck): AsyncGenerator<KeptPair[]> {
  const blocks = duck.blocks<{ l: number; r: number; weight: number; vector: string }>(`
    select l, r, weight, vector::text as vector from (
      select l, r, weight, vector from scored union select l, r, weight, vector from inner_scored
    ) order by l, r`);
  for await (const rows of blocks)
    yield rows.map(({ vector, ...row }) => ({ ...row, vector: BigInt(vector) }));
}

export interface LinkedRecord {
  readonly idx: number;
  /** The place of its list among `Linkage.lists`. */
  readonly source: number;
  readonly id: string;
  /** The smallest place among the records of its person. */
  readonly person: number;
}

export async function* eachRecord(duck: Duck): AsyncGenerator<LinkedRecord[]> {
  yield* duck.blocks<LinkedRecord>(
    'select s.idx, s.source, s.id, p.cluster as person from standardised s join persons p using (idx) order by s.idx',
  );
}
