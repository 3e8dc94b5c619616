import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import type { Executor } from '../../platform/database/database.ts';
import { Problem } from '../../platform/problem.ts';
import { dayOf, type Means } from './noting.ts';
import { type Consultation, phaseOf, phasesOf } from './phases.ts';
import { participants, statements, votes } from './tables.ts';

/** 1 agrees, −1 disagrees, 0 passes. */
export type Vote = -1 | 0 | 1;

/** Counts somebody's answer to a statement; a later answer of theirs takes its place. */
export async function castVote(
  tx: Executor,
  { clock }: Pick<Means, 'clock'>,
  consultation: Consultation,
  participant: string,
  statement: string,
  vote: Vote,
): Promise<void> {
  await refuseUnlistened(tx, { clock }, consultation);
  await refuseUnheard(tx, consultation.id, statement);
  await tx
    .insert(votes)
    .values({ participantId: participant, statementId: statement, vote })
    .onConflictDoUpdate({ target: [votes.participantId, votes.statementId], set: { vote } });
}

/** Statements and answers are taken while the consultation listens. */
export async function refuseUnlistened(
  tx: Executor,
  { clock }: Pick<Means, 'clock'>,
  consultation: Consultation,
): Promise<void> {
  const phases = await phasesOf(tx, consultation.id);
  if (phaseOf(consultation, phases, dayOf(clock)) !== 'listening')
    throw new Problem('consultation/not-listening', 409);
}

// The row is held: what is hidden or joined meanwhile gets no more votes.
async function refuseUnheard(tx: Executor, consultation: string, statement: string): Promise<void> {
  const [found] = await tx
    .select({ id: statements.id })
    .from(statements)
    .where(
      and(
        eq(statements.id, statement),
        eq(statements.consultationId, consultation),
        isNotNull(statements.acceptedOn),
        isNull(statements.hiddenOn),
        isNull(statements.joinedInto),
      ),
    )
    .for('share');
  if (!found) throw new Problem('page/not-found', 404);
}

export interface Cast {
  readonly participant: string;
  readonly statement: string;
  readonly vote: Vote;
}

/** Every answer, in an order that says nothing of when it was given. Answers to a joined statement stand beside it. */
export async function votesOf(db: Executor, consultation: string): Promise<Cast[]> {
  const rows = await db
    .select({
      participant: votes.participantId,
      statement: votes.statementId,
      vote: votes.vote,
    })
    .from(votes)
    .innerJoin(participants, eq(participants.id, votes.participantId))
    .where(eq(participants.consultationId, consultation))
    .orderBy(votes.participantId, votes.statementId);
  return rows.map(({ vote, ...cast }) => ({ ...cast, vote: vote as Vote })); // a check constraint takes no other
}
