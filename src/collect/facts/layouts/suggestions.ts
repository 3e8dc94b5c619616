import type { Cell } from '../../../platform/sheets/sheets.ts';
import type { CodeSystem } from '../../../reference/countries/countries.ts';
import { MEASURES, type Measure, type Sex } from '../fact.ts';
import { type Column, describeColumns, systemByNames } from './columns.ts';
import { learnDecimal, readFigure } from './figures.ts';
import { periodOf, plainHeader, sexIn, textAbove, yearIn } from './headers.ts';
import type {
  Evidence,
  Mapping,
  ResolveCountry,
  Role,
  SheetEvidence,
  WideColumn,
} from './layout.ts';
import { cellText } from './ledger.ts';
import { stackHeaders } from './stacked-headers.ts';
import { definitionIn, measureIn, scaleOf } from './subjects.ts';
import { readHeader, type Word } from './vocabulary.ts';

export interface Suggestion {
  readonly mapping: Mapping;
  /** What the table does not say and a person must. */
  readonly missing: readonly ('origin' | 'residence' | 'year' | 'value')[];
  /** The table seems to count who came or left, not who lives there. */
  readonly flows: boolean;
}

/** Proposes which column is what, from the words of the headers and from what stands below them. */
export function suggestMapping(evidence: Evidence, resolve: ResolveCountry): Suggestion | null {
  const candidates = evidence.sheets.flatMap(
    (sheet) => suggestForSheet(evidence, sheet, resolve) ?? [],
  );
  return candidates.sort((a, b) => a.missing.length - b.missing.length)[0] ?? null;
}

/** Row number of the header: the row in which most cells are words of the trade or years; 0 if there is none. */
export function findHeader(sheet: SheetEvidence): number {
  let best = { row: 0, score: 1 };
  for (const [at, cells] of sheet.cells.slice(0, 30).entries()) {
    if (!isHeaderRow(cells)) continue;
    const words = new Set(cells.flatMap((cell) => readHeader(cell)?.word ?? []));
    const periods = cells.filter((cell) => periodOf(cell)).length;
    const score = words.size + Math.min(periods, 3);
    if (words.size && score > best.score) best = { row: at + 1, score };
  }
  return best.row;
}

/** Whether a row may stand above the figures: it holds none but years. */
export function isHeaderRow(cells: readonly Cell[]): boolean {
  return !cells.some(isBareFigure);
}

/** A figure that is no year: headers have none. */
function isBareFigure(cell: Cell): boolean {
  return readFigure(cell, '.').is === 'value' && !periodOf(cell);
}

function suggestForSheet(
  evidence: Evidence,
  sheet: SheetEvidence,
  resolve: ResolveCountry,
): Suggestion | null {
  const found = findHeader(sheet);
  if (!found) return null;
  const headers = stackHeaders(sheet, found);
  const headerRow = headers.row;
  const columns = describeColumns(sheet, headers, resolve);
  const subject = [
    evidence.file,
    sheet.name,
    textAbove(sheet, headerRow),
    ...headers.cells.map(cellText),
  ].join(' ');
  const measure = measureIn(subject);
  const ends = findEnds(columns, measure, resolve);
  const wide = findWide(columns);
  const picked = pickRoles(columns, ends, wide);
  const figures = columns.filter(
    ({ column }) => column === picked.value || wide.some((one) => one.column === column),
  );
  const mapping: Mapping = {
    sheet: sheet.name,
    headerRow,
    columns: picked,
    wide,
    constants: constantYear(evidence, sheet, picked, wide),
    systems: systemsOf(ends),
    decimal: learnDecimal(
      figures.flatMap(({ cells }) => cells),
      MEASURES[measure].unit === 'persons',
    ),
    ...scaleOf(figures, measure),
    measure,
    definition: definitionIn(subject, measure),
    kind: 'observed',
  };
  return {
    mapping,
    missing: missingIn(mapping),
    flows: measure === 'stock' && tellsOfFlows(columns, subject),
  };
}

const FLOWS =
  /\b((in|out)flows?|arrivals|departures|acquisitions? of|naturali[sz]ations?|flux|entrees|departs|naturalisations|flujos?|entradas|llegadas)\b/;

/** As the headers or any row say: a table of several series, of which some are flows, is no table of stocks either. */
const tellsOfFlows = (columns: readonly Column[], subject: string): boolean =>
  FLOWS.test(plainHeader(subject)) ||
  columns.some(
    ({ figures, cells }) => figures < 0.5 && cells.some((cell) => FLOWS.test(plainHeader(cell))),
  );

interface End {
  readonly column: Column;
  readonly name?: Column | undefined;
  readonly system: CodeSystem | undefined;
}
type Ends = { readonly origin?: End; readonly residence?: End };

