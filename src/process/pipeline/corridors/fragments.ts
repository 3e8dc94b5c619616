/** Pieces of SQL and open thresholds that several steps share. Each threshold is explained in docs/methods/corridors.md. */
import { DEFINITIONS, type Definition, KINDS, SPECIAL_CODES } from '../../../collect/facts/fact.ts';
import { duckdb } from '../../../platform/duckdb/dialect.ts';

/** Years on either side within which figures of two sources are compared. */
export const WINDOW_YEARS = 5;
/** A figure so much older than the newest of its corridor no longer goes first, whatever its kind. */
export const STALE_YEARS = 10;
/** Protection figures that end so long before the newest year of the run are history, shown in the series only. */
export const HISTORY_YEARS = 10;
/** From this share on, people of unstated origin are named among what nobody knows. */
export const UNKNOWN_ORIGIN_SHARE = 0.01;
/** A source with less than this share of the best coverage gives no headline total. */
export const COVERAGE_SHARE = 0.5;

export const PROTECTION_MEASURES = [
  'refugees',
  'asylum_seekers',
  'others_protected',
  'others_of_concern',
  'stateless',
] as const;

/** Measures that make a corridor: people, protection, money, price. */
const CORRIDOR_MEASURES = ['stock', ...PROTECTION_MEASURES, 'remittances', 'remittance_cost'];

export const texts = (values: readonly string[]): string => values.map(duckdb.text).join(', ');

export const CORRIDOR_MEASURE = `measure in (${texts(CORRIDOR_MEASURES)})`;
export const PEOPLE_MEASURE = `measure in (${texts(['stock', ...PROTECTION_MEASURES])})`;
export const IS_PROTECTION = `measure in (${texts(PROTECTION_MEASURES)})`;

export const SPECIAL = texts(Object.values(SPECIAL_CODES));

/** Both ends are named and differ. */
export const NAMED = `origin not in (${SPECIAL}) and residence not in (${SPECIAL}) and origin <> residence`;

/** 1 for observed, 2 for modelled, 3 for extrapolated, 4 for self-reported. */
export const kindRank = (column = 'kind'): string => `array_position([${texts(KINDS)}], ${column})`;

/** A source that mixes both and does not say where. */
export const MIXED_DEFINITION = 'born_or_citizen' satisfies Definition;
/** What such a source may mean for one residence. */
export const SPECIFIC_DEFINITIONS = [
  'birth',
  'citizenship',
] as const satisfies readonly Definition[];

/** 1 where a figure does not say whom it counts: such a one goes after those that do. */
export const vagueness = (column = 'definition'): string =>
  `(${column} in (${texts([MIXED_DEFINITION, 'none'])}))::int`;

/** The stable key of the cell that a fact was read from. */
export const FACT_KEY = `import_id || '/' || sheet || '!R' || "row" || 'C' || "column"`;

/** The order of the definitions; only breaks ties. */
export const definitionRank = (column = 'definition'): string =>
  `array_position([${texts(DEFINITIONS)}], ${column})`;

export const inScope = (side: 'origin' | 'residence', column: string = side): string =>
  `(exists (select 1 from input_scope where side = '${side}' and code = '*') or ${column} in (select code from input_scope where side = '${side}'))`;

export const isAll = (side: 'origin' | 'residence'): string =>
  `exists (select 1 from input_scope where side = '${side}' and code = '*')`;

/** The columns of a `Figure` as a struct, read from alias `a`. */
export const figure = (a: string, more: Readonly<Record<string, string>> = {}): string =>
  struct({
    source: `${a}.source`,
    measure: `${a}.measure`,
    definition: `${a}.definition`,
    kind: `${a}.kind`,
    year: `${a}.year`,
    value: `${a}.value`,
    low: `${a}.low`,
    high: `${a}.high`,
    fact: `${a}.fact`,
    cells: `${a}.cells`,
    ...more,
  });

export const struct = (fields: Readonly<Record<string, string>>): string =>
  `{${Object.entries(fields)
    .map(([name, sql]) => `'${name}': ${sql}`)
    .join(', ')}}`;

/** The elements of a group as a list, ascending by `keys`. Many times faster here than `list(… order by …)`. */
export const sorted = (element: string, keys: string): string =>
  `[x.v for x in list_sort(list({'k': row(${keys}), 'v': ${element}}))]`;

export const jsonList = (element: string, keys: string): string =>
  `to_json(${sorted(element, keys)})`;
