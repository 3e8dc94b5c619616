import { titleOf } from '../../collect/sources/sources.ts';
import type { Hub } from '../../platform/hub.ts';
import { latestJobOf } from '../../platform/jobs/jobs.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import {
  closureOf,
  isReady,
  type Overlap,
  type OverlapUse,
  type Party,
  todayOf,
} from './finding.ts';

export type OverlapState = 'awaiting' | 'ready' | 'counted' | 'linked' | 'ended';

/** Where a project stands, in one word. */
export function stateOf(
  overlap: Overlap,
  parties: readonly Party[],
  counted: boolean,
  today: string,
): OverlapState {
  if (overlap.endedAt) return 'ended';
  if (overlap.linkedAt && !overlap.unlinkedAt) return 'linked';
  if (counted) return 'counted';
  return parties.filter((party) => isReady(party, today)).length > 1 ? 'ready' : 'awaiting';
}

export type FileState =
  | 'awaited'
  | 'judging'
  | 'failed'
  | 'passed'
  | 'refused'
  | 'withdrawn'
  | 'closed';

/** Where a holder stands with its file. */
export async function fileStateOf({ house, clock }: Hub, party: Party): Promise<FileState> {
  if (party.withdrawnAt) return 'withdrawn';
  if (closureOf(party.tile, 'overlap', todayOf({ clock }))) return 'closed';
  const { file } = party;
  if (!file) return 'awaited';
  if (file.gate) return file.gate.reasons.length > 0 ? 'refused' : 'passed';
  const job = await latestJobOf(house.db, `overlap-file:${file.id}`);
  return job?.endedAt ? 'failed' : 'judging';
}

export const usesOf = ({ tile }: Party, today: string): OverlapUse[] =>
  (['overlap', 'encoded-links', 'encoded-pairs'] as const).filter(
    (use) => closureOf(tile, use, today) === null,
  );

export const partyName = ({ tile }: Party): string => tile.holder.name;

export const sourceName = ({ tile }: Pick<Party, 'tile'>, { lang }: Locale): string =>
  titleOf(tile.source.title, lang);
