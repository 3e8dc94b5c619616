import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHub, type TestHub } from '../../../test/hub.ts';
import { appOf, type Member, openMember } from '../../../test/members.ts';
import { HOLDINGS } from '../../app.tsx';
import { performDuties } from '../../people/duties/duties.ts';
import { eraseAccount } from '../../people/me/me.ts';
import { readCalendar } from '../../platform/calendar/calendar.ts';
import { localeOf } from '../../web/i18n/i18n.ts';
import { blurOrder } from '../consultations/consultations.ts';
import { news } from '../news.tsx';
import { remind } from './events.ts';

const DAY = 86_400_000;
let hub: TestHub;
let [facilitator, amina, visitor] = [] as unknown as [Member, Member, Member]; // set before the first story
beforeAll(async () => {
  hub = await openTestHub();
  await appOf(hub);
  facilitator = await openMember(hub, ['facilitator']);
  amina = await openMember(hub, []);
  visitor = await openMember(hub, null);
});
afterAll(() => hub.close());

/** The day so many days from now. */
const inDays = (days: number) =>
  new Date(hub.clock().getTime() + days * DAY).toISOString().slice(0, 10);

const evening = (more: Record<string, string> = {}) => ({
  title: 'Soirée des retours',
  description: 'Trois personnes racontent leur retour, puis on parle.',
  lang: 'fr',
  day: inDays(20),
  from: '18:30',
  to: '20:00',
  zone: 'Europe/Paris',
  repeat: 'never',
  town: 'Lyon',
  country: 'FRA',
  address: '12 rue Cachée',
  link: 'https://visio.example/secret',
  registers: 'yes',
  online: 'yes',
  ...more,
});

async function publish(form: Record<string, string>): Promise<{ id: string; slug: string }> {
  const made = await facilitator.post('/fr/staff/events/new', form);
  expect(made.status).toBe(303);
  const id = made.to.split('/').at(-1) ?? '';
  await facilitator.post(`/fr/staff/events/${id}/publish`);
  const [row] = await hub.house.sql<{ slug: string }[]>`select slug from events where id = ${id}`;
  return { id, slug: row?.slug ?? '' };
}

const timesOf = (id: string) => hub.house.sql<
  { id: string; starts_at: string; cancelled: boolean }[]
>`
  select id, starts_at, cancelled from event_times where event_id = ${id} order by starts_at`;
const codeIn = (text: string) => /([0-9A-Z]{4}-){3}[0-9A-Z]{4}/.exec(text)?.[0] ?? '';
const queued = async (account: string) => {
  const { text } = await (await openMember(hub, null, account)).get('/fr/me/messages');
  return text;
};

describe('an event', () => {
  it('is written, published, and read by anybody, without its address and its link', async () => {
    const { slug } = await publish(evening());
    const list = await visitor.get('/fr/events');
    expect(list.text).toContain('Soirée des retours');
    const page = await visitor.get(`/fr/events/${slug}?zone=Asia/Kathmandu`);
    expect(page.text).toContain('Lyon');
    expect(page.text).toContain('heure\u00a0:\u00a0Népal');
    for (const shown of [list, page]) {
      expect(shown.text).not.toContain('Cachée');
      expect(shown.text).not.toContain('visio.example');
    }
  });

  it('comes back week after week by the clock of its place, but for what is excepted', async () => {
    const { id, slug } = await publish(
      evening({
        title: 'Permanence du lundi',
        day: '2027-03-15',
        from: '23:30',
        to: '00:30',
        repeat: 'weekly',
        times: '4',
        except: '2027-03-22',
      }),
    );
    const times = await timesOf(id);
    expect(times.map(({ starts_at }) => new Date(starts_at).toISOString().slice(0, 16))).toEqual([
      '2027-03-15T22:30',
      '2027-03-29T21:30',
      '2027-04-05T21:30',
    ]);
    const [event] = readCalendar((await visitor.get(`/fr/events/${slug}.ics`)).text).events;
    expect(event).toMatchObject({
      start: { local: '2027-03-15T23:30', zone: 'Europe/Paris' },
      rule: 'FREQ=WEEKLY;COUNT=4',
      except: ['2027-03-22T23:30'],
      place: 'Lyon, France',
    });
  });

  it('says what is wrong with it, and keeps what was typed', async () => {
    const page = await facilitator.post('/fr/staff/events/new', {
      ...evening({ from: '25:00', capacity: '0', town: '', country: '', repeat: 'weekly' }),
      online: '',
    });
    expect(page.status).toBe(422);
    for (const name of ['from', 'capacity']) expect(page.text).toContain(`href="#f-${name}"`);
    expect(page.text).toContain('Soirée des retours');
  });

  it('is read in another language where a person translated it', async () => {
    const { id, slug } = await publish(evening({ title: 'Cours de langue' }));
    await facilitator.post(`/fr/staff/events/${id}/text/ar`, {
      title: 'درس لغة',
      description: 'درس مفتوح للجميع في المساء.',
    });
    expect((await visitor.get(`/ar/events/${slug}`)).text).toContain('درس لغة');
    expect((await visitor.get(`/ar/events/${slug}`)).text).toContain('Cours de langue');
    expect((await visitor.get(`/en/events/${slug}`)).text).toContain('Cours de langue');
  });
});

