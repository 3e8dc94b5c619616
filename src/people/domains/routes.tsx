import { Hono } from 'hono';
import { type Brake, brake } from '../../platform/brakes/brakes.ts';
import { isId } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import type { Env, PageContext } from '../../web/http/context.ts';
import type { Site } from '../../web/http/site.ts';
import { ownPage } from '../../web/layout/mine.tsx';
import { actorIn } from '../access/access.ts';
import { nameOf, organisationFor } from '../organisations/organisations.ts';
import { askCheck, askProof, domainOf, isChecking, proofOf } from './domains.ts';
import { DomainPage } from './views.tsx';

const CHECKING: Brake = { what: 'domain check', most: 10, minutes: 24 * 60 };

/** How a steward shows that the site of their organisation is its own. */
export function domainRoutes({ hub }: Site): Hono<Env> {
  const { db } = hub.house;
  const allowed = hub.config.organisations.domain_proof === 'on';
  const app = new Hono<Env>();
  const own = (c: PageContext) => {
    const id = c.req.param('id') ?? '';
    if (!isId(id)) throw new Problem('page/not-found', 404);
    return organisationFor(db, hub, actorIn(c).account, id);
  };
  const back = (c: PageContext, id: string) =>
    c.redirect(`/${c.var.locale.lang}/me/organisations/${id}/domain`, 303);

  app.get('/me/organisations/:id/domain', async (c) => {
    const { locale } = c.var;
    const organisation = await own(c);
    const proof = await proofOf(db, organisation.id);
    const domain = domainOf(organisation);
    const children = (
      <DomainPage
        {...{ locale, organisation, domain, allowed }}
        proof={proof?.domain === domain ? proof : null}
        checking={await isChecking(db, organisation.id)}
      />
    );
    return c.html(
      ownPage(c, { title: `${locale.t('domain.title')} · ${nameOf(organisation)}`, children }),
    );
  });

  app.post('/me/organisations/:id/domain', async (c) => {
    const organisation = await own(c);
    if (!allowed) throw new Problem('organisation/domain-off', 409);
    await db.transaction((tx) => askProof(tx, hub.clock, organisation));
    return back(c, organisation.id);
  });

  app.post('/me/organisations/:id/domain/check', async (c) => {
    const { id } = await own(c);
    if (!allowed) throw new Problem('organisation/domain-off', 409);
    if (!(await proofOf(db, id))) throw new Problem('page/not-found', 404);
    await brake(db, hub, CHECKING, id);
    await db.transaction((tx) => askCheck(tx, hub.clock, id));
    return back(c, id);
  });
  return app;
}
