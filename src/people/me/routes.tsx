import { Hono } from 'hono';
import type { Env } from '../../web/http/context.ts';
import type { Site } from '../../web/http/site.ts';
import { ownPage } from '../../web/layout/mine.tsx';
import { actorIn } from '../access/access.ts';
import { type Holding, personOf } from '../holdings/holdings.ts';
import { looksAt } from './access-log.ts';
import { AccessLog, Overview } from './views.tsx';

/** Mon espace: what the hub holds about somebody, from every feature that holds anything. */
export function ownRoutes(site: Site, holdings: readonly Holding[]): Hono<Env> {
  const { hub } = site;
  const app = new Hono<Env>();

  app.get('/me', async (c) => {
    const { locale } = c.var;
    const { account, roles } = actorIn(c);
    const person = personOf(hub.keys, account);
    const held = await Promise.all(
      holdings.map(async ({ name, held }) => ({
        name,
        lines: await held(hub.house.db, hub, person, locale),
      })),
    );
    const children = <Overview locale={locale} held={held} staff={roles.size > 0} />;
    return c.html(ownPage(c, { title: locale.t('nav.mine'), children }));
  });
  app.get('/me/log', async (c) => {
    const { locale } = c.var;
    const looks = await looksAt(hub.house.db, actorIn(c).account);
    const children = <AccessLog locale={locale} looks={looks} />;
    return c.html(ownPage(c, { title: locale.t('me.log.title'), children }));
  });
  return app;
}
