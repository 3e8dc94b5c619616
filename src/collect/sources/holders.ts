import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Clock } from '../../platform/clock.ts';
import type { Executor } from '../../platform/database/database.ts';
import { record } from '../../platform/journal/journal.ts';
import { Problem } from '../../platform/problem.ts';
import { type HolderForm, holderForm } from './source-form.ts';
import type { Agreement, Holder, Source } from './sources.ts';
import { agreements, holders, sources } from './tables.ts';

interface By {
  readonly clock: Clock;
  readonly actor: string;
}

export async function holderBySlug(db: Executor, wanted: string): Promise<Holder> {
  const [found] = await db.select().from(holders).where(eq(holders.slug, wanted));
  if (!found) throw new Problem('page/not-found', 404);
  return found;
}

export async function changeHolder(
  tx: Executor,
  by: By,
  holder: Holder,
  form: HolderForm,
): Promise<void> {
  await tx.update(holders).set(holderForm.parse(form)).where(eq(holders.id, holder.id));
  await record(tx, by.clock, {
    actor: by.actor,
    act: 'holders/changed',
    subject: `holder:${holder.id}`,
  });
}

export async function agreementsOf(db: Executor, holderId: string): Promise<Agreement[]> {
  return db
    .select()
    .from(agreements)
    .where(eq(agreements.holderId, holderId))
    .orderBy(asc(agreements.signedOn));
}

export async function allAgreements(
  db: Executor,
): Promise<{ agreement: Agreement; holder: Holder }[]> {
  return db
    .select({ agreement: agreements, holder: holders })
    .from(agreements)
    .innerJoin(holders, eq(holders.id, agreements.holderId))
    .orderBy(asc(holders.name), asc(agreements.signedOn));
}

/** Ends an agreement now; what it covers stays out of every run from here on. */
export async function endAgreement(tx: Executor, by: By, agreement: Agreement): Promise<void> {
  const ended = await tx
    .update(agreements)
    .set({ endedAt: by.clock() })
    .where(and(eq(agreements.id, agreement.id), isNull(agreements.endedAt)))
    .returning({ id: agreements.id });
  if (ended.length === 0) return;
  await record(tx, by.clock, {
    actor: by.actor,
    act: 'agreements/ended',
    subject: `holder:${agreement.holderId}`,
    details: { agreement: agreement.id },
  });
}

export async function sourcesOf(db: Executor, holderId: string): Promise<Source[]> {
  return db
    .select()
    .from(sources)
    .where(eq(sources.holderId, holderId))
    .orderBy(asc(sources.vintage));
}

/** Places a source under an agreement of its own holder. */
export async function placeUnder(
  tx: Executor,
  by: By,
  source: Source,
  agreement: Agreement,
): Promise<void> {
  if (agreement.holderId !== source.holderId) throw new Problem('agreement/other-holder', 409);
  await tx.update(sources).set({ agreementId: agreement.id }).where(eq(sources.id, source.id));
  await record(tx, by.clock, {
    actor: by.actor,
    act: 'sources/placed',
    subject: `source:${source.id}`,
    details: { agreement: agreement.id },
  });
}
