import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHub, type TestHub } from '../../../test/hub.ts';
import { appOf, type Member, openMember } from '../../../test/members.ts';
import { createApp } from '../../app.tsx';
import { readConfig } from '../../config.ts';
import { giveConsent, recipientOf } from '../../people/consents/consents.ts';
import { countCommunities } from './counting.ts';
import { sendDigests } from './digests.ts';
import { isModerator, membershipsOf } from './members.ts';
import { refusedSubject } from './subjects.ts';

const DAY = 86_400_000;
let hub: TestHub;
let [officer, amina, binta, chloe, visitor] = [] as unknown as [
  Member,
  Member,
  Member,
  Member,
  Member,
]; // set before the first story
beforeAll(async () => {
  hub = await openTestHub();
  await appOf(hub);
  officer = await openMember(hub, ['relationship-officer']);
  [amina, binta, chloe, visitor] = await Promise.all([
    openMember(hub, []),
    openMember(hub, []),
    openMember(hub, []),
    openMember(hub, null),
  ]);
});
afterAll(() => hub.close());

const WATER = {
  kind: 'field',
  name: 'Ingénieurs de l’eau',
  purpose: 'Répondre aux questions de ceux qui creusent des puits.',
  rules: 'Pas de publicité.',
  lang: 'fr',
  access: 'open',
  called: 'Amina des puits',
};
const WOMEN = {
  ...WATER,
  kind: 'women',
  name: 'Entrepreneuses de Marseille',
  access: 'invited',
};

/** Days go by, and everybody comes back. */
async function pass(days: number): Promise<void> {
  hub.wait(days * DAY);
  officer = await openMember(hub, null, officer.account);
  [amina, binta, chloe] = (await Promise.all(
    [amina, binta, chloe].map(({ account }) => openMember(hub, null, account)),
  )) as [Member, Member, Member]; // as many as were given
}

const all = () => hub.house.sql<{ id: string; slug: string | null; name: string }[]>`
  select id, slug, name from communities`;
const idOf = async (name: string) => (await all()).find((one) => one.name === name)?.id ?? '';
const board = async (name = WATER.name) => `/fr/me/communities/${await idOf(name)}`;
const postId = async (text: string) => {
  const [row] = await hub.house.sql<{ id: string }[]>`
    select id from community_posts where text = ${text}`;
  return row?.id ?? '';
};

async function openByOfficer(form: Record<string, string>): Promise<string> {
  expect((await officer.post('/fr/staff/communities/new', form)).status).toBe(303);
  const id = await idOf(form.name ?? '');
  const { text } = await officer.post(`/fr/staff/communities/${id}/code`);
  return /<code class="secret"[^>]*>([^<]+)</.exec(text)?.[1] ?? '';
}

