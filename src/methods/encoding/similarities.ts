import type { Random } from '../random/random.ts';
import { compare, type Filters, orderFilters, type Pairs } from './comparison.ts';
import { EncodingError } from './errors.ts';

/** From where two lists are compared, and how alike records are that have nothing to do with one another. */
export interface Ground {
  readonly floor: number;
  readonly unrelated: number;
}

const PILOT = 400;
const NOISE = 4000;
/** Pairs a record that are worth looking at below the threshold. */
const PER_RECORD = 20;
const MOST_PAIRS = 6_000_000;
/** Of the way from unrelated to equal, so much at least. */
const LEAST = 0.2;

/** The floor above which some twenty pairs a record are to be expected, by a sample of 400 records of either list. */
export function groundOf(
  a: Uint8Array,
  b: Uint8Array,
  length: number,
  threshold: number,
  random: Random,
): Ground {
  const [ours, theirs] = [sampled(a, length, PILOT, random), sampled(b, length, PILOT, random)];
  const all = compare(ours.filters, theirs.filters, Number.MIN_VALUE).dice.toSorted();
  if (all.length === 0) throw new EncodingError('the encodings have no bits in common');
  const unrelated = all[Math.floor(all.length / 2)] ?? 0;
  const [records, others] = [a.length / length, b.length / length];
  const most = Math.min(MOST_PAIRS, PER_RECORD * (records + others));
  const share = Math.min(1, most / (records * others));
  const enough = all[Math.floor((1 - share) * (all.length - 1))] ?? 0;
  const least = unrelated + LEAST * (1 - unrelated);
  return { floor: Math.min(threshold, Math.max(enough, least)), unrelated };
}

/** How like each record of the first list the most similar one of the second is; 0 where no pair was found. */
export function bestOf({ a, dice }: Pick<Pairs, 'a' | 'dice'>, records: number): Float64Array {
  const best = new Float64Array(records);
  a.forEach((record, pair) => {
    best[record] = Math.max(best[record] ?? 0, dice[pair] ?? 0);
  });
  return best;
}

/** Of up to 4,000 records of a list, how like the most similar other one of the same list is; 0 below the floor. */
export function nearestOthers(
  list: Uint8Array,
  length: number,
  whole: Filters,
  floor: number,
  random: Random,
): Float64Array {
  const { filters, places } = sampled(list, length, NOISE, random);
  const { a, b, dice } = compare(filters, whole, floor);
  const nearest = new Float64Array(places.length);
  a.forEach((one, pair) => {
    if (b[pair] !== places[one]) nearest[one] = Math.max(nearest[one] ?? 0, dice[pair] ?? 0);
  });
  return nearest;
}

/** Records drawn without putting back, and their places in the list. */
function sampled(list: Uint8Array, length: number, most: number, random: Random) {
  const records = list.length / length;
  const places = drawn(records, Math.min(most, records), random);
  const bytes = new Uint8Array(places.length * length);
  places.forEach((place, at) => {
    bytes.set(list.subarray(place * length, (place + 1) * length), at * length);
  });
  return { filters: orderFilters(bytes, length), places };
}

/** Knuth's algorithm S: in their order, each as likely as another. */
function drawn(from: number, count: number, random: Random): number[] {
  const places: number[] = [];
  for (let at = 0; at < from && places.length < count; at += 1)
    if ((from - at) * random() < count - places.length) places.push(at);
  return places;
}
