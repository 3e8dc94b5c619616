import { desc, eq } from 'drizzle-orm';
import type { Executor } from '../../platform/database/database.ts';
import type { Holding, Person } from '../holdings/holdings.ts';
import { announcements } from './tables.ts';

const ownOf = (db: Executor, person: Person) =>
  db
    .select()
    .from(announcements)
    .where(eq(announcements.author, person.as('announcements')))
    .orderBy(desc(announcements.id));

/** What somebody wrote for an organisation stays the organisation's; that they wrote it, and their name, is theirs. */
export const announcementHolding: Holding = {
  name: 'announcements',
  held: async (db, _, person, locale) => {
    const own = await ownOf(db, person);
    if (own.length === 0) return [];
    return [
      {
        term: locale.t('announcements.written'),
        text: locale.t('announcements.count', { n: own.length }),
        href: `/${locale.lang}/me/organisations`,
      },
    ];
  },
  export: async (db, _, person) => [
    {
      name: 'announcements',
      rows: (await ownOf(db, person)).flatMap(({ texts, signature, madeOn }) =>
        texts.map((text) => ({ ...text, signature, made: madeOn })),
      ),
    },
  ],
  withdraw: async () => {},
  erase: async (tx, _, person) => {
    const changed = await tx
      .update(announcements)
      .set({ author: null, signature: null })
      .where(eq(announcements.author, person.as('announcements')))
      .returning({ id: announcements.id });
    return changed.length;
  },
};
