import type { Clock } from '../../platform/clock.ts';
import type { Meeting } from './people.ts';

export type Side = 'one' | 'other';

/** Over for both as soon as one says no or lets go; after its hour it has been. */
export type MeetingState = 'proposed' | 'mutual' | 'agreed' | 'past' | 'over';

export function stateOf(meeting: Meeting, clock: Clock): MeetingState {
  const { oneSays, otherSays, releasedOn, agreedOn, time } = meeting;
  if (releasedOn || oneSays === 'no' || otherSays === 'no') return 'over';
  if (oneSays !== 'yes' || otherSays !== 'yes') return 'proposed';
  if (!agreedOn || !time) return 'mutual';
  return Date.parse(time) <= clock().getTime() ? 'past' : 'agreed';
}

/** Takes up room: it waits for somebody, or is still to come. */
export const isOpen = (meeting: Meeting, clock: Clock): boolean =>
  !['over', 'past'].includes(stateOf(meeting, clock));

export const otherSide = (side: Side): Side => (side === 'one' ? 'other' : 'one');

export const saidBy = (meeting: Meeting, side: Side): string | null =>
  side === 'one' ? meeting.oneSays : meeting.otherSays;
