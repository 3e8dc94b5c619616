import { verify } from 'node:crypto';
import canonicalize from 'canonicalize';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHub, type TestHub } from '../../../test/hub.ts';
import { appOf, type Member, openMember } from '../../../test/members.ts';
import { type App, createApp } from '../../app.tsx';
import { readConfig } from '../../config.ts';
import { saveContact } from '../contacts/contacts.ts';
import { saveProfile } from '../profiles/profiles.ts';
import { addRecipient, allows, publishPurpose, purposeOf, recipientOf } from './consents.ts';
import { protectedCount, publishCounts } from './counts.ts';

let hub: TestHub;
let app: App;
let amina: Member;
let office: string;
beforeAll(async () => {
  hub = await openTestHub();
  app = await appOf(hub);
  amina = await openMember(hub, []);
  office = (await recipientOf(hub.house.db, 'office')).id;
  await saveProfile(hub.house.db, hub, amina.account, { pseudonym: 'Baobab', residence: 'FRA' });
  await saveContact(hub.house.db, hub, amina.account, 'email', 'amina@example.org');
});
afterAll(async () => {
  await app.close();
  await hub.close();
});

const path = (purpose: string, recipient = office) => `/fr/me/consents/${purpose}/${recipient}`;
const allowed = (purpose: string) =>
  allows(hub.house.db, hub, { account: amina.account, purpose, recipientId: office });

describe('Amina, in Mes autorisations', () => {
  it('has allowed nothing that she did not say', async () => {
    const page = await amina.get('/fr/me/consents');
    expect(page.words).toContain('vous n’autorisez personne');
    expect(page.words).not.toContain('Je retire mon autorisation');
  });

  it('reads who, exactly what and until when before two equal buttons', async () => {
    const { words, text } = await amina.get(path('introduction'));
    expect(words).toContain('amina@example.org');
    expect(words).toContain('Baobab');
    expect(words).toMatch(/Téléphone\s+rien pour le moment/);
    expect(words).toContain(
      'J’autorise l’équipe de la plateforme à consulter mon nom d’usage et le moyen de me joindre que j’ai donnés pour me répondre au sujet d’une demande ou d’une offre, jusqu’au 22 mai 2027. Je peux retirer cette autorisation à tout moment.',
    );
    const [yes, no] = [...text.matchAll(/<button class="([^"]+)"[^>]*value="(yes|no)"/g)];
    expect([yes?.[1], no?.[1]]).toEqual(['button plain', 'button plain']);
  });

  it('says yes once, however often the form is sent, and not again after she withdrew', async () => {
    const form = { once: crypto.randomUUID(), answer: 'yes', version: '1' };
    expect((await amina.post(path('introduction'), form)).status).toBe(303);
    expect(await allowed('introduction')).toBe(true);
    await amina.post(path('introduction'), { answer: 'withdraw' });
    expect(await allowed('introduction')).toBe(false);
    await amina.post(path('introduction'), form);
    expect(await allowed('introduction')).toBe(false);
  });

  it('is shown the way back, which is a new yes', async () => {
    const done = await amina.get(
      `/fr/me/consents?${new URLSearchParams({ done: `introduction ${office}` })}`,
    );
    expect(done.words).toContain('J’autorise de nouveau');
    await amina.post(path('introduction'), { answer: 'yes', version: '1' });
    expect(await allowed('introduction')).toBe(true);
  });

  it('keeps an attestation with the field names of the standard, which the hub has signed', async () => {
    const list = await amina.get('/fr/me/consents');
    const [, id] = /attestation\/([0-9a-f-]{36})"/.exec(list.text) ?? [];
    const page = await amina.get(`/fr/me/consents/attestation/${id}`);
    expect(page.words).toContain('en vigueur');
    const json = await amina.fetch(`/fr/me/consents/attestation/${id}.json`);
    const { signature, ...told } = (await json.json()) as Record<string, unknown>;
    expect(told).toMatchObject({
      schema_version: 'ISO/IEC TS 27560:2023',
      record_id: id,
      pii_processing: { language: 'fr', purpose_type: 'introduction v1' },
      event: { event_state: 'consent given' },
    });
    const { public_key, value } = signature as { public_key: string; value: string };
    const key = { key: Buffer.from(public_key, 'base64'), format: 'der', type: 'spki' } as const;
    const bytes = Buffer.from(canonicalize(told) ?? '');
    expect(verify(null, bytes, key, Buffer.from(value, 'base64'))).toBe(true);
    expect(JSON.stringify(told)).not.toContain(amina.account);
    const stranger = await openMember(hub, []);
    expect((await stranger.get(`/fr/me/consents/attestation/${id}`)).status).toBe(404);
  });

  it('is asked again when the text changed, with what changed; a no ends the former yes', async () => {
    const former = await purposeOf(hub.house.db, 'introduction');
    if (!former) throw new Error('no purpose');
    const by = { clock: hub.clock, actor: 'somebody' };
    await publishPurpose(hub.house.db, by, { ...former, fields: [...former.fields, 'city'] });
    const page = await amina.get(path('introduction'));
    expect(page.words).toContain('Le texte a changé depuis votre réponse');
    expect(page.words).toMatch(/Rubriques vues .*Téléphone .*Téléphone, Ville/);
    expect(await allowed('introduction')).toBe(true);
    await amina.post(path('introduction'), { answer: 'no', version: '2' });
    expect(await allowed('introduction')).toBe(false);
  });

  it('does not agree to a text that is no longer the one in force', async () => {
    const late = await amina.post(path('introduction'), { answer: 'yes', version: '1' });
    expect(late.status).toBe(409);
    expect(await allowed('introduction')).toBe(false);
  });

  it('finds an organisation by a part of its name, and is asked by it alone', async () => {
    const recipient = await addRecipient(hub.house.db, hub.clock, {
      kind: 'organisation',
      subject: crypto.randomUUID(),
      name: 'Association Térangà de Lyon',
    });
    const { text } = await amina.get('/fr/me/consents?q=teranga');
    expect(text).toContain(`/fr/me/consents/membership/${recipient}`);
    expect((await amina.get(path('emergency', recipient))).status).toBe(404);
  });
});

