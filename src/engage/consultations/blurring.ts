import { sql } from 'drizzle-orm';
import type { Clock } from '../../platform/clock.ts';
import type { Database, Transaction } from '../../platform/database/database.ts';
import { readMark, setMark } from '../../platform/marks/marks.ts';
import { dayOf } from './noting.ts';

/** What is written at the moment at which somebody takes part, by the key in whose order it is to lie. */
const TABLES = [
  ['participants', 'participants_pkey', 'lang'],
  ['votes', 'votes_participant_id_statement_id_pk', 'vote'],
  ['consultation_roll', 'consultation_roll_consultation_id_person_pk', 'person'],
  ['proposal_stands', 'proposal_stands_proposal_id_author_pk', 'lang'],
  ['consultation_arrivals', 'consultation_arrivals_consultation_id_on_pk', 'newcomers'],
] as const;

const LOCK = 7_263_021;

/**
 * PostgreSQL keeps rows in the order in which they came, and with each the number of its transaction: beside the same
 * numbers of sessions they would tell who is who. Once a day every row is written anew by one transaction, and laid in the
 * order of its random key. Gives whether this was the turn of the day.
 */
export async function blurOrder(db: Database, clock: Clock): Promise<boolean> {
  const day = dayOf(clock);
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${LOCK})`);
    if ((await readMark(tx, 'voices-blurred')) === day) return false;
    if (await anythingCame(tx, day))
      for (const [table, key, column] of TABLES) {
        const [name, order, same] = [table, key, column].map((word) => sql.identifier(word));
        await tx.execute(sql`update ${name} set ${same} = ${same}`);
        await tx.execute(sql`cluster ${name} using ${order}`);
      }
    await setMark(tx, clock, 'voices-blurred', day);
    return true;
  });
}

/** Whether something could be said in some consultation today or the day before, or voices are handed out before it can. */
async function anythingCame(tx: Transaction, day: string): Promise<boolean> {
  const [found] = await tx.execute(sql`
    select 1 from consultations c join consultation_phases p on p.consultation_id = c.id
    where c.opened_on is not null and p.closes_on >= ${day}::date - 1 limit 1`);
  return found !== undefined;
}
