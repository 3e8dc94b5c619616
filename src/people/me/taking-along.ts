import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { Executor } from '../../platform/database/database.ts';
import { csvLine } from '../../platform/sheets/csv-line.ts';
import { longMoment } from '../../web/i18n/dates.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import { type HeldTable, type Holding, type Means, personOf } from '../holdings/holdings.ts';
import { looksAt } from './access-log.ts';

interface Taken {
  readonly holding: string;
  readonly tables: readonly HeldTable[];
}

/** Everything that every feature holds about somebody, and who looked at it. */
export async function takeAlong(
  db: Executor,
  means: Means,
  account: string,
  holdings: readonly Holding[],
  locale: Locale,
): Promise<Taken[]> {
  const person = personOf(means.keys, account);
  const taken: Taken[] = [];
  for (const { name, export: take } of holdings)
    taken.push({ holding: name, tables: await take(db, means, person) });
  const looks = await looksAt(db, account, locale.lang);
  const rows = looks.map(({ at, who, act, purpose, reason, fields }) => ({
    at: at.toISOString(),
    who,
    act,
    purpose,
    reason,
    fields: fields.join(', '),
  }));
  return [...taken, { holding: 'log', tables: [{ name: 'log', rows }] }];
}

/** The same as a ZIP that streams: each table as CSV and JSON, and a page in the person's language that says what is what. */
export function zipOf(
  taken: readonly Taken[],
  locale: Locale,
  hub: { readonly name: string; readonly address: string },
  now: Date,
): ReadableStream<Uint8Array> {
  const zip = new ZipFile();
  const options = { mtime: now };
  const add = (name: string, text: string) =>
    zip.addBuffer(Buffer.from(text), `passerelle/${name}`, options);
  add(`${locale.t('export.readme.name')}.txt`, readmeOf(taken, locale, hub, now));
  for (const { name, rows } of taken.flatMap(({ tables }) => tables)) {
    add(`${name}.csv`, csvOf(rows));
    add(`${name}.json`, `${JSON.stringify(rows, null, 2)}\n`);
  }
  zip.end();
  // One stream under two type declarations.
  return Readable.toWeb(Readable.from(zip.outputStream)) as ReadableStream<Uint8Array>;
}

// A mark for spreadsheets that would otherwise take the text for another encoding.
const BOM = '\uFEFF';

function csvOf(rows: HeldTable['rows']): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const lines = rows.map((row) => csvLine(columns.map((column) => row[column] ?? null)));
  return BOM + csvLine(columns) + lines.join('');
}

function readmeOf(
  taken: readonly Taken[],
  locale: Locale,
  { name, address }: { readonly name: string; readonly address: string },
  now: Date,
): string {
  const files = taken.flatMap(({ holding, tables }) =>
    tables.map((table) => {
      const title = locale.t(`holding.${holding}`);
      return `  ${table.name}.csv, ${table.name}.json: ${title} (${locale.t('export.rows', { n: table.rows.length })})`;
    }),
  );
  const when = longMoment(now, locale.lang);
  return [
    locale.t('export.readme.title', { name }),
    locale.t('export.readme.when', { when, address }),
    '',
    locale.t('export.readme.files'),
    ...files,
    '',
    locale.t('export.readme.care'),
    locale.t('export.readme.rights', { address: `${address}/${locale.lang}/me/data` }),
    '',
  ].join('\r\n');
}
