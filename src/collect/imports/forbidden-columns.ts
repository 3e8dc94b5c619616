import { Problem } from '../../platform/problem.ts';
import { type Cell, columnName } from '../../platform/sheets/sheets.ts';
import { type Evidence, isHeaderRow, type Layout } from '../facts/layouts/layouts.ts';
import { type Forbidden, forbiddenSubject } from '../sources/sources.ts';

export interface ForbiddenColumn {
  readonly sheet: string;
  readonly column: number;
  readonly header: string;
  readonly subject: Forbidden;
}

/** Refuses a file with a column of what this hub never holds, whether or not anything would have been read from it. */
export function refuseForbidden(evidence: Evidence, layout: Layout, headerRow?: number): void {
  const [first, ...others] = forbiddenColumns(evidence, layout, headerRow);
  if (!first) return;
  throw new Problem('import/forbidden-column', 422, {
    file: evidence.file,
    column: columnName(first.column),
    header: first.header,
    subject: first.subject,
    others: others.length,
  });
}

/** Every sheet is looked at, since the whole original would be kept. */
export function forbiddenColumns(
  { sheets }: Evidence,
  { yields }: Pick<Layout, 'yields'>,
  headerRow?: number,
): ForbiddenColumn[] {
  return sheets.flatMap((sheet) =>
    headersOf(sheet.cells, headerRow).flatMap(({ column, header }) => {
      const subject = forbiddenSubject(header);
      if (!subject || (yields === 'offices' && PUBLIC_CONTACTS.test(header))) return [];
      return [{ sheet: sheet.name, column, header, subject }];
    }),
  );
}

// How a public office is reached is what a directory of offices is for.
const PUBLIC_CONTACTS = /^(phone|e-?mail|telephone|address)$/i;

function headersOf(
  cells: readonly (readonly Cell[])[],
  headerRow: number | undefined,
): { column: number; header: string }[] {
  const seen = new Map<string, { column: number; header: string }>();
  for (const [at, row] of cells.entries()) {
    const below = at + 1 > (headerRow ?? 0);
    if (below && !isHeaderRow(row)) break;
    if (new Set(row.filter((cell) => typeof cell === 'string')).size < 2) continue;
    for (const [index, cell] of row.entries())
      if (typeof cell === 'string')
        seen.set(`${index} ${cell}`, { column: index + 1, header: cell.slice(0, 80) });
  }
  return [...seen.values()];
}
