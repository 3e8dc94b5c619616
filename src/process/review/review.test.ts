import { randomUUID } from 'node:crypto';
import { and, eq, isNull } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHub, type TestHub } from '../../../test/hub.ts';
import { keptLinkage, type Sketch } from '../../../test/linkages.ts';
import { signedIn } from '../../../test/people.ts';
import { personOf } from '../../people/holdings/holdings.ts';
import { latestActs } from '../../platform/journal/journal.ts';
import { type Linkage, type Reviewing, type Verdict, verdicts } from '../intake/intake.ts';
import {
  daysOf,
  drawSample,
  endDay,
  judge,
  lastVerdict,
  putOffPair,
  reviewerAt,
  reviewHolding,
  standingOf,
  takeBack,
  takeTurn,
  verdictsOf,
} from './review.ts';
import { linkageDraws, linkageTurns } from './tables.ts';

let hub: TestHub;
let accounts: string[] = [];
const lists = [randomUUID(), randomUUID()] as const;

beforeAll(async () => {
  hub = await openTestHub();
  accounts = [];
  for (let at = 0; at < 3; at += 1)
    accounts.push((await signedIn(hub.house.db, hub, ['analyst'])).account);
}, 60_000);
afterAll(() => hub?.close());

const [AMINA, BRUNO, CLARA] = [0, 1, 2] as const;

const by = (reviewer: number): Reviewing => ({
  clock: hub.clock,
  keys: hub.keys,
  actor: accounts[reviewer] ?? '',
  exclusive: new Set(),
});

const linkageOf = (sketch: Omit<Sketch, 'lists'>): Promise<Linkage> =>
  hub.house.db.transaction((tx) => keptLinkage(tx, hub, { lists, ...sketch }));

const turnOf = (linkage: Linkage, reviewer: number, sampled = false) =>
  hub.house.db.transaction((tx) => takeTurn(tx, by(reviewer), linkage, sampled));

const says = (linkage: Linkage, reviewer: number, pair: { l: number; r: number }, said: Verdict) =>
  hub.house.db.transaction((tx) => judge(tx, by(reviewer), linkage, pair, said));

const standing = (linkage: Linkage, reviewer: number) =>
  standingOf(hub.house.db, hub.keys, accounts[reviewer] ?? '', linkage);

/** Asks and answers until nothing waits; gives the pairs in the order in which they were shown. */
async function reviewAll(
  linkage: Linkage,
  reviewer: number,
  verdictOf: (pair: { l: number; r: number }) => Verdict,
  sampled = false,
): Promise<string[]> {
  const seen: string[] = [];
  for (;;) {
    const turn = await turnOf(linkage, reviewer, sampled);
    if (!turn) return seen;
    seen.push(`${turn.l} ${turn.r}`);
    await says(linkage, reviewer, turn, verdictOf(turn));
  }
}

const FOUR = {
  size: 4,
  pairs: [
    { l: 0, r: 4, weight: 0 },
    { l: 1, r: 5, weight: 1 },
    { l: 2, r: 6, weight: -2 },
    { l: 3, r: 7, weight: 9 },
  ],
};

