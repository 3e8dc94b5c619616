import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestHub, type TestHub } from '../../../test/hub.ts';
import { openMember } from '../../../test/members.ts';
import { signedIn } from '../../../test/people.ts';
import { HOLDINGS } from '../../app.tsx';
import { giveConsent, recipientOf, withdrawConsent } from '../../people/consents/consents.ts';
import { eraseAccount } from '../../people/me/erasure.ts';
import {
  passOrganisation,
  registerOrganisation,
} from '../../people/organisations/organisations.ts';
import { saveProfile } from '../../people/profiles/profiles.ts';
import { memberRef, proposalsOf, proposedTo } from './proposals.ts';
import { closeSilent, escalateLate, ownRequest, requestsOf, stepsOf, tally } from './requests.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await openTestHub();
});
afterAll(() => hub.close());

const ASKED = {
  kind: 'need',
  topic: 'mentoring',
  text: 'Je cherche quelqu’un qui connaît le métier d’infirmière à Lyon.',
  residence: 'FRA',
  origin: 'SEN',
  town: 'Lyon',
};

const once = () => ({ once: crypto.randomUUID() });
const actorsOn = async (id: string): Promise<Set<string>> => {
  const acts = await hub.house.sql<{ actor: string }[]>`
    select actor from journal where subject = ${`request:${id}`}`;
  return new Set(acts.map(({ actor }) => actor));
};

type Member = Awaited<ReturnType<typeof openMember>>;

describe('somebody without an account', () => {
  let visitor: Member;
  let officer: Member;
  beforeEach(async () => {
    visitor = await openMember(hub, null);
    officer = await openMember(hub, ['relationship-officer']);
  });

  it('asks, is answered by a person, and reads it by a code', async () => {
    const sent = await visitor.post('/fr/requests/new', { ...ASKED, ...once() });
    const code = /([0-9A-Z]{4}-){3}[0-9A-Z]{4}/.exec(sent.text)?.[0] ?? '';
    expect(sent.words).toContain('Une personne vous répond avant le');
    const [, path] = /href="(\/fr\/staff\/requests\/[0-9a-f-]{36})"/.exec(
      (await officer.get('/fr/staff/requests')).text,
    ) ?? ['', ''];
    await officer.post(`${path}/answer`, { text: 'Écrivez à l’association des soignants.' });
    const read = await visitor.post('/fr/requests/follow', { code: code.toLowerCase() });
    expect(read.words).toContain('Écrivez à l’association des soignants.');
    expect(read.words).toContain('Réponse donnée');
    const more = await visitor.post('/fr/requests/follow/reply', {
      code,
      text: 'Merci, et à Dakar ?',
    });
    expect(more.words).toContain('Merci, et à Dakar ?');
  });

  it('sends the same form twice and has asked once', async () => {
    const form = { ...ASKED, text: 'Une seule fois, s’il vous plaît.', ...once() };
    await visitor.post('/fr/requests/new', form);
    expect((await visitor.post('/fr/requests/new', form)).to).toBe('/fr/requests');
    const [row] = await hub.house.sql<{ n: number }[]>`
      select count(*)::int as n from requests where text = ${form.text}`;
    expect(row?.n).toBe(1);
  });

  it('gets the form back with what was typed where something is missing', async () => {
    const back = await visitor.post('/fr/requests/new', { ...ASKED, topic: '', ...once() });
    expect(back.status).toBe(422);
    expect(back.text).toContain('infirmière');
    const odd = await visitor.post('/fr/requests/new', { ...ASKED, residence: 'XXX', ...once() });
    expect(odd.status).toBe(422);
  });

  it('cannot follow with a code that is none', async () => {
    for (const code of ['', 'AAAA', '0000-0000-0000-0000'])
      expect((await visitor.post('/fr/requests/follow', { code })).status).toBe(422);
    const odd = await visitor.post('/fr/requests/follow/constructor', { code: '' });
    expect(odd.status).toBe(404);
  });
});

