import { randomUUID } from 'node:crypto';
import { and, desc, eq, gt, sql } from 'drizzle-orm';
import type { Clock } from '../../platform/clock.ts';
import type { Executor } from '../../platform/database/database.ts';
import { record } from '../../platform/journal/journal.ts';
import type { Keys } from '../../platform/keys.ts';
import { Problem } from '../../platform/problem.ts';
import { resealColumn } from '../../platform/resealing.ts';
import type { Lang } from '../../reference/languages/languages.ts';
import { type Holding, personOf } from '../holdings/holdings.ts';
import { type Purpose, purposeOf, type Recipient, recipientById } from './purposes.ts';
import { consentActs, consentPeople } from './tables.ts';

export { publishCounts } from './counts.ts';
export { fieldName } from './fields.ts';
export {
  addRecipient,
  currentPurposes,
  endRecipient,
  openRecipients,
  type Purpose,
  preparePurposes,
  publishPurpose,
  purposeOf,
  type Recipient,
  recipientById,
  recipientOf,
  recipientOfSubject,
} from './purposes.ts';

export { nameInSentence, sentenceOf } from './sentence.ts';
export { SHIPPED_PURPOSES } from './shipped.ts';

export type ConsentAct = typeof consentActs.$inferSelect;

export interface Means {
  readonly clock: Clock;
  readonly keys: Keys;
}

/** What the ledger calls somebody. */
export const CONSENTS = 'consents';

export interface Said {
  readonly account: string;
  readonly purpose: string;
  /** The version that was on the screen: what somebody did not read they did not agree to. */
  readonly version: number;
  readonly recipientId: string;
  readonly lang: Lang;
  readonly channel: 'web' | 'relay' | 'paper';
  readonly witness?: string;
  /** The last day that stood on a sheet of paper; a yes never holds for longer than one that is given now. */
  readonly until?: string;
}

/** J'autorise: writes a yes and gives the id of its attestation. The same yes twice is one row. */
export async function giveConsent(tx: Executor, means: Means, said: Said): Promise<string> {
  const { purpose } = await askedFor(tx, said);
  const now = means.clock();
  const former = await stateOf(tx, means, said);
  const longest = monthsLater(now, purpose.months);
  const until = said.until && said.until < longest ? said.until : longest;
  if (former?.act === 'given' && former.version === said.version && former.until === until)
    return former.id;
  return write(tx, means, said, { act: 'given', until });
}

/** Je n'autorise pas: a no is kept too, so that nobody is asked the same thing twice. */
export async function refuseConsent(tx: Executor, means: Means, said: Said): Promise<string> {
  await askedFor(tx, said);
  const former = await stateOf(tx, means, said);
  if (former?.act === 'given') throw new Problem('consent/given', 409);
  return write(tx, means, said, { act: 'refused', until: null });
}

/** Takes a yes back; whatever hangs on it ends in the same transaction. `actor`: where another than they ends it. */
export async function withdrawConsent(
  tx: Executor,
  means: Means,
  said: Omit<Said, 'version'>,
  holdings: readonly Holding[],
  actor = said.witness ?? said.account,
): Promise<void> {
  const former = await stateOf(tx, means, said);
  if (former?.act !== 'given') return;
  const version = former.version;
  await write(tx, means, { ...said, version }, { act: 'withdrawn', until: null }, actor);
  const person = personOf(means.keys, said.account);
  const { purpose, recipientId } = said;
  for (const holding of holdings)
    await holding.withdraw(tx, means, person, { purpose, recipientId });
}

async function askedFor(
  db: Executor,
  { purpose: code, version, recipientId }: Said,
): Promise<{ purpose: Purpose; recipient: Recipient }> {
  const [purpose, recipient] = [await purposeOf(db, code), await recipientById(db, recipientId)];
  if (!purpose || !recipient || recipient.endedAt || !purpose.recipients.includes(recipient.kind))
    throw new Problem('page/not-found', 404);
  if (purpose.version !== version) throw new Problem('consent/changed', 409);
  return { purpose, recipient };
}

/** How long what was said and no longer holds is kept, as proof of it. */
const PROOF_MONTHS = 60;

