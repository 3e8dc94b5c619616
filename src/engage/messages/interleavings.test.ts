/** Whatever two senders, relays who call, those who print letters, withdrawals, wishes, the clock and kill -9 do to each other: what leaves was allowed to leave. */
import { eq, sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHub, type TestHub } from '../../../test/hub.ts';
import { signedIn } from '../../../test/people.ts';
import { HOLDINGS } from '../../app.tsx';
import {
  giveConsent,
  preparePurposes,
  recipientOf,
  withdrawConsent,
} from '../../people/consents/consents.ts';
import {
  confirmContact,
  saveContact,
  saveWishes,
  USUAL_WISHES,
  type Wishes,
  wishesOf,
} from '../../people/contacts/contacts.ts';
import { openPool, type Pool } from '../../platform/database/database.ts';
import { mayReach } from '../../process/roster/roster.ts';
import { CALL_WORDS, type CallWord, endCall, openCall, takeCall } from './calls.ts';
import { lettersPrinted, offerAgain, printLetters } from './letters.ts';
import { queueMessage } from './messages.ts';
import { personIn } from './persons.ts';
import { isQuiet, monthIn } from './quiet.ts';
import { type Deliver, type Leaving, sendDue } from './sending.ts';
import { messages } from './tables.ts';

let hub: TestHub;
let office: string;
beforeAll(async () => {
  hub = await openTestHub();
  await preparePurposes(hub.house.db, hub.clock, '');
  office = (await recipientOf(hub.house.db, 'office')).id;
});
afterAll(() => hub.close());

const PURPOSES = ['news', 'emergency'] as const;
type Purpose = (typeof PURPOSES)[number];

type Step =
  | {
      readonly does: 'tell';
      readonly who: number;
      readonly purpose: Purpose;
      readonly cause: number;
    }
  | { readonly does: 'allow' | 'withdraw'; readonly who: number; readonly purpose: Purpose }
  | { readonly does: 'wish'; readonly who: number; readonly monthly: number; readonly zone: string }
  | { readonly does: 'wait'; readonly hours: number }
  | { readonly does: 'prefer'; readonly who: number; readonly byPhone: boolean }
  /** One relay or two at once, beside a sender of e-mail; each may be killed. */
  | { readonly does: 'call'; readonly kills: readonly Kill[]; readonly word: CallWord }
  /** One of the team or two at once who print what waits on paper; each may be killed. */
  | { readonly does: 'print'; readonly kills: readonly Kill[] }
  /** A sheet was lost on its way. */
  | { readonly does: 'lose' }
  /** One sender or two at once; each may be killed, and somebody may change their mind meanwhile. */
  | { readonly does: 'send'; readonly kills: readonly Kill[]; readonly meanwhile: Meanwhile };
/** Right before the server took a message, or right after. */
type Kill = 'never' | 'before' | 'after';
/** What comes between the two transactions of a sender, or while it hands its message over. */
type Meanwhile = {
  readonly who: number;
  readonly purpose: Purpose;
  readonly change: 'withdrawn between' | 'withdrawn during' | 'wished between';
} | null;

