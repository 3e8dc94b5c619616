import { describe, expect, it } from 'vitest';
import { type Random, seededStreams } from '../random/random.ts';
import { compare, encoderFor, orderFilters, readSchema } from './encoding.ts';
import { estimateOverlap, type OverlapEstimate } from './overlap-estimate.ts';
import { bestOf, groundOf, nearestOthers } from './similarities.ts';

const FEATURES = ['given', 'name', 'born'].map((identifier) => ({
  identifier,
  format: { type: 'string' },
  hashing: { comparison: { type: 'ngram', n: 2 }, strategy: { bitsPerFeature: 300 } },
}));
const SCHEMA = readSchema({
  version: 3,
  clkConfig: { l: 1024, xor_folds: 1, kdf: { type: 'HKDF' } },
  features: FEATURES,
});
const encode = encoderFor(SCHEMA, new TextEncoder().encode('nobody outside knows this'));

interface Lists {
  readonly a: number;
  readonly b: number;
  readonly both: number;
  /** How often a value of the second list differs from the first's. */
  readonly errors: number;
}

const SYLLABLES = 'ma ri jo ka le ta ni sa do be lu fe ra no vi ou dia mba gne so'.split(' ');

/** Two lists of invented people with unequal names, encoded; the truth is `both`. */
function invent({ a, b, both, errors }: Lists, random: Random) {
  const draw = (most: number) => Math.floor(random() * most);
  const name = () => {
    const rank = Math.floor(200 * random() ** 2);
    return [rank, rank * 7, Math.floor(rank / 9)].map((at) => SYLLABLES[at % 20]).join('');
  };
  const person = () => [name(), name(), String(19_300_000 + draw(80) * 10_000 + draw(365))];
  const slip = (value: string) => {
    const at = draw(value.length);
    const letter = /\d/.test(value) ? String(draw(10)) : (SYLLABLES[draw(20)]?.[0] ?? 'x');
    return value.slice(0, at) + letter + value.slice(at + 1);
  };
  const again = (one: readonly string[]) =>
    one.map((value) => (random() < errors ? slip(random() < 0.3 ? slip(value) : value) : value));
  const shared = Array.from({ length: both }, person);
  const first = [...shared, ...Array.from({ length: a - both }, person)];
  const second = [...shared.map(again), ...Array.from({ length: b - both }, person)];
  return [first, second].map((list) => Buffer.concat(list.map((one) => encode(one)))) as [
    Buffer,
    Buffer,
  ];
}

function estimated(lists: Lists, seed: number, unique = true): OverlapEstimate {
  const random = seededStreams(seed)('people');
  const [a, b] = invent(lists, random);
  const [ours, theirs] = [orderFilters(a, 128), orderFilters(b, 128)];
  const ground = groundOf(a, b, 128, 0.8, random);
  const best = bestOf(compare(ours, theirs, ground.floor), lists.a);
  const near = (list: Buffer, filters: typeof ours) =>
    nearestOthers(list, 128, filters, ground.floor, random);
  const noise = [near(a, ours), near(b, theirs)] as const;
  const given = { best, noise, larger: lists.b, ...ground, threshold: 0.8, unique };
  return estimateOverlap(given, seededStreams(7));
}

describe('How many are on both lists', () => {
  it.each<Lists>([
    { a: 300, b: 500, both: 120, errors: 0.2 },
    { a: 400, b: 400, both: 350, errors: 0.5 },
    { a: 300, b: 900, both: 30, errors: 0.3 },
  ])(
    'is held by the interval in nearly all lists: %o',
    (lists) => {
      const held = Array.from({ length: 8 }, (_, at) => estimated(lists, at + 1)).filter(
        ({ low, high }) => low <= lists.both && lists.both <= high,
      );
      expect(held.length).toBeGreaterThanOrEqual(7);
    },
    60_000,
  );

  it('is told within a sixth, though the threshold misses some', () => {
    const { n, low, high, found, wrong } = estimated({ a: 400, b: 600, both: 200, errors: 0.3 }, 5);
    expect(Math.abs(n - 200)).toBeLessThan(20);
    expect(high - low).toBeLessThan(70);
    expect(found).toBeGreaterThan(0.6);
    expect(found).toBeLessThan(1);
    expect(wrong).toBeLessThan(0.1);
  });

  it('is next to nobody where the lists have nobody in common', () => {
    const { low, high } = estimated({ a: 300, b: 400, both: 0, errors: 0.2 }, 2);
    expect(low).toBeLessThan(10);
    expect(high).toBeLessThan(50);
  });

  it('is the same for the same seed, and wider where people may stand twice in a list', () => {
    const lists = { a: 300, b: 500, both: 120, errors: 0.2 };
    const sure = estimated(lists, 3);
    expect(estimated(lists, 3)).toEqual(sure);
    const doubtful = estimated(lists, 3, false);
    expect(doubtful.high - doubtful.low).toBeGreaterThanOrEqual(sure.high - sure.low);
  });

  it('cannot be told of nobody', () => {
    const none = new Float64Array();
    const nobody = { best: none, noise: [none, none] as const, larger: 0, unrelated: 0.3 };
    expect(() =>
      estimateOverlap({ ...nobody, floor: 0.5, threshold: 0.8, unique: true }, seededStreams(1)),
    ).toThrow('nobody to compare');
  });
});
