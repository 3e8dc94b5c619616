import { EncodingError } from './errors.ts';

/** Bits that are set together far more often than chance would have it: those of a token, or of tokens that go together. */
export interface BitPattern {
  readonly bits: readonly number[];
  /** Records in which all of them are set. */
  readonly support: number;
}

export interface PatternReading {
  readonly patterns: readonly BitPattern[];
  /** For each encoding the share of its set bits that belong to patterns which it holds whole, 0 to 1. */
  readonly read: Float64Array;
}

/** Fewer bits than these, set together, are no evidence of a token. */
const LEAST_BITS = 6;
/** Standard errors by which two bits must go together: of half a million pairs of bits, hardly one does so by chance. */
const APART = 6;
/** Of the records that hold all bits of a pattern, so many at least do so for another reason than chance. */
const SURE = 0.95;
/** Further tokens that are looked for through one bit, which several may share. */
const PER_BIT = 4;
/** Positions looked at: those of longer encodings say the same. */
const MOST_BITS = 2048;
/** Pairs of bits times words of records: some seconds. */
const MOST_WORK = 6e8;

/**
 * What somebody who has neither secret nor list of names can read from bits alone: a token sets always the same bits, so
 * that the bits of a frequent one go together (pattern mining: Christen, Ranbaduge, Vatsalan and Schnell 2018; through
 * correlated positions, as Vidanage et al. 2019 begin). Bits that are correlated pair by pair are taken for one pattern,
 * if the records that hold it whole are many more than chance gives. Which token it is follows from how frequent it is.
 *
 * Takes encodings of one length, some hundred at least; time grows with bits² × records and is bounded by leaving out
 * later ones, whose `read` is then measured with the patterns of the first. Throws where lengths differ.
 */
export function readPatterns(encodings: readonly Uint8Array[]): PatternReading {
  const length = encodings[0]?.length ?? 0;
  if (encodings.some((one) => one.length !== length))
    throw new EncodingError('the encodings differ in length');
  const positions = Math.min(length * 8, MOST_BITS);
  const most = Math.floor((MOST_WORK / (positions ** 2 / 2 || 1)) * 32);
  const columns = columnsOf(encodings.slice(0, most), positions);
  const links = linksOf(columns);
  const patterns = patternsOf(columns, links);
  const masks = patterns.map(({ bits }) => maskOf(bits, length));
  const read = Float64Array.from(encodings, (one) => shareRead(one, masks, positions));
  return { patterns, read };
}

/** For each bit position which records have it set. */
interface Columns {
  readonly records: number;
  readonly words: readonly Uint32Array[];
  readonly totals: Float64Array;
}

function columnsOf(encodings: readonly Uint8Array[], positions: number): Columns {
  const words = Array.from(
    { length: positions },
    () => new Uint32Array(Math.ceil(encodings.length / 32)),
  );
  encodings.forEach((one, record) => {
    for (let at = 0; at < positions; at += 1)
      if ((one[at >> 3] ?? 0) & (0x80 >> (at & 7))) {
        const column = words[at];
        if (column) column[record >> 5] = (column[record >> 5] ?? 0) | (1 << (record & 31));
      }
  });
  const totals = Float64Array.from(words, (column) => column.reduce((sum, w) => sum + ones(w), 0));
  return { records: encodings.length, words, totals };
}

/** Warren, Hacker's Delight, figure 5-2. */
function ones(word: number): number {
  let x = word - ((word >>> 1) & 0x55555555);
  x = (x & 0x33333333) + ((x >>> 2) & 0x33333333);
  x = (x + (x >>> 4)) & 0x0f0f0f0f;
  return Math.imul(x, 0x01010101) >>> 24;
}

/** How strongly two positions go together, in standard errors of no correlation. */
type Links = readonly Float32Array[];