/** Ends every yes whose last day is over, each in a transaction of its own, as if it had been taken back. */
export async function expireConsents(
  db: Executor,
  means: Means,
  holdings: readonly Holding[],
): Promise<number> {
  const today = means.clock().toISOString().slice(0, 10);
  const people = await db.execute<{ person: string; account: Buffer }>(sql`
    select p.person, p.account from consent_people p where exists (
      select from consent_acts a where a.person = p.person and a.act = 'given' and a.until < ${today}::date
        and not exists (
          select from consent_acts later where later.person = a.person and later.purpose = a.purpose
            and later.recipient_id = a.recipient_id and later.sequence > a.sequence))`);
  let ended = 0;
  for (const { person, account } of people) {
    const id = means.keys.fields.open(placeOf(person), account);
    ended += await db.transaction((tx) => expireOf(tx, means, id, holdings));
  }
  return ended;
}

async function expireOf(
  tx: Executor,
  means: Means,
  account: string,
  holdings: readonly Holding[],
): Promise<number> {
  const acts = await consentsOf(tx, means, account);
  const over = acts.filter((act) => act.act === 'given' && !isInForce(act, means.clock));
  for (const { purpose, recipientId, version, lang, channel } of over) {
    // The ledger wrote both, and its checks name no other channel.
    const said = { account, purpose, recipientId, version, lang, channel } as Said;
    await write(tx, means, said, { act: 'expired', until: null }, 'worker');
    for (const holding of holdings)
      await holding.withdraw(tx, means, personOf(means.keys, account), { purpose, recipientId });
  }
  return over.length;
}

/**
 * What was said about one purpose and recipient, once nothing of it holds and its time as proof is over. All or
 * nothing: a withdrawal is never forgotten before the yes that it ended.
 */
async function forgetActs(tx: Executor, before: string): Promise<number> {
  const gone = await tx.execute(sql`
    delete from consent_acts a using (
      select person, purpose, recipient_id from consent_acts group by 1, 2, 3
      having max(at) < ${before}::date and coalesce(max(until), ${before}::date) <= ${before}::date
    ) over
    where a.person = over.person and a.purpose = over.purpose and a.recipient_id = over.recipient_id
    returning a.id`);
  return [...gone].length;
}

async function write(
  tx: Executor,
  { clock, keys }: Means,
  { account, witness, until: _, ...said }: Said,
  { act, until }: Pick<ConsentAct, 'act' | 'until'>,
  actor = witness ?? account,
): Promise<string> {
  const id = randomUUID();
  const person = keys.pseudonym(CONSENTS, account);
  await tx
    .insert(consentPeople)
    .values({ person, account: keys.fields.seal(placeOf(person), account) })
    .onConflictDoNothing();
  await tx.insert(consentActs).values({
    ...said,
    id,
    person,
    act,
    until,
    at: clock(),
    witness: witness ?? null,
  });
  await record(tx, clock, {
    actor,
    act: `consents/${act}`,
    subject: `account:${account}`,
    purpose: said.purpose,
  });
  return id;
}

const placeOf = (person: string): string => `consent_people.account ${person}`;

/** The same day so many months later; the 31st becomes the last day of a shorter month. */
export function monthsLater(from: Date, months: number): string {
  const [year, month, day] = [
    from.getUTCFullYear(),
    from.getUTCMonth() + months,
    from.getUTCDate(),
  ];
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month, Math.min(day, last))).toISOString().slice(0, 10);
}

/** The newest act on one purpose and recipient. */
async function stateOf(
  db: Executor,
  { keys }: Pick<Means, 'keys'>,
  { account, purpose, recipientId }: Pick<Said, 'account' | 'purpose' | 'recipientId'>,
): Promise<ConsentAct | null> {
  const [newest] = await db
    .select()
    .from(consentActs)
    .where(
      and(
        eq(consentActs.person, keys.pseudonym(CONSENTS, account)),
        eq(consentActs.purpose, purpose),
        eq(consentActs.recipientId, recipientId),
      ),
    )
    .orderBy(desc(consentActs.sequence))
    .limit(1);
  return newest ?? null;
}

/** The newest act on each purpose and recipient, and so what somebody allows now. */
export async function consentsOf(
  db: Executor,
  { keys }: Pick<Means, 'keys'>,
  account: string,
): Promise<ConsentAct[]> {
  return db
    .selectDistinctOn([consentActs.purpose, consentActs.recipientId])
    .from(consentActs)
    .where(eq(consentActs.person, keys.pseudonym(CONSENTS, account)))
    .orderBy(consentActs.purpose, consentActs.recipientId, desc(consentActs.sequence));
}

