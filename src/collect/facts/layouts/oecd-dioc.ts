import { Problem } from '../../../platform/problem.ts';
import type { Cell, Workbook } from '../../../platform/sheets/sheets.ts';
import { CATEGORIES, type Category } from './categories.ts';
import { findRow, plainHeader, yearIn } from './headers.ts';
import type { Axis } from './labels.ts';
import type { Batch, Evidence, FactLayout, ReadContext, SheetEvidence } from './layout.ts';
import { cellText } from './ledger.ts';
import type { Plan } from './plan.ts';
import { withYear } from './proposals.ts';
import { readTable } from './table.ts';
import { readHeader, systemOf, type Word } from './vocabulary.ts';

/** OECD, Database on Immigrants in OECD Countries: origin × residence × sex × age × education × ISCO × labour status × duration. */
export const oecdDioc: FactLayout = {
  id: 'oecd-dioc',
  yields: 'facts',
  detect: ({ sheets }) => (sheets.some((sheet) => findPlan(sheet)) ? 0.85 : 0),
  propose: (evidence) => ({
    holder: 'OECD',
    title: withYear(
      {
        fr: 'Base de données sur les immigrés dans les pays de l’OCDE {year}',
        en: 'Database on Immigrants in OECD Countries {year}',
        es: 'Base de datos sobre inmigrantes en los países de la OCDE {year}',
        ar: 'قاعدة بيانات المهاجرين في بلدان منظمة التعاون الاقتصادي والتنمية {year}',
      },
      yearIn(evidence.file) ?? '',
    ),
    definition: 'birth',
    kind: 'observed',
    vintage: String(yearIn(evidence.file) ?? ''),
    method: {
      fr: 'Recensements et registres de population, enquêtes sur les forces de travail là où ils manquent ; population de 15 ans et plus.',
      en: 'Censuses and population registers, labour force surveys where there are none; population aged 15 and over.',
      es: 'Censos y registros de población, encuestas de población activa donde faltan; población de 15 años y más.',
      ar: 'تعدادات وسجلات سكانية، ومسوح القوى العاملة حيث لا توجد؛ السكان بعمر 15 سنة فأكثر.',
    },
    knownBiases: {
      fr: 'Les petits effectifs viennent parfois d’enquêtes et sont imprécis ; les moins de 15 ans n’y sont pas.',
      en: 'Small counts sometimes come from surveys and are imprecise; people under 15 are not in it.',
      es: 'Los efectivos pequeños proceden a veces de encuestas y son imprecisos; no incluye a los menores de 15 años.',
      ar: 'تأتي الأعداد الصغيرة أحيانًا من مسوح وهي غير دقيقة، ولا تشمل من هم دون 15 سنة.',
    },
    licence: 'OECD terms of use',
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
    if (!plan) continue;
    const year = context.year ?? yearIn(evidence.file);
    if (!plan.yearColumn && year === null)
      throw new Problem('facts/year-needed', 422, { file: evidence.file });
    yield* readTable(workbook, { ...plan, year: year ?? undefined }, context);
  }
}

/** The codes of the DIOC files (OECD, codebook of DIOC 2010/11). */
const CODES = {
  sex: { '1': 'men', '2': 'women', '3': 'total', '9': 'total' },
  age: { '1': '15-24', '2': '25-64', '3': '65+' },
  education: { '1': 'low', '2': 'medium', '3': 'high' },
  labour: { '1': 'employed', '2': 'unemployed', '3': 'inactive' },
  // Numbers of bands, not of years.
  duration: Object.fromEntries(
    Array.from({ length: 9 }, (_, at) => [`${at + 1}`, `DIOC ${at + 1}`]),
  ),
  // Who does not work has no occupation; an empty cell does not stand for all occupations together.
  isco: { '': '_Z' },
} as const;

function findPlan(sheet: SheetEvidence): Plan | null {
  const headerRow = findRow(sheet, (cells) => countCategories(cells) >= 3);
  const header = sheet.cells[headerRow - 1];
  if (!header) return null;
  const columns = columnsOf(header);
  const country = columns.get('residence') ?? columns.get('country');
  const birth = columns.get('origin');
  const value = columns.get('value');
  if (!country || !birth || !value) return null;
  return {
    sheet: sheet.name,
    headerRow,
    origin: axisOf(sheet, headerRow, birth),
    residence: axisOf(sheet, headerRow, country),
    yearColumn: columns.get('year'),
    sexColumn: columns.get('sex'),
    categories: Object.fromEntries(
      CATEGORIES.flatMap((name) => (columns.has(name) ? [[name, columns.get(name)]] : [])),
    ),
    codes: CODES,
    values: [{ column: value, measure: 'stock' }],
    decimal: '.',
    definition: 'birth',
    kind: 'observed',
  };
}

function countCategories(cells: readonly Cell[]): number {
  const words = new Set(cells.map((cell) => diocWord(cell)));
  return CATEGORIES.filter((category: Category) => words.has(category)).length;
}

function columnsOf(header: readonly Cell[]): Map<Word, number> {
  const columns = new Map<Word, number>();
  for (const [at, cell] of header.entries()) {
    const word = diocWord(cell);
    if (word && !columns.has(word)) columns.set(word, at + 1);
  }
  return columns;
}

/** Short names of DIOC's variables that no other source uses. */
function diocWord(cell: Cell): Word | null {
  const text = plainHeader(cell);
  if (/^edu( |$)/.test(text)) return 'education';
  if (/^(res|num)$/.test(text)) return text === 'res' ? 'residence' : 'value';
  if (/^(occ|lfs|dur)( |$)/.test(text))
    return text.startsWith('occ') ? 'isco' : text.startsWith('lfs') ? 'labour' : 'duration';
  return readHeader(cell)?.word ?? null;
}

function axisOf(sheet: SheetEvidence, headerRow: number, column: number): Axis {
  const values = sheet.cells.slice(headerRow).map((cells) => cellText(cells[column - 1]).trim());
  return { columns: [{ column, system: systemOf(values.filter(Boolean)) }] };
}
