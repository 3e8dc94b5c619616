import { Hono } from 'hono';
import type { Env } from '../web/http/context.ts';
import type { Site } from '../web/http/site.ts';
import { accountRoutes } from './accounts/routes.tsx';
import { announcementRoutes } from './announcements/routes.tsx';
import { approvalRoutes } from './approvals/routes.tsx';
import { resetPerformers } from './confirmations/confirmations.ts';
import { confirmationRoutes } from './confirmations/routes.tsx';
import { consentRoutes } from './consents/routes.tsx';
import { contactRoutes } from './contacts/routes.tsx';
import { domainRoutes } from './domains/routes.tsx';
import type { Holding } from './holdings/holdings.ts';
import { mailLinkRoutes } from './mail-links/routes.tsx';
import { ownRoutes } from './me/routes.tsx';
import { membershipRoutes } from './members/own-routes.tsx';
import { memberRoutes } from './members/steward-routes.tsx';
import { operatorRoutes } from './operators/routes.tsx';
import { organisationPerformers } from './organisations/organisations.ts';
import { ownOrganisationRoutes } from './organisations/own-routes.tsx';
import { staffOrganisationRoutes } from './organisations/staff-routes.tsx';
import { passkeyRoutes } from './passkeys/routes.tsx';
import { protectionRoutes } from './protection/routes.tsx';
import { providerRoutes } from './providers/routes.tsx';

export { returnRoute } from './providers/routes.tsx';

import { profileRoutes } from './profiles/routes.tsx';
import { relayRoutes } from './relays/routes.tsx';
import { rolePerformers, roleRoutes } from './roles/routes.tsx';

/** Who is here: accounts, what they allow, what is held about them. */
export function peopleRoutes(site: Site, holdings: readonly Holding[]): Hono<Env> {
  const app = new Hono<Env>();
  app.route('/', accountRoutes(site));
  app.route('/', passkeyRoutes(site));
  app.route('/', mailLinkRoutes(site));
  app.route('/', providerRoutes(site));
  app.route('/', confirmationRoutes(site));
  app.route('/', ownRoutes(site, holdings));
  app.route('/', profileRoutes(site));
  app.route('/', consentRoutes(site, holdings));
  app.route('/', contactRoutes(site));
  app.route('/', membershipRoutes(site, holdings));
  app.route('/', memberRoutes(site, holdings));
  app.route('/', announcementRoutes(site));
  app.route('/', ownOrganisationRoutes(site));
  app.route('/', domainRoutes(site));
  app.route('/', staffOrganisationRoutes(site));
  app.route('/', roleRoutes(site));
  app.route(
    '/',
    approvalRoutes(site, { ...rolePerformers, ...organisationPerformers, ...resetPerformers }),
  );
  app.route('/', protectionRoutes(site, holdings));
  app.route('/', relayRoutes(site, holdings));
  app.route('/', operatorRoutes(site));
  return app;
}