describe('a community', () => {
  it.each([
    ['Jeunes musulmans de Lyon', 'religion'],
    ['Peuls de Normandie', 'ethnicity'],
    ['Amis du parti', 'opinion'],
    ['Entraide VIH', 'health'],
    ['Sin papeles y refugiados', 'status'],
    ['لاجئون في باريس', 'status'],
    ['شباب المسلمين', 'religion'],
  ])('is never about what could hurt: %s', async (name, subject) => {
    expect(refusedSubject(name)).toBe(subject);
    const { status, text } = await amina.post('/fr/me/communities/new', { ...WATER, name });
    expect(status).toBe(422);
    expect(text).toContain('en faire partie pourrait nuire');
    expect(text).toContain('Répondre aux questions');
    expect(await all()).toEqual([]);
  });

  it.each([
    'Médecins et infirmières',
    'Danses de Lisbonne',
    'Professeurs de français',
    'Roman et poésie',
    'مهندسو المدينة',
    'ممرضات مرسيليا',
  ])('may be about work and culture: %s', (name) => expect(refusedSubject(name)).toBeNull());

  it('is proposed by a member, and is nowhere until an officer has read it', async () => {
    const sent = await amina.post('/fr/me/communities/new', WATER);
    expect([sent.status, sent.to]).toEqual([303, await board()]);
    expect((await amina.get(sent.to)).words).toContain('L’équipe lit votre proposition');
    expect((await visitor.get('/fr/directory/communities')).words).not.toContain('Ingénieurs');
    expect((await officer.get('/fr/staff')).words).toContain('Ingénieurs de l’eau');
    const id = await idOf(WATER.name);
    expect((await officer.post(`/fr/staff/communities/${id}/open`)).status).toBe(303);
    expect(
      (await officer.post(`/fr/staff/communities/${id}/refuse`, { reason: 'trop tard' })).status,
    ).toBe(409);
    const page = await visitor.get('/fr/directory/communities/ingenieurs-de-l-eau');
    expect(page.words).toContain('Répondre aux questions de ceux qui creusent des puits.');
    expect(page.words).toContain('Pas de publicité.');
    expect(page.words).toContain('Moins de dix membres');
  });

  it('is moderated by whoever proposed it, for a year, who is not of the team for that', async () => {
    expect((await amina.get(`${await board()}/moderation`)).status).toBe(200);
    expect((await amina.get('/fr/staff')).status).toBe(404);
    expect((await amina.get('/fr/staff/communities')).status).toBe(404);
    const at = (days: number) => ({ clock: () => new Date(hub.clock().getTime() + days * DAY) });
    const id = await idOf(WATER.name);
    expect(await isModerator(hub.house.db, at(364), amina.account, id)).toBe(true);
    expect(await isModerator(hub.house.db, at(366), amina.account, id)).toBe(false);
  });

  it('that is refused says why to its proposer alone', async () => {
    await chloe.post('/fr/me/communities/new', { ...WATER, name: 'Ventes privées' });
    const id = await idOf('Ventes privées');
    expect((await officer.post(`/fr/staff/communities/${id}/refuse`)).status).toBe(422);
    await officer.post(`/fr/staff/communities/${id}/refuse`, {
      reason: 'Ce serait de la publicité.',
    });
    expect((await chloe.get(`/fr/me/communities/${id}`)).words).toContain(
      'Ce serait de la publicité.',
    );
    expect((await amina.get(`/fr/me/communities/${id}`)).status).toBe(404);
  });
});

describe('its members', () => {
  it('come in freely, each under a name that nobody else bears there', async () => {
    const join = '/fr/me/communities/join/ingenieurs-de-l-eau';
    expect((await binta.get(join)).words).toContain('Avec égards');
    const taken = await binta.post(join, { name: 'amina  des puits' });
    expect(taken.status).toBe(422);
    expect(taken.words).toContain('Quelqu’un porte déjà ce nom');
    expect((await binta.post(join, { name: 'Binta', listed: 'yes', digest: 'yes' })).to).toBe(
      await board(),
    );
    expect((await binta.get(join)).status).toBe(302);
    expect((await chloe.post(join, { name: 'Chloé' })).status).toBe(303);
  });

  it('cannot be found by anybody else, nor joined across communities', async () => {
    for (const stranger of [officer, visitor])
      expect([404, 302]).toContain((await stranger.get(await board())).status);
    const before = (await membershipsOf(hub.house.db, hub.keys, binta.account))[0];
    await openByOfficer(WOMEN);
    const names = (await all()).map(({ id }) =>
      hub.keys.pseudonym(`community ${id}`, binta.account),
    );
    expect(new Set(names).size).toBe(names.length);
    expect(names).toContain(before?.member.person);
  });

  it('see the list only if they stand in it', async () => {
    const page = `${await board()}/members`;
    expect((await chloe.get(page)).status).toBe(404);
    const { words } = await binta.get(page);
    expect(words).toContain('Binta');
    expect(words).not.toContain('Chloé');
    await chloe.post(`${await board()}/membership`, { name: 'Chloé', listed: 'yes' });
    expect((await chloe.get(page)).words).toContain('Chloé');
  });

  it('are counted once a day, rounded, and not at all below ten', async () => {
    const id = await idOf(WATER.name);
    const counted = async () =>
      (
        await hub.public.sql<
          { counted: number | null }[]
        >`select counted from public_communities where id = ${id}`
      )[0]?.counted;
    await countCommunities(hub.house.db, hub.clock);
    expect(await counted()).toBeNull();
    for (let n = 0; n < 9; n += 1)
      await hub.house
        .sql`insert into community_members (id, community_id, person, name, folded, joined_on)
        values (${crypto.randomUUID()}, ${id}, ${`p${n}`}, ${`n${n}`}, ${`n${n}`}, '2026-11-22')`;
    await countCommunities(hub.house.db, hub.clock);
    expect(await counted()).toBeNull();
    await pass(1);
    await countCommunities(hub.house.db, hub.clock);
    expect(await counted()).toBe(10);
  });
});

