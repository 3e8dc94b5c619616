import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHub, type TestHub } from '../../../test/hub.ts';
import { signedIn } from '../../../test/people.ts';
import { openStaff, type Staff } from '../../../test/staff.ts';
import { addOrganisation, joinPair, undoJoin } from './organisations.ts';

let [hub, staff] = [undefined as unknown as TestHub, undefined as unknown as Staff]; // set before the first story
beforeAll(async () => {
  hub = await openTestHub();
  staff = await openStaff(hub);
});
afterAll(async () => {
  await staff.app.close();
  await hub.close();
});

const ORIGIN = 'http://localhost';

async function as(secret: string | null, path: string, fields?: Record<string, string>) {
  const answer = await staff.app.request(`${ORIGIN}${path}`, {
    method: fields ? 'POST' : 'GET',
    headers: {
      ...(secret ? { cookie: `passerelle=${secret}` } : {}),
      origin: ORIGIN,
      'content-type': 'application/x-www-form-urlencoded',
    },
    ...(fields ? { body: new URLSearchParams(fields).toString() } : {}),
  });
  return {
    status: answer.status,
    to: answer.headers.get('location') ?? '',
    text: await answer.text(),
  };
}

const BASE = '/fr/staff/organisations';

describe('the office and a steward', () => {
  it('bring a list, write to the steward, who reads the record, accepts and corrects it', async () => {
    const list =
      'Nom;Pays;Ville;Courriel\nLes Amis de Kayes;France;Montreuil;bonjour@kayes.example\n;France;Lyon;\n';
    const sent = await staff.send(`${BASE}/lists`, [['liste.csv', list]]);
    const page = await staff.get(sent.to);
    expect(page.words).toContain('Nouvelles : 1. Déjà connues : 0. Lignes illisibles : 1.');
    await staff.post(`${sent.to}/apply`);
    const unasked = await staff.get(`${BASE}?state=unasked`);
    const [, id = ''] = /organisations\/([0-9a-f-]{36})/.exec(unasked.text) ?? [];
    const letter = await staff.post(`${BASE}/${id}/invite`);
    const [code = ''] = /(?:[0-9A-Z]{4}-){7}[0-9A-Z]{4}/.exec(letter.text) ?? [];

    const record = await as(null, `/fr/invitation/${code}`);
    expect(record.text).toContain('bonjour@kayes.example');
    expect((await as(null, `/fr/invitation/${code}/accept`, {})).to).toContain('/fr/join?next=');
    const { secret } = await signedIn(hub.house.db, hub);
    const accepted = await as(secret, `/fr/invitation/${code}/accept`, {});
    expect(accepted.to).toBe(`/fr/me/organisations/${id}?saved`);
    const saved = await as(secret, `/fr/me/organisations/${id}`, {
      kind: 'association',
      name: 'Les Amis de Kayes',
      nameLang: 'fr',
      origins: 'Mali, Sénégal',
      country: 'FRA',
      town: 'Montreuil',
    });
    expect(saved.status).toBe(303);
    expect((await as(secret, `/fr/me/organisations/${id}`)).text).toContain('Mali, Sénégal');
    const { secret: stranger } = await signedIn(hub.house.db, hub);
    expect((await as(stranger, `/fr/me/organisations/${id}`)).status).toBe(404);
    expect((await as(stranger, `/fr/me/organisations/${id}`, { name: 'X' })).status).toBe(404);
  });

  it('read in its history that two records were joined and parted', async () => {
    const { db, sql } = hub.house;
    const office = { clock: hub.clock, actor: 'officer', capacity: 'office' } as const;
    const add = (text: string) =>
      addOrganisation(db, office, {
        kind: 'public',
        names: [{ text, lang: 'fr', kind: 'official' }],
      });
    const [kept, gone] = [await add('Mairie de Lille'), await add('Ville de Lille')];
    const [one = '', other = ''] = [kept.id, gone.id].sort();
    const id = crypto.randomUUID();
    await sql`insert into organisation_pairs (id, one, other, score, reasons, found_at)
      values (${id}, ${one}, ${other}, 1, '{}', now())`;
    await joinPair(db, office, id, kept.id);
    await undoJoin(db, office, id);
    for (const organisation of [kept, gone])
      expect((await staff.get(`${BASE}/${organisation.id}`)).words).toContain('annulée');
  });

  it('give back what was typed with what is wrong beside it', async () => {
    const { secret } = await signedIn(hub.house.db, hub);
    const form = await as(secret, '/fr/me/organisations/new');
    const [, once = ''] = /name="once" value="([^"]+)"/.exec(form.text) ?? [];
    const typed = { once, kind: 'association', name: 'Atelier', nameLang: 'fr' };
    const wrong = await as(secret, '/fr/me/organisations/new', {
      ...typed,
      origins: 'Mordor',
      website: 'javascript:alert(1)',
      town: 'Lyon',
    });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toMatch(/«\sMordor\s» n’est pas un nom que nous connaissons/);
    expect(wrong.text).toContain('Choisissez le pays de cette ville');
    expect(wrong.text).toContain('value="Atelier"');
    const names = { short: 'S'.repeat(31), otherNames: `Workshop\n${'a'.repeat(201)}` };
    const long = await as(secret, '/fr/me/organisations/new', { ...typed, ...names });
    expect(long.status).toBe(422);
    for (const field of Object.keys(names))
      expect(long.text).toMatch(
        new RegExp(`href="#f-${field}"[^>]*>Cette réponse est trop longue`),
      );
    expect(long.text).not.toContain('href="#f-name"');
    expect((await as(secret, '/fr/me/organisations/new', typed)).status).toBe(303);
    // The same form again does it once.
    expect((await as(secret, '/fr/me/organisations/new', typed)).to).toBe('/fr/me/organisations');
    expect((await staff.get(BASE)).words).toContain('Atelier');
  });
});
