import type { MiddlewareHandler } from 'hono';
import { Problem } from '../../platform/problem.ts';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Where a mail program asks on its reader's behalf (RFC 8058): the secret in the address says all, no cookie is looked at,
 * and no browser posts without an origin.
 */
const ONE_CLICK = /^\/(fr|en|es|ar)\/(messages|letters)\/stop\/[\w-]{20,100}$/;

/**
 * Refuses what another site's page sends, whatever it calls its content. `address` is where the hub is reached:
 * behind a proxy a request arrives by http although its page was sent by https.
 */
export function ownPagesOnly(address: string | undefined): MiddlewareHandler {
  const own = address && new URL(address).origin;
  return async (c, next) => {
    const origin = c.req.header('origin');
    const fromHere =
      c.req.header('sec-fetch-site') === 'same-origin' ||
      (origin !== undefined && (origin === own || origin === new URL(c.req.url).origin));
    const fromNowhere = origin === undefined && c.req.header('sec-fetch-site') === undefined;
    const oneClick = fromNowhere && ONE_CLICK.test(c.req.path);
    if (!SAFE.has(c.req.method) && !fromHere && !oneClick) throw new Problem('page/refused', 403);
    await next();
  };
}
