import type { Cell, Workbook } from '../../../platform/sheets/sheets.ts';
import { findColumn, headersAt, plainHeader, sexIn, textAbove, yearIn } from './headers.ts';
import type { AxisColumn } from './labels.ts';
import type { Batch, Evidence, FactLayout, ReadContext, SheetEvidence } from './layout.ts';
import { cellText } from './ledger.ts';
import { type MatrixPlan, readMatrix } from './matrix.ts';
import { UN_BIASES, UN_LICENCE, UN_METHOD, withYear } from './proposals.ts';
import { natureOf, titleOf } from './un-tables.ts';

/**
 * UN DESA up to 2019, by origin and destination: a row for each year and destination, a column for each origin,
 * a sheet for each sex; up to 2015 a sheet for each year too. Also the same as a plain `Year, Dest, origins…` table.
 */
export const unMatrix: FactLayout = {
  id: 'un-matrix',
  yields: 'facts',
  detect: ({ sheets }) => (sheets.some((sheet) => findPlan(sheet)) ? 0.9 : 0),
  propose: (evidence) => ({
    holder: 'UN DESA',
    title: withYear(
      {
        fr: 'Population migrante internationale {year} : matrice des origines et des résidences',
        en: 'International Migrant Stock {year}: matrix of origins and residences',
        es: 'Población migrante internacional {year}: matriz de orígenes y residencias',
        ar: 'رصيد المهاجرين الدوليين {year}: مصفوفة بلدان المنشأ والإقامة',
      },
      edition(evidence),
    ),
    definition: 'born_or_citizen',
    kind: 'modelled',
    vintage: edition(evidence),
    method: UN_METHOD,
    knownBiases: UN_BIASES,
    licence: UN_LICENCE,
  }),
  read,
};

async function* read(
  workbook: Workbook,
  evidence: Evidence,
  context: ReadContext,
): AsyncGenerator<Batch> {
  for (const sheet of evidence.sheets) {
    const plan = findPlan(sheet);
    if (plan) yield* readMatrix(workbook, plan, context);
  }
}

/** Headers of the columns before the origins. */
const ASIDE =
  /^(year|sort order|notes?|code|type of data|index|dest\w*|.*\bdestination|.*country or area.*)( [a-z])?$/;

function findPlan(sheet: SheetEvidence): MatrixPlan | null {
  const rows = [...sheet.cells.slice(0, 30).keys()].map((at) => headersAt(sheet, at + 1));
  const year = soleYear(titleOf(sheet));
  const at = rows.findIndex((cells) => isHeader(cells, year !== null));
  const header = rows[at];
  if (!header) return null;
  const place = findColumn(header, (text) => ASIDE.test(text) && /dest|country or area/.test(text));
  const code = findColumn(header, (text) => /^(country )?code$/.test(text));
  const dataType = findColumn(header, (text) => text.includes('type of data'));
  const down: AxisColumn[] = code
    ? [{ column: code, system: 'un' }, { column: place }]
    : [{ column: place }];
  return {
    sheet: sheet.name,
    headerRow: at + 1,
    header,
    firstColumn: header.findLastIndex((cell) => ASIDE.test(plainHeader(cell))) + 2,
    down: { columns: down },
    rowsAre: 'residence',
    year: year ?? 0,
    yearColumn: findColumn(header, (text) => text === 'year'),
    sex: sexIn(textAbove(sheet, at + 1)) ?? 'both',
    measure: 'stock',
    definition: 'born_or_citizen',
    kind: 'modelled',
    ...(dataType ? { nature: (cells) => natureOf(cellText(cells[dataType - 1])) } : {}),
  };
}

function isHeader(cells: readonly Cell[], dated: boolean): boolean {
  const names = new Set(cells.map(plainHeader).filter(Boolean));
  return (
    names.size >= 30 &&
    (names.has('year') || (dated && names.has('type of data'))) &&
    [...names].some((name) => ASIDE.test(name) && /dest|country or area/.test(name))
  );
}

/** The year of a table of one year, as its title says it; null where it names none or a span. */
function soleYear(title: string): number | null {
  const years = new Set(title.match(/(?<!\d)(?:19|20)\d{2}(?!\d)/g));
  return years.size === 1 ? Number([...years][0]) : null;
}

/** Titles name a span of years (`1990-2019`); the last one is the edition's. */
function edition({ file, sheets }: Evidence): string {
  const titles = sheets
    .flatMap(({ cells }) => cells.slice(0, 20).flat())
    .map(cellText)
    .join(' ');
  const years = [...titles.matchAll(/(?<!\d)(?:19|20)\d{2}(?!\d)/g)].map(Number);
  return String(yearIn(file) ?? (Math.max(0, ...years) || ''));
}
