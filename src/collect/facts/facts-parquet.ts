/** The stored form of an import's facts: one immutable Parquet file, the pipeline's only input. */
import { type WrittenParquet, writeParquet } from '../../platform/duckdb/parquet.ts';
import type { Fact } from './fact.ts';

export const FACT_COLUMNS = {
  sheet: 'VARCHAR',
  row: 'INTEGER',
  column: 'INTEGER',
  origin: 'VARCHAR',
  residence: 'VARCHAR',
  place: 'VARCHAR',
  year: 'INTEGER',
  quarter: 'INTEGER',
  sex: 'VARCHAR',
  age: 'VARCHAR',
  education: 'VARCHAR',
  isco: 'VARCHAR',
  labour: 'VARCHAR',
  duration: 'VARCHAR',
  generation: 'VARCHAR',
  measure: 'VARCHAR',
  definition: 'VARCHAR',
  kind: 'VARCHAR',
  value: 'DOUBLE',
  low: 'DOUBLE',
  high: 'DOUBLE',
} as const satisfies Record<keyof Fact, 'VARCHAR' | 'INTEGER' | 'DOUBLE'>;

/** Streams facts into `path`, by batches where they come over time; the same facts in the same order give the same bytes. */
export function writeFactsParquet(
  facts: AsyncIterable<readonly Fact[]> | Iterable<Fact>,
  path: string,
  signal?: AbortSignal,
): Promise<WrittenParquet> {
  return writeParquet(FACT_COLUMNS, facts, path, signal);
}
