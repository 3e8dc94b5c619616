import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Holding } from '../../people/holdings/holdings.ts';
import type { Executor } from '../../platform/database/database.ts';
import type { Keys } from '../../platform/keys.ts';
import { resealColumn } from '../../platform/resealing.ts';
import { statementsBy } from './statements.ts';
import { consultationRoll, consultations, participants, statements, votes } from './tables.ts';
import { authorName, consultationName, type Participant, personIn, tellerPlace } from './voices.ts';

/** What consultations owe a person: those in which the hub may know them. An anonymous one holds nothing that is theirs to find. */
export const consultationHolding: Holding = {
  name: 'consultations',
  held: async (db, { keys }, { account }, locale) => {
    const own = await participationsOf(db, keys, account);
    if (own.length === 0) return [];
    return [
      {
        term: locale.t('holding.consultations'),
        text: locale.t('me.consultations.count', { n: own.length }),
        href: `/${locale.lang}/me/consultations`,
      },
    ];
  },
  export: async (db, { keys }, { account }) => {
    const own = await participationsOf(db, keys, account);
    const answers = await Promise.all(own.map(({ id }) => answersOf(db, id)));
    const said = await Promise.all(own.map(({ id }) => statementsBy(db, { keys }, id)));
    return [
      {
        name: 'consultations',
        rows: own.map(({ consultationId, channel, residence, ageBand, sex }) => ({
          consultation: consultationId,
          channel,
          residence,
          age: ageBand,
          sex,
        })),
      },
      { name: 'consultation-answers', rows: answers.flat() },
      {
        name: 'consultation-statements',
        rows: said.flat().map(({ consultationId, number, lang, text, on }) => ({
          consultation: consultationId,
          number,
          language: lang,
          text,
          on,
        })),
      },
    ];
  },
  withdraw: async () => {},
  reseal: (tx, { keys }) =>
    resealColumn(tx, keys.fields, {
      table: 'participants',
      key: ['id'],
      column: 'teller',
      placeOf: tellerPlace,
    }),
  erase: async (tx, { keys }, person) => {
    const all = await tx.select({ id: consultations.id }).from(consultations);
    const names = all.map(({ id }) => person.as(consultationName(id)));
    if (names.length === 0) return 0;
    const own = await participationsOf(tx, keys, person.account);
    const ids = own.map(({ id }) => id);
    const unheard = await forgetSaid(tx, keys, ids);
    if (ids.length > 0) await tx.delete(participants).where(inArray(participants.id, ids));
    const rolls = await tx
      .delete(consultationRoll)
      .where(inArray(consultationRoll.person, names))
      .returning({ person: consultationRoll.person });
    return ids.length + unheard + rolls.length;
  },
};

/** Somebody's rows in pseudonymous consultations. */
export async function participationsOf(
  db: Executor,
  keys: Pick<Keys, 'pseudonym'>,
  account: string,
): Promise<Participant[]> {
  const all = await db.select({ id: consultations.id }).from(consultations);
  if (all.length === 0) return [];
  return db
    .select()
    .from(participants)
    .where(
      inArray(
        participants.voice,
        all.map(({ id }) => personIn(keys, id, account)),
      ),
    );
}

const answersOf = (db: Executor, participant: string) =>
  db
    .select({
      consultation: statements.consultationId,
      statement: statements.number,
      vote: votes.vote,
    })
    .from(votes)
    .innerJoin(statements, eq(statements.id, votes.statementId))
    .where(eq(votes.participantId, participant));

// What others have answered stays, without an author; what nobody else has goes with them.
async function forgetSaid(tx: Executor, keys: Keys, ids: readonly string[]): Promise<number> {
  let gone = 0;
  for (const id of ids) {
    const own = eq(statements.author, authorName(keys, id));
    const heard = sql`exists (select 1 from ${votes} where ${votes.statementId} = ${statements.id}
      and ${votes.participantId} <> ${id})`;
    const deleted = await tx
      .delete(statements)
      .where(and(own, sql`not ${heard}`))
      .returning({ id: statements.id });
    const kept = await tx
      .update(statements)
      .set({ author: null })
      .where(own)
      .returning({ id: statements.id });
    gone += deleted.length + kept.length;
  }
  return gone;
}
