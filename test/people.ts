import { openAccount } from '../src/people/accounts/accounts.ts';
import { grantRole, type Role } from '../src/people/roles/roles.ts';
import { openSession } from '../src/people/sessions/sessions.ts';
import type { Executor } from '../src/platform/database/database.ts';
import type { Hub } from '../src/platform/hub.ts';

/** Somebody who has these roles and is signed in: their account, and the secret of their session. */
export async function signedIn(
  tx: Executor,
  hub: Hub,
  roles: readonly Role[] = [],
): Promise<{ account: string; secret: string }> {
  const account = await openAccount(tx, hub, { lang: 'fr', channel: 'web' });
  const by = { clock: hub.clock, actor: 'somebody' };
  const until = new Date(hub.clock().getTime() + 300 * 86_400_000).toISOString().slice(0, 10);
  for (const role of roles)
    await grantRole(tx, by, { accountId: account, role, purpose: 'a test', until });
  const secret = await openSession(tx, hub, {
    accountId: account,
    method: 'code',
    agent: '',
    staff: roles.length > 0,
  });
  return { account, secret };
}
