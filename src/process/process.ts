import { Hono } from 'hono';
import type { Env } from '../web/http/context.ts';
import type { Site } from '../web/http/site.ts';

/** Traitement: runs of the pipeline and releases. */
export function processRoutes(_site: Site): Hono<Env> {
  return new Hono<Env>();
}
