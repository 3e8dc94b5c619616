import { and, eq, isNull, lt, sql } from 'drizzle-orm';
import type { Executor } from '../../platform/database/database.ts';
import { Problem } from '../../platform/problem.ts';
import type { Lang } from '../../reference/languages/languages.ts';
import { type Acting, note } from './noting.ts';
import { addStep, isSaid, stepsOf } from './steps.ts';
import { requests } from './tables.ts';

type Request = typeof requests.$inferSelect;
export type Outcome = 'met' | 'unmet' | 'withdrawn';

interface Said {
  readonly lang: Lang;
  readonly text: string;
}

const refuseClosed = (request: Request): void => {
  if (request.closedAt) throw new Problem('request/closed', 409);
};

/**
 * A person of the office answers: the first time is what the public median counts. False where the same form was sent
 * twice, so that its author is told once.
 */
export async function answer(
  tx: Executor,
  by: Acting,
  request: Request,
  said: Said,
): Promise<boolean> {
  refuseClosed(request);
  const step = { side: 'office', step: 'answered', ...said } as const;
  if (await isSaid(tx, by.clock, request.id, step)) return false;
  await tx
    .update(requests)
    .set({ answeredAt: sql`coalesce(${requests.answeredAt}, ${by.clock().toISOString()})` })
    .where(eq(requests.id, request.id));
  await addStep(tx, by.clock, request.id, step);
  await note(tx, by, 'office', 'answered', request.id);
  return true;
}

/** The author says something more, or asks again. */
export async function reply(tx: Executor, by: Acting, request: Request, said: Said): Promise<void> {
  refuseClosed(request);
  const step = { side: 'author', step: 'replied', ...said } as const;
  if (await isSaid(tx, by.clock, request.id, step)) return;
  await addStep(tx, by.clock, request.id, step);
  await note(tx, by, 'author', 'replied', request.id);
}

/**
 * One side says how it ended. It is closed when both say the same; an author who takes it back closes it alone. What
 * the two sides say differently stays open, with both words in its steps.
 */
export async function conclude(
  tx: Executor,
  by: Acting,
  request: Request,
  side: 'author' | 'office',
  outcome: Outcome,
): Promise<void> {
  refuseClosed(request);
  if ((await lastOutcome(tx, request.id, side)) === outcome) return;
  const now = by.clock();
  const other = side === 'author' ? request.officeConfirmedAt : request.authorConfirmedAt;
  const said = await lastOutcome(tx, request.id, side === 'author' ? 'office' : 'author');
  const agreed = outcome === 'withdrawn' ? side === 'author' : other !== null && said === outcome;
  if (outcome === 'withdrawn' && side !== 'author') throw new Problem('request/not-yours', 409);
  await tx
    .update(requests)
    .set({
      [side === 'author' ? 'authorConfirmedAt' : 'officeConfirmedAt']: now,
      ...(agreed ? { closedAt: now, outcome } : {}),
    })
    .where(eq(requests.id, request.id));
  await addStep(tx, by.clock, request.id, { side, step: `said-${outcome}` });
  if (agreed) await addStep(tx, by.clock, request.id, { side: 'hub', step: `closed-${outcome}` });
  await note(tx, by, side, agreed ? 'closed' : 'concluded', request.id);
}

async function lastOutcome(
  db: Executor,
  requestId: string,
  side: 'author' | 'office',
): Promise<string | null> {
  const said = (await stepsOf(db, requestId)).filter(
    (step) => step.side === side && step.step.startsWith('said-'),
  );
  return said.at(-1)?.step.replace('said-', '') ?? null;
}

/** The office closes what was answered and whose author has not come back for a month. */
export async function closeSilent(tx: Executor, { clock }: Pick<Acting, 'clock'>): Promise<number> {
  const month = new Date(clock().getTime() - 30 * 86_400_000);
  const silent = await tx
    .update(requests)
    .set({ closedAt: clock(), outcome: 'unmet' })
    .where(
      and(
        isNull(requests.closedAt),
        lt(requests.officeConfirmedAt, month),
        isNull(requests.authorConfirmedAt),
      ),
    )
    .returning();
  for (const request of silent) {
    await addStep(tx, clock, request.id, { side: 'hub', step: 'closed-silent' });
    await note(tx, { clock, actor: 'worker' }, 'hub', 'closed', request.id);
  }
  return silent.length;
}

/** The author thanks, once. */
export async function thank(tx: Executor, by: Acting, request: Request, said: Said): Promise<void> {
  if (request.thankedAt) return;
  await tx.update(requests).set({ thankedAt: by.clock() }).where(eq(requests.id, request.id));
  await addStep(tx, by.clock, request.id, { side: 'author', step: 'thanked', ...said });
  await note(tx, by, 'author', 'thanked', request.id);
}

/** Marks what nobody answered by its day: it goes to the head of the queue, and its author is told. */
export async function escalateLate(
  tx: Executor,
  { clock }: Pick<Acting, 'clock'>,
): Promise<Request[]> {
  const now = clock();
  const late = await tx
    .update(requests)
    .set({ escalatedAt: now })
    .where(
      and(
        isNull(requests.closedAt),
        isNull(requests.answeredAt),
        isNull(requests.escalatedAt),
        lt(requests.dueOn, now.toISOString().slice(0, 10)),
      ),
    )
    .returning();
  for (const request of late) {
    await addStep(tx, clock, request.id, { side: 'hub', step: 'escalated' });
    await note(tx, { clock, actor: 'worker' }, 'hub', 'escalated', request.id);
  }
  return late;
}
