import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHub, type TestHub } from '../../../test/hub.ts';
import { keptLinkage, MODEL, type Sketch } from '../../../test/linkages.ts';
import { signedIn } from '../../../test/people.ts';
import { KINDS, LEVELS } from '../../methods/linkage/linkage.ts';
import type { Executor } from '../../platform/database/database.ts';
import { LANGS } from '../../reference/languages/languages.ts';
import { localeOf } from '../../web/i18n/i18n.ts';
import {
  currentLinkage,
  endVerdicts,
  evidenceOf,
  giveVerdict,
  type Linkage,
  linkageById,
  listLinkages,
  pairAt,
  pairsAmong,
  type Reviewing,
  recordsAt,
  recordsOfPerson,
  regroup,
  restoreLinkage,
  undoLinkage,
} from './intake.ts';
import { linkageRecords, VERDICTS, verdicts } from './tables.ts';

let hub: TestHub;
const lists = [randomUUID(), randomUUID()] as const;
let accounts: string[] = [];

beforeAll(async () => {
  hub = await openTestHub();
  accounts = [];
  for (let at = 0; at < 3; at += 1)
    accounts.push((await signedIn(hub.house.db, hub, ['analyst'])).account);
});
afterAll(() => hub?.close());

const by = (reviewer = 0, exclusive: readonly string[] = []): Reviewing => ({
  clock: hub.clock,
  keys: hub.keys,
  actor: accounts[reviewer] ?? '',
  exclusive: new Set(exclusive),
});

const linkageOf = (sketch: Omit<Sketch, 'lists'>): Promise<Linkage> =>
  hub.house.db.transaction((tx) => keptLinkage(tx, hub, { lists, ...sketch }));

async function personsOf({ id }: Linkage, db: Executor = hub.house.db): Promise<number[]> {
  const rows = await db
    .select({ person: linkageRecords.person })
    .from(linkageRecords)
    .where(eq(linkageRecords.linkageId, id))
    .orderBy(linkageRecords.idx);
  return rows.map(({ person }) => person);
}

const say = (
  linkage: Linkage,
  l: number,
  r: number,
  verdict: 'same' | 'different' | 'unsure',
  reviewer = 0,
) => hub.house.db.transaction((tx) => giveVerdict(tx, by(reviewer), linkage, { l, r }, verdict));

