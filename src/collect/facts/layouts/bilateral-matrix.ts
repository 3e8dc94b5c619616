import { Problem } from '../../../platform/problem.ts';
import type { Workbook } from '../../../platform/sheets/sheets.ts';
import { plainHeader, textAbove, yearIn } from './headers.ts';
import type { Batch, Evidence, FactLayout, ReadContext, SheetEvidence } from './layout.ts';
import { cellText, nameSheet } from './ledger.ts';
import { findMatrixHeader, type MatrixPlan, readMatrix } from './matrix.ts';
import {
  isWorldBanks,
  MATRIX_BIASES,
  MATRIX_METHOD,
  nobodys,
  REMITTANCE_BIASES,
  REMITTANCE_METHOD,
  WORLD_BANK_LICENCE,
  withYear,
} from './proposals.ts';

type Subject = 'stock' | 'remittances';

/**
 * World Bank and KNOMAD bilateral matrices. In their books migrants are origin (down) × residence (across) but money is
 * sender (down) × receiver (across): the same diaspora stands in transposed cells.
 */
export const bilateralMatrix: FactLayout = {
  id: 'bilateral-matrix',
  yields: 'facts',
  detect: (evidence) => (findMatrices(evidence).length ? 0.9 : 0),
  propose(evidence) {
    const first = findMatrices(evidence)[0];
    if (!first?.official) return { ...nobodys(evidence), kind: 'modelled' };
    const year = String(first.year ?? yearIn(evidence.file) ?? '');
    return first.subject === 'remittances' ? proposeRemittances(year) : proposeStocks(year);
  },
  read,
};

async function* read(
  workbook: Workbook,
  evidence: Evidence,
  context: ReadContext,
): AsyncGenerator<Batch> {
  const matrices = findMatrices(evidence);
  for (const sheet of evidence.sheets) {
    const matrix = matrices.find((one) => one.sheet === sheet);
    if (!matrix) {
      yield nameSheet(
        sheet.name,
        1,
        cellText(sheet.cells[0]?.find((cell) => cell !== null)),
        context,
      );
      continue;
    }
    const year = context.year ?? matrix.year ?? yearIn(evidence.file);
    if (year === null) throw new Problem('facts/year-needed', 422, { file: evidence.file });
    yield* readMatrix(workbook, planFor(matrix, year, evidence.file), context);
  }
}

interface Matrix {
  readonly sheet: SheetEvidence;
  readonly headerRow: number;
  readonly subject: Subject;
  readonly year: number | null;
  /** Of the World Bank or KNOMAD, as the book says. */
  readonly official: boolean;
}

function findMatrices(evidence: Evidence): Matrix[] {
  return evidence.sheets.flatMap((sheet) => {
    const headerRow = findMatrixHeader(sheet);
    if (!headerRow) return [];
    const text = [
      sheet.name,
      textAbove(sheet, headerRow),
      cellText(sheet.cells[headerRow - 1]?.[0]),
    ].join(' ');
    const subject = subjectOf(text) ?? subjectOf(evidence.file);
    const official = isWorldBanks(`${text} ${evidence.file}`);
    return subject ? [{ sheet, headerRow, subject, year: yearIn(text), official }] : [];
  });
}

/** Titles of remittance matrices mention migrant stocks too, hence the order. */
function subjectOf(text: string): Subject | null {
  const plain = plainHeader(text);
  if (/remit|transfert|remesa|envios|تحويلات/.test(plain)) return 'remittances';
  return /migra|stock|diaspora|هجره|مهاجر/.test(plain) ? 'stock' : null;
}

function planFor(matrix: Matrix, year: number, file: string): MatrixPlan {
  const { sheet, headerRow, subject, official } = matrix;
  const header = sheet.cells[headerRow - 1] ?? [];
  const corner = cellText(header[0]);
  const rowsAre = rowsIn(corner) ?? (official ? CUSTOM[subject] : endIn(plainHeader(corner)));
  if (!rowsAre) throw new Problem('facts/direction-needed', 422, { file, sheet: sheet.name });
  return {
    sheet: sheet.name,
    headerRow,
    header,
    firstColumn: 2,
    down: { columns: [{ column: 1 }] },
    rowsAre,
    year,
    sex: 'both',
    measure: subject,
    definition: subject === 'stock' ? 'born_or_citizen' : 'none',
    kind: 'modelled',
  };
}

/** In the books of the World Bank and KNOMAD migrants stand at their origin, money at its sender. */
const CUSTOM = { stock: 'origin', remittances: 'residence' } as const;

const ENDS: readonly (readonly ['origin' | 'residence', RegExp])[] = [
  [
    'residence',
    /send|payer|emett|remitente|host|dest|residen|accueil|acogida|المرسل|الاقامه|الاقامة|المقصد/,
  ],
  [
    'origin',
    /receiv|recipient|benefici|source|orig|home|naissance|nacimiento|المستفيد|المنشا|الاصل|الميلاد/,
  ],
];

/** What the corner says stands down: `receiving (across) / sending (down)`, `Destination → Source ↓`, `Origine \\ Destination`. */
function rowsIn(corner: string): 'origin' | 'residence' | null {
  const parts = corner
    .split(/[\\/|\n–]|\s-\s|(?<=\)|→|↓)/)
    .map(plainHeader)
    .filter(Boolean);
  const across = parts.find((part) => /across|→/.test(part));
  const down = parts.find((part) => /down|↓/.test(part)) ?? (across ? undefined : parts[0]);
  if (down && (parts.length > 1 || across)) return endIn(down);
  const other = across ? endIn(across) : null;
  return other && (other === 'origin' ? 'residence' : 'origin');
}

const endIn = (text: string) => ENDS.find(([, words]) => words.test(text))?.[0] ?? null;

function proposeStocks(year: string): ReturnType<FactLayout['propose']> {
  return {
    holder: 'World Bank / KNOMAD',
    title: withYear(
      {
        fr: 'Matrice bilatérale des migrations {year}',
        en: 'Bilateral Migration Matrix {year}',
        es: 'Matriz bilateral de migración {year}',
        ar: 'مصفوفة الهجرة الثنائية {year}',
      },
      year,
    ),
    definition: 'born_or_citizen',
    kind: 'modelled',
    vintage: year,
    method: MATRIX_METHOD,
    knownBiases: MATRIX_BIASES,
    licence: WORLD_BANK_LICENCE,
  };
}

function proposeRemittances(year: string): ReturnType<FactLayout['propose']> {
  return {
    holder: 'World Bank / KNOMAD',
    title: withYear(
      {
        fr: 'Matrice bilatérale des envois de fonds {year}',
        en: 'Bilateral Remittance Matrix {year}',
        es: 'Matriz bilateral de remesas {year}',
        ar: 'مصفوفة التحويلات المالية الثنائية {year}',
      },
      year,
    ),
    definition: 'none',
    kind: 'modelled',
    vintage: year,
    method: REMITTANCE_METHOD,
    knownBiases: REMITTANCE_BIASES,
    licence: WORLD_BANK_LICENCE,
  };
}

export const PROPOSALS = { stock: proposeStocks, remittances: proposeRemittances } as const;
