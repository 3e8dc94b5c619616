import { inArray } from 'drizzle-orm';
import type { Holding } from '../../people/holdings/holdings.ts';
import type { Executor } from '../../platform/database/database.ts';
import type { Keys } from '../../platform/keys.ts';
import { authorName, type Leaving, participationsOf } from '../consultations/consultations.ts';
import { paragraphComments } from './tables.ts';

/** What somebody remarked on paragraphs, where the hub may know them; it goes with their part in the consultation. */
export const documentHolding: Holding = {
  name: 'documents',
  held: async (db, { keys }, { account }, locale) => {
    const n = (await commentsBy(db, keys, account)).length;
    if (n === 0) return [];
    return [
      {
        term: locale.t('holding.documents'),
        text: locale.t('documents.comments', { n }),
        href: `/${locale.lang}/me/consultations`,
      },
    ];
  },
  export: async (db, { keys }, { account }) => {
    const rows = await commentsBy(db, keys, account);
    return [
      {
        name: 'document-remarks',
        rows: rows.map(({ lang, text, on, hiddenOn, reason }) => ({
          language: lang,
          text,
          on,
          hidden: hiddenOn,
          reason,
        })),
      },
    ];
  },
  withdraw: async () => {},
  erase: async (tx, { keys }, { account }) =>
    forgetRemarks(
      tx,
      keys,
      (await participationsOf(tx, keys, account)).map(({ id }) => id),
    ),
};

/** What participants remarked goes with them. */
export const forgetRemarks: Leaving = async (tx, keys, ids) => {
  const names = ids.map((id) => authorName(keys, id));
  if (names.length === 0) return 0;
  const gone = await tx
    .delete(paragraphComments)
    .where(inArray(paragraphComments.author, names))
    .returning({ id: paragraphComments.id });
  return gone.length;
};

const namesIn = async (db: Executor, keys: Keys, account: string): Promise<string[]> =>
  (await participationsOf(db, keys, account)).map(({ id }) => authorName(keys, id));

async function commentsBy(db: Executor, keys: Keys, account: string) {
  const names = await namesIn(db, keys, account);
  if (names.length === 0) return [];
  return db.select().from(paragraphComments).where(inArray(paragraphComments.author, names));
}
