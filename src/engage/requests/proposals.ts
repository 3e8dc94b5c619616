import { randomUUID } from 'node:crypto';
import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { type Candidate, type Match, match } from '../../methods/matching/matching.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Executor } from '../../platform/database/database.ts';
import type { Keys } from '../../platform/keys.ts';
import { Problem } from '../../platform/problem.ts';
import { fold } from '../../reference/folding/folding.ts';
import { type Acting, note } from './noting.ts';
import { addStep, type Request } from './requests.ts';
import { requestProposals } from './tables.ts';

export type Proposal = typeof requestProposals.$inferSelect;
export type RecipientKind = 'organisation' | 'office' | 'member';

/** Somebody who could answer, as a feature that knows them describes them. */
export interface Recipient extends Omit<Candidate, 'load'> {
  readonly kind: RecipientKind;
  readonly name: string;
}

export interface Suggestion extends Match {
  readonly recipient: Recipient;
}

/** Who fits a request, with reasons; those who were proposed before are left out. */
export async function suggest(
  db: Executor,
  request: Request,
  recipients: readonly Recipient[],
  most = 5,
): Promise<Suggestion[]> {
  const before = new Set<string>(
    (await proposalsOf(db, request.id)).map(({ kind, ref }) => `${kind} ${ref}`),
  );
  const known = new Map<string, Recipient>(
    recipients
      .map((recipient) => [`${recipient.kind} ${recipient.id}`, recipient] as const)
      .filter(([key]) => !before.has(key)),
  );
  const loads = await loadsOf(db);
  const candidates = [...known].map(([key, recipient]) => ({
    ...recipient,
    id: key,
    town: fold(recipient.town),
    load: loads.get(key) ?? 0,
  }));
  const wanted = { ...request, town: fold(request.town) };
  return match(wanted, candidates, most).flatMap((found) => {
    const recipient = known.get(found.id);
    return recipient ? [{ ...found, recipient }] : [];
  });
}

/** How many open requests each recipient has been given. */
async function loadsOf(db: Executor): Promise<Map<string, number>> {
  const rows = await db
    .select({
      kind: requestProposals.kind,
      ref: requestProposals.ref,
      count: sql<number>`count(*)::int`,
    })
    .from(requestProposals)
    .where(isNull(requestProposals.releasedAt))
    .groupBy(requestProposals.kind, requestProposals.ref);
  return new Map(rows.map(({ kind, ref, count }) => [`${kind} ${ref}`, count]));
}

/** Proposes a recipient, or takes the one that its author found; the author is asked first. The same one twice is one. */
export async function propose(
  tx: Executor,
  by: Acting,
  request: Request,
  { kind, id, name }: Pick<Recipient, 'kind' | 'id' | 'name'>,
  reasons: readonly string[],
  from: 'office' | 'author' = 'office',
): Promise<void> {
  if (request.closedAt) throw new Problem('request/closed', 409);
  const known = await proposalsOf(tx, request.id);
  if (known.some((one) => one.kind === kind && one.ref === id && !one.releasedAt)) return;
  await tx.insert(requestProposals).values({
    id: randomUUID(),
    requestId: request.id,
    kind,
    ref: id,
    name,
    reasons,
    proposedAt: by.clock(),
  });
  await addStep(tx, by.clock, request.id, { side: 'office', step: 'proposed', text: name });
  await note(tx, by, from, 'proposed', request.id);
}

export async function proposalsOf(db: Executor, requestId: string): Promise<Proposal[]> {
  return db
    .select()
    .from(requestProposals)
    .where(eq(requestProposals.requestId, requestId))
    .orderBy(asc(requestProposals.proposedAt), asc(requestProposals.id));
}

/** What was proposed to a recipient and whose author said yes: before that nobody is told. */
export async function proposedTo(
  db: Executor,
  kind: RecipientKind,
  refs: readonly string[],
): Promise<Proposal[]> {
  if (refs.length === 0) return [];
  return db
    .select()
    .from(requestProposals)
    .where(
      and(
        eq(requestProposals.kind, kind),
        inArray(requestProposals.ref, [...refs]),
        eq(requestProposals.authorSaid, 'yes'),
        isNull(requestProposals.releasedAt),
      ),
    )
    .orderBy(asc(requestProposals.proposedAt));
}

/** One side says yes or no. A no ends it and frees the recipient; two yes are a meeting. */
export async function say(
  tx: Executor,
  by: Acting,
  proposal: Proposal,
  side: 'author' | 'recipient',
  word: 'yes' | 'no',
): Promise<void> {
  if (proposal.releasedAt) throw new Problem('request/released', 409);
  if (side === 'recipient' && proposal.authorSaid !== 'yes')
    throw new Problem('page/not-found', 404);
  const own = side === 'author' ? proposal.authorSaid : proposal.recipientSaid;
  // Said once: whoever said it again would fill the other's page.
  if (own === word) return;
  const both = word === 'yes' && (side === 'recipient' || proposal.recipientSaid === 'yes');
  await tx
    .update(requestProposals)
    .set({
      [side === 'author' ? 'authorSaid' : 'recipientSaid']: word,
      ...(word === 'no' ? { releasedAt: by.clock() } : {}),
    })
    .where(eq(requestProposals.id, proposal.id));
  const step = word === 'no' ? 'declined' : both ? 'met' : 'accepted';
  await addStep(tx, by.clock, proposal.requestId, { side, step, text: proposal.name });
  await note(tx, by, side, step, proposal.requestId);
}

/** Lets a recipient go, as when nothing came of it. */
export async function release(tx: Executor, by: Acting, proposal: Proposal): Promise<void> {
  if (proposal.releasedAt) return;
  await tx
    .update(requestProposals)
    .set({ releasedAt: by.clock() })
    .where(eq(requestProposals.id, proposal.id));
  await addStep(tx, by.clock, proposal.requestId, {
    side: 'office',
    step: 'released',
    text: proposal.name,
  });
  await note(tx, by, 'office', 'released', proposal.requestId);
}

/** What this feature calls a member to whom requests are proposed. */
export const memberRef = (keys: Keys, account: string): string =>
  keys.pseudonym('requests as recipient', account);

/**
 * Somebody takes back that they may be matched, or goes: what is open with them ends, and their name goes, from what
 * those to whom they were proposed can read as well.
 */
export async function releaseMember(tx: Executor, clock: Clock, ref: string): Promise<number> {
  const now = clock().toISOString();
  await tx.execute(sql`
    update request_steps s set text = '' from request_proposals p
    where p.kind = 'member' and p.ref = ${ref} and s.request_id = p.request_id and s.text = p.name
      and s.step in ('proposed', 'accepted', 'met', 'declined', 'released')`);
  const gone = await tx
    .update(requestProposals)
    .set({ releasedAt: sql`coalesce(${requestProposals.releasedAt}, ${now})`, name: '', ref: '' })
    .where(and(eq(requestProposals.kind, 'member'), eq(requestProposals.ref, ref)))
    .returning({ id: requestProposals.id });
  return gone.length;
}
