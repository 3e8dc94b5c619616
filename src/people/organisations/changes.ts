import { desc, eq } from 'drizzle-orm';
import type { Executor } from '../../platform/database/database.ts';
import { record } from '../../platform/journal/journal.ts';
import type { By } from '../../web/http/actor.ts';
import { organisationChanges } from './tables.ts';

export type Change = typeof organisationChanges.$inferSelect;

/** In which capacity somebody acts on an organisation. */
export type Capacity = 'steward' | 'office' | 'list';

export interface Acting extends By {
  readonly capacity: Capacity;
}

type Values = Readonly<Record<string, unknown>>;

/** Writes what was done into the organisation's own history and into the journal. */
export async function note(
  tx: Executor,
  by: Acting,
  id: string,
  act: string,
  changes: Readonly<Record<string, readonly [unknown, unknown]>> = {},
): Promise<void> {
  const on = by.clock().toISOString().slice(0, 10);
  await tx
    .insert(organisationChanges)
    .values({ organisationId: id, act, capacity: by.capacity, on, changes });
  await record(tx, by.clock, {
    actor: by.actor,
    act: `organisations/${act}`,
    subject: `organisation:${id}`,
  });
}

/** The fields that differ, each with its former and its new value. */
export function differences(
  before: Values,
  after: Values,
): Record<string, readonly [unknown, unknown]> {
  const changed = Object.keys(after).filter(
    (field) => JSON.stringify(before[field] ?? null) !== JSON.stringify(after[field] ?? null),
  );
  return Object.fromEntries(
    changed.map((field) => [field, [before[field] ?? null, after[field] ?? null] as const]),
  );
}

/** What happened to an organisation, newest first. */
export async function historyOf(db: Executor, id: string): Promise<Change[]> {
  return db
    .select()
    .from(organisationChanges)
    .where(eq(organisationChanges.organisationId, id))
    .orderBy(desc(organisationChanges.sequence))
    .limit(500);
}
