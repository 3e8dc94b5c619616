import type { Clock } from '../../platform/clock.ts';
import type { Executor } from '../../platform/database/database.ts';
import { record } from '../../platform/journal/journal.ts';
import type { Side } from './steps.ts';

export interface Acting {
  readonly clock: Clock;
  readonly actor: string;
}

/**
 * Writes an act on a request into the journal. Whoever acts for the office is named, since that is their duty; who asks
 * and who is proposed to them stand there as their side alone: the journal must not tell who asked what.
 */
export const note = (
  tx: Executor,
  { clock, actor }: Acting,
  side: Side,
  verb: string,
  id: string,
): Promise<string> =>
  record(tx, clock, {
    actor: side === 'office' ? actor : side === 'hub' ? 'worker' : side,
    act: `requests/${verb}`,
    subject: `request:${id}`,
  });
