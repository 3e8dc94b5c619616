import type { Clock } from '../../platform/clock.ts';
import type { Executor } from '../../platform/database/database.ts';
import { record } from '../../platform/journal/journal.ts';
import type { Keys } from '../../platform/keys.ts';

export interface Means {
  readonly clock: Clock;
  readonly keys: Keys;
}

export interface By {
  readonly clock: Clock;
  readonly actor: string;
}

export const dayOf = (clock: Clock): string => clock().toISOString().slice(0, 10);

/** Writes down what the team did. What participants do leaves no row: its time would tell who they are. */
export const note = (
  tx: Executor,
  { clock, actor }: By,
  verb: string,
  subject: string,
  details?: Record<string, unknown>,
): Promise<string> =>
  record(tx, clock, {
    actor,
    act: `consultations/${verb}`,
    subject,
    ...(details ? { details } : {}),
  });
