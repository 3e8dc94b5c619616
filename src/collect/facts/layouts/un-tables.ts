import type { Cell, Workbook } from '../../../platform/sheets/sheets.ts';
import type { Definition, Kind, Measure, Sex } from '../fact.ts';
import {
  findColumn,
  groupAbove,
  headersAt,
  periodOf,
  plainHeader,
  sexIn,
  textAbove,
} from './headers.ts';
import type { Axis, AxisColumn } from './labels.ts';
import type { Batch, Evidence, ReadContext, SheetEvidence } from './layout.ts';
import { cellText, nameSheet } from './ledger.ts';
import type { Plan, ValueColumn } from './plan.ts';
import { readTable } from './table.ts';

/** A table of the UN's International Migrant Stock as its headers describe it; the order of columns differs between editions. */
export interface UnTable {
  readonly sheet: string;
  readonly title: string;
  readonly headerRow: number;
  /** Null: all countries of residence together. */
  readonly residence: Axis | null;
  /** Null: all countries of origin together. */
  readonly origin: Axis | null;
  readonly dataType: number;
  readonly notes: number;
  readonly values: readonly ValueColumn[];
}

export function findUnTable(sheet: SheetEvidence): UnTable | null {
  for (const at of sheet.cells.slice(0, 40).keys()) {
    const table = tableAt(sheet, at + 1, headersAt(sheet, at + 1));
    if (table) return table;
  }
  return null;
}

function tableAt(sheet: SheetEvidence, headerRow: number, cells: readonly Cell[]): UnTable | null {
  const periods = cells.flatMap((cell, at) => (periodOf(cell) ? [at + 1] : []));
  const place = findColumn(cells, isPlace);
  const origin = findColumn(cells, isOrigin);
  if (periods.length < 3 || !(place || origin)) return null;
  const originCode = findColumn(
    cells,
    (header) => isCode(header) && (header.includes('origin') || !place),
  );
  const code = findColumn(cells, (header) => isCode(header) && !header.includes('origin'));
  const title = textAbove(sheet, headerRow);
  if (!(place ? code : originCode) || !isOfUn(cells, title)) return null;
  return {
    sheet: sheet.name,
    title,
    headerRow,
    residence: place ? axis(code, place) : null,
    origin: origin || originCode ? axis(originCode, origin) : null,
    dataType: findColumn(cells, (header) => /\btype\b/.test(header)),
    notes: findColumn(cells, (header) => /^(notes?|coverage)\b/.test(header)),
    values: valueColumns(sheet, headerRow, cells, title),
  };
}

/** Codes and years stand in many a table; these words only in the United Nations' own. */
function isOfUn(cells: readonly Cell[], above: string): boolean {
  const own = (header: string) => /location code|\btype of data\b|^data type$/.test(header);
  return findColumn(cells, own) > 0 || /international migrant stock|united nations/i.test(above);
}

function isCode(header: string): boolean {
  return /\bcode\b/.test(header);
}

function isAsideHeader(header: string): boolean {
  return /\b(code|type|notes?|index|order|coverage)\b/.test(header);
}

function isOrigin(header: string): boolean {
  return header.includes('origin') && !isAsideHeader(header);
}

function isPlace(header: string): boolean {
  if (isAsideHeader(header) || header.includes('origin')) return false;
  return /destination|country|area|region/.test(header);
}

function axis(code: number, name: number): Axis {
  const columns: AxisColumn[] = [];
  if (code) columns.push({ column: code, system: 'un' });
  if (name) columns.push({ column: name });
  return { columns };
}

/** Years repeat three times: the group of columns above says for which sex and of what; without it their order does (both, male, female). */
function valueColumns(
  sheet: SheetEvidence,
  headerRow: number,
  cells: readonly Cell[],
  title: string,
): ValueColumn[] {
  const seen = new Map<number, number>();
  const columns: ValueColumn[] = [];
  for (const [at, cell] of cells.entries()) {
    const period = periodOf(cell);
    if (!period) continue;
    const turn = seen.get(period.year) ?? 0;
    seen.set(period.year, turn + 1);
    const group = groupAbove(sheet, headerRow, at + 1);
    const subject = /migrant|population|refugee/i.test(group) ? group : title;
    const what = measureOf(subject);
    const sex = sexIn(group) ?? BY_TURN[turn] ?? null;
    if (what && sex)
      columns.push({
        column: at + 1,
        year: period.year,
        sex: turn || sexIn(group) ? sex : (sexIn(title) ?? sex),
        ...what,
      });
  }
  return columns;
}

