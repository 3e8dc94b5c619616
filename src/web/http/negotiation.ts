export type Encoding = 'br' | 'gzip' | 'identity';

// The smallest first: it is taken where a reader likes several as much.
const OFFERED = ['br', 'gzip', 'identity'] as const satisfies readonly Encoding[];

/** The encoding that the `accept-encoding` header likes best; null where it refuses every one that we have (RFC 9110, 12.5.3). */
export function acceptedEncoding(header: string | undefined): Encoding | null {
  if (!header) return 'identity';
  const known = remembered.get(header);
  if (known !== undefined) return known;
  const chosen = choose(header);
  // A handful of browsers send a handful of headers; whoever sends others does not fill the memory.
  if (remembered.size < 200) remembered.set(header, chosen);
  return chosen;
}

const remembered = new Map<string, Encoding | null>();

function choose(header: string): Encoding | null {
  const weights = weightsIn(header);
  const weightOf = (name: Encoding) =>
    weights.get(name) ?? weights.get('*') ?? (name === 'identity' ? LEAST : 0);
  const [best] = OFFERED.filter((name) => weightOf(name) > 0).sort(
    (a, b) => weightOf(b) - weightOf(a),
  );
  return best ?? null;
}

// What is not encoded is taken where nothing else is said, after all that is named.
const LEAST = 0.0001;

/** The names in a header such as `br;q=0.5, gzip, *;q=0`, with how much each is wanted. */
export function weightsIn(header: string): ReadonlyMap<string, number> {
  return new Map(
    header.split(',').map((part) => {
      const [name = '', ...parameters] = part.split(';').map((each) => each.trim().toLowerCase());
      const quality = parameters.find((each) => each.startsWith('q='));
      return [name, quality ? Number(quality.slice(2)) || 0 : 1];
    }),
  );
}

/** Which of the media types that are offered the `accept` header likes best, the first where it likes several; null for none (RFC 9110, 12.5.1). */
export function acceptedType<Type extends string>(
  header: string | undefined,
  offered: readonly Type[],
): Type | null {
  const weights = weightsIn(header || '*/*');
  const weightOf = (type: Type) =>
    weights.get(type) ?? weights.get(type.replace(/\/.*/, '/*')) ?? weights.get('*/*') ?? 0;
  const [best] = offered
    .filter((type) => weightOf(type) > 0)
    .sort((a, b) => weightOf(b) - weightOf(a));
  return best ?? null;
}

/** Whether the reader already has what bears this ETag (`if-none-match`). */
export const isKnown = (header: string | undefined, etag: string): boolean =>
  header !== undefined && (header.trim() === '*' || header.includes(etag));
