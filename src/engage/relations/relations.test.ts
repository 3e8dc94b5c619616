import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHub, type TestHub } from '../../../test/hub.ts';
import { openSink, type Sink } from '../../../test/smtp.ts';
import { openStaff, type Staff } from '../../../test/staff.ts';
import { addOrganisation, hideOrganisation } from '../../people/organisations/organisations.ts';
import { sendLetters } from './letters.ts';
import { board } from './relations.ts';

let [hub, staff, sink] = [undefined, undefined, undefined] as unknown as [TestHub, Staff, Sink]; // set before the first story
beforeAll(async () => {
  sink = await openSink();
  hub = await openTestHub({ mail: { url: sink.url, from: 'Passerelle <hub@hub.example>' } });
  staff = await openStaff(hub);
});
afterAll(async () => {
  await staff.app.close();
  await hub.close();
  await sink.close();
});

const BASE = '/fr/staff/relations';
const by = () => ({ clock: hub.clock, actor: 'somebody', capacity: 'office' }) as const;
const today = () => hub.clock().toISOString().slice(0, 10);

async function organisation(text: string, email: string | null = null): Promise<string> {
  const names = [{ text, lang: 'fr', kind: 'official' as const }];
  const given = { kind: 'association', names, residences: ['FRA'], email } as never; // the rest is optional
  return (await addOrganisation(hub.house.db, by(), given)).id;
}

async function followed(text: string, email: string | null = null): Promise<string> {
  const id = await organisation(text, email);
  expect((await staff.post(BASE, { organisation: id })).status).toBe(303);
  return id;
}

const contact = (id: string, kind: string, more: Record<string, string> = {}) =>
  staff.post(`${BASE}/${id}/contact`, { kind, on: today(), text: 'Une salle', ...more });

const onBoard = async (id: string) =>
  (await board(hub.house.db)).find(({ organisationId }) => organisationId === id);

describe('the board', () => {
  it('begins empty, and says what it is for', async () => {
    expect((await staff.get(BASE)).words).toContain('Aucune organisation n’est encore suivie');
  });

  it('takes an organisation by any part of its name, once', async () => {
    const id = await organisation('Fédération des Sénégalais de Lyon');
    expect((await staff.get(`${BASE}/new?q=senegalais`)).words).toContain('Sénégalais de Lyon');
    for (const _ of [1, 2]) await staff.post(BASE, { organisation: id });
    expect((await staff.get(`${BASE}/new?q=senegalais`)).words).not.toContain('de Lyon');
    expect(await onBoard(id)).toMatchObject({ stage: 'research', askedOn: null });
    const kinds = await hub.house
      .sql`select act from journal where subject = ${`organisation:${id}`}`;
    expect(kinds.filter(({ act }) => act === 'relations/started')).toHaveLength(1);
  });

  it('moves a card by a button, stage by stage', async () => {
    const id = await followed('Amicale');
    const { to } = await staff.post(`${BASE}/${id}/move`, { stage: 'cultivation', back: 'board' });
    expect(to).toBe(BASE);
    expect(await onBoard(id)).toMatchObject({ stage: 'cultivation' });
    expect((await staff.post(`${BASE}/${id}/move`, { stage: 'marriage' })).status).toBe(422);
  });

  it('shows what is late', async () => {
    const id = await followed('Union');
    await staff.post(`${BASE}/${id}/step`, { step: 'Rappeler', stepOn: '2026-01-05' });
    expect((await staff.get(BASE)).words).toMatch(/Rappeler 5 janvier 2026 En retard/);
    const without = await staff.post(`${BASE}/${id}/step`, { step: 'Rappeler', stepOn: '' });
    expect(without.status).toBe(422);
    await staff.post(`${BASE}/${id}/step`, { step: '', stepOn: '' });
    expect(await onBoard(id)).toMatchObject({ step: '', stepOn: null });
  });

  it('asks no second time before thanking, unless it says why', async () => {
    const id = await followed('Solidarité');
    expect((await contact(id, 'asked')).status).toBe(303);
    const again = await contact(id, 'asked');
    expect(again.status).toBe(422);
    expect(again.words).toContain('Remerciez d’abord');
    expect((await contact(id, 'asked', { reason: 'Crue du fleuve' })).status).toBe(303);
    const reasons = await hub.house.sql`
      select d.details from journal j join journal_details d on d.journal_id = j.id
      where j.subject = ${`organisation:${id}`} and j.act = 'relations/asked'`;
    expect(reasons).toMatchObject([{ details: { reason: 'Crue du fleuve' } }]);
    expect((await staff.get(`${BASE}/${id}`)).words).toContain('Motif : Crue du fleuve');
    await contact(id, 'thanked');
    expect((await contact(id, 'asked')).status).toBe(303);
  });

  it('takes no exchange of tomorrow, and finds no organisation that it does not follow', async () => {
    const id = await followed('Demain');
    expect((await contact(id, 'asked', { on: '2030-01-01' })).status).toBe(422);
    const stranger = await organisation('Inconnue');
    expect((await staff.get(`${BASE}/${stranger}`)).status).toBe(404);
    expect((await contact(stranger, 'asked')).status).toBe(404);
  });
});

