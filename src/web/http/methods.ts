import type { Hono, MiddlewareHandler } from 'hono';
import { Problem } from '../../platform/problem.ts';
import type { Env } from './context.ts';

/** Says what an address may be asked (OPTIONS) and refuses the rest with 405 (RFC 9110, 9.3.7 and 15.5.6). */
export const knownMethods =
  (app: Hono<Env>): MiddlewareHandler<Env> =>
  async (c, next) => {
    const { method, path } = c.req;
    if (method === 'GET' || method === 'HEAD') return next();
    const known = ['GET', 'POST'].filter((each) => answers(app, each, path));
    if (known.length === 0 || known.includes(method)) return next();
    const allow = [
      ...known.flatMap((each) => (each === 'GET' ? ['GET', 'HEAD'] : each)),
      'OPTIONS',
    ];
    c.header('allow', allow.join(', '));
    if (method === 'OPTIONS') return c.body(null, 204);
    throw new Problem('page/method', 405, { allow: allow.join(', ') });
  };

// Guards stand on every method; an answer stands on its own.
const answers = (app: Hono<Env>, method: string, path: string): boolean =>
  app.router.match(method, path)[0].some(([[, route]]) => route.method === method);
