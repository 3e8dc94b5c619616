import type { Executor } from '../../platform/database/database.ts';
import type { PageContext } from '../../web/http/context.ts';
import type { Site } from '../../web/http/site.ts';
import { actorOf } from '../access/access.ts';
import { grantsOf, openingRoles, STAFF_ROLES } from '../roles/roles.ts';
import { endSession, openSession } from '../sessions/sessions.ts';

export interface Entrance {
  readonly account: string;
  readonly method: 'code' | 'phrase' | 'passkey' | 'mail' | 'provider';
  /** Two factors in one: a device that also asked for a finger, a face or a number. */
  readonly confirmed?: boolean;
}

/** Opens a session on this browser; whatever session it had before ends, so that none can be planted. */
export async function letIn(
  c: PageContext,
  tx: Executor,
  { hub }: Site,
  { account, method, confirmed = false }: Entrance,
): Promise<string> {
  await endFormer(c, tx, { hub });
  const grants = await grantsOf(tx, hub.clock, account);
  const staff = STAFF_ROLES.some((role) => openingRoles(grants).has(role));
  const agent = c.req.header('user-agent') ?? '';
  return openSession(tx, hub, { accountId: account, method, agent, staff, confirmed });
}

/** Ends the session that this browser came with, before another is opened on it. */
export async function endFormer(
  c: PageContext,
  tx: Executor,
  { hub }: Pick<Site, 'hub'>,
): Promise<void> {
  const former = await actorOf(c, hub);
  if (former) await endSession(tx, hub, former.account, former.session);
}

/** A path of this hub without its language, and nothing else: `/me`. */
export function nextOf(text: string | undefined): string {
  return text && /^\/(?!\/)[\w/.?=&%#-]*$/.test(text) && text.length < 300 ? text : '/me';
}
