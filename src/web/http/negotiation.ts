export type Encoding = 'br' | 'gzip' | 'identity';

/** The smallest encoding that the `accept-encoding` header allows; `br;q=0` refuses it (RFC 9110, 12.5.3). */
export function acceptedEncoding(header: string | undefined): Encoding {
  if (!header) return 'identity';
  if (!header.includes(';')) return choose((name) => header.includes(name));
  const refused = /;\s*q\s*=\s*0(?:\.0*)?\s*$/;
  const parts = header.split(',').filter((part) => !refused.test(part));
  const allowed = new Set(parts.map((part) => part.split(';', 1)[0]?.trim().toLowerCase()));
  return choose((name) => allowed.has(name));
}

const choose = (allows: (name: string) => boolean): Encoding =>
  allows('br') ? 'br' : allows('gzip') ? 'gzip' : 'identity';

/** Whether the reader already has what bears this ETag (`if-none-match`). */
export const isKnown = (header: string | undefined, etag: string): boolean =>
  header?.includes(etag) ?? false;
