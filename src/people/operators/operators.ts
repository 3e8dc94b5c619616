import { randomBytes } from 'node:crypto';
import { and, eq, gt, isNull, lt } from 'drizzle-orm';
import type { Clock } from '../../platform/clock.ts';
import type { Executor } from '../../platform/database/database.ts';
import { record } from '../../platform/journal/journal.ts';
import type { Keys } from '../../platform/keys.ts';
import { readMark, setMark } from '../../platform/marks/marks.ts';
import { Problem } from '../../platform/problem.ts';
import type { Lang } from '../../reference/languages/languages.ts';
import { type CardSecrets, findAccount, makeCard, openAccount } from '../accounts/accounts.ts';
import { grantFirst } from '../roles/roles.ts';
import { openSession } from '../sessions/sessions.ts';
import { operatorLinks } from './tables.ts';

const LINK_HOURS = 24;

interface Means {
  readonly clock: Clock;
  readonly keys: Keys;
}

/** Makes a one-time link for whoever holds the machine: the way to the first account of a hub, and back to it. */
export async function issueLink(tx: Executor, { clock, keys }: Means): Promise<string> {
  const secret = randomBytes(16).toString('base64url');
  const now = clock();
  const expiresAt = new Date(now.getTime() + LINK_HOURS * 3_600_000);
  await tx
    .insert(operatorLinks)
    .values({ secretHash: keys.hash('operator-link', secret), createdAt: now, expiresAt });
  await record(tx, clock, { actor: 'cli', act: 'operators/link-issued', subject: 'hub:self' });
  return secret;
}

/** Forgets links that nothing can be opened with any more. */
export async function forgetLinks(db: Executor, clock: Clock): Promise<void> {
  await db.delete(operatorLinks).where(lt(operatorLinks.expiresAt, clock()));
}

export interface Entered {
  /** Of the session, for the browser's cookie. */
  readonly secret: string;
  /** The access code of the account, where the link made one. */
  readonly card: CardSecrets | null;
}

interface Visitor {
  readonly lang: Lang;
  readonly agent: string;
  /** What the first roles are for, in the reader's words. */
  readonly purpose: string;
}

/** Trades a link for a session of the hub's first account; a link that is unknown, used or too old opens nothing. */
export async function enter(
  tx: Executor,
  means: Means,
  link: string,
  { lang = 'fr', agent = '', purpose = 'operator' }: Partial<Visitor> = {},
): Promise<Entered> {
  await useUp(tx, means, link);
  const known = await firstAccount(tx);
  const card = known ? null : await makeFirst(tx, means, { lang, purpose });
  const accountId = known ?? card?.id ?? '';
  const secret = await openSession(tx, means, {
    accountId,
    agent,
    method: 'operator',
    staff: true,
    // Whoever holds the machine needs no second proof, and can help who has lost theirs.
    confirmed: true,
  });
  return { secret, card: card?.secrets ?? null };
}

async function useUp(tx: Executor, { clock, keys }: Means, link: string): Promise<void> {
  const now = clock();
  const [used] = await tx
    .update(operatorLinks)
    .set({ usedAt: now })
    .where(
      and(
        eq(operatorLinks.secretHash, keys.hash('operator-link', link)),
        isNull(operatorLinks.usedAt),
        gt(operatorLinks.expiresAt, now),
      ),
    )
    .returning();
  if (!used) throw new Problem('operator/link', 403);
}

/** The account that the first link made, as long as it is open. */
async function firstAccount(db: Executor): Promise<string | null> {
  const id = await readMark(db, 'first-account');
  return typeof id === 'string' && (await findAccount(db, id)) ? id : null;
}

async function makeFirst(
  tx: Executor,
  means: Means,
  { lang, purpose }: Pick<Visitor, 'lang' | 'purpose'>,
): Promise<{ id: string; secrets: CardSecrets }> {
  const id = await openAccount(tx, means, { lang, channel: 'operator', actor: 'operator' });
  await setMark(tx, means.clock, 'first-account', id);
  await grantFirst(tx, { clock: means.clock, actor: 'operator' }, id, purpose);
  return { id, secrets: await makeCard(tx, means, { id, lang }) };
}