/** Two who are written to, and one who came by a relay and has neither e-mail nor telephone. */
const who = fc.nat({ max: 2 });
const ON_PAPER = 2;
const purpose = fc.constantFrom(...PURPOSES);
const kill = fc.constantFrom<Kill>('never', 'never', 'before', 'after');
const zone = fc.constantFrom('Europe/Paris', 'Africa/Dakar');
const changes = fc.constantFrom('withdrawn between', 'withdrawn during', 'wished between');
const meanwhile = fc.option(fc.record({ who, purpose, change: changes }));
const kills = fc.array(kill, { minLength: 1, maxLength: 2 });
const monthly = fc.nat({ max: 3 });
const cause = fc.nat({ max: 5 });
const word = fc.constantFrom(...CALL_WORDS);
const hours = fc.constantFrom(1, 7, 13, 200);
const does = <Verb extends string>(verb: Verb) => fc.constant(verb);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ does: does('tell'), who, purpose, cause }) },
  { weight: 1, arbitrary: fc.record({ does: does('allow'), who, purpose }) },
  { weight: 1, arbitrary: fc.record({ does: does('withdraw'), who, purpose }) },
  { weight: 1, arbitrary: fc.record({ does: does('wish'), who, monthly, zone }) },
  { weight: 2, arbitrary: fc.record({ does: does('wait'), hours }) },
  { weight: 1, arbitrary: fc.record({ does: does('prefer'), who, byPhone: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ does: does('call'), kills, word }) },
  { weight: 3, arbitrary: fc.record({ does: does('print'), kills }) },
  { weight: 1, arbitrary: fc.record({ does: does('lose') }) },
  { weight: 5, arbitrary: fc.record({ does: does('send'), kills, meanwhile }) },
) as fc.Arbitrary<Step>; // the library widens the tags

/* Walked each time, before what chance brings. */
const tells = (purpose: Purpose, who = 0): Step => ({
  ...{ does: 'tell', who, purpose, cause: PURPOSES.indexOf(purpose) },
});
const sends = (kill: Kill, meanwhile: Meanwhile = null): Step => ({
  ...{ does: 'send', kills: [kill], meanwhile },
});
const prefers = (byPhone: boolean): Step => ({ does: 'prefer', who: 0, byPhone });
const calls = (kill: Kill): Step => ({ does: 'call', kills: [kill, 'never'], word: 'reached' });
const prints = (...kills: Kill[]): Step => ({ does: 'print', kills });
const onPaper = (purpose: Purpose): Step[] => [tells(purpose, ON_PAPER), sends('never')];
const news = { who: 0, purpose: 'news' } as const;
const KNOWN: [Step[]][] = [
  // What may have left before a kill counts, although it was withdrawn since.
  [
    [
      tells('news'),
      sends('after'),
      { does: 'withdraw', ...news },
      tells('emergency'),
      sends('never'),
    ],
  ],
  [[tells('news'), sends('never', { ...news, change: 'withdrawn between' })]],
  [[tells('news'), sends('never', { ...news, change: 'withdrawn during' })]],
  [[tells('news'), sends('never', { ...news, change: 'wished between' })]],
  [[tells('news'), sends('after'), { does: 'wait', hours: 13 }, sends('never')]],
  // Said by one relay of two, and by no e-mail afterwards.
  [[prefers(true), tells('news'), sends('never'), calls('never'), prefers(false), sends('never')]],
  // What a server may have taken is not said as well.
  [[tells('news'), sends('after'), prefers(true), sends('never'), calls('never')]],
  // A relay who dies after the call keeps it: nobody calls again.
  [[prefers(true), tells('news'), sends('never'), calls('after'), calls('never')]],
  [[prefers(true), tells('news'), sends('never'), { does: 'wait', hours: 13 }, calls('never')]],
  // Printed by one of two, and not for whoever has said no, however often printing was cut short.
  [[...onPaper('news'), prints('never', 'never'), prints('after')]],
  [
    [
      ...onPaper('news'),
      prints('before'),
      { does: 'withdraw', who: ON_PAPER, purpose: 'news' },
      prints('never'),
    ],
  ],
  // One letter fills a month, and is still one when it is printed again; what was lost is printed by one of two.
  [
    [
      ...onPaper('news'),
      prints('never'),
      ...onPaper('emergency'),
      prints('never'),
      { does: 'lose' },
      prints('never', 'never'),
      prints('never'),
    ],
  ],
];

interface World {
  readonly people: readonly string[];
  /** Messages by the id that their receiver tells copies by, each with the month in which it first came. */
  readonly came: Map<
    string,
    { readonly person: string; readonly cause: string; readonly months: Set<string> }
  >;
  /** Letters that were lost and may come a second time. */
  readonly lost: Set<string>;
  readonly wrong: string[];
}

