import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHub, type TestHub } from '../../../test/hub.ts';
import { appOf, type Member, openMember } from '../../../test/members.ts';
import { readRoster } from '../../process/roster/roster.ts';
import { shortName } from '../accounts/accounts.ts';
import { recipientOf } from '../consents/consents.ts';
import { grantsOf } from '../roles/roles.ts';

let hub: TestHub;
let officer: Member;
let amina: Member;
let office: string;
beforeAll(async () => {
  hub = await openTestHub();
  await appOf(hub);
  officer = await openMember(hub, ['data-protection-officer']);
  amina = await openMember(hub, []);
  office = (await recipientOf(hub.house.db, 'office')).id;
});
afterAll(() => hub.close());

const DESK = '/fr/staff/protection';

describe('the desk of the officer', () => {
  it('is closed to everybody else', async () => {
    expect((await amina.get(DESK)).status).toBe(404);
    expect((await (await openMember(hub, ['administrator'])).get(DESK)).status).toBe(404);
  });

  it('answers a request by its day, and the person sees who read it', async () => {
    await amina.post('/fr/me/data/rights', { kind: 'access', wording: 'Que savez-vous de moi ?' });
    const desk = await officer.get(DESK);
    expect(desk.words).toContain('Réponse attendue avant le 22 décembre 2026');
    const [, id] = /requests\/([0-9a-f-]{36})"/.exec(desk.text) ?? [];
    const path = `${DESK}/requests/${id}`;
    expect((await officer.get(path)).words).toContain('Que savez-vous de moi ?');
    expect((await officer.post(path, { outcome: 'granted' })).status).toBe(422);
    await officer.post(path, { outcome: 'granted', answer: 'Voici tout, en pièce jointe.' });
    expect((await amina.get('/fr/me/data')).words).toContain('Voici tout, en pièce jointe.');
    expect((await amina.get('/fr/me/log')).words).toContain('Demande au délégué lue');
    expect((await officer.post(path, { outcome: 'refused', answer: 'Non.' })).status).toBe(404);
  });

  it('takes a letter with the day on which it came, and says when it is late', async () => {
    const letter = {
      kind: 'erasure',
      wording: 'Effacez la photo.',
      received: '2026-10-01',
      contact: 'Rue de la Paix, Dakar',
      lang: 'fr',
    };
    expect(
      (await officer.post(`${DESK}/requests`, { ...letter, received: '2027-01-01' })).status,
    ).toBe(422);
    await officer.post(`${DESK}/requests`, letter);
    expect((await officer.get(DESK)).words).toContain('En retard depuis le 1er novembre 2026');
    const [row] = await hub.house.sql`select * from rights_requests where channel = 'paper'`;
    expect(JSON.stringify(row)).not.toContain('Dakar');
  });

  it('counts who was touched by an account in a span of days, and by a table, without a name', async () => {
    await amina.post(`/fr/me/consents/matching/${office}`, { answer: 'yes', version: '1' });
    const spy = await openMember(hub, ['relationship-officer']);
    const reader = { actor: spy.account, reason: 'par curiosité' };
    await readRoster(hub.house.db, hub, { purpose: 'matching', recipientId: office }, reader);
    const span = { from: '2026-11-22', to: '2026-11-23' };
    const found = await officer.post(`${DESK}/drill`, { ...span, account: spy.account });
    expect(found.words).toContain('1 personne touchée');
    expect(found.words).toContain('Être mis en relation');
    expect(found.text).not.toContain(amina.account);
    const earlier = await officer.post(`${DESK}/drill`, { from: '2026-01-01', to: '2026-01-02' });
    expect(earlier.words).toContain('Personne n’a été touché');
    const table = await officer.post(`${DESK}/drill`, { ...span, table: 'consent_people' });
    expect(table.words).toContain('Colonnes chiffrées account');
    expect(table.text).toContain('lang="ar"');
    expect((await officer.post(`${DESK}/drill`, { ...span, table: 'pg_authid' })).status).toBe(200);
  });

  it('prints the register and the assessment in four languages', async () => {
    for (const lang of ['fr', 'en', 'es', 'ar'])
      for (const page of ['register', 'assessment', 'drill'])
        expect((await officer.get(`/${lang}/staff/protection/${page}`)).status).toBe(200);
    const register = await officer.get(`${DESK}/register`);
    expect(register.words).toContain('1 mois après le dernier usage');
    expect(register.words).toContain('Appel aux volontaires en cas de crise');
    expect(register.words).toContain('Rapprochement des listes de détenteurs');
  });

  it('speaks in the register of people, and not as one of them', async () => {
    const own = {
      fr: /(?<!\p{L})((je|me|moi|mon|ma|mes|vous|vos|votre)(?!\p{L})|[jm]’)/iu,
      en: /\b(I|me|my|mine|you|your)\b/i,
      es: /(^|\s)(yo|me|mi|mis|usted|su organización)\s/i,
      ar: /(عليّ|إليّ|تناسبني|ردي|لي\s)/,
    };
    for (const [lang, words] of Object.entries(own)) {
      const { text } = await officer.get(`/${lang}/staff/protection/register`);
      const [paper = ''] = /<article[\s\S]*<\/article>/.exec(text) ?? [];
      const said = paper.replace(/<[^>]+>/g, ' ');
      expect(said.length).toBeGreaterThan(500);
      expect(words.exec(said)?.[0], lang).toBeUndefined();
    }
  });
});

describe('roles', () => {
  it('are given by a short name, at once while there is one administrator, and grave ones by two after that', async () => {
    const fresh = await openTestHub();
    const first = await openMember(fresh, ['administrator']);
    const [second, third] = [await openMember(fresh, []), await openMember(fresh, [])];
    const give = (by: Member, to: Member, role: string) =>
      by.post('/fr/staff/roles', {
        account: shortName(to.account).toLowerCase(),
        role,
        purpose: 'relève',
        until: '2027-06-30',
      });
    const rolesOf = async ({ account }: Member) =>
      (await grantsOf(fresh.house.db, fresh.clock, account)).map(({ role }) => role);
    expect((await give(first, second, 'administrator')).to).toContain('done=done');
    expect(await rolesOf(second)).toEqual(['administrator']);
    expect((await give(first, third, 'administrator')).to).toContain('done=waiting');
    expect(await rolesOf(third)).toEqual([]);
    const page = await first.get('/fr/staff/approvals');
    const [, id] = /approvals\/([0-9a-f-]{36})"/.exec(page.text) ?? [];
    expect(page.words).not.toContain('Je suis d’accord');
    expect((await first.post(`/fr/staff/approvals/${id}`, { answer: 'done' })).status).toBe(409);
    expect((await second.get('/fr/staff/approvals')).words).toContain('Je suis d’accord');
    await second.post(`/fr/staff/approvals/${id}`, { answer: 'done' });
    expect(await rolesOf(third)).toEqual(['administrator']);
    expect((await give(first, third, 'moderator')).to).toContain('done=done');
    expect((await give(first, { ...third, account: 'ffffffff-ffff' }, 'moderator')).status).toBe(
      422,
    );
    await fresh.close();
  });
});
