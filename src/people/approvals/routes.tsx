import { Hono } from 'hono';
import { isId } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import { actingOn } from '../../web/http/actor.ts';
import type { Env } from '../../web/http/context.ts';
import { readForm } from '../../web/http/forms.ts';
import type { Site } from '../../web/http/site.ts';
import { teamPage } from '../../web/layout/team.tsx';
import { actorIn } from '../access/access.ts';
import { decide, type Performers, waitingApprovals } from './approvals.ts';
import { ApprovalsPage } from './views.tsx';

/** What waits for a second person, and their yes or no. */
export function approvalRoutes(site: Site, performers: Performers): Hono<Env> {
  const { hub } = site;
  const { db } = hub.house;
  const app = new Hono<Env>();

  app.get('/staff/approvals', async (c) => {
    const { locale } = c.var;
    const children = (
      <ApprovalsPage
        locale={locale}
        waiting={await waitingApprovals(db, hub.clock)}
        me={actorIn(c).account}
      />
    );
    return c.html(teamPage(c, { title: locale.t('team.page.approvals'), children }));
  });

  app.post('/staff/approvals/:id', async (c) => {
    const answer = (await readForm(c)).one('answer');
    const id = c.req.param('id');
    if (!isId(id)) throw new Problem('page/not-found', 404);
    if (answer !== 'done' && answer !== 'refused') throw new Problem('page/refused', 400);
    await db.transaction((tx) => decide(tx, actingOn(c, hub), id, answer, performers));
    return c.redirect(`/${c.var.locale.lang}/staff/approvals`, 303);
  });
  return app;
}
