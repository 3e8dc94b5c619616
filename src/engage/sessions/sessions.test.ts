import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHub, type TestHub } from '../../../test/hub.ts';
import { appOf, type Member, openMember } from '../../../test/members.ts';
import { addSession, addSummit, publishSummit } from '../summits/summits.ts';
import type { News } from './news.ts';
import { openStreams } from './streams.ts';

let hub: TestHub;
let [facilitator, second] = [] as unknown as [Member, Member]; // set before the first story
let session = { id: '', code: '' };
let summit = { id: '', slug: '' };
beforeAll(async () => {
  hub = await openTestHub();
  await appOf(hub);
  [facilitator, second] = await Promise.all([
    openMember(hub, ['facilitator']),
    openMember(hub, ['facilitator']),
  ]);
  const by = { clock: hub.clock, actor: 'worker' };
  ({ summit, session } = await hub.house.db.transaction(async (tx) => {
    const made = await addSummit(tx, by, {
      lang: 'fr',
      title: 'Rencontres',
      summary: 'Deux jours ensemble.',
      opensOn: '2027-03-27',
      closesOn: '2027-03-28',
      zone: 'Africa/Dakar',
      place: 'Dakar',
      link: '',
      languages: ['fr'],
    });
    await publishSummit(tx, by, made);
    const form = {
      lang: 'fr',
      kind: 'panel',
      title: 'Investir au village',
      subtitle: '',
      overview: '',
      theme: '',
      scope: '',
      method: '',
      trackId: '',
      roomId: '',
      day: '2027-03-27',
      start: '09:30',
      minutes: 60,
    };
    return { summit: made, session: await addSession(tx, hub, by, made, form) };
  }));
});
afterAll(() => hub.close());

const desk = () => `/fr/staff/summits/${summit.id}/sessions/${session.code}`;
const page = () => `/fr/summits/${summit.slug}/sessions/${session.code}`;

