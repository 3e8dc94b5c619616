import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Context } from 'hono';
import { LRUCache } from 'lru-cache';

interface Cached {
  readonly type: string;
  readonly etag: string;
  readonly plain: Buffer;
  readonly gzip: Buffer;
  readonly brotli: Buffer;
}

export interface PageCache {
  /** Answers from memory, rendering at most once for each key; the key names the release and the language. */
  readonly answer: (
    c: Context,
    key: string,
    type: string,
    render: () => Promise<string | null>,
  ) => Promise<Response | null>;
  readonly clear: () => void;
}

/** Pages that depend only on a release and a language: rendered once, compressed once, served with a strong ETag. */
export function pageCache(megabytes = 64): PageCache {
  const pages = new LRUCache<string, Cached>({
    maxSize: megabytes * 1024 * 1024,
    sizeCalculation: (page) => page.plain.length + page.gzip.length + page.brotli.length + 200,
  });
  const rendering = new Map<string, Promise<Cached | null>>();
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
    clear: () => pages.clear(),
  };
}

const squeeze = { gzip: promisify(gzip), brotli: promisify(brotliCompress) };

async function make(type: string, render: () => Promise<string | null>): Promise<Cached | null> {
  const text = await render();
  if (text === null) return null;
  const plain = Buffer.from(text);
  const [gzipped, brotli] = await Promise.all([
    squeeze.gzip(plain),
    squeeze.brotli(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  ]);
  const etag = `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`;
  return { type, etag, plain, gzip: gzipped, brotli };
}

function send(c: Context, page: Cached): Response {
  const accepted = c.req.header('accept-encoding') ?? '';
  const encoding = accepted.includes('br') ? 'br' : accepted.includes('gzip') ? 'gzip' : null;
  const etag = encoding ? page.etag.replace(/"$/, `-${encoding}"`) : page.etag;
  const headers: Record<string, string> = {
    etag,
    vary: 'accept-encoding',
    'cache-control': 'public, no-cache',
  };
  if (c.req.header('if-none-match')?.includes(etag)) return c.body(null, 304, headers);
  headers['content-type'] = page.type;
  if (encoding) headers['content-encoding'] = encoding;
  const body = encoding === 'br' ? page.brotli : encoding === 'gzip' ? page.gzip : page.plain;
  // A Buffer is a Uint8Array over one ArrayBuffer here: zlib and Buffer.from allocate no shared memory.
  return c.body(body as Uint8Array<ArrayBuffer>, 200, headers);
}
