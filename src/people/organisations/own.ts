import type { Hub } from '../../platform/hub.ts';
import { isId } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import type { PageContext } from '../../web/http/context.ts';
import { actorIn } from '../access/access.ts';
import type { Organisation } from './states.ts';
import { organisationFor } from './stewards.ts';

/** The organisation whose id stands in the address, where it is in the hands of who asks. */
export async function organisationIn(c: PageContext, hub: Hub): Promise<Organisation> {
  const id = c.req.param('id') ?? '';
  if (!isId(id)) throw new Problem('page/not-found', 404);
  return organisationFor(hub.house.db, hub, actorIn(c).account, id);
}
