import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHub, type TestHub } from '../../../test/hub.ts';
import { appOf, type Member, openMember } from '../../../test/members.ts';
import { HOLDINGS } from '../../app.tsx';
import { eraseAccount } from '../../people/me/erasure.ts';
import { blurOrder } from '../consultations/consultations.ts';
import { addSummit, publishSummit } from '../summits/summits.ts';

const HOUR = 3_600_000;
const MINE = '/fr/me/meetings';
let hub: TestHub;
let [awa, karim, lea, facilitator] = [] as unknown as [Member, Member, Member, Member]; // set before the first story
beforeAll(async () => {
  hub = await openTestHub();
  await appOf(hub);
  [awa, karim, lea] = await Promise.all([
    openMember(hub, []),
    openMember(hub, []),
    openMember(hub, []),
  ]);
  facilitator = await openMember(hub, ['facilitator']);
});
afterAll(() => hub.close());

const AWA = {
  ...{ name: 'Awa du fleuve', seeks: ['rights'], offers: ['business'], langs: 'français, wolof' },
  ...{ zone: 'Africa/Dakar', 'day-1': '2026-12-10', 'hour-1': '10:00' },
};
const KARIM = {
  ...{ name: 'Karim B.', seeks: ['business'], offers: ['rights'], langs: 'arabe, français' },
  ...{ zone: 'Europe/Paris', 'day-1': '2026-12-10', 'hour-1': '11:00' },
};
const ask = (member: Member, form: typeof AWA) => member.post(`${MINE}/ask`, form);

const rows = () => hub.house.sql<{ id: string }[]>`select id from meetings`;
const only = async () => (await rows())[0]?.id ?? '';

describe('Two people who complete each other', () => {
  it('are proposed by their reasons, without a name', async () => {
    expect((await ask(awa, AWA)).status).toBe(303);
    expect((await awa.get(MINE)).text).toContain('Personne pour le moment');
    await ask(karim, KARIM);
    const { text } = await awa.get(MINE);
    expect(text).toContain('Offre ce que vous cherchez');
    expect(text).toContain('Mes droits');
    // Ten in Dakar is eleven in Paris.
    expect(text).toContain('jeudi 10 décembre 2026 à 10:00');
    expect(text).not.toContain('Karim');
    expect((await karim.get(MINE)).text).toContain('jeudi 10 décembre 2026 à 11:00');
  });

  it('see nothing of each other after one yes, not by address either', async () => {
    const id = await only();
    await awa.post(`${MINE}/${id}/answer`, { answer: 'yes' });
    expect((await awa.get(MINE)).text).toContain('Si l’autre personne le dit aussi');
    const { text } = await karim.get(MINE);
    expect(text).not.toContain('Awa');
    expect(text).toContain('Oui, rencontrons-nous');
    for (const member of [awa, karim]) expect((await member.get(`${MINE}/${id}`)).status).toBe(404);
    const words = await awa.post(`${MINE}/${id}/words`, { words: 'Bonjour' });
    expect(words.status).toBe(404);
  });

  it('read each other’s name after two', async () => {
    const id = await only();
    await karim.post(`${MINE}/${id}/answer`, { answer: 'yes' });
    expect((await karim.get(`${MINE}/${id}`)).text).toContain('Awa du fleuve');
    expect((await awa.get(`${MINE}/${id}`)).text).toContain('Karim B.');
  });

  it('write a word, which lies sealed', async () => {
    const id = await only();
    await awa.post(`${MINE}/${id}/words`, { words: 'Bonjour, je cherche un avocat.' });
    expect((await karim.get(`${MINE}/${id}`)).text).toContain('je cherche un avocat');
    const dump = await hub.house.sql`select meetings::text as row from meetings`;
    expect(String(dump[0]?.row)).not.toContain(Buffer.from('avocat').toString('hex'));
  });

  it('agree on an hour that each reads on their own clock', async () => {
    const id = await only();
    await awa.post(`${MINE}/${id}/time`, {
      day: '2026-12-11',
      hour: '18:30',
      place: 'Café Central',
    });
    const { text } = await karim.get(`${MINE}/${id}`);
    expect(text).toContain('vendredi 11 décembre 2026 à 19:30');
    expect(text).toContain('vendredi 11 décembre 2026 à 18:30');
    expect(
      (await awa.post(`${MINE}/${id}/agree`, { time: '2026-12-11T18:30:00.000Z' })).status,
    ).toBe(409);
    await karim.post(`${MINE}/${id}/agree`, { time: '2026-12-11T18:30:00.000Z' });
    expect((await awa.get(`${MINE}/${id}`)).text).toContain('Le rendez-vous est convenu');
  });

  it('say afterwards whether it helped, and not before', async () => {
    const id = await only();
    expect((await awa.post(`${MINE}/${id}/helped`, { helped: 'yes' })).status).toBe(409);
    hub.wait(20 * 24 * HOUR);
    [awa, karim, lea, facilitator] = (await Promise.all(
      [awa, karim, lea, facilitator].map(({ account }) => openMember(hub, null, account)),
    )) as [Member, Member, Member, Member]; // as many as were given
    await awa.post(`${MINE}/${id}/helped`, { helped: 'yes' });
    expect((await awa.get(`${MINE}/${id}`)).text).toContain('Merci de l’avoir dit');
  });
});

