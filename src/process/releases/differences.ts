import { duckdb } from '../../platform/duckdb/dialect.ts';
import { withDuck } from './publishing.ts';

export interface SourceDifference {
  readonly source: string;
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
  readonly same: number;
}

export interface ChangedFigure {
  readonly source: string;
  readonly origin: string;
  readonly residence: string;
  readonly year: number;
  readonly sex: string;
  readonly measure: string;
  readonly before: number | null;
  readonly after: number | null;
}

export interface Difference {
  /** The release compared with; null for the first one. */
  readonly since: number | null;
  readonly sources: readonly SourceDifference[];
  /** The largest changes, at most twenty. */
  readonly examples: readonly ChangedFigure[];
}

const KEY =
  'source, origin, residence, place, year, quarter, sex, age, education, isco, labour, duration, generation, measure, definition';

/** What a reader of the former release would find changed, source by source. `before` and `after` are facts tables. */
export async function compareFacts(
  since: number | null,
  before: string | null,
  after: string,
): Promise<Difference> {
  if (since === null || before === null) return firstRelease(after);
  return withDuck(async (duck) => {
    await duck.run(`create temp table pairs as ${pairing(before, after)}`);
    const sources = await duck.rows<SourceDifference>(`
      select source, count(*) filter (before is null)::int as added, count(*) filter (after is null)::int as removed,
        count(*) filter (before <> after)::int as changed, count(*) filter (before = after)::int as same
      from pairs group by source order by source`);
    const examples = await duck.rows<ChangedFigure>(`
      select source, origin, residence, year, sex, measure, before, after from pairs
      where before is distinct from after
      order by abs(coalesce(after, 0) - coalesce(before, 0)) desc, origin, residence, year limit 20`);
    return { since, sources, examples };
  });
}

const NAMES = KEY.split(', ');

function pairing(before: string, after: string): string {
  const read = (path: string) =>
    `(select ${KEY}, any_value(value) as value from ${duckdb.readParquet([path])} group by all)`;
  const names = NAMES.map((name) => `coalesce(b.${name}, a.${name}) as ${name}`);
  const same = NAMES.map((name) => `a.${name} is not distinct from b.${name}`);
  return `select ${names.join(', ')}, b.value as before, a.value as after
    from ${read(before)} b full join ${read(after)} a on ${same.join(' and ')}`;
}

function firstRelease(after: string): Promise<Difference> {
  return withDuck(async (duck) => ({
    since: null,
    sources: await duck.rows<SourceDifference>(`
      select source, count(*)::int as added, 0 as removed, 0 as changed, 0 as same
      from ${duckdb.readParquet([after])} group by source order by source`),
    examples: [],
  }));
}