describe('the board', () => {
  it('takes questions of members and notices of moderators, once', async () => {
    const once = crypto.randomUUID();
    const question = {
      kind: 'question',
      lang: 'fr',
      text: 'Quelle pompe pour un puits <profond> ?',
      once,
    };
    expect((await binta.post(`${await board()}/posts`, question)).status).toBe(303);
    await binta.post(`${await board()}/posts`, question);
    const { text } = await amina.get(await board());
    expect(text.split('puits &lt;profond&gt;').length).toBe(2);
    const notice = { kind: 'notice', lang: 'fr', text: 'Rencontre le 3 mars.' };
    expect((await chloe.post(`${await board()}/posts`, notice)).status).toBe(403);
    expect((await amina.post(`${await board()}/posts`, notice)).status).toBe(303);
    const topic = await postId(question.text);
    const answer = { lang: 'fr', text: 'Une pompe à corde.' };
    expect((await chloe.post(`${await board()}/posts/${topic}/answer`, answer)).status).toBe(303);
    expect((await binta.get(await board())).words).toContain('Une pompe à corde.');
    const empty = await chloe.post(`${await board()}/posts/${topic}/answer`, {
      lang: 'fr',
      text: '',
    });
    expect(empty.status).toBe(422);
  });

  it('hides what is reported with a reason; its author appeals, and somebody else decides', async () => {
    const at = `${await board()}/posts/${await postId('Une pompe à corde.')}`;
    expect((await chloe.post(`${at}/report`, { reason: 'le mien' })).status).toBe(404);
    expect((await binta.post(`${at}/report`, { reason: 'De la publicité.' })).status).toBe(303);
    const desk = await amina.get(`${await board()}/moderation`);
    expect(desk.words).toContain('De la publicité.');
    expect(desk.words).not.toContain('Binta a');
    expect((await binta.post(`${at}/hide`, { reason: 'je ne modère pas' })).status).toBe(404);
    expect((await amina.post(`${at}/hide`, { reason: '' })).status).toBe(422);
    expect(
      (await amina.post(`${at}/hide`, { reason: 'Dites le modèle, pas la marque.' })).status,
    ).toBe(303);
    expect((await binta.get(await board())).words).not.toContain('pompe à corde');
    const hers = await chloe.get(await board());
    expect(hers.words).toContain('Dites le modèle, pas la marque.');
    expect(
      (await chloe.post(`${at}/appeal`, { reason: 'Je n’ai nommé aucune marque.' })).status,
    ).toBe(303);
    expect((await chloe.post(`${at}/appeal`, { reason: 'Encore une fois.' })).status).toBe(409);
    // Hidden once more, it keeps its reason and the appeal.
    expect((await amina.post(`${at}/hide`, { reason: 'N’en parlons plus.' })).status).toBe(303);
    expect((await officer.get('/fr/staff/communities')).words).toContain('aucune marque');
    const id = await postId('Une pompe à corde.');
    expect((await officer.post(`/fr/staff/communities/posts/${id}/show`)).status).toBe(303);
    expect((await binta.get(await board())).words).toContain('Une pompe à corde.');
  });

  it('does not let whoever hid something answer the appeal', async () => {
    const both = await openMember(hub, ['moderator']);
    const id = await postId('Une pompe à corde.');
    await binta.post(`${await board()}/posts/${await postId('Rencontre le 3 mars.')}/report`, {
      reason: 'La date est passée.',
    });
    const notice = await postId('Rencontre le 3 mars.');
    expect(
      (await both.post(`/fr/staff/communities/posts/${id}/hide`, { reason: 'Rien n’est signalé.' }))
        .status,
    ).toBe(404);
    expect(
      (
        await both.post(`/fr/staff/communities/posts/${notice}/hide`, {
          reason: 'La date est passée.',
        })
      ).status,
    ).toBe(303);
    await amina.post(`${await board()}/posts/${notice}/appeal`, { reason: 'C’est l’an prochain.' });
    expect((await both.post(`/fr/staff/communities/posts/${notice}/show`)).status).toBe(403);
    expect((await officer.post(`/fr/staff/communities/posts/${notice}/uphold`)).status).toBe(303);
    expect((await amina.get(await board())).words).toContain('il reste masqué');
  });

  it('writes once a week to whoever asked, under their consent, and names nothing', async () => {
    const messages = async () => (await hub.house.sql`select 1 from messages`).length;
    await hub.house.db.transaction((tx) => sendDigests(tx, hub));
    expect(await messages()).toBe(0);
    await pass(8);
    await hub.house.db.transaction((tx) => sendDigests(tx, hub));
    // Asked for, but not allowed.
    expect(await messages()).toBe(0);
    const recipientId = (await recipientOf(hub.house.db, 'office')).id;
    await giveConsent(hub.house.db, hub, {
      account: binta.account,
      purpose: 'news',
      version: 1,
      recipientId,
      lang: 'fr',
      channel: 'web',
    });
    await chloe.post(`${await board()}/posts`, {
      kind: 'question',
      lang: 'fr',
      text: 'Qui connaît Thiès ?',
    });
    await pass(8);
    for (let n = 0; n < 2; n += 1) await hub.house.db.transaction((tx) => sendDigests(tx, hub));
    expect(await messages()).toBe(1);
    const { words } = await binta.get('/fr/me/messages');
    expect(words).toContain('Du nouveau dans l’une de vos communautés');
    expect(words).not.toContain('Ingénieurs');
  });

  it('forgets the words of whoever leaves; a question with answers stays as an empty line', async () => {
    const asked = await postId('Quelle pompe pour un puits <profond> ?');
    await chloe.post(`${await board()}/posts/${asked}/report`, { reason: 'Ce puits <profond> ?' });
    await binta.post(`${await board()}/leave`);
    expect((await binta.get(await board())).status).toBe(404);
    const { words } = await amina.get(await board());
    expect(words).not.toContain('profond');
    expect(words).toContain('Retiré par son auteur.');
    expect(words).toContain('Une pompe à corde.');
    expect(words).toContain('Une personne qui est partie');
    // Whoever reported them may have quoted them.
    expect((await amina.get(`${await board()}/moderation`)).words).not.toContain('profond');
  });
});

