import { randomUUID } from 'node:crypto';
import { and, asc, eq, gte } from 'drizzle-orm';
import type { Clock } from '../../platform/clock.ts';
import type { Executor } from '../../platform/database/database.ts';
import type { Lang } from '../../reference/languages/languages.ts';
import { requestSteps } from './tables.ts';

export type Step = typeof requestSteps.$inferSelect;
export type Side = 'author' | 'office' | 'recipient' | 'hub';

interface NewStep {
  readonly side: Side;
  readonly step: string;
  readonly lang?: Lang;
  readonly text?: string;
}

export async function addStep(
  tx: Executor,
  clock: Clock,
  requestId: string,
  { side, step, lang, text = '' }: NewStep,
): Promise<void> {
  await tx
    .insert(requestSteps)
    .values({ id: randomUUID(), requestId, at: clock(), side, step, lang: lang ?? null, text });
}

const AGAIN_MINUTES = 5;

/** Whether the same side said exactly this a moment ago: one form, sent twice. */
export async function isSaid(
  db: Executor,
  clock: Clock,
  requestId: string,
  { side, step, text = '' }: NewStep,
): Promise<boolean> {
  const since = new Date(clock().getTime() - AGAIN_MINUTES * 60_000);
  const [found] = await db
    .select({ id: requestSteps.id })
    .from(requestSteps)
    .where(
      and(
        eq(requestSteps.requestId, requestId),
        eq(requestSteps.side, side),
        eq(requestSteps.step, step),
        eq(requestSteps.text, text),
        gte(requestSteps.at, since),
      ),
    )
    .limit(1);
  return found !== undefined;
}

/** What was said and done about a request, oldest first. */
export async function stepsOf(db: Executor, requestId: string): Promise<Step[]> {
  return db
    .select()
    .from(requestSteps)
    .where(eq(requestSteps.requestId, requestId))
    .orderBy(asc(requestSteps.at), asc(requestSteps.id))
    .limit(500);
}
