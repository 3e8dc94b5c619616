import { basename, extname } from 'node:path';
import { Readable } from 'node:stream';
import type { Hub } from '../../platform/hub.ts';
import { type Cell, csvChunks } from '../../platform/sheets/sheets.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import type { Mapping } from './columns.ts';
import { finderOf } from './counting.ts';
import type { List } from './finding.ts';
import { eachRecord } from './records.ts';

/** Every issue with its value, to be handed to the holder who mends the list. */
export function issueFile(hub: Hub, list: List, mapping: Mapping, locale: Locale): Response {
  const name = `${basename(list.fileName, extname(list.fileName))}-${locale.t('imports.issues.file')}.csv`;
  const headers = {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    'cache-control': 'no-store',
  };
  const text = Readable.from(csvChunks(linesOf(hub, list, mapping, locale)), { objectMode: false });
  return new Response(Readable.toWeb(text) as ReadableStream, { headers }); // one stream under two type declarations
}

const HEADERS = ['row', 'column', 'value', 'what', 'mend'];

async function* linesOf(
  hub: Hub,
  list: List,
  mapping: Mapping,
  locale: Locale,
): AsyncGenerator<readonly Cell[]> {
  yield HEADERS.map((name) => locale.t(`lists.issues.${name}`));
  const columns = list.columns ?? [];
  const at = new Map(columns.map(({ header }, position) => [header, position]));
  const find = finderOf(columns, mapping, hub.clock().toISOString().slice(0, 10));
  for await (const records of eachRecord(hub.house.sql, hub.keys, list))
    for (const record of records)
      for (const { row, column, code } of find(record))
        yield [
          row,
          column,
          record.cells[at.get(column) ?? -1] ?? '',
          locale.t(`lists.issue.${code}`),
          locale.t(`lists.issue.${code}.mend`),
        ];
}
