import { Hono } from 'hono';
import { guideBySlug, listGuides } from '../../collect/guides/guides.ts';
import { listOffices } from '../../collect/offices/offices.ts';
import { Problem } from '../../platform/problem.ts';
import type { Env } from '../../web/http/context.ts';
import { page, type Site } from '../../web/http/site.ts';
import { scopeOf } from '../overviews/overviews.ts';
import { GuideList, GuidePage } from './views.tsx';

/** Read anew each time: the office writes guides whenever it likes. */
export function publicGuideRoutes(site: Site): Hono<Env> {
  const { db } = site.hub.public;
  const app = new Hono<Env>();
  app.get('/guides', async (c) => {
    const { locale } = c.var;
    const guides = await listGuides(db, locale.lang);
    c.header('cache-control', 'no-cache');
    return c.html(
      page(c, {
        title: locale.t('nav.guides'),
        section: 'guides',
        children: <GuideList locale={locale} guides={guides} />,
      }),
    );
  });
  app.get('/guides/:slug{[a-z0-9-]+}', async (c) => {
    const { locale } = c.var;
    const [guide, all] = await Promise.all([
      guideBySlug(db, locale.lang, c.req.param('slug')),
      listGuides(db, locale.lang),
    ]);
    if (!guide) throw new Problem('page/not-found', 404);
    const related = all.filter(({ slug }) => guide.related.includes(slug));
    const scope = scopeOf(site.hub.config.hub);
    const filter =
      scope.side === 'origin'
        ? { operator: scope.code }
        : scope.side === 'residence'
          ? { country: scope.code }
          : null;
    const offices =
      filter && guide.officeKind === 'consulate' ? await listOffices(db, filter, undefined, 1) : [];
    c.header('cache-control', 'no-cache');
    return c.html(
      page(c, {
        title: guide.title,
        description: guide.summary,
        shared: guide.reviewedOn ?? guide.changedAt,
        section: 'guides',
        trail: [{ label: locale.t('nav.guides'), href: `/${locale.lang}/guides` }],
        children: (
          <GuidePage
            locale={locale}
            guide={guide}
            related={related}
            directory={
              offices.length > 0 && filter
                ? `/${locale.lang}/directory/offices?${new URLSearchParams(filter as Record<string, string>)}`
                : null
            }
          />
        ),
      }),
    );
  });
  return app;
}
