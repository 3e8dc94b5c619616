import type { Cell } from '../../../platform/sheets/sheets.ts';
import type { CodeSystem } from '../../../reference/countries/countries.ts';
import type { Definition, Measure, Sex } from '../fact.ts';
import { learnDecimal, readFigure } from './figures.ts';
import { periodOf, plainHeader, textAbove, yearIn } from './headers.ts';
import { placeOf } from './labels.ts';
import type {
  Evidence,
  Mapping,
  ResolveCountry,
  Role,
  SheetEvidence,
  WideColumn,
} from './layout.ts';
import { cellText } from './ledger.ts';
import { readHeader, systemOf, type Word } from './vocabulary.ts';

export interface Suggestion {
  readonly mapping: Mapping;
  /** What the table does not say and a person must. */
  readonly missing: readonly ('origin' | 'residence' | 'year' | 'value')[];
}

/** Proposes which column is what, from the words of the headers and from what stands below them. */
export function suggestMapping(evidence: Evidence, resolve: ResolveCountry): Suggestion | null {
  const candidates = evidence.sheets.flatMap(
    (sheet) => suggestForSheet(evidence, sheet, resolve) ?? [],
  );
  return candidates.sort((a, b) => a.missing.length - b.missing.length)[0] ?? null;
}

/** Row number of the header: the row above figures in which most cells are words of the trade or years; 0 if there is none. */
export function findHeader(sheet: SheetEvidence): number {
  let best = { row: 0, score: 1 };
  for (const [at, cells] of sheet.cells.slice(0, 30).entries()) {
    const words = new Set(cells.flatMap((cell) => readHeader(cell)?.word ?? []));
    const periods = cells.filter((cell) => periodOf(cell)).length;
    const score = words.size + Math.min(periods, 3);
    if (words.size && score > best.score) best = { row: at + 1, score };
  }
  return best.row;
}

interface Column {
  readonly column: number;
  readonly header: string;
  readonly word: Word | null;
  readonly code: boolean;
  readonly period: ReturnType<typeof periodOf>;
  readonly cells: readonly Cell[];
  /** Shares of the filled cells that are figures, and of the distinct ones that are countries. */
  readonly figures: number;
  readonly countries: number;
  readonly system: CodeSystem | undefined;
}

function suggestForSheet(
  evidence: Evidence,
  sheet: SheetEvidence,
  resolve: ResolveCountry,
): Suggestion | null {
  const headerRow = findHeader(sheet);
  const header = sheet.cells[headerRow - 1];
  if (!header) return null;
  const columns = header.map((cell, at) => describe(sheet, headerRow, cell, at + 1, resolve));
  const subject = [
    evidence.file,
    sheet.name,
    textAbove(sheet, headerRow),
    ...header.map(cellText),
  ].join(' ');
  const measure = measureIn(subject);
  const ends = findEnds(columns, measure);
  const wide = findWide(columns);
  const picked = pickRoles(columns, ends, wide);
  const year =
    picked.year || wide.some((column) => column.year)
      ? undefined
      : (yearIn(sheet.name) ?? yearIn(evidence.file) ?? undefined);
  const mapping: Mapping = {
    sheet: sheet.name,
    headerRow,
    columns: picked,
    wide,
    constants: year === undefined ? {} : { year },
    systems: systemsOf(ends),
    decimal: decimalOf(columns, picked, wide),
    measure,
    definition: definitionIn(subject, measure),
    kind: 'observed',
  };
  return { mapping, missing: missingIn(mapping) };
}

function describe(
  sheet: SheetEvidence,
  headerRow: number,
  cell: Cell,
  column: number,
  resolve: ResolveCountry,
): Column {
  const cells = sheet.cells
    .slice(headerRow)
    .map((row) => row[column - 1] ?? null)
    .filter((one) => one !== null);
  const texts = [...new Set(cells.map((one) => cellText(one).trim()))].filter(Boolean).slice(0, 40);
  const system = systemOf(texts);
  const resolved = texts.filter((text) =>
    ['code', 'aggregate'].includes(placeOf(text, column, system, resolve).is),
  ).length;
  const figures = cells.filter((one) => readFigure(one, '.').is !== 'bad').length;
  const found = readHeader(cell);
  return {
    column,
    header: plainHeader(cell),
    word: found?.word ?? null,
    code: found?.code ?? false,
    period: periodOf(cell),
    cells,
    figures: cells.length ? figures / cells.length : 0,
    countries: texts.length ? resolved / texts.length : 0,
    system,
  };
}

type Ends = { readonly origin?: Column; readonly residence?: Column };