describe('a reviewer', () => {
  it('is shown the pair that the model doubts most, and never what it is sure of', async () => {
    const linkage = await linkageOf(FOUR);
    expect(await reviewAll(linkage, AMINA, () => 'same')).toEqual(['0 4', '1 5', '2 6']);
  });

  it('sees the same pair until they answer, and none twice', async () => {
    const linkage = await linkageOf(FOUR);
    expect(await turnOf(linkage, AMINA)).toMatchObject({ l: 0, r: 4 });
    expect(await turnOf(linkage, AMINA)).toMatchObject({ l: 0, r: 4 });
    const acts = await latestActs(hub.house.db, 2);
    expect(acts.map(({ act, details }) => ({ act, details }))).toEqual([
      { act: 'review/looked', details: { pair: [0, 4] } },
      { act: 'review/looked', details: { pair: [0, 4] } },
    ]);
  });

  it('puts a pair off until nothing else waits', async () => {
    const linkage = await linkageOf(FOUR);
    const first = await turnOf(linkage, AMINA);
    await hub.house.db.transaction((tx) =>
      putOffPair(tx, by(AMINA), linkage, first ?? { l: 0, r: 0 }),
    );
    expect(await reviewAll(linkage, AMINA, () => 'same')).toEqual(['1 5', '2 6', '0 4']);
  });

  it('takes the last word back and has the pair before them again', async () => {
    const linkage = await linkageOf(FOUR);
    const first = await turnOf(linkage, AMINA);
    await says(linkage, AMINA, first ?? { l: 0, r: 0 }, 'different');
    await turnOf(linkage, AMINA);
    const last = await lastVerdict(hub.house.db, by(AMINA), linkage);
    expect(last?.verdict).toBe('different');
    await hub.house.db.transaction((tx) => takeBack(tx, by(AMINA), linkage, last?.id ?? ''));
    expect(await turnOf(linkage, AMINA)).toMatchObject({ l: first?.l, r: first?.r });
    expect(await standing(linkage, AMINA)).toMatchObject({ verdicts: 0 });
  });

  it('may not take back another’s word, nor judge what is not before them', async () => {
    const linkage = await linkageOf(FOUR);
    const first = await turnOf(linkage, AMINA);
    await says(linkage, AMINA, first ?? { l: 0, r: 0 }, 'same');
    const last = await lastVerdict(hub.house.db, by(AMINA), linkage);
    await hub.house.db.transaction((tx) => takeBack(tx, by(BRUNO), linkage, last?.id ?? ''));
    expect(await standing(linkage, BRUNO)).toMatchObject({ verdicts: 1 });
    await expect(says(linkage, BRUNO, { l: 1, r: 5 }, 'same')).rejects.toMatchObject({
      code: 'review/not-yours',
    });
  });
});

describe('two reviewers', () => {
  it('at once are shown different pairs', async () => {
    const linkage = await linkageOf(FOUR);
    const turns = await Promise.all([turnOf(linkage, AMINA), turnOf(linkage, BRUNO)]);
    expect(new Set(turns.map((turn) => turn?.l)).size).toBe(2);
  });

  it('judge each pair, a third where they differ, and then it rests', async () => {
    const linkage = await linkageOf(FOUR);
    await reviewAll(linkage, AMINA, () => 'same');
    expect(await standing(linkage, BRUNO)).toMatchObject({ fresh: 0, second: 3, third: 0 });
    await reviewAll(linkage, BRUNO, ({ l }) => (l === 1 ? 'different' : 'same'));
    expect(await standing(linkage, AMINA)).toMatchObject({ second: 0, third: 0, settled: 2 });
    expect(await standing(linkage, CLARA)).toMatchObject({ second: 0, third: 1 });
    expect(await reviewAll(linkage, CLARA, () => 'different')).toEqual(['1 5']);
    expect(await standing(linkage, CLARA)).toMatchObject({ third: 0, settled: 3, reviewers: 3 });
  });

  it('have a kappa of which a third word changes nothing', async () => {
    const linkage = await linkageOf(FOUR);
    const amina = ['same', 'different', 'same'] as const;
    const bruno = ['same', 'different', 'different'] as const;
    await reviewAll(linkage, AMINA, ({ l }) => amina[l] ?? 'unsure');
    await reviewAll(linkage, BRUNO, ({ l }) => bruno[l] ?? 'unsure');
    const before = (await standing(linkage, AMINA)).agreement;
    expect(before?.kappa).toBeCloseTo(0.4, 10);
    expect(before?.subjects).toBe(3);
    await reviewAll(linkage, CLARA, () => 'same');
    expect((await standing(linkage, AMINA)).agreement?.kappa).toBeCloseTo(0.4, 10);
  });
});

