import { inArray } from 'drizzle-orm';
import type { Clock } from '../../platform/clock.ts';
import type { Executor } from '../../platform/database/database.ts';
import type { Holding } from '../holdings/holdings.ts';
import { grantsOf } from '../roles/roles.ts';
import { nameOf, organisationsById } from './records.ts';
import type { Organisation } from './states.ts';
import { stewardsOf } from './stewards.ts';
import { organisations } from './tables.ts';

/** The organisations that somebody looks after. */
export async function organisationsOf(
  db: Executor,
  { clock }: { readonly clock: Clock },
  account: string,
): Promise<Organisation[]> {
  const grants = await grantsOf(db, clock, account);
  const ids = grants.flatMap(({ role, scope }) => (role === 'steward' && scope ? [scope] : []));
  return organisationsById(db, ids);
}

/**
 * Who looks after an organisation is written in the roles and goes with the account. The organisation stays, since it
 * is not a person; one that nobody has looked at yet and that is in no other hands goes too.
 */
export const organisationHolding: Holding = {
  name: 'organisations',
  held: async (db, means, { account }, locale) => {
    const own = await organisationsOf(db, means, account);
    return own.map((each) => ({
      term: locale.t('role.steward'),
      text: nameOf(each),
      href: `/${locale.lang}/me/organisations/${each.id}`,
    }));
  },
  export: async (db, means, { account }) => {
    const own = await organisationsOf(db, means, account);
    return [
      {
        name: 'organisations',
        rows: own.map((each) => ({ id: each.id, name: nameOf(each), capacity: 'steward' })),
      },
    ];
  },
  withdraw: async () => {},
  erase: async (tx, means, { account }) => {
    const own = await organisationsOf(tx, means, account);
    const gone: string[] = [];
    for (const { id, passedAt } of own)
      if (!passedAt && (await stewardsOf(tx, means.clock, id)).length === 1) gone.push(id);
    if (gone.length > 0) await tx.delete(organisations).where(inArray(organisations.id, gone));
    return gone.length;
  },
};
