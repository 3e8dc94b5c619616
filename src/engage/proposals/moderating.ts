import { and, count, eq, isNull } from 'drizzle-orm';
import type { Executor } from '../../platform/database/database.ts';
import { Problem } from '../../platform/problem.ts';
import type { By } from '../../web/http/actor.ts';
import { dayOf, note } from './noting.ts';
import { amendments, proposalStands, proposals } from './tables.ts';

type Shown = 'show' | 'hide';

const set = (by: By, act: Shown) =>
  act === 'show' ? { acceptedOn: dayOf(by.clock), hiddenOn: null } : { hiddenOn: dayOf(by.clock) };

/** Shows or hides what somebody said of a proposal; how they stand is counted all the same. */
export async function moderateStand(
  tx: Executor,
  by: By,
  proposal: string,
  id: string,
  act: Shown,
): Promise<void> {
  const done = await tx
    .update(proposalStands)
    .set(act === 'show' ? { shown: true, hidden: false } : { hidden: true })
    .where(and(eq(proposalStands.id, id), eq(proposalStands.proposalId, proposal)))
    .returning({ id: proposalStands.id });
  if (done.length === 0) throw new Problem('page/not-found', 404);
  await note(tx, by, act === 'show' ? 'reason-shown' : 'reason-hidden', proposal);
}

/** Shows or hides an amendment that is not decided. */
export async function moderateAmendment(
  tx: Executor,
  by: By,
  proposal: string,
  id: string,
  act: Shown,
): Promise<void> {
  const done = await tx
    .update(amendments)
    .set(set(by, act))
    .where(
      and(eq(amendments.id, id), eq(amendments.proposalId, proposal), isNull(amendments.decision)),
    )
    .returning({ id: amendments.id });
  if (done.length === 0) throw new Problem('page/not-found', 404);
  await note(tx, by, act === 'show' ? 'amendment-shown' : 'amendment-hidden', proposal);
}

/** The proposals of which something waits for the team: the text itself, an amendment, words. */
export async function waitingIn(db: Executor, consultation: string): Promise<Set<string>> {
  const rows = await Promise.all([
    db
      .select({ id: proposals.id })
      .from(proposals)
      .where(
        and(
          eq(proposals.consultationId, consultation),
          isNull(proposals.acceptedOn),
          isNull(proposals.hiddenOn),
        ),
      ),
    db
      .selectDistinct({ id: amendments.proposalId })
      .from(amendments)
      .innerJoin(proposals, eq(proposals.id, amendments.proposalId))
      .where(
        and(
          eq(proposals.consultationId, consultation),
          isNull(proposals.endedOn),
          isNull(amendments.decision),
          isNull(amendments.hiddenOn),
        ),
      ),
    db
      .selectDistinct({ id: proposalStands.proposalId })
      .from(proposalStands)
      .innerJoin(proposals, eq(proposals.id, proposalStands.proposalId))
      .where(
        and(
          eq(proposals.consultationId, consultation),
          eq(proposalStands.shown, false),
          eq(proposalStands.hidden, false),
        ),
      ),
  ]);
  return new Set(rows.flat().map(({ id }) => id));
}

/** How many proposals each consultation has. */
export async function countProposals(db: Executor): Promise<Map<string, number>> {
  const rows = await db
    .select({ id: proposals.consultationId, n: count() })
    .from(proposals)
    .groupBy(proposals.consultationId);
  return new Map(rows.map(({ id, n }) => [id, n]));
}
