/** The public interface: the same released figures for machines, described by /api/v1/openapi.json. */
import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { cors } from 'hono/cors';
import { etag, RETAINED_304_HEADERS } from 'hono/etag';
import { z } from 'zod';
import { Problem } from '../../platform/problem.ts';
import type { Env, PageContext } from '../../web/http/context.ts';
import { shareAnswer } from '../../web/http/headers.ts';
import { acceptedType } from '../../web/http/negotiation.ts';
import type { Site } from '../../web/http/site.ts';
import { HANDLERS } from './handlers.ts';
import { openApi } from './openapi.ts';
import {
  FORMATS,
  type Format,
  OPERATIONS,
  type Operation,
  type OperationId,
} from './operations.ts';

export function apiRoutes(site: Site): Hono<Env> {
  const app = new Hono<Env>();
  app.use(sharing, compress());
  const kept = etag({ retainedHeaders: [...RETAINED_304_HEADERS, 'link', ...SHARED] });
  app.get('/', (c) => c.redirect('/api/v1/openapi.json', 302));
  app.get('/openapi.json', kept, (c) => c.json(openApi(c.var.face)));
  for (const id of Object.keys(OPERATIONS) as OperationId[]) {
    const operation: Operation = OPERATIONS[id];
    // What streams is never held whole, not even to be named by its bytes.
    if (id !== 'exportFacts') app.use(patternOf(operation), kept);
    app.get(patternOf(operation), (c) => {
      const { format, ...query } = asked(c, operation);
      return HANDLERS[id](c, site, query, formatOf(c, operation, format));
    });
  }
  return app;
}

const SHARED = ['access-control-allow-origin', 'access-control-expose-headers'];

/** Lets a browser ask first (OPTIONS) and scripts of other sites read what they need to go on. */
export const preflight = cors({
  origin: '*',
  allowMethods: ['GET', 'HEAD', 'OPTIONS'],
  exposeHeaders: ['etag', 'link', 'content-disposition'],
  maxAge: 86_400,
});

const sharing = async (c: PageContext, next: () => Promise<void>) => {
  shareAnswer(c);
  c.header('cache-control', 'public, no-cache');
  await next();
  c.header('vary', 'accept', { append: true });
};

/** `/corridors/{key}` with its pattern, as the router writes it. */
const patternOf = ({ path, parameter }: Operation): string =>
  parameter
    ? path.replace(
        `{${parameter.name}}`,
        `:${parameter.name}{${parameter.pattern.replace(/^\^|\$$/g, '')}}`,
      )
    : path;

const NOTHING = z.strictObject({});

/** The query as its schema reads it; a misspelt or repeated parameter is refused, for it would silently give more. */
function asked(
  c: PageContext,
  { query = NOTHING, formats }: Operation,
): Record<string, unknown> & { format?: Format } {
  const schema = formats.length > 1 ? query.extend({ format: z.enum(formats).optional() }) : query;
  const [twice] = Object.entries(c.req.queries()).filter(([, values]) => values.length > 1);
  if (twice)
    throw new Problem('query/invalid', 400, { parameter: twice[0], reason: 'Given twice' });
  const result = schema.safeParse(c.req.query());
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
  throw new Problem('query/invalid', 400, {
    parameter: unknown ?? issue?.path.join('.') ?? '',
    reason: unknown ? 'Unknown parameter' : (issue?.message ?? ''),
  });
}

/** What `format` says, else what the `accept` header likes best. */
function formatOf(c: PageContext, { formats }: Operation, wanted: Format | undefined): Format {
  if (wanted) return wanted;
  const types = formats.map((format) => bare(FORMATS[format]));
  const type = acceptedType(c.req.header('accept'), types);
  const format = formats.find((each) => bare(FORMATS[each]) === type);
  if (!format) throw new Problem('page/format', 406, { formats: types.join(', ') });
  return format;
}

const bare = (type: string) => type.replace(/;.*/, '');