describe('somebody who guesses names', () => {
  it('is told of twenty a day whether they are borne, and of no more', async () => {
    const guesser = await openMember(hub, []);
    const join = '/fr/me/communities/join/ingenieurs-de-l-eau';
    for (let tries = 0; tries < 20; tries += 1)
      expect((await guesser.post(join, { name: 'Chloé' })).status).toBe(422);
    expect((await guesser.post(join, { name: 'Chloé' })).status).toBe(429);
    for (let tries = 0; tries < 20; tries += 1)
      await amina.post(`${await board()}/membership`, { name: 'Chloé' });
    expect((await amina.post(`${await board()}/membership`, { name: 'Chloé' })).status).toBe(429);
  });
});

describe('a community by invitation', () => {
  it('is in no list, has no address, and answers a stranger as if it were not there', async () => {
    expect((await all()).find(({ name }) => name === WOMEN.name)?.slug).toBeNull();
    for (const path of [
      '/fr/directory/communities',
      '/fr/me/communities',
      '/fr/search?q=entrepreneuses',
    ])
      expect((await chloe.get(path)).words).not.toContain('Entrepreneuses');
    const there = await chloe.get(await board(WOMEN.name));
    const nowhere = await chloe.get('/fr/me/communities/00000000-0000-4000-8000-000000000000');
    const unnamed = ({ words }: { words: string }) => words.replace(/communities\/\S+/, '');
    expect([there.status, unnamed(there)]).toEqual([nowhere.status, unnamed(nowhere)]);
  });

  it('is entered by a code, once; and keeps no list of its members', async () => {
    const { text } = await officer.post(`/fr/staff/communities/${await idOf(WOMEN.name)}/code`);
    const code = /<code class="secret"[^>]*>([^<]+)</.exec(text)?.[1] ?? '';
    expect((await chloe.post('/fr/me/communities/code', { code: 'ABCD' })).status).toBe(422);
    expect((await chloe.post('/fr/me/communities/code', { code })).words).toContain(
      'Entrepreneuses',
    );
    const entered = await chloe.post('/fr/me/communities/enter', {
      code,
      name: 'Chloé',
      listed: 'yes',
    });
    expect(entered.to).toBe(await board(WOMEN.name));
    expect((await chloe.get(`${entered.to}/members`)).status).toBe(404);
    expect((await chloe.get(`${entered.to}/moderation`)).status).toBe(200);
    expect((await binta.post('/fr/me/communities/enter', { code, name: 'Binta' })).status).toBe(
      410,
    );
    const made = await chloe.post(`${entered.to}/invite`, { role: 'member' });
    const next = /<code class="secret"[^>]*>([^<]+)</.exec(made.text)?.[1] ?? '';
    expect(
      (await binta.post('/fr/me/communities/enter', { code: next, name: 'Binta' })).status,
    ).toBe(303);
    expect((await binta.get(`${entered.to}/moderation`)).status).toBe(404);
  });

  it('is not entered by the office once somebody moderates it', async () => {
    const code = `/fr/staff/communities/${await idOf(WOMEN.name)}/code`;
    expect((await officer.post(code)).status).toBe(409);
    expect((await officer.get(code.replace('/code', ''))).text).not.toContain('/code"');
  });

  it('that has closed can be read and no more', async () => {
    await officer.post(`/fr/staff/communities/${await idOf(WOMEN.name)}/close`);
    const there = await board(WOMEN.name);
    expect((await binta.get(there)).words).toContain('On peut encore la lire');
    const said = { kind: 'question', lang: 'fr', text: 'Encore quelqu’un ?' };
    expect((await binta.post(`${there}/posts`, said)).status).toBe(409);
  });
});

describe('under threat', () => {
  const open = async (threat: 'elevated' | 'severe') => {
    const other = await openTestHub({ hub: { ...readConfig().hub, threat } });
    const app = await createApp(other);
    const here = await openMember(other, ['relationship-officer'], undefined, app);
    await here.post('/fr/staff/communities/new', WATER);
    return { here, close: () => app.close().then(() => other.close()) };
  };

  it('counts nobody where it is elevated', async () => {
    const { here, close } = await open('elevated');
    const { words } = await here.get('/fr/directory/communities');
    expect(words).toContain('Ingénieurs de l’eau');
    expect(words).not.toContain('dix membres');
    await close();
  });

  it('has no public community where it is severe: each is entered by invitation', async () => {
    const { here, close } = await open('severe');
    for (const path of ['', '/ingenieurs-de-l-eau'])
      expect((await here.get(`/fr/directory/communities${path}`)).status).toBe(404);
    expect((await here.get('/fr/me/communities/join/ingenieurs-de-l-eau')).status).toBe(404);
    expect((await here.get('/fr/staff/communities')).words).toContain('Sur invitation');
    expect((await here.get('/fr/me/communities')).text).not.toContain('/directory/communities');
    await close();
  });
});
