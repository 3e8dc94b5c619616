import { eq } from 'drizzle-orm';
import type { Executor } from '../../platform/database/database.ts';
import { Problem } from '../../platform/problem.ts';
import {
  dayOf,
  type Means,
  type Meeting,
  type MeetingPerson,
  meetingsOf,
  peopleOf,
} from './people.ts';
import { otherSide, type Side, saidBy, stateOf } from './states.ts';
import { suggest } from './suggesting.ts';
import { meetingPeople, meetings } from './tables.ts';
import { tell } from './telling.ts';

/** A meeting as one of the two sees it. The other is named only once both have said yes. */
export interface Mine {
  readonly meeting: Meeting;
  readonly side: Side;
  readonly me: MeetingPerson;
}

/** The meetings of an account that are not over, the oldest first. */
export async function ownMeetings(db: Executor, means: Means, account: string): Promise<Mine[]> {
  const people = await peopleOf(db, means, account);
  const all = await meetingsOf(
    db,
    people.map(({ id }) => id),
  );
  return all.flatMap((meeting): Mine[] => {
    const me = people.find(({ id }) => id === meeting.oneId || id === meeting.otherId);
    if (!me || stateOf(meeting, means.clock) === 'over') return [];
    return [{ meeting, me, side: me.id === meeting.oneId ? 'one' : 'other' }];
  });
}

/** One's own; what is over, or not one's own, is not found. */
export async function ownMeeting(
  db: Executor,
  means: Means,
  account: string,
  id: string,
): Promise<Mine> {
  const own = await ownMeetings(db, means, account);
  const found = own.find(({ meeting }) => meeting.id === id);
  if (!found) throw new Problem('page/not-found', 404);
  return found;
}

/** The other one, where both have said yes; anybody else is not found. */
export async function otherOf(db: Executor, means: Means, mine: Mine): Promise<MeetingPerson> {
  if (stateOf(mine.meeting, means.clock) === 'proposed') throw new Problem('page/not-found', 404);
  const id = mine.side === 'one' ? mine.meeting.otherId : mine.meeting.oneId;
  const [found] = await db.select().from(meetingPeople).where(eq(meetingPeople.id, id));
  if (!found) throw new Problem('page/not-found', 404);
  return found;
}

/** Yes or no. A no ends it for both, and neither is told who said it; a second yes names each to the other. */
export async function say(
  tx: Executor,
  means: Means,
  mine: Mine,
  answer: 'yes' | 'no',
): Promise<void> {
  const { meeting, side, me } = mine;
  if (stateOf(meeting, means.clock) !== 'proposed') throw new Problem('meeting/said', 409);
  const changed = await change(
    tx,
    meeting,
    side === 'one' ? { oneSays: answer } : { otherSays: answer },
  );
  if (answer === 'no') return suggest(tx, means, me.summitId);
  if (saidBy(changed, otherSide(side)) !== 'yes') return;
  for (const id of [changed.oneId, changed.otherId])
    await tell(tx, means, await personById(tx, id), changed, 'mutual');
}

export const wordsPlace = (id: string, side: Side): string => `meetings.${side}_words ${id}`;
export const placePlace = (id: string): string => `meetings.place ${id}`;

/** A word to the other, sealed; an empty one takes it back. */
export async function write(tx: Executor, means: Means, mine: Mine, text: string): Promise<void> {
  const { meeting, side } = mine;
  await otherOf(tx, means, mine);
  const words = text ? means.keys.fields.seal(wordsPlace(meeting.id, side), text) : null;
  await change(tx, meeting, side === 'one' ? { oneWords: words } : { otherWords: words });
}

export interface Rendezvous {
  readonly time: string;
  readonly place: string;
}

/** When and where, put forward by one; what was agreed before no longer holds. */
export async function putForward(
  tx: Executor,
  means: Means,
  mine: Mine,
  { time, place }: Rendezvous,
): Promise<void> {
  const other = await otherOf(tx, means, mine);
  const { meeting, side } = mine;
  const sealed = means.keys.fields.seal(placePlace(meeting.id), place);
  const changed = await change(tx, meeting, { time, place: sealed, timeBy: side, agreedOn: null });
  await tell(tx, means, other, changed, 'time');
}

/** The other takes the hour and place as they stand. */
export async function agree(tx: Executor, means: Means, mine: Mine, time: string): Promise<void> {
  const { meeting, side } = mine;
  if (!meeting.time || meeting.timeBy === side || meeting.time !== time)
    throw new Problem('meeting/time-changed', 409);
  await change(tx, meeting, { agreedOn: dayOf(means.clock) });
}

/** Lets go of it, for both; words, hour and place are forgotten. */
export async function release(tx: Executor, means: Means, { meeting, me }: Mine): Promise<void> {
  await change(tx, meeting, {
    ...{ oneWords: null, otherWords: null, time: null, place: null, timeBy: null, agreedOn: null },
    releasedOn: dayOf(means.clock),
  });
  await suggest(tx, means, me.summitId);
}

/** Afterwards: did it help? */
export async function tellHelp(
  tx: Executor,
  means: Means,
  { meeting, side }: Mine,
  helped: boolean,
): Promise<void> {
  if (stateOf(meeting, means.clock) !== 'past') throw new Problem('meeting/not-yet', 409);
  await change(tx, meeting, side === 'one' ? { oneHelped: helped } : { otherHelped: helped });
}

async function change(
  tx: Executor,
  { id }: Meeting,
  set: Partial<typeof meetings.$inferInsert>,
): Promise<Meeting> {
  const [changed] = await tx.update(meetings).set(set).where(eq(meetings.id, id)).returning();
  if (!changed) throw new Problem('page/not-found', 404);
  return changed;
}

async function personById(tx: Executor, id: string): Promise<MeetingPerson | undefined> {
  const [found] = await tx.select().from(meetingPeople).where(eq(meetingPeople.id, id));
  return found;
}