describe('Amina, who has an account', () => {
  it('asks, chooses a recipient, and both say how it ended', async () => {
    const amina = await openMember(hub, []);
    const moussa = await openMember(hub, []);
    const officer = await openMember(hub, ['relationship-officer']);
    const office = (await recipientOf(hub.house.db, 'office')).id;
    await saveProfile(hub.house.db, hub, moussa.account, {
      pseudonym: 'Baobab',
      residence: 'FRA',
      city: 'Lyon',
      languages: ['fr'],
      offers: ['mentoring'],
    });
    const consent = {
      account: moussa.account,
      purpose: 'matching',
      version: 1,
      recipientId: office,
      lang: 'fr',
      channel: 'web',
    } as const;
    await giveConsent(hub.house.db, hub, consent);

    const { to } = await amina.post('/fr/requests/new', { ...ASKED, ...once() });
    const id = to.split('/').at(-1) ?? '';
    const desk = await officer.get(`/fr/staff/requests/${id}`);
    expect(desk.words).toContain('Baobab');
    expect(desk.words).toContain('s’occupe de ce sujet');
    const looks = await hub.house.sql`
      select 1 from journal where act = 'roster/read' and subject = ${`account:${moussa.account}`}`;
    expect(looks.length).toBeGreaterThan(0);

    const ref = memberRef(hub.keys, moussa.account);
    await officer.post(`/fr/staff/requests/${id}/propose`, { kind: 'member', ref });
    expect((await moussa.get('/fr/me/requests')).words).not.toContain('infirmière');
    const [proposal] = await proposalsOf(hub.house.db, id);
    await amina.post(`/fr/me/requests/${id}/choose`, { proposal: proposal?.id ?? '', word: 'yes' });
    expect((await moussa.get('/fr/me/requests')).words).toContain('infirmière');
    // Whatever is sent twice, by a slow telephone or out of spite, is said once.
    for (let times = 0; times < 2; times += 1) {
      await moussa.post(`/fr/me/requests/told/${proposal?.id}/yes`);
      await officer.post(`/fr/staff/requests/${id}/answer`, {
        text: 'Nous vous présentons Baobab.',
      });
      await amina.post(`/fr/me/requests/${id}/reply`, { text: 'Dites-lui bonjour.' });
      await officer.post(`/fr/staff/requests/${id}/conclude`, { outcome: 'met' });
    }
    const steps = (await stepsOf(hub.house.db, id)).map(({ side, step }) => `${side} ${step}`);
    expect(steps.length).toBe(new Set(steps).size);
    const told = (await amina.get('/fr/me/messages')).words;
    expect(told.split('Votre demande a reçu une réponse').length).toBe(2);
    expect((await ownRequest(hub.house.db, hub, amina.account, id)).closedAt).toBeNull();
    await amina.post(`/fr/me/requests/${id}/conclude`, { outcome: 'met' });
    expect((await ownRequest(hub.house.db, hub, amina.account, id)).outcome).toBe('met');
    await amina.post(`/fr/me/requests/${id}/thank`, { text: 'Merci à vous deux' });
    expect((await officer.get(`/fr/staff/requests/${id}`)).words).toContain('Merci à vous deux');
    // What the office did bears a name; who asked, and who was proposed, stand nowhere beside it.
    expect(await actorsOn(id)).toEqual(new Set(['author', 'recipient', officer.account]));
    const late = await amina.post(`/fr/me/requests/${id}/reply`, { text: 'Encore un mot' });
    expect(late.status).toBe(409);

    await hub.house.db.transaction((tx) => withdrawConsent(tx, hub, consent, HOLDINGS));
    expect(await proposedTo(hub.house.db, 'member', [ref])).toEqual([]);
    expect((await proposalsOf(hub.house.db, id))[0]).toMatchObject({ name: '', ref: '' });
  });

  it('is answered by an association whose steward says yes', async () => {
    const [amina, steward] = [await openMember(hub, []), await openMember(hub, [])];
    const officer = await openMember(hub, ['relationship-officer']);
    const made = await registerOrganisation(hub.house.db, hub, steward.account, {
      kind: 'association',
      names: [{ text: 'Les soignants de Lyon', lang: 'fr', kind: 'official' }],
      offers: ['mentoring'],
      residences: ['FRA'],
      languages: ['fr'],
      town: 'Lyon',
    });
    const by = { clock: hub.clock, actor: 'officer', capacity: 'office' } as const;
    await passOrganisation(hub.house.db, by, made.id);
    const { to } = await amina.post('/fr/requests/new', { ...ASKED, ...once() });
    const id = to.split('/').at(-1) ?? '';
    expect((await officer.get(`/fr/staff/requests/${id}`)).words).toContain(
      'Les soignants de Lyon',
    );
    await officer.post(`/fr/staff/requests/${id}/propose`, { kind: 'organisation', ref: made.id });
    const [proposal] = await proposalsOf(hub.house.db, id);
    expect(proposal?.reasons).toContain('topic');
    expect((await steward.get('/fr/me/requests')).words).not.toContain('infirmière');
    await amina.post(`${to}/choose`, { proposal: proposal?.id ?? '', word: 'yes' });
    expect((await steward.get('/fr/me/requests')).words).toContain('Les soignants de Lyon');
    await steward.post(`/fr/me/requests/told/${proposal?.id}/yes`);
    expect((await amina.get(to)).words).toContain('Les deux côtés ont dit oui');
    expect(await actorsOn(to.split('/').at(-1) ?? '')).not.toContain(steward.account);
  });

  it('is not found by another, whatever they try', async () => {
    const [amina, stranger] = [await openMember(hub, []), await openMember(hub, [])];
    const { to } = await amina.post('/fr/requests/new', { ...ASKED, ...once() });
    expect((await amina.get(to)).status).toBe(200);
    expect((await stranger.get(to)).status).toBe(404);
    for (const act of ['reply', 'conclude', 'thank', 'choose'])
      expect((await stranger.post(`${to}/${act}`, { text: 'xxx', outcome: 'met' })).status).toBe(
        404,
      );
    expect((await stranger.get('/fr/staff/requests')).status).toBe(404);
    expect((await amina.get(`${to}x`)).status).toBe(404);
  });

  it('takes her request back alone', async () => {
    const amina = await openMember(hub, []);
    const { to } = await amina.post('/fr/requests/new', { ...ASKED, ...once() });
    await amina.post(`${to}/conclude`, { outcome: 'withdrawn' });
    expect((await requestsOf(hub.house.db, hub, amina.account))[0]?.outcome).toBe('withdrawn');
  });

  it('is erased: her words are nowhere, and one request more was received', async () => {
    const amina = await openMember(hub, []);
    const words = 'Des mots que personne d’autre n’a écrits : hibiscus';
    await amina.post('/fr/requests/new', { ...ASKED, text: words, ...once() });
    const before = await tally(hub.house.db, hub.clock);
    await hub.house.db.transaction((tx) =>
      eraseAccount(tx, hub, { account: amina.account, actor: amina.account }, HOLDINGS),
    );
    const left = await hub.house.sql`select 1 from requests r where r::text like '%hibiscus%'`;
    expect(left).toHaveLength(0);
    expect((await tally(hub.house.db, hub.clock)).received).toBe(before.received);
  });
});

