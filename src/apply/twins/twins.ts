/** The machine-readable twins of pages: the same figures as CSV and JSON. */

export type Cell = string | number | boolean | null | undefined;

/** RFC 4180, with a mark for spreadsheets that the text is UTF-8. */
export function csvOf(columns: readonly string[], rows: Iterable<readonly Cell[]>): string {
  let text = `\ufeff${csvLine(columns)}`;
  for (const row of rows) text += csvLine(row);
  return text;
}

export const csvLine = (cells: readonly Cell[]): string => `${cells.map(csvCell).join(',')}\r\n`;

// A text that a spreadsheet would run as a formula is set apart by an apostrophe (OWASP, CSV injection).
function csvCell(cell: Cell): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell !== 'string') return String(cell);
  const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export const CSV = 'text/csv; charset=utf-8';
export const JSON_TYPE = 'application/json; charset=utf-8';