describe('messages', () => {
  it('leave within consent, budget and quiet hours alone, and once for each cause', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 24 }), async (steps) => {
        hub.wait(untilMorning(hub.clock()));
        const world: World = {
          people: [await somebody(), await somebody(), await somebodyOnPaper()],
          came: new Map(),
          lost: new Set(),
          wrong: [],
        };
        for (const each of steps) await take(world, each);
        await take(world, { does: 'send', kills: ['never'], meanwhile: null });
        await take(world, { does: 'print', kills: ['never'] });
        expect(world.wrong).toEqual([]);
        const causes = [...world.came.values()].map(({ person, cause }) => `${person} ${cause}`);
        expect(new Set(causes).size).toBe(causes.length);
        expect(await stuck(world)).toEqual([]);
        await forget(world);
      }),
      { numRuns: 15 + KNOWN.length, examples: KNOWN },
    );
  }, 300_000);

  it('leave once where a slow sender was given up for dead and another took its turn', async () => {
    hub.wait(untilMorning(hub.clock()));
    await tell(await somebody(), 'news', 0);
    let handed = 0;
    const deliver: Deliver = async () => {
      handed += 1;
    };
    let turns = 0;
    const slow = pausing(hub.house, async () => {
      turns += 1;
      if (turns === 1) await sendDue(hub, deliver);
    });
    await sendDue({ ...hub, house: slow }, deliver);
    expect(turns).toBeGreaterThan(1);
    expect(handed).toBe(1);
  });
});

/** Each story begins at nine: one that begins at night, after another's waiting, would send nothing. */
const untilMorning = (now: Date): number => {
  const nine = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + 1, 9);
  return nine - now.getTime();
};

async function somebody(): Promise<string> {
  const { account } = await signedIn(hub.house.db, hub);
  const address = `${account}@home.example`;
  await saveContact(hub.house.db, hub, account, 'email', address);
  await confirmContact(hub.house.db, hub, account, 'email', address);
  await saveContact(hub.house.db, hub, account, 'phone', '+33612345678');
  return ready(account);
}

async function somebodyOnPaper(): Promise<string> {
  const { account } = await signedIn(hub.house.db, hub);
  await hub.house.sql`update accounts set channel = 'relay' where id = ${account}`;
  return ready(account);
}

async function ready(account: string): Promise<string> {
  await saveWishes(hub.house.db, hub, account, { ...USUAL_WISHES, monthly: 1 });
  for (const each of PURPOSES) await giveConsent(hub.house.db, hub, said(account, each));
  return account;
}

const said = (account: string, purpose: Purpose) => ({
  ...{ account, purpose, version: 1, recipientId: office },
  ...{ lang: 'fr' as const, channel: 'web' as const },
});

async function take(world: World, step: Step): Promise<void> {
  const { db } = hub.house;
  const known = (who: number) => world.people[who] ?? '';
  switch (step.does) {
    case 'wait':
      return hub.wait(step.hours * 3_600_000);
    case 'allow':
      await giveConsent(db, hub, said(known(step.who), step.purpose));
      return;
    case 'withdraw':
      return withdraw(known(step.who), step.purpose);
    case 'wish': {
      const { monthly, zone } = step;
      return change(known(step.who), { monthly, zone });
    }
    case 'prefer':
      return change(known(step.who), { byPhone: step.byPhone });
    case 'call': {
      const relays = step.kills.map((kill, at) => caller(world, `relay ${at}`, kill, step.word));
      await Promise.all([...relays, sender(world, 'never', null)]);
      return;
    }
    case 'print':
      await Promise.all(step.kills.map((kill) => printer(world, kill)));
      return;
    case 'lose':
      return lose(world);
    case 'tell':
      return tell(known(step.who), step.purpose, step.cause);
    case 'send': {
      const { kills, meanwhile } = step;
      // A wish that changes while another sender hands over has its turn after it; only what comes between is looked at.
      const alone = kills.length === 1 || meanwhile?.change !== 'wished between';
      const senders = kills.map((kill) => sender(world, kill, alone ? meanwhile : null));
      await Promise.all(senders);
    }
  }
}

