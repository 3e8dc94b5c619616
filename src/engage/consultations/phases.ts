import { asc, eq } from 'drizzle-orm';
import type { Executor } from '../../platform/database/database.ts';
import { consultationPhases, type consultations } from './tables.ts';

export type Consultation = typeof consultations.$inferSelect;
export type Phase = typeof consultationPhases.$inferSelect;

export const PHASES = ['listening', 'proposing', 'concluding'] as const;
export type PhaseKind = (typeof PHASES)[number];

/** Where a consultation is: being drafted, before its first phase, in one of them, between two, or over. */
export type Stage = 'draft' | 'announced' | PhaseKind | 'between' | 'closed';

export const phasesOf = (db: Executor, consultation: string): Promise<Phase[]> =>
  db
    .select()
    .from(consultationPhases)
    .where(eq(consultationPhases.consultationId, consultation))
    .orderBy(asc(consultationPhases.opensOn));

/** What can be done on a day, which is the first and the last of a phase alike. */
export function phaseOf(
  { openedOn, closedOn }: Pick<Consultation, 'openedOn' | 'closedOn'>,
  phases: readonly Phase[],
  day: string,
): Stage {
  if (!openedOn) return 'draft';
  if (closedOn) return 'closed';
  const current = phases.find(({ opensOn, closesOn }) => opensOn <= day && day <= closesOn);
  if (current) return current.kind as PhaseKind; // a check constraint takes no other
  if (phases.some(({ opensOn }) => opensOn > day))
    return phases.some(({ closesOn }) => closesOn < day) ? 'between' : 'announced';
  return 'closed';
}
