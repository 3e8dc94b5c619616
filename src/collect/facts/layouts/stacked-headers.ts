import type { Cell } from '../../../platform/sheets/sheets.ts';
import { periodOf } from './headers.ts';
import type { SheetEvidence } from './layout.ts';
import { readHeader } from './vocabulary.ts';

/** The headers of a table: their last row, what they say, and what stands over each where there are two rows. */
export interface Headers {
  readonly row: number;
  readonly cells: readonly Cell[];
  readonly above: readonly Cell[];
}

/** Years over men and women, in merged cells or not, are read as one header of two rows; any other header as it stands. */
export function stackHeaders({ cells }: SheetEvidence, row: number): Headers {
  const header = cells[row - 1] ?? [];
  const [before, after] = [cells[row - 2] ?? [], cells[row] ?? []];
  if (splitsBySex(after) && datesOf(header) > 0) return stack(row + 1, header, after);
  if (splitsBySex(header) && datesOf(before) > 0) return stack(row, before, header);
  return { row, cells: header, above: [] };
}

function splitsBySex(cells: readonly Cell[]): boolean {
  const words = new Set(cells.map((cell) => readHeader(cell)?.word));
  return words.has('male') && words.has('female');
}

const datesOf = (cells: readonly Cell[]) => cells.filter((cell) => periodOf(cell)).length;

function stack(row: number, upper: readonly Cell[], lower: readonly Cell[]): Headers {
  const width = Math.max(upper.length, lower.length);
  const columns = Array.from({ length: width }, (_, at) => at);
  return {
    row,
    cells: columns.map((at) => lower[at] ?? upper[at] ?? null),
    above: columns.map((at) => (lower[at] == null ? null : leftOf(upper, at))),
  };
}

/** A title over several columns stands in the first of them only, once the cells are no longer merged. */
function leftOf(cells: readonly Cell[], from: number): Cell {
  for (let at = from; at >= 0; at -= 1) if (cells[at] != null) return cells[at] ?? null;
  return null;
}
