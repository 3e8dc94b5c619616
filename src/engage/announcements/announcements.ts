import {
  announcementHolding,
  signedBy,
  toBeTold,
  wordsFor,
} from '../../people/announcements/announcements.ts';
import type { Holding } from '../../people/holdings/holdings.ts';
import { isMember } from '../../people/members/members.ts';
import type { Executor } from '../../platform/database/database.ts';
import type { Hub } from '../../platform/hub.ts';
import { reachOf, walkRoster } from '../../process/roster/roster.ts';
import { queueMessage, recallMessages, rewordMessages } from '../messages/messages.ts';

const subjectId = (subject: string): string => subject.replace(/^announcement:/, '');
const causeOf = (id: string): string => `announcement:${id}`;

/** Writes an announcement to each member who allows its organisation to; run again, it writes to nobody twice. */
export async function tellMembers(hub: Hub, subject: string): Promise<void> {
  const { db } = hub.house;
  const id = subjectId(subject);
  const told = await toBeTold(db, id);
  if (!told) return;
  const of = { purpose: 'news', recipientId: told.recipientId };
  for await (const { account } of walkRoster(db, hub, of))
    await db.transaction((tx) => tellOne(tx, hub, id, account));
}

async function tellOne(tx: Executor, hub: Hub, announced: string, account: string): Promise<void> {
  // Looked at anew for each: it may have been taken back since, or its writer be gone.
  const told = await toBeTold(tx, announced);
  if (!told) return;
  const { announcement, organisation: name, recipientId } = told;
  const { id, organisationId, meetingOn, signature } = announcement;
  const of = { purpose: 'news', recipientId };
  const reach = await reachOf(tx, hub, account, of);
  if (!reach || !(await isMember(tx, hub, account, organisationId))) return;
  const { title, text } = wordsFor(announcement, reach.wishes.lang);
  await queueMessage(tx, hub, {
    to: { account },
    cause: causeOf(id),
    of,
    template: meetingOn ? 'announcement.meeting' : 'announcement',
    args: {
      name,
      title,
      text,
      signed: signature ?? name,
      ...(meetingOn && { on: { day: meetingOn } }),
    },
    path: `/me/memberships/${organisationId}/announcements#${id}`,
  });
}

/** It was taken back: what has not left yet does not leave. */
export async function recallAnnouncement(hub: Hub, subject: string): Promise<void> {
  await hub.house.db.transaction((tx) => recallMessages(tx, hub, causeOf(subjectId(subject))));
}

/** What announcements owe their writer, in the messages too that carry their name to whomever they were told. */
export const toldHolding: Holding = {
  ...announcementHolding,
  erase: async (tx, means, person) => {
    let reworded = 0;
    for (const { id, organisation } of await signedBy(tx, person.as('announcements')))
      reworded += await rewordMessages(tx, means, causeOf(id), { signed: organisation });
    return reworded + (await announcementHolding.erase(tx, means, person));
  },
};
