/** Opens rows of persons: who says what, and of which day it was true. Whoever shows it writes that they looked. */
import {
  acceptedLists,
  type ColumnUse,
  type List,
  mappingOf,
  type Reader,
  readerOf,
  recordsOf,
} from '../../collect/lists/lists.ts';
import type { Hub } from '../../platform/hub.ts';
import type { LinkageRecord } from '../intake/intake.ts';

/** What is said of the row, and not of somebody. */
export const OF_THE_ROW: ReadonlySet<ColumnUse> = new Set<ColumnUse>(['id', 'observed']);

/** Parts of a name, which lists cut in their own ways. */
export const NAMES: ReadonlySet<ColumnUse> = new Set<ColumnUse>([
  'given',
  'middle',
  'surname',
  'name',
]);

/** Names are compared whole. */
export const comparedAs = (use: ColumnUse): ColumnUse => (NAMES.has(use) ? 'name' : use);

/** One cell of one row. */
export interface Said {
  readonly idx: number;
  readonly listId: string;
  readonly header: string;
  readonly use: ColumnUse;
  /** As it is understood. */
  readonly text: string;
  /** As it stands in the list. */
  readonly written: string;
}

export interface OpenRow {
  readonly idx: number;
  readonly listId: string;
  readonly row: number;
  /** The holder's own number of the row. */
  readonly number: string | null;
  /** The day of which the row is true, where the list says so of each; else that of the list. */
  readonly trueOn: string | null;
  /** The list is open: its agreement holds, and it was not withdrawn. */
  readonly open: boolean;
  readonly said: readonly Said[];
}

/** A list with a reader for each column in use. */
export interface Legible {
  readonly list: List;
  readonly columns: readonly {
    readonly header: string;
    readonly use: ColumnUse;
    readonly read: Reader;
  }[];
}

/** Lists that may be read today. */
export async function legibleLists(hub: Hub): Promise<Map<string, Legible>> {
  const today = hub.clock().toISOString().slice(0, 10);
  const open = await acceptedLists(hub.house.db, hub.clock);
  return new Map(open.map((list) => [list.id, legible(list, today)]));
}

function legible(list: List, today: string): Legible {
  const uses = mappingOf(list);
  return {
    list,
    columns: (list.columns ?? []).flatMap((column) => {
      const use = uses.get(column.header) ?? 'none';
      const { header } = column;
      return use === 'none' ? [] : [{ header, use, read: readerOf(column, use, today) }];
    }),
  };
}

/** In the order of the records; a row whose list is closed says nothing. */
export async function openRows(
  hub: Hub,
  lists: ReadonlyMap<string, Legible>,
  records: readonly LinkageRecord[],
): Promise<OpenRow[]> {
  const opened = new Map<number, OpenRow>();
  for (const [listId, some] of Map.groupBy(records, (record) => record.listId)) {
    const known = lists.get(listId);
    const cells = known
      ? await recordsOf(
          hub.house.db,
          hub.keys,
          known.list,
          some.map(({ row }) => row),
        )
      : new Map<number, Record<string, string>>();
    for (const record of some)
      opened.set(record.idx, openRow(record, known, cells.get(record.row)));
  }
  return records.flatMap(({ idx }) => opened.get(idx) ?? []);
}

function openRow(
  { idx, listId, row }: LinkageRecord,
  known: Legible | undefined,
  cells: Record<string, string> | undefined,
): OpenRow {
  if (!known || !cells)
    return { idx, listId, row, number: null, trueOn: null, open: false, said: [] };
  const all = known.columns.flatMap(({ header, use, read }) => {
    const written = cells[header] ?? '';
    const text = textOf(written, read);
    return text === null ? [] : [{ idx, listId, header, use, text, written }];
  });
  const one = (wanted: ColumnUse) => all.find(({ use }) => use === wanted)?.text ?? null;
  return {
    ...{ idx, listId, row, open: true },
    number: one('id'),
    trueOn: one('observed') ?? known.list.heldOn,
    said: all,
  };
}

/** What cannot be understood is shown as it is written; a filler is nothing. */
function textOf(written: string, read: Reader): string | null {
  const { text, issue } = read(written);
  if (text !== null) return text;
  return issue === null || issue === 'filler' ? null : written.trim() || null;
}

/** The name of a row as one, whatever its columns. */
export function wholeName({ said }: OpenRow): Said[] {
  const parts = said.filter(({ use }) => NAMES.has(use));
  const whole = parts.find(({ use }) => use === 'name');
  const [first] = parts;
  if (whole || !first) return whole ? [whole] : [];
  const text = parts.map((part) => part.text).join(' ');
  return [{ ...first, use: 'name', text, written: text }];
}
