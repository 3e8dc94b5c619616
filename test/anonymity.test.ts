import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  communityById,
  openCommunity,
  proposeCommunity,
} from '../src/engage/communities/communities.ts';
import { joinCommunity } from '../src/engage/communities/members.ts';
import {
  addStatement,
  BLURRED,
  blurOrder,
  type Consultation,
  consultationById,
  findParticipant,
} from '../src/engage/consultations/consultations.ts';
import { consultationPhases, consultations } from '../src/engage/consultations/tables.ts';
import { openTestHub, type TestHub } from './hub.ts';
import { openBrowser } from './members.ts';
import { signedIn } from './people.ts';

/**
 * An attacker holds a dump of the whole database, taken a day later, with what PostgreSQL keeps beside each row; not the
 * keys. They look for a way from accounts to answers. Each way is first tried on a leak that was planted.
 */
let hub: TestHub;
const PEOPLE = 24;
const DAY = 86_400_000;

interface Truth {
  readonly account: string;
  readonly participant: string;
}
const truth: Record<'pseudonymous' | 'anonymous', Truth[]> = { pseudonymous: [], anonymous: [] };

beforeAll(async () => {
  hub = await openTestHub();
  const places = {
    pseudonymous: await listening('pseudonymous'),
    anonymous: await listening('anonymous'),
  };
  for (let person = 0; person < PEOPLE; person += 1) {
    // One person a day: whatever keeps a day beside an answer gives them away.
    hub.wait(DAY);
    const somebody = await signedIn(hub.house.db, hub);
    const community = await communityById(hub.house.db, places.anonymous.accessId ?? '');
    const form = { name: `Nom ${person}`, listed: false, digest: false };
    await joinCommunity(hub.house.db, hub, somebody.account, community, form);
    for (const anonymity of ['pseudonymous', 'anonymous'] as const)
      truth[anonymity].push(await takePart(places[anonymity], somebody));
  }
  hub.wait(DAY);
  expect(await blurOrder(hub.house.db, hub.clock)).toBe(true);
}, 60_000);
afterAll(() => hub.close());

async function listening(anonymity: 'pseudonymous' | 'anonymous'): Promise<Consultation> {
  const id = randomUUID();
  const { db } = hub.house;
  await db.insert(consultations).values({
    ...{ id, slug: anonymity, lang: 'fr', title: 'T', question: 'Q', anonymity },
    ...{ access: anonymity === 'anonymous' ? 'community' : 'anybody', moderation: 'after' },
    ...{ accessId: anonymity === 'anonymous' ? await meetingPlace() : null, minimum: 10 },
    ...{ answerBy: '2027-12-01', draftedOn: '2026-11-01', openedOn: '2026-11-02' },
  });
  await db.insert(consultationPhases).values({
    ...{ consultationId: id, kind: 'listening', opensOn: '2026-11-02', closesOn: '2027-11-22' },
  });
  const consultation = await consultationById(db, id, 'fr');
  for (const text of ['Un guichet.', 'Un délai.', 'Une réponse.'])
    await addStatement(db, hub, consultation, { lang: 'fr', text, source: 'seed', author: null });
  return consultation;
}

async function meetingPlace(): Promise<string> {
  const { db } = hub.house;
  const { account } = await signedIn(db, hub);
  const about = { kind: 'city', access: 'open', lang: 'fr', rules: '', name: 'Thiès' } as const;
  const id = await proposeCommunity(db, hub, account, { ...about, purpose: 'Nouvelles.' }, 'Awa');
  await openCommunity(db, hub, { clock: hub.clock, actor: 'fatou' }, await communityById(db, id));
  return id;
}

/** By the pages, as anybody does: each step is a request. */
async function takePart(
  consultation: Consultation,
  { account, secret }: { readonly account: string; readonly secret: string },
): Promise<Truth> {
  const { db } = hub.house;
  const here = `/fr/consultations/${consultation.slug}/take-part`;
  const browser = await openBrowser(hub, `passerelle=${secret}`);
  const anonymous = consultation.anonymity === 'anonymous';
  const { text = '' } = anonymous ? await browser.post(`${here}/hand-out`) : {};
  const [code = ''] = /(?:[0-9A-Z]{4}-){3}[0-9A-Z]{4}/.exec(text) ?? [];
  for (const statement of ['1', '2', '3'])
    expect((await browser.post(here, { statement, vote: '1' })).status).toBe(303);
  const said = { lang: 'fr', text: `Ce que dit ${randomUUID()}`, sure: 'yes', once: randomUUID() };
  expect((await browser.post(`${here}/propose`, said)).status).toBe(303);
  const by = anonymous ? { code } : { account };
  const found = await findParticipant(db, hub, consultation, by);
  expect(found, 'who took part').not.toBeNull();
  return { account, participant: found?.id ?? '' };
}

