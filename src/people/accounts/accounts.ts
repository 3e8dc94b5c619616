import { randomUUID, timingSafeEqual } from 'node:crypto';
import { and, asc, eq, inArray, isNotNull, isNull, ne, sql } from 'drizzle-orm';
import type { Clock } from '../../platform/clock.ts';
import type { Executor } from '../../platform/database/database.ts';
import { record } from '../../platform/journal/journal.ts';
import type { Keys } from '../../platform/keys.ts';
import { Problem } from '../../platform/problem.ts';
import type { Lang } from '../../reference/languages/languages.ts';
import { newCode, readCode, writeCode } from './code.ts';
import { newPhrase, readPhrase } from './phrase.ts';
import { accounts, credentials } from './tables.ts';

export { newCode, readCode, writeCode } from './code.ts';

export type Account = typeof accounts.$inferSelect;
export type Credential = typeof credentials.$inferSelect;
export type CredentialKind = 'code' | 'phrase' | 'passkey' | 'mail' | 'provider' | 'totp';
export type Channel = 'web' | 'relay' | 'operator' | 'provider';

export interface Means {
  readonly clock: Clock;
  readonly keys: Keys;
}

/** What is shown once and kept nowhere: the card of an account. */
export interface CardSecrets {
  readonly code: string;
  readonly phrase: string;
}

/** Credentials of one account that are not revoked. */
const MOST = 20;

export const dayOf = (moment: Date): string => moment.toISOString().slice(0, 10);

/** Opens an account of which nothing is known; the journal tells the day and not who it is. */
export async function openAccount(
  tx: Executor,
  { clock }: Means,
  { lang, channel, actor = 'somebody' }: { lang: Lang; channel: Channel; actor?: string },
): Promise<string> {
  const id = randomUUID();
  await tx.insert(accounts).values({ id, lang, channel, openedOn: dayOf(clock()) });
  await record(tx, clock, { actor, act: 'accounts/opened', subject: `account:${id}` });
  return id;
}

/** What an account is called where a person of the team is to be named: the head of its id, `3F2B-8C1D-9A4E`. */
export const shortName = (account: string): string =>
  account
    .replaceAll('-', '')
    .slice(0, 12)
    .toUpperCase()
    .replace(/(.{4})(?=.)/g, '$1-');

/** The one open account of a short name, however it is typed. */
export async function accountByShortName(db: Executor, typed: string): Promise<Account | null> {
  const plain = typed.toLowerCase().replace(/[^0-9a-f]/g, '');
  if (plain.length !== 12) return null;
  const head = `${plain.slice(0, 8)}-${plain.slice(8)}`;
  const found = await db
    .select()
    .from(accounts)
    .where(and(sql`${accounts.id}::text like ${`${head}%`}`, isNull(accounts.closedOn)))
    .limit(2);
  return found.length === 1 ? (found[0] ?? null) : null;
}

export async function findAccount(db: Executor, id: string): Promise<Account | null> {
  const [found] = await db
    .select()
    .from(accounts)
    .where(and(eq(accounts.id, id), isNull(accounts.closedOn)));
  return found ?? null;
}

/** A new code and a new phrase; a former phrase ends, former codes stay until they are revoked. */
export async function makeCard(
  tx: Executor,
  means: Means,
  account: { id: string; lang: Lang },
  label = '',
): Promise<CardSecrets> {
  const phrase = newPhrase(account.lang);
  await tx
    .update(credentials)
    .set({ revokedAt: means.clock() })
    .where(
      and(
        eq(credentials.accountId, account.id),
        eq(credentials.kind, 'phrase'),
        isNull(credentials.revokedAt),
      ),
    );
  const code = await addCode(tx, means, account.id, label);
  await addCredential(tx, means, account.id, {
    kind: 'phrase',
    selector: phraseSelector(means.keys, phrase),
  });
  return { code, phrase };
}

