import { randomUUID } from 'node:crypto';
import { eq, isNull } from 'drizzle-orm';
import { pairName, pairsOf, type Seeker } from '../../methods/matching/matching.ts';
import type { Executor } from '../../platform/database/database.ts';
import { dayOf, type Means, type Meeting, type MeetingPerson, meetingsOf } from './people.ts';
import { isOpen } from './states.ts';
import { meetingPeople, meetings } from './tables.ts';
import { tell } from './telling.ts';

/** How many proposals and meetings somebody has at a time: few enough to answer each. */
const MOST_OPEN = 3;

/** Proposes people to each other, of those who asked to meet at a summit or in the whole hub. */
export async function suggest(tx: Executor, means: Means, summitId: string | null): Promise<void> {
  const people = await tx
    .select()
    .from(meetingPeople)
    .where(summitId ? eq(meetingPeople.summitId, summitId) : isNull(meetingPeople.summitId));
  const before = await meetingsOf(
    tx,
    people.map(({ id }) => id),
  );
  const past = new Set(before.map(({ oneId, otherId }) => pairName(oneId, otherId)));
  const byId = new Map(people.map((one) => [one.id, one]));
  for (const pair of pairsOf(seekersOf(people, before, means), past)) {
    const [made] = await tx
      .insert(meetings)
      .values({
        ...{ id: randomUUID(), oneId: pair.one, otherId: pair.other },
        ...{ on: dayOf(means.clock), reasons: pair.reasons },
      })
      .onConflictDoNothing()
      .returning();
    if (!made) continue;
    for (const id of [pair.one, pair.other]) await tell(tx, means, byId.get(id), made, 'proposed');
  }
}

function seekersOf(
  people: readonly MeetingPerson[],
  before: readonly Meeting[],
  { clock }: Means,
): Seeker[] {
  const count = new Map<string, { proposed: number; open: number }>();
  for (const meeting of before)
    for (const id of [meeting.oneId, meeting.otherId]) {
      const { proposed, open } = count.get(id) ?? { proposed: 0, open: 0 };
      count.set(id, { proposed: proposed + 1, open: open + Number(isOpen(meeting, clock)) });
    }
  const now = clock().toISOString();
  return people.map(({ id, offers, seeks, langs, times }) => ({
    ...{ id, offers, seeks, langs },
    // Times that are over say nothing.
    times: times.filter((one) => one > now),
    proposed: count.get(id)?.proposed ?? 0,
    room: Math.max(0, MOST_OPEN - (count.get(id)?.open ?? 0)),
  }));
}
