/** Working databases that nothing goes on with: names must not outlive the list, or the purpose, that they came for. */
import { isNotNull } from 'drizzle-orm';
import { acceptedLists } from '../../collect/lists/lists.ts';
import type { Hub } from '../../platform/hub.ts';
import { askToStop, type Job, latestJobOf } from '../../platform/jobs/jobs.ts';
import type { Linkage } from './finding.ts';
import { linkages } from './tables.ts';
import { forgetWork } from './working.ts';

/** A linkage that was planned, stopped or refused can be taken up for so long without reading its lists anew. */
const IDLE_DAYS = 7;

/** Forgets what is left over, and stops what works on a list that is closed; gives how many were forgotten. */
export async function forgetLeftovers(hub: Hub): Promise<number> {
  const { db } = hub.house;
  const open = new Set((await acceptedLists(db, hub.clock)).map(({ id }) => id));
  const working = await db.select().from(linkages).where(isNotNull(linkages.sealedKey));
  let forgotten = 0;
  for (const linkage of working) {
    const closed = linkage.settings.lists.some((id) => !open.has(id));
    const job = await latestJobOf(db, `linkage:${linkage.id}`);
    const running = job !== null && !job.endedAt;
    if (running && closed) await askToStop(db, hub.clock, job.id);
    if (running || !(closed || isLeft(hub, linkage, job))) continue;
    await forgetWork(hub, linkage.id);
    forgotten += 1;
  }
  return forgotten;
}

function isLeft({ clock }: Hub, linkage: Linkage, job: Job | null): boolean {
  if (linkage.finishedAt || linkage.undoneAt) return true;
  const last = job?.endedAt ?? linkage.createdAt;
  return clock().getTime() - last.getTime() >= IDLE_DAYS * 86_400_000;
}
