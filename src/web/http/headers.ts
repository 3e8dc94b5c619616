import type { Context, MiddlewareHandler } from 'hono';

// No page asks anything of another host; styles and scripts are files of our own, none is written into a page.
const RULES = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' data:",
  'connect-src': "'self'",
  'form-action': "'self'",
  'base-uri': "'none'",
  'frame-ancestors': "'none'",
  'manifest-src': "'self'",
  'worker-src': "'none'",
};

const policy = (rules: Readonly<Record<string, string>>) =>
  Object.entries(rules)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');

/** Of the page that opens lists of people: the browser itself keeps its scripts from sending anything anywhere. */
export const ENCODING = policy({ ...RULES, 'connect-src': "'none'", 'worker-src': "'self'" });

/** Of a worker that needs nothing but itself. */
export const SEALED = policy({ 'default-src': "'none'" });

export const HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': policy(RULES),
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), browsing-topics=()',
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

/** Whether readers reach the hub by https, itself or by way of a proxy. */
export const isHttps = ({ address }: { readonly address?: string | undefined }): boolean =>
  address?.startsWith('https:') ?? false;

export const STRICT_TRANSPORT = { 'strict-transport-security': 'max-age=31536000' };

export const securityHeaders =
  (https: boolean): MiddlewareHandler =>
  async (c, next) => {
    await next();
    const all = { ...HEADERS, ...(https ? STRICT_TRANSPORT : {}) };
    // A room may have said it otherwise: public figures may be read from other sites' pages.
    for (const [name, value] of Object.entries(all))
      if (!c.res.headers.has(name)) c.res.headers.set(name, value);
  };

/** Public figures are the same for everybody: any site's page may read them. */
export function shareAnswer(c: Context): void {
  c.header('access-control-allow-origin', '*');
  c.header('cross-origin-resource-policy', 'cross-origin');
}
