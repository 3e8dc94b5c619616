import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHub, type TestHub } from '../../../test/hub.ts';
import { appOf, type Member, openMember } from '../../../test/members.ts';
import { HOLDINGS } from '../../app.tsx';
import { readConfig } from '../../config.ts';
import { giveConsent, recipientOfSubject } from '../consents/consents.ts';
import { performDuties } from '../duties/duties.ts';
import { resealAll } from '../holdings/holdings.ts';
import { eraseAccount } from '../me/erasure.ts';
import {
  hideOrganisation,
  passOrganisation,
  registerOrganisation,
} from '../organisations/organisations.ts';
import {
  countMembers,
  inviteMembers,
  isMember,
  joinOrganisation,
  listedMembers,
} from './members.ts';

const DAY = 86_400_000;

let hub: TestHub;
beforeAll(async () => {
  hub = await openTestHub();
  await appOf(hub);
});
afterAll(async () => {
  await (await appOf(hub)).close();
  await hub.close();
});

const officer = (of: TestHub) =>
  ({ clock: of.clock, actor: 'officer', capacity: 'office' }) as const;

interface Led {
  readonly id: string;
  readonly fatou: Member;
  readonly base: string;
}

/** An organisation that the directory shows, and its steward. */
async function led(name: string, of = hub): Promise<Led> {
  const fatou = await openMember(of, []);
  const names = [{ text: name, lang: 'fr', kind: 'official' as const }];
  const form = { kind: 'association', names } as const;
  const { id } = await registerOrganisation(of.house.db, of, fatou.account, form);
  await passOrganisation(of.house.db, officer(of), id);
  return { id, fatou, base: `/fr/me/organisations/${id}/members` };
}

const CODE = /(?:[0-9A-Z]{4}-){7}[0-9A-Z]{4}/;

/** The steward makes an invitation on the page; gives its code. */
async function invited({ fatou, base }: Led, most = 10, days = 14): Promise<string> {
  const sheet = await fatou.post(`${base}/invitations`, { most: String(most), days: String(days) });
  return CODE.exec(sheet.text)?.[0] ?? '';
}

async function joined(of: Led, code: string): Promise<Member> {
  const member = await openMember(hub, []);
  const answer = await member.post(`/fr/invitation/${code}/join`);
  expect(answer.to).toBe(`/fr/me/memberships/${of.id}?done=joined`);
  return member;
}

/** Says yes to one of the two questions, by the page that asks it. */
async function says(member: Member, of: Led, purpose: 'membership' | 'news', answer = 'yes') {
  const recipient = await recipientOfSubject(hub.house.db, of.id);
  const path = `/fr/me/consents/${purpose}/${recipient?.id}`;
  const version = purpose === 'membership' ? '2' : '1';
  return member.post(path, { answer, version, from: 'membership' });
}

const numberOf = async ({ id }: Led): Promise<number> => {
  const rows = await hub.house.sql`select from members where organisation_id = ${id}`;
  return rows.length;
};

const reads = async (member: Member, of: Led) =>
  (await member.get(`/fr/me/memberships/${of.id}`)).words;

