import type { Cell } from '../../../platform/sheets/sheets.ts';
import type { CodeSystem } from '../../../reference/countries/countries.ts';
import { readFigure } from './figures.ts';
import { groupAbove, periodOf, plainHeader, yearOf } from './headers.ts';
import { placeOf } from './labels.ts';
import type { ResolveCountry, SheetEvidence } from './layout.ts';
import { cellText } from './ledger.ts';
import type { Headers } from './stacked-headers.ts';
import { readHeader, systemOf, type Word } from './vocabulary.ts';

/** What a column of an unknown table looks like, from its header and the first cells below it. */
export interface Column {
  readonly column: number;
  readonly header: string;
  /** The title over a group of columns, if there is one. */
  readonly group: string;
  readonly word: Word | null;
  readonly code: boolean;
  readonly period: ReturnType<typeof periodOf>;
  readonly cells: readonly Cell[];
  /** Shares of the filled cells that are figures, and of the distinct ones that are countries. */
  readonly figures: number;
  readonly countries: number;
  /** Share of the filled cells that say a year. */
  readonly years: number;
  readonly system: CodeSystem | undefined;
}

export function describeColumns(
  sheet: SheetEvidence,
  headers: Headers,
  resolve: ResolveCountry,
): Column[] {
  return headers.cells.map((cell, at) => describe(sheet, headers, cell, at + 1, resolve));
}

function describe(
  sheet: SheetEvidence,
  { row: headerRow, above }: Headers,
  cell: Cell,
  column: number,
  resolve: ResolveCountry,
): Column {
  const below = sheet.cells.slice(headerRow).map((row) => row[column - 1] ?? null);
  const cells = below.filter((one) => one !== null);
  const texts = distinct(cells);
  const found = readHeader(cell);
  const system = systemOf(texts);
  // Small counts look like the numbers of countries: only a header that speaks of countries makes them so.
  const numbers = system === 'un' && !(found && PLACE_WORDS.includes(found.word));
  return {
    column,
    header: plainHeader(cell),
    group: groupAbove(sheet, headerRow, column),
    word: found?.word ?? null,
    code: found?.code ?? false,
    period: periodOf(cell) ?? periodOf(above[column - 1]),
    cells,
    figures: share(cells, isFigure),
    years: share(cells, (one) => yearOf(one) !== null),
    countries: numbers ? 0 : share(texts, (text) => isPlace(text, system, resolve)),
    system,
  };
}

const PLACE_WORDS: readonly Word[] = ['origin', 'residence', 'from', 'to', 'country'];
const SAMPLE = 40;

function distinct(cells: readonly Cell[]): string[] {
  return [...new Set(cells.map((cell) => cellText(cell).trim()))].filter(Boolean).slice(0, SAMPLE);
}

function share<Item>(items: readonly Item[], is: (item: Item) => boolean): number {
  return items.length ? items.filter(is).length / items.length : 0;
}

function isFigure(cell: Cell): boolean {
  const figure = readFigure(cell, null);
  return figure.is !== 'bad' || figure.code === 'facts/ambiguous-number';
}

function isPlace(text: string, system: CodeSystem | undefined, resolve: ResolveCountry): boolean {
  return ['code', 'aggregate'].includes(placeOf(text, 0, system, resolve).is);
}

const THREE_LETTERS = ['iso3', 'unhcr', 'worldbank'] as const;

/** Whose three letters stand in a column: those with which the names beside them agree most often (AUS beside Austria is UNHCR's). */
export function systemByNames(
  codes: Column,
  names: Column,
  resolve: ResolveCountry,
): CodeSystem | undefined {
  if (codes.system !== 'iso3') return codes.system;
  let best: { system: CodeSystem; agreed: number } = { system: 'iso3', agreed: -1 };
  for (const system of THREE_LETTERS) {
    const agreed = codes.cells.filter((code, at) => {
      const name = resolve(cellText(names.cells[at])).code;
      return name !== null && resolve(cellText(code), { system }).code === name;
    }).length;
    if (agreed > best.agreed) best = { system, agreed };
  }
  return best.system;
}
