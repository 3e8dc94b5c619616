import type { Cell, Row, Workbook } from '../../../platform/sheets/sheets.ts';
import type { Definition, Fact, Kind, Measure, Sex } from '../fact.ts';
import type { Category } from './categories.ts';
import { type Decimal, readFigure } from './figures.ts';
import { type Axis, createAxis, type Place } from './labels.ts';
import type { Batch, ReadContext } from './layout.ts';
import { cellText, type Ledger, openLedger } from './ledger.ts';
import { createTraits, type Traits } from './traits.ts';

/** One column of figures; what it does not say itself stands in the row. */
export interface ValueColumn {
  readonly column: number;
  readonly measure: Measure;
  readonly year?: number | undefined;
  readonly quarter?: number | undefined;
  readonly sex?: Sex | undefined;
  readonly definition?: Definition | undefined;
  /** What one unit of the column is worth: 1000 for thousands. */
  readonly scale?: number | undefined;
  readonly low?: number | undefined;
  readonly high?: number | undefined;
}

export interface Nature {
  readonly definition: Definition;
  readonly kind: Kind;
}

/** How to read a table with a row for each corridor or country. Columns count from 1. */
export interface Plan extends Nature {
  readonly sheet: string;
  readonly headerRow: number;
  readonly origin: Axis;
  readonly residence: Axis;
  readonly year?: number | undefined;
  readonly yearColumn?: number | undefined;
  readonly quarterColumn?: number | undefined;
  readonly sexColumn?: number | undefined;
  readonly placeColumn?: number | undefined;
  readonly categories?: Partial<Record<Category, number>>;
  /** Meanings of bare codes that only this layout has (`1` for low). */
  readonly codes?: Partial<Record<Category | 'sex', Readonly<Record<string, string>>>>;
  readonly values: readonly ValueColumn[];
  readonly decimal: Decimal;
  /** Definition and kind where the row says them. */
  readonly nature?: (cells: readonly Cell[]) => Nature;
  /** Rows of another kind that share the table: what they are, or null. */
  readonly leaveOut?: (cells: readonly Cell[]) => { column: number; value: string } | null;
  /** What the source remarks on a row. */
  readonly remark?: (cells: readonly Cell[]) => { column: number; text: string } | null;
}

export async function* readTable(
  workbook: Workbook,
  plan: Plan,
  context: ReadContext,
): AsyncGenerator<Batch> {
  const ledger = openLedger(plan.sheet, context.tally);
  const readRow = createRowReader(plan, context, ledger);
  for await (const rows of workbook.rows(plan.sheet, { signal: context.signal })) {
    for (const row of rows) if (row.row > plan.headerRow) readRow(row);
    yield ledger.take();
  }
  ledger.close();
}

function createRowReader(plan: Plan, context: ReadContext, ledger: Ledger): (row: Row) => void {
  const origin = createAxis(plan.origin, context.resolveCountry);
  const residence = createAxis(plan.residence, context.resolveCountry);
  const traitsOf = createTraits(plan, ledger);

  return (row) => {
    const { cells } = row;
    ledger.tally.rowsRead += 1;
    const from = origin(cells);
    const to = residence(cells);
    if (from.is !== 'code' || to.is !== 'code') return leave(plan, ledger, row, from, to);
    const other = plan.leaveOut?.(cells);
    if (other) return leaveSeries(plan, ledger, row, other);
    const traits = traitsOf(row);
    if (!traits) return refuse(plan, ledger, cells);
    addRemark(plan, ledger, row, to.code);
    addFacts(plan, ledger, row, { origin: from.code, residence: to.code, traits });
  };
}

interface Corridor {
  readonly origin: string;
  readonly residence: string;
  readonly traits: Traits;
}

