import type { Cell, Workbook } from '../../../platform/sheets/sheets.ts';
import type { Definition, Measure } from '../fact.ts';
import { findColumn, findRow, plainHeader, yearIn } from './headers.ts';
import type { Axis, AxisColumn } from './labels.ts';
import type { Batch, Evidence, FactLayout, ReadContext, SheetEvidence } from './layout.ts';
import type { Plan, ValueColumn } from './plan.ts';
import { readTable } from './table.ts';

/** UNHCR population statistics: a row for each year, origin and asylum, a column for each group of people. */
export const unhcrPopulation: FactLayout = {
  id: 'unhcr-population',
  yields: 'facts',
  detect: ({ sheets }) => (sheets.some((sheet) => findPlan(sheet)) ? 0.95 : 0),
  propose: (evidence) => ({
    holder: 'UNHCR',
    title: {
      fr: 'Populations relevant de la compétence du HCR',
      en: 'Populations of concern to UNHCR',
      es: 'Poblaciones de interés del ACNUR',
      ar: 'السكان المشمولون باختصاص المفوضية',
    },
    definition: 'protection',
    kind: 'observed',
    vintage: String(yearIn(evidence.file) ?? ''),
    method: {
      fr: 'Enregistrements du HCR et des États, en fin d’année ; estimations là où il n’y a pas d’enregistrement.',
      en: 'Registrations by UNHCR and by states at the end of the year; estimates where there is no registration.',
      es: 'Registros del ACNUR y de los Estados a fin de año; estimaciones donde no hay registro.',
      ar: 'تسجيلات المفوضية والدول في نهاية السنة، وتقديرات حيث لا يوجد تسجيل.',
    },
    knownBiases: {
      fr: 'Statut juridique et non lieu de naissance : ne s’ajoute pas aux migrants. Les petits effectifs sont parfois masqués.',
      en: 'A legal status, not a place of birth: never to be added to migrants. Small counts are sometimes hidden.',
      es: 'Un estatuto jurídico, no un lugar de nacimiento: no se suma a los migrantes. A veces se ocultan los efectivos pequeños.',
      ar: 'وضع قانوني لا مكان ميلاد، فلا يُجمع مع المهاجرين، وقد تُحجب الأعداد الصغيرة.',
    },
    licence: 'CC BY 4.0',
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
    if (plan) yield* readTable(workbook, plan, context);
  }
}

/** Names of the columns in the R package `refugees` and in the downloads of Refugee Data Finder. */
const GROUPS: readonly (readonly [RegExp, Measure, Definition])[] = [
  [/^refugees( under .*)?$/, 'refugees', 'protection'],
  [/^asylum seekers$/, 'asylum_seekers', 'protection'],
  [/^(oip|other people in need of international protection)$/, 'others_protected', 'protection'],
  [/^(ooc|others of concern.*)$/, 'others_of_concern', 'protection'],
  [/^stateless( persons)?$/, 'stateless', 'protection'],
  [/^idps( of concern.*)?$/, 'internally_displaced', 'protection'],
  [/^returned refugees$/, 'returned_refugees', 'protection'],
  [/^returned idps$/, 'returned_internally_displaced', 'protection'],
  [/^(hst|host community)$/, 'host_community', 'none'],
];

function findPlan(sheet: SheetEvidence): Plan | null {
  const headerRow = findRow(
    sheet,
    (cells) =>
      groupColumns(cells).length >= 2 && cells.some((cell) => plainHeader(cell) === 'year'),
  );
  const header = sheet.cells[headerRow - 1];
  if (!header) return null;
  const origin = endOf(header, 'coo', 'country of origin');
  const residence = endOf(header, 'coa', 'country of asylum');
  if (!origin || !residence) return null;
  return {
    sheet: sheet.name,
    headerRow,
    origin,
    residence,
    yearColumn: findColumn(header, (text) => text === 'year'),
    values: groupColumns(header),
    decimal: '.',
    definition: 'protection',
    kind: 'observed',
  };
}

function groupColumns(header: readonly Cell[]): ValueColumn[] {
  return GROUPS.flatMap(([name, measure, definition]) => {
    const column = findColumn(header, (text) => name.test(text));
    return column ? [{ column, measure, definition }] : [];
  });
}

/** UNHCR's own three letters look like ISO and are not (AUS is Austria, AUL Australia): ISO is taken where it stands, else their own system. */
function endOf(header: readonly Cell[], short: string, long: string): Axis | null {
  const iso = findColumn(
    header,
    (text) => text === `${short} iso` || text === `${long} (iso)` || text === `${long} iso`,
  );
  const own = findColumn(header, (text) => text === short || text === `${long} code`);
  const name = findColumn(header, (text) => text === `${short} name` || text === long);
  const columns: AxisColumn[] = [];
  if (iso) columns.push({ column: iso, system: 'iso3' });
  else if (own) columns.push({ column: own, system: 'unhcr' });
  if (name) columns.push({ column: name });
  return columns.length ? { columns } : null;
}