/** One more code, for one more device or person of trust. */
export async function addCode(
  tx: Executor,
  means: Means,
  accountId: string,
  label: string,
): Promise<string> {
  const code = newCode();
  await addCredential(tx, means, accountId, {
    kind: 'code',
    selector: code.selector,
    secretHash: means.keys.hash('access code', code.secret),
    label,
  });
  return writeCode(code);
}

interface NewCredential {
  readonly kind: CredentialKind;
  readonly selector: string;
  readonly secretHash?: string;
  readonly label?: string;
  readonly data?: Record<string, unknown>;
}

/** Adds a way in; one that another account has is refused without a word about whose it is. */
export async function addCredential(
  tx: Executor,
  { clock }: Means,
  accountId: string,
  { label = '', data = {}, ...given }: NewCredential,
): Promise<string> {
  const open = await credentialsOf(tx, accountId);
  if (open.length >= MOST) throw new Problem('credential/too-many', 409, { most: MOST });
  const id = randomUUID();
  // What was revoked stands in nobody's way: an address or a provider may be taken up again.
  await tx
    .delete(credentials)
    .where(
      and(
        eq(credentials.kind, given.kind),
        eq(credentials.selector, given.selector),
        isNotNull(credentials.revokedAt),
      ),
    );
  const made = await tx
    .insert(credentials)
    .values({ ...given, id, accountId, label, data, madeOn: dayOf(clock()) })
    .onConflictDoNothing()
    .returning({ id: credentials.id });
  if (made.length === 0) throw new Problem('credential/taken', 409);
  await record(tx, clock, {
    actor: accountId,
    act: `credentials/${given.kind}-added`,
    subject: `account:${accountId}`,
  });
  return id;
}

/** The ways in that are not revoked, oldest first. */
export async function credentialsOf(db: Executor, accountId: string): Promise<Credential[]> {
  return db
    .select()
    .from(credentials)
    .where(and(eq(credentials.accountId, accountId), isNull(credentials.revokedAt)))
    .orderBy(asc(credentials.madeOn), asc(credentials.id));
}

export async function findCredential(
  db: Executor,
  kind: CredentialKind,
  selector: string,
): Promise<Credential | null> {
  const [found] = await db
    .select({ credential: credentials })
    .from(credentials)
    .innerJoin(accounts, eq(accounts.id, credentials.accountId))
    .where(
      and(
        eq(credentials.kind, kind),
        eq(credentials.selector, selector),
        isNull(credentials.revokedAt),
        isNull(accounts.closedOn),
      ),
    );
  return found?.credential ?? null;
}

/** Closes a way in. The last one that opens the account alone is refused: its owner would stand outside. */
export async function revokeCredential(
  tx: Executor,
  { clock }: Means,
  accountId: string,
  id: string,
): Promise<void> {
  const [others] = await tx
    .select({ count: sql<number>`count(*)::int` })
    .from(credentials)
    .where(
      and(
        eq(credentials.accountId, accountId),
        isNull(credentials.revokedAt),
        ne(credentials.id, id),
        ne(credentials.kind, 'totp'),
      ),
    );
  if (!others?.count) throw new Problem('credential/last', 409);
  const ended = await tx
    .update(credentials)
    .set({ revokedAt: clock() })
    .where(
      and(
        eq(credentials.id, id),
        eq(credentials.accountId, accountId),
        isNull(credentials.revokedAt),
      ),
    )
    .returning({ kind: credentials.kind });
  if (!ended[0]) throw new Problem('page/not-found', 404);
  await record(tx, clock, {
    actor: accountId,
    act: `credentials/${ended[0].kind}-revoked`,
    subject: `account:${accountId}`,
  });
}

/** Gives a way in another name. */
export async function nameCredential(
  tx: Executor,
  accountId: string,
  id: string,
  label: string,
): Promise<void> {
  const named = await tx
    .update(credentials)
    .set({ label })
    .where(and(eq(credentials.id, id), eq(credentials.accountId, accountId)))
    .returning({ id: credentials.id });
  if (named.length === 0) throw new Problem('page/not-found', 404);
}

