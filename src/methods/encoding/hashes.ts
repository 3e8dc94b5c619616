import { blake2b } from '@noble/hashes/blake2.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { hmac } from '@noble/hashes/hmac.js';
import { md5, sha1 } from '@noble/hashes/legacy.js';
import { sha256, sha512 } from '@noble/hashes/sha2.js';
import type { Hashing, KeyDerivation, TextEncoding } from './schema.ts';

/** Sets the bits of a token, put in `times` times, in a filter whose first bit is the highest of its first byte. */
export type Insert = (filter: Uint8Array, token: string, times: number) => void;

export type Keys = readonly [Uint8Array, Uint8Array];

/** RFC 5869: two keys for each feature, also for those that are ignored. */
export function deriveKeys(
  secret: Uint8Array,
  { hash, salt, info, size }: KeyDerivation,
  features: number,
): Keys[] {
  const all = hkdf(hash === 'SHA256' ? sha256 : sha512, secret, salt, info, features * 2 * size);
  const key = (at: number) => all.slice(at * size, (at + 1) * size);
  return Array.from({ length: features }, (_, at) => [key(2 * at), key(2 * at + 1)]);
}

export function insertWith(hashing: Hashing, keys: Keys, bits: number): Insert {
  const write = writerOf(hashing.encoding);
  return hashing.hash === 'blakeHash'
    ? blakeInsert(keys[0], bits, write)
    : doubleInsert(keys, bits, write, hashing.preventSingularity);
}

/** Tokens come again and again: of this many their hashes are kept. */
const KEPT = 2 ** 16;

/** Independent places: slices of 16 bits (little-endian) of keyed BLAKE2b with the salts '0', '1', … */
function blakeInsert(key: Uint8Array, bits: number, write: Write): Insert {
  const keyed: ReturnType<typeof blake2b.create>[] = [];
  const known = new Map<string, Uint16Array>();
  const place = (salt: number) => {
    keyed[salt] ??= blake2b.create({ key, salt: zeroPadded(String(salt), 16), dkLen: 64 });
    return keyed[salt].clone();
  };
  const placesOf = (token: string, times: number): Uint16Array => {
    const bytes = write(token);
    const places = new Uint16Array(Math.ceil(times / 32) * 32);
    for (let salt = 0; salt * 32 < times; salt += 1) {
      const digest = place(salt).update(bytes).digest();
      for (let at = 0; at < 32; at += 1)
        places[salt * 32 + at] = ((digest[2 * at] ?? 0) | ((digest[2 * at + 1] ?? 0) << 8)) % bits;
    }
    return places;
  };
  return (filter, token, times) => {
    let places = known.get(token);
    if (!places || places.length < times) {
      places = placesOf(token, times);
      remember(known, token, places);
    }
    for (let at = 0; at < times; at += 1) setBit(filter, places[at] ?? 0);
  };
}

/**
 * Schnell, Bachteler and Reiher (2009): places sha1 + i × md5. Without `preventSingularity` a token whose md5 is a
 * multiple of the length sets one bit however often it is put in (clkhash issue 33).
 */
function doubleInsert(
  [first, second]: Keys,
  bits: number,
  write: Write,
  preventSingularity: boolean,
): Insert {
  const known = new Map<string, readonly [number, number]>();
  const stepOf = (bytes: Uint8Array): number => {
    let step = modulo(hmac(md5, second, bytes), bits);
    for (let tried = 0; preventSingularity && step === 0; tried += 1) {
      const more = new TextEncoder().encode(String.fromCodePoint(tried));
      step = modulo(hmac(md5, second, Uint8Array.of(...bytes, ...more)), bits);
    }
    return step;
  };
  return (filter, token, times) => {
    let hashes = known.get(token);
    if (!hashes) {
      const bytes = write(token);
      hashes = [modulo(hmac(sha1, first, bytes), bits), stepOf(bytes)];
      remember(known, token, hashes);
    }
    const [start, step] = hashes;
    for (let i = 0; i < times; i += 1) setBit(filter, (start + i * step) % bits);
  };
}

function remember<T>(known: Map<string, T>, token: string, hashes: T): void {
  if (known.size >= KEPT) known.clear();
  known.set(token, hashes);
}

function setBit(filter: Uint8Array, at: number): void {
  filter[at >> 3] = (filter[at >> 3] ?? 0) | (0x80 >> (at & 7));
}

/** A big-endian number modulo a small one. */
const modulo = (digest: Uint8Array, by: number) =>
  digest.reduce((rest, byte) => (rest * 256 + byte) % by, 0);

function zeroPadded(text: string, length: number): Uint8Array {
  const padded = new Uint8Array(length);
  padded.set(new TextEncoder().encode(text));
  return padded;
}

type Write = (text: string) => Uint8Array;

/** Python writes UTF-16 and UTF-32 with a mark of byte order before each text. */
function writerOf(encoding: TextEncoding): Write {
  if (encoding === 'utf-16')
    return (text) =>
      units(
        text.split('').map((unit) => unit.charCodeAt(0)),
        2,
      );
  if (encoding === 'utf-32')
    return (text) =>
      units(
        Array.from(text, (char) => char.codePointAt(0) ?? 0),
        4,
      );
  const utf8 = new TextEncoder();
  return (text) => utf8.encode(text);
}

function units(codes: readonly number[], width: 2 | 4): Uint8Array {
  const bytes = new Uint8Array((codes.length + 1) * width);
  const view = new DataView(bytes.buffer);
  [0xfeff, ...codes].forEach((code, at) => {
    if (width === 2) view.setUint16(at * 2, code, true);
    else view.setUint32(at * 4, code, true);
  });
  return bytes;
}
