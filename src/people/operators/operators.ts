import { randomBytes } from 'node:crypto';
import { and, eq, gt, isNull } from 'drizzle-orm';
import type { Clock } from '../../platform/clock.ts';
import type { Executor } from '../../platform/database/database.ts';
import type { Hub } from '../../platform/hub.ts';
import { newId } from '../../platform/ids.ts';
import { record } from '../../platform/journal/journal.ts';
import type { Keys } from '../../platform/keys.ts';
import { Problem } from '../../platform/problem.ts';
import { isHttps } from '../../web/http/headers.ts';
import { operatorLinks, staffSessions } from './tables.ts';

const LINK_HOURS = 24;
const SESSION_HOURS = 12;

export interface StaffSession {
  readonly id: string;
  readonly expiresAt: Date;
}

/** Over https the browser itself keeps other hosts of the same domain from setting this cookie (RFC 6265bis, `__Host-`). */
export const cookieName = ({ config }: Pick<Hub, 'config'>): string =>
  isHttps(config.server) ? '__Host-passerelle' : 'passerelle';

interface Means {
  readonly clock: Clock;
  readonly keys: Keys;
}

/** Makes a one-time link secret that opens the staff side; until accounts exist it is the only way in. */
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

/** Trades a link for a session; a link that is unknown, used or too old opens nothing and says so. */
export async function openSession(
  tx: Executor,
  { clock, keys }: Means,
  link: string,
): Promise<string> {
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
  const secret = randomBytes(24).toString('base64url');
  const id = newId();
  const expiresAt = new Date(now.getTime() + SESSION_HOURS * 3_600_000);
  await tx
    .insert(staffSessions)
    .values({ id, secretHash: keys.hash('session', secret), openedAt: now, expiresAt });
  await record(tx, clock, {
    actor: 'operator',
    act: 'operators/session-opened',
    subject: `session:${id}`,
  });
  return secret;
}

export async function findSession(
  db: Executor,
  { clock, keys }: Means,
  secret: string | undefined,
): Promise<StaffSession | null> {
  if (!secret || secret.length > 100) return null;
  const [found] = await db
    .select({ id: staffSessions.id, expiresAt: staffSessions.expiresAt })
    .from(staffSessions)
    .where(
      and(
        eq(staffSessions.secretHash, keys.hash('session', secret)),
        isNull(staffSessions.endedAt),
        gt(staffSessions.expiresAt, clock()),
      ),
    );
  return found ?? null;
}

export async function endSession(
  tx: Executor,
  { clock }: Means,
  session: StaffSession,
): Promise<void> {
  await tx.update(staffSessions).set({ endedAt: clock() }).where(eq(staffSessions.id, session.id));
  await record(tx, clock, {
    actor: 'operator',
    act: 'operators/session-ended',
    subject: `session:${session.id}`,
  });
}
