/** The holder's return: asked for, kept, and what of it may leave the house. */
import { and, eq } from 'drizzle-orm';
import type { List } from '../../collect/lists/lists.ts';
import type { Executor } from '../../platform/database/database.ts';
import { enqueue, latestJobOf } from '../../platform/jobs/jobs.ts';
import { record } from '../../platform/journal/journal.ts';
import type { By } from '../../web/http/actor.ts';
import type { Linkage } from '../intake/intake.ts';
import { listReturns } from './tables.ts';

/** A list's own jobs are of its reading; this one is of what became of it. */
export const returnSubject = (list: string): string => `list-return:${list}`;

/** Asks for the counts; asked twice, the second waits for the answer to the first. */
export async function askToCount(
  tx: Executor,
  by: By,
  list: Pick<List, 'id'>,
  linkage: Linkage,
): Promise<void> {
  const subject = returnSubject(list.id);
  if ((await latestJobOf(tx, subject))?.endedAt === null) return;
  await enqueue(tx, by.clock, {
    ...{ kind: 'lists/return-asked', subject },
    input: { linkage: linkage.id },
  });
  await record(tx, by.clock, {
    ...{ actor: by.actor, act: 'lists/return-asked', subject: `list:${list.id}` },
    details: { linkage: linkage.id },
  });
}

export type KeptReturn = typeof listReturns.$inferSelect;

export async function keptReturn(
  db: Executor,
  list: Pick<List, 'id'>,
  linkage: Linkage,
): Promise<KeptReturn | null> {
  const [kept] = await db
    .select()
    .from(listReturns)
    .where(and(eq(listReturns.listId, list.id), eq(listReturns.linkageId, linkage.id)));
  return kept ?? null;
}

/** Writes that the sheet was taken out: to be read and printed, or as a file. */
export async function noteReturn(
  tx: Executor,
  by: By,
  { id }: Pick<List, 'id'>,
  as: 'sheet' | 'csv' | 'json',
): Promise<void> {
  await record(tx, by.clock, {
    ...{ actor: by.actor, act: 'lists/returned', subject: `list:${id}`, details: { as } },
  });
}
