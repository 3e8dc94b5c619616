/** Margins that somebody gives: `variable,category,total`, as `passerelle weight` takes them. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Cell, isCellError, openWorkbook } from '../../platform/sheets/sheets.ts';
import { resolveCountry } from '../../reference/countries/countries.ts';
import { fold } from '../../reference/folding/folding.ts';
import { educationOf, majorGroupOf, placeOf, sexOf } from '../attributes/attributes.ts';
import { bandOf, overlaps } from './matching.ts';
import { type Aspect, nameOfMargin, type PopulationMargin } from './settings.ts';

export const COLUMNS = ['variable', 'category', 'total'] as const;

/** What is wrong with a line, for `weights.line.<code>` and `.mend`. */
export type LineCode =
  | 'header'
  | 'none'
  | 'variable'
  | 'category'
  | 'total'
  | 'twice'
  | 'overlap'
  | 'too-many'
  | 'one-category'
  | 'sums';

export interface BadLine {
  readonly row: number;
  readonly column: (typeof COLUMNS)[number];
  readonly value: string;
  readonly code: LineCode;
}

export interface GivenMargins {
  readonly margins: readonly PopulationMargin[];
  readonly bad: readonly BadLine[];
}

interface Line {
  readonly row: number;
  readonly variable: string;
  readonly category: string;
  readonly total: string;
}

