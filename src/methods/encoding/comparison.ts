import { EncodingError } from './errors.ts';
import type { Filters } from './filters.ts';
import { MOST_VECTORS, simdModule } from './simd-module.ts';

export { bitsSet, type Filters, orderFilters } from './filters.ts';

/** Pairs of one list's and another's encodings, by their places in the lists. */
export interface Pairs {
  readonly a: Int32Array;
  readonly b: Int32Array;
  /** Dice coefficient: twice the common bits over the bits of both. */
  readonly dice: Float64Array;
  /** How many comparisons were made; the rest could not reach the threshold. */
  readonly compared: number;
}

export interface CompareOptions {
  /** Compares every `of`-th filter of the first list, beginning with number `part`, so that threads share the work. */
  readonly part?: number;
  readonly of?: number;
  /** Takes plain JavaScript even where WebAssembly has vectors. */
  readonly plain?: boolean;
}

/** More pairs than this are no linkage. */
const MOST_PAIRS = 2 ** 24;

/**
 * All pairs whose Dice coefficient reaches the threshold, which is above 0. The bits set in two filters bound their Dice
 * coefficient (Swamidass and Baldi 2007), so that each filter meets only those of a similar number.
 */
export function compare(
  a: Filters,
  b: Filters,
  threshold: number,
  options: CompareOptions = {},
): Pairs {
  if (!(threshold > 0 && threshold <= 1))
    throw new EncodingError(`the threshold ${threshold} is not above 0 and at most 1`);
  if (a.stride !== b.stride || a.below.length !== b.below.length)
    throw new EncodingError('the encodings of the two lists differ in length');
  const { part = 0, of = 1, plain = false } = options;
  const need = needs(a.below.length - 2, threshold);
  const windows = windowsOf(a.below.length - 2, need, b.below);
  const scan = plain ? plainScan(a, b, need) : (simdScan(a, b, need) ?? plainScan(a, b, need));
  const found: Found = { a: [], b: [], dice: [] };
  let compared = 0;
  for (let from = 0; from < b.totals.length; from += TILE) {
    const to = Math.min(b.totals.length, from + TILE);
    scan.open(from, to);
    for (let at = part; at < a.totals.length; at += of) {
      const window = windows[a.totals[at] ?? 0];
      const [start, end] = [Math.max(from, window?.[0] ?? 0), Math.min(to, window?.[1] ?? 0)];
      if (start >= end) continue;
      compared += end - start;
      scan.run(at, start, end, found);
    }
    if (found.a.length > MOST_PAIRS)
      throw new EncodingError(
        `more than ${MOST_PAIRS} pairs reach the threshold ${threshold}: raise it`,
      );
  }
  return {
    a: Int32Array.from(found.a),
    b: Int32Array.from(found.b),
    dice: Float64Array.from(found.dice),
    compared,
  };
}

interface Found {
  readonly a: number[];
  readonly b: number[];
  readonly dice: number[];
}

/** Compares filter `at` of the first list with those from `start` to `end` − 1 of the tile that was opened. */
interface Scan {
  readonly open: (from: number, to: number) => void;
  readonly run: (at: number, start: number, end: number, found: Found) => void;
}

/** So many filters of the second list are at hand at a time, in the processor's cache. */
const TILE = 2048;
const NEVER = 2 ** 30;

/** For each number of bits of two filters together, the least common bits that reach the threshold. */
function needs(bits: number, threshold: number): Int32Array {
  return Int32Array.from({ length: 2 * bits + 1 }, (_, both) => {
    if (both === 0) return NEVER;
    let common = Math.max(0, Math.ceil((threshold * both) / 2) - 1);
    while ((2 * common) / both < threshold) common += 1;
    return common;
  });
}

/** For each number of bits of a filter, the first and one past the last of the other list that could reach it. */
function windowsOf(
  bits: number,
  need: Int32Array,
  below: Int32Array,
): (readonly [number, number])[] {
  const can = (own: number, other: number) => (need[own + other] ?? NEVER) <= Math.min(own, other);
  return Array.from({ length: bits + 1 }, (_, own) => {
    if (!can(own, own)) return [0, 0];
    let [low, high] = [own, own];
    while (low > 0 && can(own, low - 1)) low -= 1;
    while (high < bits && can(own, high + 1)) high += 1;
    return [below[low] ?? 0, below[high + 1] ?? 0];
  });
}