describe('a letter to several organisations', () => {
  const letter = (to: readonly string[], more: Record<string, string> = {}) => ({
    ...{ batch: crypto.randomUUID(), kind: 'asked', lang: 'fr', subject: 'Une journée ensemble' },
    ...{ text: 'Chers amis,\n\nVenez-vous ?', reason: '', to, ...more },
  });

  it('goes to each public address once, and is noted for each', async () => {
    const ids = [await followed('Alpha', 'a@org.example'), await followed('Beta', 'b@org.example')];
    const mute = await followed('Sans adresse');
    const given = letter([...ids, mute]);
    for (const _ of [1, 2]) await staff.post(`${BASE}/write`, given);
    await sendLetters(hub);
    const came = await sink.received();
    expect(came.map(({ to }) => to?.[0]?.address).sort()).toEqual([
      'a@org.example',
      'b@org.example',
    ]);
    expect(came[0]?.text).toContain('Chers amis,\n\nVenez-vous ?');
    expect(await onBoard(ids[0] ?? '')).toMatchObject({ askedOn: today() });
    expect(await onBoard(mute)).toMatchObject({ askedOn: null });
  });

  it('leaves a pause between two askings, and asks nobody anew who was not thanked without a reason', async () => {
    const id = await followed('Gamma', 'c@org.example');
    await staff.post(`${BASE}/write`, letter([id]));
    await staff.post(`${BASE}/write`, letter([id], { reason: 'Urgence' }));
    await sendLetters(hub);
    const to = async () =>
      (await sink.received()).filter((mail) => mail.to?.[0]?.address === 'c@org.example').length;
    expect(await to()).toBe(1);
    await hub.house
      .sql`update relations set asked_on = asked_on - 40 where organisation_id = ${id}`;
    expect((await staff.post(`${BASE}/write`, letter([id]))).status).toBe(422);
    await staff.post(`${BASE}/write`, letter([id], { kind: 'thanked', subject: 'Merci' }));
    expect((await staff.post(`${BASE}/write`, letter([id]))).status).toBe(303);
    await sendLetters(hub);
    expect(await to()).toBe(3);
  });

  it('is ended by the organisation itself, by one click, and what waits is dropped', async () => {
    const id = await followed('Delta', 'd@org.example');
    await staff.post(`${BASE}/write`, letter([id], { kind: 'told' }));
    await sendLetters(hub);
    const mail = (await sink.received()).at(-1);
    const path = /http:\/\/[^/]+(\/fr\/letters\/stop\/[\w-]+)/.exec(mail?.text ?? '')?.[1] ?? '';
    await staff.post(`${BASE}/write`, letter([id], { kind: 'thanked' }));
    const answer = await staff.app.request(`http://localhost${path}`, { method: 'POST' });
    expect(answer.status).toBe(200);
    await sendLetters(hub);
    expect((await sink.received()).at(-1)).toEqual(mail);
    expect((await staff.get(`${BASE}/${id}`)).words).toContain('ne souhaite plus recevoir');
  });

  it('does not leave for an organisation that was hidden meanwhile', async () => {
    const id = await followed('Epsilon', 'e@org.example');
    await staff.post(`${BASE}/write`, letter([id], { kind: 'told' }));
    await hideOrganisation(hub.house.db, by(), id);
    const before = (await sink.received()).length;
    await sendLetters(hub);
    expect(await sink.received()).toHaveLength(before);
  });
});
