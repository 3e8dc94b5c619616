import { yearIn } from './headers.ts';
import type { Evidence, FactLayout, SheetEvidence } from './layout.ts';
import { UN_BIASES, UN_LICENCE, UN_METHOD, withYear } from './proposals.ts';
import { findUnTable, readUnTables, type UnTable } from './un-tables.ts';

/** UN DESA, International Migrant Stock by sex and destination (editions 2019 and 2020): a row for each destination, all origins together. */
export const unDestination: FactLayout = {
  id: 'un-destination',
  yields: 'facts',
  detect(evidence) {
    const tables = evidence.sheets.flatMap((sheet) => byDestination(sheet) ?? []);
    return tables.some(isStock) ? 0.95 : 0;
  },
  propose: (evidence) => ({
    holder: 'UN DESA',
    title: withYear(
      {
        fr: 'Population migrante internationale {year} : total par pays de résidence',
        en: 'International Migrant Stock {year}: total by country of residence',
        es: 'Población migrante internacional {year}: total por país de residencia',
        ar: 'رصيد المهاجرين الدوليين {year}: المجموع بحسب بلد الإقامة',
      },
      editionOf(evidence),
    ),
    definition: 'born_or_citizen',
    kind: 'modelled',
    vintage: editionOf(evidence),
    method: UN_METHOD,
    knownBiases: UN_BIASES,
    licence: UN_LICENCE,
  }),
  read: (...given) => readUnTables(...given, byDestination),
};

function byDestination(sheet: SheetEvidence): UnTable | null {
  const table = findUnTable(sheet);
  return table && table.origin === null ? table : null;
}

function isStock(table: UnTable): boolean {
  return table.dataType > 0 && table.values.some(({ measure }) => measure === 'stock');
}

/** An edition is called by the last year of its tables (titles and names of files also hold the first one). */
export function editionOf({ file, sheets }: Evidence): string {
  const values = sheets.flatMap((sheet) => findUnTable(sheet)?.values ?? []);
  const last = Math.max(0, ...values.map(({ year }) => year ?? 0));
  return String(last || (yearIn(file) ?? ''));
}