function addFacts(plan: Plan, ledger: Ledger, { row, cells }: Row, corridor: Corridor): void {
  const { origin, residence, traits } = corridor;
  const { definition, kind } = plan.nature?.(cells) ?? plan;
  for (const value of plan.values) {
    const { column, measure, scale } = value;
    const figure = ledger.figure(cells[column - 1], row, column, measure, plan.decimal);
    if (figure === null) continue;
    ledger.fact({
      sheet: plan.sheet,
      row,
      column,
      origin,
      residence,
      place: traits.place,
      year: value.year ?? traits.year,
      quarter: value.quarter ?? traits.quarter,
      sex: value.sex ?? traits.sex,
      age: traits.age,
      education: traits.education,
      isco: traits.isco,
      labour: traits.labour,
      duration: traits.duration,
      generation: traits.generation,
      measure,
      definition: value.definition ?? definition,
      kind,
      value: scaled(figure, scale),
      low: value.low === undefined ? null : bound(cells[value.low - 1], plan, scale),
      high: value.high === undefined ? null : bound(cells[value.high - 1], plan, scale),
    });
  }
}

/** Thousands with three decimals become whole persons: 490604.852 × 1000 is not quite an integer in binary. */
function scaled(value: number, scale: number | undefined): number {
  return scale === undefined ? value : Math.round(value * scale * 1e6) / 1e6;
}

function bound(cell: Cell | undefined, plan: Plan, scale: number | undefined): number | null {
  const figure = readFigure(cell, plan.decimal);
  return figure.is === 'value' ? scaled(figure.value, scale) : null;
}

function addRemark(plan: Plan, ledger: Ledger, { row, cells }: Row, residence: string): void {
  const remark = plan.remark?.(cells);
  if (remark) ledger.note(row, remark.column, remark.text, residence);
}

/** A row without a corridor: a remark below the table, a region or a group, or a country that nobody knows. */
function leave(plan: Plan, ledger: Ledger, row: Row, from: Place, to: Place): void {
  const filled = countFilled(plan, row.cells);
  const wrong = from.is === 'bad' ? from : to.is === 'bad' ? to : null;
  if (filled === 0 && (wrong || from.is === 'empty' || to.is === 'empty'))
    return leaveText(ledger, row);
  if (from.is === 'aggregate' || to.is === 'aggregate') {
    ledger.tally.rowsAggregate += 1;
    return ledger.skip('cellsAggregate', filled);
  }
  ledger.tally.rowsRefused += 1;
  ledger.skip('cellsRefused', filled);
  if (wrong) return ledger.issue(wrong.code, row.row, wrong.column, wrong.value, wrong.mend);
  ledger.issue(
    'facts/no-country',
    row.row,
    axisColumn(from.is === 'empty' ? plan.origin : plan.residence),
    '',
  );
}

function axisColumn(axis: Axis): number {
  return 'columns' in axis ? (axis.columns[0]?.column ?? 0) : 0;
}

function leaveText(ledger: Ledger, { row, cells }: Row): void {
  ledger.tally.rowsNotes += 1;
  const column = cells.findIndex((cell) => cell !== null && cellText(cell).trim() !== '');
  const text = [...new Set(cells.map(cellText))].join(' ').trim();
  if (column >= 0) ledger.note(row, column + 1, text.slice(0, 2000));
}

function leaveSeries(
  plan: Plan,
  ledger: Ledger,
  row: Row,
  other: { column: number; value: string },
): void {
  ledger.tally.rowsRefused += 1;
  ledger.skip('cellsRefused', countFilled(plan, row.cells));
  ledger.remark('facts/series-not-read', row.row, other.column, other.value);
}

function refuse(plan: Plan, ledger: Ledger, cells: readonly Cell[]): void {
  ledger.tally.rowsRefused += 1;
  ledger.skip('cellsRefused', countFilled(plan, cells));
}

/** Figure cells that say anything, `..` included. */
function countFilled(plan: Plan, cells: readonly Cell[]): number {
  let filled = 0;
  for (const { column } of plan.values) if ((cells[column - 1] ?? null) !== null) filled += 1;
  return filled;
}
