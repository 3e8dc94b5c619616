import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHub, type TestHub } from '../../../test/hub.ts';
import { appOf, type Member, openMember } from '../../../test/members.ts';
import { HOLDINGS } from '../../app.tsx';
import { eraseAccount } from '../../people/me/erasure.ts';
import { readCalendar } from '../../platform/calendar/calendar.ts';
import { blurOrder } from '../consultations/consultations.ts';

let hub: TestHub;
let [facilitator, amina, visitor] = [] as unknown as [Member, Member, Member]; // set before the first story
beforeAll(async () => {
  hub = await openTestHub();
  await appOf(hub);
  [facilitator, amina, visitor] = await Promise.all([
    openMember(hub, ['facilitator']),
    openMember(hub, []),
    openMember(hub, null),
  ]);
});
afterAll(() => hub.close());

const SUMMIT = {
  lang: 'fr',
  title: 'Rencontres des deux rives',
  summary: 'Deux jours pour préparer ensemble les projets de 2027.',
  opensOn: '2027-03-27',
  closesOn: '2027-03-28',
  zone: 'Europe/Paris',
  place: 'Montreuil',
  link: '',
  languages: ['fr', 'ar'],
};
const SESSION = {
  lang: 'fr',
  kind: 'panel',
  title: 'Investir au village',
  subtitle: '',
  overview: 'Ce que les puits ont changé.',
  theme: '',
  scope: 'Petits projets',
  method: '',
  day: '2027-03-28',
  start: '09:30',
  minutes: '60',
};

const [desk, page] = ['/fr/staff/summits', '/fr/summits/rencontres-des-deux-rives'];
const idOf = async () => {
  const [row] = await hub.house.sql<{ id: string }[]>`select id from summits`;
  return row?.id ?? '';
};
const codeOf = async (title: string) => {
  const [row] = await hub.house.sql<{ code: string }[]>`
    select code from summit_sessions where title = ${title}`;
  return row?.code ?? '';
};

describe('a summit', () => {
  it('is prepared unseen, and everybody finds it once it is published', async () => {
    expect((await facilitator.post(`${desk}/new`, SUMMIT)).status).toBe(303);
    expect((await visitor.get(page)).status).toBe(404);
    const id = await idOf();
    const form = { ...SESSION, newRoom: 'Grande salle', newTrack: 'Économie' };
    expect((await facilitator.post(`${desk}/${id}/sessions/new`, form)).status).toBe(303);
    const other = { ...SESSION, title: 'Soigner à distance', newRoom: 'Atelier' };
    await facilitator.post(`${desk}/${id}/sessions/new`, other);
    expect((await facilitator.post(`${desk}/${id}/publish`)).status).toBe(303);
    const shown = await visitor.get(`${page}/programme`);
    expect(shown.text).toContain('Investir au village');
    expect(shown.text).toContain('Grande salle');
    expect((await visitor.get('/fr/summits')).text).toContain('Rencontres des deux rives');
  });

  it('names what is wrong in its form', async () => {
    const wrong = { ...SUMMIT, zone: 'Europe/Nulle', closesOn: '2027-03-01', link: 'javascript:1' };
    const { status, text } = await facilitator.post(`${desk}/new`, wrong);
    expect(status).toBe(422);
    expect(text).toContain('Ce fuseau horaire n’est pas connu');
    expect(text).toContain('Une adresse commence par https://');
  });

  it('opens its desk to nobody else', async () => {
    expect((await amina.get(desk)).status).toBe(404);
  });
});

describe('a speaker', () => {
  it('is named on the pages to which they said yes, and in files only where they agreed to files', async () => {
    const code = await codeOf('Investir au village');
    const at = `${desk}/${await idOf()}/sessions/${code}`;
    const asked = await facilitator.post(`${at}/speakers`, {
      name: 'Awa Traoré',
      biography: 'Trésorière',
      role: 'host',
      organisationId: '',
    });
    const key = /<code class="secret"[^>]*>([^<]+)</.exec(asked.text)?.[1] ?? '';
    const session = `${page}/sessions/${code}`;
    expect((await visitor.get(session)).text).not.toContain('Awa');
    const opened = await visitor.post('/fr/summits/speaker', { code: key });
    expect(opened.text).toContain('Awa Traoré');
    expect(opened.text).not.toContain('checked');
    const [row] = await hub.house.sql<{ id: string }[]>`
      select id from summit_sessions where code = ${code}`;
    await visitor.post('/fr/summits/speaker/answer', { code: key, session: row?.id ?? '' });
    expect((await visitor.get(session)).text).toContain('Awa Traoré');
    expect((await visitor.get(`${page}/schedule.json`)).text).not.toContain('Awa');
    await visitor.post('/fr/summits/speaker/answer', {
      code: key,
      session: row?.id ?? '',
      files: 'yes',
    });
    expect((await visitor.get(`${page}/schedule.json`)).text).toContain('Awa Traoré');
    await visitor.post('/fr/summits/speaker/answer', { code: key });
    expect((await visitor.get(session)).text).not.toContain('Awa');
    expect((await visitor.get(`${page}/schedule.json`)).text).not.toContain('Awa');
  });

  it('has a name that the database does not tell', async () => {
    const rows = await hub.house.sql`select name::text from summit_speakers`;
    expect(JSON.stringify(rows)).not.toContain('Awa');
  });
});