describe('time', () => {
  it('moves what nobody answered to the head, once, and tells its author', async () => {
    const amina = await openMember(hub, []);
    const { to } = await amina.post('/fr/requests/new', { ...ASKED, ...once() });
    expect(await escalateLate(hub.house.db, hub)).toEqual([]);
    hub.wait(9 * 86_400_000);
    expect((await escalateLate(hub.house.db, hub)).length).toBeGreaterThan(0);
    expect(await escalateLate(hub.house.db, hub)).toEqual([]);
    const again = await openMember(hub, [], amina.account);
    expect((await again.get(to)).words).toContain('Date dépassée');
  });

  it('closes what the office settled and whose author is silent for a month', async () => {
    const amina = await openMember(hub, []);
    const officer = await openMember(hub, ['relationship-officer']);
    const { to } = await amina.post('/fr/requests/new', { ...ASKED, ...once() });
    const id = to.split('/').at(-1) ?? '';
    await officer.post(`/fr/staff/requests/${id}/answer`, { text: 'Voici.' });
    await officer.post(`/fr/staff/requests/${id}/conclude`, { outcome: 'unmet' });
    expect(await closeSilent(hub.house.db, hub)).toBe(0);
    hub.wait(31 * 86_400_000);
    expect(await closeSilent(hub.house.db, hub)).toBe(1);
  });

  it('is told to the public as a median only when there are enough answers', async () => {
    const fresh = await openTestHub();
    const officer = await openMember(fresh, ['relationship-officer']);
    for (let n = 1; n <= 5; n += 1) {
      const amina = await openMember(fresh, []);
      expect((await tally(fresh.house.db, fresh.clock)).medianHours).toBeNull();
      const { to } = await amina.post('/fr/requests/new', { ...ASKED, ...once() });
      fresh.wait(n * 2_400_000);
      await officer.post(`/fr/staff/requests/${to.split('/').at(-1)}/answer`, { text: 'Voici.' });
    }
    expect((await tally(fresh.house.db, fresh.clock)).medianHours).toBeCloseTo(2, 1);
    expect((await officer.get('/fr/requests')).words).toContain('2 heures');
    await fresh.close();
  });

  it('keeps nobody’s account in what is said', async () => {
    const { account } = await signedIn(hub.house.db, hub);
    const rows = await hub.house.sql`
      select 1 from requests r where r::text like ${`%${account}%`}
      union all select 1 from request_steps s where s::text like ${`%${account}%`}`;
    expect(rows).toHaveLength(0);
  });
});
