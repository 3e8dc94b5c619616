import { randomBytes } from 'node:crypto';
import { and, eq, gt, lt } from 'drizzle-orm';
import type { Clock } from '../../platform/clock.ts';
import type { Executor } from '../../platform/database/database.ts';
import type { Keys } from '../../platform/keys.ts';
import { tickets } from './tables.ts';

type Row = typeof tickets.$inferSelect;
export type Ticket = Pick<Row, 'accountId' | 'data'>;
export type TicketKind =
  | 'passkey-join'
  | 'passkey-add'
  | 'passkey-show'
  | 'mail-sign-in'
  | 'mail-confirm'
  | 'provider'
  | 'totp'
  | 'relay';

interface Means {
  readonly clock: Clock;
  readonly keys: Keys;
}

interface NewTicket {
  readonly kind: TicketKind;
  readonly minutes: number;
  readonly account?: string | null;
  readonly data?: Record<string, string>;
}

/** Makes something that can be shown once, and gives its secret. */
export async function issueTicket(
  tx: Executor,
  { clock, keys }: Means,
  { kind, minutes, account = null, data = {} }: NewTicket,
): Promise<string> {
  const secret = randomBytes(32).toString('base64url');
  await tx.insert(tickets).values({
    key: keyOf(keys, kind, secret),
    kind,
    accountId: account,
    data,
    until: new Date(clock().getTime() + minutes * 60_000),
  });
  return secret;
}

/**
 * Uses a ticket up. Outside the transaction of what it opens: one that was shown with something wrong is gone all the
 * same. Null where it is unknown, used, or too old; which of them is not told.
 */
export async function takeTicket(
  db: Executor,
  { clock, keys }: Means,
  kind: TicketKind,
  secret: string,
): Promise<Ticket | null> {
  if (secret.length > 100) return null;
  const [taken] = await db
    .delete(tickets)
    .where(and(eq(tickets.key, keyOf(keys, kind, secret)), gt(tickets.until, clock())))
    .returning({ accountId: tickets.accountId, data: tickets.data });
  return taken ?? null;
}

const keyOf = (keys: Keys, kind: TicketKind, secret: string): string =>
  keys.hash(`ticket ${kind}`, secret);

/** Forgets what nobody came back with. */
export async function dropTickets(db: Executor, clock: Clock): Promise<void> {
  await db.delete(tickets).where(lt(tickets.until, clock()));
}
