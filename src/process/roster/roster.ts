import {
  type Allowing,
  allowing,
  allows,
  purposeOf,
  recipientOf,
} from '../../people/consents/consents.ts';
import { contactsOf } from '../../people/contacts/contacts.ts';
import { profileOf } from '../../people/profiles/profiles.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Executor } from '../../platform/database/database.ts';
import { record } from '../../platform/journal/journal.ts';
import type { Keys } from '../../platform/keys.ts';

import { type Reach, reachOf } from './reach.ts';

export { shownPhone } from '../../people/contacts/contacts.ts';
export { type Reach, reachInWords, reachOf, stopReaching, writeIn } from './reach.ts';

interface Means {
  readonly clock: Clock;
  readonly keys: Keys;
}

/** For what, and for whom: a roster is never more than one purpose of one recipient. */
export interface RosterOf {
  readonly purpose: string;
  readonly recipientId: string;
}

/** Who looks, and why, in words that the people concerned will read. */
export interface Reader {
  readonly actor: string;
  readonly reason: string;
}

/** Somebody who allows it, by a name that only this roster knows, with the fields that they allow. */
export interface Entry {
  readonly key: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** How many are held in memory at once, however many there are. */
const PAGE = 500;

/**
 * The people who allow this purpose to this recipient now, each with the fields of the version that they agreed to and
 * no other. Every look at every person is a row in the journal, which they can read. The only way from engage to people.
 */
export async function readRoster(
  tx: Executor,
  means: Means,
  of: RosterOf,
  reader: Reader,
): Promise<Entry[]> {
  const entries: Entry[] = [];
  for await (const { account, version } of everybody(tx, means, of)) {
    const fields = await fieldsOf(tx, means, of, account, version);
    entries.push({ key: keyOf(means, of, account), fields });
    await noteLook(tx, means, of, reader, account, fields);
  }
  return entries;
}

/** Somebody of a roster, for a program that asks for each what it may know of them. */
export interface Known {
  readonly account: string;
  readonly key: string;
}

/** Everybody who allows it, one after the other, however many they are; no look at what they said. */
export async function* walkRoster(db: Executor, means: Means, of: RosterOf): AsyncGenerator<Known> {
  for await (const { account } of everybody(db, means, of))
    yield { account, key: keyOf(means, of, account) };
}

/**
 * The same with what they allow, for a program that compares and shows nobody: no look is noted. Whatever a human is
 * then shown of somebody goes through `entryByKey`, which notes it.
 */
export async function* scanRoster(
  db: Executor,
  means: Means,
  of: RosterOf,
): AsyncGenerator<Entry & Known> {
  for await (const page of pages(db, means, of))
    yield* await Promise.all(
      page.map(async ({ account, version }) => ({
        account,
        key: keyOf(means, of, account),
        fields: await fieldsOf(db, means, of, account, version),
      })),
    );
}

async function* everybody(db: Executor, means: Means, of: RosterOf): AsyncGenerator<Allowing> {
  for await (const page of pages(db, means, of)) yield* page;
}

/** Each page is asked for when the one before is done with: who has withdrawn by then is not in it. */
async function* pages(
  db: Executor,
  means: Means,
  { purpose, recipientId }: RosterOf,
): AsyncGenerator<Allowing[]> {
  let after: string | undefined;
  do {
    const page = await allowing(db, means, purpose, recipientId, {
      most: PAGE,
      ...(after !== undefined && { after }),
    });
    yield page;
    after = page.length < PAGE ? undefined : page.at(-1)?.person;
  } while (after !== undefined);
}

/** The office as a recipient: whose rosters the hub's own desk reads. */
export const officeRecipient = async (db: Executor): Promise<string> =>
  (await recipientOf(db, 'office')).id;

/** How many allow it, without looking at anybody. */
export async function rosterSize(db: Executor, means: Means, of: RosterOf): Promise<number> {
  return (await allowing(db, means, of.purpose, of.recipientId)).length;
}

/** One of the roster, asked for anew: null as soon as the yes is gone. */
export async function entryByKey(
  tx: Executor,
  means: Means,
  of: RosterOf,
  key: string,
  reader: Reader,
): Promise<Entry | null> {
  const account = await accountOf(tx, means, of, key);
  if (!account) return null;
  const fields = await fieldsOf(tx, means, of, account.account, account.version);
  await noteLook(tx, means, of, reader, account.account, fields);
  return { key, fields };
}

/** The account behind a name of a roster, for features that keep something for its owner; no look at what they said. */
export async function accountOf(
  db: Executor,
  means: Means,
  of: RosterOf,
  key: string,
): Promise<{ account: string; version: number } | null> {
  for await (const { account, version } of everybody(db, means, of))
    if (keyOf(means, of, account) === key) return { account, version };
  return null;
}

/** Whether somebody allows it at this moment: senders ask right before they send. */
export const mayReach = (
  db: Executor,
  means: Means,
  of: RosterOf,
  account: string,
): Promise<boolean> => allows(db, means, { ...of, account });

/** The same as `reachOf`, for a human who is shown it: the look is noted, and the person sees it. */
export async function lookAtReach(
  tx: Executor,
  means: Means,
  account: string,
  of: RosterOf | null,
  reader: Reader,
): Promise<Reach | null> {
  const reach = await reachOf(tx, means, account, of);
  if (!reach) return null;
  const whose = of ?? { recipientId: await officeRecipient(tx) };
  const { pseudonym, phone } = reach;
  const fields = { ...(pseudonym && { pseudonym }), ...(phone && { phone }) };
  await noteLook(tx, means, whose, reader, account, fields);
  return reach;
}

// Two rosters call the same person differently, so that two recipients cannot put their lists together.
const keyOf = ({ keys }: Means, { purpose, recipientId }: RosterOf, account: string): string =>
  keys.pseudonym(`roster ${purpose} ${recipientId}`, account);

async function fieldsOf(
  db: Executor,
  means: Means,
  { purpose }: RosterOf,
  account: string,
  version: number,
): Promise<Record<string, unknown>> {
  const agreed = await purposeOf(db, purpose, version);
  const contacts = await contactsOf(db, means, account);
  const all: Record<string, unknown> = {
    ...(await profileOf(db, means, account)),
    ...Object.fromEntries(contacts.map(({ kind, value }) => [kind, value])),
  };
  const shown = (agreed?.fields ?? []).filter((field) => all[field] !== undefined);
  return Object.fromEntries(shown.map((field) => [field, all[field]]));
}

async function noteLook(
  tx: Executor,
  { clock }: Means,
  { purpose, recipientId }: Partial<RosterOf>,
  { actor, reason }: Reader,
  account: string,
  fields: Entry['fields'],
): Promise<void> {
  await record(tx, clock, {
    actor,
    act: 'roster/read',
    subject: `account:${account}`,
    ...(purpose && { purpose }),
    details: { recipient: recipientId, reason, fields: Object.keys(fields) },
  });
}
