/** From facts to corridors: the front door of the pipeline that makes the atlas and the sheets. */
import { FACT_COLUMNS } from '../../../collect/facts/facts-parquet.ts';
import { duckdb } from '../../../platform/duckdb/dialect.ts';
import type { RunOptions } from '../making.ts';
import { runPipeline } from '../runner.ts';
import type { Input, Manifest } from '../step.ts';
import type { Scope, SourceMeta } from './document.ts';
import { CORRIDOR_STEPS } from './steps.ts';

export { tablePath } from '../runner.ts';
export { DIMENSIONS, lineageOf, PRICE_CEILING_PERCENT, PRICE_TARGET_PERCENT } from './document.ts';

export interface CorridorInput {
  readonly sources: readonly SourceMeta[];
  /** One entry an applied import: a file written by `writeFactsParquet`. */
  readonly facts: readonly {
    readonly source: string;
    readonly importId: string;
    readonly path: string;
  }[];
  readonly scope: Scope;
}

export type CorridorOptions = Omit<RunOptions, 'pipeline' | 'input' | 'parameters'>;

/** Leaves the tables of `docs/pipeline.sql` in `options.directory` and gives the manifest. For a child process. */
export function runCorridors(input: CorridorInput, options: CorridorOptions): Promise<Manifest> {
  const known = new Set(input.sources.map(({ id }) => id));
  const stray = input.facts.find(({ source }) => !known.has(source));
  if (stray) throw new Error(`facts of an unknown source: ${stray.source}`);
  return runPipeline(CORRIDOR_STEPS, {
    ...options,
    pipeline: 'corridors',
    input: inputsOf(input),
    parameters: { sources: input.sources, scope: input.scope },
  });
}

function inputsOf({ sources, facts, scope }: CorridorInput): Input[] {
  const guarded = new Set(sources.filter(({ protect }) => protect).map(({ id }) => id));
  return [
    { name: 'input_facts', files: facts.map(({ path }) => path), sql: factsView(facts, guarded) },
    { name: 'input_sources', files: [], sql: sourcesView(sources) },
    { name: 'input_scope', files: [], sql: scopeView(scope) },
  ];
}

/** Files are named in the order of their source and import, whatever the caller's order. */
function factsView(facts: CorridorInput['facts'], guarded: ReadonlySet<string>): string {
  if (facts.length === 0) {
    const columns = { source: 'VARCHAR', import_id: 'VARCHAR', ...FACT_COLUMNS };
    return values(columns, []);
  }
  return facts
    .toSorted((a, b) => (a.source + a.importId < b.source + b.importId ? -1 : 1))
    .map(
      ({ source, importId, path }) =>
        `select ${duckdb.text(source)} as source, ${duckdb.text(importId)} as import_id, * from ${guarded.has(source) ? withheld(path) : duckdb.readParquet([path])}`,
    )
    .join(' union all ');
}

/** Below this count a figure that is not public yet is withheld. */
export const WITHHOLD_BELOW = 10;
/** To a multiple of this the others are rounded, so that a difference of two tables gives nobody away. */
export const ROUND_TO = 5;

function withheld(path: string): string {
  const rounded = ['value', 'low', 'high'].map(
    (name) => `round(${name} / ${ROUND_TO}) * ${ROUND_TO} as ${name}`,
  );
  return `(select * replace (${rounded.join(', ')}) from ${duckdb.readParquet([path])} where value = 0 or value >= ${WITHHOLD_BELOW})`;
}

const SOURCE_COLUMNS = {
  id: 'VARCHAR',
  slug: 'VARCHAR',
  holder: 'VARCHAR',
  title: 'VARCHAR',
  definition: 'VARCHAR',
  kind: 'VARCHAR',
  vintage: 'VARCHAR',
  licence: 'VARCHAR',
  method: 'VARCHAR',
  biases: 'VARCHAR',
  derived_from: 'VARCHAR',
};

function sourcesView(sources: readonly SourceMeta[]): string {
  const rows = sources
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map((source) => [
      source.id,
      source.slug,
      source.holder,
      JSON.stringify(source.title),
      source.definition,
      source.kind,
      source.vintage,
      source.licence,
      source.method,
      source.biases,
      JSON.stringify(source.derivedFrom ?? []),
    ]);
  return values(SOURCE_COLUMNS, rows);
}

function scopeView({ origins, residences }: Scope): string {
  const rows = (side: string, codes: readonly string[] | 'all'): string[][] =>
    codes === 'all' ? [[side, '*']] : codes.toSorted().map((code) => [side, code]);
  return values({ side: 'VARCHAR', code: 'VARCHAR' }, [
    ...rows('origin', origins),
    ...rows('residence', residences),
  ]);
}

function values(
  columns: Readonly<Record<string, string>>,
  rows: readonly (readonly string[])[],
): string {
  const names = Object.keys(columns).map(duckdb.identifier).join(', ');
  if (rows.length > 0) {
    const lines = rows.map((row) => `(${row.map(duckdb.text).join(', ')})`);
    return `select * from (values ${lines.join(', ')}) as input(${names})`;
  }
  const blanks = Object.entries(columns).map(
    ([name, type]) => `null::${type} as ${duckdb.identifier(name)}`,
  );
  return `select ${blanks.join(', ')} where false`;
}
