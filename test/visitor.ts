import type { App } from '../src/app.tsx';
import { encode, type Fields, type Page, pageOf } from './staff.ts';

const ADDRESS = 'http://localhost';

/** A browser without script: it keeps the cookies that it is given, and sends forms from our own pages. */
export interface Visitor {
  readonly get: (path: string) => Promise<Page>;
  readonly post: (path: string, fields?: Fields) => Promise<Page>;
  /** The request itself, with its cookies; `headers` may say something else than a browser would. */
  readonly fetch: (path: string, init?: RequestInit) => Promise<Response>;
  readonly cookies: Map<string, string>;
}

export function openVisitor(app: App): Visitor {
  const cookies = new Map<string, string>();
  const fetch = async (path: string, init: RequestInit = {}) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = new Headers({ origin: ADDRESS, 'sec-fetch-site': 'same-origin' });
    if (cookie) headers.set('cookie', cookie);
    for (const [name, value] of new Headers(init.headers)) headers.set(name, value);
    const response = await app.request(`${ADDRESS}${path}`, { ...init, headers });
    for (const set of response.headers.getSetCookie()) keep(set);
    return response;
  };
  const keep = (set: string) => {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
    if (/max-age=0/i.test(set) || value === '') cookies.delete(name);
    else cookies.set(name, value);
  };
  return {
    cookies,
    fetch,
    get: async (path) => pageOf(await fetch(path)),
    post: async (path, fields = {}) =>
      pageOf(
        await fetch(path, {
          method: 'POST',
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
          body: encode(fields),
        }),
      ),
  };
}
