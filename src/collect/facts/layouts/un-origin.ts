import type { FactLayout, SheetEvidence } from './layout.ts';
import { UN_BIASES, UN_LICENCE, UN_METHOD, withYear } from './proposals.ts';
import { editionOf } from './un-destination.ts';
import { findUnTable, readUnTables, type UnTable } from './un-tables.ts';

/** UN DESA, International Migrant Stock by sex and origin (editions 2020 and 2024): a row for each origin, all residences together. */
export const unOrigin: FactLayout = {
  id: 'un-origin',
  yields: 'facts',
  detect: ({ sheets }) => (sheets.some((sheet) => byOrigin(sheet)?.values.length) ? 0.94 : 0),
  propose: (evidence) => ({
    holder: 'UN DESA',
    title: withYear(
      {
        fr: 'Population migrante internationale {year} : total par pays d’origine',
        en: 'International Migrant Stock {year}: total by country of origin',
        es: 'Población migrante internacional {year}: total por país de origen',
        ar: 'رصيد المهاجرين الدوليين {year}: المجموع بحسب بلد المنشأ',
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
  read: (...given) => readUnTables(...given, byOrigin),
};

function byOrigin(sheet: SheetEvidence): UnTable | null {
  const table = findUnTable(sheet);
  return table && table.residence === null ? table : null;
}
