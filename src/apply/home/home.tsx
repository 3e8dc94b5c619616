import { Hono } from 'hono';
import { publicActivities } from '../../collect/activities/activities.ts';
import { type Guide, listGuides } from '../../collect/guides/guides.ts';
import type { Env } from '../../web/http/context.ts';
import { releasedPage, type Site } from '../../web/http/site.ts';
import { corridorsOf } from '../dossiers/dossiers.ts';
import { overviewOf, scopeOf } from '../overviews/overviews.ts';
import { personsOf } from '../persons/persons.ts';
import { originIn, volunteersOf } from '../volunteers/volunteers.ts';
import type { News } from './news.tsx';
import { underWay } from './now.tsx';
import { EmptyHome, Home } from './views.tsx';

export type { News } from './news.tsx';

export function homeRoutes(site: Site, news: News): Hono<Env> {
  const app = new Hono<Env>();
  app.get('/', (c) =>
    releasedPage(c, site, async (locale) => {
      const { name, owner } = c.var.face;
      const scope = scopeOf(site.hub.config.hub);
      const { db } = site.hub.public;
      const { clock, config } = site.hub;
      const [overview, guides, corridors, volunteers, persons, activities] = await Promise.all([
        overviewOf(db, site.edition(), scope),
        listGuides(db, locale.lang),
        corridorsOf(db, site.edition()),
        volunteersOf(db, site.edition(), originIn(scope)),
        personsOf(db, site.edition(), locale),
        publicActivities(db, config.hub.threat, {}, { limit: LOOKED_AT }),
      ]);
      const [became, happening] = [
        await news.became(site, locale),
        await news.happening(site, locale),
      ];
      const directory = config.hub.threat !== 'severe';
      const shared = {
        became,
        happening,
        locale,
        name,
        owner,
        scope,
        guides: first(guides),
        directory,
      };
      return {
        title: name,
        description: locale.t('home.description', { hub: name }),
        children: overview?.headline ? (
          <Home
            {...shared}
            overview={overview}
            volunteers={volunteers}
            persons={persons}
            origins={corridors.origins}
            residences={corridors.residences}
            activities={underWay(activities, clock().toISOString().slice(0, 10))}
            edition={site.edition()}
          />
        ) : (
          <EmptyHome {...shared} />
        ),
      };
    }),
  );
  return app;
}

/** The newest activities, of which some have ended. */
const LOOKED_AT = 30;
const GUIDES = 6;
// What people ask for first comes first; the rest keep their order.
const FIRST = [
  'help-in-an-emergency',
  'renew-a-passport',
  'send-money',
  'register-a-birth',
  'portability-of-rights',
  'recognition-of-diplomas',
];

function first(guides: readonly Guide[]): Guide[] {
  const rank = ({ slug }: Guide) => FIRST.indexOf(slug) + 1 || FIRST.length + 1;
  return guides.toSorted((a, b) => rank(a) - rank(b)).slice(0, GUIDES);
}