/** Somebody in the room with a browser, who keeps the code that the hub gives them. */
async function participant() {
  const member = await openMember(hub, null);
  let cookie = '';
  const fetch = async (path: string, init: RequestInit = {}) => {
    const answer = await member.fetch(path, { ...init, headers: { ...init.headers, cookie } });
    cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? cookie;
    return answer;
  };
  const post = (path: string, fields: Record<string, string>) =>
    fetch(`${page()}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: String(new URLSearchParams({ once: crypto.randomUUID(), ...fields })),
    });
  return {
    cookie: () => cookie,
    read: async () => (await fetch(page())).text(),
    ask: (question: string) => post('/questions', { question }),
    vote: (number: number, vote = 'yes') => post(`/questions/${number}/vote`, { vote }),
    answer: (number: number, fields: Record<string, string>) => post(`/guides/${number}`, fields),
  };
}

const votesOf = async (number: number) => {
  const text = await (await participant()).read();
  const line = text.slice(text.indexOf(`id="q${number}"`));
  return Number(/data-votes="">(\d+)</.exec(line)?.[1]);
};

describe('a session', () => {
  it('takes no question before it is open', async () => {
    const amina = await participant();
    expect((await amina.ask('Quand commence-t-on ?')).status).toBe(409);
    expect((await facilitator.post(`${desk()}/open`)).status).toBe(303);
    expect((await amina.ask('Quand commence-t-on ?')).status).toBe(303);
  });

  it('counts one vote a voice, and knows no account', async () => {
    const binta = await participant();
    await binta.vote(1);
    await binta.vote(1);
    expect(await votesOf(1)).toBe(2);
    await binta.vote(1, 'no');
    expect(await votesOf(1)).toBe(1);
    const [row] = await hub.house.sql<{ journal: string; voices: string }[]>`
      select (select count(*) from journal where act like 'sessions/%' and actor not in (select id::text from accounts)) as journal,
        (select count(*) from session_voices) as voices`;
    expect(row).toEqual({ journal: '0', voices: '2' });
  });

  it('gives no voice to a code that it did not hand out', async () => {
    const made = `summit-${summit.id.slice(0, 8)}=AAAA-BBBB-CCCC-DDDD`;
    const visitor = await openMember(hub, null);
    const vote = (cookie: string) =>
      visitor.fetch(`${page()}/questions/1/vote`, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded', cookie },
        body: 'vote=no',
      });
    const given = (await vote(made)).headers.get('set-cookie')?.split(';')[0] ?? '';
    expect(given).toMatch(/^summit-[0-9a-f]{8}=/);
    expect(given).not.toBe(made);
    expect((await vote(given)).headers.get('set-cookie')).toBeNull();
  });

  it('asks a question that is sent twice once', async () => {
    const amina = await participant();
    const once = crypto.randomUUID();
    const send = () =>
      openMember(hub, null).then((member) =>
        member.post(`${page()}/questions`, { once, question: 'Une seule fois, merci' }),
      );
    await Promise.all([send(), send(), send()]);
    const text = await amina.read();
    expect(text.split('Une seule fois, merci').length - 1).toBe(1);
  });

  it('joins two that ask the same, and counts whoever voted for both once', async () => {
    const [amina, binta] = [await participant(), await participant()];
    await amina.ask('Qui paie le puits ?');
    await binta.ask('Le puits, qui le paie ?');
    await binta.vote(3);
    await amina.vote(4);
    expect([await votesOf(3), await votesOf(4)]).toEqual([2, 2]);
    await facilitator.post(`${desk()}/questions/4/join`, { into: '3' });
    expect(await votesOf(3)).toBe(2);
    const chloe = await participant();
    await chloe.vote(3);
    expect(await votesOf(3)).toBe(3);
    // Whoever voted for both can take their vote back from what they became.
    await binta.vote(3, 'no');
    expect(await votesOf(3)).toBe(2);
    await facilitator.post(`${desk()}/questions/4/part`);
    expect(await votesOf(3)).toBe(2);
    expect((await facilitator.post(`${desk()}/questions/4/join`, { into: '4' })).status).toBe(422);
  });

  it('hides a question for a reason only, and shows it again', async () => {
    const refused = await facilitator.post(`${desk()}/questions/2/hide`, { 'reason-2': '' });
    expect(refused.status).toBe(422);
    await facilitator.post(`${desk()}/questions/2/hide`, { 'reason-2': 'Nomme une personne' });
    const amina = await participant();
    expect(await amina.read()).not.toContain('Une seule fois, merci');
    expect((await amina.vote(2)).status).toBe(404);
    await facilitator.post(`${desk()}/questions/2/show`);
    expect(await amina.read()).toContain('Une seule fois, merci');
  });

  it('says nothing of the answers of a few', async () => {
    await facilitator.post(`${desk()}/guides`, {
      text: 'Faut-il un fonds commun ?',
      form: 'stance',
    });
    const people = await Promise.all(Array.from({ length: 10 }, participant));
    for (const one of people.slice(0, 9)) await one.answer(1, { stance: '1' });
    expect(await people[0]?.read()).toContain('dès que dix personnes ont répondu');
    await people[9]?.answer(1, { stance: '-1' });
    // Whoever saw nine and one would know what the tenth answered.
    expect(await people[0]?.read()).toContain('5 d’accord · 0 pas d’accord');
    await facilitator.post(`${desk()}/close`);
    expect(await people[0]?.read()).toContain('9 d’accord · 1 pas d’accord');
    await facilitator.post(`${desk()}/open`);
    expect((await people[0]?.answer(1, { stance: '7' }))?.status).toBe(400);
  });
});

describe('an answer in words', () => {
  it('is hidden for a reason, and shown again', async () => {
    await facilitator.post(`${desk()}/guides`, { text: 'Par où commencer ?', form: 'words' });
    const amina = await participant();
    await amina.answer(2, { 'answer-2': 'Par la citerne du village' });
    const [row] = await hub.house.sql<{ id: string }[]>`
      select id from session_answers where text is not null`;
    const at = `${desk()}/answers/${row?.id}`;
    await facilitator.post(`${at}/hide`, { reason: 'Désigne une famille' });
    expect((await (await participant()).read()).includes('la citerne')).toBe(false);
    expect((await facilitator.get(desk())).text).toContain('Désigne une famille');
    expect((await facilitator.post(`${at}/show`)).status).toBe(303);
    expect(await (await participant()).read()).toContain('la citerne');
  });
});

describe('notes', () => {
  const note = (member: Member, version: number, text: string) =>
    member.post(`${desk()}/notes/1`, { version: String(version), text });

  it('lose nobody’s words when two write at the same time', async () => {
    await facilitator.post(`${desk()}/notes`, { version: '0', text: 'Un puits par village.' });
    const [one, other] = await Promise.all([
      note(facilitator, 1, 'Un puits par village, dit Awa.'),
      note(second, 1, 'Un puits par village, en 2027.'),
    ]);
    expect([one.status, other.status].sort()).toEqual([303, 409]);
    const [won, lost] = one.status === 303 ? ['dit Awa', 'en 2027'] : ['en 2027', 'dit Awa'];
    const shown = one.status === 409 ? one.text : other.text;
    expect(shown).toContain(won);
    expect(shown).toContain(lost);
    // Mended from both, on the version that stands.
    expect((await note(second, 2, 'Un puits par village, dit Awa, en 2027.')).status).toBe(303);
    const history = await facilitator.get(`${desk()}/notes/1`);
    expect(history.text).toContain(won);
    expect(history.text).toContain('Version 3');
  });

  it('are taken out only as their reader saw them', async () => {
    expect((await facilitator.post(`${desk()}/notes/1/remove`, { version: '2' })).status).toBe(409);
    expect((await facilitator.post(`${desk()}/notes/1/remove`, { version: '3' })).status).toBe(303);
    expect((await facilitator.get(`${desk()}/notes/1`)).text).toContain('dit Awa');
  });
});

/** Reads events until one carries what is waited for. */
async function follow(stream: ReadableStream<Uint8Array>) {
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  const next = async (): Promise<News> => {
    for (;;) {
      const end = rest.indexOf('\n\n');
      if (end >= 0) {
        const data = /^data: (.*)$/m.exec(rest.slice(0, end))?.[1];
        rest = rest.slice(end + 2);
        if (data) return JSON.parse(data);
        continue;
      }
      const { value, done } = await reader.read();
      if (done) throw new Error('the stream has ended');
      rest += decoder.decode(value, { stream: true });
    }
  };
  return { next, cancel: () => reader.cancel() };
}

describe('whoever follows a session', () => {
  it('is told of every question and vote, and after a cut of what they missed', async () => {
    const app = await appOf(hub);
    const opened = await app.request(`http://localhost${page()}/stream?after=0`);
    expect(opened.headers.get('content-type')).toContain('text/event-stream');
    if (!opened.body) throw new Error('no stream');
    const amina = await follow(opened.body);
    const before = await amina.next();
    await amina.cancel();
    const binta = await participant();
    await binta.ask('Que devient-on après la coupure ?');
    const again = await app.request(`http://localhost${page()}/stream`, {
      headers: { 'last-event-id': String(before.sequence) },
    });
    if (!again.body) throw new Error('no stream');
    const back = await follow(again.body);
    const missed = await back.next();
    expect(missed.questions.map(({ text }) => text)).toEqual(['Que devient-on après la coupure ?']);
    await back.cancel();
  });

  it('loses nothing that was acknowledged, on two nodes, among fifty who ask and vote at once', async () => {
    const people = await Promise.all(Array.from({ length: 50 }, participant));
    const nodes = [openStreams(hub, { pause: 20 }), openStreams(hub, { pause: 20 })];
    const readers = await Promise.all(
      people.map(async (_, n) => {
        const node = nodes[n % 2];
        if (!node) throw new Error('no node');
        return follow(await node.open(session.id, 0));
      }),
    );
    const acknowledged = await Promise.all(
      people.map(async (one, n) => {
        const answer = await one.ask(`Question simultanée numéro ${n}`);
        const number = /#q(\d+)$/.exec(answer.headers.get('location') ?? '')?.[1];
        return Number(number);
      }),
    );
    expect(acknowledged.every((number) => number > 0)).toBe(true);
    const votes = await Promise.all(
      people.map((one, n) => one.vote(acknowledged[(n + 1) % 50] ?? 0)),
    );
    expect(votes.every(({ status }) => status === 303)).toBe(true);
    for (const reader of readers) {
      const seen = new Map<number, number>();
      while (!acknowledged.every((number) => seen.get(number) === 2))
        for (const { number, votes: n } of (await reader.next()).questions) seen.set(number, n);
      await reader.cancel();
    }
    expect(nodes.map((node) => node.count())).toEqual([0, 0]);
    await Promise.all(nodes.map((node) => node.close()));
  }, 60_000);

  it('is refused where there is no room, and let go when the hub goes', async () => {
    const node = openStreams(hub, { most: 1 });
    const reader = await follow(await node.open(session.id, 0));
    await expect(node.open(session.id, 0)).rejects.toMatchObject({ code: 'session/streams-full' });
    await reader.next();
    const ended = reader.next().catch((error: Error) => error.message);
    await node.close();
    expect(await ended).toBe('the stream has ended');
  });

  it('costs the hub nothing while they do not read', async () => {
    const node = openStreams(hub, { behind: 100, pause: 5 });
    const stream = await node.open(session.id, 0);
    const amina = await participant();
    for (let n = 0; n < 5; n += 1) await amina.ask(`Question pendant la lenteur ${n}`);
    await new Promise((done) => setTimeout(done, 200));
    // What waits for them is one event; the rest is read from the database once they read again.
    const slow = await follow(stream);
    const seen = new Set<string>();
    while (!seen.has('Question pendant la lenteur 4'))
      for (const { text } of (await slow.next()).questions) seen.add(text);
    expect(seen.has('Question pendant la lenteur 0')).toBe(true);
    await slow.cancel();
    await node.close();
  });
});
