import { and, eq, isNull } from 'drizzle-orm';
import { firstTime } from '../../platform/brakes/brakes.ts';
import type { Executor } from '../../platform/database/database.ts';
import { record } from '../../platform/journal/journal.ts';
import { Problem } from '../../platform/problem.ts';
import type { Lang } from '../../reference/languages/languages.ts';
import { allowing, allows, recipientOfSubject } from '../consents/consents.ts';
import type { Holding } from '../holdings/holdings.ts';
import { today } from './invitations.ts';
import {
  endConsents,
  type Means,
  type Member,
  type PURPOSES,
  personIn,
  placeOf,
} from './joining.ts';
import { members } from './tables.ts';

/** Somebody who allows it, as the list shows them; `account` is for the journal and for no page. */
export interface Listed {
  readonly id: string;
  readonly name: string | null;
  readonly account: string;
}

/** Those who agreed, at this moment, to be in the list of an organisation. */
export async function listedMembers(
  db: Executor,
  means: Means,
  organisationId: string,
): Promise<Listed[]> {
  const found = await allowingMembers(db, means, organisationId, 'membership');
  return found
    .map(({ member: { id, name }, account }) => ({
      id,
      account,
      name: name && means.keys.fields.open(placeOf(id, 'name'), name),
    }))
    .sort((one, other) => (one.name ?? '\uffff').localeCompare(other.name ?? '\uffff'));
}

/** Members who allow their organisation one of the things that hang on a membership. */
export async function allowingMembers(
  db: Executor,
  means: Means,
  organisationId: string,
  purpose: (typeof PURPOSES)[number],
): Promise<{ readonly member: Member; readonly account: string }[]> {
  const recipient = await recipientOfSubject(db, organisationId);
  if (!recipient) return [];
  const allowed = new Map(
    (await allowing(db, means, purpose, recipient.id)).map(({ account }) => [
      personIn(means, account, organisationId),
      account,
    ]),
  );
  const rows = await db
    .select()
    .from(members)
    .where(and(eq(members.organisationId, organisationId), isNull(members.removedOn)));
  return rows.flatMap((member) => {
    const account = allowed.get(member.person);
    return account ? [{ member, account }] : [];
  });
}

/** Whether somebody agreed to be in the list, which is what opens it to them. */
export async function isListed(
  db: Executor,
  means: Means,
  account: string,
  organisationId: string,
): Promise<boolean> {
  const recipient = await recipientOfSubject(db, organisationId);
  if (!recipient) return false;
  return allows(db, means, { account, purpose: 'membership', recipientId: recipient.id });
}

const DAY_MINUTES = 24 * 60;

/** Each of the list can read that it was looked at: once a reader and day. */
export async function noteLooks(
  tx: Executor,
  means: Means,
  reader: string,
  organisationId: string,
  listed: readonly Listed[],
): Promise<void> {
  const recipient = await recipientOfSubject(tx, organisationId);
  if (!recipient) return;
  const day = today(means.clock);
  for (const { account } of listed.filter((each) => each.account !== reader))
    if (await firstTime(tx, means, 'member list', `${reader} ${account} ${day}`, DAY_MINUTES))
      await record(tx, means.clock, {
        actor: reader,
        act: 'members/read',
        subject: `account:${account}`,
        purpose: 'membership',
        details: { recipient: recipient.id, fields: ['memberName'] },
      });
}

/** A steward takes somebody of the list out, with a reason that they read. Whoever is not in the list has no name to pick. */
export async function removeMember(
  tx: Executor,
  means: Means,
  organisationId: string,
  id: string,
  by: {
    readonly actor: string;
    readonly reason: string;
    readonly lang: Lang;
    readonly holdings: readonly Holding[];
  },
): Promise<void> {
  const listed = await listedMembers(tx, means, organisationId);
  const found = listed.find((each) => each.id === id);
  if (!found) throw new Problem('page/not-found', 404);
  const reason = means.keys.fields.seal(placeOf(id, 'reason'), by.reason);
  await tx
    .update(members)
    .set({ name: null, removedOn: today(means.clock), reason })
    .where(eq(members.id, id));
  await endConsents(tx, means, found.account, organisationId, by);
  await record(tx, means.clock, {
    actor: by.actor,
    act: 'members/removed',
    subject: `account:${found.account}`,
  });
}
