import { randomBytes, randomUUID } from 'node:crypto';
import { and, desc, eq, gt, inArray, isNull, ne, or } from 'drizzle-orm';
import type { Clock } from '../../platform/clock.ts';
import type { Executor } from '../../platform/database/database.ts';
import { record } from '../../platform/journal/journal.ts';
import type { Keys } from '../../platform/keys.ts';
import { Problem } from '../../platform/problem.ts';
import { sessions } from './tables.ts';

export type Session = typeof sessions.$inferSelect;

interface Means {
  readonly clock: Clock;
  readonly keys: Keys;
}

export interface Opening {
  readonly accountId: string;
  readonly method: string;
  /** What the browser says of itself. */
  readonly agent: string;
  /** Somebody with duties stays in for a shorter time. */
  readonly staff: boolean;
  /** A second factor was shown on the way in. */
  readonly confirmed?: boolean;
}

const HOUR = 3_600_000;
const LIFE = { member: 30 * 24 * HOUR, staff: 12 * HOUR };
/** Open at the same time; the one unseen for longest ends when there is one more. */
const MOST = 10;
/** The former secret stays good for that long: requests that are under way carry it still. */
const GRACE = 60_000;
const ROTATE_AFTER = 24 * HOUR;
const SEEN_EVERY = 5 * 60_000;

/** Opens a session and gives its secret, which is kept nowhere else. Always a new secret: none that was brought along is taken. */
export async function openSession(tx: Executor, means: Means, opening: Opening): Promise<string> {
  const { clock, keys } = means;
  const now = clock();
  const secret = newSecret();
  const id = randomUUID();
  await tx.insert(sessions).values({
    id,
    accountId: opening.accountId,
    secretHash: keys.hash('session', secret),
    method: opening.method,
    device: deviceOf(opening.agent),
    openedAt: now,
    rotatedAt: now,
    seenAt: now,
    confirmedAt: opening.confirmed ? now : null,
    expiresAt: new Date(now.getTime() + (opening.staff ? LIFE.staff : LIFE.member)),
  });
  await endOldest(tx, means, opening.accountId);
  await record(tx, clock, {
    actor: opening.accountId,
    act: 'sessions/opened',
    subject: `session:${id}`,
  });
  return secret;
}

const newSecret = (): string => randomBytes(24).toString('base64url');

async function endOldest(tx: Executor, { clock }: Means, accountId: string): Promise<void> {
  const open = await tx
    .select({ id: sessions.id })
    .from(sessions)
    .where(and(eq(sessions.accountId, accountId), isNull(sessions.endedAt)))
    .orderBy(desc(sessions.seenAt))
    .offset(MOST);
  if (open.length === 0) return;
  await tx
    .update(sessions)
    .set({ endedAt: clock() })
    .where(
      inArray(
        sessions.id,
        open.map(({ id }) => id),
      ),
    );
}

/** The session that a secret opens, and a new secret where it is time for one. */
export async function findSession(
  db: Executor,
  { clock, keys }: Means,
  secret: string | undefined,
): Promise<{ session: Session; renewed: string | null } | null> {
  if (!secret || secret.length > 100) return null;
  const now = clock();
  const hash = keys.hash('session', secret);
  const [session] = await db
    .select()
    .from(sessions)
    .where(
      and(
        or(
          eq(sessions.secretHash, hash),
          and(
            eq(sessions.previousHash, hash),
            gt(sessions.rotatedAt, new Date(now.getTime() - GRACE)),
          ),
        ),
        isNull(sessions.endedAt),
        gt(sessions.expiresAt, now),
      ),
    );
  if (!session) return null;
  const due = now.getTime() - session.rotatedAt.getTime() > ROTATE_AFTER;
  if (due && session.secretHash === hash)
    return { session, renewed: await rotateSession(db, { clock, keys }, session) };
  if (now.getTime() - session.seenAt.getTime() > SEEN_EVERY)
    await db.update(sessions).set({ seenAt: now }).where(eq(sessions.id, session.id));
  return { session, renewed: null };
}

