import { Hono } from 'hono';
import type { Env } from '../web/http/context.ts';
import type { Site } from '../web/http/site.ts';

/** Collecte: sources, imports, guides, the mapping plan. */
export function collectRoutes(_site: Site): Hono<Env> {
  return new Hono<Env>();
}
