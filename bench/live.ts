/**
 * Five hundred people in one session, on two nodes: each asks, votes for others and follows. From the moment at which the
 * hub acknowledges a vote to the moment at which each of them has been told of it. The peer is the limit that is promised.
 */
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../src/config.ts';
import { newVoiceCode } from '../src/engage/consultations/consultations.ts';
import type { News } from '../src/engage/sessions/news.ts';
import { askQuestion, questionByNumber, voteFor } from '../src/engage/sessions/questions.ts';
import { openSession } from '../src/engage/sessions/running.ts';
import { openStreams } from '../src/engage/sessions/streams.ts';
import { ensureVoice } from '../src/engage/sessions/voices.ts';
import { addSession, addSummit, publishSummit } from '../src/engage/summits/summits.ts';
import { type Hub, openHub } from '../src/platform/hub.ts';
import type { Result } from './result.ts';

const PEOPLE = 500;
const VOTES = 4;
/** As many at once as the pool has connections. */
const AT_ONCE = 8;
/** Milliseconds: an event is made at most every 200, and a room should not notice the rest. */
const LIMITS = { p50: 500, p99: 1500 };

export async function* benchLive(): AsyncGenerator<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'passerelle-bench-'));
  // The database may run under an account of its own, which must be able to enter.
  await chmod(folder, 0o755);
  const hub = await openHub({ ...readConfig({ data: folder }), log: { level: 'error' as const } });
  try {
    yield* measure(hub);
  } finally {
    await hub.close();
    await rm(folder, { recursive: true });
  }
}

async function* measure(hub: Hub): AsyncGenerator<Result> {
  const { db } = hub.house;
  const sessionId = await prepare(hub);
  const nodes = [openStreams(hub), openStreams(hub)];
  const acknowledged = new Map<string, number>();
  const told: number[] = [];
  const missing: number[] = [];
  const readers = await Promise.all(
    Array.from({ length: PEOPLE }, async (_, n) => {
      const stream = await nodes[n % 2]?.open(sessionId, 0);
      return stream ? follow(stream, acknowledged, told) : null;
    }),
  );
  const people = Array.from({ length: PEOPLE }, newVoiceCode);
  const began = performance.now();
  const voices = await each(people, (code) =>
    db.transaction(async (tx) => {
      const voice = await ensureVoice(tx, hub, sessionId, code);
      const said = { lang: 'fr', text: `Question de ${code.slice(0, 4)}` };
      return { voice, number: await askQuestion(tx, hub, sessionId, voice, said) };
    }),
  );
  const votes = voices.flatMap(({ voice }, n) =>
    Array.from({ length: VOTES }, (_, k) => ({
      voice,
      number: voices[(n * 7 + k * 31 + 1) % PEOPLE]?.number ?? 1,
    })),
  );
  await each(votes, async ({ voice, number }) => {
    const question = await questionByNumber(db, sessionId, number);
    await db.transaction((tx) => voteFor(tx, question, voice, true));
    // Several are acknowledged together; the newest that an event can carry is remembered by when.
    acknowledged.set(`${number}`, performance.now());
  });
  const seconds = (performance.now() - began) / 1000;
  const truth = await finalVotes(hub, sessionId);
  missing.push(...(await Promise.all(readers.map((reader) => reader?.behind(truth) ?? PEOPLE))));
  await Promise.all(nodes.map((node) => node.close()));
  const lost = missing.reduce((sum, one) => sum + one, 0);
  told.sort((one, other) => one - other);
  const at = (share: number) => told[Math.floor(told.length * share)] ?? Number.NaN;
  const note = `${PEOPLE} readers on two nodes, ${PEOPLE} questions and ${votes.length} votes in ${seconds.toFixed(1)} s`;
  yield limit('live: delivery, median', at(0.5), LIMITS.p50, note);
  yield limit('live: delivery, 99 of 100', at(0.99), LIMITS.p99, note);
  yield {
    ...{ name: 'live: acknowledged and not told', unit: '', ours: lost, peer: 1 },
    floor: { most: 0 },
    note: 'questions with their last count, over all readers',
  };
}

const limit = (name: string, ours: number, peer: number, note: string): Result => ({
  ...{ name, unit: 'ms', ours, peer, note },
  floor: { most: 1 },
});

async function prepare(hub: Hub): Promise<string> {
  const by = { clock: hub.clock, actor: 'bench', keys: hub.keys };
  return hub.house.db.transaction(async (tx) => {
    const days = { opensOn: '2027-03-04', closesOn: '2027-03-05', zone: 'Africa/Dakar' };
    const words = { lang: 'fr' as const, title: 'Rencontres', summary: 'Deux jours ensemble.' };
    const summit = await addSummit(tx, by, {
      ...{ ...days, ...words, place: '', link: '', languages: ['fr'] },
    });
    await publishSummit(tx, by, summit);
    const session = await addSession(tx, hub, by, summit, {
      ...{ lang: 'fr', kind: 'panel', title: 'Séance', subtitle: '', overview: '', theme: '' },
      ...{ scope: '', method: '', trackId: '', roomId: '', day: '', start: '', minutes: 60 },
    });
    await openSession(tx, by, session.id);
    return session.id;
  });
}

/** Reads events as a browser does, and says how long after each acknowledged vote they came. */
function follow(
  stream: ReadableStream<Uint8Array>,
  acknowledged: ReadonlyMap<string, number>,
  told: number[],
) {
  const seen = new Map<number, number>();
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  void (async () => {
    let rest = '';
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      const parts = `${rest}${decoder.decode(value, { stream: true })}`.split('\n\n');
      rest = parts.pop() ?? '';
      for (const part of parts) {
        const data = /^data: (.*)$/m.exec(part)?.[1];
        if (data) hear(parsed(data), seen, acknowledged, told);
      }
    }
  })();
  return {
    /** How many questions they know with another count than is true, once they had five seconds. */
    behind: async (truth: ReadonlyMap<number, number>) => {
      const wrong = () => [...truth].filter(([number, votes]) => seen.get(number) !== votes).length;
      for (let n = 0; n < 50 && wrong() > 0; n += 1)
        await new Promise((wake) => setTimeout(wake, 100));
      return wrong();
    },
  };
}

// Each reader is a telephone of its own; here one processor reads for all five hundred, so what is the same is read once.
const known = new Map<string, News>();
function parsed(data: string): News {
  const found = known.get(data) ?? JSON.parse(data);
  if (known.size > 20) known.clear();
  known.set(data, found);
  return found;
}

function hear(
  news: News,
  seen: Map<number, number>,
  acknowledged: ReadonlyMap<string, number>,
  told: number[],
): void {
  const now = performance.now();
  for (const { number, votes } of news.questions) {
    const at = acknowledged.get(`${number}`);
    if (at !== undefined && seen.get(number) !== votes) told.push(Math.max(0, now - at));
    seen.set(number, votes);
  }
}

async function finalVotes({ house }: Hub, sessionId: string) {
  const rows = await house.sql<{ number: number; votes: string }[]>`
    select number, count(v.voice_id) as votes from session_questions q
    left join session_question_votes v on v.question_id = q.id
    where session_id = ${sessionId} group by number`;
  return new Map(rows.map(({ number, votes }) => [number, Number(votes)]));
}

async function each<Item, Made>(
  items: readonly Item[],
  work: (item: Item) => Promise<Made>,
): Promise<Made[]> {
  const made: Made[] = [];
  let next = 0;
  const lane = async () => {
    for (let at = next++; at < items.length; at = next++) {
      const item = items[at];
      if (item !== undefined) made[at] = await work(item);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return made;
}
