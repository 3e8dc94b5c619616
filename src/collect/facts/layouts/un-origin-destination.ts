import type { FactLayout } from './layout.ts';
import { UN_BIASES, UN_LICENCE, UN_METHOD, withYear } from './proposals.ts';
import { editionOf } from './un-destination.ts';
import { findUnTable, readUnTables } from './un-tables.ts';

/** UN DESA, International Migrant Stock by sex, destination and origin (editions 2020 and 2024): a row for each corridor. */
export const unOriginDestination: FactLayout = {
  id: 'un-origin-destination',
  yields: 'facts',
  detect(evidence) {
    const tables = evidence.sheets.flatMap((sheet) => findUnTable(sheet) ?? []);
    return tables.some(({ origin, residence, values }) => origin && residence && values.length)
      ? 0.95
      : 0;
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
  read: (...given) => readUnTables(...given, findUnTable),
};
