import { Hono } from 'hono';
import type { Holding } from '../people/holdings/holdings.ts';
import type { Room } from '../process/desk/views.tsx';
import type { Env } from '../web/http/context.ts';
import type { Site } from '../web/http/site.ts';
import { longDate } from '../web/i18n/dates.ts';
import type { Locale } from '../web/i18n/i18n.ts';
import { ROOMS } from '../web/layout/rooms.ts';
import { assistRoutes } from './ballots/assist-routes.tsx';
import { ballotRoutes } from './ballots/staff-routes.tsx';
import { boardRoutes } from './communities/board-routes.tsx';
import { waitingCommunities } from './communities/communities.ts';
import { publicCommunityRoutes } from './communities/public-routes.tsx';
import { communityRoutes } from './communities/routes.tsx';
import { communityDeskRoutes } from './communities/staff-routes.tsx';
import { moderationRoutes } from './consultations/moderation-routes.tsx';
import { ownConsultationRoutes } from './consultations/own-routes.tsx';
import { publicConsultationRoutes } from './consultations/public-routes.tsx';
import { setUpRoutes } from './consultations/setup-routes.tsx';
import { takingRoutes } from './consultations/taking-routes.tsx';
import { forgetRemarks } from './documents/documents.ts';
import { documentRoutes } from './documents/routes.tsx';
import { documentDeskRoutes } from './documents/staff-routes.tsx';
import { eventFeedRoutes } from './events/feed-routes.tsx';
import { eventRoutes } from './events/routes.tsx';
import { eventDeskRoutes } from './events/staff-routes.tsx';
import { lateCommitments } from './fates/fates.ts';
import { answerRoutes } from './fates/routes.tsx';
import { fateDeskRoutes } from './fates/staff-routes.tsx';
import { meetingRoutes } from './meetings/meetings.ts';
import { callRoutes } from './messages/call-routes.tsx';
import { messageRoutes } from './messages/routes.tsx';
import { relayOpinionRoutes } from './opinions/relay-routes.tsx';
import { opinionRoutes } from './opinions/routes.tsx';
import { safeguardRoutes } from './opinions/staff-routes.tsx';
import { participateRoutes } from './participate/routes.tsx';
import { forgetProposed } from './proposals/proposals.ts';
import { proposalRoutes } from './proposals/routes.tsx';
import { proposalDeskRoutes } from './proposals/staff-routes.tsx';
import { relationRoutes } from './relations/routes.tsx';
import { peerRoutes } from './requests/peers-routes.tsx';
import { requestRelayRoutes } from './requests/relay-routes.tsx';
import { isLate, openRequests, type Request, topicOf } from './requests/requests.ts';
import { requestRoutes } from './requests/routes.tsx';
import { requestDeskRoutes } from './requests/staff-routes.tsx';
import { sessionDeskRoutes } from './sessions/desk-routes.tsx';
import { reportRoutes } from './sessions/report-routes.tsx';
import { sessionRoutes } from './sessions/routes.tsx';
import type { Streams } from './sessions/streams.ts';
import { summitRoutes } from './summits/routes.tsx';
import { summitDeskRoutes } from './summits/staff-routes.tsx';

/** Engagement: what is asked and offered, and how it is answered. */
export function engageRoutes(
  site: Site,
  holdings: readonly Holding[],
  streams: Streams,
): Hono<Env> {
  const app = new Hono<Env>();
  app.route('/', requestRoutes(site));
  app.route('/', requestRelayRoutes(site));
  app.route('/', requestDeskRoutes(site));
  app.route('/', peerRoutes(site));
  app.route('/', relationRoutes(site));
  app.route('/', messageRoutes(site, holdings));
  app.route('/', callRoutes(site, holdings));
  app.route('/', publicCommunityRoutes(site));
  app.route('/', communityRoutes(site));
  app.route('/', boardRoutes(site));
  app.route('/', communityDeskRoutes(site));
  app.route('/', participateRoutes(site));
  app.route('/', publicConsultationRoutes(site));
  app.route('/', opinionRoutes(site));
  app.route('/', safeguardRoutes(site));
  app.route('/', ballotRoutes(site));
  app.route('/', assistRoutes(site));
  app.route('/', relayOpinionRoutes(site));
  app.route('/', takingRoutes(site));
  app.route('/', ownConsultationRoutes(site, [forgetProposed, forgetRemarks]));
  app.route('/', setUpRoutes(site));
  app.route('/', moderationRoutes(site));
  app.route('/', proposalRoutes(site));
  app.route('/', proposalDeskRoutes(site));
  app.route('/', documentRoutes(site));
  app.route('/', documentDeskRoutes(site));
  app.route('/', answerRoutes(site));
  app.route('/', fateDeskRoutes(site));
  app.route('/', summitRoutes(site));
  app.route('/', summitDeskRoutes(site));
  app.route('/', eventRoutes(site));
  app.route('/', eventFeedRoutes(site));
  app.route('/', eventDeskRoutes(site));
  app.route('/', sessionRoutes(site, streams));
  app.route('/', sessionDeskRoutes(site));
  app.route('/', meetingRoutes(site));
  app.route('/', reportRoutes(site));
  return app;
}

/** What waits for an answer, for the desk of the team. */
export async function engageRoom({ hub }: Site, locale: Locale): Promise<Room> {
  const open = await openRequests(hub.house.db);
  const today = hub.clock().toISOString().slice(0, 10);
  const task = (request: Request) => ({
    label: `${locale.t(`requests.kind.${request.kind}`)} · ${topicOf(request.topic, locale.lang)}`,
    href: `/${locale.lang}/staff/requests/${request.id}`,
    date: longDate(request.dueOn, locale.lang),
  });
  const proposed = (await waitingCommunities(hub.house.db)).map(({ id, name, proposedOn }) => ({
    label: `${locale.t('team.page.communities')} · ${name}`,
    href: `/${locale.lang}/staff/communities/${id}`,
    date: longDate(proposedOn, locale.lang),
  }));
  const undertaken = (await lateCommitments(hub.house.db, today)).map(({ id, owner, dueOn }) => ({
    label: `${locale.t('commitments.one')} · ${owner}`,
    href: `/${locale.lang}/staff/fates/commitments/${id}`,
    date: longDate(dueOn, locale.lang),
  }));
  const unanswered = open.filter(({ answeredAt }) => !answeredAt);
  return {
    name: 'engage',
    waiting: [...unanswered.filter((request) => !isLate(request, today)).map(task), ...proposed],
    late: [...unanswered.filter((request) => isLate(request, today)).map(task), ...undertaken],
    running: [],
    links: ROOMS.engage.pages.map((page) => ({
      label: locale.t(`team.page.${page}`),
      href: `/${locale.lang}/staff/${page}`,
    })),
  };
}
