import { z } from 'zod';
import type { Clock } from '../../platform/clock.ts';
import type { Executor } from '../../platform/database/database.ts';
import { record } from '../../platform/journal/journal.ts';
import { Problem } from '../../platform/problem.ts';
import { day } from '../../web/http/forms.ts';
import { DECISIONS, type Decision } from './decisions.ts';
import { planAnswers } from './tables.ts';

export type Answer = typeof planAnswers.$inferSelect;

export const answerForm = z.object({
  answer: z.partialRecord(z.enum(['fr', 'en', 'es', 'ar']), z.string().max(4000)),
  decidedOn: day.nullable().default(null),
});

interface By {
  readonly clock: Clock;
  readonly actor: string;
}

export interface Decided {
  readonly decision: Decision;
  readonly answer: Answer | null;
}

/** Every decision of the mapping in its order, with its answer where there is one. */
export async function readPlan(db: Executor): Promise<Decided[]> {
  const answers = new Map(
    (await db.select().from(planAnswers)).map((answer) => [answer.number, answer]),
  );
  return DECISIONS.map((decision) => ({ decision, answer: answers.get(decision.number) ?? null }));
}

/** Writes an answer; what it said before stays in the journal's details. */
export async function decide(
  tx: Executor,
  by: By,
  number: number,
  form: z.input<typeof answerForm>,
): Promise<void> {
  if (!DECISIONS.some((decision) => decision.number === number))
    throw new Problem('page/not-found', 404);
  const { answer: given, decidedOn } = answerForm.parse(form);
  const answer = Object.fromEntries(Object.entries(given).filter(([, text]) => text?.trim()));
  const set = { answer, decidedOn, changedAt: by.clock() };
  await tx
    .insert(planAnswers)
    .values({ number, ...set })
    .onConflictDoUpdate({ target: planAnswers.number, set });
  await record(tx, by.clock, {
    actor: by.actor,
    act: 'plans/decided',
    subject: `decision:${number}`,
    details: { answer, decidedOn },
  });
}