interface Row {
  readonly table: string;
  /** Every value that is rare enough to lead somewhere. */
  readonly words: ReadonlySet<string>;
  readonly ctid: string;
  readonly xmin: number;
}

/** Every row of every table, as words: ids, hashes, numbers of transactions, whatever stands in texts and documents. */
async function dump(): Promise<Row[]> {
  const tables = await hub.house.sql<{ name: string }[]>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE'`;
  const all: Row[] = [];
  for (const { name } of tables) {
    const rows = await hub.house.sql<{ json: string; ctid: string; xmin: string }[]>`
      select to_jsonb(t)::text as json, ctid::text, xmin::text from ${hub.house.sql(name)} t order by ctid`;
    for (const { json, ctid, xmin } of rows)
      all.push({
        ...{ table: name, ctid, xmin: Number(xmin) },
        words: new Set([...(json.match(/[\w-]{6,}/g) ?? []), `transaction ${xmin}`]),
      });
  }
  return all;
}

/** Words that stand in so many rows tell nobody apart. */
const COMMON = 6;

/** Answers and people that somebody reaches from an account by values that rows share, however many steps it takes. */
function reached(rows: readonly Row[], account: string): Set<string> {
  const places = new Map<string, Row[]>();
  for (const row of rows)
    for (const word of row.words) places.set(word, [...(places.get(word) ?? []), row]);
  const found = new Set<Row>();
  const known = new Set([account]);
  const waiting = [account];
  for (let word = waiting.pop(); word !== undefined; word = waiting.pop()) {
    const here = places.get(word) ?? [];
    if (word !== account && here.length > COMMON) continue;
    for (const row of here) {
      if (found.has(row)) continue;
      found.add(row);
      for (const next of row.words)
        if (!known.has(next)) {
          known.add(next);
          waiting.push(next);
        }
    }
  }
  return new Set([...found].filter(isAnswer).flatMap(({ words }) => [...words]));
}

const isAnswer = ({ table }: Row) => table === 'participants' || table === 'votes';

/** How many accounts an order of rows gives to their own participant: by chance one. */
function guessedInOrder(rows: readonly Row[], whose: readonly Truth[], by: keyof typeof ORDERS) {
  const own = new Set(whose.map(({ participant }) => participant));
  const participants = rows
    .filter(({ table, words }) => table === 'participants' && [...words].some((w) => own.has(w)))
    .toSorted(ORDERS[by]);
  return participants.filter(({ words }, at) => words.has(whose[at]?.participant ?? '')).length;
}

const place = ({ ctid }: Row) => {
  const [page = 0, line = 0] = ctid.match(/\d+/g)?.map(Number) ?? [];
  return page * 10_000 + line;
};
const ORDERS = {
  place: (a: Row, b: Row) => place(a) - place(b),
  // A stable sort leaves ties in the order of the rows.
  transaction: (a: Row, b: Row) => a.xmin - b.xmin || place(a) - place(b),
} as const;

const KINDS = ['pseudonymous', 'anonymous'] as const;

