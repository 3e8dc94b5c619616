import type { Cell } from '../../../platform/sheets/sheets.ts';
import { SPECIAL_CODES } from '../fact.ts';
import type { CodeSystem, CountryAnswer, IssueCode, ResolveCountry } from './layout.ts';
import { cellText } from './ledger.ts';

export interface AxisColumn {
  readonly column: number;
  /** Undefined: names of countries in any language. */
  readonly system?: CodeSystem | undefined;
}

/** Where one end of a corridor stands: one or more columns (code and name check each other), or the same for all rows. */
export type Axis = { readonly columns: readonly AxisColumn[] } | { readonly constant: string };

/** What the cells of an axis say: a code; an aggregate (a region, a group), to be left out; nothing; or something wrong. */
export type Place =
  | { readonly is: 'code'; readonly code: string }
  | { readonly is: 'aggregate' }
  | { readonly is: 'empty' }
  | {
      readonly is: 'bad';
      readonly code: IssueCode;
      readonly column: number;
      readonly value: string;
      readonly mend?: string;
    };

export type ReadAxis = (cells: readonly Cell[]) => Place;

/** A reader of one axis that asks the resolver once per label. */
export function createAxis(axis: Axis, resolve: ResolveCountry): ReadAxis {
  if ('constant' in axis) {
    const place: Place = { is: 'code', code: axis.constant };
    return () => place;
  }
  const [first, second, ...more] = axis.columns.map((column) => createColumn(column, resolve));
  if (!first) return () => ({ is: 'empty' });
  if (!second) return first;
  const rest = [second, ...more];
  return (cells) => rest.reduce((place, read) => combine(place, read(cells)), first(cells));
}

function createColumn({ column, system }: AxisColumn, resolve: ResolveCountry): ReadAxis {
  const known = new Map<Cell, Place>();
  return (cells) => {
    const cell = cells[column - 1] ?? null;
    const place = known.get(cell);
    if (place) return place;
    const found = placeOf(cellText(cell), column, system, resolve);
    // A short text cut out of a large one keeps the large one in memory; a copy does not.
    known.set(typeof cell === 'string' ? Buffer.from(cell).toString() : cell, found);
    return found;
  };
}

const EMPTY: Place = { is: 'empty' };
const AGGREGATE: Place = { is: 'aggregate' };

/** The earlier column speaks first (codes stand before names); a name that contradicts a code is an error, never a choice. */
function combine(place: Place, other: Place): Place {
  if (other.is === 'empty') return place;
  if (place.is === 'empty' || place.is === 'bad')
    return other.is === 'bad' ? (place.is === 'bad' ? place : other) : other;
  if (other.is !== 'code' || place.is !== 'code' || other.code === place.code) return place;
  if (isSpecial(place.code) || isSpecial(other.code)) return place;
  return {
    is: 'bad',
    code: 'facts/code-and-name-disagree',
    column: 0,
    value: `${place.code} ≠ ${other.code}`,
    mend: other.code,
  };
}

function isSpecial(code: string): boolean {
  return Object.values<string>(SPECIAL_CODES).includes(code);
}

export function placeOf(
  label: string,
  column: number,
  system: CodeSystem | undefined,
  resolve: ResolveCountry,
): Place {
  const text = cleanLabel(label);
  if (text === '') return EMPTY;
  const special = specialOf(text);
  if (special) return { is: 'code', code: special };
  if (system === 'm49' && isUnAggregate(text)) return AGGREGATE;
  return fromAnswer(resolve(text, system ? { system } : {}), text, column);
}

/** UN tables mark names with a trailing asterisk and indent them; some repeat a footnote number. */
function cleanLabel(label: string): string {
  return label
    .replace(/[\u00a0\u202f\ufeff]/g, ' ')
    .replace(/\s*[*†‡]+\s*$|\s*\(\d{1,2}\)\s*$/g, '')
    .trim();
}

/** UN location codes from 900 are regions, income groups and the like (ISO 3166 and M49 countries stay below 900). */
function isUnAggregate(code: string): boolean {
  return /^\d+$/.test(code) && Number(code) >= 900;
}

const WORLD =
  /^(wld|900|world( total)?|total|all countries|monde( entier)?|ensemble du monde|mundo|العالم|المجموع|todos los países|tous pays)$/i;
/** UN code 2003 is "Others"; KNOMAD's "Other North" and "Other South" are what it cannot attribute to a country. */
const UNKNOWN =
  /^(unk|ukn|2003|others?( (north|south))?|unknown|not stated|unspecified|various(\/unknown)?|autres?|inconnue?s?|non déclaré|otros?|desconocid[oa]s?|no especificado|أخرى|غير معروف|غير محدد)$/i;
const STATELESS = /^(sta|xxa|stateless|apatrides?|apátridas?|عديمو الجنسية|بدون جنسية)$/i;

function specialOf(text: string): string | null {
  if (WORLD.test(text)) return SPECIAL_CODES.total;
  if (UNKNOWN.test(text)) return SPECIAL_CODES.unknown;
  if (STATELESS.test(text)) return SPECIAL_CODES.stateless;
  return null;
}

function fromAnswer(answer: CountryAnswer, text: string, column: number): Place {
  if (answer.kind === 'aggregate') return AGGREGATE;
  if (answer.ambiguous || answer.code === null) {
    const mend = answer.alternatives
      .map(({ code }) => code)
      .slice(0, 3)
      .join(' / ');
    const code = answer.ambiguous ? 'facts/ambiguous-country' : 'facts/unknown-country';
    return { is: 'bad', code, column, value: text, ...(mend ? { mend } : {}) };
  }
  return { is: 'code', code: answer.code };
}
