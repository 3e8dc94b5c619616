import type { Cell, Row, Workbook } from '../../../platform/sheets/sheets.ts';
import type { Measure, Sex } from '../fact.ts';
import { periodOf, plainHeader } from './headers.ts';
import { type Axis, createAxis, type Place, placeOf } from './labels.ts';
import type { Batch, ReadContext, SheetEvidence } from './layout.ts';
import { cellText, type Ledger, openLedger } from './ledger.ts';
import type { Nature } from './plan.ts';

/** How to read a table with countries down and countries across. Columns count from 1. */
export interface MatrixPlan extends Nature {
  readonly sheet: string;
  readonly headerRow: number;
  /** The cells of the header row; those from `firstColumn` on name countries. */
  readonly header: readonly Cell[];
  readonly firstColumn: number;
  /** The country of the row. */
  readonly down: Axis;
  /** Which end of the corridor stands in the rows; the other one stands in the header. */
  readonly rowsAre: 'origin' | 'residence';
  readonly year: number;
  readonly yearColumn?: number | undefined;
  readonly sex: Sex;
  readonly measure: Measure;
  readonly nature?: (cells: readonly Cell[]) => Nature;
}

interface Across {
  readonly column: number;
  readonly place: Place;
}

export async function* readMatrix(
  workbook: Workbook,
  plan: MatrixPlan,
  context: ReadContext,
): AsyncGenerator<Batch> {
  const ledger = openLedger(plan.sheet, context.tally);
  const across = readAcross(plan, context, ledger);
  const down = createAxis(plan.down, context.resolveCountry);
  for await (const rows of workbook.rows(plan.sheet, { signal: context.signal })) {
    for (const row of rows) {
      if (row.row > plan.headerRow) readRow(plan, ledger, across, row, down(row.cells));
    }
    yield ledger.take();
  }
  ledger.close();
  yield ledger.take();
}

/** A column whose header names no country is named once and its cells are counted as refused. */
function readAcross(plan: MatrixPlan, context: ReadContext, ledger: Ledger): Across[] {
  const across: Across[] = [];
  for (const [at, cell] of plan.header.entries()) {
    const column = at + 1;
    if (column < plan.firstColumn || cell === null) continue;
    const place = placeOf(cellText(cell), column, undefined, context.resolveCountry);
    if (place.is === 'empty') continue;
    across.push({ column, place });
    if (place.is === 'code') ledger.doubt(place.doubt, plan.headerRow);
    if (place.is === 'bad')
      ledger.issue(place.code, plan.headerRow, column, place.value, place.mend);
  }
  return across;
}

function readRow(
  plan: MatrixPlan,
  ledger: Ledger,
  across: readonly Across[],
  row: Row,
  place: Place,
): void {
  ledger.tally.rowsRead += 1;
  const filled = across.filter(({ column }) => (row.cells[column - 1] ?? null) !== null).length;
  if (filled === 0 && place.is !== 'code') ledger.remarkRow(row);
  else if (place.is === 'aggregate') {
    ledger.tally.rowsAggregate += 1;
    ledger.skip('cellsAggregate', filled);
  } else {
    const year = yearOf(plan, ledger, row);
    if (place.is === 'code' && year !== null) {
      ledger.doubt(place.doubt, row.row);
      addCells(plan, ledger, across, row, place.code, year);
    } else {
      ledger.tally.rowsRefused += 1;
      ledger.skip('cellsRefused', filled);
      ledger.refusePlace(row.row, place, 1);
    }
  }
}

function yearOf(plan: MatrixPlan, ledger: Ledger, { row, cells }: Row): number | null {
  if (!plan.yearColumn) return plan.year;
  const cell = cells[plan.yearColumn - 1];
  const year = periodOf(cell)?.year ?? null;
  if (year === null) ledger.issue('facts/bad-year', row, plan.yearColumn, cellText(cell));
  return year;
}

function addCells(
  plan: MatrixPlan,
  ledger: Ledger,
  across: readonly Across[],
  { row, cells }: Row,
  code: string,
  year: number,
): void {
  const { sheet, sex, measure, rowsAre } = plan;
  const { definition, kind } = plan.nature?.(cells) ?? plan;
  for (const { column, place } of across) {
    if (place.is !== 'code') {
      if ((cells[column - 1] ?? null) === null) continue;
      ledger.skip(place.is === 'aggregate' ? 'cellsAggregate' : 'cellsRefused', 1);
      continue;
    }
    const value = ledger.figure(cells[column - 1], row, column, measure, '.');
    if (value === null) continue;
    ledger.fact({
      sheet,
      row,
      column,
      origin: rowsAre === 'origin' ? code : place.code,
      residence: rowsAre === 'origin' ? place.code : code,
      place: null,
      year,
      quarter: null,
      sex,
      age: null,
      education: null,
      isco: null,
      labour: null,
      duration: null,
      generation: null,
      measure,
      definition,
      kind,
      value,
      low: null,
      high: null,
    });
  }
}

/**
 * Row number of the header of a matrix, 0 if the sheet is none: its corner says what stands across and what down, or many
 * names stand across, and those down are mostly the same ones. That tells a matrix from a list beside one, without
 * knowing a single country.
 */
export function findMatrixHeader({ cells }: SheetEvidence, labelColumn = 1): number {
  for (const [at, row] of cells.slice(0, 30).entries()) {
    const names = new Set(
      row
        .slice(labelColumn)
        .filter((cell) => typeof cell === 'string')
        .map((cell) => cell.trim()),
    );
    if (saysMatrix(row[labelColumn - 1]) && hasFigures(cells[at + 1])) return at + 1;
    if (names.size < 8) continue;
    const down = cells
      .slice(at + 1)
      .map((line) => cellText(line[labelColumn - 1]).trim())
      .filter(Boolean);
    const shared = down.filter((name) => names.has(name)).length;
    if (down.length >= 5 && shared >= down.length * 0.6) return at + 1;
  }
  return 0;
}

/** "Receiving (across) / sending (down)". */
function saysMatrix(corner: Cell | undefined): boolean {
  const text = plainHeader(corner);
  return text.includes('across') && text.includes('down');
}

const hasFigures = (row: readonly Cell[] | undefined): boolean =>
  (row ?? []).filter((cell) => typeof cell === 'number').length >= 2;
