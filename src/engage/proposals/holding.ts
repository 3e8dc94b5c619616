import { eq, inArray } from 'drizzle-orm';
import type { Holding } from '../../people/holdings/holdings.ts';
import type { Executor } from '../../platform/database/database.ts';
import type { Keys } from '../../platform/keys.ts';
import {
  authorName,
  type Leaving,
  participationsOf,
  standName,
} from '../consultations/consultations.ts';
import { amendments, proposalStands, proposals, proposalVersions } from './tables.ts';

/**
 * What somebody wrote of proposals where the hub may know them. With their part in a consultation go their amendments,
 * their support and objections; a proposal that others have thought about stays, of nobody.
 */
export const proposalHolding: Holding = {
  name: 'proposals',
  held: async (db, { keys }, { account }, locale) => {
    const rows = await writtenBy(db, await namesIn(db, keys, account));
    const n = rows.proposals.length + rows.amendments.length + rows.stands.length;
    if (n === 0) return [];
    return [
      {
        term: locale.t('holding.proposals'),
        text: locale.t('proposals.held', { n }),
        href: `/${locale.lang}/me/consultations`,
      },
    ];
  },
  export: async (db, { keys }, { account }) => {
    const rows = await writtenBy(db, await namesIn(db, keys, account));
    return [
      {
        name: 'proposals',
        rows: rows.proposals.map(({ number, lang, on, text }) => ({
          number,
          language: lang,
          on,
          text,
        })),
      },
      {
        name: 'amendments',
        rows: rows.amendments.map(({ number, on, text, why, decision, reason }) => ({
          number,
          on,
          text,
          why,
          decision,
          reason,
        })),
      },
      {
        name: 'proposal-opinions',
        rows: rows.stands.map(({ stand, lang, reason }) => ({
          opinion: stand,
          language: lang,
          reason,
        })),
      },
    ];
  },
  withdraw: async () => {},
  erase: async (tx, { keys }, { account }) =>
    forgetProposed(
      tx,
      keys,
      (await participationsOf(tx, keys, account)).map(({ id }) => id),
    ),
};

/** What participants wrote of proposals goes with them; a proposal that others have thought about stays, of nobody. */
export const forgetProposed: Leaving = async (tx, keys, ids) => {
  const names = namesOf(keys, ids);
  if (names.said.length === 0) return 0;
  const gone = await Promise.all([
    tx
      .delete(proposalStands)
      .where(inArray(proposalStands.author, names.stands))
      .returning({ id: proposalStands.id }),
    tx
      .delete(amendments)
      .where(inArray(amendments.author, names.said))
      .returning({ id: amendments.id }),
    tx
      .update(proposals)
      .set({ author: null })
      .where(inArray(proposals.author, names.said))
      .returning({ id: proposals.id }),
  ]);
  return gone.flat().length;
};

interface Names {
  readonly said: string[];
  readonly stands: string[];
}

/** The names that stand beside what somebody wrote. */
async function namesIn(db: Executor, keys: Keys, account: string): Promise<Names> {
  const own = await participationsOf(db, keys, account);
  return namesOf(
    keys,
    own.map(({ id }) => id),
  );
}

const namesOf = (keys: Keys, ids: readonly string[]): Names => ({
  said: ids.map((id) => authorName(keys, id)),
  stands: ids.map((id) => standName(keys, id)),
});

async function writtenBy(db: Executor, { said, stands }: Names) {
  if (said.length === 0) return { proposals: [], amendments: [], stands: [] };
  return {
    proposals: await db
      .selectDistinctOn([proposals.id], {
        number: proposals.number,
        lang: proposals.lang,
        on: proposals.on,
        text: proposalVersions.text,
      })
      .from(proposals)
      .innerJoin(proposalVersions, eq(proposalVersions.proposalId, proposals.id))
      .where(inArray(proposals.author, said))
      .orderBy(proposals.id, proposalVersions.version),
    amendments: await db.select().from(amendments).where(inArray(amendments.author, said)),
    stands: await db.select().from(proposalStands).where(inArray(proposalStands.author, stands)),
  };
}
