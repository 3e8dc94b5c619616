/** Names are seen for a purpose: it is said once a day for a linkage, and written with each look. */
import { and, desc, eq, gte } from 'drizzle-orm';
import type { Executor } from '../../platform/database/database.ts';
import { record } from '../../platform/journal/journal.ts';
import { journal } from '../../platform/journal/tables.ts';
import type { By } from '../../web/http/actor.ts';
import type { Linkage } from '../intake/intake.ts';

export const PURPOSES = ['review', 'holder', 'access', 'check'] as const;
export type Purpose = (typeof PURPOSES)[number];

const STATED = 'persons/purpose-stated';

export const isPurpose = (text: string | null | undefined): text is Purpose =>
  PURPOSES.some((purpose) => purpose === text);

/** What somebody said today that they look for; null where they have not yet. */
export async function purposeToday(
  db: Executor,
  { clock, actor }: By,
  { id }: Linkage,
): Promise<Purpose | null> {
  const midnight = new Date(`${clock().toISOString().slice(0, 10)}T00:00:00Z`);
  const [said] = await db
    .select({ purpose: journal.purpose })
    .from(journal)
    .where(
      and(
        and(eq(journal.subject, `linkage:${id}`), gte(journal.at, midnight)),
        and(eq(journal.act, STATED), eq(journal.actor, actor)),
      ),
    )
    .orderBy(desc(journal.at), desc(journal.id))
    .limit(1);
  return isPurpose(said?.purpose) ? said.purpose : null;
}

export async function statePurpose(
  tx: Executor,
  by: By,
  { id }: Linkage,
  purpose: Purpose,
): Promise<void> {
  await record(tx, by.clock, {
    ...{ actor: by.actor, act: STATED, subject: `linkage:${id}`, purpose },
  });
}

/** Writes that a person's rows were opened: by which number, never by name. */
export async function noteLook(
  tx: Executor,
  by: By,
  { id }: Linkage,
  look: { readonly person: number; readonly rows: number; readonly purpose: Purpose },
): Promise<void> {
  const { person, rows, purpose } = look;
  await record(tx, by.clock, {
    ...{ actor: by.actor, act: 'persons/looked', subject: `linkage:${id}`, purpose },
    details: { person, rows },
  });
}
