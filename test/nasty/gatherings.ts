/** What people do together: communities, members, peers, calls, letters, and what many ask. */
import { agreeToPeers, assess } from '../../src/collect/strengths/strengths.ts';
import {
  addAnswer,
  addPost,
  appealHiding,
  hidePost,
  reportPost,
  topicsOf,
} from '../../src/engage/communities/board.ts';
import {
  addCommunity,
  communityById,
  proposeCommunity,
} from '../../src/engage/communities/communities.ts';
import { communityForm } from '../../src/engage/communities/forms.ts';
import { inviteTo, joinByCode } from '../../src/engage/communities/invitations.ts';
import { memberIn } from '../../src/engage/communities/members.ts';
import { printLetters } from '../../src/engage/messages/letters.ts';
import { queueMessage, sendDue } from '../../src/engage/messages/messages.ts';
import { answer, requestById, submit } from '../../src/engage/requests/requests.ts';
import { announce } from '../../src/people/announcements/announcements.ts';
import {
  giveConsent,
  recipientOf,
  recipientOfSubject,
} from '../../src/people/consents/consents.ts';
import { saveContact, saveWishes, USUAL_WISHES } from '../../src/people/contacts/contacts.ts';
import { inviteMembers } from '../../src/people/members/invitations.ts';
import { joinOrganisation } from '../../src/people/members/joining.ts';
import type { TestHub } from '../hub.ts';
import { signedIn } from '../people.ts';

interface Those {
  readonly member: string;
  readonly team: string;
  readonly organisation: string;
}

/** Gives the codes and addresses by which one comes in. */
export async function giveGatherings(hub: TestHub, those: Those): Promise<{ code: string }> {
  const code = await giveCommunities(hub, those);
  await giveNeighbours(hub, those);
  await giveAnnouncement(hub, those);
  await giveCalls(hub);
  await giveWhatRecurs(hub, those);
  return { code };
}

const communityOf = (name: string) =>
  communityForm.parse({
    ...{ kind: 'field', access: 'open', lang: 'fr', name, rules: 'Pas de publicité.' },
    purpose: 'Répondre à ceux qui creusent des puits.',
  });

const called = (name: string) => ({ name, listed: true, digest: true });

/** One that the member moderates, with words that are reported, hidden and asked to be shown again; one to join; one that waits. */
async function giveCommunities(hub: TestHub, { member, team }: Those): Promise<string> {
  const { db } = hub.house;
  const by = { clock: hub.clock, actor: team };
  const id = await addCommunity(db, by, communityOf('Puits et pompes'));
  await addCommunity(db, by, communityOf('Écoles et cahiers'));
  const community = await communityById(db, id);
  const { account: guest } = await signedIn(db, hub);
  for (const [account, role, name] of [
    [member, 'moderator', 'Amina des puits'],
    [guest, 'member', 'Binta'],
    [team, 'member', 'Chloé'],
  ] as const)
    await joinByCode(
      db,
      hub,
      account,
      await inviteTo(db, hub, team, community, role),
      called(name),
    );
  const [own, others] = [await memberIn(db, hub, member, id), await memberIn(db, hub, guest, id)];
  const says = (who: typeof own, text: string) =>
    addPost(db, hub, community, who, { kind: 'question', lang: 'fr', text });
  for (const [who, text] of [
    [own, 'Qui connaît une pompe ?'],
    [own, 'Qui vend des pompes ?'],
    [others, 'Achetez mes pompes !'],
    [others, 'Achetez encore !'],
  ] as const)
    await says(who, text);
  const found = async (text: string) => {
    const topic = (await topicsOf(db, id, null)).topics.find((each) => each.text === text);
    if (!topic) throw new Error(`nobody said: ${text}`);
    return topic;
  };
  await addAnswer(db, hub, community, others, await found('Qui connaît une pompe ?'), {
    ...{ lang: 'fr', text: 'Moi, une bonne.' },
  });
  await reportPost(db, hub, await found('Achetez mes pompes !'), own, 'De la publicité');
  for (const text of ['Achetez encore !', 'Qui vend des pompes ?'])
    await hidePost(db, hub, member, await found(text), 'De la publicité');
  await appealHiding(db, hub, await found('Achetez encore !'), 'Un conseil, pas une annonce');
  await proposeCommunity(db, hub, guest, communityOf('Jardins et semences'), 'Binta');
  return inviteTo(
    db,
    hub,
    team,
    await communityById(db, await idOfOpen(hub, 'Écoles et cahiers')),
    'member',
  );
}

