import { eq } from 'drizzle-orm';
import type { Clock } from '../../platform/clock.ts';
import type { Executor } from '../../platform/database/database.ts';
import type { Keys } from '../../platform/keys.ts';
import { messagePeople } from './tables.ts';

export interface Means {
  readonly clock: Clock;
  readonly keys: Keys;
}

/** What this feature calls somebody. */
const MESSAGES = 'messages';

export const personIn = ({ keys }: Pick<Means, 'keys'>, account: string): string =>
  keys.pseudonym(MESSAGES, account);

/** To what an account is bound. */
export const personPlace = (person: string): string => `message_people.account ${person}`;

/** Remembers, sealed, whose account it is that this feature calls so. */
export async function rememberPerson(tx: Executor, means: Means, account: string): Promise<string> {
  const person = personIn(means, account);
  await tx
    .insert(messagePeople)
    .values({ person, account: means.keys.fields.seal(personPlace(person), account) })
    .onConflictDoNothing();
  return person;
}

/**
 * Holds somebody until the transaction ends and gives their account; null where they are gone. All that senders,
 * withdrawals and erasures do to one person happens one after the other.
 */
export async function holdPerson(
  tx: Executor,
  { keys }: Pick<Means, 'keys'>,
  person: string,
): Promise<string | null> {
  const [row] = await tx
    .select()
    .from(messagePeople)
    .where(eq(messagePeople.person, person))
    .for('no key update');
  return row ? keys.fields.open(personPlace(person), row.account) : null;
}
