import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { PageContext } from './context.ts';
import { isKnown } from './negotiation.ts';

interface Sent {
  readonly type: string;
  readonly name: string;
  /** What these very bytes are known by. */
  readonly tag: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Hands out a file that never changes, whole or one range of it; a broken download goes on where it stopped (RFC 9110, 14). */
export async function sendFile(c: PageContext, path: string, sent: Sent): Promise<Response> {
  const { size } = await stat(path);
  const etag = `"${sent.tag}"`;
  const headers = { etag, 'accept-ranges': 'bytes', ...sent.headers };
  if (isKnown(c.req.header('if-none-match'), etag)) return c.body(null, 304, headers);
  const range = rangeOf(c, size, etag);
  if (range && range.start >= size)
    return c.body(null, 416, { ...headers, 'content-range': `bytes */${size}` });
  const { start, end } = range ?? { start: 0, end: size - 1 };
  const described = {
    ...headers,
    'content-type': sent.type,
    'content-length': String(end - start + 1),
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(sent.name)}`,
    ...(range ? { 'content-range': `bytes ${start}-${end}/${size}` } : {}),
  };
  // Who asks for the headers alone opens no file.
  if (c.req.method === 'HEAD' || size === 0) return c.body(null, 200, described);
  return c.body(opened(path, start, end), range ? 206 : 200, described);
}

// One stream under two type declarations.
const opened = (path: string, start: number, end: number) =>
  Readable.toWeb(createReadStream(path, { start, end })) as ReadableStream<Uint8Array>;

/** The one range that is asked for; several at once, or one of another version, are answered with the whole. */
function rangeOf(
  c: PageContext,
  size: number,
  etag: string,
): { start: number; end: number } | null {
  const [, first = '', last = ''] =
    /^bytes=(\d{0,15})-(\d{0,15})$/.exec(c.req.header('range') ?? '') ?? [];
  if (first === '' && last === '') return null;
  if ((c.req.header('if-range') ?? etag) !== etag) return null;
  if (first === '')
    return { start: Number(last) ? Math.max(0, size - Number(last)) : size, end: size - 1 };
  const end = last === '' ? size - 1 : Math.min(Number(last), size - 1);
  return Number(first) <= end || Number(first) >= size ? { start: Number(first), end } : null;
}
