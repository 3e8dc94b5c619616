import { eq, lt, or } from 'drizzle-orm';
import type { Holding } from '../holdings/holdings.ts';
import { approvals } from './tables.ts';

/** What somebody asked a second person to agree to, in their words, and what others asked about them. */
export const approvalHolding: Holding = {
  name: 'approvals',
  held: async () => [],
  export: async (db, _, { account }) => {
    const rows = await db.select().from(approvals).where(eq(approvals.askedBy, account));
    return [
      {
        name: 'approvals',
        rows: rows.map(({ act, reason, askedAt, outcome }) => ({
          act,
          reason,
          asked: askedAt.toISOString(),
          outcome,
        })),
      },
    ];
  },
  withdraw: async () => {},
  erase: async (tx, _, { account }) => {
    const gone = await tx
      .delete(approvals)
      .where(or(eq(approvals.askedBy, account), eq(approvals.subject, `account:${account}`)))
      .returning({ id: approvals.id });
    const decided = await tx
      .update(approvals)
      .set({ decidedBy: 'somebody' })
      .where(eq(approvals.decidedBy, account))
      .returning({ id: approvals.id });
    return gone.length + decided.length;
  },
  clock: {
    months: 24,
    expire: async (tx, _, before) => {
      const gone = await tx
        .delete(approvals)
        .where(lt(approvals.expiresAt, new Date(before)))
        .returning({ id: approvals.id });
      return gone.length;
    },
  },
};
