import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { affirm, openConsultation, participantOf } from '../../../test/consultations.ts';
import { openTestHub, type TestHub } from '../../../test/hub.ts';
import { type Member, openMember } from '../../../test/members.ts';
import {
  admit,
  type Consultation,
  newVoiceCode,
  type Statement,
} from '../consultations/consultations.ts';
import { tellerPlace } from '../consultations/voices.ts';
import { medianOf, stateOf } from './tally.ts';

let hub: TestHub;
let consultation: Consultation;
let far: Statement;
let early: Statement;
let fatou: Member;
let awa: Member;
let visitor: Member;
const code = newVoiceCode();

beforeAll(async () => {
  hub = await openTestHub();
  consultation = await openConsultation(hub);
  fatou = await openMember(hub, ['facilitator']);
  awa = await openMember(hub, []);
  visitor = await openMember(hub, null);
  const { id } = await participantOf(hub, consultation, awa.account);
  const teller = hub.keys.fields.seal(tellerPlace(id), awa.account);
  await hub.house.sql`update participants set teller = ${teller} where id = ${id}`;
  far = await affirm(hub, consultation, 'Le consulat est loin.', id);
  const other = await admit(hub.house.db, hub, consultation, {
    by: { code },
    channel: 'web',
    lang: 'fr',
  });
  early = await affirm(hub, consultation, 'Il ferme trop tôt.', other.id);
}, 60_000);
afterAll(() => hub.close());

const decide = (statement: Statement, said: Record<string, string>) =>
  fatou.post(`/fr/staff/fates/statement/${statement.id}`, said);
const REASON = 'Le consulat de Milan ouvre le samedi.';

describe('what became of what somebody said', () => {
  it('waits on the desk until somebody decides, with a reason and with what the fate needs', async () => {
    expect((await fatou.get('/fr/staff/fates')).words).toContain('2 en attente');
    for (const wrong of [
      { fate: 'retained', reason: '' },
      { fate: 'joined', reason: REASON, joined: '99' },
      { fate: 'joined', reason: REASON, joined: '1' },
      { fate: 'expected', reason: REASON, expectedBy: '2026-11-01' },
      { fate: 'burnt', reason: REASON },
    ])
      expect((await decide(far, wrong)).status, JSON.stringify(wrong)).toBe(422);
    expect((await visitor.post(`/fr/staff/fates/statement/${far.id}`)).status).toBe(401);
    expect((await decide(far, { fate: 'retained', reason: REASON })).status).toBe(303);
    expect((await decide(early, { fate: 'joined', reason: REASON, joined: '1' })).status).toBe(303);
    expect((await fatou.get('/fr/staff/fates')).words).toContain('Tout a une suite');
  });

  it('is read under the statement by everybody, and by its author in their own space', async () => {
    const at = `/fr/consultations/${consultation.slug}/statements`;
    const { words } = await visitor.get(`${at}/1`);
    expect(words).toContain('Retenue');
    expect(words).toContain(REASON);
    expect((await visitor.get(`${at}/2`)).words).toContain('Regroupée avec le n° 1');
    const mine = await awa.get('/fr/me/answers');
    expect(mine.words).toContain('Le consulat est loin.');
    expect(mine.words).toContain(REASON);
    expect(mine.words).not.toContain('Il ferme trop tôt.');
  });

  it('is told to the author who asked to be, once, and to nobody else', async () => {
    await decide(far, { fate: 'retained', reason: REASON });
    expect(await hub.house.sql`select 1 from messages`).toHaveLength(1);
    const { words } = await awa.get('/fr/me/messages');
    expect(words).toContain('Une affirmation que vous avez écrite a une suite');
    expect(words).not.toContain('consulat est loin');
  });

  it('opens by the code of whoever has no account', async () => {
    const at = `/fr/consultations/${consultation.slug}/answers`;
    expect((await visitor.post(at, { code: newVoiceCode() })).status).toBe(422);
    const { words } = await visitor.post(at, { code: ` ${code.toLowerCase()} ` });
    expect(words).toContain('Il ferme trop tôt.');
    expect(words).toContain('Regroupée avec le n° 1');
    expect(words).not.toContain('Le consulat est loin.');
  });

  it('is counted in public, and stands on the home page and under Participer', async () => {
    const { words } = await visitor.get('/fr/answers');
    expect(words).toMatch(/Affirmations 2 2 0 0/);
    expect(words).toContain('Le délai médian se dit à partir de 5 réponses.');
    for (const page of ['/fr/', '/fr/participate'])
      expect((await visitor.get(page)).words, page).toContain(REASON);
  });

  it('keeps what was decided before, for everybody to read', async () => {
    await decide(far, { fate: 'not-retained', reason: 'Le budget a changé.' });
    const { words } = await visitor.get(`/fr/consultations/${consultation.slug}/statements/1`);
    expect(words).toContain('Le budget a changé.');
    expect(words).toContain('Ce qui avait été dit avant');
    expect(words).toContain(REASON);
    expect((await visitor.get('/fr/')).words).toContain('Le budget a changé.');
  });
});

describe('a commitment on its pages', () => {
  it('is public from the day on which it is made, late on the desk when its day is over, and followed', async () => {
    const made = { owner: 'Consulat de Milan', text: 'Ouvrir le samedi.', dueOn: '2026-11-25' };
    const form = '/fr/staff/fates/commitments/new';
    expect((await fatou.post(form, { ...made, dueOn: '2026-01-01' })).status).toBe(422);
    expect((await fatou.post(form, made)).status).toBe(303);
    expect((await visitor.get('/fr/answers')).words).toContain('En cours Consulat de Milan');
    hub.wait(4 * 86_400_000);
    expect((await visitor.get('/fr/answers')).words).toContain('En retard Consulat de Milan');
    // Her session has ended meanwhile.
    fatou = await openMember(hub, ['facilitator']);
    const desk = await fatou.get('/fr/staff');
    expect(desk.words).toContain('Engagement · Consulat de Milan');
    const [, at = ''] =
      /href="(\/fr\/staff\/fates\/commitments\/[0-9a-f-]{36})"/.exec(desk.text) ?? [];
    const seen = { state: 'under-way', text: 'Deux agents recrutés.', dueOn: '2027-03-01' };
    expect((await fatou.post(at, { ...seen, text: '' })).status).toBe(422);
    expect((await fatou.post(at, seen)).status).toBe(303);
    const { words } = await visitor.get('/fr/answers');
    expect(words).toContain('En cours Consulat de Milan');
    expect(words).toContain('Reporté au 1er mars 2027');
    await fatou.post(at, { state: 'kept', text: 'Ouvert le 5 décembre.' });
    expect((await fatou.post(at, seen)).status).toBe(409);
  });
});

describe('the counts', () => {
  it('have no median below five answers', () => {
    expect(medianOf([1, 2, 3, 4])).toBeNull();
    expect(medianOf([9, 1, 3, 2, 7])).toBe(3);
    expect(medianOf([9, 1, 3, 2, 7, 4])).toBe(3.5);
  });

  it('call late what was promised by a day that is over, and answered what stands for another', () => {
    const owed = { answerBy: '2026-12-01', through: false };
    expect(stateOf(owed, null, '2026-12-01')).toBe('pending');
    expect(stateOf(owed, null, '2026-12-02')).toBe('late');
    expect(stateOf({ ...owed, through: true }, null, '2026-12-02')).toBe('answered');
  });
});
