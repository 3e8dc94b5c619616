/** What noise has told of people, as exact fractions of ρ: never more than the budget, whoever spends at the same moment. */
import { desc, eq, sql } from 'drizzle-orm';
import { budgetLeft, pureRho, type Rational, rationalOf, ZERO } from '../../methods/noise/noise.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Executor } from '../../platform/database/database.ts';
import { newId } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import { privacyBudgets, privacySpendings } from './tables.ts';

export interface Spending {
  readonly budget: string;
  /** The whole of it, as the settings say now. */
  readonly total: Rational;
  readonly rho: Rational;
  readonly what: string;
}

/** Takes from a budget within the caller's transaction, or refuses: if that is rolled back, nothing was spent. */
export async function spend(tx: Executor, clock: Clock, spending: Spending): Promise<void> {
  const { budget, total, rho, what } = spending;
  const spent = await lockedSpent(tx, budget, total);
  const left = budgetLeft(total, [spent, rho]);
  if (!left) throw new Problem('privacy/budget-spent', 409, { what });
  const sum = minusOf(total, left);
  await tx
    .update(privacyBudgets)
    .set({
      totalTop: `${total.top}`,
      totalBottom: `${total.bottom}`,
      spentTop: `${sum.top}`,
      spentBottom: `${sum.bottom}`,
    })
    .where(eq(privacyBudgets.name, budget));
  await tx.insert(privacySpendings).values({
    id: newId(),
    budget,
    what,
    top: `${rho.top}`,
    bottom: `${rho.bottom}`,
    at: clock(),
  });
}

const minusOf = (total: Rational, left: Rational): Rational => budgetLeft(total, [left]) ?? ZERO;

/** What was spent, with the row held until the transaction ends: others wait, and read what it left. */
async function lockedSpent(tx: Executor, name: string, total: Rational): Promise<Rational> {
  await tx
    .insert(privacyBudgets)
    .values({
      ...{ name, totalTop: `${total.top}`, totalBottom: `${total.bottom}` },
      ...{ spentTop: '0', spentBottom: '1' },
    })
    .onConflictDoNothing();
  const [row] = await tx
    .select()
    .from(privacyBudgets)
    .where(eq(privacyBudgets.name, name))
    .for('update');
  return row ? { top: BigInt(row.spentTop), bottom: BigInt(row.spentBottom) } : ZERO;
}

export interface Ledger {
  readonly total: Rational;
  readonly left: Rational;
  readonly entries: readonly { readonly what: string; readonly rho: Rational; readonly at: Date }[];
}

export async function readLedger(db: Executor, name: string, total: Rational): Promise<Ledger> {
  const rows = await db
    .select()
    .from(privacySpendings)
    .where(eq(privacySpendings.budget, name))
    .orderBy(desc(privacySpendings.at), sql`id desc`);
  const entries = rows.map(({ what, top, bottom, at }) => ({
    what,
    rho: { top: BigInt(top), bottom: BigInt(bottom) },
    at,
  }));
  const left = budgetLeft(
    total,
    entries.map(({ rho }) => rho),
  );
  return { total, left: left ?? ZERO, entries };
}

/** A table in which each person stands in one cell costs what its noise of 1/ε costs. */
export const costOf = (epsilon: string): Rational => pureRho(rationalOf(epsilon) ?? ZERO);