/** Every act of somebody, newest first. */
export async function ledgerOf(
  db: Executor,
  { keys }: Pick<Means, 'keys'>,
  account: string,
): Promise<ConsentAct[]> {
  return db
    .select()
    .from(consentActs)
    .where(eq(consentActs.person, keys.pseudonym(CONSENTS, account)))
    .orderBy(desc(consentActs.sequence))
    .limit(1000);
}

/** Whether an act is a yes that holds on this day. */
export const isInForce = (act: ConsentAct | null | undefined, clock: Clock): boolean =>
  act?.act === 'given' && (act.until ?? '') >= clock().toISOString().slice(0, 10);

/** Whether somebody allows this now: asked again at the moment of each use. */
export async function allows(
  db: Executor,
  means: Means,
  asked: Pick<Said, 'account' | 'purpose' | 'recipientId'>,
): Promise<boolean> {
  return isInForce(await stateOf(db, means, asked), means.clock);
}

/** Somebody who allows it, with the version they agreed to; `person` is what the ledger calls them. */
export interface Allowing {
  readonly account: string;
  readonly version: number;
  readonly person: string;
}

/** Those who allow a purpose to a recipient now: all, or so many of those who come after one. For `process/roster` alone. */
export async function allowing(
  db: Executor,
  { clock, keys }: Means,
  purpose: string,
  recipientId: string,
  page: { readonly after?: string; readonly most?: number } = {},
): Promise<Allowing[]> {
  const { after, most } = page;
  const newest = db
    .selectDistinctOn([consentActs.person])
    .from(consentActs)
    .where(
      and(
        eq(consentActs.purpose, purpose),
        eq(consentActs.recipientId, recipientId),
        after === undefined ? undefined : gt(consentActs.person, after),
      ),
    )
    .orderBy(consentActs.person, desc(consentActs.sequence))
    .as('newest');
  const found = db
    .select({ person: newest.person, version: newest.version, account: consentPeople.account })
    .from(newest)
    .innerJoin(consentPeople, eq(consentPeople.person, newest.person))
    .where(
      sql`${newest.act} = 'given' and ${newest.until} >= ${clock().toISOString().slice(0, 10)}`,
    )
    .orderBy(newest.person);
  const rows = await (most === undefined ? found : found.limit(most));
  return rows.map(({ person, version, account }) => ({
    person,
    version,
    account: keys.fields.open(placeOf(person), account),
  }));
}

/** One act of this person's own; another's is not found. */
export async function attestationOf(
  db: Executor,
  { keys }: Pick<Means, 'keys'>,
  account: string,
  id: string,
): Promise<ConsentAct | null> {
  const [found] = await db
    .select()
    .from(consentActs)
    .where(and(eq(consentActs.id, id), eq(consentActs.person, keys.pseudonym(CONSENTS, account))));
  return found ?? null;
}

/** Seals anew, under the newest key, who it is that the ledger speaks of. */
const resealPeople = (tx: Executor, { keys }: Pick<Means, 'keys'>): Promise<number> =>
  resealColumn(tx, keys.fields, {
    table: 'consent_people',
    key: ['person'],
    column: 'account',
    placeOf,
  });

/** What the ledger owes a person: it is shown and taken along whole; an erasure leaves acts of nobody. */
export const consentHolding: Holding = {
  name: 'consents',
  held: async (db, means, person, locale) => {
    const acts = await consentsOf(db, means, person.account);
    const count = acts.filter((act) => isInForce(act, means.clock)).length;
    return [
      {
        term: locale.t('holding.consents'),
        text: locale.t('me.consents.count', { n: count }),
        href: `/${locale.lang}/me/consents`,
      },
    ];
  },
  export: async (db, means, person) => {
    const acts = await ledgerOf(db, means, person.account);
    return [
      {
        name: 'consents',
        rows: acts.map(({ person: _, witness, at, ...act }) => ({
          ...act,
          at: at.toISOString(),
          witnessed: witness !== null,
        })),
      },
    ];
  },
  withdraw: async () => {},
  clock: { months: PROOF_MONTHS, expire: (tx, _, before) => forgetActs(tx, before) },
  reseal: resealPeople,
  erase: async (tx, { keys }, person) => {
    const known = person.as(CONSENTS);
    const nobody = `nobody-${keys.hash('erased', randomUUID()).slice(0, 20)}`;
    await tx.delete(consentPeople).where(eq(consentPeople.person, known));
    const changed = await tx
      .update(consentActs)
      .set({ person: nobody, witness: null })
      .where(eq(consentActs.person, known))
      .returning({ id: consentActs.id });
    return changed.length;
  },
};
