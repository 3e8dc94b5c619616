import { type SQL, sql } from 'drizzle-orm';
import type { Clock } from '../../platform/clock.ts';
import type { Database, Transaction } from '../../platform/database/database.ts';
import { readMark, setMark } from '../../platform/marks/marks.ts';
import { dayOf } from './noting.ts';

type Blurred = readonly [table: string, key: string, column: string];

interface Group {
  /** Whether something could be said there today or the day before. */
  readonly came: (day: string) => SQL;
  /** What is written at the moment at which somebody takes part, by the key in whose order it is to lie. */
  readonly tables: readonly Blurred[];
}

const GROUPS: readonly Group[] = [
  {
    // Voices are handed out before it listens, too.
    came: (day) => sql`
      select 1 from consultations c join consultation_phases p on p.consultation_id = c.id
      where c.opened_on is not null and p.closes_on >= ${day}::date - 1 limit 1`,
    tables: [
      ['participants', 'participants_pkey', 'lang'],
      ['votes', 'votes_participant_id_statement_id_pk', 'vote'],
      ['consultation_roll', 'consultation_roll_consultation_id_person_pk', 'person'],
      ['proposal_stands', 'proposal_stands_proposal_id_author_pk', 'lang'],
      ['consultation_arrivals', 'consultation_arrivals_consultation_id_on_pk', 'newcomers'],
    ],
  },
  {
    came: (day) => sql`
      select 1 from live_sessions
      where opened_on is not null and coalesce(closed_on, ${day}::date) >= ${day}::date - 1 limit 1`,
    tables: [
      ['session_voices', 'session_voices_pkey', 'voice'],
      ['session_answers', 'session_answers_pkey', 'stance'],
      ['session_question_votes', 'session_question_votes_question_id_voice_id_pk', 'voice_id'],
    ],
  },
  {
    // An agenda is made before, an evaluation given any time after.
    came: () => sql`select 1 from summits where published_on is not null limit 1`,
    tables: [
      ['summit_agendas', 'summit_agendas_pkey', 'voice'],
      ['summit_agenda_sessions', 'summit_agenda_sessions_agenda_id_session_id_pk', 'session_id'],
      ['summit_evaluations', 'summit_evaluations_summit_id_voice_pk', 'again'],
    ],
  },
  {
    came: (day) => sql`select 1 from event_times where ends_at >= ${day}::date - 1 limit 1`,
    tables: [['event_registrations', 'event_registrations_pkey', 'door']],
  },
  {
    came: () => sql`select 1 from meeting_people limit 1`,
    tables: [
      ['meeting_people', 'meeting_people_pkey', 'zone'],
      ['meetings', 'meetings_pkey', 'on'],
    ],
  },
];

/** Every table that is laid anew, by name. */
export const BLURRED: readonly string[] = GROUPS.flatMap(({ tables }) =>
  tables.map(([table]) => table),
);

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
    for (const { came, tables } of GROUPS) {
      const [found] = await tx.execute(came(day));
      if (found) for (const table of tables) await blur(tx, table);
    }
    await setMark(tx, clock, 'voices-blurred', day);
    return true;
  });
}

async function blur(tx: Transaction, [table, key, column]: Blurred): Promise<void> {
  const [name, order, same] = [table, key, column].map((word) => sql.identifier(word));
  await tx.execute(sql`update ${name} set ${same} = ${same}`);
  await tx.execute(sql`cluster ${name} using ${order}`);
}
