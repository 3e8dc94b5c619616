import { basename, extname } from 'node:path';
import { Readable } from 'node:stream';
import { type Cell, columnName, csvChunks, openWorkbook } from '../../platform/sheets/sheets.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import { ISSUE_CODES, type IssueCode } from '../facts/layouts/layouts.ts';
import type { Import } from './imports.ts';
import { mendOf } from './issue-text.ts';

/** The kept file of issues in the reader's language, to be handed to whoever mends the table. */
export function issueFile(path: string, row: Import, locale: Locale): Response {
  const name = `${basename(row.fileName, extname(row.fileName))}-${locale.t('imports.issues.file')}.csv`;
  const headers = {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    'cache-control': 'no-store',
  };
  const text = Readable.from(csvChunks(inWords(path, locale)), { objectMode: false });
  return new Response(Readable.toWeb(text) as ReadableStream, { headers }); // one stream under two type declarations
}

const HEADERS = ['sheet', 'row', 'column', 'severity', 'value', 'what', 'mend'];

async function* inWords(path: string, locale: Locale): AsyncGenerator<readonly Cell[]> {
  yield HEADERS.map((name) => locale.t(`imports.issues.${name}`));
  const workbook = await openWorkbook(path);
  try {
    for (const { name } of workbook.sheets)
      for await (const rows of workbook.rows(name))
        for (const { row, cells } of rows) if (row > 1) yield line(cells.map(textOf), locale);
  } finally {
    await workbook.close();
  }
}

// As `staging.ts` writes it: sheet, row, column, severity, code, value, mend.
function line(cells: readonly string[], locale: Locale): Cell[] {
  const [sheet = '', row = '', column = '', severity = '', code = '', value = '', mend = ''] =
    cells;
  const known = ISSUE_CODES.find((each) => each === code);
  const letters = Number(column) > 0 ? columnName(Number(column)) : '';
  return [
    sheet,
    Number(row),
    letters,
    locale.t(severity === 'error' ? 'imports.error' : 'imports.note'),
    value,
    known ? locale.t(`issue.${known}`, { value }) : code,
    known ? mendIn(known, mend, locale) : mend,
  ];
}

const mendIn = (code: IssueCode, mend: string, locale: Locale) =>
  mendOf({ code, ...(mend ? { mend } : {}) }, locale);

const textOf = (cell: Cell): string =>
  cell === null || typeof cell === 'object' ? '' : String(cell);
