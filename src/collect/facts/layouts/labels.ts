import type { Cell } from '../../../platform/sheets/sheets.ts';
import type { CodeSystem } from '../../../reference/countries/countries.ts';
import { SPECIAL_CODES } from '../fact.ts';
import type { IssueCode, ResolveCountry } from './layout.ts';
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
  | { readonly is: 'code'; readonly code: string; readonly doubt?: Doubt }
  | { readonly is: 'aggregate' }
  | { readonly is: 'empty' }
  | {
      readonly is: 'bad';
      readonly code: IssueCode;
      readonly column: number;
      readonly value: string;
      readonly mend?: string;
    };

/** A name that official lists give to one country (Niger, Congo) but that could be another one's shortened. */
export interface Doubt {
  readonly column: number;
  readonly value: string;
  readonly others: readonly string[];
}

export type ReadAxis = (cells: readonly Cell[]) => Place;

/** A reader of one axis that asks the resolver once per label. */
export function createAxis(axis: Axis, resolve: ResolveCountry): ReadAxis {
  if ('constant' in axis) {
    const place: Place = { is: 'code', code: axis.constant };
    return () => place;
  }
  const [first, ...rest] = axis.columns.map((column) => createColumn(column, resolve));
  if (!first) return () => EMPTY;
  if (!rest.length) return first;
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
    if (known.size < CACHED)
      known.set(typeof cell === 'string' ? Buffer.from(cell).toString() : cell, found);
    return found;
  };
}

/** More distinct labels than this are no country names; they must not fill the memory. */
const CACHED = 50_000;

const EMPTY: Place = { is: 'empty' };
const AGGREGATE: Place = { is: 'aggregate' };

/** The earlier column speaks first (codes stand before names); a name that contradicts a code is an error, never a choice. */
function combine(place: Place, other: Place): Place {
  if (place.is === 'empty') return other;
  if (place.is === 'bad') return other.is === 'code' || other.is === 'aggregate' ? other : place;
  if (place.is !== 'code' || other.is !== 'code' || other.doubt || other.code === place.code)
    return place;
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

/** Below this the resolver is guessing (a misspelling, a name cut short): proposed as a mend, not taken. */
const SURE = 0.9;

export function placeOf(
  label: string,
  column: number,
  system: CodeSystem | undefined,
  resolve: ResolveCountry,
): Place {
  const value = label.trim();
  if (value === '') return EMPTY;
  const { code, kind, score, ambiguous, alternatives } = resolve(value, system ? { system } : {});
  const others = alternatives.map((one) => one.code);
  if (kind === 'aggregate' && code === null) return AGGREGATE;
  if (code !== null && ambiguous) return { is: 'code', code, doubt: { column, value, others } };
  if (code !== null && score >= SURE) return { is: 'code', code };
  const mend = [code, ...others]
    .filter((one) => one !== null)
    .slice(0, 3)
    .join(' / ');
  const problem =
    others.length && code === null ? 'facts/ambiguous-country' : 'facts/unknown-country';
  return { is: 'bad', code: problem, column, value, ...(mend ? { mend } : {}) };
}
