import { actorOf } from '../../people/access/access.ts';
import type { Hub } from '../../platform/hub.ts';
import type { PageContext } from '../../web/http/context.ts';
import {
  type Consultation,
  findParticipant,
  type Participant,
} from '../consultations/consultations.ts';

/** Who takes part in this request; null for whoever only reads. */
export async function participantIn(
  c: PageContext,
  hub: Hub,
  consultation: Consultation,
): Promise<Participant | null> {
  const actor = await actorOf(c, hub);
  return actor && findParticipant(hub.house.db, hub, consultation, { account: actor.account });
}
