import {
  type Counts,
  type EarlierCell,
  MOST_DIMENSIONS,
  TOTAL,
} from '../methods/disclosure/disclosure.ts';
import { UsageError } from './output.ts';
import { badCell, columnOf, isMissing, type Table } from './readable-tables.ts';

const MOST_COUNT = 1e9;
/** Names that the answer gives to other things. */
const TAKEN = ['reason', 'low', 'high', 'count', 'exact'];

/** One row a leaf: its count and its categories. */
export function readCounts(table: Table, count: string, by: string): Counts {
  const countAt = columnOf(table, count);
  const columns = by.split(',').map((name) => dimensionOf(table, name, countAt));
  if (new Set(columns).size < columns.length)
    throw new UsageError(`--by names a column twice: ${by}; name each once`);
  if (columns.length > MOST_DIMENSIONS)
    throw new UsageError(
      `--by takes at most ${MOST_DIMENSIONS} columns, not ${columns.length}: leave some out`,
    );
  return {
    dimensions: columns.map((at) => table.columns[at] ?? ''),
    rows: table.rows.map(({ row, cells }) => ({
      categories: columns.map((at) => categoryOf(table, row, at, cells[at] ?? '')),
      count: countOf(table, row, countAt, cells[countAt] ?? ''),
    })),
  };
}

/** Joins categories that an earlier table counted as one. */
const AND = '+';

/** What was published before: the same columns, `Total` where all of one are counted together, `A+B` where some are; hidden cells left blank. */
export function readEarlier(table: Table, count: string, by: string, now: Counts): EarlierCell[] {
  const countAt = columnOf(table, count);
  const columns = by.split(',').map((name) => dimensionOf(table, name, countAt));
  const known = now.dimensions.map((_, at) => new Set(now.rows.map((row) => row.categories[at])));
  return table.rows.flatMap(({ row, cells }) => {
    const text = cells[countAt] ?? '';
    if (isMissing(text)) return [];
    const covers = columns.map((at, dimension) => {
      const name = cells[at] ?? '';
      if (name.toLowerCase() === TOTAL.toLowerCase()) return null;
      const categories = known[dimension]?.has(name) ? [name] : name.split(AND);
      if (categories.every((one) => known[dimension]?.has(one))) return categories;
      throw badCell(table, row, at, UNKNOWN);
    });
    return [{ covers, count: countOf(table, row, countAt, text) }];
  });
}

const UNKNOWN = `is no category of the table to be protected; name its categories, joined by ${AND} where several were counted as one, and give those without people a row of 0`;

function dimensionOf(table: Table, name: string, countAt: number): number {
  if (name.trim() === '') throw new UsageError('--by takes columns as in A,B; one is blank');
  const at = columnOf(table, name);
  const column = table.columns[at] ?? '';
  if (at === countAt) throw new UsageError(`--by names ${column}, which is the --count`);
  if (TAKEN.includes(column))
    throw new UsageError(
      `a column of --by cannot be called ${column}, as the answer has one of that name: rename it`,
    );
  return at;
}

function categoryOf(table: Table, row: number, at: number, category: string): string {
  if (category === '')
    throw badCell(table, row, at, 'is no category; name one, "unknown" where it is not known');
  if (category.toLowerCase() === TOTAL.toLowerCase())
    throw badCell(
      table,
      row,
      at,
      'is how totals are called, which are calculated here: take rows of totals out, or rename the category',
    );
  return category;
}

function countOf(table: Table, row: number, at: number, text: string): number {
  const value = /^\+?\d+(\.0*)?$/.test(text) ? Number(text) : Number.NaN;
  if (value <= MOST_COUNT) return value;
  const mend = isMissing(text) ? 'is no count; write 0 where nobody was counted' : WHOLE;
  throw badCell(table, row, at, mend);
}

const WHOLE = `is no count; write a whole number from 0 to ${MOST_COUNT} without separators`;
