import { Hono } from 'hono';
import type { Env } from '../../web/http/context.ts';
import { page, type Site } from '../../web/http/site.ts';
import { keepSecret } from '../access/access.ts';
import { CardPage } from '../cards/cards.tsx';
import { endFormer } from '../entry/entry.ts';
import { operationRoutes } from './operation-routes.tsx';
import { enter } from './operators.ts';
import { OpenStaff } from './views.tsx';

/** The way in for whoever holds the machine: a page with one button, so that a preview of the link does not use it up. */
export function operatorRoutes(site: Site): Hono<Env> {
  const { hub } = site;
  const app = new Hono<Env>();

  app.get('/operator/:link', (c) => {
    c.header('cache-control', 'no-store');
    const { locale } = c.var;
    return c.html(
      page(c, {
        title: locale.t('operator.title'),
        staff: true,
        children: <OpenStaff locale={locale} />,
      }),
    );
  });

  app.post('/operator/:link', async (c) => {
    const { locale, face } = c.var;
    const { secret, card } = await hub.house.db.transaction(async (tx) => {
      await endFormer(c, tx, site);
      return enter(tx, hub, c.req.param('link'), {
        lang: locale.lang,
        agent: c.req.header('user-agent') ?? '',
        purpose: locale.t('operator.purpose'),
      });
    });
    keepSecret(c, hub, secret);
    c.header('cache-control', 'no-store');
    if (!card) return c.redirect(`/${locale.lang}/staff`, 303);
    return c.html(
      page(c, {
        title: locale.t('card.title'),
        staff: true,
        children: (
          <CardPage
            locale={locale}
            hub={face.name}
            address={face.address}
            card={card}
            next={`/${locale.lang}/staff`}
          />
        ),
      }),
    );
  });

  app.route('/', operationRoutes(site));
  return app;
}
