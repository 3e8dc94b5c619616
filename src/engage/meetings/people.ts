import { asc, eq, inArray, or } from 'drizzle-orm';
import type { Clock } from '../../platform/clock.ts';
import type { Executor } from '../../platform/database/database.ts';
import type { Keys } from '../../platform/keys.ts';
import { Problem } from '../../platform/problem.ts';
import { meetingPeople, meetings } from './tables.ts';

export type MeetingPerson = typeof meetingPeople.$inferSelect;
export type Meeting = typeof meetings.$inferSelect;

export interface Means {
  readonly clock: Clock;
  readonly keys: Keys;
}

export const FEATURE = 'meetings';
export const tellerPlace = (person: string): string => `meeting_people.teller ${person}`;
export const dayOf = (clock: Clock): string => clock().toISOString().slice(0, 10);

/** Where somebody asked to meet: in the whole hub first. */
export const peopleOf = (
  db: Executor,
  { keys }: Pick<Means, 'keys'>,
  account: string,
): Promise<MeetingPerson[]> =>
  db
    .select()
    .from(meetingPeople)
    .where(eq(meetingPeople.person, keys.pseudonym(FEATURE, account)))
    .orderBy(asc(meetingPeople.on), asc(meetingPeople.id));

export async function ownPerson(
  db: Executor,
  means: Pick<Means, 'keys'>,
  account: string,
  id: string,
): Promise<MeetingPerson> {
  const own = await peopleOf(db, means, account);
  const found = own.find((one) => one.id === id);
  if (!found) throw new Problem('page/not-found', 404);
  return found;
}

export async function personAt(
  db: Executor,
  means: Pick<Means, 'keys'>,
  account: string,
  summitId: string | null,
): Promise<MeetingPerson | null> {
  const own = await peopleOf(db, means, account);
  return own.find((one) => one.summitId === summitId) ?? null;
}

/** The meetings of some people, newest first. */
export const meetingsOf = (db: Executor, ids: readonly string[]): Promise<Meeting[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : db
        .select()
        .from(meetings)
        .where(or(inArray(meetings.oneId, [...ids]), inArray(meetings.otherId, [...ids])))
        .orderBy(asc(meetings.on), asc(meetings.id));
