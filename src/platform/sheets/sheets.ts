import { basename } from 'node:path';
import { openCsv } from './csv.ts';
import { DEFAULT_LIMITS } from './limits.ts';
import { recogniseFormat } from './magic.ts';
import type { OpenOptions, Workbook } from './workbook.ts';
import { openXlsx } from './xlsx.ts';

export { csvLine, FORMULA_STARTS, PLAIN_NUMBER } from './csv-line.ts';
export {
  type HeadedRow,
  HeaderError,
  type HeaderFault,
  headedRows,
  unnamed,
} from './headed-rows.ts';
export type { Limits } from './limits.ts';
export type { Cell, OpenOptions, Row, Workbook } from './workbook.ts';
export { columnName, isCellError } from './workbook.ts';
export { csvChunks, writeCsv, writeCsvFile } from './write-csv.ts';

/** Opens a CSV, TSV or XLSX file for streaming; what it cannot read safely it refuses with a Problem `sheet/…`. */
export async function openWorkbook(path: string, options: OpenOptions = {}): Promise<Workbook> {
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const file = options.name ?? basename(path);
  const format = await recogniseFormat(path, file, limits);
  return format === 'xlsx' ? openXlsx(path, file, limits) : openCsv(path, file, limits);
}
