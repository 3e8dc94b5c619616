import type { MiddlewareHandler } from 'hono';
import { Problem } from '../../platform/problem.ts';

/** No page and no row is named with a NUL, and the database refuses to look for one. */
export const readableAddress: MiddlewareHandler = async (c, next) => {
  if (c.req.url.includes('%00')) throw new Problem('page/address', 400);
  await next();
};
