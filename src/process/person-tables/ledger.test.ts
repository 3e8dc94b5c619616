import { eq, sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHub, type TestHub } from '../../../test/hub.ts';
import { budgetLeft, type Rational } from '../../methods/noise/noise.ts';
import { readLedger, spend } from './ledger.ts';
import { privacyBudgets } from './tables.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await openTestHub();
});
afterAll(() => hub?.close());

const fraction = (top: number, bottom: number): Rational => ({
  top: BigInt(top),
  bottom: BigInt(bottom),
});
const ONE = fraction(1, 1);

const take = (budget: string, rho: Rational, total = ONE) =>
  hub.house.db.transaction((tx) => spend(tx, hub.clock, { budget, total, rho, what: 'a table' }));

/** A transaction that spends, and then commits, throws, or loses its server process. */
const spendAnd = (budget: string, rho: Rational, end: string) =>
  hub.house.db.transaction(async (tx) => {
    await spend(tx, hub.clock, { budget, total: ONE, rho, what: 'a table' });
    if (end === 'failed') throw new Error('pulled plug');
    if (end === 'killed') await tx.execute(sql`select pg_terminate_backend(pg_backend_pid())`);
  });

/** What the budget's own row says was spent. */
async function takenFrom(budget: string): Promise<number> {
  const [row] = await hub.house.db
    .select()
    .from(privacyBudgets)
    .where(eq(privacyBudgets.name, budget));
  return row ? Number(row.spentTop) / Number(row.spentBottom) : 0;
}

describe('the budget of privacy', () => {
  it('is spent in thirds to the last third, and no further', async () => {
    const third = fraction(1, 3);
    for (let turn = 0; turn < 3; turn += 1) await take('thirds', third);
    expect((await readLedger(hub.house.db, 'thirds', ONE)).left).toEqual(fraction(0, 1));
    await expect(take('thirds', fraction(1, 10 ** 9))).rejects.toThrow('privacy/budget-spent');
  });

  it('is not spent where the release did not happen', async () => {
    const failing = hub.house.db.transaction(async (tx) => {
      await spend(tx, hub.clock, { budget: 'none', total: ONE, rho: ONE, what: 'a table' });
      throw new Error('pulled plug');
    });
    await expect(failing).rejects.toThrow('pulled plug');
    await take('none', ONE);
  });

  it('never goes below zero, whoever spends at the same moment', async () => {
    let turn = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 12 })), {
          minLength: 2,
          maxLength: 8,
        }),
        async (wanted) => {
          turn += 1;
          const budget = `at once ${turn}`;
          const done = await Promise.allSettled(
            wanted.map(([top, bottom]) => take(budget, fraction(top, bottom))),
          );
          const { left, entries } = await readLedger(hub.house.db, budget, ONE);
          // The ledger reads an overdrawn budget as an empty one.
          expect(
            budgetLeft(
              ONE,
              entries.map(({ rho }) => rho),
            ),
          ).toEqual(left);
          expect(entries).toHaveLength(done.filter(({ status }) => status === 'fulfilled').length);
          for (const [at, { status }] of done.entries()) {
            const [top = 0, bottom = 1] = wanted[at] ?? [];
            const fits = BigInt(top) * left.bottom <= left.top * BigInt(bottom);
            // What was refused would not fit even now.
            if (status === 'rejected') expect(fits).toBe(false);
          }
        },
      ),
      { numRuns: 25 },
    );
  });

  it('never goes below zero, whatever is spent at once, fails, or is cut off', async () => {
    let turn = 0;
    const act = fc.record({
      top: fc.integer({ min: 1, max: 9 }),
      bottom: fc.integer({ min: 1, max: 12 }),
      end: fc.constantFrom('kept', 'kept', 'failed', 'killed'),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(act, { maxLength: 4 }), { maxLength: 3 }),
        async (waves) => {
          turn += 1;
          const budget = `cut ${turn}`;
          let kept = 0;
          for (const wave of waves) {
            const done = await Promise.allSettled(
              wave.map(({ top, bottom, end }) => spendAnd(budget, fraction(top, bottom), end)),
            );
            kept += done.filter(({ status }) => status === 'fulfilled').length;
            const { left, entries } = await readLedger(hub.house.db, budget, ONE);
            // The ledger reads an overdrawn budget as an empty one.
            expect(
              budgetLeft(
                ONE,
                entries.map(({ rho }) => rho),
              ),
            ).toEqual(left);
            expect(entries).toHaveLength(kept);
            expect(await takenFrom(budget)).toBeCloseTo(
              1 - Number(left.top) / Number(left.bottom),
              9,
            );
          }
        },
      ),
      { numRuns: 15 },
    );
  }, 60_000);

  it('is kept by the database itself', async () => {
    const row = {
      name: 'forged',
      totalTop: '1',
      totalBottom: '2',
      spentTop: '2',
      spentBottom: '3',
    };
    await expect(hub.house.db.insert(privacyBudgets).values(row)).rejects.toThrow();
  });
});
