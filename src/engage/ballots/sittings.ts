import { randomUUID } from 'node:crypto';
import { and, asc, desc, eq, inArray, isNull } from 'drizzle-orm';
import type { Executor } from '../../platform/database/database.ts';
import { record } from '../../platform/journal/journal.ts';
import { Problem } from '../../platform/problem.ts';
import type { By } from '../../web/http/actor.ts';
import { sittings, sittingTallies } from './tables.ts';

export type Sitting = typeof sittings.$inferSelect;

/** Hands raised for one statement. */
export interface Hands {
  readonly agree: number;
  readonly disagree: number;
  readonly pass: number;
}

export interface CountedHands extends Hands {
  readonly statementId: string;
}

const dayOf = ({ clock }: Pick<By, 'clock'>): string => clock().toISOString().slice(0, 10);

const note = (tx: Executor, by: By, verb: string, id: string): Promise<string> =>
  record(tx, by.clock, { actor: by.actor, act: `ballots/${verb}`, subject: `sitting:${id}` });

/** People sit together and will raise their hands: so many are present. */
export async function openSitting(
  tx: Executor,
  by: By,
  consultationId: string,
  { place, present }: { place: string; present: number },
): Promise<string> {
  const id = randomUUID();
  await tx.insert(sittings).values({ id, consultationId, place, present, on: dayOf(by) });
  await note(tx, by, 'sitting-opened', id);
  return id;
}

/** Writes down the hands for one statement; whoever counts anew replaces the count before. */
export async function countHands(
  tx: Executor,
  by: By,
  sitting: Sitting,
  { statementId, agree, disagree, pass }: CountedHands,
): Promise<void> {
  if (sitting.closedOn) throw new Problem('ballots/sitting-closed', 409);
  if (agree + disagree + pass > sitting.present)
    throw new Problem('ballots/more-hands', 422, {
      hands: agree + disagree + pass,
      present: sitting.present,
    });
  await tx
    .insert(sittingTallies)
    .values({ sittingId: sitting.id, statementId, agree, disagree, pass });
  await note(tx, by, 'hands-counted', sitting.id);
}

/** Takes back the last count of a sitting, whatever its statement; the count before it stands again. Gives its statement. */
export async function undoCount(tx: Executor, by: By, sitting: Sitting): Promise<string | null> {
  if (sitting.closedOn) throw new Problem('ballots/sitting-closed', 409);
  const [last] = await tx
    .select()
    .from(sittingTallies)
    .where(and(eq(sittingTallies.sittingId, sitting.id), eq(sittingTallies.undone, false)))
    .orderBy(desc(sittingTallies.sequence))
    .limit(1)
    .for('update');
  if (!last) return null;
  await tx
    .update(sittingTallies)
    .set({ undone: true })
    .where(eq(sittingTallies.sequence, last.sequence));
  await note(tx, by, 'count-undone', sitting.id);
  return last.statementId;
}

export async function closeSitting(tx: Executor, by: By, sitting: Sitting): Promise<void> {
  await tx
    .update(sittings)
    .set({ closedOn: dayOf(by) })
    .where(and(eq(sittings.id, sitting.id), isNull(sittings.closedOn)));
  await note(tx, by, 'sitting-closed', sitting.id);
}

export async function sittingsOf(db: Executor, consultationId: string): Promise<Sitting[]> {
  return db
    .select()
    .from(sittings)
    .where(eq(sittings.consultationId, consultationId))
    .orderBy(asc(sittings.on), asc(sittings.place), asc(sittings.id))
    .limit(500);
}

export async function sittingById(
  db: Executor,
  consultationId: string,
  id: string,
): Promise<Sitting> {
  const [found] = await db
    .select()
    .from(sittings)
    .where(and(eq(sittings.id, id), eq(sittings.consultationId, consultationId)));
  if (!found) throw new Problem('page/not-found', 404);
  return found;
}

/** What stands in one sitting: the newest count of each statement that was not undone. */
export async function countsIn(
  db: Executor,
  sittingIds: readonly string[],
): Promise<CountedHands[]> {
  if (sittingIds.length === 0) return [];
  return db
    .selectDistinctOn([sittingTallies.sittingId, sittingTallies.statementId], {
      statementId: sittingTallies.statementId,
      agree: sittingTallies.agree,
      disagree: sittingTallies.disagree,
      pass: sittingTallies.pass,
    })
    .from(sittingTallies)
    .where(
      and(inArray(sittingTallies.sittingId, [...sittingIds]), eq(sittingTallies.undone, false)),
    )
    .orderBy(sittingTallies.sittingId, sittingTallies.statementId, desc(sittingTallies.sequence));
}

/** All hands of a consultation, by statement, and how many people were present where something was counted. */
export async function handsOf(
  db: Executor,
  consultationId: string,
): Promise<{ hands: Map<string, Hands>; present: number }> {
  const all = await sittingsOf(db, consultationId);
  const hands = new Map<string, Hands>();
  let present = 0;
  for (const sitting of all) {
    const counts = await countsIn(db, [sitting.id]);
    if (counts.length > 0) present += sitting.present;
    for (const { statementId, ...count } of counts) {
      const before = hands.get(statementId) ?? { agree: 0, disagree: 0, pass: 0 };
      hands.set(statementId, {
        agree: before.agree + count.agree,
        disagree: before.disagree + count.disagree,
        pass: before.pass + count.pass,
      });
    }
  }
  return { hands, present };
}
