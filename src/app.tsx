import { randomUUID } from 'node:crypto';
import { Hono, type MiddlewareHandler } from 'hono';
import { applyRoutes, preflight } from './apply/apply.ts';
import { collectRoutes } from './collect/collect.ts';
import { resealLists } from './collect/lists/lists.ts';
import { toldHolding } from './engage/announcements/announcements.ts';
import { communityHolding } from './engage/communities/holding.ts';
import { consultationHolding } from './engage/consultations/holding.ts';
import { documentHolding } from './engage/documents/holding.ts';
import { engageRoom, engageRoutes } from './engage/engage.ts';
import { eventHolding } from './engage/events/events.ts';
import { fateHolding } from './engage/fates/holding.ts';
import { meetingHolding } from './engage/meetings/meetings.ts';
import { messageHolding } from './engage/messages/messages.ts';
import { news } from './engage/news.tsx';
import { proposalHolding } from './engage/proposals/holding.ts';
import { requestHolding } from './engage/requests/holding.ts';
import { openStreams } from './engage/sessions/streams.ts';
import { summitHolding } from './engage/summits/holding.ts';
import { gate } from './people/access/access.ts';
import { accountHolding } from './people/accounts/holding.ts';
import { approvalHolding } from './people/approvals/holding.ts';
import { consentHolding, preparePurposes } from './people/consents/consents.ts';
import { contactHolding } from './people/contacts/contacts.ts';
import type { Holding } from './people/holdings/holdings.ts';
import { resealRequests } from './people/mail-links/mail-links.ts';
import { memberHolding } from './people/members/members.ts';
import { organisationHolding } from './people/organisations/organisations.ts';
import { peopleRoutes, returnRoute } from './people/people.ts';
import { profileHolding } from './people/profiles/profiles.ts';
import { relayHolding } from './people/relays/relays.ts';
import { rightsHolding } from './people/rights/rights.ts';
import { roleHolding } from './people/roles/holding.ts';
import { sessionHolding } from './people/sessions/holding.ts';
import type { Hub } from './platform/hub.ts';
import { Problem } from './platform/problem.ts';
import { resealOverlaps } from './process/overlaps/overlaps.ts';
import { processRoutes } from './process/process.ts';
import { followEditions } from './process/releases/releases.ts';
import { reviewHolding } from './process/review/review.ts';
import { readableAddress } from './web/http/addresses.ts';
import { type Env, isLang } from './web/http/context.ts';
import { failure } from './web/http/failures.tsx';
import { isHttps, securityHeaders } from './web/http/headers.ts';
import { healthRoutes } from './web/http/health.ts';
import { knownMethods } from './web/http/methods.ts';
import { ownPagesOnly } from './web/http/origins.ts';
import { pageCache } from './web/http/page-cache.ts';
import { faceOf, type Site } from './web/http/site.ts';
import { staticRoutes } from './web/http/static.ts';
import { localeOf, preferredLang } from './web/i18n/i18n.ts';
import { buildAssets } from './web/layout/assets.ts';

export interface App {
  readonly fetch: (request: Request) => Response | Promise<Response>;
  readonly request: Hono<Env>['request'];
  /** Every address that the hub answers, for tests that walk them all. */
  readonly routes: Hono<Env>['routes'];
  readonly router: Hono<Env>['router'];
  readonly site: Site;
  /** Ends what stays open to readers, so that the server can close. */
  readonly hangUp: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** What each feature holds about people, and owes them; the account itself stands first. */
export const HOLDINGS: readonly Holding[] = [
  accountHolding,
  sessionHolding,
  roleHolding,
  approvalHolding,
  rightsHolding,
  profileHolding,
  contactHolding,
  consentHolding,
  organisationHolding,
  memberHolding,
  toldHolding,
  requestHolding,
  messageHolding,
  communityHolding,
  meetingHolding,
  summitHolding,
  eventHolding,
  fateHolding,
  consultationHolding,
  proposalHolding,
  documentHolding,
  relayHolding,
  reviewHolding,
];

/** All that seals values, which a new key must reach. */
export const SEALING: readonly Pick<Holding, 'reseal'>[] = [
  ...HOLDINGS,
  { reseal: resealRequests },
  { reseal: resealLists },
  { reseal: resealOverlaps },
];

/** Every feature, mounted in the order in which data flows. */
export async function createApp(hub: Hub): Promise<App> {
  await preparePurposes(hub.house.db, hub.clock, hub.config.hub.owner);
  const pages = pageCache();
  const editions = await followEditions(hub, pages.clear);
  const site: Site = { hub, pages, assets: await buildAssets(), edition: editions.current };
  const streams = openStreams(hub);
  const app = new Hono<Env>();
  app.onError((error, c) => failure(c, site, error));
  app.notFound((c) => failure(c, site, new Problem('page/not-found', 404)));
  app.use(securityHeaders(isHttps(hub.config.server)));
  app.use(async (c, next) => {
    c.set('requestId', randomUUID());
    const [, first] = c.req.path.split('/');
    c.set(
      'locale',
      localeOf(isLang(first) ? first : preferredLang(c.req.header('accept-language'))),
    );
    c.set('face', faceOf(site));
    c.set('actor', null);
    c.set('may', () => false);
    await next();
  });
  app.use('/api/*', preflight);
  app.use(readableAddress, knownMethods(app));
  app.route('/', healthRoutes(hub));
  app.route('/', staticRoutes(site));
  app.get('/', (c) => c.redirect(`/${c.var.locale.lang}/`, 302));
  app.use(ownPagesOnly(hub.config.server.address));
  app.use(gate(hub));
  for (const writers of ['staff', 'me/organisations', 'me/activities', 'invitation'])
    app.use(`/:lang/${writers}/*`, clearPages(site));
  const language = '/:lang{(?:fr|en|es|ar)}';
  app.route('/', returnRoute(site));
  app.route(language, peopleRoutes(site, HOLDINGS));
  app.route(language, collectRoutes(site));
  app.route(language, processRoutes(site, [engageRoom]));
  app.route(language, engageRoutes(site, HOLDINGS, streams));
  app.route('/', applyRoutes(site, news));
  return {
    fetch: app.fetch,
    request: app.request,
    routes: app.routes,
    router: app.router,
    site,
    hangUp: streams.close,
    close: async () => {
      await streams.close();
      await editions.close();
    },
  };
}

// Guides, offices, organisations and activities are shown outside releases: what was just written is seen at once.
function clearPages({ pages }: Site): MiddlewareHandler<Env> {
  return async (c, next) => {
    await next();
    if (c.req.method !== 'GET') pages.clear();
  };
}