it('The next events are told on the home page, each once, with what they ask', async () => {
  await publish(evening({ title: 'Tous les mardis', repeat: 'weekly', times: '3' }));
  const { site } = await appOf(hub);
  const told = await news.happening(site, localeOf('fr'));
  const [mine, ...more] = told.filter(({ label }) => label === 'Tous les mardis');
  expect(more).toEqual([]);
  expect(mine?.asks).toBe('Lyon, France · en ligne · 90 minutes');
});

describe('coming', () => {
  it('needs no account: a code opens the registration, with the address, and ends it', async () => {
    const { id, slug } = await publish(evening({ title: 'Atelier' }));
    const [time] = await timesOf(id);
    const ask = await visitor.get(`/fr/events/${slug}/register?time=${time?.id}`);
    expect(ask.text).toContain('sans mon nom');
    const kept = await visitor.post(`/fr/events/${slug}/register`, { time: time?.id ?? '' });
    const code = codeIn(kept.text);
    expect(kept.text).toContain('12 rue Cachée');
    const own = await visitor.post('/fr/events/registration', { code: code.toLowerCase() });
    expect(own.text).toContain('visio.example');
    const gone = await visitor.post('/fr/events/registration/cancel', { code });
    expect(gone.status).toBe(200);
    expect((await visitor.post('/fr/events/registration', { code })).status).toBe(422);
    expect(
      await hub.house.sql`select from event_registrations where time_id = ${time?.id ?? ''}`,
    ).toEqual([]);
  });

  it('is fair: who waits moves up in the order of coming, and is told', async () => {
    const { id, slug } = await publish(evening({ title: 'Petite salle', capacity: '1' }));
    const [time] = await timesOf(id);
    const form = { time: time?.id ?? '' };
    const first = codeIn((await visitor.post(`/fr/events/${slug}/register`, form)).text);
    const second = await amina.post(`/fr/events/${slug}/register`, { ...form, told: 'yes' });
    expect(second.to).toBe('/fr/me/events');
    const third = await visitor.post(`/fr/events/${slug}/register`, form);
    expect(third.text).toContain('liste d’attente');
    expect(third.text).not.toContain('Cachée');
    expect((await visitor.get(`/fr/events/${slug}`)).text).toContain('Complet');
    await visitor.post('/fr/events/registration/cancel', { code: first });
    expect((await amina.get('/fr/me/events')).text).toContain('12 rue Cachée');
    expect(await queued(amina.account)).toContain('Une place s’est libérée pour vous');
    // Who waits longer than somebody new keeps their turn.
    expect((await visitor.get(`/fr/events/${slug}`)).text).toContain('Complet');
    // More places are more places for those who wait.
    await facilitator.post(
      `/fr/staff/events/${id}`,
      evening({ title: 'Petite salle', capacity: '5' }),
    );
    const own = await visitor.post('/fr/events/registration', { code: codeIn(third.text) });
    expect(own.text).toContain('Inscrit');
  });

  it('fills exactly the places there are, however many come at once', async () => {
    const { id, slug } = await publish(evening({ title: 'Ruée', capacity: '3' }));
    const [time] = await timesOf(id);
    await Promise.all(
      Array.from({ length: 12 }, () =>
        visitor.fetch(`/fr/events/${slug}/register`, {
          method: 'POST',
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
          body: new URLSearchParams({ time: time?.id ?? '', once: crypto.randomUUID() }).toString(),
        }),
      ),
    );
    const rows = await hub.house.sql<{ waiting: boolean; n: number }[]>`
      select waiting, count(*)::int as n from event_registrations
      where time_id = ${time?.id ?? ''} group by waiting order by waiting`;
    expect(rows.map(({ waiting, n }) => [waiting, n])).toEqual([
      [false, 3],
      [true, 9],
    ]);
  });

  it('leaves no row in the journal, and its order only in the line', async () => {
    expect(
      await hub.house
        .sql`select from journal where act in ('events/registered', 'events/unregistered')`,
    ).toEqual([]);
    const rows = await hub.house.sql<{ waiting: boolean; places: string | null }[]>`
      select waiting, string_agg(sequence::text, ' ' order by sequence) as places from event_registrations
      where time_id = (select time_id from event_registrations group by 1 having count(*) = 12)
      group by waiting order by waiting`;
    expect(rows.map(({ waiting, places }) => [waiting, places])).toEqual([
      [false, null],
      [true, '1 2 3 4 5 6 7 8 9'],
    ]);
    // Nor do the numbers of transactions tell who came when, once the day is over.
    await blurOrder(hub.house.db, hub.clock);
    expect(await hub.house.sql`select distinct xmin::text from event_registrations`).toHaveLength(
      1,
    );
  });

  it('twice is once', async () => {
    const { id, slug } = await publish(evening({ title: 'Une fois' }));
    const [time] = await timesOf(id);
    await amina.post(`/fr/events/${slug}/register`, { time: time?.id ?? '' });
    await amina.post(`/fr/events/${slug}/register`, { time: time?.id ?? '' });
    const rows = await hub.house
      .sql`select from event_registrations where time_id = ${time?.id ?? ''}`;
    expect(rows).toHaveLength(1);
  });

  it('is told of a date that moves, of one that falls away, and the day before', async () => {
    const member = await openMember(hub, []);
    const { id, slug } = await publish(evening({ title: 'Chorale', repeat: 'weekly', times: '3' }));
    const [first, second, third] = await timesOf(id);
    for (const time of [first, second, third])
      await member.post(`/fr/events/${slug}/register`, { time: time?.id ?? '', told: 'yes' });
    const base = `/fr/staff/events/${id}/times`;
    await facilitator.post(`${base}/${first?.id}/move`, {
      day: inDays(21),
      from: '19:00',
      to: '21:00',
    });
    await facilitator.post(`${base}/${second?.id}/cancel`);
    const messages = await queued(member.account);
    expect(messages).toContain('Une date a changé');
    expect(messages).toContain('Une date est annulée');
    const { events } = readCalendar((await visitor.get(`/fr/events/${slug}.ics`)).text);
    expect(events.map(({ status, instead }) => [status, instead !== null])).toEqual([
      ['confirmed', false],
      ['confirmed', true],
      ['cancelled', true],
    ]);
    // An hour later for all of them: whoever is registered stays so.
    const later = evening({
      title: 'Chorale',
      from: '19:30',
      to: '21:00',
      repeat: 'weekly',
      times: '3',
    });
    await facilitator.post(`/fr/staff/events/${id}`, later);
    const after = await timesOf(id);
    expect(after.map((time) => time.id)).toEqual([first?.id, second?.id, third?.id]);
    hub.wait(34 * DAY - 3_600_000 * 12);
    await hub.house.db.transaction((tx) => remind(tx, hub));
    expect(await queued(member.account)).toContain('Rappel d’un événement');
    expect(await hub.house.db.transaction((tx) => remind(tx, hub))).toBe(0);
    [facilitator, amina] = [
      await openMember(hub, null, facilitator.account),
      await openMember(hub, null, amina.account),
    ];
  });
});