/** Money goes from the residence to the origin; people from the origin to the residence. */
function findEnds(columns: readonly Column[], measure: Measure): Ends {
  const money = measure.startsWith('remittance');
  const places = columns.filter(({ countries }) => countries >= 0.5);
  const pick = (...words: Word[]) => {
    const found = places.filter(({ word }) => word && words.includes(word));
    return found.find(({ code }) => code) ?? found[0];
  };
  const origin = pick('origin') ?? pick(money ? 'to' : 'from');
  const residence = pick('residence') ?? pick(money ? 'from' : 'to') ?? pick('country');
  const ends: { origin?: Column; residence?: Column } = {};
  if (origin) ends.origin = origin;
  if (residence && residence !== origin) ends.residence = residence;
  return ends;
}

function systemsOf({ origin, residence }: Ends): Mapping['systems'] {
  return {
    ...(origin?.system ? { origin: origin.system } : {}),
    ...(residence?.system ? { residence: residence.system } : {}),
  };
}

const SEX_WORDS: readonly Word[] = ['both', 'male', 'female'];

/** Figures spread over columns: years, quarters, or men and women side by side. */
function findWide(columns: readonly Column[]): WideColumn[] {
  const periods = columns.filter(({ period, figures }) => period && figures >= 0.5);
  if (periods.length > 1) {
    return periods.map(({ column, period }) => ({
      column,
      ...(period ? { year: period.year } : {}),
      ...(period?.quarter ? { quarter: period.quarter } : {}),
    }));
  }
  const sexes = columns.filter(
    ({ word, figures }) => word && SEX_WORDS.includes(word) && figures >= 0.5,
  );
  if (!sexes.some(({ word }) => word !== 'both')) return [];
  const total = columns.find(({ header, figures }) => header === 'total' && figures >= 0.5);
  return [
    ...sexes.map(({ column, word }) => ({ column, sex: word as Sex })),
    ...(total ? [{ column: total.column, sex: 'both' as const }] : []),
  ];
}

const SIMPLE: readonly Role[] = [
  'place',
  'year',
  'quarter',
  'sex',
  'age',
  'education',
  'isco',
  'labour',
  'duration',
  'generation',
  'low',
  'high',
];

function pickRoles(
  columns: readonly Column[],
  { origin, residence }: Ends,
  wide: readonly WideColumn[],
): Mapping['columns'] {
  const picked: Partial<Record<Role, number>> = {};
  if (origin) picked.origin = origin.column;
  if (residence) picked.residence = residence.column;
  for (const role of SIMPLE) {
    const found = columns.find(({ word }) => word === role);
    if (found) picked[role] = found.column;
  }
  if (wide.length) return picked;
  const taken = new Set(Object.values(picked));
  const free = columns.filter(
    ({ column, figures, countries }) => !taken.has(column) && figures >= 0.5 && countries < 0.5,
  );
  const value =
    free.find(({ word }) => word === 'value') ?? (free.length === 1 ? free[0] : undefined);
  if (value) picked.value = value.column;
  return picked;
}

function decimalOf(
  columns: readonly Column[],
  picked: Mapping['columns'],
  wide: readonly WideColumn[],
): Mapping['decimal'] {
  const figures = new Set([picked.value, ...wide.map(({ column }) => column)]);
  return learnDecimal(
    columns.filter(({ column }) => figures.has(column)).flatMap(({ cells }) => cells),
  );
}

function measureIn(subject: string): Measure {
  const text = plainHeader(subject);
  if (/remit|remesa|envois? de fonds|تحويلات/.test(text))
    return /cost|price|cout|coste|كلفه|كلفة/.test(text) ? 'remittance_cost' : 'remittances';
  if (/asylum seek|demandeurs? d asile|solicitantes de asilo|طالبو اللجوء/.test(text))
    return 'asylum_seekers';
  if (/refugee|refugies|refugiad|لاجئ/.test(text)) return 'refugees';
  return 'stock';
}

const DEFINITION_WORDS: readonly (readonly [Definition, RegExp])[] = [
  ['birth', /birth|born|naissance|nees? |nacimiento|nacid|ميلاد|مولود/],
  ['citizenship', /citizen|nationalit|nacionalidad|جنسيه|جنسية/],
  ['ancestry', /ancestry|ascendan|descendan|نسب/],
  ['registration', /regist|immatricul|inscri|consul|مسجل/],
];

function definitionIn(subject: string, measure: Measure): Definition {
  if (measure.startsWith('remittance')) return 'none';
  if (measure !== 'stock') return 'protection';
  const text = plainHeader(subject);
  return DEFINITION_WORDS.find(([, words]) => words.test(text))?.[0] ?? 'born_or_citizen';
}

function missingIn({ columns, wide, constants }: Mapping): Suggestion['missing'] {
  const missing: ('origin' | 'residence' | 'year' | 'value')[] = [];
  if (!columns.origin && !constants.origin) missing.push('origin');
  if (!columns.residence && !constants.residence) missing.push('residence');
  if (!columns.year && constants.year === undefined && !wide.some(({ year }) => year))
    missing.push('year');
  if (!columns.value && !wide.length) missing.push('value');
  return missing;
}
