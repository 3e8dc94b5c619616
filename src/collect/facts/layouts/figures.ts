import { type Cell, isCellError } from '../../../platform/sheets/sheets.ts';
import { westernDigits } from './headers.ts';
import type { IssueCode } from './layout.ts';

export type Decimal = '.' | ',' | null;

/** What a figure cell says. `missing`: the source says that it has no figure. `note`: a figure or a gap with a remark. */
export type Figure =
  | { readonly is: 'value'; readonly value: number }
  | { readonly is: 'empty' }
  | { readonly is: 'missing'; readonly note?: IssueCode }
  | { readonly is: 'bad'; readonly code: IssueCode; readonly mend?: string };

const EMPTY: Figure = { is: 'empty' };
const MISSING: Figure = { is: 'missing' };
const SUPPRESSED: Figure = { is: 'missing', note: 'facts/suppressed' };
const BAD: Figure = { is: 'bad', code: 'facts/not-a-number' };

export function readFigure(cell: Cell | undefined, decimal: Decimal): Figure {
  if (typeof cell === 'number') return { is: 'value', value: cell };
  if (cell === null || cell === undefined) return EMPTY;
  if (typeof cell === 'string') return readText(cell, decimal);
  if (isCellError(cell)) return errorFigure(cell.error);
  return BAD;
}

function errorFigure(error: string): Figure {
  if (error === '#N/A') return MISSING;
  return {
    is: 'bad',
    code: error === '#NOT-CALCULATED' ? 'facts/not-calculated' : 'facts/excel-error',
  };
}

const WHOLE = /^-?\d+$/;
const PLAIN = /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

function readText(raw: string, decimal: Decimal): Figure {
  // The shapes of nearly all cells of machine-made files, read without further ado.
  if (WHOLE.test(raw)) return { is: 'value', value: Number(raw) };
  if (decimal === '.' && PLAIN.test(raw)) return { is: 'value', value: Number(raw) };
  const text = plainDigits(raw).trim();
  if (text === '') return EMPTY;
  if (isMissing(text)) return MISSING;
  if (isSuppressed(text)) return SUPPRESSED;
  return readNumber(withoutMarks(text), decimal);
}

/** UN `..`, Eurostat `:`, OECD `..`, French `n.d.`, Spanish `s/d`, dashes of all lengths. */
function isMissing(text: string): boolean {
  return /^(\.{1,3}|…|:|[-‐‑‒–—―−]+|n\.?\s?a\.?|n\/a|#n\/a|n\.?\s?d\.?|s\/d|s\.d\.|nan|null|none|غ\s?م|غير متاح)$/i.test(
    text,
  );
}

/** Hidden by its holder for the sake of the people behind it: Eurostat and others `c`, `x`, UN `~`, `<5`, `*` alone at UNHCR. */
function isSuppressed(text: string): boolean {
  return /^(~|c|x|\*|\(?[ds]\)?|[<≤]\s?\d{1,3})$/i.test(text);
}

/** Arabic and Persian digits and marks, typographic minus, marks of direction. */
function plainDigits(text: string): string {
  return westernDigits(text)
    .replace(/٫/g, ',')
    .replace(/٬/g, '\u00a0')
    .replace(/−/g, '-')
    .replace(/[\u200e\u200f\u061c\ufeff]/g, '');
}

/** Marks that refer to a footnote or a flag, after the figure or before it: `1 234*`, `12 (2)`, `56[a]`, `78 b`, `≈ 90`. */
function withoutMarks(text: string): string {
  return text
    .replace(/^[~≈*]\s*/, '')
    .replace(/(?:[*†‡§¹²³⁴-⁹⁰]+|\s*\[[\w,]+\]|\s*\([a-z0-9]{1,2}\)|\s+[a-z]{1,2})+$/i, '')
    .replace(/^(?:us)?\$\s*|^€\s*|\s*[€$%]$/i, '')
    .trim();
}

function readNumber(text: string, decimal: Decimal): Figure {
  const bare = text.replace(/(?<=\d)[\s\u00a0\u202f\u2009'’](?=\d{3}(?:\D|$))/g, '');
  if (/^[+-]?\d+$/.test(bare)) return { is: 'value', value: Number(bare) };
  if (/^[+-]?\d+(?:\.\d+)?[eE][+-]?\d+$/.test(bare)) return { is: 'value', value: Number(bare) };
  const mark = decimal ?? markOf(bare);
  if (mark === 'ambiguous')
    return { is: 'bad', code: 'facts/ambiguous-number', mend: bare.replace(/[.,]/, '') };
  return readMarked(bare, mark);
}

/** Which of the two marks is the decimal one, if this figure alone can tell: 1,234.5 and 1.234.567 can, 1,234 cannot. */
export function markOf(text: string): '.' | ',' | 'ambiguous' {
  const points = text.split('.').length - 1;
  const commas = text.split(',').length - 1;
  if (points && commas) return text.lastIndexOf('.') > text.lastIndexOf(',') ? '.' : ',';
  if (points > 1) return ',';
  if (commas > 1) return '.';
  if (/^[+-]?[1-9]\d{0,2}[.,]\d{3}$/.test(text)) return 'ambiguous';
  return commas ? ',' : '.';
}

function readMarked(text: string, decimal: '.' | ','): Figure {
  const group = decimal === '.' ? ',' : '.';
  const shape =
    decimal === '.'
      ? // India cuts 12,34,567 in pairs above the thousand.
        /^[+-]?(\d+|\d{1,3}(,\d{3})+|\d{1,2}(,\d{2})+,\d{3})(\.\d+)?$/
      : /^[+-]?(\d+|\d{1,3}(\.\d{3})+)(,\d+)?$/;
  if (!shape.test(text)) return BAD;
  return { is: 'value', value: Number(text.replaceAll(group, '').replace(decimal, '.')) };
}

/**
 * The decimal mark of a column, from those of its figures that can tell; null where none can or they contradict each other.
 * `whole`: the column counts people, so that figures which all have three digits after the mark (1,234 and 58,000) are thousands.
 */
export function learnDecimal(cells: Iterable<Cell | undefined>, whole: boolean): Decimal {
  const seen = new Set<'.' | ','>();
  const doubtful = new Set<string>();
  for (const cell of cells) {
    if (typeof cell !== 'string' || !/\d[.,٫]\d/.test(cell)) continue;
    const bare = withoutMarks(plainDigits(cell).trim()).replace(/[\s\u00a0\u202f\u2009'’]/g, '');
    if (!/^[+-]?[\d.,]+$/.test(bare)) continue;
    const mark = markOf(bare);
    if (mark === 'ambiguous') doubtful.add(bare);
    else seen.add(mark);
  }
  const [only] = seen;
  if (seen.size > 0) return seen.size === 1 && only ? only : null;
  return whole ? groupedBy(doubtful) : null;
}

/** Two different figures or more, all cut at three digits by the same mark. */
function groupedBy(figures: ReadonlySet<string>): Decimal {
  const commas = [...figures].filter((figure) => figure.includes(',')).length;
  if (figures.size < 2 || (commas > 0 && commas < figures.size)) return null;
  return commas ? '.' : ',';
}