describe('Somebody else', () => {
  it('does not find a meeting that is not theirs', async () => {
    const id = await only();
    expect((await lea.get(`${MINE}/${id}`)).status).toBe(404);
    expect((await lea.post(`${MINE}/${id}/answer`, { answer: 'yes' })).status).toBe(404);
    expect((await lea.post(`${MINE}/${id}/release`)).status).toBe(404);
  });

  it('of the team sees numbers, and none under five', async () => {
    const { text } = await facilitator.get('/fr/staff/meetings');
    expect(text).toContain('moins de cinq');
    expect(text).not.toMatch(/Awa|Karim/);
    expect((await lea.get('/fr/staff/meetings')).status).toBe(404);
  });

  it('is told what is wrong, beside the field', async () => {
    const { status, text } = await lea.post(`${MINE}/ask`, {
      ...AWA,
      langs: 'xyzzyx',
      seeks: [],
      offers: [],
      'hour-1': '',
    });
    expect(status).toBe(422);
    expect(text).toContain('Une de ces langues n’est pas reconnue');
    expect(text).toContain('Écrivez l’heure en quatre chiffres');
  });
});

describe('A no', () => {
  it('ends the proposal for both without a word, and the next is made', async () => {
    await ask(lea, { ...KARIM, name: 'Léa', langs: 'wolof' });
    const before = await rows();
    expect(before).toHaveLength(2);
    const id = before.find((one) => one.id !== before[0]?.id)?.id ?? '';
    await lea.post(`${MINE}/${id}/answer`, { answer: 'no' });
    await Promise.all(
      [awa, lea].map(async (member) => {
        expect((await member.get(MINE)).text).not.toContain('Oui, rencontrons-nous');
      }),
    );
    // They are not proposed to each other again.
    await ask(lea, { ...KARIM, name: 'Léa', langs: 'wolof' });
    expect(await rows()).toHaveLength(2);
  });
});

describe('At a summit', () => {
  let summit = '';
  beforeAll(async () => {
    const by = { clock: hub.clock, actor: facilitator.account };
    const made = await addSummit(hub.house.db, by, {
      ...{ lang: 'fr', title: 'Sommet du fleuve', summary: 'Trois jours pour se parler.' },
      ...{ opensOn: '2027-03-04', closesOn: '2027-03-06', zone: 'Africa/Dakar' },
      ...{ place: 'Saint-Louis', link: '', languages: ['fr'] },
    });
    summit = made.id;
    expect((await awa.get(`${MINE}/ask?summit=${summit}`)).status).toBe(404);
    await publishSummit(hub.house.db, by, made);
  });

  it('only those who asked there are proposed, and those who asked to be told are, without a name', async () => {
    const before = (await rows()).length;
    await awa.post(`${MINE}/ask`, { ...AWA, summit, name: 'Awa au sommet', tell: 'yes' });
    expect(await rows()).toHaveLength(before);
    await lea.post(`${MINE}/ask`, { ...KARIM, summit, name: 'Léa au sommet' });
    expect(await rows()).toHaveLength(before + 1);
    const { text } = await awa.get(MINE);
    expect(text).toContain('Sommet du fleuve');
    expect(text).not.toContain('Léa au sommet');
    const told = (await awa.get('/fr/me/messages')).text;
    expect(told).toContain('Une proposition vous attend');
    expect(told).not.toContain('Léa');
    expect((await lea.get('/fr/me/messages')).text).not.toContain('Une proposition vous attend');
  });

  it('changes what was not answered, when somebody wishes otherwise', async () => {
    const before = await rows();
    await lea.post(`${MINE}/ask`, {
      ...KARIM,
      summit,
      name: 'Léa',
      seeks: ['housing'],
      offers: ['housing'],
    });
    expect(await rows()).toHaveLength(before.length - 1);
  });
});

describe('Whoever goes', () => {
  it('takes all of it along', async () => {
    await hub.house.db.transaction((tx) =>
      eraseAccount(tx, hub, { account: awa.account, actor: awa.account }, HOLDINGS),
    );
    expect(await rows()).toEqual([]);
    const left = await hub.house.sql<
      { name: string }[]
    >`select name from meeting_people order by name`;
    expect(left.map(({ name }) => name)).toEqual(['Karim B.', 'Léa', 'Léa']);
  });

  it('leaves no row in the journal, whatever they asked, answered or agreed', async () => {
    expect(await hub.house.sql`select from journal where act like 'meetings/%'`).toEqual([]);
    await blurOrder(hub.house.db, hub.clock);
    expect(await hub.house.sql`select distinct xmin::text from meeting_people`).toHaveLength(1);
  });
});
