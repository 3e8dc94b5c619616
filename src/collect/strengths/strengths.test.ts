import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHub, type TestHub } from '../../../test/hub.ts';
import { appOf, type Member, openMember } from '../../../test/members.ts';
import {
  hideOrganisation,
  type OrganisationForm,
  passOrganisation,
  registerOrganisation,
} from '../../people/organisations/organisations.ts';
import { type Peer, peersFor } from './peers.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await openTestHub();
  await appOf(hub);
});
afterAll(async () => {
  await (await appOf(hub)).close();
  await hub.close();
});

const officer = () => ({ clock: hub.clock, actor: 'officer', capacity: 'office' }) as const;

async function led(name: string, more: Partial<OrganisationForm> = {}) {
  const { db } = hub.house;
  const steward = await openMember(hub, []);
  const names = [{ text: name, lang: 'fr', kind: 'official' as const }];
  const form = { kind: 'association', names, ...more } as const;
  const { id } = await registerOrganisation(db, hub, steward.account, form);
  await passOrganisation(db, officer(), id);
  return { id, steward, base: `/fr/me/organisations/${id}` };
}

const LEVELS = { governance: '2', finance: '1', accountability: '3', skills: '4', reach: '2' };
const assess = (steward: Member, base: string, more: Partial<typeof LEVELS> = {}) =>
  steward.post(`${base}/strengths/edit`, { ...LEVELS, ...more });

describe('an assessment', () => {
  it('is five answers in plain words, and comes back with what is missing', async () => {
    const { steward, base } = await led('Teranga');
    const form = await steward.get(`${base}/strengths/edit`);
    expect(form.words).toContain('Un budget voté, et des comptes tenus toute l’année.');
    const half = await steward.post(`${base}/strengths/edit`, { governance: '2', finance: '9' });
    expect(half.status).toBe(422);
    expect(half.text.match(/href="#f-\w+"/g)).toEqual([
      'href="#f-finance"',
      'href="#f-accountability"',
      'href="#f-skills"',
      'href="#f-reach"',
    ]);
    expect((await steward.get(`${base}/strengths`)).words).toContain(
      'Cinq questions, cinq minutes',
    );
  });

  it('keeps each time it was made, and says what moved since', async () => {
    const { steward, base } = await led('Union');
    await assess(steward, base);
    hub.wait(200 * 86_400_000);
    const again = await openMember(hub, [], steward.account);
    await assess(again, base, { finance: '3' });
    await assess(again, base, { finance: '4' });
    const page = await again.get(`${base}/strengths`);
    expect(page.words).toMatch(/Finances Fait référence Plusieurs sources d’argent.* Au départ le/);
    expect(page.text.match(/<tr\b/g)).toHaveLength(3);
  });

  it('is the organisation’s own', async () => {
    const { base } = await led('Discrète');
    const other = await openMember(hub, []);
    for (const page of ['strengths', 'strengths/edit', 'peers', 'review'])
      expect((await other.get(`${base}/${page}`)).status, page).toBe(404);
    expect((await assess(other, base)).status).toBe(404);
  });
});

describe('organisations that could train one another', () => {
  it('see each other by their own agreement alone, with reasons, and only where they are strong', async () => {
    const asking = await led('Cherche', { languages: ['fra'], country: 'FRA' });
    const strong = await led('Forte', { languages: ['fra', 'wol'], country: 'FRA' });
    await assess(asking.steward, asking.base);
    await assess(strong.steward, strong.base, { finance: '4', governance: '2' });
    const peers = async () => (await asking.steward.get(`${asking.base}/peers`)).words;
    expect(await peers()).toContain('n’a pas accepté d’être proposée');

    await asking.steward.post(`${asking.base}/strengths/peers`, {
      asks: ['finance', 'governance'],
    });
    expect(await peers()).toContain('Personne à vous proposer');
    const offers = ['finance', 'governance'];
    await strong.steward.post(`${strong.base}/strengths/peers`, { offers });
    const shown = await peers();
    expect(shown).toContain('Elle se dit solide là où vous cherchez de l’aide : Finances.');
    expect(shown).toContain('On y parle aussi : français.');
    expect(shown).toContain('Elle est établie dans le même pays : France.');

    await assess(strong.steward, strong.base, { finance: '2' });
    expect(await peers()).toContain('Personne à vous proposer');
    await assess(strong.steward, strong.base, { finance: '4' });
    await strong.steward.post(`${strong.base}/strengths/peers`, { offers });
    await strong.steward.post(`${strong.base}/strengths/peers/end`);
    expect(await peers()).toContain('Personne à vous proposer');
  });

  it('meet through the hub: a request, the peer’s yes, and nobody who is not proposed', async () => {
    const asking = await led('Demandeuse', { country: 'FRA' });
    const strong = await led('Savante', { country: 'FRA' });
    for (const { steward, base } of [asking, strong]) await assess(steward, base);
    await asking.steward.post(`${asking.base}/strengths/peers`, { asks: 'skills' });
    await strong.steward.post(`${strong.base}/strengths/peers`, { offers: 'skills' });
    const path = `${asking.base}/peers/${strong.id}`;
    expect((await asking.steward.post(path, { text: 'court' })).status).toBe(422);
    const sent = await asking.steward.post(path, { text: 'Comment préparez-vous la relève ?' });
    expect(sent.to).toMatch(/^\/fr\/me\/requests\/[0-9a-f-]{36}$/);
    expect((await asking.steward.get(sent.to)).words).toContain('Savante');
    const acts = await hub.house.sql<{ actor: string }[]>`
      select actor from journal where subject = ${`request:${sent.to.split('/').at(-1)}`}`;
    expect(new Set(acts.map(({ actor }) => actor))).toEqual(new Set(['author']));
    const told = await strong.steward.get('/fr/me/requests');
    expect(told.words).toContain('Comment préparez-vous la relève ?');
    const stranger = await led('Tierce');
    expect((await asking.steward.post(`${asking.base}/peers/${stranger.id}`)).status).toBe(404);
    await hideOrganisation(hub.house.db, officer(), strong.id);
    expect((await asking.steward.post(path, { text: 'Encore une fois.' })).status).toBe(404);
  });

  it('are ordered by how much they could help, then by what both have of it', () => {
    const peer = (id: string, more: Partial<Peer>): Peer => ({
      ...{
        id,
        name: id,
        slug: id,
        offers: [],
        asks: [],
        languages: [],
        country: null,
        origins: [],
      },
      ...more,
    });
    const own = peer('own', { asks: ['finance', 'reach'], offers: ['skills'], languages: ['fra'] });
    const found = peersFor(own, [
      own,
      peer('none', { offers: ['governance'] }),
      peer('one', { offers: ['finance'] }),
      peer('speaks', { offers: ['finance'], languages: ['fra'] }),
      peer('both ways', { offers: ['reach'], asks: ['skills'] }),
      peer('two', { offers: ['finance', 'reach'] }),
    ]);
    expect(found.map(({ peer }) => peer.id)).toEqual(['two', 'both ways', 'speaks', 'one']);
  });
});
