import type { Cell, Row } from '../../../platform/sheets/sheets.ts';
import { type Fact, MEASURES, type Measure } from '../fact.ts';
import { type Decimal, readFigure } from './figures.ts';
import type { Doubt, Place } from './labels.ts';
import type { Batch, Issue, IssueCode, ReadContext, SourceNote, Tally } from './layout.ts';
import { createTotals } from './totals.ts';

/** Gathers what a reading gives and counts every cell once, so that the counts can be reconciled with the file. */
export interface Ledger {
  readonly sheet: string;
  readonly tally: Tally;
  /** The figure of a cell, or null where it has none; emptiness, gaps and errors are counted and named here. */
  figure(
    cell: Cell | undefined,
    row: number,
    column: number,
    measure: Measure,
    decimal: Decimal,
  ): number | null;
  fact(fact: Fact): void;
  note(row: number, column: number, text: string, residence?: string | null): void;
  /** Keeps the text of a row that holds no figure: a footnote, a date, a citation. */
  remarkRow(row: Row): void;
  /** Names what is wrong with a country, or that there is none. */
  refusePlace(row: number, place: Place, column: number): void;
  issue(code: IssueCode, row: number, column: number, value: unknown, mend?: string): void;
  remark(code: IssueCode, row: number, column: number, value: unknown): void;
  /** A name that could also be another country's: remarked at the end, unless the table names that other country too. */
  doubt(doubt: Doubt | undefined, row: number): void;
  /** Counts the filled cells of a row that gives no facts. */
  skip(why: 'cellsAggregate' | 'cellsRefused', cells: number): void;
  take(): Batch;
  /** Writes what can only be said at the end; a last `take` follows. */
  close(): void;
}

export function openLedger(sheet: string, tally: Tally): Ledger {
  let facts: Fact[] = [];
  let issues: Issue[] = [];
  let notes: SourceNote[] = [];
  const totals = createTotals();
  const doubts = new Map<string, Doubt & { row: number }>();

  function add(
    severity: Issue['severity'],
    code: IssueCode,
    row: number,
    column: number,
    value: unknown,
    mend?: string,
  ): void {
    tally.issues += 1;
    if (severity === 'error') tally.errors += 1;
    const text = String(value ?? '').slice(0, 200);
    issues.push({
      sheet,
      row,
      column,
      code,
      severity,
      value: text,
      ...(mend === undefined ? {} : { mend }),
    });
  }

  function refused(
    code: IssueCode,
    row: number,
    column: number,
    cell: Cell | undefined,
    mend?: string,
  ): null {
    tally.cellsRefused += 1;
    add('error', code, row, column, cellText(cell), mend);
    return null;
  }

  return {
    sheet,
    tally,
    figure(cell, row, column, measure, decimal) {
      tally.cellsRead += 1;
      const figure = readFigure(cell, decimal);
      if (figure.is === 'value') {
        const fault = faultOf(figure.value, cell, measure);
        return fault ? refused(fault, row, column, cell) : figure.value;
      }
      if (figure.is === 'bad') return refused(figure.code, row, column, cell, figure.mend);
      tally[figure.is === 'empty' ? 'cellsEmpty' : 'cellsMissing'] += 1;
      if (figure.is === 'missing' && figure.note)
        add('note', figure.note, row, column, cellText(cell));
      return null;
    },
    fact(fact) {
      tally.factsOut += 1;
      facts.push(fact);
      totals.add(fact);
    },
    note(row, column, text, residence = null) {
      notes.push({ sheet, row, column, origin: null, residence, text });
    },
    remarkRow({ row, cells }) {
      tally.rowsNotes += 1;
      const text = [...new Set(cells.map(cellText))].join(' ').trim();
      const column = cells.findIndex((cell) => cellText(cell).trim() !== '') + 1;
      if (text && !/^notes?\s*:?$/i.test(text)) {
        notes.push({
          sheet,
          row,
          column,
          origin: null,
          residence: null,
          text: text.slice(0, 2000),
        });
      }
    },
    refusePlace(row, place, column) {
      if (place.is === 'bad')
        add('error', place.code, row, place.column || column, place.value, place.mend);
      else if (place.is === 'empty') add('error', 'facts/no-country', row, column, '');
    },
    issue: (code, row, column, value, mend) => add('error', code, row, column, value, mend),
    remark: (code, row, column, value) => add('note', code, row, column, value),
    doubt(doubt, row) {
      if (doubt && !doubts.has(doubt.value)) doubts.set(doubt.value, { ...doubt, row });
    },
    skip(why, cells) {
      tally.cellsRead += cells;
      tally[why] += cells;
    },
    take() {
      const batch = { facts, issues, notes };
      facts = [];
      issues = [];
      notes = [];
      return batch;
    },
    close() {
      for (const { value, row, column, others } of doubts.values()) {
        if (others.every((code) => totals.has(code))) continue;
        add('note', 'facts/ambiguous-country', row, column, value, others.join(' / '));
      }
      tally.bySourceTotals.push(...totals.stated());
    },
  };
}

/** A count of people is not negative; a share is no count; and no figure is without end (`1e400`). */
function faultOf(value: number, cell: Cell | undefined, measure: Measure): IssueCode | null {
  if (!Number.isFinite(value)) return 'facts/not-a-number';
  const { unit } = MEASURES[measure];
  if (value < 0 && unit === 'persons') return 'facts/negative';
  const isShare = typeof cell === 'string' && cell.includes('%');
  return isShare && unit !== 'percent' ? 'facts/not-a-number' : null;
}

/** Names a sheet that was recognised and left: `every row in or named` holds for sheets too. */
export function nameSheet(
  sheet: string,
  row: number,
  title: string,
  { tally }: ReadContext,
): Batch {
  const ledger = openLedger(sheet, tally);
  ledger.remark('facts/sheet-not-read', row, 1, title);
  return ledger.take();
}

export function cellText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return '';
  return typeof cell === 'object' ? cell.error : String(cell);
}