async function idOfOpen({ house: { sql } }: TestHub, name: string): Promise<string> {
  const [row] = await sql<{ id: string }[]>`select id from communities where name = ${name}`;
  return row?.id ?? '';
}

/** Two organisations that could train each other, and a member who stands in the list. */
async function giveNeighbours(hub: TestHub, { member, team, organisation }: Those): Promise<void> {
  const { db } = hub.house;
  const others = await hub.house.sql<{ id: string }[]>`
    select id from public_organisations where id <> ${organisation}`;
  const levels = (level: 1 | 4) => ({
    ...{ governance: level, finance: level, accountability: level, skills: level, reach: level },
  });
  for (const [id, actor, level] of [
    [organisation, member, 1],
    ...others.map(({ id }) => [id, team, 4] as const),
  ] as const) {
    const by = { clock: hub.clock, actor };
    await assess(db, by, id, levels(level));
    const areas = ['finance'] as const;
    await agreeToPeers(
      db,
      by,
      id,
      level === 1 ? { offers: [], asks: areas } : { offers: areas, asks: [] },
    );
  }
  const { account } = await signedIn(db, hub);
  const invitation = await inviteMembers(
    db,
    hub.keys,
    { clock: hub.clock, actor: member },
    organisation,
    {
      ...{ most: 10, days: 14 },
    },
  );
  await joinOrganisation(db, hub, account, invitation);
  const recipient = await recipientOfSubject(db, organisation);
  await giveConsent(db, hub, {
    ...{ account, purpose: 'membership', version: 2, recipientId: recipient?.id ?? '' },
    ...{ lang: 'fr', channel: 'web' },
  });
}

async function giveAnnouncement(hub: TestHub, { member, organisation }: Those): Promise<void> {
  await announce(hub.house.db, hub, member, organisation, {
    ...{ meetingOn: null, signature: null },
    texts: [{ lang: 'fr', title: 'Assemblée', text: 'Samedi à dix heures.' }],
  });
}

/** Messages for people who would rather be called, and on paper for whoever a relay registered. */
async function giveCalls(hub: TestHub): Promise<void> {
  const { db } = hub.house;
  const office = (await recipientOf(db, 'office')).id;
  const people: string[] = [];
  for (const byPhone of [true, true, false, false]) {
    const { account } = await signedIn(db, hub);
    if (byPhone) await saveContact(db, hub, account, 'phone', '+221771234567');
    else await hub.house.sql`update accounts set channel = 'relay' where id = ${account}`;
    await saveWishes(db, hub, account, { ...USUAL_WISHES, byPhone });
    const of = { purpose: 'news', recipientId: office };
    await giveConsent(db, hub, { ...of, account, version: 1, lang: 'fr', channel: 'web' });
    people.push(account);
  }
  for (const [index, account] of people.entries()) {
    await queueMessage(db, hub, {
      ...{ to: { account }, cause: `meeting ${index}`, template: 'requests.answered' },
      ...{ args: { on: { day: '2026-11-20' } }, of: { purpose: 'news', recipientId: office } },
    });
    await sendDue(hub, null);
    // The first letter leaves; the second still waits.
    if (index === 2) await db.transaction((tx) => printLetters(tx, hub, 'relay'));
  }
}

/** As many as it takes for a subject to be shown. */
async function giveWhatRecurs(hub: TestHub, { team }: Those): Promise<void> {
  const { db } = hub.house;
  for (const name of ['Awa', 'Binta', 'Coumba', 'Dior', 'Elhadj', 'Fama']) {
    const { id } = await submit(
      db,
      hub,
      { account: null, channel: 'web' },
      {
        ...{
          kind: 'need',
          topic: 'documents',
          lang: 'fr',
          residence: 'ESP',
          origin: 'SEN',
          town: '',
        },
        text: `Je suis ${name}, mon passeport expire.`,
      },
    );
    const by = { clock: hub.clock, actor: team };
    await answer(db, by, await requestById(db, id), { lang: 'fr', text: 'Prenez rendez-vous.' });
  }
}
