import { randomUUID } from 'node:crypto';
import { asc, eq } from 'drizzle-orm';
import type { Holding } from '../../people/holdings/holdings.ts';
import { verdicts } from '../intake/intake.ts';
import { linkageTurns } from './tables.ts';

/** What a reviewer said of pairs; of whom they are nothing is handed over but the place in the linkage. */
export const reviewHolding: Holding = {
  name: 'review',
  held: async (db, _, { as }, locale) => {
    const rows = await db
      .select({ id: verdicts.id })
      .from(verdicts)
      .where(eq(verdicts.reviewer, as('review')));
    if (rows.length === 0) return [];
    return [
      { term: locale.t('review.held'), text: locale.t('review.held.verdicts', { n: rows.length }) },
    ];
  },
  export: async (db, _, { as }) => {
    const rows = await db
      .select()
      .from(verdicts)
      .where(eq(verdicts.reviewer, as('review')))
      .orderBy(asc(verdicts.at));
    return [
      {
        name: 'review-verdicts',
        rows: rows.map(({ linkageId, l, r, verdict, at, endedAt }) => ({
          linkage: linkageId,
          left: l,
          right: r,
          verdict,
          at: at.toISOString(),
          ended: endedAt?.toISOString() ?? null,
        })),
      },
    ];
  },
  withdraw: async () => {},
  /** What was said of pairs holds; by whom is told no more. */
  erase: async (tx, _, { as }) => {
    const [me, nobody] = [as('review'), `gone ${randomUUID()}`];
    await tx.delete(linkageTurns).where(eq(linkageTurns.reviewer, me));
    await tx.update(verdicts).set({ endedBy: nobody }).where(eq(verdicts.endedBy, me));
    const said = await tx
      .update(verdicts)
      .set({ reviewer: nobody })
      .where(eq(verdicts.reviewer, me))
      .returning({ id: verdicts.id });
    return said.length;
  },
};
