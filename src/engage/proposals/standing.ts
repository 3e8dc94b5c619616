import { randomUUID } from 'node:crypto';
import { and, asc, count, eq, inArray } from 'drizzle-orm';
import type { Executor } from '../../platform/database/database.ts';
import { Problem } from '../../platform/problem.ts';
import type { Lang } from '../../reference/languages/languages.ts';
import { type Means, standName } from '../consultations/consultations.ts';
import type { Proposal } from './proposals.ts';
import { proposalStands } from './tables.ts';

export const STANDS = ['support', 'objection'] as const;
export type StandKind = (typeof STANDS)[number];
export type Stand = typeof proposalStands.$inferSelect;

interface Taken {
  readonly stand: StandKind;
  readonly lang: Lang;
  readonly reason: string;
}

/**
 * A participant supports a proposal or objects to it, and says why; a second time changes the first. A reason that was
 * hidden does not come back by being sent again.
 */
export async function takeStand(
  tx: Executor,
  { keys }: Pick<Means, 'keys'>,
  { id: proposalId, endedOn, hiddenOn }: Proposal,
  participant: string,
  taken: Taken,
  shown: boolean,
): Promise<void> {
  if (endedOn || hiddenOn) throw new Problem('proposal/ended', 409);
  const said = { ...taken, shown };
  await tx
    .insert(proposalStands)
    .values({
      ...said,
      hidden: false,
      proposalId,
      author: standName(keys, participant),
      id: randomUUID(),
    })
    .onConflictDoUpdate({
      target: [proposalStands.proposalId, proposalStands.author],
      set: said,
    });
}

/** It is as if nothing had been said. */
export async function withdrawStand(
  tx: Executor,
  { keys }: Pick<Means, 'keys'>,
  proposalId: string,
  participant: string,
): Promise<void> {
  await tx
    .delete(proposalStands)
    .where(
      and(
        eq(proposalStands.proposalId, proposalId),
        eq(proposalStands.author, standName(keys, participant)),
      ),
    );
}

/** All that was said of a proposal; whose words they are stands in no page. */
export const standsOf = (db: Executor, proposal: string): Promise<Stand[]> =>
  db
    .select()
    .from(proposalStands)
    .where(eq(proposalStands.proposalId, proposal))
    .orderBy(asc(proposalStands.id));

export interface Counted {
  readonly support: number;
  readonly objection: number;
}

/** How many support each proposal and how many object, by its id. */
export async function countStands(
  db: Executor,
  ids: readonly string[],
): Promise<Map<string, Counted>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({
      proposal: proposalStands.proposalId,
      stand: proposalStands.stand,
      n: count(),
    })
    .from(proposalStands)
    .where(inArray(proposalStands.proposalId, [...ids]))
    .groupBy(proposalStands.proposalId, proposalStands.stand);
  const of = (id: string, stand: StandKind) =>
    rows.find((row) => row.proposal === id && row.stand === stand)?.n ?? 0;
  return new Map(
    ids.map((id) => [id, { support: of(id, 'support'), objection: of(id, 'objection') }]),
  );
}