describe('the door', () => {
  it('takes a code or a number, and shows rounded numbers and no names', async () => {
    const { id, slug } = await publish(evening({ title: 'Assemblée' }));
    const [time] = await timesOf(id);
    const form = { time: time?.id ?? '' };
    for (let turn = 0; turn < 6; turn += 1) await visitor.post(`/fr/events/${slug}/register`, form);
    const base = `/fr/staff/events/${id}/times/${time?.id}`;
    expect((await facilitator.get(base)).text).toContain('5 environ');
    const [row] = await hub.house.sql<{ door: string }[]>`
      select door from event_registrations where time_id = ${time?.id ?? ''} limit 1`;
    expect((await facilitator.post(`${base}/door`, { door: row?.door ?? '' })).text).toContain(
      'Bienvenue',
    );
    expect((await facilitator.post(`${base}/door`, { door: row?.door ?? '' })).text).toContain(
      'déjà entré',
    );
    expect((await facilitator.post(`${base}/door`, { door: 'AAAAAA' })).text).toContain(
      'relisez-le',
    );
    expect((await facilitator.get(base)).text).toContain('Moins de 5');
    await facilitator.post(`${base}/counted`, { counted: '41' });
    expect((await facilitator.get(base)).text).toContain('value="41"');
  });
});