/** Money goes from the residence to the origin; people from the origin to the residence. */
function findEnds(columns: readonly Column[], measure: Measure, resolve: ResolveCountry): Ends {
  const money = measure.startsWith('remittance');
  // A word in the header is believed unless what stands below speaks against it; faulty tables hold bad cells too.
  const places = columns.filter(({ system, countries }) => system || countries >= 0.25);
  const pick = (word: Word) =>
    endOf(
      places.filter((place) => place.word === word),
      resolve,
    );
  // Of money, the source is where it is sent from: where the diaspora lives.
  const [first, second] = money && isFlow(places) ? ENDS.toReversed() : ENDS;
  const origin = pick(first ?? 'origin') ?? pick(money ? 'to' : 'from');
  const residence = pick(second ?? 'residence') ?? pick(money ? 'from' : 'to') ?? pick('country');
  return { ...(origin ? { origin } : {}), ...(residence ? { residence } : {}) };
}

const ENDS: readonly Word[] = ['origin', 'residence'];

const isFlow = (places: readonly Column[]): boolean =>
  [/^source\b/, /^dest/].every((end) => places.some(({ header }) => end.test(header)));

/** Codes are surer than names; a name beside them checks them. */
function endOf(places: readonly Column[], resolve: ResolveCountry): End | null {
  const code =
    places.find((place) => place.system === 'iso3') ?? places.find(({ system }) => system);
  const name = places.find(({ system }) => !system);
  if (!code) return name ? { column: name, system: undefined } : null;
  return { column: code, name, system: name ? systemByNames(code, name, resolve) : code.system };
}

function systemsOf({ origin, residence }: Ends): Mapping['systems'] {
  return {
    ...(origin?.system ? { origin: origin.system } : {}),
    ...(residence?.system ? { residence: residence.system } : {}),
  };
}

const SEX_WORDS: readonly Word[] = ['both', 'male', 'female'];

/** Figures spread over columns: years, quarters, men and women side by side, or years under men and years under women. */
function findWide(columns: readonly Column[]): WideColumn[] {
  const figures = columns.filter((column) => column.figures >= 0.5);
  const periods = figures.filter(({ period }) => period);
  if (periods.length > 1) return periods.map(wideOf);
  const sexes = figures.filter(({ word }) => word && SEX_WORDS.includes(word));
  if (!sexes.some(({ word }) => word !== 'both')) return [];
  const total = figures.find(({ header }) => header === 'total');
  // The words of SEX_WORDS are the sexes of a fact.
  const found: WideColumn[] = sexes.map(({ column, word }) => ({ column, sex: word as Sex }));
  return total ? [...found, { column: total.column, sex: 'both' }] : found;
}

function wideOf({ column, period, group, word }: Column): WideColumn {
  const own = word && SEX_WORDS.includes(word) ? (word as Sex) : null; // the sexes of a fact
  const sex = own ?? (group ? sexIn(group) : null);
  return {
    column,
    ...(period ? { year: period.year } : {}),
    ...(period?.quarter ? { quarter: period.quarter } : {}),
    ...(sex ? { sex } : {}),
  };
}

const SIMPLE = [
  'place',
  'sex',
  'age',
  'education',
  'isco',
  'labour',
  'duration',
  'generation',
] as const;
const NUMERIC = ['year', 'quarter', 'low', 'high'] as const;

function pickRoles(
  columns: readonly Column[],
  { origin, residence }: Ends,
  wide: readonly WideColumn[],
): Mapping['columns'] {
  const picked: Partial<Record<Role, number>> = {};
  const put = (role: Role, found: Column | undefined) => {
    if (found) picked[role] = found.column;
  };
  put('origin', origin?.column);
  put('origin_name', origin?.name);
  put('residence', residence?.column);
  put('residence_name', residence?.name);
  for (const role of SIMPLE)
    put(
      role,
      columns.find(({ word }) => word === role),
    );
  for (const role of NUMERIC)
    put(
      role,
      columns.find(
        ({ word, figures, years }) => word === role && (role === 'year' ? years : figures) >= 0.5,
      ),
    );
  if (!wide.length) put('value', findValue(columns, picked));
  return picked;
}

/** The column whose header says so, or else the only one of figures that is nothing else. */
function findValue(columns: readonly Column[], picked: Mapping['columns']): Column | undefined {
  const taken = new Set(Object.values(picked));
  const free = columns.filter(({ column, countries }) => !taken.has(column) && countries < 0.5);
  const figures = free.filter((column) => column.figures >= 0.5);
  return (
    figures.find(({ word }) => word === 'value') ??
    free.find(({ word }) => word === 'value') ??
    (figures.length === 1 ? figures[0] : undefined)
  );
}

function constantYear(
  evidence: Evidence,
  sheet: SheetEvidence,
  picked: Mapping['columns'],
  wide: readonly WideColumn[],
): Mapping['constants'] {
  if (picked.year || wide.some(({ year }) => year)) return {};
  const year = yearIn(sheet.name) ?? yearIn(evidence.file);
  return year === null ? {} : { year };
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
