import { Problem } from '../../../platform/problem.ts';
import type { Workbook } from '../../../platform/sheets/sheets.ts';
import { plainHeader, textAbove, yearIn } from './headers.ts';
import type { Batch, Evidence, FactLayout, ReadContext, SheetEvidence } from './layout.ts';
import { cellText, nameSheet } from './ledger.ts';
import { findMatrixHeader, type MatrixPlan, readMatrix } from './matrix.ts';
import {
  MATRIX_BIASES,
  MATRIX_METHOD,
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
    const year = String(first?.year ?? yearIn(evidence.file) ?? '');
    return first?.subject === 'remittances' ? proposeRemittances(year) : proposeStocks(year);
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
    yield* readMatrix(workbook, planFor(matrix, year), context);
  }
}

interface Matrix {
  readonly sheet: SheetEvidence;
  readonly headerRow: number;
  readonly subject: Subject;
  readonly year: number | null;
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
    return subject ? [{ sheet, headerRow, subject, year: yearIn(text) }] : [];
  });
}

/** Titles of remittance matrices mention migrant stocks too, hence the order. */
function subjectOf(text: string): Subject | null {
  const plain = plainHeader(text);
  if (/remit|transfert|remesa|envios|تحويلات/.test(plain)) return 'remittances';
  return /migra|stock|diaspora|هجره|مهاجر/.test(plain) ? 'stock' : null;
}

function planFor({ sheet, headerRow, subject }: Matrix, year: number): MatrixPlan {
  const header = sheet.cells[headerRow - 1] ?? [];
  return {
    sheet: sheet.name,
    headerRow,
    header,
    firstColumn: 2,
    down: { columns: [{ column: 1 }] },
    rowsAre: rowsAre(subject, cellText(header[0])),
    year,
    sex: 'both',
    measure: subject,
    definition: subject === 'stock' ? 'born_or_citizen' : 'none',
    kind: 'modelled',
  };
}

/** The corner says which way round (`receiving (across) / sending (down)`); where it is empty the books' own custom holds. */
function rowsAre(subject: Subject, corner: string): 'origin' | 'residence' {
  const text = plainHeader(corner.replace(/[()]/g, ' '));
  const across = /(\w+)(?: country| countries)? across/.exec(text)?.[1] ?? '';
  if (subject === 'stock')
    return /source|origin|home|sending/.test(across) ? 'residence' : 'origin';
  return /sending|sender|source|host|payer/.test(across) ? 'origin' : 'residence';
}

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
