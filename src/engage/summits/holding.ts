import { inArray, lt } from 'drizzle-orm';
import type { Holding } from '../../people/holdings/holdings.ts';
import { agendaOf, agendasOf, memberVoice, resealTellers } from './agendas.ts';
import { forgetImports, resealImports } from './importing.ts';
import { forgetUnnamed, resealSpeakers } from './speakers.ts';
import { summitAgendas, summitEvaluations, summitSessions, summits } from './tables.ts';

/** A year after a summit nobody's agenda has a use, nor the name of a speaker who never said yes. */
const KEPT_MONTHS = 12;

/** Each summit has a name of its own for a member; all their agendas are shown, taken along and erased together. */
export const summitHolding: Holding = {
  name: 'summits',
  held: async (db, { keys }, { account }, locale) =>
    (await agendasOf(db, keys, account)).map(({ summit }) => ({
      term: locale.t('holding.summits'),
      text: summit.title,
      href: `/${locale.lang}/me/summits`,
    })),
  export: async (db, { keys }, { account }) => {
    const own = await agendasOf(db, keys, account);
    const rows = await Promise.all(
      own.map(async ({ summit, agenda }) => {
        const { sessions } = await agendaOf(db, summit, agenda.voice);
        const ids = [...sessions];
        const kept =
          ids.length === 0
            ? []
            : await db.select().from(summitSessions).where(inArray(summitSessions.id, ids));
        return kept.map((session) => ({
          summit: summit.title,
          session: session.title,
          told: agenda.teller !== null,
          since: agenda.madeOn,
        }));
      }),
    );
    return [{ name: 'summit-agendas', rows: rows.flat() }];
  },
  withdraw: async () => {},
  erase: async (tx, { keys }, { account }) => {
    const all = await tx.select({ id: summits.id }).from(summits);
    const voices = all.map(({ id }) => memberVoice(keys, id, account));
    if (voices.length === 0) return 0;
    const agendas = await tx
      .delete(summitAgendas)
      .where(inArray(summitAgendas.voice, voices))
      .returning({ id: summitAgendas.id });
    const said = await tx
      .delete(summitEvaluations)
      .where(inArray(summitEvaluations.voice, voices))
      .returning({ id: summitEvaluations.summitId });
    return agendas.length + said.length;
  },
  clock: {
    months: KEPT_MONTHS,
    expire: async (tx, means, before) => {
      const over = await tx
        .select({ id: summits.id })
        .from(summits)
        .where(lt(summits.closesOn, before));
      const ids = over.map(({ id }) => id);
      const agendas =
        ids.length === 0
          ? []
          : await tx
              .delete(summitAgendas)
              .where(inArray(summitAgendas.summitId, ids))
              .returning({ id: summitAgendas.id });
      return agendas.length + (await forgetUnnamed(tx, ids)) + (await forgetImports(tx, means));
    },
  },
  reseal: async (tx, means) =>
    (await resealTellers(tx, means)) +
    (await resealSpeakers(tx, means)) +
    (await resealImports(tx, means)),
};
