import { eq } from 'drizzle-orm';
import { removeMark } from '../../platform/marks/marks.ts';
import { longDate } from '../../web/i18n/dates.ts';
import type { Holding } from '../holdings/holdings.ts';
import { credentialsOf, findAccount, resealNumbers } from './accounts.ts';
import { accounts } from './tables.ts';

/** The account itself goes last: with it go its keys, its sessions and its roles. */
export const accountHolding: Holding = {
  name: 'account',
  held: async (db, _, { account }, locale) => {
    const found = await findAccount(db, account);
    const keys = await credentialsOf(db, account);
    return [
      {
        term: locale.t('me.account.opened'),
        text: found ? longDate(found.openedOn, locale.lang) : '',
      },
      {
        term: locale.t('me.account.keys'),
        text: locale.t('me.account.keys.count', { n: keys.length }),
        href: `/${locale.lang}/me/keys`,
      },
    ];
  },
  export: async (db, _, { account }) => {
    const found = await findAccount(db, account);
    const keys = await credentialsOf(db, account);
    return [
      {
        name: 'account',
        rows: found
          ? [{ id: found.id, language: found.lang, opened: found.openedOn, channel: found.channel }]
          : [],
      },
      {
        name: 'keys',
        rows: keys.map(({ kind, label, madeOn, usedOn }) => ({
          kind,
          label,
          made: madeOn,
          used: usedOn,
        })),
      },
    ];
  },
  withdraw: async () => {},
  reseal: resealNumbers,
  erase: async (tx, _, { account }) => {
    await removeMark(tx, 'first-account', account);
    const gone = await tx
      .delete(accounts)
      .where(eq(accounts.id, account))
      .returning({ id: accounts.id });
    return gone.length;
  },
};
