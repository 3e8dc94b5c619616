import { eq, inArray } from 'drizzle-orm';
import type { Holding } from '../../people/holdings/holdings.ts';
import type { Executor } from '../../platform/database/database.ts';
import type { Keys } from '../../platform/keys.ts';
import { resealColumn } from '../../platform/resealing.ts';
import { forgetParticipants } from './leaving.ts';
import { MODERATORS } from './moderating.ts';
import { statementsBy } from './statements.ts';
import { consultationRoll, consultations, participants, statements, votes } from './tables.ts';
import { consultationName, type Participant, personIn, tellerPlace } from './voices.ts';

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
    const rows = await forgetParticipants(tx, keys, ids);
    const hiding = person.as(MODERATORS);
    await tx.update(statements).set({ hiddenBy: null }).where(eq(statements.hiddenBy, hiding));
    const rolls = await tx
      .delete(consultationRoll)
      .where(inArray(consultationRoll.person, names))
      .returning({ person: consultationRoll.person });
    return rows + rolls.length;
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
