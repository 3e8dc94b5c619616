import { EncodingError } from './errors.ts';

/** Filters of one length, ordered by how many bits they have set, so that whole stretches need no comparison. */
export interface Filters {
  /** One behind the other, each filled up to a multiple of 16 bytes. Shared between threads where that is possible. */
  readonly bytes: Uint8Array;
  /** Bytes from one to the next. */
  readonly stride: number;
  /** Bits set in each. */
  readonly totals: Int32Array;
  /** Its place in the list that was given. */
  readonly places: Int32Array;
  /** At n: how many have fewer than n bits set. */
  readonly below: Int32Array;
}

/** Orders encodings of `length` bytes that lie one behind the other. */
export function orderFilters(encodings: Uint8Array, length: number): Filters {
  if (length === 0 || encodings.length % length)
    throw new EncodingError(
      `${encodings.length} bytes are no whole number of encodings of ${length} bytes`,
    );
  const count = encodings.length / length;
  const stride = Math.ceil(length / 16) * 16;
  const given = Int32Array.from({ length: count }, (_, at) =>
    bitsSet(encodings, at * length, length),
  );
  const below = new Int32Array(length * 8 + 2);
  for (const total of given) below[total + 1] = (below[total + 1] ?? 0) + 1;
  for (let at = 1; at < below.length; at += 1) below[at] = (below[at] ?? 0) + (below[at - 1] ?? 0);

  const next = below.slice();
  const bytes = new Uint8Array(shared(count * stride));
  const [totals, places] = [new Int32Array(shared(count * 4)), new Int32Array(shared(count * 4))];
  given.forEach((total, place) => {
    const at = next[total] ?? 0;
    next[total] = at + 1;
    totals[at] = total;
    places[at] = place;
    bytes.set(encodings.subarray(place * length, (place + 1) * length), at * stride);
  });
  return { bytes, stride, totals, places, below };
}

/** A browser shares memory only with pages that are isolated from others. */
const shared = (length: number): ArrayBufferLike =>
  typeof SharedArrayBuffer === 'undefined'
    ? new ArrayBuffer(length)
    : new SharedArrayBuffer(length);

const BITS = Uint8Array.from(
  { length: 256 },
  (_, byte) => byte.toString(2).replaceAll('0', '').length,
);

export function bitsSet(bytes: Uint8Array, from = 0, length = bytes.length): number {
  let count = 0;
  for (let at = from; at < from + length; at += 1) count += BITS[bytes[at] ?? 0] ?? 0;
  return count;
}