describe('the quality sample', () => {
  // Twenty links of which two are wrong, and thirty pairs apart of which three are one person.
  const pairs = [
    ...Array.from({ length: 20 }, (_, at) => ({ l: at, r: 50 + at, weight: 12 })),
    ...Array.from({ length: 30 }, (_, at) => ({ l: 20 + at, r: 70 + at, weight: -3 })),
  ];
  const persons = new Map(Array.from({ length: 20 }, (_, at) => [50 + at, at]));
  const truth = ({ l }: { l: number }): Verdict =>
    (l < 20 && l >= 2) || (l >= 20 && l < 23) ? 'same' : 'different';
  const sampledLinkage = async (total: number) => {
    const linkage = await linkageOf({ size: 50, pairs, persons });
    await hub.house.db.transaction((tx) => drawSample(tx, by(AMINA), linkage, total));
    return linkage;
  };

  it('judged whole tells precision and recall as they are, whatever verdicts change meanwhile', async () => {
    const linkage = await sampledLinkage(500);
    expect(await standing(linkage, AMINA)).toMatchObject({ sample: { pairs: 50, mine: 50 } });
    await reviewAll(linkage, AMINA, truth, true);
    const { sample } = await standing(linkage, AMINA);
    expect(sample?.quality.precision).toMatchObject({ value: 0.9, low: 0.9, high: 0.9 });
    expect(sample?.quality.recall?.value).toBeCloseTo(18 / 21, 10);
    const rows = await hub.house.db
      .select()
      .from(verdicts)
      .where(eq(verdicts.linkageId, linkage.id));
    expect(rows.every(({ sampled }) => sampled)).toBe(true);
  }, 60_000);

  it('is drawn by lot, once, and its pairs leave the queue', async () => {
    const linkage = await sampledLinkage(26);
    const drawn = () =>
      hub.house.db.select().from(linkageDraws).where(eq(linkageDraws.linkageId, linkage.id));
    const first = await drawn();
    expect(first).toHaveLength(26);
    await hub.house.db.transaction((tx) => drawSample(tx, by(BRUNO), linkage, 50));
    expect(await drawn()).toEqual(first);
    const seen = await reviewAll(linkage, BRUNO, () => 'unsure');
    expect(seen).toHaveLength(30 - first.filter(({ l }) => l >= 20).length);
    expect(seen.filter((pair) => first.some(({ l, r }) => pair === `${l} ${r}`))).toEqual([]);
  }, 60_000);
});

describe('verdicts by day', () => {
  it('name nobody, and a day is taken back at once', async () => {
    const linkage = await linkageOf(FOUR);
    await reviewAll(linkage, AMINA, () => 'same');
    await reviewAll(linkage, BRUNO, ({ l }) => (l === 1 ? 'unsure' : 'different'));
    const day = hub.clock().toISOString().slice(0, 10);
    expect(await daysOf(hub.house.db, linkage)).toEqual([
      { number: 1, day, same: 3, different: 0, unsure: 0 },
      { number: 2, day, same: 0, different: 2, unsure: 1 },
    ]);
    const bruno = (await reviewerAt(hub.house.db, linkage, 2)) ?? '';
    expect(await verdictsOf(hub.house.db, linkage, bruno)).toHaveLength(3);
    const ended = await hub.house.db.transaction((tx) =>
      endDay(tx, by(CLARA), linkage, bruno, day),
    );
    expect(ended).toBe(3);
    expect(await daysOf(hub.house.db, linkage)).toEqual([
      { number: 1, day, same: 3, different: 0, unsure: 0 },
    ]);
    expect(await reviewerAt(hub.house.db, linkage, 2)).toBe(bruno);
  });
});

it('who is erased leaves their words about pairs, and no name', async () => {
  const linkage = await linkageOf(FOUR);
  await reviewAll(linkage, CLARA, () => 'same');
  await turnOf(linkage, CLARA);
  const person = personOf(hub.keys, accounts[CLARA] ?? '');
  await hub.house.db.transaction((tx) => reviewHolding.erase(tx, hub, person));
  const left = and(eq(verdicts.reviewer, person.as('review')), isNull(verdicts.endedAt));
  expect(await hub.house.db.select().from(verdicts).where(left)).toEqual([]);
  expect(
    await hub.house.db
      .select()
      .from(linkageTurns)
      .where(eq(linkageTurns.reviewer, person.as('review'))),
  ).toEqual([]);
  expect(await standing(linkage, AMINA)).toMatchObject({ verdicts: 3 });
});
