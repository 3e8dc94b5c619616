import type { Clock } from '../../platform/clock.ts';
import type { Executor } from '../../platform/database/database.ts';
import { stateOf } from './states.ts';
import { meetingPeople, meetings } from './tables.ts';

/** How many, and nothing else: the team sees no name and no pair. */
export interface MeetingCounts {
  readonly people: number;
  readonly proposals: number;
  readonly mutual: number;
  readonly agreed: number;
  readonly helped: number;
}

export async function countMeetings(db: Executor, clock: Clock): Promise<MeetingCounts> {
  const people = await db.$count(meetingPeople);
  const all = await db.select().from(meetings);
  const both = all.filter(({ oneSays, otherSays }) => oneSays === 'yes' && otherSays === 'yes');
  return {
    people,
    proposals: all.length,
    mutual: both.length,
    agreed: both.filter((one) => ['agreed', 'past'].includes(stateOf(one, clock))).length,
    helped: both.filter(({ oneHelped, otherHelped }) => oneHelped || otherHelped).length,
  };
}

/** Under so many a count would point at somebody. */
const LEAST = 5;

export const isTold = (count: number): boolean => count === 0 || count >= LEAST;
