import { and, eq, sql } from 'drizzle-orm';
import type { Clock } from '../clock.ts';
import type { Executor } from '../database/database.ts';
import { hubMarks } from './tables.ts';

/** `demo`: the figures are invented. `started`: the first start is behind us. `first-account`: whose the operator's link is. `consent-counts`: who allows what, protected. `duties`: when they were last done. */
export type MarkKey =
  | 'demo'
  | 'started'
  | 'first-account'
  | 'consent-counts'
  | 'duties'
  | 'voices-blurred';

export async function setMark(
  tx: Executor,
  clock: Clock,
  key: MarkKey,
  value: string | boolean | number | Readonly<Record<string, unknown>>,
): Promise<void> {
  await tx
    .insert(hubMarks)
    .values({ key, value, at: clock() })
    .onConflictDoUpdate({ target: hubMarks.key, set: { value, at: clock() } });
}

export async function readMark(db: Executor, key: MarkKey): Promise<unknown> {
  const [row] = await db.select().from(hubMarks).where(eq(hubMarks.key, key));
  return row?.value ?? null;
}

/** Forgets a mark, where it says this. */
export async function removeMark(tx: Executor, key: MarkKey, value: string): Promise<void> {
  await tx
    .delete(hubMarks)
    .where(and(eq(hubMarks.key, key), sql`${hubMarks.value} = to_jsonb(${value}::text)`));
}