async function change(account: string, wishes: Partial<Wishes>): Promise<void> {
  const { db } = hub.house;
  await saveWishes(db, hub, account, { ...(await wishesOf(db, hub, account)), ...wishes });
}

async function tell(account: string, purpose: Purpose, cause: number): Promise<void> {
  const of = { purpose, recipientId: office };
  await hub.house.db.transaction((tx) =>
    queueMessage(tx, hub, { to: { account }, cause: `${cause}`, of, template: 'test' }),
  );
}

const withdraw = (account: string, purpose: Purpose) =>
  hub.house.db.transaction((tx) => withdrawConsent(tx, hub, said(account, purpose), HOLDINGS));

/** A sender with a connection of its own, which a kill takes away from it in the middle of a transaction. */
async function sender(world: World, kill: Kill, meanwhile: Meanwhile): Promise<void> {
  const pool = openPool(hub.config.database.url ?? '', { max: 1 });
  const [me] = await pool.sql`select pg_backend_pid() as pid`;
  const die = async () => {
    await hub.house.sql`select pg_terminate_backend(${me?.pid})`;
    throw new Error('killed');
  };
  const turn = async (when: 'between' | 'during') => {
    if (!meanwhile?.change.endsWith(when)) return;
    const account = world.people[meanwhile.who] ?? '';
    if (meanwhile.change === 'wished between') await change(account, { monthly: 0 });
    else await withdraw(account, meanwhile.purpose);
  };
  const changing: Promise<void>[] = [];
  const deliver: Deliver = async (_, leaving) => {
    if (kill === 'before') await die();
    changing.push(turn('during'));
    await receive(world, leaving);
    if (kill === 'after') await die();
  };
  await sendDue({ ...hub, house: pausing(pool, () => turn('between')) }, deliver).catch(() => 0);
  await Promise.all(changing);
  await close(pool);
}

/** A relay who takes a call, makes it and says so, each on a connection that a kill may take away. */
async function caller(world: World, relay: string, kill: Kill, word: CallWord): Promise<void> {
  const pool = openPool(hub.config.database.url ?? '', { max: 1 });
  const mine = { ...hub, house: pool };
  const work = async () => {
    const id = await takeCall(mine, relay, 'fr');
    if (kill === 'before' || !id) return;
    const reader = { actor: relay, reason: 'a call' };
    const call = await pool.db.transaction((tx) => openCall(tx, hub, id, reader));
    if (!call) return;
    if (word === 'reached') await receiveCall(world, id);
    if (kill === 'never')
      await pool.db.transaction((tx) => endCall(tx, hub, { relay, id, word }, HOLDINGS));
  };
  await work().finally(() => close(pool));
}

/** Whoever answers the telephone: what they are told has not come to them before. */
async function receiveCall(world: World, id: string): Promise<void> {
  const [message] = await hub.house.db.select().from(messages).where(eq(messages.id, id));
  const account = world.people.find((each) => personIn(hub, each) === message?.person);
  if (!message || !account) throw new Error('a call to nobody');
  if (world.came.has(id)) world.wrong.push('said a second time');
  await receive(world, { message, account });
}

/** One of the team who prints what waits; a kill before the end leaves no sheet, one after it no less. */
async function printer(world: World, kill: Kill): Promise<void> {
  const pool = openPool(hub.config.database.url ?? '', { max: 1 });
  const [me] = await pool.sql`select pg_backend_pid() as pid`;
  const printed = await pool.db
    .transaction(async (tx) => {
      const sheets = await printLetters(tx, hub, 'fatou');
      const letters = await Promise.all(sheets.map(({ number }) => letterOf(world, number)));
      const looked = [];
      for (const letter of letters)
        looked.push({ letter, month: await look(world, letter, { paper: true }) });
      if (kill === 'before') await hub.house.sql`select pg_terminate_backend(${me?.pid})`;
      return looked;
    })
    .catch((error) => {
      if (kill !== 'before') throw error;
      return [];
    });
  for (const { letter, month } of printed) {
    const { id } = letter.message;
    if (world.came.has(id) && !world.lost.delete(id)) world.wrong.push('printed a second time');
    note(world, letter, month);
  }
  await close(pool);
}

