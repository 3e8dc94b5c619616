export type Cell = string | number | null;

/** Lines of a file as its holder would write them; a cell is quoted only where it must be (RFC 4180). */
export function csv(rows: readonly (readonly Cell[])[], separator = ',', end = '\n'): string {
  return rows
    .map((row) => row.map((cell) => quote(cell, separator)).join(separator) + end)
    .join('');
}

function quote(cell: Cell, separator: string): string {
  const text = cell === null ? '' : String(cell);
  return text.includes(separator) || /["\r\n]/.test(text)
    ? `"${text.replaceAll('"', '""')}"`
    : text;
}

/** `1234567` as `1 234 567`, with the separator of thousands given. */
export function thousands(value: number, separator: string): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, separator);
}

/** One decimal, with a comma, as French offices write it. */
export function decimalComma(value: number): string {
  return value.toFixed(1).replace('.', ',');
}
