import { eq } from 'drizzle-orm';
import type { Clock } from '../../platform/clock.ts';
import type { Executor } from '../../platform/database/database.ts';
import { record } from '../../platform/journal/journal.ts';
import type { Keys } from '../../platform/keys.ts';
import { countryName } from '../../reference/countries/countries.ts';
import type { Holding } from '../holdings/holdings.ts';
import { type Answers, answers } from './answers.ts';
import { profiles } from './tables.ts';

export type { Answers } from './answers.ts';

interface Means {
  readonly clock: Clock;
  readonly keys: Keys;
}

/** What this feature calls somebody. */
const PROFILES = 'profiles';

/** Writes what somebody says of themselves; the journal says that they did, and not what. */
export async function saveProfile(
  tx: Executor,
  { clock, keys }: Means,
  account: string,
  given: Answers,
): Promise<void> {
  const row = { answers: answers.parse(given), changedOn: clock().toISOString().slice(0, 10) };
  await tx
    .insert(profiles)
    .values({ person: keys.pseudonym(PROFILES, account), ...row })
    .onConflictDoUpdate({ target: profiles.person, set: row });
  await record(tx, clock, {
    actor: account,
    act: 'profiles/saved',
    subject: `account:${account}`,
  });
}

export async function profileOf(
  db: Executor,
  { keys }: Pick<Means, 'keys'>,
  account: string,
): Promise<Answers | null> {
  const [row] = await db
    .select()
    .from(profiles)
    .where(eq(profiles.person, keys.pseudonym(PROFILES, account)));
  return row?.answers ?? null;
}

/** What somebody said of themselves, and what this feature owes them. */
export const profileHolding: Holding = {
  name: 'profile',
  held: async (db, means, { account }, locale) => {
    const found = await profileOf(db, means, account);
    if (!found) return [];
    return [
      {
        term: locale.t('profile.residence'),
        text: countryName(found.residence, locale.lang),
        href: `/${locale.lang}/me/profile`,
      },
    ];
  },
  export: async (db, means, { account }) => {
    const found = await profileOf(db, means, account);
    const rows = Object.entries(found ?? {}).map(([field, value]) => ({
      field,
      value: typeof value === 'object' ? JSON.stringify(value) : (value ?? null),
    }));
    return [{ name: 'profile', rows }];
  },
  withdraw: async () => {},
  erase: async (tx, _, person) => {
    const gone = await tx
      .delete(profiles)
      .where(eq(profiles.person, person.as(PROFILES)))
      .returning({ person: profiles.person });
    return gone.length;
  },
};
