import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { MiddlewareHandler } from 'hono';
import { Problem } from '../../platform/problem.ts';
import { acceptedEncoding, type Encoding } from './negotiation.ts';

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** The same bytes, smaller; made in one go and off the main thread. */
export function squeeze(
  bytes: Buffer,
  encoding: Exclude<Encoding, 'identity'>,
  quality: number,
): Promise<Buffer> {
  return encoding === 'br'
    ? brotli(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } })
    : zip(bytes);
}

// For a page that is sent once, a better form would take longer to make than it saves on the way.
const ONCE = 4;
const LEAST_BYTES = 1000;

/** For pages that are made anew each time; those of a release are kept compressed. */
export const squeezed: MiddlewareHandler = async (c, next) => {
  await next();
  const { headers, status, body } = c.res;
  if (status !== 200 || !body || c.req.method === 'HEAD' || headers.has('content-encoding')) return;
  const encoding = acceptedEncoding(c.req.header('accept-encoding'));
  if (!encoding) throw new Problem('page/encoding', 406);
  const bytes = Buffer.from(await c.res.arrayBuffer());
  const small = encoding !== 'identity' && bytes.length >= LEAST_BYTES;
  const sent = new Headers(headers);
  sent.append('vary', 'accept-encoding');
  if (small) sent.set('content-encoding', encoding);
  const made = small ? await squeeze(bytes, encoding, ONCE) : bytes;
  sent.set('content-length', String(made.length));
  // Emptied first: hono would else add the former answer's headers to the new one's.
  c.res = undefined;
  // A Buffer is a Uint8Array over one ArrayBuffer here, as in the page cache.
  c.res = new Response(made as Uint8Array<ArrayBuffer>, { status, headers: sent });
};
