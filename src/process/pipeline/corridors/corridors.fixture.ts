/** For tests: a few facts in, the tables of a whole run out. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Fact } from '../../../collect/facts/fact.ts';
import { writeFactsParquet } from '../../../collect/facts/facts-parquet.ts';
import { duckdb } from '../../../platform/duckdb/dialect.ts';
import { type Duck, openDuck } from '../../../platform/duckdb/duckdb.ts';
import { tablePath } from '../runner.ts';
import type { Manifest } from '../step.ts';
import { runCorridors } from './corridors.ts';
import type {
  CorridorDocument,
  HubDocument,
  OriginDocument,
  ResidenceDocument,
  Scope,
  SourceMeta,
} from './document.ts';

export const EVERYWHERE: Scope = { origins: 'all', residences: 'all' };

export function source(id: string, rest: Partial<SourceMeta> = {}): SourceMeta {
  return {
    id,
    slug: id,
    holder: `holder of ${id}`,
    title: { fr: id, en: id, es: id, ar: id },
    definition: 'birth',
    kind: 'modelled',
    vintage: '2020-12-31',
    licence: 'CC BY 4.0',
    method: '',
    biases: '',
    ...rest,
  };
}

export type Given = Partial<Fact> & Pick<Fact, 'origin' | 'residence' | 'year' | 'value'>;

export interface Holding {
  readonly meta: SourceMeta;
  readonly facts: readonly Given[];
  readonly importId?: string;
}

export interface Made {
  readonly manifest: Manifest;
  rows<T extends object>(sql: string): Promise<T[]>;
  corridor(key: string): Promise<CorridorDocument>;
  corridors(): Promise<CorridorDocument[]>;
  origin(code: string): Promise<OriginDocument>;
  residence(code: string): Promise<ResidenceDocument>;
  hub(): Promise<HubDocument>;
  close(): Promise<void>;
}

/** Runs the pipeline over what each source holds. `order` is that in which the files are handed over. */
export async function made(holdings: readonly Holding[], scope: Scope = EVERYWHERE): Promise<Made> {
  const directory = await mkdtemp(join(tmpdir(), 'corridors-'));
  const facts = [];
  for (const [
    index,
    { meta, facts: given, importId = `import-${meta.id}` },
  ] of holdings.entries()) {
    const path = join(directory, `facts-${index}.parquet`);
    await writeFactsParquet(given.map(whole(meta)), path);
    facts.push({ source: meta.id, importId, path });
  }
  const sources = [...new Map(holdings.map(({ meta }) => [meta.id, meta])).values()];
  const run = join(directory, 'run');
  const manifest = await runCorridors(
    { sources, facts, scope },
    { directory: run, seed: 1, codeVersion: 'test', memoryMb: 200, threads: 1 },
  );
  return await opened(run, manifest, () => rm(directory, { recursive: true }));
}

export function whole(meta: SourceMeta): (given: Given, index: number) => Fact {
  return (given, index) => ({
    sheet: 'Table 1',
    row: index + 2,
    column: 3,
    place: null,
    quarter: null,
    sex: 'both',
    age: null,
    education: null,
    isco: null,
    labour: null,
    duration: null,
    generation: null,
    measure: 'stock',
    definition: meta.definition,
    kind: meta.kind,
    low: null,
    high: null,
    ...given,
  });
}

/** Opens the tables of a run that is complete. */
export async function opened(
  directory: string,
  manifest: Manifest,
  close: () => Promise<void> = async () => {},
): Promise<Made> {
  const duck = await openDuck({ memoryMb: 200, threads: 1, temp: directory });
  for (const { table } of manifest.steps) {
    await duck.run(
      `create view ${duckdb.identifier(table)} as select * from ${duckdb.readParquet([tablePath(directory, table)])}`,
    );
  }
  return {
    manifest,
    rows: (sql) => duck.rows(sql),
    corridor: (key) => document(duck, 'documents', key),
    corridors: () => documents(duck, 'documents'),
    origin: (code) => document(duck, 'origin_documents', code),
    residence: (code) => document(duck, 'residence_documents', code),
    hub: () => document(duck, 'hub_documents', '*'),
    close: async () => {
      await duck.close();
      await close();
    },
  };
}

async function document<T>(duck: Duck, table: string, key: string): Promise<T> {
  const [found] = await documents<T>(duck, table, `where key = ${duckdb.text(key)}`);
  if (found === undefined) throw new Error(`no document ${key} in ${table}`);
  return found;
}

async function documents<T>(duck: Duck, table: string, where = ''): Promise<T[]> {
  const rows = await duck.rows<{ document: string }>(
    `select document from ${table} ${where} order by key`,
  );
  return rows.map(({ document }) => JSON.parse(document) as T);
}