describe('whoever holds a dump of the database', () => {
  it.each(KINDS)(
    'finds no way from an account to its answers in a %s consultation',
    async (kind) => {
      const rows = await dump();
      for (const { account, participant } of truth[kind])
        expect(reached(rows, account).has(participant), account).toBe(false);
    },
  );

  it.each(KINDS)('learns nothing from where rows of a %s consultation lie', async (kind) => {
    const rows = await dump();
    // Of 24 in random order more than five in their own place are seen once in 1,700 times.
    for (const order of ['place', 'transaction'] as const)
      expect(guessedInOrder(rows, truth[kind], order), order).toBeLessThan(6);
  });

  it('finds every table that is filled as somebody takes part laid anew', async () => {
    const { db } = hub.house;
    // Whatever names a participant or a voice, but for what the worker and the team write about many at once.
    const naming = await hub.house.sql<{ name: string }[]>`
      select distinct table_name as name from information_schema.columns
      where table_schema = 'public' and column_name in ('participant_id', 'voice_id', 'voice')`;
    // Questions of a session are public in the order of their numbers, and a ballot forgets its voice once it is keyed.
    const together = ['opinion_places', 'voices_aside_members', 'session_questions', 'ballots'];
    const filled = naming.map(({ name }) => name).filter((name) => !together.includes(name));
    expect(BLURRED).toEqual(expect.arrayContaining(filled));
    expect(filled.length).toBeGreaterThan(3);
    await db.transaction(async (tx) => {
      // A session of no summit will do: what counts is that one is open.
      await tx.execute(sql`set local session_replication_role = replica`);
      await tx.execute(sql`insert into live_sessions (session_id, opened_on)
        values (${randomUUID()}, ${hub.clock().toISOString().slice(0, 10)})`);
    });
    hub.wait(DAY);
    const before = await hub.house.sql`select xmin::text from votes group by xmin::text`;
    expect(await blurOrder(db, hub.clock)).toBe(true);
    expect(await blurOrder(db, hub.clock)).toBe(false);
    const after = await hub.house.sql`select xmin::text from votes group by xmin::text`;
    expect(after).toHaveLength(1);
    expect(after).not.toEqual(before);
  });

  it('finds neither a time, nor a day, nor a number that grows beside an answer', async () => {
    const columns = await hub.house.sql<{ column: string; type: string }[]>`
      select table_name || '.' || column_name as column, data_type as type
      from information_schema.columns
      where table_schema = 'public'
        and table_name in ('participants', 'votes', 'consultation_roll', 'proposal_stands')`;
    expect(columns.length).toBeGreaterThan(10);
    expect(columns.filter(({ type }) => /date|time|interval/.test(type))).toEqual([]);
    const ids = await hub.house.sql<{ id: string }[]>`
      select id::text from participants union all select id::text from statements`;
    // The version of a UUID is its thirteenth digit: 4 is random, 7 tells a moment.
    expect(new Set(ids.map(({ id }) => id[14]))).toEqual(new Set(['4']));
  });

  it('finds no act of a participant in the journal, in jobs or in messages', async () => {
    const own = new Set(KINDS.flatMap((kind) => truth[kind].map(({ participant }) => participant)));
    const told = (await dump()).filter(
      ({ table, words }) => !isAnswer({ table } as Row) && [...words].some((word) => own.has(word)),
    );
    expect(told.map(({ table }) => table)).toEqual([]);
  });

  it('would have found what is planted: a shared value, an order, a day', async () => {
    const [first] = truth.pseudonymous;
    const planted = [
      ...(await dump()),
      {
        ...{ table: 'somewhere', ctid: '(0,1)', xmin: 1 },
        words: new Set([first?.account ?? '', 'a-value-in-common']),
      },
      {
        ...{ table: 'participants', ctid: '(0,1)', xmin: 1 },
        words: new Set([first?.participant ?? '', 'a-value-in-common']),
      },
    ];
    expect(reached(planted, first?.account ?? '').has(first?.participant ?? '')).toBe(true);
    const inOrder = truth.pseudonymous.map(({ participant }, at) => ({
      ...{ table: 'participants', ctid: `(0,${at})`, xmin: at },
      words: new Set([participant]),
    }));
    expect(guessedInOrder(inOrder, truth.pseudonymous, 'place')).toBe(PEOPLE);
    expect(guessedInOrder(inOrder, truth.pseudonymous, 'transaction')).toBe(PEOPLE);
  });
});

describe('whoever holds the dump and the keys', () => {
  it('knows who was handed an anonymous voice, and not which', async () => {
    const rows = await dump();
    for (const { account, participant } of truth.anonymous) {
      const names = [account, ...KINDS.map(() => '')];
      const calls = await hub.house.sql<{ id: string }[]>`select id from consultations`;
      for (const { id } of calls) names.push(hub.keys.pseudonym(`consultation ${id}`, account));
      for (const name of names.filter(Boolean))
        expect(reached(rows, name).has(participant), name).toBe(false);
    }
  });
});
