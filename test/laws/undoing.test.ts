/** Law: what was said of a linkage and taken back leaves every table of the database as it was. */
import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Executor } from '../../src/platform/database/database.ts';
import {
  currentLinkage,
  endVerdicts,
  giveVerdict,
  type Linkage,
  linkageById,
  regroup,
  restoreLinkage,
  undoLinkage,
  VERDICTS,
} from '../../src/process/intake/intake.ts';
import { reviewerName } from '../../src/process/intake/verdicts.ts';
import { separate } from '../../src/process/persons/separating.ts';
import { endDay } from '../../src/process/review/days.ts';
import { openTestHub, type TestHub } from '../hub.ts';
import { keptLinkage } from '../linkages.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await openTestHub();
});
afterAll(() => hub?.close());

const SIZE = 6;
const by = (reviewer: number) => ({
  ...{ clock: hub.clock, actor: `reviewer ${reviewer}`, keys: hub.keys },
  exclusive: new Set<string>(),
});

/** The journal says what was done, for good; of verdicts, those count that stand. */
const LOGS = new Set(['journal', 'journal_details']);

async function tables(tx: Executor): Promise<Record<string, unknown>> {
  const names = await tx.execute<{ name: string }>(
    sql`select tablename as name from pg_tables where schemaname = 'public' order by 1`,
  );
  const held: Record<string, unknown> = {};
  for (const { name } of names) {
    if (LOGS.has(name)) continue;
    const standing = name === 'verdicts' ? sql` where ended_at is null` : sql``;
    const rows = await tx.execute<{ row: string }>(
      sql`select to_jsonb(t)::text as row from ${sql.identifier(name)} t${standing} order by 1`,
    );
    held[name] = rows.map(({ row }) => row);
  }
  return held;
}

const pairs = fc.uniqueArray(
  fc
    .tuple(fc.nat(2 * SIZE - 1), fc.nat(2 * SIZE - 1), fc.integer({ min: -4, max: 9 }))
    .filter(([a, b]) => a !== b)
    .map(([a, b, weight]) => ({ l: Math.min(a, b), r: Math.max(a, b), weight })),
  { minLength: 2, maxLength: 20, selector: ({ l, r }) => l * 100 + r },
);
const acts = fc.array(
  fc.oneof(
    fc.record({
      act: fc.constant('verdict' as const),
      at: fc.nat(),
      verdict: fc.constantFrom(...VERDICTS),
      reviewer: fc.nat(2),
    }),
    fc.record({
      act: fc.constant('separate' as const),
      at: fc.nat(2 * SIZE - 1),
      reviewer: fc.nat(2),
    }),
  ),
  { minLength: 1, maxLength: 8 },
);
const ways = fc.constantFrom('link by link', 'day by day', 'the run');

it('Undo restores every table: a link, a reviewer’s day, a run', async () => {
  await fc.assert(
    fc.asyncProperty(pairs, acts, ways, fc.boolean(), (known, said, way, backwards) =>
      rolledBack(async (tx) => {
        const former = await drawn(tx, []);
        hub.wait(1_000);
        const whole = await tables(tx);
        const linkage = await drawn(tx, known);
        const before = await tables(tx);
        const ids: string[] = [];
        for (const one of said) {
          const { l, r } = known[one.at % known.length] ?? { l: 0, r: 1 };
          const reviewing = by(one.reviewer);
          if (one.act === 'separate') ids.push(...(await separate(tx, reviewing, linkage, one.at)));
          else ids.push(await giveVerdict(tx, reviewing, linkage, { l, r }, one.verdict));
        }
        const order = backwards ? ids.toReversed() : ids;
        if (way === 'the run') {
          await undoLinkage(tx, by(0), linkage);
          expect((await currentLinkage(tx))?.id).toBe(former.id);
          expect(others(await tables(tx), linkage)).toEqual(others(whole, linkage));
          await restoreLinkage(tx, by(0), await linkageById(tx, linkage.id));
        }
        if (way === 'day by day') {
          const day = hub.clock().toISOString().slice(0, 10);
          for (const reviewer of [0, 1, 2])
            await endDay(tx, by(0), linkage, reviewerName(hub.keys, `reviewer ${reviewer}`), day);
        } else for (const id of order) await endVerdicts(tx, by(0), linkage, [id]);
        expect(await tables(tx)).toEqual(before);
      }),
    ),
    { numRuns: 25 },
  );
}, 240_000);

async function drawn(tx: Executor, known: readonly { l: number; r: number; weight: number }[]) {
  const lists: [string, string] = [randomUUID(), randomUUID()];
  const linkage = await keptLinkage(tx, hub, { lists, size: SIZE, pairs: known });
  await regroup(
    tx,
    linkage,
    Array.from({ length: 2 * SIZE }, (_, idx) => idx),
    new Set(),
  );
  return linkageById(tx, linkage.id);
}

/** All that is not of this linkage. */
const others = (held: Record<string, unknown>, { id }: Linkage): Record<string, unknown> =>
  JSON.parse(
    JSON.stringify(held, (_, value) =>
      Array.isArray(value) ? value.filter((row) => !String(row).includes(id)) : value,
    ),
  );

async function rolledBack(work: (tx: Executor) => Promise<void>): Promise<void> {
  const done = new Error('as it was');
  await hub.house.db
    .transaction(async (tx) => {
      await work(tx);
      throw done;
    })
    .catch((error) => {
      if (error !== done) throw error;
    });
}
