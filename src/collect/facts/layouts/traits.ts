import type { Cell, Row } from '../../../platform/sheets/sheets.ts';
import type { Fact, Sex } from '../fact.ts';
import { CATEGORIES, type Category, readCategory, readSex } from './categories.ts';
import { type Period, timeOf } from './headers.ts';
import { cellText, type Ledger } from './ledger.ts';
import type { Plan } from './plan.ts';

/** What a row says besides its corridor and its figures. */
export type Traits = Pick<Fact, 'place' | 'year' | 'quarter' | 'sex' | Category>;

const NONE: Omit<Traits, 'year' | 'sex'> = {
  place: null,
  quarter: null,
  age: null,
  education: null,
  isco: null,
  labour: null,
  duration: null,
  generation: null,
};

/** A reader of the traits of a row; null (and an issue) where the year or the sex cannot be read, since a guess would misplace the figure. */
export function createTraits(plan: Plan, ledger: Ledger): (row: Row) => Traits | null {
  const readers = CATEGORIES.flatMap((category) => {
    const column = plan.categories?.[category];
    return column ? [createCategory(category, column, plan, ledger)] : [];
  });
  const timeAt = createTime(plan, ledger);
  const sexOf = createSex(plan, ledger);
  const fixed = { ...NONE, sex: 'both' as Sex };
  const bare = !readers.length && !plan.placeColumn && !plan.quarterColumn;

  return (row) => {
    const time = timeAt(row);
    const sex = sexOf(row);
    if (time === null || sex === null) return null;
    if (bare) return { ...fixed, ...time, sex };
    const traits: Record<Category, string | null> & Traits = {
      ...fixed,
      ...time,
      sex,
      quarter: quarterOf(plan, row.cells) ?? time.quarter,
      place: placeOf(plan, row.cells),
    };
    for (const { category, read } of readers) traits[category] = read(row);
    return traits;
  };
}

function createTime(plan: Plan, ledger: Ledger): (row: Row) => Period | null {
  const { yearColumn, year = 0 } = plan;
  const fixed = { year, quarter: null };
  if (!yearColumn) return () => fixed;
  const known = new Map<Cell, Period | null>();
  return ({ row, cells }) => {
    const cell = cells[yearColumn - 1] ?? null;
    let time = known.get(cell);
    if (time === undefined) {
      time = timeOf(cell);
      if (known.size < 10_000) known.set(cell, time);
    }
    if (time === null) ledger.issue('facts/bad-year', row, yearColumn, cellText(cell));
    return time;
  };
}

function quarterOf(plan: Plan, cells: readonly Cell[]): number | null {
  if (!plan.quarterColumn) return null;
  const found = /^[qt]?\s*([1-4])$/i.exec(cellText(cells[plan.quarterColumn - 1]).trim());
  return found ? Number(found[1]) : null;
}

function placeOf(plan: Plan, cells: readonly Cell[]): string | null {
  return plan.placeColumn ? cellText(cells[plan.placeColumn - 1]).trim() || null : null;
}

function createSex(plan: Plan, ledger: Ledger): (row: Row) => Sex | null {
  const { sexColumn, codes } = plan;
  if (!sexColumn) return () => 'both';
  const known = new Map<Cell, Sex | null>();
  return ({ row, cells }) => {
    const cell = cells[sexColumn - 1] ?? null;
    let sex = known.get(cell);
    if (sex === undefined) {
      const text = cellText(cell);
      sex = readSex(codes?.sex?.[text.trim()] ?? text);
      known.set(cell, sex);
    }
    if (sex === null) ledger.issue('facts/unknown-sex', row, sexColumn, cellText(cell));
    return sex;
  };
}

interface CategoryReader {
  readonly category: Category;
  read(row: Row): string | null;
}

/** Words that no rule reads are kept as the source writes them, with one remark for each. */
function createCategory(
  category: Category,
  column: number,
  plan: Plan,
  ledger: Ledger,
): CategoryReader {
  const known = new Map<Cell, string | null>();
  const codes = plan.codes?.[category];
  return {
    category,
    read({ row, cells }) {
      const cell = cells[column - 1] ?? null;
      const found = known.get(cell);
      if (found !== undefined) return found;
      const text = cellText(cell);
      const result = readCategory(category, codes?.[text.trim()] ?? text);
      if (!result.known) ledger.remark('facts/unknown-category', row, column, text);
      known.set(cell, result.value);
      return result.value;
    },
  };
}
