import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type postgres from 'postgres';
import { copyIn } from '../../platform/database/copy.ts';
import type { Executor } from '../../platform/database/database.ts';
import { duckdb } from '../../platform/duckdb/dialect.ts';
import { type Duck, openDuck } from '../../platform/duckdb/duckdb.ts';
import { type EstimateDocument, estimateDocuments } from '../estimates/estimates.ts';
import type { PersonsDocument } from '../person-tables/person-tables.ts';
import type { VolunteersDocument } from '../volunteers/volunteers.ts';
import { releaseDocuments } from './tables.ts';

/** Keeps what volunteers say where pages look for it, beside what the run made. */
export async function keepVolunteers(
  tx: Executor,
  releaseId: string,
  documents: readonly VolunteersDocument[],
): Promise<void> {
  if (documents.length === 0) return;
  await tx.insert(releaseDocuments).values(
    documents.map((document) => ({
      releaseId,
      kind: 'volunteers',
      key: document.origin,
      document,
    })),
  );
}

/** Keeps what lists know of people the same way. */
export async function keepPersons(
  tx: Executor,
  releaseId: string,
  documents: readonly PersonsDocument[],
): Promise<void> {
  if (documents.length === 0) return;
  await tx
    .insert(releaseDocuments)
    .values(
      documents.map((document) => ({ releaseId, kind: 'persons', key: document.key, document })),
    );
}

/** And how many there are in all, where an analyst chose to say so. */
export async function keepEstimate(
  tx: Executor,
  releaseId: string,
  document: EstimateDocument | null,
): Promise<void> {
  if (!document) return;
  await tx
    .insert(releaseDocuments)
    .values(estimateDocuments(document).map((row) => ({ releaseId, kind: 'estimate', ...row })));
}

/** The run's tables as local Parquet files, by name. */
export type Tables = Readonly<Record<string, string>>;

const FACT_COLUMNS =
  'source, origin, residence, place, year, quarter, sex, age, education, isco, labour, duration, generation, measure, definition, kind, value, low, high, import_id, sheet, "row", "column"';

const DOCUMENTS: Readonly<Record<string, string>> = {
  corridor: 'documents',
  origin: 'origin_documents',
  residence: 'residence_documents',
  hub: 'hub_documents',
};

/** Copies what pages read from the run's tables into the release's rows, inside the caller's transaction. */
export async function loadRelease(
  sql: postgres.TransactionSql,
  releaseId: string,
  tables: Tables,
  onPart?: (share: number) => void,
): Promise<void> {
  // Longer than any page may take: rows by the million.
  await sql.unsafe('set local statement_timeout = 0');
  await withDuck(async (duck, folder) => {
    const view = (name: string) => duckdb.readParquet([tables[name] ?? '']);
    const id = `'${releaseId}'`;
    const parts: [string, string][] = Object.entries(DOCUMENTS).map(([kind, table]) => [
      'release_documents (release_id, kind, key, document)',
      `select ${id}, '${kind}', key, document from ${view(table)}`,
    ]);
    parts.push([
      `release_facts (release_id, position, ${FACT_COLUMNS})`,
      `select ${id}, row_number() over (order by origin, residence, measure, source, year), ${FACT_COLUMNS} from (${meaningful(view('facts'))})`,
    ]);
    parts.push([
      'release_cells (release_id, origin, residence, measure, definition, kind, year, sex, source, value)',
      `select ${id}, origin, residence, measure, definition, kind, year, sex, source, value from ${view('atlas_cells')}`,
    ]);
    for (const [index, [target, query]] of parts.entries()) {
      await copy(sql, duck, folder, target, query);
      onPart?.((index + 1) / parts.length);
    }
  });
}

// A zero says something where the same source has people in that corridor in another year; half a million that
// only say "none here, ever" stay in the package.
const meaningful = (facts: string) =>
  `select * from ${facts} qualify max(value) over (partition by source, origin, residence, measure) > 0`;

// By way of a file: the engine writes CSV and the server reads it, each at its own pace and without a row in JavaScript.
async function copy(
  sql: postgres.TransactionSql,
  duck: Duck,
  folder: string,
  target: string,
  query: string,
): Promise<void> {
  const file = join(folder, 'part.csv');
  await duck.run(`copy (${query}) to ${duckdb.text(file)} (format csv, header false)`);
  const source = createReadStream(file, { highWaterMark: 1 << 20 });
  await copyIn(sql, `copy ${target} from stdin (format csv)`, source);
  await rm(file);
}

export async function withDuck<T>(work: (duck: Duck, folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'passerelle-release-'));
  const duck = await openDuck({ memoryMb: 400, threads: 2, temp: folder });
  try {
    return await work(duck, folder);
  } finally {
    await duck.close();
    await rm(folder, { recursive: true, force: true });
  }
}