/** Reads what somebody pasted. */
export async function readMarginsText(text: string): Promise<GivenMargins> {
  const folder = await mkdtemp(join(tmpdir(), 'passerelle-margins-'));
  try {
    const path = join(folder, 'margins.csv');
    await writeFile(path, text);
    return await readMarginsFile(path, 'margins.csv');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const MOST_LINES = 2000;

export async function readMarginsFile(path: string, name: string): Promise<GivenMargins> {
  const book = await openWorkbook(path, { name, limits: { rows: MOST_LINES, cells: 20_000 } });
  try {
    const rows: { row: number; cells: string[] }[] = [];
    for await (const batch of book.rows(book.sheets[0]?.name ?? ''))
      for (const { row, cells } of batch)
        if (cells.some((cell) => textOf(cell) !== '')) rows.push({ row, cells: cells.map(textOf) });
    return marginsIn(rows);
  } finally {
    await book.close();
  }
}

const textOf = (cell: Cell): string =>
  cell === null ? '' : isCellError(cell) ? cell.error : String(cell).trim();

function marginsIn(rows: readonly { row: number; cells: readonly string[] }[]): GivenMargins {
  const [head, ...rest] = rows;
  const at = COLUMNS.map((name) => head?.cells.findIndex((cell) => fold(cell) === name) ?? -1);
  const lacking = COLUMNS.find((_, place) => at[place] === -1);
  if (lacking)
    return refused(
      { row: head?.row ?? 1, column: lacking, value: head?.cells.join(',') ?? '' },
      'header',
    );
  if (rest.length === 0) return refused({ row: 2, column: 'variable', value: '' }, 'none');
  const lines = rest.map(({ row, cells }): Line => {
    const [variable = '', category = '', total = ''] = at.map((place) => cells[place] ?? '');
    return { row, variable, category, total };
  });
  const read = [...Map.groupBy(lines, ({ variable }) => fold(variable))].map(([, own]) =>
    marginIn(own),
  );
  const bad = read.flatMap((one) => one.bad);
  const margins = read.flatMap(({ margin }) => margin ?? []);
  return bad.length > 0 ? { margins: [], bad } : { margins, bad: sumsIn(margins, lines) };
}

const refused = (where: Omit<BadLine, 'code'>, code: LineCode): GivenMargins => ({
  margins: [],
  bad: [{ ...where, code }],
});

const MOST_CATEGORIES = 500;

function marginIn(lines: readonly Line[]): { margin: PopulationMargin | null; bad: BadLine[] } {
  const [first] = lines;
  const aspects = aspectsOf(first?.variable ?? '');
  if (!first) return { margin: null, bad: [] };
  const badLine = (
    { row, variable, category, total }: Line,
    column: BadLine['column'],
    code: LineCode,
  ) => ({
    ...{ row, column, code },
    value: { variable, category, total }[column],
  });
  if (!aspects) return { margin: null, bad: [badLine(first, 'variable', 'variable')] };
  if (lines.length < 2) return { margin: null, bad: [badLine(first, 'variable', 'one-category')] };
  if (lines.length > MOST_CATEGORIES)
    return { margin: null, bad: [badLine(first, 'variable', 'too-many')] };
  const seen = new Set<string>();
  const bad: BadLine[] = [];
  const categories = lines.flatMap((line) => {
    const codes = codesOf(aspects, line.category);
    const total = numberOf(line.total);
    if (!codes) bad.push(badLine(line, 'category', 'category'));
    else if (seen.has(codes.join(' '))) bad.push(badLine(line, 'category', 'twice'));
    if (total === null) bad.push(badLine(line, 'total', 'total'));
    if (!codes || total === null) return [];
    seen.add(codes.join(' '));
    return [{ codes, total }];
  });
  const clash = aspects.findIndex(
    (aspect, place) =>
      BANDED.has(aspect) &&
      overlaps([...new Set(categories.map(({ codes }) => codes[place] ?? ''))]),
  );
  if (bad.length === 0 && clash >= 0) bad.push(badLine(first, 'variable', 'overlap'));
  return { margin: { aspects, categories, left: 0 }, bad };
}

const BANDED: ReadonlySet<Aspect> = new Set(['age', 'education']);

const NAMES: Readonly<Record<Aspect, string>> = {
  sex: 'sex sexe sexo gender genre الجنس',
  age: 'age edad العمر',
  origin: 'origin origine origen المنشا',
  residence: 'residence residencia country pays pais البلد',
  place: 'place city ville ciudad lieu المدينه',
  occupation: 'occupation isco metier profession ocupacion المهنه',
  education: 'education etudes diplome estudios التعليم',
};
const ASPECT_BY_NAME: ReadonlyMap<string, Aspect> = new Map(
  Object.entries(NAMES).flatMap(([aspect, names]) =>
    // The keys of NAMES are aspects.
    names.split(' ').map((name) => [fold(name), aspect as Aspect] as const),
  ),
);

function aspectsOf(variable: string): Aspect[] | null {
  const aspects = variable.split(':').map((name) => ASPECT_BY_NAME.get(fold(name)));
  const known = aspects.filter((aspect) => aspect !== undefined);
  return known.length === aspects.length && new Set(known).size === known.length ? known : null;
}

function codesOf(aspects: readonly Aspect[], category: string): string[] | null {
  const parts = category.split(':').map((part) => part.trim());
  if (parts.length !== aspects.length) return null;
  const codes = aspects.map((aspect, at) => READ[aspect](parts[at] ?? ''));
  const known = codes.filter((code) => code !== null);
  return known.length === codes.length ? known : null;
}

const readBand = (text: string): string | null => {
  const plain = text.replace(/\s*[-–—]\s*/, '-').replace(/^≥\s*(\d+)$/, '$1+');
  const under = /^<\s*(\d+)$/.exec(plain)?.[1];
  const code = under ? `0-${Number(under) - 1}` : plain;
  const { from, to } = bandOf(code);
  return to >= from ? code : null;
};

const readCountry = (text: string): string | null => {
  const { code, kind } = resolveCountry(text);
  return kind === 'country' ? code : null;
};

const READ: Readonly<Record<Aspect, (text: string) => string | null>> = {
  sex: sexOf,
  age: readBand,
  origin: readCountry,
  residence: readCountry,
  place: (text) => placeOf(text, ''),
  occupation: (text) => (/^\d{1,4}$/.test(text) ? text.slice(0, 1) : majorGroupOf(text, '')),
  education: (text) => educationOf(text, ''),
};

function numberOf(text: string): number | null {
  const plain = text.replace(/[\s\u00a0\u202f]/g, '');
  return /^\d+([.,]\d+)?$/.test(plain) ? Number(plain.replace(',', '.')) : null;
}

/** Totals of one population differ by no more than rounding. */
const ROUNDING = 1e-6;

function sumsIn(margins: readonly PopulationMargin[], lines: readonly Line[]): BadLine[] {
  const sums = margins.map(({ categories }) =>
    categories.reduce((sum, { total }) => sum + total, 0),
  );
  const most = Math.max(...sums);
  if (!(most > 0)) return [{ row: 2, column: 'total', value: '0', code: 'none' }];
  const [first = 0] = sums;
  const at = sums.findIndex((sum) => Math.abs(sum - first) > ROUNDING * most);
  const margin = margins[at];
  if (!margin) return [];
  const line = lines.find(
    ({ variable }) => aspectsOf(variable)?.join(':') === nameOfMargin(margin),
  );
  return [{ row: line?.row ?? 2, column: 'total', value: `${sums[at]} ≠ ${first}`, code: 'sums' }];
}

/** The same margins as text, to be handed on by a form. */
export const marginsText = (margins: readonly PopulationMargin[]): string =>
  [
    COLUMNS.join(','),
    ...margins.flatMap((margin) =>
      margin.categories.map(({ codes, total }) =>
        [nameOfMargin(margin), `"${codes.map(handedOn).join(':')}"`, total].join(','),
      ),
    ),
  ].join('\n');

// The id of a place in the gazetteer stands before its name.
const handedOn = (code: string): string => code.replace(/^\d+ (?=\D)/, '');
