import { eq } from 'drizzle-orm';
import type { Executor } from '../../platform/database/database.ts';
import type { Holding, Means } from '../holdings/holdings.ts';
import { dropDays, RELAYS } from './days.ts';
import { batchesOf, dropSheets, resealSheets, unlinkSheets } from './sheets.ts';
import { relayDays } from './tables.ts';

export { beforePerson, languageOf } from './before-person.tsx';
export { countDay } from './days.ts';
export { sheetFor } from './finding.ts';
export { PrintForm } from './home-views.tsx';
export { codesOf } from './keyed.ts';
export { FindSheet } from './keying-views.tsx';
export { onceIn } from './once.ts';
export { PrintedSheets } from './paper-views.tsx';
export { PRINTING, readPrinting } from './printing.ts';
export { Carried } from './question-views.tsx';
export { Languages } from './register-views.tsx';
export { type FoundSheet, makeSheets, unclaimedBefore, useSheet } from './sheets.ts';

/** Forgets sheets whose time is over and what relays did on other days. */
export async function forgetPaper(db: Executor, means: Pick<Means, 'clock'>): Promise<void> {
  await db.transaction(async (tx) => {
    await dropSheets(tx, means);
    await dropDays(tx, means);
  });
}

/** What this feature holds: the sheets that a relay printed, and whose a keyed sheet is until it is claimed. */
export const relayHolding: Holding = {
  name: 'relays',
  held: async (db, means, { account }, locale) => {
    const batches = await batchesOf(db, means, account);
    const n = batches.reduce((sum, { printed, keyed }) => sum + printed - keyed, 0);
    if (batches.length === 0) return [];
    return [
      {
        term: locale.t('relay.sheets'),
        text: locale.t('relay.sheets.left', { n }),
        href: `/${locale.lang}/me/relay`,
      },
    ];
  },
  export: async (db, means, { account }) => [
    {
      name: 'sheets',
      rows: (await batchesOf(db, means, account)).map(
        ({ kind, lang, madeOn, until, printed, keyed }) => ({
          kind,
          language: lang,
          made: madeOn,
          until,
          printed,
          keyed,
        }),
      ),
    },
  ],
  withdraw: async () => {},
  reseal: resealSheets,
  erase: async (tx, _, person) => {
    const days = await tx
      .delete(relayDays)
      .where(eq(relayDays.relay, person.as(RELAYS)))
      .returning({ day: relayDays.day });
    return days.length + (await unlinkSheets(tx, person.as(RELAYS)));
  },
};
