import { actorIn } from '../../people/access/access.ts';
import {
  type Organisation,
  organisationBySlug,
  organisationFor,
} from '../../people/organisations/organisations.ts';
import { Problem } from '../../platform/problem.ts';
import type { PageContext } from '../../web/http/context.ts';
import type { Site } from '../../web/http/site.ts';

/** The organisation of the address, where it is in the hands of who asks. */
export async function ownOrganisation(c: PageContext, { hub }: Site): Promise<Organisation> {
  const { db } = hub.house;
  const found = await organisationBySlug(db, c.req.param('org') ?? '');
  if (!found) throw new Problem('page/not-found', 404);
  return organisationFor(db, hub, actorIn(c).account, found.id);
}
