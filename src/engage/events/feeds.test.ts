import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHub, type TestHub } from '../../../test/hub.ts';
import { appOf, type Member, openMember } from '../../../test/members.ts';
import { readConfig } from '../../config.ts';
import type { Network } from '../../platform/outside/outside.ts';
import { coarse, readFeed } from './feeds.ts';

let hub: TestHub;
let [facilitator, visitor] = [] as unknown as [Member, Member]; // set before the first story
beforeAll(async () => {
  hub = await openTestHub({ events: { ...readConfig({ data: '/nowhere' }).events, feeds: 'on' } });
  await appOf(hub);
  facilitator = await openMember(hub, ['facilitator']);
  visitor = await openMember(hub, null);
});
afterAll(() => hub.close());

const event = (uid: string, ...lines: string[]) => [
  ...['BEGIN:VEVENT', `UID:${uid}`, 'DTSTART;TZID=Europe/Paris:20270204T183000', 'DURATION:PT2H'],
  ...[...lines, 'END:VEVENT'],
];
const calendar = (...events: string[][]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', ...events.flat(), 'END:VCALENDAR'].join('\r\n');

async function send(path: string, text: string, fields: Record<string, string> = {}) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('file', new Blob([text]), 'calendrier.ics');
  return facilitator.fetch(path, { method: 'POST', body: form });
}

const FEEDS = '/fr/staff/events/feeds';

describe('a calendar of others', () => {
  let page = '';
  it('is tried first: what would come, and what is wrong with its line', async () => {
    const text = calendar(
      event('a', 'SUMMARY:Chorale', 'LOCATION:Lyon', 'RRULE:FREQ=WEEKLY;COUNT=3'),
      event('b', 'SUMMARY:Atelier', 'LOCATION:12 rue des Fleurs', 'SEQUENCE:2'),
      event('c', 'SUMMARY:Sans fin', 'RRULE:FREQ=SECONDLY'),
      event('d'),
    );
    const sent = await send(`${FEEDS}/file`, text, { name: 'Les Deux Rives', lang: 'fr' });
    page = sent.headers.get('location') ?? '';
    const trial = await facilitator.get(page);
    expect(trial.words).toContain('Ligne 24 : répétition refusée');
    expect(trial.words).toContain('Un événement n’a pas de titre');
    expect((await visitor.get('/fr/events')).text).not.toContain('Chorale');
  });

  it('is taken over, and no street is shown', async () => {
    await facilitator.post(`${page}/take`);
    const list = (await visitor.get('/fr/events')).text;
    expect(list.match(/Chorale/g)).toHaveLength(3);
    expect(list).toContain('Atelier');
    expect(list).not.toContain('Fleurs');
    expect(list).toContain('Les Deux Rives');
  });

  it('changes nothing when it says the same again, and nothing when it is older', async () => {
    const same = calendar(
      event('a', 'SUMMARY:Chorale', 'LOCATION:Lyon', 'RRULE:FREQ=WEEKLY;COUNT=3', 'SEQUENCE:4'),
      event('b', 'SUMMARY:Vieux titre', 'SEQUENCE:1'),
    );
    await send(`${page}/file`, same);
    expect((await facilitator.get(page)).words).toContain('Il n’y a rien à reprendre');
  });

  it('is followed: what it moves is moved, and what it cancels is cancelled', async () => {
    const newer = calendar(
      event('a', 'SUMMARY:Chorale', 'LOCATION:Lyon', 'RRULE:FREQ=WEEKLY;COUNT=3'),
      [
        ...['BEGIN:VEVENT', 'UID:a', 'RECURRENCE-ID;TZID=Europe/Paris:20270211T183000'],
        ...['DTSTART;TZID=Europe/Paris:20270212T200000', 'DURATION:PT2H', 'SUMMARY:Chorale'],
        'END:VEVENT',
      ],
      event('b', 'SUMMARY:Atelier', 'SEQUENCE:3', 'STATUS:CANCELLED'),
    );
    await send(`${page}/file`, newer);
    await facilitator.post(`${page}/take`);
    const { events } = JSON.parse((await visitor.get('/fr/events.json')).text) as {
      events: { title: string; starts: string; status: string }[];
    };
    expect(events.map(({ title, starts, status }) => [title, starts.slice(0, 16), status])).toEqual(
      expect.arrayContaining([
        ['Chorale', '2027-02-04T17:30', 'confirmed'],
        ['Chorale', '2027-02-12T19:00', 'confirmed'],
        ['Chorale', '2027-02-18T17:30', 'confirmed'],
        ['Atelier', '2027-02-04T17:30', 'cancelled'],
      ]),
    );
  });

  it('owns its events: another calendar cannot change them, and they go with it', async () => {
    const sent = await send(`${FEEDS}/file`, calendar(event('a', 'SUMMARY:Pris')), {
      name: 'Autre',
      lang: 'fr',
    });
    const other = await facilitator.get(sent.headers.get('location') ?? '');
    expect(other.words).toContain('vient déjà d’un autre calendrier');
    await facilitator.post(`${page}/drop`);
    expect((await visitor.get('/fr/events')).text).not.toContain('Chorale');
  });

  it('that is none is refused with its line', async () => {
    const sent = await send(`${FEEDS}/file`, '<html>', { name: 'Page', lang: 'fr' });
    expect(sent.status).toBe(422);
    expect(await sent.text()).toContain('n’est pas un calendrier');
  });
});

describe('a calendar at an address', () => {
  const network = (body: string, address = '93.184.216.34'): Network => ({
    addresses: async () => [address],
    texts: async () => [],
    get: async () => ({ status: 200, body: toBytes(body) }),
  });
  async function* toBytes(text: string) {
    yield new TextEncoder().encode(text);
  }
  const add = async (address: string) => {
    const made = await facilitator.post(FEEDS, { name: 'Ville', lang: 'fr', address });
    return { made, id: made.to.split('/').at(-1) ?? '' };
  };

  it('is public and by https alone', async () => {
    for (const address of [
      'http://a.example/x',
      'https://a.example:8443/x',
      'https://u:p@a.example',
    ])
      expect((await add(address)).made.status).toBe(422);
  });

  it('is never read inside the hub’s own network', async () => {
    const { id } = await add('https://inside.example/x.ics');
    await readFeed(hub, id, network(calendar(), '127.0.0.1'));
    expect((await facilitator.get(`${FEEDS}/${id}`)).words).toContain(
      'La dernière lecture a échoué',
    );
  });

  it('is shown before it is followed; then what it leaves out is cancelled', async () => {
    const { id } = await add('webcal://ville.example/agenda.ics');
    await readFeed(hub, id, network(calendar(event('v', 'SUMMARY:Fête de la ville'))));
    expect((await visitor.get('/fr/events')).text).not.toContain('Fête de la ville');
    await facilitator.post(`${FEEDS}/${id}/take`);
    expect((await visitor.get('/fr/events')).text).toContain('Fête de la ville');
    await readFeed(hub, id, network(calendar(event('w', 'SUMMARY:Autre fête'))));
    const list = (await visitor.get('/fr/events.json')).text;
    expect(list).toMatch(/Fête de la ville[^}]*cancelled/);
    expect(list).toContain('Autre fête');
  });
});

it('A place is shown where it cannot be somebody’s door', () => {
  expect(coarse('Maison des associations, Lyon')).toBe('Maison des associations, Lyon');
  for (const place of ['12 rue des Fleurs', 'شارع ٥', 'https://visio.example', 'a@b.example'])
    expect(coarse(place)).toBe('');
});