async function letterOf(world: World, number: string): Promise<Coming> {
  const [message] = await hub.house.db
    .select()
    .from(messages)
    .where(sql`${messages.id}::text like ${`${number.toLowerCase()}%`}`);
  const account = world.people.find((each) => personIn(hub, each) === message?.person);
  if (!message || !account) throw new Error('a letter to nobody');
  return { message, account };
}

/** The last letter that was printed did not come, and is offered again. */
async function lose(world: World): Promise<void> {
  const printed = await lettersPrinted(hub.house.db, hub);
  const lost = printed.find(({ id }) => world.came.has(id));
  if (!lost) return;
  await hub.house.db.transaction((tx) => offerAgain(tx, hub, lost.id, 'fatou'));
  world.lost.add(lost.id);
}

/** The same connection, with something happening between any two of its transactions. */
function pausing(pool: Pool, between: () => Promise<void>): Pool {
  const transaction: Pool['db']['transaction'] = async (work, config) => {
    const done = await pool.db.transaction(work, config);
    await between();
    return done;
  };
  return { ...pool, db: Object.assign(Object.create(pool.db), { transaction }) };
}

const close = (pool: Pool) => pool.close().catch(() => {});

type Coming = Pick<Leaving, 'message' | 'account'>;

async function receive(world: World, coming: Coming): Promise<void> {
  note(world, coming, await look(world, coming, { paper: false }));
}

/** The other end of the wire: looks, on its own, whether this may be coming. Paper makes no noise at night. */
async function look(
  world: World,
  { message, account }: Coming,
  { paper }: { readonly paper: boolean },
): Promise<string> {
  const { db } = hub.house;
  const of = { purpose: message.purpose ?? '', recipientId: office };
  const wishes = await wishesOf(db, hub, account);
  const now = hub.clock();
  const month = monthIn(now, wishes.zone);
  const others = [...world.came].filter(
    ([id, each]) => id !== message.id && each.person === account && each.months.has(month),
  );
  if (others.length >= wishes.monthly)
    world.wrong.push(`budget ${others.length}/${wishes.monthly}`);
  if (!paper && isQuiet(now, wishes)) world.wrong.push(`quiet ${now.toISOString()}`);
  if (!(await mayReach(db, hub, of, account))) world.wrong.push('consent before');
  await new Promise((done) => setTimeout(done, 15));
  // A withdrawal that comes meanwhile has its turn after the message, not beside it.
  if (!(await mayReach(db, hub, of, account))) world.wrong.push('consent after');
  return month;
}

/** It came, and counts in this month. */
function note(world: World, { message: { id, cause }, account }: Coming, month: string): void {
  const known = world.came.get(id) ?? { person: account, cause, months: new Set<string>() };
  known.months.add(month);
  world.came.set(id, known);
}

/** Messages that neither left, nor wait for a moment that is still to come, nor were ended: there must be none. */
async function stuck({ people }: World): Promise<readonly unknown[]> {
  const persons = people.map((account) => hub.keys.pseudonym('messages', account));
  return hub.house.sql`
    select state, due_at from messages where person in ${hub.house.sql(persons)}
      and (state not in ('sent', 'lapsed', 'waiting', 'kept') and caller is null
        or (state = 'waiting' and channel is distinct from 'call' and due_at <= ${hub.clock().toISOString()}))`;
}

async function forget({ people }: World): Promise<void> {
  const persons = people.map((account) => hub.keys.pseudonym('messages', account));
  await hub.house.sql`delete from message_people where person in ${hub.house.sql(persons)}`;
}