function linksOf({ records, words, totals }: Columns): Links {
  const links = words.map(() => new Float32Array(words.length));
  words.forEach((own, i) => {
    for (let j = i + 1; j < words.length; j += 1) {
      const other = words[j] ?? own;
      const z = correlation(both(own, other), totals[i] ?? 0, totals[j] ?? 0, records);
      (links[i] ?? own)[j] = z;
      (links[j] ?? own)[i] = z;
    }
  });
  return links;
}

function both(a: Uint32Array, b: Uint32Array): number {
  let count = 0;
  for (let at = 0; at < a.length; at += 1) {
    let x = (a[at] ?? 0) & (b[at] ?? 0);
    x -= (x >>> 1) & 0x55555555;
    x = (x & 0x33333333) + ((x >>> 2) & 0x33333333);
    x = (x + (x >>> 4)) & 0x0f0f0f0f;
    count += Math.imul(x, 0x01010101) >>> 24;
  }
  return count;
}

/** The phi coefficient of two bits, times the root of the number of records. */
function correlation(common: number, a: number, b: number, records: number): number {
  const spread = Math.sqrt(a * (records - a) * b * (records - b));
  return spread > 0 ? (Math.sqrt(records) * (records * common - a * b)) / spread : 0;
}

function patternsOf(columns: Columns, links: Links): BitPattern[] {
  const used = new Set<string>();
  const found: BitPattern[] = [];
  for (const seed of links.keys()) {
    const taken = new Set<number>();
    for (let turn = 0; turn < PER_BIT; turn += 1) {
      const bits = clique(links, seed, taken);
      if (bits.length < LEAST_BITS) break;
      for (const bit of bits) if (bit !== seed) taken.add(bit);
      const sorted = bits.toSorted((a, b) => a - b);
      const key = sorted.join();
      const support = supportOf(columns, sorted);
      if (used.has(key) || !isSure(columns, sorted, support)) continue;
      used.add(key);
      found.push({ bits: sorted, support });
    }
  }
  return found.toSorted((a, b) => b.support - a.support || b.bits.length - a.bits.length);
}

/** Positions that all go together, grown from one by the strongest link. */
function clique(links: Links, seed: number, taken: ReadonlySet<number>): number[] {
  const own = links[seed] ?? new Float32Array();
  const near = [...own.keys()]
    .filter((at) => (own[at] ?? 0) > APART && !taken.has(at))
    .toSorted((a, b) => (own[b] ?? 0) - (own[a] ?? 0));
  const grown = [seed];
  for (const at of near)
    if (grown.every((other) => other === seed || (links[at]?.[other] ?? 0) > APART)) grown.push(at);
  return grown;
}

function supportOf({ words }: Columns, bits: readonly number[]): number {
  const [first = 0, ...rest] = bits;
  const left = Uint32Array.from(words[first] ?? []);
  for (const bit of rest)
    for (let at = 0; at < left.length; at += 1)
      left[at] = (left[at] ?? 0) & (words[bit]?.[at] ?? 0);
  return left.reduce((sum, word) => sum + ones(word), 0);
}

function isSure({ records, totals }: Columns, bits: readonly number[], support: number): boolean {
  const chance = bits.reduce((share, bit) => share * ((totals[bit] ?? 0) / records), records);
  return support >= 3 && chance <= (1 - SURE) * support;
}

function maskOf(bits: readonly number[], length: number): Uint8Array {
  const mask = new Uint8Array(length);
  for (const bit of bits) mask[bit >> 3] = (mask[bit >> 3] ?? 0) | (0x80 >> (bit & 7));
  return mask;
}

function shareRead(one: Uint8Array, masks: readonly Uint8Array[], positions: number): number {
  const read = new Uint8Array(one.length);
  for (const mask of masks)
    if (mask.every((byte, at) => ((one[at] ?? 0) & byte) === byte))
      mask.forEach((byte, at) => {
        read[at] = (read[at] ?? 0) | byte;
      });
  let [known, set] = [0, 0];
  for (let at = 0; at < positions / 8; at += 1) {
    known += ones(read[at] ?? 0);
    set += ones(one[at] ?? 0);
  }
  return set ? known / set : 0;
}
