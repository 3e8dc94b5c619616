import { Hono } from 'hono';
import type { Env } from '../web/http/context.ts';
import type { Site } from '../web/http/site.ts';
import type { LaterRoom } from './desk/rooms.ts';
import { deskRoutes } from './desk/routes.tsx';
import { estimateRoutes } from './estimates/routes.tsx';
import { intakeRoutes } from './intake/routes.tsx';
import { overlapRoutes } from './overlaps/routes.tsx';
import { personTableRoutes } from './person-tables/routes.tsx';
import { personsRoutes } from './persons/routes.tsx';
import { referralRoutes } from './referrals/routes.tsx';
import { releaseRoutes } from './releases/routes.tsx';
import { reviewRoutes } from './review/routes.tsx';
import { runRoutes } from './runs/routes.tsx';
import { weightRoutes } from './weights/routes.tsx';

/** Traitement: runs of the pipeline and releases. */
export function processRoutes(site: Site, later: readonly LaterRoom[]): Hono<Env> {
  const app = new Hono<Env>();
  app.route('/', deskRoutes(site, later));
  app.route('/', intakeRoutes(site));
  app.route('/', reviewRoutes(site));
  app.route('/', personsRoutes(site));
  app.route('/', estimateRoutes(site));
  app.route('/', weightRoutes(site));
  app.route('/', referralRoutes(site));
  app.route('/', overlapRoutes(site));
  app.route('/', runRoutes(site));
  app.route('/', personTableRoutes(site));
  app.route('/', releaseRoutes(site));
  return app;
}
