import { sql } from 'drizzle-orm';
import type { Executor } from '../../platform/database/database.ts';
import { handsOf } from '../ballots/ballots.ts';
import {
  type Channel,
  type Consultation,
  participantsOf,
  statementsById,
  statementsOf,
  votesOf,
} from '../consultations/consultations.ts';
import { asideNow } from './asides.ts';
import type { Heard } from './computing.ts';
import { NO_ANSWERS, sumOf, type Tally } from './result.ts';
import type { Person } from './unheard.ts';

export interface Voice extends Person {
  readonly channel: Channel;
}

/** All that was said in a consultation, and by whom as far as they told. */
export interface Gathered {
  readonly heard: Heard;
  readonly voices: readonly Voice[];
  readonly statements: readonly Stated[];
}

export interface Stated {
  readonly id: string;
  readonly number: number;
  readonly lang: string;
  readonly text: string;
}

/** What stands now: hidden statements left out, hands for a joined one counted with that to which it was joined, voices set aside not counted. */
export async function gather(db: Executor, consultation: Consultation): Promise<Gathered> {
  const { id } = consultation;
  const statements = (await statementsOf(db, id, 'fr')).map(asSaid);
  const [cast, people] = [await votesOf(db, id), await participantsOf(db, id)];
  const [aside, raised] = [await asideNow(db, id), await handsOf(db, id)];
  const standing = new Set(statements.map((one) => one.id));
  const votes = cast.filter(
    ({ participant, statement }) => standing.has(statement) && !aside.has(participant),
  );
  const hands = await joinedHands(db, raised.hands, standing);
  const voices = people
    .filter((one) => !aside.has(one.id))
    .map(({ id: voice, channel, residence, ageBand, sex }) => ({
      id: voice,
      channel: channel as Channel, // a check constraint takes no other
      ...{ residence, sex, age: ageBand },
    }));
  return {
    heard: { votes, statements, hands, present: raised.present, setAside: aside.size },
    voices,
    statements,
  };
}

type Shown = Awaited<ReturnType<typeof statementsOf>>[number];

/** In the words in which it was said, in whatever language a reader sees it. */
export const asSaid = ({ id, number, lang, text, original }: Shown): Stated => ({
  ...{ id, number },
  ...(original ?? { lang, text }),
});

async function joinedHands(
  db: Executor,
  raised: ReadonlyMap<string, Tally>,
  standing: ReadonlySet<string>,
): Promise<Map<string, Tally>> {
  const others = [...raised.keys()].filter((id) => !standing.has(id));
  const joined = new Map(
    (await statementsById(db, others)).map(({ id, joinedInto }) => [id, joinedInto]),
  );
  const hands = new Map<string, Tally>();
  for (const [id, tally] of raised) {
    const target = standing.has(id) ? id : joined.get(id);
    if (target && standing.has(target))
      hands.set(target, sumOf(hands.get(target) ?? NO_ANSWERS, tally));
  }
  return hands;
}

/** Changes whenever an answer (where they are asked for), a statement, a count of hands or a decision about voices does. */
export async function seenNow(
  db: Executor,
  consultationId: string,
  answers: boolean,
): Promise<string> {
  const [row] = await db.execute<{ seen: string }>(sql`
    with own as (select id from participants where consultation_id = ${consultationId})
    select concat_ws(' ',
      (select concat(count(*), ':', coalesce(bit_xor(hashtextextended(concat(v.participant_id, v.statement_id, v.vote), 0)), 0))
        from votes v join own on own.id = v.participant_id and ${answers}),
      (select coalesce(bit_xor(hashtextextended(concat(p.id, p.residence, p.age_band, p.sex), 0)), 0)
        from participants p where p.consultation_id = ${consultationId}),
      (select coalesce(bit_xor(hashtextextended(concat(s.id, s.accepted_on, s.hidden_on, s.joined_into), 0)), 0)
        from statements s where s.consultation_id = ${consultationId}),
      (select concat(count(*), ':', count(*) filter (where t.undone))
        from sitting_tallies t join sittings s on s.id = t.sitting_id where s.consultation_id = ${consultationId}),
      (select concat(count(*), ':', count(a.ended_on)) from voices_aside a where a.consultation_id = ${consultationId})
    ) as seen`);
  return row?.seen ?? '';
}
