import { randomUUID } from 'node:crypto';
import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { Clock } from '../../platform/clock.ts';
import type { Executor } from '../../platform/database/database.ts';
import { Problem } from '../../platform/problem.ts';
import type { Lang } from '../../reference/languages/languages.ts';
import type { By } from '../../web/http/actor.ts';
import { authorName, type Means } from '../consultations/consultations.ts';
import { dayOf, note } from './noting.ts';
import type { Proposal } from './proposals.ts';
import { amendments, proposalVersions } from './tables.ts';

export type Amendment = typeof amendments.$inferSelect;

interface Wording {
  /** The whole text as it would stand, in the proposal's language. */
  readonly text: string;
  readonly why: string;
  /** The language of the reason. */
  readonly lang: Lang;
}

/** A participant proposes another wording of the text that stands. */
export const proposeAmendment = (
  tx: Executor,
  { clock, keys }: Means,
  proposal: Proposal,
  wording: Wording,
  { participant, accepted }: { readonly participant: string; readonly accepted: boolean },
): Promise<string> =>
  insert(tx, clock, proposal, wording, {
    source: 'participant',
    author: authorName(keys, participant),
    accepted,
  });

/** A facilitator changes the wording themselves, and says why: an amendment that is accepted at once. */
export async function reviseProposal(
  tx: Executor,
  by: By,
  proposal: Proposal,
  wording: Wording,
): Promise<void> {
  const id = await insert(tx, by.clock, proposal, wording, {
    source: 'office',
    author: null,
    accepted: true,
  });
  const amendment = await amendmentIn(tx, proposal.id, id);
  await decideAmendment(tx, by, proposal, amendment, {
    decision: 'accepted',
    lang: wording.lang,
    reason: wording.why,
  });
}

interface Origin {
  readonly source: 'office' | 'participant';
  readonly author: string | null;
  readonly accepted: boolean;
}

async function insert(
  tx: Executor,
  clock: Clock,
  proposal: Proposal,
  { text, why, lang }: Wording,
  { source, author, accepted }: Origin,
): Promise<string> {
  if (proposal.endedOn || proposal.hiddenOn) throw new Problem('proposal/ended', 409);
  if (text === proposal.original) throw new Problem('amendment/same', 422);
  const id = randomUUID();
  await tx.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`amendments ${proposal.id}`}, 0))`,
  );
  await tx.insert(amendments).values({
    id,
    proposalId: proposal.id,
    number: sql`(select coalesce(max(number), 0) + 1 from amendments where proposal_id = ${proposal.id})`,
    base: proposal.version,
    author,
    source,
    text,
    why,
    whyLang: lang,
    on: dayOf(clock),
    acceptedOn: accepted ? dayOf(clock) : null,
  });
  return id;
}

interface Decision {
  readonly decision: 'accepted' | 'rejected';
  readonly lang: Lang;
  readonly reason: string;
}

/** Accepts an amendment, which makes a new version, or rejects it; with the reason in either case. */
export async function decideAmendment(
  tx: Executor,
  by: By,
  proposal: Proposal,
  { id, base, text }: Amendment,
  { decision, lang, reason }: Decision,
): Promise<void> {
  if (decision === 'accepted' && base !== proposal.version)
    throw new Problem('amendment/outdated', 409, { base, version: proposal.version });
  const on = dayOf(by.clock);
  const decided = await tx
    .update(amendments)
    .set({ decision, decidedOn: on, reason, reasonLang: lang })
    .where(and(eq(amendments.id, id), isNull(amendments.decision)))
    .returning({ id: amendments.id });
  if (decided.length === 0) throw new Problem('amendment/decided', 409);
  if (decision === 'accepted')
    await tx
      .insert(proposalVersions)
      .values({ proposalId: proposal.id, version: base + 1, text, on, amendmentId: id });
  await note(tx, by, `amendment-${decision}`, proposal.id);
}

/** Those of a proposal, by number. */
export const amendmentsOf = (db: Executor, proposal: string): Promise<Amendment[]> =>
  db
    .select()
    .from(amendments)
    .where(eq(amendments.proposalId, proposal))
    .orderBy(asc(amendments.number));

export async function amendmentIn(db: Executor, proposal: string, id: string): Promise<Amendment> {
  const [found] = await db
    .select()
    .from(amendments)
    .where(and(eq(amendments.id, id), eq(amendments.proposalId, proposal)));
  if (!found) throw new Problem('page/not-found', 404);
  return found;
}
