import type { Clock } from '../../platform/clock.ts';
import type { Executor } from '../../platform/database/database.ts';
import { record } from '../../platform/journal/journal.ts';
import type { By } from '../../web/http/actor.ts';

export const dayOf = (clock: Clock): string => clock().toISOString().slice(0, 10);

/** An act of the team. What participants do is a row with its day and is not journaled: a journal knows the minute. */
export const note = (tx: Executor, { clock, actor }: By, verb: string, id: string) =>
  record(tx, clock, { actor, act: `proposals/${verb}`, subject: `proposal:${id}` });
