import { randomUUID } from 'node:crypto';
import { and, asc, desc, eq, inArray, lt, sql } from 'drizzle-orm';
import type { Executor } from '../../platform/database/database.ts';
import { record } from '../../platform/journal/journal.ts';
import { Problem } from '../../platform/problem.ts';
import type { Lang } from '../../reference/languages/languages.ts';
import type { By } from '../../web/http/actor.ts';
import { dayOf } from './deciding.ts';
import { commitmentSteps, commitments } from './tables.ts';

export type Commitment = typeof commitments.$inferSelect;
export type CommitmentStep = typeof commitmentSteps.$inferSelect;
export const COMMITMENT_STATES = ['under-way', 'kept', 'partly', 'dropped'] as const;
export type CommitmentState = (typeof COMMITMENT_STATES)[number];

export interface Undertaking {
  readonly consultationId: string | null;
  readonly paragraphId: string | null;
  readonly organisationId: string | null;
  readonly owner: string;
  readonly lang: Lang;
  readonly text: string;
  readonly dueOn: string;
}

/** Notes what somebody undertakes, by when. */
export async function undertake(tx: Executor, by: By, given: Undertaking): Promise<string> {
  const id = randomUUID();
  await tx
    .insert(commitments)
    .values({ ...given, id, madeOn: dayOf(by.clock), state: 'under-way' });
  await note(tx, by, 'undertaken', id);
  return id;
}

export interface FollowUp {
  readonly state: CommitmentState;
  readonly lang: Lang;
  readonly text: string;
  /** The new day, where it is put off. */
  readonly dueOn: string | null;
}

/** Says how far it is. What was said before stays; so does the day that was first promised, in the step that moved it. */
export async function followUp(
  tx: Executor,
  by: By,
  { id, endedOn }: Commitment,
  { state, lang, text, dueOn }: FollowUp,
): Promise<void> {
  if (endedOn) throw new Problem('commitment/ended', 409);
  const on = dayOf(by.clock);
  await tx
    .insert(commitmentSteps)
    .values({ id: randomUUID(), commitmentId: id, on, state, lang, text, dueOn });
  await tx
    .update(commitments)
    .set({ state, endedOn: state === 'under-way' ? null : on, ...(dueOn ? { dueOn } : {}) })
    .where(eq(commitments.id, id));
  await note(tx, by, 'followed-up', id);
}

const note = (tx: Executor, { clock, actor }: By, verb: string, id: string) =>
  record(tx, clock, { actor, act: `commitments/${verb}`, subject: `commitment:${id}` });

/** Its day is over and nobody has said how it ended. */
export const isLate = (
  { state, dueOn }: Pick<Commitment, 'state' | 'dueOn'>,
  today: string,
): boolean => state === 'under-way' && dueOn < today;

/** All of them: what is under way first, the nearest day first; then what has ended, the newest first. */
export const allCommitments = (db: Executor, limit = 200): Promise<Commitment[]> =>
  db
    .select()
    .from(commitments)
    .orderBy(
      sql`${commitments.endedOn} is not null`,
      sql`case when ${commitments.endedOn} is null then ${commitments.dueOn} end`,
      desc(commitments.endedOn),
      asc(commitments.id),
    )
    .limit(limit);

export const lateCommitments = (db: Executor, today: string): Promise<Commitment[]> =>
  db
    .select()
    .from(commitments)
    .where(and(eq(commitments.state, 'under-way'), lt(commitments.dueOn, today)))
    .orderBy(asc(commitments.dueOn), asc(commitments.id))
    .limit(100);

export async function commitmentById(db: Executor, id: string): Promise<Commitment> {
  const [found] = await db.select().from(commitments).where(eq(commitments.id, id));
  if (!found) throw new Problem('page/not-found', 404);
  return found;
}

/** What was seen of each, oldest first, by its id. */
export async function stepsOf(
  db: Executor,
  ids: readonly string[],
): Promise<Map<string, CommitmentStep[]>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select()
    .from(commitmentSteps)
    .where(inArray(commitmentSteps.commitmentId, [...ids]))
    .orderBy(asc(commitmentSteps.on), asc(commitmentSteps.id));
  return Map.groupBy(rows, ({ commitmentId }) => commitmentId);
}
