import { type CalendarEvent, localOf } from '../../platform/calendar/calendar.ts';
import { type Placed, spanOf } from './programme.ts';
import type { Summit } from './records.ts';
import type { Speaker } from './speakers.ts';

/** Sessions as events of a calendar; what has no hour yet is none. */
export function calendarOf(
  summit: Summit,
  sessions: readonly Placed[],
  speakers: readonly Speaker[],
  address: string,
): CalendarEvent[] {
  return sessions.flatMap((session) => {
    const span = spanOf(summit, session);
    if (!span) return [];
    const names = speakers
      .filter(({ sessionId, name }) => sessionId === session.id && name)
      .map(({ name }) => name);
    return [
      {
        uid: `${session.guid}@${new URL(address).hostname}`,
        sequence: session.sequence,
        start: { local: `${session.day}T${session.start}`, zone: summit.zone },
        end: { local: localOf(span.until, summit.zone), zone: summit.zone },
        title: session.title,
        description: [session.overview, names.join(', ')].filter(Boolean).join('\n\n'),
        place: [session.room, summit.place].filter(Boolean).join(', '),
        url: `${address}/sessions/${session.code}`,
        rule: null,
        except: [],
        also: [],
        instead: null,
        status: session.cancelledOn ? 'cancelled' : 'confirmed',
        changedAt: changedAt(summit, session),
      },
    ];
  });
}

/** Days are all that is kept of changes: the sequence makes later ones later. */
const changedAt = ({ publishedOn, draftedOn }: Summit, { sequence }: Placed): Date =>
  new Date(Date.parse(publishedOn ?? draftedOn) + sequence * 1000);
