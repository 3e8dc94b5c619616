import { and, desc, eq, isNotNull, lt, or } from 'drizzle-orm';
import type { Holding } from '../holdings/holdings.ts';
import { sessions } from './tables.ts';

/** Where somebody was signed in: shown with their keys, taken along whole, forgotten a month after it ended. */
export const sessionHolding: Holding = {
  name: 'sessions',
  held: async () => [],
  export: async (db, _, { account }) => {
    const rows = await db
      .select()
      .from(sessions)
      .where(eq(sessions.accountId, account))
      .orderBy(desc(sessions.openedAt));
    return [
      {
        name: 'sessions',
        rows: rows.map(({ method, device, openedAt, seenAt, endedAt }) => ({
          method,
          device,
          opened: openedAt.toISOString(),
          seen: seenAt.toISOString(),
          ended: endedAt?.toISOString() ?? null,
        })),
      },
    ];
  },
  withdraw: async () => {},
  erase: async (tx, _, { account }) => {
    const gone = await tx
      .delete(sessions)
      .where(eq(sessions.accountId, account))
      .returning({ id: sessions.id });
    return gone.length;
  },
  clock: {
    months: 1,
    expire: async (tx, _, before) => {
      const gone = await tx
        .delete(sessions)
        .where(
          or(
            and(isNotNull(sessions.endedAt), lt(sessions.endedAt, new Date(before))),
            lt(sessions.expiresAt, new Date(before)),
          ),
        )
        .returning({ id: sessions.id });
      return gone.length;
    },
  },
};
