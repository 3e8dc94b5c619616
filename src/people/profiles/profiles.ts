import { eq, inArray, sql } from 'drizzle-orm';
import type { Clock } from '../../platform/clock.ts';
import type { Executor } from '../../platform/database/database.ts';
import { record } from '../../platform/journal/journal.ts';
import type { Keys } from '../../platform/keys.ts';
import type { Holding } from '../holdings/holdings.ts';
import { type Answers, answers } from './answers.ts';
import { STEP_NAMES, STEPS } from './steps.ts';
import { profiles } from './tables.ts';
import { answerInWords } from './words.ts';

export type { Answers } from './answers.ts';
export { errorsIn } from './faults.ts';
export { languagesInWords, readStep } from './steps.ts';
export { answerInWords } from './words.ts';

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
  const [row] = await rowOf(db, keys.pseudonym(PROFILES, account));
  return row?.answers ?? null;
}

/** The same for whoever is about to change it: two pages sent at once are taken one after the other. */
export async function profileToChange(
  tx: Executor,
  { keys }: Pick<Means, 'keys'>,
  account: string,
): Promise<Answers | null> {
  const person = keys.pseudonym(PROFILES, account);
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`profile ${person}`}, 0))`);
  const [row] = await rowOf(tx, person);
  return row?.answers ?? null;
}

const rowOf = (db: Executor, person: string) =>
  db.select().from(profiles).where(eq(profiles.person, person));

/** As many rows as one question to the database may name. */
const AT_ONCE = 1000;

/** What each of these people said, in no order and without saying who: for counting. */
export async function profilesOf(
  db: Executor,
  { keys }: Pick<Means, 'keys'>,
  accounts: readonly string[],
): Promise<Answers[]> {
  const people = accounts.map((account) => keys.pseudonym(PROFILES, account));
  const found: Answers[] = [];
  for (let at = 0; at < people.length; at += AT_ONCE) {
    const some = inArray(profiles.person, people.slice(at, at + AT_ONCE));
    const rows = await db.select({ answers: profiles.answers }).from(profiles).where(some);
    found.push(...rows.map((row) => row.answers));
  }
  return found;
}

/** Takes back all that somebody said of themselves. */
export async function forgetProfile(tx: Executor, means: Means, account: string): Promise<void> {
  await removeProfile(tx, means.keys.pseudonym(PROFILES, account));
  await record(tx, means.clock, {
    actor: account,
    act: 'profiles/removed',
    subject: `account:${account}`,
  });
}

async function removeProfile(tx: Executor, person: string): Promise<number> {
  const gone = await tx
    .delete(profiles)
    .where(eq(profiles.person, person))
    .returning({ person: profiles.person });
  return gone.length;
}

/** What somebody said of themselves, and what this feature owes them. */
export const profileHolding: Holding = {
  name: 'profile',
  held: async (db, means, { account }, locale) => {
    const found = await profileOf(db, means, account);
    const href = `/${locale.lang}/me/profile`;
    if (!found) return [{ term: locale.t('profile.none'), text: locale.t('profile.begin'), href }];
    return STEP_NAMES.flatMap((step) => {
      const texts = STEPS[step].flatMap((name) => answerInWords(name, found, locale) || []);
      const term = locale.t(`profile.step.${step}`);
      return texts.length > 0 ? [{ term, text: texts.join(' · '), href: `${href}/${step}` }] : [];
    });
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
  erase: (tx, _, person) => removeProfile(tx, person.as(PROFILES)),
};
