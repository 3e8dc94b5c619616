import { sql } from 'drizzle-orm';
import type { Holding } from '../../people/holdings/holdings.ts';

/**
 * Fates are words of the team about what was said; a reason may quote it. Where a statement goes with its author, so do
 * they. Stands before consultations in the list, and so comes after them in an erasure.
 */
export const fateHolding: Holding = {
  name: 'fates',
  held: async () => [],
  export: async () => [],
  withdraw: async () => {},
  erase: async (tx) => {
    const gone = await tx.execute(sql`
      delete from fates f where subject_kind = 'statement'
        and not exists (select 1 from statements s where s.id = f.subject) returning 1`);
    return gone.length;
  },
};
