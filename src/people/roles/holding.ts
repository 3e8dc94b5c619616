import { eq } from 'drizzle-orm';
import { longDate } from '../../web/i18n/dates.ts';
import type { Holding } from '../holdings/holdings.ts';
import { grantsOf, purposeOf } from './roles.ts';
import { roleGrants } from './tables.ts';

/** The duties that somebody was given; and their id where they gave duties to others, which an erasure takes away. */
export const roleHolding: Holding = {
  name: 'roles',
  held: async (db, { clock }, { account }, locale) =>
    (await grantsOf(db, clock, account)).map((grant) => ({
      term: locale.t(`role.${grant.role}`),
      text: locale.t('me.roles.until', {
        until: longDate(grant.until, locale.lang),
        purpose: purposeOf(grant, locale),
      }),
    })),
  export: async (db, _, { account }) => {
    const rows = await db.select().from(roleGrants).where(eq(roleGrants.accountId, account));
    return [
      {
        name: 'roles',
        rows: rows.map(({ role, purpose, grantedAt, until, endedAt }) => ({
          role,
          purpose,
          granted: grantedAt.toISOString(),
          until,
          ended: endedAt?.toISOString() ?? null,
        })),
      },
    ];
  },
  withdraw: async () => {},
  erase: async (tx, _, { account }) => {
    const own = await tx
      .delete(roleGrants)
      .where(eq(roleGrants.accountId, account))
      .returning({ id: roleGrants.id });
    const given = await tx
      .update(roleGrants)
      .set({ grantedBy: 'somebody' })
      .where(eq(roleGrants.grantedBy, account))
      .returning({ id: roleGrants.id });
    await tx.update(roleGrants).set({ endedBy: 'somebody' }).where(eq(roleGrants.endedBy, account));
    return own.length + given.length;
  },
};