describe('what a reviewer says of two records', () => {
  it('joins what no link held together, and lets go again when it is taken back', async () => {
    const linkage = await linkageOf({ size: 3, pairs: [{ l: 0, r: 3, weight: -2 }] });
    const verdict = await say(linkage, 0, 3, 'same');
    expect(await personsOf(linkage)).toEqual([0, 1, 2, 0, 4, 5]);
    await hub.house.db.transaction((tx) => endVerdicts(tx, by(), linkage, [verdict]));
    expect(await personsOf(linkage)).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it('parts two records though a third resembles both', async () => {
    const linkage = await linkageOf({
      size: 3,
      pairs: [
        { l: 0, r: 3, weight: 6 },
        { l: 0, r: 4, weight: 3 },
        { l: 3, r: 4, weight: 5 },
      ],
    });
    await hub.house.db.transaction((tx) => regroup(tx, linkage, [0], new Set()));
    expect(await personsOf(linkage)).toEqual([0, 1, 2, 0, 0, 5]);
    await say(linkage, 0, 4, 'different');
    const [zero, , , three, four] = await personsOf(linkage);
    expect(zero).not.toBe(four);
    expect(three).toBe(zero);
  });

  it('waits for a third where two differ, and the greater number is heard', async () => {
    const linkage = await linkageOf({ size: 2, pairs: [{ l: 0, r: 2, weight: 4 }] });
    await hub.house.db.transaction((tx) => regroup(tx, linkage, [0], new Set()));
    await say(linkage, 0, 2, 'different', 0);
    expect(await personsOf(linkage)).toEqual([0, 1, 2, 3]);
    await say(linkage, 0, 2, 'same', 1);
    expect(await personsOf(linkage)).toEqual([0, 1, 0, 3]);
    await say(linkage, 0, 2, 'different', 2);
    expect(await personsOf(linkage)).toEqual([0, 1, 2, 3]);
  });

  it('counts once for each reviewer, whose last word it is', async () => {
    const linkage = await linkageOf({ size: 2, pairs: [{ l: 0, r: 2, weight: 4 }] });
    await say(linkage, 0, 2, 'different');
    await say(linkage, 0, 2, 'same');
    const standing = await hub.house.db
      .select()
      .from(verdicts)
      .where(and(eq(verdicts.linkageId, linkage.id)));
    expect(standing.filter(({ endedAt }) => endedAt === null)).toHaveLength(1);
    expect(await personsOf(linkage)).toEqual([0, 1, 0, 3]);
  });

  it('is refused of two records that nothing brought together, and of an undone linkage', async () => {
    const linkage = await linkageOf({ size: 2, pairs: [{ l: 0, r: 2, weight: 4 }] });
    await expect(say(linkage, 1, 3, 'same')).rejects.toMatchObject({ code: 'page/not-found' });
    await hub.house.db.transaction((tx) => undoLinkage(tx, by(), linkage));
    const undone = { ...linkage, undoneAt: hub.clock() };
    await expect(say(undone, 0, 2, 'same')).rejects.toMatchObject({ code: 'linkage/undone' });
    expect((await currentLinkage(hub.house.db))?.id).not.toBe(linkage.id);
  });

  it('never puts two records of a list that holds nobody twice into one person', async () => {
    const linkage = await linkageOf({
      size: 2,
      pairs: [
        { l: 0, r: 1, weight: 9 },
        { l: 0, r: 2, weight: 8 },
        { l: 1, r: 2, weight: 7 },
      ],
    });
    await hub.house.db.transaction((tx) => regroup(tx, linkage, [0], new Set([lists[0]])));
    const [zero, one] = await personsOf(linkage);
    expect(zero).not.toBe(one);
    expect(await recordsOfPerson(hub.house.db, linkage, 0)).toHaveLength(2);
  });
});

describe('undoing', () => {
  it('a whole linkage brings the former one back in force, and may itself be taken back', async () => {
    const former = await linkageOf({ size: 2, pairs: [{ l: 0, r: 2, weight: 4 }] });
    const newer = await linkageOf({ size: 2, pairs: [{ l: 0, r: 2, weight: 4 }] });
    const { db } = hub.house;
    const current = async () => (await currentLinkage(db))?.id;
    expect((await listLinkages(db, 2)).map(({ id }) => id)).toEqual([newer.id, former.id]);
    expect(await current()).toBe(newer.id);
    await db.transaction((tx) => undoLinkage(tx, by(), newer));
    expect(await current()).toBe(former.id);
    await db.transaction(async (tx) => restoreLinkage(tx, by(), await linkageById(tx, newer.id)));
    expect(await current()).toBe(newer.id);
  });

  const pair = fc
    .tuple(
      fc.integer({ min: 0, max: 9 }),
      fc.integer({ min: 0, max: 9 }),
      fc.integer({ min: -4, max: 9 }),
    )
    .filter(([a, b]) => a !== b)
    .map(([a, b, weight]) => ({ l: Math.min(a, b), r: Math.max(a, b), weight }));
  const pairs = fc.uniqueArray(pair, {
    minLength: 1,
    maxLength: 20,
    selector: ({ l, r }) => l * 10 + r,
  });
  const acts = fc.array(
    fc.record({ at: fc.nat(), verdict: fc.constantFrom(...VERDICTS), reviewer: fc.nat(2) }),
    { minLength: 1, maxLength: 6 },
  );

  it('brings back every person as it was, whatever was said and in whatever order it is taken back', async () => {
    await fc.assert(
      fc.asyncProperty(pairs, acts, fc.boolean(), (known, said, reverse) =>
        hub.house.db.transaction(async (tx) => {
          const linkage = await keptLinkage(tx, hub, { lists, size: 5, pairs: known });
          const all = Array.from({ length: 10 }, (_, idx) => idx);
          await regroup(tx, linkage, all, new Set());
          const before = await personsOf(linkage, tx);
          const ids: string[] = [];
          for (const { at, verdict, reviewer } of said) {
            const { l, r } = known[at % known.length] ?? { l: 0, r: 1 };
            ids.push(await giveVerdict(tx, by(reviewer), linkage, { l, r }, verdict));
          }
          for (const id of reverse ? ids.toReversed() : ids)
            await endVerdicts(tx, by(), linkage, [id]);
          expect(await personsOf(linkage, tx)).toEqual(before);
        }),
      ),
      { numRuns: 10 },
    );
  }, 120_000);
});

describe('a linkage', () => {
  it('shows its records and its pairs, the heaviest first', async () => {
    const linkage = await linkageOf({
      size: 3,
      pairs: [
        { l: 0, r: 3, weight: 4 },
        { l: 0, r: 4, weight: 6 },
        { l: 1, r: 5, weight: 5 },
      ],
    });
    const { db } = hub.house;
    expect(await recordsAt(db, linkage, [4, 0])).toMatchObject([
      { idx: 0, listId: lists[0], row: 1 },
      { idx: 4, listId: lists[1], row: 2 },
    ]);
    expect((await pairsAmong(db, linkage, [0, 3, 4])).map(({ r }) => r)).toEqual([4, 3]);
    expect(await pairAt(db, linkage, 1, 5)).toMatchObject({ weight: 5, vector: 21n });
    await expect(pairAt(db, linkage, 2, 5)).rejects.toMatchObject({ code: 'page/not-found' });
  });
});

describe('why two records are one person', () => {
  it('has words in each language for every level that the engine knows', () => {
    const wordless = LANGS.flatMap((lang) =>
      [...LEVELS.map((name) => `level.${name}`), ...KINDS.map((kind) => `field.${kind}`)].filter(
        (key) => !localeOf(lang).has(`linkages.${key}`),
      ),
    );
    expect(wordless).toEqual([]);
  });

  it('is told comparison by comparison, and adds up', () => {
    const levels = [1, 2, 0];
    const vector = levels.reduceRight((sum, level) => sum * 4n + BigInt(level), 0n);
    const evidence = evidenceOf(MODEL, { vector, weight: 1.5 });
    expect(evidence.reasons.map(({ level }) => level)).toEqual(['same', 'near', null]);
    expect(evidence.reasons[0]?.bits).toBeCloseTo(Math.log2(0.85 / 0.01), 10);
    expect(evidence.reasons[2]?.bits).toBe(0);
    const { start, reasons, together, rarity } = evidence;
    const sum = reasons.reduce((all, { bits }) => all + bits, start + together + rarity);
    expect(sum).toBeCloseTo(evidence.weight, 10);
  });
});
