import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHub, type TestHub } from '../../../test/hub.ts';
import { appOf, type Member, openMember } from '../../../test/members.ts';
import { type App, HOLDINGS } from '../../app.tsx';
import { recipientOf } from '../consents/consents.ts';
import { resealAll } from '../holdings/holdings.ts';
import { saveProfile } from '../profiles/profiles.ts';
import { contactsOf, wishesOf } from './contacts.ts';

let hub: TestHub;
let app: App;
let amina: Member;
beforeAll(async () => {
  hub = await openTestHub();
  app = await appOf(hub);
  amina = await openMember(hub, []);
  await saveProfile(hub.house.db, hub, amina.account, { residence: 'FRA' });
});
afterAll(async () => {
  await app.close();
  await hub.close();
});

const form = {
  name: 'Tante Amina',
  email: 'amina@example.org',
  phone: '06 12 34 56 78',
  monthly: '2',
  quietFrom: '20',
  quietTo: '9',
  zone: 'Africa/Dakar',
  byPhone: 'yes',
  lang: 'fr',
};

describe('how somebody can be reached', () => {
  it('is saved as she wrote it, a number with the code of the country where she lives', async () => {
    expect((await amina.post('/fr/me/contact', form)).to).toBe('/fr/me/contact?saved');
    const kept = await contactsOf(hub.house.db, hub, amina.account);
    expect(kept.map(({ value }) => value).sort()).toEqual([
      '+33612345678',
      'Tante Amina',
      'amina@example.org',
    ]);
    expect(await wishesOf(hub.house.db, hub, amina.account)).toEqual({
      byPhone: true,
      lang: 'fr',
      monthly: 2,
      quietFrom: 20,
      quietTo: 9,
      zone: 'Africa/Dakar',
    });
  });

  it('comes back with all that was typed where something is wrong', async () => {
    const page = await amina.post('/fr/me/contact', { ...form, email: 'amina@', phone: '12' });
    expect(page.status).toBe(422);
    expect(page.words).toContain('Écrivez une adresse complète');
    expect(page.words).toContain('Ce numéro n’existe pas sous cette forme');
    expect(page.text).toContain('value="amina@"');
    expect((await contactsOf(hub.house.db, hub, amina.account)).length).toBe(3);
  });

  it('says who sees it, which is nobody until she allows it', async () => {
    const before = await amina.get('/fr/me/contact');
    expect(before.words.match(/personne ne le voit/g)).toHaveLength(3);
    const office = (await recipientOf(hub.house.db, 'office')).id;
    await amina.post(`/fr/me/consents/news/${office}`, { answer: 'yes', version: '1' });
    const after = await amina.get('/fr/me/contact');
    expect(after.words.match(/Vu en ce moment par : l’équipe de la plateforme/g)).toHaveLength(2);
  });

  it('survives a new key, and so does the ledger of consents', async () => {
    const { key, resealed } = await resealAll(hub.house.db, hub, HOLDINGS);
    expect([key, resealed]).toEqual([2, 4]);
    expect((await contactsOf(hub.house.db, hub, amina.account)).length).toBe(3);
    expect((await resealAll(hub.house.db, hub, HOLDINGS)).resealed).toBe(4);
  });

  it('is forgotten when its field is emptied', async () => {
    await amina.post('/fr/me/contact', { ...form, email: '', phone: '', name: '' });
    expect(await contactsOf(hub.house.db, hub, amina.account)).toEqual([]);
  });
});