describe('an invitation', () => {
  it('says who will see what before yes or no, and a no is written nowhere', async () => {
    const teranga = await led('Teranga');
    const code = await invited(teranga);
    const visitor = await openMember(hub, null);
    const page = await visitor.get(`/fr/invitation/${code}`);
    expect(page.words).toContain('Teranga vous invite à la rejoindre');
    expect(page.words).toMatch(/Son référent Le même nombre, et rien de plus\./);
    expect((await visitor.post(`/fr/invitation/${code}/join`)).to).toBe(
      `/fr/join?next=%2Finvitation%2F${code}`,
    );
    const before = await hub.house.sql`select count(*) from journal`;
    const no = await visitor.post(`/fr/invitation/${code}/decline`);
    expect(no.words).toContain('Rien n’a été enregistré');
    expect(await hub.house.sql`select count(*) from journal`).toEqual(before);
    expect(await numberOf(teranga)).toBe(0);
  });

  it('opens to as many as it was made for, until its day, and not once it is stopped', async () => {
    const union = await led('Union');
    const code = await invited(union, 10);
    const first = await joined(union, code);
    await first.post(`/fr/invitation/${code}/join`);
    for (let place = 1; place < 10; place += 1) await joined(union, code);
    const late = await openMember(hub, []);
    expect((await late.post(`/fr/invitation/${code}/join`)).status).toBe(410);
    expect(await numberOf(union)).toBe(10);
    expect((await union.fatou.get(union.base)).words).toContain('Complète');

    const second = await invited(union);
    const { text } = await union.fatou.get(union.base);
    const [, id] = /invitations\/([0-9a-f-]{36})\/revoke/.exec(text) ?? [];
    await union.fatou.post(`${union.base}/invitations/${id}/revoke`);
    expect((await late.post(`/fr/invitation/${second}/join`)).status).toBe(410);
    expect((await late.get(`/fr/invitation/${second}`)).status).toBe(404);

    const third = await invited(union, 10, 14);
    hub.wait(15 * 86_400_000);
    const again = await openMember(hub, [], late.account);
    expect((await again.post(`/fr/invitation/${third}/join`)).status).toBe(410);
  });

  it('gives its last place to one of two who come at once', async () => {
    const race = await led('Course');
    const code = await invited(race);
    for (let place = 1; place < 10; place += 1) await joined(race, code);
    const two = await Promise.all([openMember(hub, []), openMember(hub, [])]);
    const tries = await Promise.allSettled(
      two.map(({ account }) =>
        hub.house.db.transaction((tx) => joinOrganisation(tx, hub, account, code)),
      ),
    );
    expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('is made for an organisation that people can find, by its own steward, within bounds', async () => {
    const hidden = await led('Cachée');
    const other = await openMember(hub, []);
    expect((await other.get(hidden.base)).status).toBe(404);
    const form = { most: '10', days: '14' };
    expect((await other.post(`${hidden.base}/invitations`, form)).status).toBe(404);
    const few = await hidden.fatou.post(`${hidden.base}/invitations`, { ...form, most: '1' });
    expect(few.status).toBe(400);
    const code = await invited(hidden);
    await hideOrganisation(hub.house.db, officer(hub), hidden.id);
    expect((await other.get(`/fr/invitation/${code}`)).status).toBe(404);
    const by = { clock: hub.clock, actor: hidden.fatou.account };
    await expect(
      inviteMembers(hub.house.db, hub.keys, by, hidden.id, { most: 10, days: 14 }),
    ).rejects.toMatchObject({ code: 'members/closed' });
  });
});

describe('a member', () => {
  it('is a number that tells of nobody, to others and to the steward', async () => {
    const small = await led('Petite');
    const code = await invited(small, 25);
    const amina = await joined(small, code);
    expect(await reads(amina, small)).toContain('Moins de 10 membres');
    expect((await small.fatou.get(small.base)).words).toContain('Moins de 10 membres');
    for (let more = 1; more < 12; more += 1) await joined(small, code);
    await countMembers(hub.house.db, hub);
    expect((await small.fatou.get(small.base)).words).toContain('Environ 10 membres');
  });

  it('comes and goes unseen until the day is over, whoever joins and leaves to watch the number', async () => {
    const watched = await led('Guettée');
    const code = await invited(watched, 25);
    const people = [await joined(watched, code)];
    for (let more = 1; more < 10; more += 1) people.push(await joined(watched, code));
    for (const one of people.slice(1)) await says(one, watched, 'news');
    const spy = await joined(watched, code);
    await says(spy, watched, 'news');
    await performDuties(hub.house.db, hub, HOLDINGS);
    hub.wait(DAY);
    await performDuties(hub.house.db, hub, HOLDINGS);
    const board = `/fr/me/organisations/${watched.id}/announcements`;
    const [row] = await hub.house.sql`select slug from organisations where id = ${watched.id}`;
    const report = `/fr/me/activities/${row?.slug}/report/2026`;
    const shown = async () => {
      const watcher = await openMember(hub, [], spy.account);
      const steward = await openMember(hub, [], watched.fatou.account);
      const pages = [watched.base, board, report].map(async (path) => steward.get(path));
      const words = [
        await reads(watcher, watched),
        ...(await Promise.all(pages)).map((page) => page.words),
      ];
      return words.map((each) => /(Moins de|Environ) 1[05] membres/.exec(each)?.[0]);
    };
    const before = await shown();
    expect(before).toEqual(Array(4).fill('Environ 10 membres'));
    for (const one of people.slice(0, 3)) {
      const back = await openMember(hub, [], one.account);
      await back.post(`/fr/me/memberships/${watched.id}/leave`);
      hub.wait(3_600_000);
      await performDuties(hub.house.db, hub, HOLDINGS);
      expect(await shown()).toEqual(before);
    }
    expect(await numberOf(watched)).toBe(8);
    hub.wait(DAY);
    await performDuties(hub.house.db, hub, HOLDINGS);
    expect(await shown()).toEqual(Array(4).fill('Moins de 10 membres'));
  });

  it('is in the list by their own yes, under a name of this organisation alone, and sees it only then', async () => {
    const [une, deux] = [await led('Une'), await led('Deux')];
    const code = await invited(une);
    const [amina, moussa] = [await joined(une, code), await joined(une, code)];
    await amina.post(`/fr/me/memberships/${une.id}/name`, { name: ' Tata  Amina ' });
    expect((await une.fatou.get(une.base)).words).not.toContain('Tata Amina');

    const recipient = await recipientOfSubject(hub.house.db, une.id);
    const asked = await amina.get(`/fr/me/consents/membership/${recipient?.id}`);
    expect(asked.words).toMatch(/Nom choisi pour cette organisation Tata Amina/);
    expect((await says(amina, une, 'membership')).to).toBe(
      `/fr/me/memberships/${une.id}?done=answered`,
    );
    expect((await une.fatou.get(une.base)).words).toContain('Tata Amina');
    expect(await reads(moussa, une)).not.toContain('Tata Amina');
    await says(moussa, une, 'membership');
    expect(await reads(moussa, une)).toMatch(/Tata Amina 1 personne sans nom affiché/);
    // Each look is theirs to read, once a reader and day.
    await reads(moussa, une);
    const log = await amina.get('/fr/me/log');
    expect(log.words.match(/Figurer parmi les membres/g)).toHaveLength(2);

    await joined(deux, await invited(deux)).then((member) => says(member, deux, 'membership'));
    expect((await deux.fatou.get(deux.base)).words).not.toContain('Tata Amina');
    const people = await hub.house.sql`select distinct person from members`;
    const rows = await hub.house.sql`select person from members`;
    expect(people).toHaveLength(rows.length);
  });

  it('is out of the list the moment the yes is taken back, and the name is gone', async () => {
    const kin = await led('Kin');
    const amina = await joined(kin, await invited(kin));
    await amina.post(`/fr/me/memberships/${kin.id}/name`, { name: 'Zeinab' });
    await says(amina, kin, 'membership');
    await says(amina, kin, 'membership', 'withdraw');
    expect(await listedMembers(hub.house.db, hub, kin.id)).toEqual([]);
    expect((await amina.get(`/fr/me/memberships/${kin.id}`)).text).not.toContain('Zeinab');
    const sealed = await hub.house.sql`
      select name from members where organisation_id = ${kin.id} and name is not null`;
    expect(sealed).toHaveLength(0);
  });

  it('leaves in one transaction: number, list and messages', async () => {
    const gone = await led('Départ');
    const amina = await joined(gone, await invited(gone));
    for (const purpose of ['membership', 'news'] as const) await says(amina, gone, purpose);
    await amina.post(`/fr/me/memberships/${gone.id}/leave`);
    expect(await isMember(hub.house.db, hub, amina.account, gone.id)).toBe(false);
    expect(await listedMembers(hub.house.db, hub, gone.id)).toEqual([]);
    expect((await amina.get(`/fr/me/memberships/${gone.id}`)).status).toBe(404);
    const consents = (await amina.get('/fr/me/consents')).words;
    expect(consents).toContain('En ce moment, vous n’autorisez personne');
  });

  it('is removed with a reason that they alone read, and forgotten after a year', async () => {
    const strict = await led('Stricte');
    const code = await invited(strict);
    const amina = await joined(strict, code);
    await says(amina, strict, 'membership');
    const [row] = await listedMembers(hub.house.db, hub, strict.id);
    const path = `${strict.base}/${row?.id}/remove`;
    expect((await strict.fatou.post(path, { reason: ' ' })).status).toBe(422);
    const stranger = await led('Autre');
    const foreign = `${stranger.base}/${row?.id}/remove`;
    expect((await stranger.fatou.post(foreign, { reason: 'x' })).status).toBe(404);
    await strict.fatou.post(path, { reason: 'N’a pas respecté la charte.' });

    expect(await reads(amina, strict)).toContain('N’a pas respecté la charte.');
    expect((await strict.fatou.get(strict.base)).words).not.toContain('charte.');
    expect((await amina.post(`/fr/invitation/${code}/join`)).status).toBe(409);
    expect(await isMember(hub.house.db, hub, amina.account, strict.id)).toBe(false);
    const clock = HOLDINGS.find(({ name }) => name === 'members')?.clock;
    expect(await clock?.expire(hub.house.db, hub, '2026-01-01')).toBe(0);
    expect(await clock?.expire(hub.house.db, hub, '2028-01-01')).toBe(1);
    expect((await amina.get(`/fr/me/memberships/${strict.id}`)).status).toBe(404);
  });

  it('takes it all along, and leaves nothing behind', async () => {
    const kept = await led('Mémoire');
    const amina = await joined(kept, await invited(kept));
    await amina.post(`/fr/me/memberships/${kept.id}/name`, { name: 'Yacine' });
    await resealAll(hub.house.db, hub, HOLDINGS);
    const holding = HOLDINGS.find(({ name }) => name === 'members');
    const as = (feature: string) => hub.keys.pseudonym(feature, amina.account);
    const person = { account: amina.account, as };
    const [table] = (await holding?.export(hub.house.db, hub, person)) ?? [];
    expect(table?.rows).toMatchObject([{ organisation: 'Mémoire', name: 'Yacine', removed: null }]);
    expect((await amina.get('/fr/me')).words).toMatch(/Mes adhésions Mémoire Membre depuis/);
    const fatou = (await kept.fatou.get('/fr/me')).words;
    expect(fatou).toContain('pour : tenir à jour sa fiche et parler en son nom');
    expect(fatou).toMatch(/Et aussi Mes autorisations aucune autorisation en cours/);
    const { account } = amina;
    await hub.house.db.transaction((tx) =>
      eraseAccount(tx, hub, { account, actor: account }, HOLDINGS),
    );
    expect(await numberOf(kept)).toBe(0);
  });

  it('is named in the journal, and where they belong is not', async () => {
    const quiet = await led('Discrète');
    const amina = await joined(quiet, await invited(quiet));
    const acts = await hub.house.sql`
      select act, subject from journal where actor = ${amina.account} and act like 'members/%'`;
    expect(acts).toMatchObject([{ act: 'members/joined', subject: `account:${amina.account}` }]);
    const rows = await hub.house
      .sql`select 1 from members m where m::text like ${`%${amina.account}%`}`;
    expect(rows).toHaveLength(0);
  });
});

describe('under threat', () => {
  it('no list of members is shown to anybody, and nobody is removed by one', async () => {
    const { hub: usual } = readConfig();
    const wary = await openTestHub({ hub: { ...usual, threat: 'elevated' } });
    const watched = await led('Veilleurs', wary);
    const code = await invited(watched);
    const amina = await openMember(wary, []);
    await amina.post(`/fr/invitation/${code}/join`);
    const recipient = await recipientOfSubject(wary.house.db, watched.id);
    await giveConsent(wary.house.db, wary, {
      account: amina.account,
      purpose: 'membership',
      version: 2,
      recipientId: recipient?.id ?? '',
      lang: 'fr',
      channel: 'web',
    });
    const [row] = await listedMembers(wary.house.db, wary, watched.id);
    expect((await watched.fatou.get(watched.base)).text).not.toContain(row?.id ?? 'nobody');
    expect((await watched.fatou.get(watched.base)).words).toContain('ne montre aucune liste');
    const removal = await watched.fatou.post(`${watched.base}/${row?.id}/remove`, { reason: 'x' });
    expect(removal.status).toBe(404);
    await (await appOf(wary)).close();
    await wary.close();
  });
});
