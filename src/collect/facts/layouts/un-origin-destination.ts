import type { Workbook } from '../../../platform/sheets/sheets.ts';
import type { Batch, Evidence, FactLayout, ReadContext } from './layout.ts';
import { nameSheet } from './ledger.ts';
import { UN_BIASES, UN_LICENCE, UN_METHOD, withYear } from './proposals.ts';
import { editionOf } from './un-destination.ts';
import { findUnTable, isAside, readUnTable, titleOf } from './un-tables.ts';

/** UN DESA, International Migrant Stock by sex, destination and origin (editions 2020 and 2024): a row for each corridor. */
export const unOriginDestination: FactLayout = {
  id: 'un-origin-destination',
  yields: 'facts',
  detect(evidence) {
    const tables = evidence.sheets.flatMap((sheet) => findUnTable(sheet) ?? []);
    return tables.some(({ origin, values }) => origin && values.length) ? 0.95 : 0;
  },
  propose: (evidence) => ({
    holder: 'UN DESA',
    title: withYear(
      {
        fr: 'Population migrante internationale {year} : par pays d’origine et de résidence',
        en: 'International Migrant Stock {year}: by country of origin and of residence',
        es: 'Población migrante internacional {year}: por país de origen y de residencia',
        ar: 'رصيد المهاجرين الدوليين {year}: بحسب بلد المنشأ وبلد الإقامة',
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
  read,
};

async function* read(
  workbook: Workbook,
  evidence: Evidence,
  context: ReadContext,
): AsyncGenerator<Batch> {
  for (const sheet of evidence.sheets) {
    const table = findUnTable(sheet);
    if (table?.values.length) yield* readUnTable(workbook, table, context);
    else if (!isAside(sheet))
      yield nameSheet(sheet.name, table?.headerRow ?? 1, titleOf(sheet), context);
  }
}
