import { eq } from 'drizzle-orm';
import { type Merged, mergeSmall } from '../../methods/merging/merging.ts';
import type { Executor } from '../../platform/database/database.ts';
import type { EvaluationForm } from './forms.ts';
import type { Summit } from './records.ts';
import { summitEvaluations } from './tables.ts';

export const ASKED = ['heard', 'learnt', 'again'] as const;

/** Whoever came says how it was; a second answer replaces the first. */
export async function evaluate(
  tx: Executor,
  { id: summitId }: Summit,
  voice: string,
  said: EvaluationForm,
): Promise<void> {
  await tx
    .insert(summitEvaluations)
    .values({ summitId, voice, ...said })
    .onConflictDoUpdate({
      target: [summitEvaluations.summitId, summitEvaluations.voice],
      set: said,
    });
}

export type Evaluation = Readonly<Record<(typeof ASKED)[number], Merged | null>>;

/** Protected counts: small answers are joined, all are rounded, and nothing is said of a few. */
export async function evaluationOf(db: Executor, { id }: Pick<Summit, 'id'>): Promise<Evaluation> {
  const rows = await db.select().from(summitEvaluations).where(eq(summitEvaluations.summitId, id));
  const of = (name: (typeof ASKED)[number]) => mergeSmall(rows.map((row) => [String(row[name])]));
  return { heard: of('heard'), learnt: of('learnt'), again: of('again') };
}
