import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Context } from 'hono';
import { LRUCache } from 'lru-cache';
import { acceptedEncoding, type Encoding, isKnown } from './negotiation.ts';

/** One encoding of a page: what is sent to whoever accepts it. */
export interface Variant {
  readonly etag: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export type Variants = Readonly<Record<Encoding, Variant>>;

export interface PageCache {
  /** Answers from memory, rendering at most once for each key; the key names the release and the language. */
  readonly answer: (
    c: Context,
    key: string,
    type: string,
    render: () => Promise<string | null>,
  ) => Promise<Response | null>;
  /** What the key holds, if it was rendered before. */
  readonly find: (key: string) => Variants | undefined;
  readonly clear: () => void;
}

/** Pages that depend only on a release and a language: rendered once, compressed once, served with a strong ETag. */
export function pageCache(megabytes = 64): PageCache {
  const pages = new LRUCache<string, Variants>({
    maxSize: megabytes * 1024 * 1024,
    sizeCalculation: ({ identity, gzip, br }, key) =>
      identity.body.length + gzip.body.length + br.body.length + 2 * key.length + 2000,
  });
  const rendering = new Map<string, Promise<Variants | null>>();
  const once = (key: string, type: string, render: () => Promise<string | null>) => {
    const started = rendering.get(key) ?? make(type, render).finally(() => rendering.delete(key));
    rendering.set(key, started);
    return started;
  };
  return {
    answer: async (c, key, type, render) => {
      const page = pages.get(key) ?? (await once(key, type, render));
      if (!page) return null;
      pages.set(key, page);
      return send(c, page);
    },
    find: (key) => pages.get(key),
    clear: () => pages.clear(),
  };
}

const squeeze = { gzip: promisify(gzip), brotli: promisify(brotliCompress) };

async function make(type: string, render: () => Promise<string | null>): Promise<Variants | null> {
  const text = await render();
  if (text === null) return null;
  const plain = Buffer.from(text);
  const [gzipped, brotli] = await Promise.all([
    squeeze.gzip(plain),
    squeeze.brotli(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  ]);
  const tag = createHash('sha256').update(plain).digest('base64url').slice(0, 22);
  return {
    identity: variant(type, `"${tag}"`, 'identity', plain),
    gzip: variant(type, `"${tag}-gzip"`, 'gzip', gzipped),
    br: variant(type, `"${tag}-br"`, 'br', brotli),
  };
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

function send(c: Context, page: Variants): Response {
  const chosen = page[acceptedEncoding(c.req.header('accept-encoding'))];
  if (isKnown(c.req.header('if-none-match'), chosen.etag))
    return c.body(null, 304, notModified(chosen));
  // A Buffer is a Uint8Array over one ArrayBuffer here: zlib and Buffer.from allocate no shared memory.
  return c.body(chosen.body as Uint8Array<ArrayBuffer>, 200, { ...chosen.headers });
}
