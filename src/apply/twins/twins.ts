/** The machine-readable twins of pages: the same figures as CSV and JSON. */
import { type Cell, csvLine } from '../../platform/sheets/sheets.ts';

/** RFC 4180, with a mark for spreadsheets that the text is UTF-8. */
export function csvOf(
  columns: readonly string[],
  rows: Iterable<readonly (Cell | undefined)[]>,
): string {
  let text = `\ufeff${csvLine(columns)}`;
  for (const row of rows) text += csvLine(row);
  return text;
}

export const CSV = 'text/csv; charset=utf-8';
export const JSON_TYPE = 'application/json; charset=utf-8';
export const GEOJSON = 'application/geo+json';
