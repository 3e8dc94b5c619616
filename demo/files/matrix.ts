import type { Random } from '../../src/methods/random/random.ts';
import { bankName, COUNTRIES } from '../countries.ts';
import { chance, factor } from '../random.ts';
import { type Cell, csv } from './csv.ts';

/** Values of a square table by row and column code. */
export type Matrix = ReadonlyMap<string, ReadonlyMap<string, number>>;

/**
 * A matrix with country names down and across, a total row and a total column, as KNOMAD and the World Bank lay it out:
 * stocks by origin and residence, money by sender and receiver.
 */
export function matrixCsv(matrix: Matrix, corner: string): string {
  const codes = COUNTRIES.map(({ code }) => code).toSorted((a, b) =>
    bankName(a).localeCompare(bankName(b), 'en'),
  );
  const at = (row: string, column: string) => matrix.get(row)?.get(column) ?? 0;
  const sum = (cells: readonly number[]) => plain(cells.reduce((total, cell) => total + cell, 0));
  const rows = codes.map((row): Cell[] => {
    const cells = codes.map((column) => at(row, column));
    return [bankName(row), ...cells, sum(cells)];
  });
  const columns = codes.map((column) => sum(codes.map((row) => at(row, column))));
  return csv([
    [corner, ...codes.map(bankName), 'WORLD'],
    ...rows,
    ['WORLD', ...columns, sum(columns)],
  ]);
}

// Sums of hundredths drift in binary fractions.
function plain(value: number): number {
  return Math.round(value * 100) / 100;
}

/** How much of another's table a compiler copies as it is; the rest it models. */
const COPIED = 0.64;

/** A compiler's matrix: most cells taken over unchanged from another table, the others scaled by a model of its own. */
export function compile(random: Random, from: Matrix): { matrix: Matrix; copied: string[] } {
  const copied: string[] = [];
  const matrix = new Map<string, Map<string, number>>();
  for (const [row, cells] of from) {
    const line = new Map<string, number>();
    for (const [column, value] of cells) {
      if (chance(random, COPIED)) {
        copied.push(`${row}-${column}`);
        line.set(column, value);
      } else {
        line.set(column, Math.round(value * 1.06 * factor(random, 0.22)));
      }
    }
    matrix.set(row, line);
  }
  return { matrix, copied };
}