describe('one’s own', () => {
  it('calendar has a secret address, which a new one ends', async () => {
    const made = await amina.post('/fr/me/events/calendar');
    const address = /\/fr\/events\/calendar\/[\w-]+\.ics/.exec(made.text)?.[0] ?? '';
    const { events } = readCalendar((await visitor.get(address)).text);
    expect(events.length).toBeGreaterThan(0);
    const again = await amina.post('/fr/me/events/calendar');
    expect((await visitor.get(address)).status).toBe(404);
    const newer = /\/fr\/events\/calendar\/[\w-]+\.ics/.exec(again.text)?.[0] ?? '';
    await amina.post('/fr/me/events/calendar/end');
    expect((await visitor.get(newer)).status).toBe(404);
  });

  it('registrations are nobody else’s', async () => {
    const other = await openMember(hub, []);
    const [row] = await hub.house.sql<{ id: string }[]>`
      select id from event_registrations where person is not null limit 1`;
    expect((await other.post(`/fr/me/events/${row?.id}/cancel`)).status).toBe(404);
  });

  it('are erased with the account, and who waits moves up', async () => {
    const leaving = await openMember(hub, []);
    const { id, slug } = await publish(evening({ title: 'Dernière place', capacity: '1' }));
    const [time] = await timesOf(id);
    await leaving.post(`/fr/events/${slug}/register`, { time: time?.id ?? '', told: 'yes' });
    await leaving.post('/fr/me/events/calendar');
    const kept = await visitor.post(`/fr/events/${slug}/register`, { time: time?.id ?? '' });
    const before = await hub.house.sql<
      { n: number }[]
    >`select count(*)::int as n from event_calendars`;
    await hub.house.db.transaction((tx) =>
      eraseAccount(tx, hub, { account: leaving.account, actor: leaving.account }, HOLDINGS),
    );
    const own = await visitor.post('/fr/events/registration', { code: codeIn(kept.text) });
    expect(own.text).toContain('Inscrit');
    const after = await hub.house.sql<
      { n: number }[]
    >`select count(*)::int as n from event_calendars`;
    expect(after[0]?.n).toBe((before[0]?.n ?? 0) - 1);
  });

  it('registrations are forgotten three months after the event', async () => {
    hub.wait(140 * DAY);
    await performDuties(hub.house.db, hub, HOLDINGS);
    const rows = await hub.house.sql<{ ends_at: string }[]>`
      select t.ends_at from event_registrations r join event_times t on t.id = r.time_id`;
    const old = hub.clock().getTime() - 93 * DAY;
    expect(rows.filter(({ ends_at }) => Date.parse(ends_at) < old)).toEqual([]);
  });
});
