import type { Executor } from '../../platform/database/database.ts';
import { queueMessage } from '../messages/messages.ts';
import { type Means, type Meeting, type MeetingPerson, tellerPlace } from './people.ts';

/** `message.meetings.<news>`: no name, no topic; what it is about stays on the page. */
export type News = 'proposed' | 'mutual' | 'time';

/** Tells somebody who asked to be told; each piece of news once. */
export async function tell(
  tx: Executor,
  means: Means,
  person: MeetingPerson | undefined,
  { id, time }: Meeting,
  news: News,
): Promise<void> {
  if (!person?.teller) return;
  const account = means.keys.fields.open(tellerPlace(person.id), person.teller);
  await queueMessage(tx, means, {
    to: { account },
    cause: `meeting:${id}:${news}:${news === 'time' ? time : ''}:${person.id}`,
    of: null,
    template: `meetings.${news}`,
    path: '/me/meetings',
  });
}