function add(
  found: Found,
  a: Filters,
  at: number,
  b: Filters,
  other: number,
  common: number,
): void {
  found.a.push(a.places[at] ?? 0);
  found.b.push(b.places[other] ?? 0);
  found.dice.push((2 * common) / ((a.totals[at] ?? 0) + (b.totals[other] ?? 0)));
}

const PAGE = 2 ** 16;

/** Null where there is no WebAssembly with vectors, or where the filters are too long for it. */
function simdScan(a: Filters, b: Filters, need: Int32Array): Scan | null {
  const { stride } = a;
  const vectors = stride / 16;
  if (vectors > MOST_VECTORS || typeof WebAssembly === 'undefined') return null;
  const code = simdModule(vectors);
  if (!WebAssembly.validate(code)) return null;

  // One filter, the table of needs, a tile with its totals, and what is found in it.
  const needAt = stride;
  const tileAt = needAt + Math.ceil(need.byteLength / 16) * 16;
  const totalsAt = tileAt + TILE * stride;
  const outAt = totalsAt + TILE * 4;
  const memory = new WebAssembly.Memory({ initial: Math.ceil((outAt + TILE * 8) / PAGE) });
  const bytes = new Uint8Array(memory.buffer);
  const words = new Int32Array(memory.buffer);
  words.set(need, needAt / 4);
  const instance = new WebAssembly.Instance(new WebAssembly.Module(code), { m: { m: memory } });
  const scan = instance.exports.scan as (...addresses: number[]) => number; // what simdModule exports
  let opened = 0;
  return {
    open: (from, to) => {
      opened = from;
      bytes.set(b.bytes.subarray(from * stride, to * stride), tileAt);
      words.set(
        b.totals.subarray(from, to).map((total) => total * 4),
        totalsAt / 4,
      );
    },
    run: (at, start, end, found) => {
      bytes.set(a.bytes.subarray(at * stride, (at + 1) * stride), 0);
      const [first, last] = [tileAt + (start - opened) * stride, tileAt + (end - opened) * stride];
      const own = needAt + (a.totals[at] ?? 0) * 4;
      const written = scan(0, first, last, totalsAt + (start - opened) * 4, own, outAt);
      for (let out = outAt / 4; out < written / 4; out += 2)
        add(found, a, at, b, opened + ((words[out] ?? 0) - tileAt) / stride, words[out + 1] ?? 0);
    },
  };
}

function plainScan(a: Filters, b: Filters, need: Int32Array): Scan {
  const width = a.stride / 4;
  const [ours, theirs] = [wordsOf(a.bytes), wordsOf(b.bytes)];
  return {
    open: () => {},
    run: (at, start, end, found) => {
      for (let other = start; other < end; other += 1) {
        const common = commonBits(ours, at * width, theirs, other * width, width);
        const both = (a.totals[at] ?? 0) + (b.totals[other] ?? 0);
        if (common >= (need[both] ?? NEVER)) add(found, a, at, b, other, common);
      }
    },
  };
}

const wordsOf = ({ buffer, byteOffset, byteLength }: Uint8Array) =>
  new Int32Array(buffer, byteOffset, byteLength / 4);

/** Warren, Hacker's Delight, figure 5-2. */
function commonBits(
  a: Int32Array,
  from: number,
  b: Int32Array,
  other: number,
  width: number,
): number {
  let count = 0;
  for (let at = 0; at < width; at += 1) {
    let x = (a[from + at] ?? 0) & (b[other + at] ?? 0);
    x -= (x >>> 1) & 0x55555555;
    x = (x & 0x33333333) + ((x >>> 2) & 0x33333333);
    x = (x + (x >>> 4)) & 0x0f0f0f0f;
    count += Math.imul(x, 0x01010101) >>> 24;
  }
  return count;
}
