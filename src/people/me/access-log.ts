import { and, desc, eq, like, ne } from 'drizzle-orm';
import type { Executor } from '../../platform/database/database.ts';
import { journal } from '../../platform/journal/tables.ts';

export interface Look {
  readonly at: Date;
  readonly actor: string;
  readonly act: string;
  readonly purpose: string | null;
}

const MOST = 500;

/** Who looked at somebody's data, when and for what, newest first: acts of others on them that end in `/read`. */
export async function looksAt(db: Executor, account: string): Promise<Look[]> {
  return db
    .select({
      at: journal.at,
      actor: journal.actor,
      act: journal.act,
      purpose: journal.purpose,
    })
    .from(journal)
    .where(
      and(
        eq(journal.subject, `account:${account}`),
        like(journal.act, '%/read'),
        ne(journal.actor, account),
      ),
    )
    .orderBy(desc(journal.at), desc(journal.id))
    .limit(MOST);
}
