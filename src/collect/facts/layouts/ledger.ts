import type { Cell, Row } from '../../../platform/sheets/sheets.ts';
import { type Fact, MEASURES, type Measure, SEXES, SPECIAL_CODES } from '../fact.ts';
import { type Decimal, readFigure } from './figures.ts';
import type { Doubt, Place } from './labels.ts';
import type {
  Batch,
  Issue,
  IssueCode,
  ReadContext,
  SourceNote,
  SourceTotal,
  Tally,
} from './layout.ts';

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
        const negative = figure.value < 0 && MEASURES[measure].unit === 'persons';
        return negative ? refused('facts/negative', row, column, cell) : figure.value;
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

interface Sums {
  stated: number | null;
  computed: number;
  unknown: number;
  parts: number;
}

interface Totals {
  add(fact: Fact): void;
  /** Whether any fact names this country. */
  has(code: string): boolean;
  stated(): SourceTotal[];
}

const MEASURE_NAMES = Object.keys(MEASURES) as Measure[];
const NUMBER_OF = Object.fromEntries(MEASURE_NAMES.map((name, at) => [name, at])) as Record<
  Measure,
  number
>;
const ROOM = 32;

/** Sums of all origins for each residence and the other way round, kept only to be compared with what the source states. */
function createTotals(): Totals {
  const sides = {
    residence: new Map<string, Map<number, Sums>>(),
    origin: new Map<string, Map<number, Sums>>(),
  };

  function add(fact: Fact): void {
    if (
      fact.age ??
      fact.education ??
      fact.isco ??
      fact.labour ??
      fact.duration ??
      fact.generation ??
      fact.place
    )
      return;
    const slot =
      ((fact.year * 5 + (fact.quarter ?? 0)) * 3 + SEXES.indexOf(fact.sex)) * ROOM +
      NUMBER_OF[fact.measure];
    enter(sums(sides.residence, fact.residence, slot), fact.origin, fact.value);
    enter(sums(sides.origin, fact.origin, slot), fact.residence, fact.value);
  }

  function stated(): SourceTotal[] {
    return [...listTotals('residence', sides.residence), ...listTotals('origin', sides.origin)];
  }
  const has = (code: string) => sides.residence.has(code) || sides.origin.has(code);
  return { add, has, stated };
}

function sums(side: Map<string, Map<number, Sums>>, code: string, slot: number): Sums {
  const slots = side.get(code);
  const found = slots?.get(slot);
  if (found) return found;
  const fresh = { stated: null, computed: 0, unknown: 0, parts: 0 };
  if (slots) slots.set(slot, fresh);
  else side.set(code, new Map([[slot, fresh]]));
  return fresh;
}

function enter(sum: Sums, other: string, value: number): void {
  if (other === SPECIAL_CODES.total) {
    sum.stated = (sum.stated ?? 0) + value;
    return;
  }
  sum.parts += 1;
  if (other === SPECIAL_CODES.unknown) sum.unknown += value;
  else sum.computed += value;
}

function* listTotals(
  side: 'residence' | 'origin',
  codes: Map<string, Map<number, Sums>>,
): Generator<SourceTotal> {
  for (const [code, slots] of codes) {
    for (const [slot, { stated, computed, unknown, parts }] of slots) {
      if (stated === null || parts === 0) continue;
      const measure = MEASURE_NAMES[slot % ROOM] ?? 'stock';
      const sex = SEXES[Math.floor(slot / ROOM) % 3] ?? 'both';
      const period = Math.floor(slot / ROOM / 3);
      const year = Math.floor(period / 5);
      const quarter = period % 5 || null;
      const key = [side, code, quarter ? `${year}Q${quarter}` : year, sex, measure].join(' ');
      yield { key, side, code, year, quarter, sex, measure, stated, computed, unknown };
    }
  }
}
