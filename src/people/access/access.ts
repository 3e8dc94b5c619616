import type { MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { Hub } from '../../platform/hub.ts';
import { Problem } from '../../platform/problem.ts';
import type { Actor } from '../../web/http/actor.ts';
import { type Env, type PageContext, pathOf } from '../../web/http/context.ts';
import { isHttps } from '../../web/http/headers.ts';
import { factorAsked } from '../factors/factors.ts';
import { grantsOf, openingRoles } from '../roles/roles.ts';
import { findSession } from '../sessions/sessions.ts';
import { allowed, ruleFor } from './rules.ts';

export { networkOf } from './network.ts';
export { allowed, RULES, ruleFor, type Who } from './rules.ts';

/**
 * Finds out who asks, where the page is not for everybody, and lets in only whom the table of rules names. Whoever is
 * not signed in is asked to; what somebody may not see is not found.
 */
export function gate(hub: Hub): MiddlewareHandler<Env> {
  return async (c, next) => {
    const path = pathOf(c);
    const { who } = ruleFor(path);
    // Public pages are the same for everybody: they do not look who is there.
    if (who === 'anybody') return next();
    const actor = await actorOf(c, hub);
    c.set('actor', actor);
    c.set('may', (page) => allowed(ruleFor(page).who, actor?.roles ?? null));
    c.header('cache-control', 'no-store');
    if (!actor) return askToSignIn(c, path);
    if (!allowed(who, actor.roles)) throw new Problem('page/not-found', 404);
    // Duties ask for more than one proof; what is a member's own does not.
    const asked = who === 'member' ? 'nothing' : await factorAsked(hub.house.db, hub.config, actor);
    if (asked !== 'nothing') return askForFactor(c, path, asked);
    await next();
  };
}

/** Who is signed in; null where nobody is. Gives the browser its new secret where it is time for one. */
export async function actorOf(c: PageContext, hub: Hub): Promise<Actor | null> {
  const found = await findSession(hub.house.db, hub, getCookie(c, cookieName(hub)));
  if (!found) return null;
  const { session, renewed } = found;
  if (renewed) keepSecret(c, hub, renewed);
  const grants = await grantsOf(hub.house.db, hub.clock, session.accountId);
  return {
    account: session.accountId,
    session: session.id,
    roles: openingRoles(grants),
    confirmed: session.confirmedAt !== null,
  };
}

function askToSignIn(c: PageContext, path: string): Response {
  if (c.req.method !== 'GET') throw new Problem('access/closed', 401);
  const { search } = new URL(c.req.url);
  const next = new URLSearchParams({ next: `${path}${search}` });
  return c.redirect(`/${c.var.locale.lang}/sign-in?${next}`, 302);
}

function askForFactor(c: PageContext, path: string, asked: 'show' | 'make'): Response {
  if (c.req.method !== 'GET') throw new Problem('access/confirm', 403);
  const { lang } = c.var.locale;
  if (asked === 'make') return c.redirect(`/${lang}/me/keys/second`, 302);
  const { search } = new URL(c.req.url);
  const next = new URLSearchParams({ next: `${path}${search}` });
  return c.redirect(`/${lang}/sign-in/confirm?${next}`, 302);
}

/** Over https the browser itself keeps other hosts of the same domain from setting this cookie (RFC 6265bis, `__Host-`). */
export const cookieName = ({ config }: Pick<Hub, 'config'>): string =>
  isHttps(config.server) ? '__Host-passerelle' : 'passerelle';

const LONGEST = 30 * 24 * 3600;

/** Hands the browser the secret of its session: the one cookie of the hub. */
export function keepSecret(c: PageContext, hub: Hub, secret: string): void {
  setCookie(c, cookieName(hub), secret, {
    httpOnly: true,
    sameSite: 'Lax',
    path: '/',
    secure: isHttps(hub.config.server),
    maxAge: LONGEST,
  });
}

/** The actor of a page that the gate has let in. */
export function actorIn(c: PageContext): Actor {
  const { actor } = c.var;
  if (!actor) throw new Problem('access/closed', 401);
  return actor;
}
