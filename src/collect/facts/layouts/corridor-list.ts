import type { Cell, Workbook } from '../../../platform/sheets/sheets.ts';
import { findColumn, yearIn } from './headers.ts';
import type { Axis, AxisColumn } from './labels.ts';
import type { Batch, Evidence, FactLayout, ReadContext } from './layout.ts';
import type { Plan, ValueColumn } from './plan.ts';
import { UN_BIASES, UN_LICENCE, UN_METHOD, withYear } from './proposals.ts';
import { readTable } from './table.ts';

/**
 * UN DESA as a flat list: `origin_iso3, dest_iso3, year, both, male, female [, names]`; it does not say birth or
 * citizenship. Codes at both ends and all three columns of sexes make it out: names, or men, women and a total, are
 * anybody's table.
 */
export const corridorList: FactLayout = {
  id: 'corridor-list',
  yields: 'facts',
  detect: (evidence) => (findPlan(evidence) ? 0.9 : 0),
  propose: (evidence) => ({
    holder: 'UN DESA',
    title: withYear(
      {
        fr: 'Population migrante internationale {year} : par origine, résidence, année et sexe',
        en: 'International Migrant Stock {year}: by origin, residence, year and sex',
        es: 'Población migrante internacional {year}: por origen, residencia, año y sexo',
        ar: 'رصيد المهاجرين الدوليين {year}: بحسب المنشأ والإقامة والسنة والجنس',
      },
      yearIn(evidence.file) ?? '',
    ),
    definition: 'born_or_citizen',
    kind: 'modelled',
    vintage: String(yearIn(evidence.file) ?? ''),
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
  const plan = findPlan(evidence);
  if (plan) yield* readTable(workbook, plan, context);
}

function findPlan({ sheets }: Evidence): Plan | null {
  const sheet = sheets[0];
  const header = sheet?.cells[0] ?? [];
  const origin = endOf(header, 'orig(?:in)?');
  const residence = endOf(header, 'dest(?:ination)?');
  const yearColumn = findColumn(header, (text) => text === 'year');
  const values = sexColumns(header);
  if (!sheet || !origin || !residence || !yearColumn || values.length < 3) return null;
  return {
    sheet: sheet.name,
    headerRow: 1,
    origin,
    residence,
    yearColumn,
    values,
    decimal: '.',
    definition: 'born_or_citizen',
    kind: 'modelled',
  };
}

function endOf(header: readonly Cell[], end: string): Axis | null {
  const code = findColumn(header, (text) => new RegExp(`^${end} (iso|iso3)$`).test(text));
  const name = findColumn(header, (text) => new RegExp(`^${end}( (name|country))?$`).test(text));
  if (!code) return null;
  const columns: AxisColumn[] = [{ column: code, system: 'iso3' }];
  if (name) columns.push({ column: name });
  return { columns };
}

function sexColumns(header: readonly Cell[]): ValueColumn[] {
  const sexes = ['both', 'male', 'female'] as const;
  return sexes.flatMap((sex) => {
    const column = findColumn(header, (text) => text === sex);
    return column ? [{ column, measure: 'stock' as const, sex }] : [];
  });
}