describe('an agenda', () => {
  it('is a member’s, says what clashes, and goes into their calendar', async () => {
    const [one, other] = [await codeOf('Investir au village'), await codeOf('Soigner à distance')];
    await amina.post(`${page}/agenda`, { session: [one, other], told: 'yes' });
    const { text } = await amina.get(`${page}/agenda`);
    expect(text).toContain('Deux séances ont lieu en même temps');
    const file = await amina.fetch(`${page}/agenda.ics?session=${one}&session=${other}`);
    const { events } = readCalendar(await file.text());
    expect(events.map(({ start }) => start)).toEqual([
      { local: '2027-03-28T09:30', zone: 'Europe/Paris' },
      { local: '2027-03-28T09:30', zone: 'Europe/Paris' },
    ]);
  });

  it('is told of a change, which everybody can read with its day', async () => {
    const code = await codeOf('Investir au village');
    const at = `${desk}/${await idOf()}/sessions/${code}/edit`;
    const [place] = await hub.house.sql<{ room: string; track: string }[]>`
      select room_id as room, track_id as track from summit_sessions where code = ${code}`;
    const form = {
      ...SESSION,
      start: '11:00',
      roomId: place?.room ?? '',
      trackId: place?.track ?? '',
    };
    expect((await facilitator.post(at, form)).status).toBe(303);
    expect((await amina.get('/fr/me/messages')).text).toContain(
      'Une séance que vous avez gardée a changé',
    );
    const { text } = await visitor.get(`${page}/changes`);
    expect(text).toContain('désormais dimanche 28 mars, 11:00');
    expect((await amina.get(`${page}/agenda`)).text).not.toContain('en même temps');
  });

  it('is opened elsewhere by the code of a visitor', async () => {
    const code = await codeOf('Soigner à distance');
    const kept = await visitor.fetch(`${page}/agenda`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: `session=${code}`,
    });
    const cookie = kept.headers.get('set-cookie')?.split(';')[0] ?? '';
    expect(cookie).toMatch(/^summit-[0-9a-f]{8}=/);
    expect(kept.headers.get('set-cookie')).not.toMatch(/max-age|expires/i);
    const other = await visitor.post(`${page}/code`, { code: cookie.split('=')[1] ?? '' });
    expect(other.status).toBe(303);
    expect((await visitor.post(`${page}/code`, { code: 'AAAA-AAAA-AAAA-AAAA' })).status).toBe(422);
  });
});

describe('an evaluation', () => {
  it('is not asked before anything has happened, and counts nobody alone', async () => {
    expect((await visitor.get(`${page}/evaluation`)).status).toBe(404);
    await hub.house.sql`update summits set opens_on = '2026-01-01', closes_on = '2026-01-02'`;
    const said = { heard: '4', learnt: '3', again: '4' };
    expect((await visitor.post(`${page}/evaluation`, said)).status).toBe(303);
    expect((await visitor.post(`${page}/evaluation`, { heard: '4' })).status).toBe(422);
    expect(await blurOrder(hub.house.db, hub.clock)).toBe(true);
    const rows = await hub.house.sql`select heard, learnt, again from summit_evaluations`;
    expect([...rows]).toEqual([{ heard: 4, learnt: 3, again: 4 }]);
  });
});

describe('an erasure', () => {
  it('leaves nothing of a member’s agenda', async () => {
    const kept = () => hub.house.sql<{ n: string }[]>`
      select count(*) as n from summit_agendas where teller is not null`;
    expect((await kept())[0]?.n).toBe('1');
    await hub.house.db.transaction((tx) =>
      eraseAccount(tx, hub, { account: amina.account, actor: amina.account }, HOLDINGS),
    );
    expect((await kept())[0]?.n).toBe('0');
  });
});