/** Changes the secret, as after a step that gives more rights; null where somebody else just did. */
export async function rotateSession(
  db: Executor,
  { clock, keys }: Means,
  session: Session,
): Promise<string | null> {
  const secret = newSecret();
  const now = clock();
  const changed = await db
    .update(sessions)
    .set({
      secretHash: keys.hash('session', secret),
      previousHash: session.secretHash,
      rotatedAt: now,
      seenAt: now,
    })
    .where(and(eq(sessions.id, session.id), eq(sessions.secretHash, session.secretHash)))
    .returning({ id: sessions.id });
  return changed.length > 0 ? secret : null;
}

/** Notes that a second factor was shown, and changes the secret. */
export async function confirmSession(
  tx: Executor,
  means: Means,
  session: Session,
): Promise<string | null> {
  await tx.update(sessions).set({ confirmedAt: means.clock() }).where(eq(sessions.id, session.id));
  await record(tx, means.clock, {
    actor: session.accountId,
    act: 'sessions/confirmed',
    subject: `session:${session.id}`,
  });
  return rotateSession(tx, means, session);
}

/** The open sessions of one account, the one seen last first. */
export async function sessionsOf(
  db: Executor,
  clock: Clock,
  accountId: string,
): Promise<Session[]> {
  return db
    .select()
    .from(sessions)
    .where(
      and(
        eq(sessions.accountId, accountId),
        isNull(sessions.endedAt),
        gt(sessions.expiresAt, clock()),
      ),
    )
    .orderBy(desc(sessions.seenAt));
}

/** Ends one session of this account; another's is not found. */
export async function endSession(
  tx: Executor,
  { clock }: Pick<Means, 'clock'>,
  accountId: string,
  id: string,
): Promise<void> {
  const ended = await tx
    .update(sessions)
    .set({ endedAt: clock() })
    .where(and(eq(sessions.id, id), eq(sessions.accountId, accountId), isNull(sessions.endedAt)))
    .returning({ id: sessions.id });
  if (ended.length === 0) throw new Problem('page/not-found', 404);
  await record(tx, clock, { actor: accountId, act: 'sessions/ended', subject: `session:${id}` });
}

/** Ends all sessions of an account but one: after a lost device, or when its ways in change. */
export async function endOtherSessions(
  tx: Executor,
  { clock }: Pick<Means, 'clock'>,
  accountId: string,
  kept: string | null,
): Promise<void> {
  await tx
    .update(sessions)
    .set({ endedAt: clock() })
    .where(
      and(
        eq(sessions.accountId, accountId),
        isNull(sessions.endedAt),
        ...(kept ? [ne(sessions.id, kept)] : []),
      ),
    );
  await record(tx, clock, {
    actor: accountId,
    act: 'sessions/others-ended',
    subject: `account:${accountId}`,
  });
}

const BROWSERS = [
  [/firefox|fxios/i, 'Firefox'],
  [/edg(e|a|ios)?\//i, 'Edge'],
  [/opr\/|opera/i, 'Opera'],
  [/samsungbrowser/i, 'Samsung Internet'],
  [/chrome|chromium|crios/i, 'Chrome'],
  [/safari/i, 'Safari'],
] as const;
const SYSTEMS = [
  [/android/i, 'Android'],
  [/iphone|ipad|ios/i, 'iOS'],
  [/windows/i, 'Windows'],
  [/mac os/i, 'macOS'],
  [/cros/i, 'ChromeOS'],
  [/linux/i, 'Linux'],
] as const;

/** Two words and no version: enough to know one's own devices apart, too little to follow anybody. */
export function deviceOf(agent: string): string {
  const name = (table: readonly (readonly [RegExp, string])[]) =>
    table.find(([pattern]) => pattern.test(agent))?.[1];
  return [name(BROWSERS), name(SYSTEMS)].filter(Boolean).join(' · ');
}
