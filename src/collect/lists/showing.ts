/** What pages say of lists, as plain data. */
import type { Executor } from '../../platform/database/database.ts';
import type { Hub } from '../../platform/hub.ts';
import { latestJobOf } from '../../platform/jobs/jobs.ts';
import { record } from '../../platform/journal/journal.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import { mosaic, type Tile, titleOf } from '../sources/sources.ts';
import { readerOf } from './checking.ts';
import type { ColumnUse, IssueCode, ListColumn, Mapping } from './columns.ts';
import { closureOf, type List, type ListClosure, type ListState, stateOf } from './finding.ts';
import type { By } from './receiving.ts';
import { recordsOf } from './records.ts';

export interface SourceChoice {
  readonly slug: string;
  readonly label: string;
}

/** Sources that may send a list today. */
export async function openSources(
  db: Executor,
  today: string,
  locale: Locale,
): Promise<SourceChoice[]> {
  const tiles = await mosaic(db);
  return tiles
    .filter((tile) => tile.source.form === 'list' && closureOf(tile, today) === null)
    .map((tile) => ({ slug: tile.source.slug, label: labelOf(tile, locale) }));
}

export const labelOf = ({ source, holder }: Tile, { lang }: Locale): string =>
  `${holder.name} · ${titleOf(source.title, lang)}`;

export interface ListLine {
  readonly id: string;
  readonly fileName: string;
  readonly source: string;
  readonly state: ListState;
  /** The file could not be read, or the reading was stopped. */
  readonly trouble: boolean;
  readonly closure: ListClosure | null;
  readonly rows: number | null;
  readonly issues: number | null;
  readonly at: Date;
}

export async function linesOf(
  db: Executor,
  lists: readonly List[],
  today: string,
  locale: Locale,
): Promise<ListLine[]> {
  const tiles = new Map((await mosaic(db)).map((tile) => [tile.source.id, tile]));
  const lines: ListLine[] = [];
  for (const list of lists) {
    const tile = tiles.get(list.sourceId);
    const state = stateOf(list);
    const job = state === 'received' ? await latestJobOf(db, `list:${list.id}`) : null;
    lines.push({
      ...{ id: list.id, fileName: list.fileName, state, rows: list.rows, at: list.createdAt },
      source: tile ? labelOf(tile, locale) : '',
      trouble: job?.endedAt != null,
      closure: tile && state !== 'withdrawn' ? closureOf(tile, today) : null,
      issues: state === 'withdrawn' ? null : list.issueCount,
    });
  }
  return lines;
}

/** What looks wrong with a column as a whole under its use. */
export type Doubt = 'shared' | 'one-value' | 'either-order' | 'first-of-january' | 'empty';

const OF_ONE_PERSON: readonly ColumnUse[] = ['email', 'phone'];
const TELLING: readonly ColumnUse[] = ['given', 'surname', 'name', 'birth-date', 'email', 'phone'];

export function doubtsOf(
  column: ListColumn,
  use: ColumnUse,
): { readonly doubt: Doubt; readonly count: number }[] {
  const { filled, top, shared, eitherOrder, firstOfJanuary } = column;
  if (use === 'none') return [];
  if (filled === 0) return [{ doubt: 'empty', count: 0 }];
  const doubts: { doubt: Doubt; count: number }[] = [];
  if (OF_ONE_PERSON.includes(use) && shared > 0) doubts.push({ doubt: 'shared', count: shared });
  if (TELLING.includes(use) && filled >= 20 && top > filled / 3)
    doubts.push({ doubt: 'one-value', count: top });
  if (use === 'birth-date' && eitherOrder > 0)
    doubts.push({ doubt: 'either-order', count: eitherOrder });
  if (use === 'birth-date' && firstOfJanuary > Math.max(2, filled / 50))
    doubts.push({ doubt: 'first-of-january', count: firstOfJanuary });
  return doubts;
}

export interface ReadCell {
  /** As it stands in the file. */
  readonly value: string;
  /** As it is understood; null: as if it were empty. */
  readonly text: string | null;
  readonly issue: IssueCode | null;
}

export interface ReadRow {
  readonly row: number;
  readonly cells: readonly ReadCell[];
}

export interface DryRun {
  readonly headers: readonly string[];
  readonly rows: readonly ReadRow[];
}

/** Rows as they would be understood. Looking at them is written down. */
export async function dryRun(
  hub: Hub,
  by: By,
  list: List,
  mapping: Mapping,
  rows: readonly number[],
): Promise<DryRun> {
  const columns = (list.columns ?? []).filter(
    ({ header }) => (mapping[header] ?? 'none') !== 'none',
  );
  const found = await recordsOf(hub.house.db, hub.keys, list, rows);
  await noteLook(hub.house.db, by, list, { rows: found.size });
  const today = hub.clock().toISOString().slice(0, 10);
  const readers = columns.map((column) =>
    readerOf(column, mapping[column.header] ?? 'none', today),
  );
  const readRow = ([row, record]: [number, Record<string, string>]): ReadRow => ({
    row,
    cells: columns.map(({ header }, at) => {
      const value = record[header] ?? '';
      return { value, ...(readers[at]?.(value) ?? { text: value, issue: null }) };
    }),
  });
  return { headers: columns.map(({ header }) => header), rows: [...found].map(readRow) };
}

export async function noteLook(
  db: Executor,
  by: By,
  { id }: Pick<List, 'id'>,
  details: Record<string, unknown>,
): Promise<void> {
  await record(db, by.clock, {
    actor: by.actor,
    act: 'lists/looked',
    subject: `list:${id}`,
    details,
  });
}
