import { type Brake, brake, count, isSpent } from '../../platform/brakes/brakes.ts';
import type { Hub } from '../../platform/hub.ts';
import { type FoundSheet, findSheet, type SheetKind, type SheetState } from './sheets.ts';

/** A hundred sheets an hour are keyed in earnest; codes that are not found are tries. */
const KEYING: Brake = { what: 'sheet keying', most: 300, minutes: 60 };
const WRONG: Brake = { what: 'sheet code', most: 20, minutes: 60 };

export interface NoSheet {
  /** A key of `relay.sheet`. */
  readonly refused: Exclude<SheetState, 'open'> | 'tried' | 'unknown';
}

/** The open sheet that bears a code, for a relay who keys it, or why there is none: whoever tries codes is slowed down. */
export async function sheetFor(
  hub: Hub,
  relay: string,
  kind: SheetKind,
  code: string,
): Promise<FoundSheet | NoSheet> {
  const { db } = hub.house;
  await brake(db, hub, KEYING, relay);
  if (await isSpent(db, hub, WRONG, relay)) return { refused: 'tried' };
  const found = await findSheet(db, hub, kind, code);
  if (!found) await count(db, hub, WRONG, relay);
  if (!found) return { refused: 'unknown' };
  return found.state === 'open' ? found : { refused: found.state };
}
