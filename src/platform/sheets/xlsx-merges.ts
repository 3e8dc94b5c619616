import type { Limits } from './limits.ts';
import { refusal } from './refusals.ts';
import type { Cell } from './workbook.ts';
import type { Archive } from './xlsx-archive.ts';

export interface Merge {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

const AREA = 100_000;

/** Merged ranges stand after all rows in the file, so a sheet is looked through once for them before it is read. */
export async function readMerges(archive: Archive, part: string, limits: Limits): Promise<Merge[]> {
  const merges: Merge[] = [];
  let tail = '';
  for await (const piece of archive.read(part)) {
    const text = tail + piece.toString('latin1');
    // A range larger than any header would only cost time.
    for (const merge of findMerges(text)) if (area(merge) <= AREA) merges.push(merge);
    if (merges.length > limits.merges) {
      throw refusal('too-many-merges', { file: archive.file, limit: limits.merges });
    }
    tail = text.slice(Math.max(0, text.lastIndexOf('<')));
    if (tail.length > 4096) tail = '';
  }
  return merges.sort((a, b) => a.top - b.top || a.left - b.left);
}

function* findMerges(text: string): Generator<Merge> {
  if (!text.includes('mergeCell')) return;
  for (const found of text.matchAll(
    /<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"[^>]*>/g,
  )) {
    const [, left = '', top = '', right = '', bottom = ''] = found;
    yield {
      top: Number(top),
      left: columnNumber(left),
      bottom: Number(bottom),
      right: columnNumber(right),
    };
  }
}

function area({ top, left, bottom, right }: Merge): number {
  return (bottom - top + 1) * (right - left + 1);
}

/** A → 1, AA → 27. */
export function columnNumber(letters: string): number {
  let number = 0;
  for (let i = 0; i < letters.length; i += 1) number = number * 26 + letters.charCodeAt(i) - 64;
  return number;
}

export interface MergeFiller {
  /** Repeats the value of a merged range over the cells of this row that the range covers. */
  fill(row: number, cells: Cell[]): void;
}

/** Rows must come in order; `which` says whether a value may be repeated. */
export function createMergeFiller(
  merges: readonly Merge[],
  which: (value: Cell) => boolean,
): MergeFiller {
  let next = 0;
  let active: { merge: Merge; value: Cell }[] = [];
  return {
    fill(row, cells) {
      for (let merge = merges[next]; merge && merge.top <= row; merge = merges[++next]) {
        const value = merge.top === row ? (cells[merge.left - 1] ?? null) : null;
        if (value !== null && which(value)) active.push({ merge, value });
      }
      if (!active.length) return;
      active = active.filter(({ merge }) => merge.bottom >= row);
      for (const { merge, value } of active) fillRow(cells, merge, value);
    },
  };
}

function fillRow(cells: Cell[], { left, right }: Merge, value: Cell): void {
  while (cells.length < right) cells.push(null);
  for (let column = left; column <= right; column += 1) cells[column - 1] ??= value;
}