const BY_TURN: readonly Sex[] = ['both', 'male', 'female'];

/** Percentages and rates are computed from the other tables and are no facts of their own. */
function measureOf(
  subject: string,
): { measure: Measure; scale?: number; definition?: Definition } | null {
  const text = plainHeader(subject);
  if (/percentage|per cent|rate of change|proportion|refugee|asylum/.test(text)) return null;
  if (/migrant stock|migrants/.test(text) || text === '') return { measure: 'stock' };
  if (!/population/.test(text)) return null;
  return {
    measure: 'population',
    definition: 'none',
    ...(/thousand/.test(text) ? { scale: 1000 } : {}),
  };
}

/**
 * UN codes of the type of data: B foreign-born, C foreign citizens, R refugees added, I imputed for want of data.
 * None of them is a count at the date: B and C are estimates made from censuses and registers, I is carried over
 * from other countries or years.
 */
export function natureOf(dataType: string): { definition: Definition; kind: Kind } {
  const birth = /B/.test(dataType);
  const citizenship = /C/.test(dataType);
  const definition = birth === citizenship ? 'born_or_citizen' : birth ? 'birth' : 'citizenship';
  return { definition, kind: /I/.test(dataType) ? 'extrapolated' : 'modelled' };
}

/** The tables of a workbook that `find` finds; each other sheet is named. */
export async function* readUnTables(
  workbook: Workbook,
  { sheets }: Evidence,
  context: ReadContext,
  find: (sheet: SheetEvidence) => UnTable | null,
): AsyncGenerator<Batch> {
  for (const sheet of sheets) {
    const table = find(sheet);
    if (table?.values.length) yield* readUnTable(workbook, table, context);
    else if (!isAside(sheet))
      yield nameSheet(sheet.name, table?.headerRow ?? 1, titleOf(sheet), context);
  }
}

async function* readUnTable(
  workbook: Workbook,
  table: UnTable,
  context: ReadContext,
): AsyncGenerator<Batch> {
  const isStock = table.values.some(({ measure }) => measure === 'stock');
  const notes = isStock && table.notes ? await readNotes(workbook) : new Map<string, string>();
  const nature = (cells: readonly Cell[]) => natureOf(cellText(cells[table.dataType - 1]));
  yield* readTable(
    workbook,
    {
      sheet: table.sheet,
      headerRow: table.headerRow,
      origin: table.origin ?? { constant: 'WLD' },
      residence: table.residence ?? { constant: 'WLD' },
      values: table.values,
      decimal: '.',
      definition: 'born_or_citizen',
      kind: 'modelled',
      ...(table.dataType ? { nature } : {}),
      ...(notes.size ? { remark: remarkWith(notes, table.notes) } : {}),
    },
    context,
  );
}

function remarkWith(
  notes: ReadonlyMap<string, string>,
  column: number,
): NonNullable<Plan['remark']> {
  return (cells) => {
    const numbers = cellText(cells[column - 1]).match(/\d+/g) ?? [];
    const text = numbers.flatMap((number) => notes.get(number) ?? []).join(' ');
    return text ? { column, text } : null;
  };
}

/** The sheet of notes: a number, then its text in the next cell or the same one. */
async function readNotes(workbook: Workbook): Promise<Map<string, string>> {
  const notes = new Map<string, string>();
  const sheet = workbook.sheets.find(({ name }) => /notes/i.test(name));
  if (!sheet) return notes;
  for (const cells of await workbook.preview(sheet.name, 1000)) {
    const [first, second] = [...new Set(cells.map(cellText).filter(Boolean))];
    const apart = /^\(?(\d{1,3})\)?\.?$/.exec(first ?? '');
    const joined = /^\((\d{1,3})\)\s+(.+)$/.exec(first ?? '');
    if (apart?.[1] && second) notes.set(apart[1], second.trim());
    else if (joined?.[1] && joined[2]) notes.set(joined[1], joined[2].trim());
  }
  return notes;
}

/** Sheets that surround the tables: contents, notes. */
function isAside({ name, cells }: SheetEvidence): boolean {
  return /content|notes|annex|about|readme/i.test(name) || cells.length === 0;
}

/** The line that names the table, or else the first text of the sheet. */
export function titleOf({ cells }: SheetEvidence): string {
  const texts = cells
    .slice(0, 12)
    .flat()
    .filter((cell) => typeof cell === 'string');
  return texts.find((text) => /^\s*table\s+\d/i.test(text)) ?? texts[0] ?? '';
}
