import { randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Executor } from '../../platform/database/database.ts';
import { type Registered, registrationsAs } from './registering.ts';
import { eventCalendars } from './tables.ts';
import { EVENTS, type Means } from './telling.ts';

const hashOf = (keys: Means['keys'], secret: string) => keys.hash('event calendar', secret);

/** A new secret address; the one before leads nowhere from now on. The secret is shown this once. */
export async function makeCalendar(
  tx: Executor,
  { clock, keys }: Means,
  account: string,
): Promise<string> {
  const secret = randomBytes(24).toString('base64url');
  const row = {
    hash: hashOf(keys, secret),
    madeOn: clock().toISOString().slice(0, 10),
  };
  await tx
    .insert(eventCalendars)
    .values({ person: keys.pseudonym(EVENTS, account), ...row })
    .onConflictDoUpdate({ target: eventCalendars.person, set: row });
  return secret;
}

export async function dropCalendar(
  tx: Executor,
  { keys }: Pick<Means, 'keys'>,
  account: string,
): Promise<void> {
  await tx.delete(eventCalendars).where(eq(eventCalendars.person, keys.pseudonym(EVENTS, account)));
}

/** Since when somebody has such an address; null where they have none. */
export async function calendarSince(
  db: Executor,
  { keys }: Pick<Means, 'keys'>,
  account: string,
): Promise<string | null> {
  const [found] = await db
    .select()
    .from(eventCalendars)
    .where(eq(eventCalendars.person, keys.pseudonym(EVENTS, account)));
  return found?.madeOn ?? null;
}

/** What stands in the calendar of whoever holds this secret; null where nobody does. */
export async function registrationsBySecret(
  db: Executor,
  { keys }: Pick<Means, 'keys'>,
  secret: string,
): Promise<Registered[] | null> {
  const [found] = await db
    .select()
    .from(eventCalendars)
    .where(eq(eventCalendars.hash, hashOf(keys, secret)));
  return found ? registrationsAs(db, found.person) : null;
}
