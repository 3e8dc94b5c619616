import { eachRecord, type List, mappingOf } from '../../collect/lists/lists.ts';
import type { Hub } from '../../platform/hub.ts';
import { fold } from '../../reference/folding/folding.ts';
import type { Linkage } from '../intake/intake.ts';
import { personOfRow } from './finding.ts';

/** Whether a holder numbers its rows; else a row is found by its place in the file. */
export const idColumnOf = (list: List): string | null =>
  [...mappingOf(list)].find(([, use]) => use === 'id')?.[0] ?? null;

/** The person to whom a holder's own number of a row leads. The numbers are sealed: rows are opened one after another. */
export async function personByNumber(
  hub: Hub,
  linkage: Linkage,
  list: List,
  number: string,
): Promise<number | null> {
  const row = await rowByNumber(hub, list, number);
  return row === null ? null : personOfRow(hub.house.db, linkage, list.id, row);
}

async function rowByNumber(hub: Hub, list: List, number: string): Promise<number | null> {
  const header = idColumnOf(list);
  if (header === null) return /^\d{1,9}$/.test(number) ? Number(number) : null;
  const at = (list.columns ?? []).findIndex((column) => column.header === header);
  const wanted = fold(number);
  for await (const records of eachRecord(hub.house.sql, hub.keys, list)) {
    const found = records.find(({ cells }) => fold(cells[at] ?? '') === wanted);
    if (found) return found.row;
  }
  return null;
}
