import type { Cell, Workbook } from '../../../platform/sheets/sheets.ts';
import type { Definition, Measure } from '../fact.ts';
import { findColumn, findRow, plainHeader, yearIn } from './headers.ts';
import type { Axis, AxisColumn } from './labels.ts';
import type { Batch, Evidence, FactLayout, ReadContext, SheetEvidence } from './layout.ts';
import { cellText } from './ledger.ts';
import type { Plan, ValueColumn } from './plan.ts';
import { readTable } from './table.ts';

/** UNHCR population statistics: a row for each year, origin and asylum, a column for each group of people, or a row for each group too. */
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

/** Names of the groups in the R package `refugees`, in the downloads of Refugee Data Finder and in the older ones of Popstats. */
const GROUPS: readonly (readonly [RegExp, Measure, Definition])[] = [
  [/^refugees( under .*| \(incl.*\))?$/, 'refugees', 'protection'],
  [/^asylum seekers( \(pending cases\))?$/, 'asylum_seekers', 'protection'],
  [
    /^(oip|other people in need of international protection|venezuelans displaced abroad)$/,
    'others_protected',
    'protection',
  ],
  [/^(ooc|others of concern.*)$/, 'others_of_concern', 'protection'],
  [/^stateless( persons)?$/, 'stateless', 'protection'],
  [
    /^(idps|internally displaced( persons)?)( of concern.*| \(.*\))?$/,
    'internally_displaced',
    'protection',
  ],
  [/^returned refugees$/, 'returned_refugees', 'protection'],
  [/^returned idps$/, 'returned_internally_displaced', 'protection'],
  [/^(hst|host community)$/, 'host_community', 'none'],
];

function findPlan(sheet: SheetEvidence): Plan | null {
  const headerRow = findRow(
    sheet,
    (cells) =>
      (groupColumns(cells).length >= 2 || groupColumn(cells) > 0) &&
      cells.some((cell) => plainHeader(cell) === 'year'),
  );
  const header = sheet.cells[headerRow - 1];
  if (!header) return null;
  const origin = endOf(header, 'coo', /^((country|territory) )*(of )?origin$/);
  const residence = endOf(
    header,
    'coa',
    /^((country|territory) )*of (asylum|residence)( residence)?$/,
  );
  const group = groupColumn(header);
  if (!origin || !residence) return null;
  return {
    sheet: sheet.name,
    headerRow,
    origin,
    residence,
    yearColumn: findColumn(header, (text) => text === 'year'),
    ...(group ? byRow(header, group) : { values: groupColumns(header) }),
    decimal: '.',
    definition: 'protection',
    kind: 'observed',
  };
}

/** Popstats' time series: which group a row counts stands in the row. */
const groupColumn = (header: readonly Cell[]): number =>
  findColumn(header, (text) => text === 'population type');

function byRow(header: readonly Cell[], group: number): Pick<Plan, 'values' | 'says' | 'leaveOut'> {
  const column = findColumn(header, (text) => text === 'value');
  const says = (cells: readonly Cell[]) => groupNamed(cellText(cells[group - 1]));
  return {
    values: column ? [{ column, measure: 'refugees' }] : [],
    says,
    leaveOut: (cells) =>
      says(cells) ? null : { column: group, value: cellText(cells[group - 1]) },
  };
}

function groupNamed(name: string): { measure: Measure; definition: Definition } | null {
  const text = plainHeader(name);
  const [, measure, definition] = GROUPS.find(([pattern]) => pattern.test(text)) ?? [];
  return measure && definition ? { measure, definition } : null;
}

function groupColumns(header: readonly Cell[]): ValueColumn[] {
  return GROUPS.flatMap(([name, measure, definition]) => {
    const column = findColumn(header, (text) => name.test(text));
    return column ? [{ column, measure, definition }] : [];
  });
}

/** UNHCR's own three letters look like ISO and are not (AUS is Austria, AUL Australia): ISO is taken where it stands, else their own system. */
function endOf(header: readonly Cell[], short: string, long: RegExp): Axis | null {
  const says = (text: string, more: RegExp) => more.test(text) && long.test(text.replace(more, ''));
  const iso = findColumn(header, (text) => text === `${short} iso` || says(text, / \(?iso\)?$/));
  const own = findColumn(header, (text) => text === short || says(text, / code$/));
  const name = findColumn(header, (text) => text === `${short} name` || long.test(text));
  const columns: AxisColumn[] = [];
  if (iso) columns.push({ column: iso, system: 'iso3' });
  else if (own) columns.push({ column: own, system: 'unhcr' });
  if (name) columns.push({ column: name });
  return columns.length ? { columns } : null;
}
