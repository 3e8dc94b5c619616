import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import { LRUCache } from 'lru-cache';
import { Problem } from '../../platform/problem.ts';
import { acceptedEncoding, type Encoding, isKnown } from './negotiation.ts';
import { squeeze } from './squeeze.ts';

/** One encoding of a page: what is sent to whoever accepts it. */
export interface Variant {
  readonly etag: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** A page and those of its encodings that somebody has asked for. */
export type Page = Readonly<Partial<Record<Encoding, Variant>>> & { readonly identity: Variant };

export interface PageCache {
  /** Answers from memory, rendering at most once for each key; the key names the release and the language. */
  readonly answer: (
    c: Context,
    key: string,
    type: string,
    render: () => Promise<string | null>,
  ) => Promise<Response | null>;
  /** What the key holds, if it was rendered before. */
  readonly find: (key: string) => Page | undefined;
  readonly clear: () => void;
  /** How often it was cleared: what others remember beside it is as old as its pages. */
  readonly generation: () => number;
}

/** Pages that depend only on a release and a language: rendered once, compressed once, served with a strong ETag. */
export function pageCache(megabytes = 64): PageCache {
  const pages = shelves(megabytes);
  let generation = 0;
  const rendering = once<Page | null>();
  const squeezing = once<Variant>();
  const remembered = async (key: string, type: string, render: () => Promise<string | null>) => {
    const page = await make(type, render);
    if (page) pages.set(key, page);
    return page;
  };
  const keep = (key: string, page: Page, encoding: Encoding, made: Variant) => {
    const known = pages.get(key);
    // Another encoding may have been added meanwhile, or the page be rendered anew.
    const same = known?.identity.etag === page.identity.etag ? known : page;
    if (same[encoding] !== made || same !== known) pages.set(key, { ...same, [encoding]: made });
  };
  return {
    answer: async (c, key, type, render) => {
      const page = pages.get(key) ?? (await rendering(key, () => remembered(key, type, render)));
      if (!page) return null;
      const encoding = acceptedEncoding(c.req.header('accept-encoding'));
      if (!encoding) throw new Problem('page/encoding', 406);
      const squeeze = () => squeezed(page.identity, encoding);
      const chosen = page[encoding] ?? (await squeezing(`${encoding} ${key}`, squeeze));
      keep(key, page, encoding, chosen);
      return send(c, chosen);
    },
    find: (key) => pages.get(key),
    clear: () => {
      pages.clear();
      generation += 1;
    },
    generation: () => generation,
  };
}

/** Pages with a query have a shelf of their own: there are as many as somebody cares to ask for, and they push no other out. */
function shelves(megabytes: number): Pick<LRUCache<string, Page>, 'get' | 'set' | 'clear'> {
  const [plain, queried] = [shelf(megabytes * (3 / 4)), shelf(megabytes / 4)];
  const shelfOf = (key: string) => (key.includes('?') ? queried : plain);
  return {
    get: (key) => shelfOf(key).get(key),
    set: (key, page) => shelfOf(key).set(key, page),
    clear: () => {
      plain.clear();
      queried.clear();
    },
  };
}

const shelf = (megabytes: number) =>
  new LRUCache<string, Page>({
    maxSize: megabytes * 1024 * 1024,
    sizeCalculation: ({ identity, gzip, br }, key) =>
      [identity, gzip, br].reduce((sum, one) => sum + (one?.body.length ?? 0), 0) +
      2 * key.length +
      2000,
  });

/** Lets those who ask for the same thing at the same time wait for one making of it. */
function once<Made>(): (key: string, make: () => Promise<Made>) => Promise<Made> {
  const underway = new Map<string, Promise<Made>>();
  return (key, make) => {
    const started = underway.get(key) ?? make().finally(() => underway.delete(key));
    underway.set(key, started);
    return started;
  };
}

async function make(type: string, render: () => Promise<string | null>): Promise<Page | null> {
  const text = await render();
  if (text === null) return null;
  const plain = Buffer.from(text);
  const tag = createHash('sha256').update(plain).digest('base64url').slice(0, 22);
  return { identity: variant(type, `"${tag}"`, 'identity', plain) };
}

// Kept for many readers, so made a little better than what is sent once.
const KEPT = 5;

async function squeezed(plain: Variant, encoding: Encoding): Promise<Variant> {
  if (encoding === 'identity') return plain;
  const { body, etag, headers } = plain;
  const own = etag.replace(/"$/, `-${encoding}"`);
  return variant(headers['content-type'] ?? '', own, encoding, await squeeze(body, encoding, KEPT));
}

function variant(type: string, etag: string, encoding: Encoding, body: Buffer): Variant {
  const headers = {
    etag,
    vary: 'accept-encoding',
    'cache-control': 'public, no-cache',
    'content-type': type,
    ...(encoding === 'identity' ? {} : { 'content-encoding': encoding }),
  };
  return { etag, headers, body };
}

/** What a 304 says; it describes no content. */
export const notModified = ({ headers }: Variant): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !name.startsWith('content-')));

function send(c: Context, chosen: Variant): Response {
  if (isKnown(c.req.header('if-none-match'), chosen.etag))
    return c.body(null, 304, notModified(chosen));
  // A Buffer is a Uint8Array over one ArrayBuffer here: zlib and Buffer.from allocate no shared memory.
  return c.body(chosen.body as Uint8Array<ArrayBuffer>, 200, { ...chosen.headers });
}
