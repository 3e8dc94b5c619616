import { type Histories, MOST_LISTS } from '../methods/estimation/estimation.ts';
import { unnamed } from '../platform/sheets/sheets.ts';
import { UsageError } from './output.ts';
import { badCell, type Table } from './readable-tables.ts';

const COUNTS = ['count', 'freq', 'n'];
const MOST_COLUMNS = 50;
const MOST_CAPTURES = 1_000;

export type Captures =
  | { readonly histories: Histories }
  | { readonly captured: Float64Array; readonly occasions: number };

/**
 * 0/1 columns, one a list, and `count`, `freq` or `n` (none: a row is a person); or `nbcap` with one of these. A column
 * `id` is passed over. With more lists than models can hold, how often each person was found.
 */
export function readCaptures(table: Table, occasions: string | undefined): Captures {
  const names = table.columns.map((name) => name.toLowerCase());
  const countAt = names.findLastIndex((name) => COUNTS.includes(name));
  const captureAt = names.indexOf('nbcap');
  if (captureAt >= 0) return readNumbers(table, captureAt, countAt, occasions);
  if (occasions !== undefined) throw new UsageError('--occasions goes with a file of nbcap,freq');
  const lists = [...names.keys()].filter(
    (at) => at !== countAt && names[at] !== 'id' && !isNumbering(table, at),
  );
  if (lists.length < 2 || lists.length > MOST_COLUMNS)
    throw new UsageError(
      `${table.file} has ${lists.length} columns of lists (${lists.map((at) => table.columns[at]).join(', ')}): two to ${MOST_COLUMNS} are needed, each with 0 and 1`,
    );
  return readLists(table, lists, countAt);
}

/** Programs write the number of a row before it, or a separator after it, under no name. */
function isNumbering({ columns, rows }: Table, at: number): boolean {
  if (columns[at] !== unnamed(at)) return false;
  return (
    rows.every(({ cells }) => cells[at] === '') ||
    rows.every(({ cells }, index) => cells[at] === String(index + 1))
  );
}

const WORDS: Readonly<Record<string, 0 | 1>> = { 1: 1, true: 1, t: 1, 0: 0, false: 0, f: 0 };

function readLists(table: Table, lists: readonly number[], countAt: number): Captures {
  const many = lists.length > MOST_LISTS;
  const counts = new Float64Array(many ? lists.length + 1 : 2 ** lists.length);
  for (const { row, cells } of table.rows) {
    const found = lists.map((at) => {
      const one = WORDS[(cells[at] ?? '').toLowerCase()];
      if (one !== undefined) return one;
      throw badCell(
        table,
        row,
        at,
        'is neither 0 nor 1; a list’s column says who is on it, count, freq or n how many are',
      );
    });
    const count = countAt < 0 ? 1 : countOf(table, row, cells, countAt);
    const at = many ? sum(found) : sum(found.map((one, list) => one << list));
    if (at === 0 && count > 0)
      throw badCell(
        table,
        row,
        lists[0] ?? 0,
        'and all other lists: nobody can be counted whom no list holds; take the row out',
      );
    counts[at] = (counts[at] ?? 0) + count;
  }
  return many
    ? { captured: counts, occasions: lists.length }
    : { histories: { lists: lists.map((at) => table.columns[at] ?? ''), counts } };
}

const sum = (values: readonly number[]) => values.reduce((all, one) => all + one, 0);

function countOf(table: Table, row: number, cells: readonly string[], at: number): number {
  const text = cells[at] ?? '';
  const count = Number(text);
  if (!/^\d+(\.0+)?$/.test(text) || count > Number.MAX_SAFE_INTEGER)
    throw badCell(table, row, at, 'is no number of people; write a whole number, 0 or more');
  return count;
}

function readNumbers(
  table: Table,
  captureAt: number,
  countAt: number,
  wanted: string | undefined,
): Captures {
  const captured: number[] = [0];
  for (const { row, cells } of table.rows) {
    const text = cells[captureAt] ?? '';
    const times = Number(text);
    const count = countAt < 0 ? 1 : countOf(table, row, cells, countAt);
    if (!/^\d+$/.test(text) || times > MOST_CAPTURES)
      throw badCell(
        table,
        row,
        captureAt,
        `is no number of captures; write a whole number from 1 to ${MOST_CAPTURES}`,
      );
    if (times === 0 && count > 0)
      throw badCell(
        table,
        row,
        captureAt,
        'captures: nobody can be counted who was never captured; take the row out',
      );
    captured[times] = (captured[times] ?? 0) + count;
  }
  const found = Float64Array.from(captured, (one) => one ?? 0);
  return { captured: found, occasions: occasionsOf(wanted, found.length - 1) };
}

function occasionsOf(text: string | undefined, least: number): number {
  if (text === undefined || /^inf(inity)?$/i.test(text)) return Number.POSITIVE_INFINITY;
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < least || value > MOST_CAPTURES)
    throw new UsageError(
      `--occasions takes a whole number from ${least} (somebody was captured so often) to ${MOST_CAPTURES}, or inf, not "${text}"`,
    );
  return value;
}