describe.each(['elevated', 'severe'] as const)('a hub under a threat that is %s', (threat) => {
  it('tells nobody which organisations there are, whatever they search for', async () => {
    const other = await openTestHub({ hub: { ...readConfig().hub, threat } });
    const there = await createApp(other);
    const binta = await openMember(other, [], undefined, there);
    const name = 'Association Térangà de Lyon';
    const organisation = { kind: 'organisation', subject: crypto.randomUUID(), name } as const;
    const recipient = await addRecipient(other.house.db, other.clock, organisation);
    for (const path of ['/fr/me/consents?q=teranga', '/fr/protection/purposes'])
      expect((await binta.get(path)).words).not.toContain('Térangà');
    // Whoever has its address from the organisation itself can still say yes to it.
    expect((await binta.get(`/fr/me/consents/news/${recipient}`)).words).toContain('Térangà');
    await there.close();
    await other.close();
  });
});

describe('the public list of purposes', () => {
  it('says nothing below ten and rounds the rest, once a day', async () => {
    for (let one = 0; one < 12; one += 1) {
      const member = await openMember(hub, []);
      await member.post(path('news'), { answer: 'yes', version: '1' });
    }
    const before = await app.request('/fr/protection/purposes');
    expect(await before.text()).not.toMatch(/<td class="n">\d/);
    await publishCounts(hub.house.db, hub.clock);
    const page = await app.request('/fr/protection/purposes');
    const text = await page.text();
    expect([...text.matchAll(/<td class="n">([^<]+)</g)].map(([, cell]) => cell)).toContain('10');
    expect(text).toContain('moins de dix');
    expect([0, 9, 10, 12, 13].map(protectedCount)).toEqual([null, null, 10, 10, 15]);
  });
});
