import type { Cell, Row, Workbook } from '../../../platform/sheets/sheets.ts';
import { SPECIAL_CODES } from '../fact.ts';
import { readFigure } from './figures.ts';
import { type Axis, createAxis, type Place } from './labels.ts';
import type { Batch, ReadContext } from './layout.ts';
import { type Ledger, openLedger } from './ledger.ts';
import type { Plan } from './plan.ts';
import { createTraits, type Traits } from './traits.ts';

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
  yield ledger.take();
}

function createRowReader(plan: Plan, context: ReadContext, ledger: Ledger): (row: Row) => void {
  const origin = createAxis(plan.origin, context.resolveCountry);
  const residence = createAxis(plan.residence, context.resolveCountry);
  const traitsOf = createTraits(plan, ledger);

  return (row) => {
    ledger.tally.rowsRead += 1;
    const from = origin(row.cells);
    const to = residence(row.cells);
    if (from.is !== 'code' || to.is !== 'code') leave(plan, ledger, row, from, to);
    else if (isGrandTotal(plan, row.cells, from.code, to.code)) leaveAggregate(plan, ledger, row);
    else {
      ledger.doubt(from.doubt, row.row);
      ledger.doubt(to.doubt, row.row);
      readCorridor(row, from.code, to.code);
    }
  };

  function readCorridor(row: Row, from: string, to: string): void {
    const other = plan.leaveOut?.(row.cells);
    const traits = other ? null : traitsOf(row);
    if (other) ledger.remark('facts/series-not-read', row.row, other.column, other.value);
    if (traits) {
      addRemark(plan, ledger, row, to);
      addFacts(plan, ledger, row, { origin: from, residence: to, traits });
    } else refuse(plan, ledger, row.cells);
  }
}

interface Corridor {
  readonly origin: string;
  readonly residence: string;
  readonly traits: Traits;
}

function addFacts(plan: Plan, ledger: Ledger, { row, cells }: Row, corridor: Corridor): void {
  const { origin, residence, traits } = corridor;
  const { definition, kind } = plan.nature?.(cells) ?? plan;
  const said = plan.says?.(cells) ?? {};
  for (const each of plan.values) {
    const value = { ...each, ...said };
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
  const ends = [from, to];
  const bare = ends.some(({ is }) => is === 'bad' || is === 'empty');
  if (filled === 0 && bare) ledger.remarkRow(row);
  else if (ends.some(({ is }) => is === 'aggregate')) leaveAggregate(plan, ledger, row);
  else {
    refuse(plan, ledger, row.cells);
    const empty = from.is === 'empty' ? plan.origin : plan.residence;
    const wrong = ends.find(({ is }) => is === 'bad') ?? ends.find(({ is }) => is === 'empty');
    if (wrong) ledger.refusePlace(row.row, wrong, axisColumn(empty));
  }
}

/** The last line of many tables: the total of all years together, which is no figure of any year. */
function isGrandTotal(plan: Plan, cells: readonly Cell[], from: string, to: string): boolean {
  if (!plan.yearColumn || (cells[plan.yearColumn - 1] ?? null) !== null) return false;
  return from === SPECIAL_CODES.total || to === SPECIAL_CODES.total;
}

function leaveAggregate(plan: Plan, ledger: Ledger, { cells }: Row): void {
  ledger.tally.rowsAggregate += 1;
  ledger.skip('cellsAggregate', countFilled(plan, cells));
}

function axisColumn(axis: Axis): number {
  return 'columns' in axis ? (axis.columns[0]?.column ?? 0) : 0;
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
