import { Hono } from 'hono';
import { DirectoryTabs } from '../../apply/directory/directory.ts';
import { Problem } from '../../platform/problem.ts';
import type { Env } from '../../web/http/context.ts';
import { page, type Site } from '../../web/http/site.ts';
import { publicCommunities, publicCommunity } from './showing.ts';
import { CommunityList, CommunityPage } from './views.tsx';

const BASE = '/directory/communities';

/** Communities that anybody may join, read anew each time; under a severe threat there is no such page. */
export function publicCommunityRoutes({ hub }: Site): Hono<Env> {
  const { threat } = hub.config.hub;
  const { db } = hub.public;
  const app = new Hono<Env>();

  app.get(BASE, async (c) => {
    if (threat === 'severe') throw new Problem('directory/closed', 404);
    const { locale } = c.var;
    c.header('cache-control', 'no-cache');
    const children = (
      <div class="stack">
        <h1>{locale.t('communities.title')}</h1>
        <DirectoryTabs locale={locale} here="communities" />
        <CommunityList
          locale={locale}
          communities={await publicCommunities(db)}
          counts={threat === 'low'}
        />
      </div>
    );
    return c.html(
      page(c, { title: locale.t('communities.title'), section: 'directory', children }),
    );
  });

  app.get(`${BASE}/:slug{[a-z0-9-]+}`, async (c) => {
    const { locale } = c.var;
    const community = await publicCommunity(db, c.req.param('slug').slice(0, 100));
    if (!community) throw new Problem('page/not-found', 404);
    c.header('cache-control', 'no-cache');
    return c.html(
      page(c, {
        title: community.name,
        section: 'directory',
        trail: [{ label: locale.t('communities.title'), href: `/${locale.lang}${BASE}` }],
        children: <CommunityPage locale={locale} community={community} counts={threat === 'low'} />,
      }),
    );
  });
  return app;
}
