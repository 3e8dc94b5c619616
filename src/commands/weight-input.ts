import type { Design, Margin, Variable } from '../methods/weighting/weighting.ts';
import type { Options } from './options.ts';
import { UsageError } from './output.ts';
import { badCell, columnOf, isMissing, numberOf, type Table } from './readable-tables.ts';

const MOST_CATEGORIES = 500;

/** `variable,category,total`; a variable may cross columns: `sex:age`, with categories as `F:18-29`. */
export function readMargins(list: Table, table: Table): Margin[] {
  const [variableAt, categoryAt, totalAt] = ['variable', 'category', 'total'].map((name) =>
    columnOf(list, name),
  );
  const byVariable = new Map<string, Map<string, number>>();
  for (const { row, cells } of list.rows) {
    const [variable = '', category = '', text = ''] = [variableAt, categoryAt, totalAt].map(
      (at) => cells[at ?? 0],
    );
    const total = numberOf(text);
    if (!(total >= 0))
      throw badCell(list, row, totalAt ?? 0, 'is no total; write a number that is not negative');
    const totals = byVariable.get(variable) ?? new Map<string, number>();
    if (totals.has(category))
      throw badCell(list, row, categoryAt ?? 0, `is listed twice for ${variable}; keep one total`);
    if (totals.size >= MOST_CATEGORIES)
      throw badCell(
        list,
        row,
        categoryAt ?? 0,
        `is one of more than ${MOST_CATEGORIES} categories of ${variable}; merge some`,
      );
    byVariable.set(variable, totals.set(category, total));
  }
  return [...byVariable].map(([name, totals]) => ({
    variable: variableOf(table, name, [...totals.keys()], list.file),
    totals: [...totals.values()],
  }));
}

function variableOf(table: Table, name: string, categories: string[], list: string): Variable {
  const whole = table.columns.includes(name);
  const columns = (whole ? [name] : name.split(':')).map((one) => columnOf(table, one));
  if (name === 'weight')
    throw new UsageError('a margin cannot be called weight, as the weights are: rename its column');
  const index = new Map(categories.map((category, at) => [category, at]));
  const of = Int32Array.from(table.rows, ({ row, cells }) => {
    const found = index.get(columns.map((at) => cells[at]).join(':'));
    if (found !== undefined) return found;
    throw badCell(
      table,
      row,
      columns[0] ?? 0,
      `is no category of ${name} in ${list}; it has ${categories.slice(0, 8).join(', ')}${categories.length > 8 ? ', …' : ''}: add its total or take the row out`,
    );
  });
  return { name, categories, of };
}

export function baseOf(table: Table, name: string | undefined): Float64Array {
  if (name === undefined) return new Float64Array(table.rows.length).fill(1);
  const at = columnOf(table, name);
  return Float64Array.from(table.rows, ({ row, cells }) => {
    const value = numberOf(cells[at] ?? '');
    if (!(value > 0)) throw badCell(table, row, at, 'is no base weight; write a number above 0');
    return value;
  });
}

export function valuesOf(table: Table, name: string): Float64Array {
  const at = columnOf(table, name);
  const values = Float64Array.from(table.rows, ({ row, cells }) => {
    const text = cells[at] ?? '';
    const value = numberOf(text);
    if (Number.isNaN(value) && !isMissing(text))
      throw badCell(
        table,
        row,
        at,
        'is no number; write one, or leave the cell blank for no answer',
      );
    return value;
  });
  if (values.every(Number.isNaN))
    throw new UsageError(`${table.file}, column ${name}: every cell is blank; there is no mean`);
  return values;
}

/** How the rows were drawn. `fpc`: how many clusters (rows, without clusters) the population has, in the row's stratum. */
export function designOf(table: Table, { cluster, strata, fpc }: Options): Design {
  const stratumOf = strata === undefined ? undefined : groupsOf(table, [strata]);
  const of = cluster === undefined ? undefined : groupsOf(table, [cluster, strata]);
  if (stratumOf) refuseLonely(table, strata, stratumOf, of);
  return { clusters: of, strata: stratumOf, population: populationOf(table, fpc, stratumOf, of) };
}

/** Rows with the same values in the columns are one group; a cluster of the same name in another stratum is another. */
function groupsOf(table: Table, names: readonly (string | undefined)[]): Int32Array {
  const columns = names.flatMap((name) => (name === undefined ? [] : [columnOf(table, name)]));
  const known = new Map<string, number>();
  return Int32Array.from(table.rows, ({ row, cells }) => {
    const blank = columns.find((at) => isMissing(cells[at] ?? ''));
    if (blank !== undefined) throw badCell(table, row, blank, 'is no group; give each row one');
    const key = JSON.stringify(columns.map((at) => cells[at]));
    const number = known.get(key) ?? known.size;
    known.set(key, number);
    return number;
  });
}

function refuseLonely(table: Table, name = '', strata: Int32Array, clusters?: Int32Array): void {
  for (const [stratum, drawn] of drawnOf(strata, clusters)) {
    if (drawn.size > 1) continue;
    const at = strata.indexOf(stratum);
    throw badCell(
      table,
      table.rows[at]?.row ?? 0,
      columnOf(table, name),
      'is a stratum with one cluster, whose spread nobody knows; merge it with another',
    );
  }
}

function drawnOf(strata: Int32Array | undefined, clusters: Int32Array | undefined, rows = 0) {
  const drawn = new Map<number, Set<number>>();
  const length = strata?.length ?? clusters?.length ?? rows;
  for (let at = 0; at < length; at += 1) {
    const stratum = strata?.[at] ?? 0;
    const set = drawn.get(stratum) ?? new Set();
    drawn.set(stratum, set.add(clusters?.[at] ?? at));
  }
  return drawn;
}

/** Survey files call it `fpc`; a column of that name counts where clusters or strata are named, unless it cannot. */
function populationOf(
  table: Table,
  named: string | undefined,
  strata?: Int32Array,
  clusters?: Int32Array,
): Float64Array | undefined {
  if (named === 'none') return undefined;
  const usual = strata || clusters ? table.columns.indexOf('fpc') : -1;
  const at = named === undefined ? usual : columnOf(table, named);
  if (at < 0) return undefined;
  const drawn = drawnOf(strata, clusters, table.rows.length);
  const first = new Map<number, number>();
  const sizes = Float64Array.from(table.rows, ({ cells }) => numberOf(cells[at] ?? ''));
  const bad = sizes.findIndex((size, row) => {
    const stratum = strata?.[row] ?? 0;
    if (!first.has(stratum)) first.set(stratum, size);
    return !(size >= (drawn.get(stratum)?.size ?? 1)) || first.get(stratum) !== size;
  });
  if (bad < 0) return sizes;
  if (named === undefined) return undefined;
  throw badCell(
    table,
    table.rows[bad]?.row ?? 0,
    at,
    'is no number of clusters in the population: one number a stratum, not below the clusters drawn',
  );
}
