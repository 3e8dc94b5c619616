import type { Limits } from './limits.ts';
import { refusal } from './refusals.ts';
import type { Cell, Row } from './workbook.ts';
import type { Attributes, MarkupHandler } from './xlsx-markup.ts';
import { columnNumber } from './xlsx-merges.ts';
import { unescapeText } from './xlsx-strings.ts';
import { dateText } from './xlsx-styles.ts';

export interface SheetSetting {
  readonly file: string;
  readonly sheet: string;
  readonly strings: readonly string[];
  readonly dateStyles: readonly boolean[];
  readonly since1904: boolean;
  readonly limits: Limits;
}

export interface SheetReader extends MarkupHandler {
  /** The rows that were completed since the last call. */
  take(): Row[];
}

interface OpenCell {
  column: number;
  type: string;
  style: number;
  value: string;
  text: string;
  formula: boolean;
}

/** Builds rows out of the events of a worksheet part. Formulas are never evaluated: the value saved beside them is taken. */
export function createSheetReader(setting: SheetSetting): SheetReader {
  const { file, sheet, limits } = setting;
  let batch: Row[] = [];
  let row = 0;
  let total = 0;
  let cells: Cell[] = [];
  let cell: OpenCell | null = null;
  let taking: 'value' | 'text' | null = null;
  let phonetic = false;

  function openRow(attributes: Attributes): void {
    const at = attributes.r === undefined ? row + 1 : Number(attributes.r);
    if (!(at > row)) throw refusal('damaged', { file });
    if (at > Math.min(limits.rows, 1_048_576)) {
      throw refusal('too-many-rows', {
        file,
        sheet,
        row: at,
        limit: Math.min(limits.rows, 1_048_576),
      });
    }
    row = at;
    cells = [];
  }

  function openCell(attributes: Attributes): void {
    const letters = attributes.r === undefined ? '' : (/^[A-Z]{1,7}/.exec(attributes.r)?.[0] ?? '');
    const column = letters ? columnNumber(letters) : cells.length + 1;
    if (column > limits.columns) {
      throw refusal('too-many-columns', { file, sheet, row, column, limit: limits.columns });
    }
    total += Math.max(1, column - cells.length);
    if (total > limits.cells)
      throw refusal('too-many-cells', { file, sheet, row, limit: limits.cells });
    const style = attributes.s === undefined ? -1 : Number(attributes.s);
    cell = { column, type: attributes.t ?? 'n', style, value: '', text: '', formula: false };
  }

  function closeCell(done: OpenCell): void {
    const value = cellValue(done, setting);
    if (typeof value === 'string' && value.length > limits.cellChars) {
      throw refusal('cell-too-long', {
        file,
        sheet,
        row,
        column: done.column,
        limit: limits.cellChars,
      });
    }
    while (cells.length < done.column - 1) cells.push(null);
    cells[done.column - 1] = value;
  }

  return {
    open(name, attributes) {
      if (name === 'row') openRow(attributes);
      else if (name === 'c') openCell(attributes);
      else if (!cell) return;
      else if (name === 'v') taking = 'value';
      else if (name === 't') taking = phonetic ? null : 'text';
      else if (name === 'f') cell.formula = true;
      else if (name === 'rPh') phonetic = true;
    },
    text(piece) {
      if (cell && taking) cell[taking] += piece;
    },
    close(name) {
      if (name === 'v' || name === 't') taking = null;
      else if (name === 'rPh') phonetic = false;
      else if (name === 'c' && cell) {
        closeCell(cell);
        cell = null;
      } else if (name === 'row' && cells.some((value) => value !== null))
        batch.push({ row, cells });
    },
    take() {
      const rows = batch;
      batch = [];
      return rows;
    },
  };
}

function cellValue(cell: OpenCell, setting: SheetSetting): Cell {
  const { type, value, text } = cell;
  if (type === 's') return value === '' ? null : sharedText(Number(value), setting);
  if (type === 'inlineStr') return unescapeText(text || value) || null;
  if (type === 'e') return { error: value || '#N/A' };
  if (value === '') return cell.formula && type !== 'str' ? { error: '#NOT-CALCULATED' } : null;
  if (type === 'str') return unescapeText(value);
  if (type === 'b') return value === '1' || value === 'true';
  if (type === 'd') return value;
  return numberValue(value, cell.style, setting);
}

function sharedText(index: number, { strings, file }: SheetSetting): Cell {
  const text = strings[index];
  if (text === undefined) throw refusal('damaged', { file });
  return text || null;
}

function numberValue(value: string, style: number, setting: SheetSetting): Cell {
  const number = Number(value);
  if (!Number.isFinite(number)) return value;
  return setting.dateStyles[style] ? dateText(number, setting.since1904) : number;
}