/**
 * The account that a typed code or phrase opens; null where there is none. What is unknown takes the same steps as
 * what is known and wrong.
 */
export async function recognise(
  tx: Executor,
  means: Means,
  typed: string,
): Promise<{ account: Account; method: 'code' | 'phrase' } | null> {
  const credential = (await byCode(tx, means, typed)) ?? (await byPhrase(tx, means, typed));
  const account = credential && (await findAccount(tx, credential.accountId));
  if (!credential || !account) return null;
  await useCredential(tx, means, credential.id);
  return { account, method: credential.kind === 'code' ? 'code' : 'phrase' };
}

/** Notes the day on which a way in was used, and what has to be remembered of it. */
export async function useCredential(
  tx: Executor,
  { clock }: Pick<Means, 'clock'>,
  id: string,
  data?: Record<string, unknown>,
): Promise<void> {
  await tx
    .update(credentials)
    .set({ usedOn: dayOf(clock()), ...(data && { data }) })
    .where(eq(credentials.id, id));
}

/** To what the secret of an application that shows numbers is bound. */
export const numbersPlace = (accountId: string): string => `credentials.totp ${accountId}`;

/** Seals those secrets anew under the newest key; gives how many. */
export async function resealNumbers(tx: Executor, { keys }: Pick<Means, 'keys'>): Promise<number> {
  const rows = await tx
    .select()
    .from(credentials)
    .where(eq(credentials.kind, 'totp'))
    .for('update');
  for (const { id, accountId, data } of rows) {
    const place = numbersPlace(accountId);
    const secret = keys.fields.open(place, Buffer.from(String(data.sealed), 'base64'));
    const sealed = keys.fields.seal(place, secret).toString('base64');
    await tx
      .update(credentials)
      .set({ data: { ...data, sealed } })
      .where(eq(credentials.id, id));
  }
  return rows.length;
}

/** Notes that a number of a later step was shown; false where this one, or a later one, was shown before. */
export async function useStep(
  tx: Executor,
  { clock }: Pick<Means, 'clock'>,
  id: string,
  step: number,
): Promise<boolean> {
  const used = await tx
    .update(credentials)
    .set({
      data: sql`jsonb_set(${credentials.data}, '{step}', to_jsonb(${step}::int))`,
      usedOn: dayOf(clock()),
    })
    .where(and(eq(credentials.id, id), sql`(${credentials.data}->>'step')::int < ${step}`))
    .returning({ id: credentials.id });
  return used.length > 0;
}

/** Ends every second factor of somebody who lost theirs; codes and the phrase stay. */
export async function endFactors(
  tx: Executor,
  { clock }: Pick<Means, 'clock'>,
  accountId: string,
): Promise<void> {
  await tx
    .update(credentials)
    .set({ revokedAt: clock() })
    .where(
      and(
        eq(credentials.accountId, accountId),
        isNull(credentials.revokedAt),
        inArray(credentials.kind, ['totp', 'passkey']),
      ),
    );
}

async function byCode(db: Executor, { keys }: Means, typed: string): Promise<Credential | null> {
  const code = readCode(typed);
  if (!code) return null;
  const found = await findCredential(db, 'code', code.selector);
  const given = Buffer.from(keys.hash('access code', code.secret));
  const kept = Buffer.from(found?.secretHash ?? keys.hash('access code', ''));
  return timingSafeEqual(given, kept) ? found : null;
}

async function byPhrase(db: Executor, { keys }: Means, typed: string): Promise<Credential | null> {
  const phrase = readPhrase(typed);
  return phrase ? findCredential(db, 'phrase', phraseSelector(keys, phrase)) : null;
}

const phraseSelector = (keys: Keys, phrase: string): string =>
  keys.hash('recovery phrase', readPhrase(phrase) ?? '');
