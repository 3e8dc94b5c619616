/** Persons as they might also be: the linkage drawn again and again by what the pairs say. */
import type { Random } from '../random/random.ts';
import { boundedWeight, type Link, LOUDEST_AGAINST } from './clusters.ts';

export interface Drawable {
  /** The person of each record as the linkage takes it, by place. */
  readonly persons: Int32Array;
  /** The list of each record, by place. */
  readonly listOf: Uint8Array;
  /**
   * The pairs that are known, within persons and between them, with their weights in bits. One that is not among them is
   * as good as a pair of strangers; what a reviewer said is no weight but ±∞.
   */
  readonly pairs: readonly Link[];
  /** Share of the pairs of one person, at most, that no rule may have brought together. */
  readonly missed: number;
}

/** Where a walk begins is forgotten after so many rounds, and where it was after so many between two draws. */
const [FIRST, BETWEEN] = [20, 4];
/** What was said outweighs whatever else speaks, in bits. */
const SAID = 100;
/** Beyond this weight either way (bits; one in a thousand) nothing is in doubt. */
const DOUBT = 10;

/**
 * Linkages of those that are possible, one after another: each record in doubt leaves its person and joins another, or
 * stands alone, as likely as its pairs say: with odds of 2 to the power of the sum of their weights. Gibbs sampling over
 * partitions, after Steorts, Hall & Fienberg (2016), JASA 111:1660; the spread between draws is what doubt about links
 * adds to whatever is counted of persons (Tancredi & Liseo 2011, Annals of Applied Statistics 5:1553). Of what no rule
 * brought together nothing is known but how much it may be: a share of it drawn anew each time, from none to all, is made
 * up by joining persons by lot who stand on no common list. Gives the person of each record, under a number that says
 * nothing.
 */
export function* drawPersons(
  { persons, pairs, listOf, missed }: Drawable,
  random: Random,
): Generator<Int32Array, never> {
  const known = neighbours(persons.length, pairs);
  const open = inDoubt(persons, pairs);
  const person = Int32Array.from(persons);
  const size = new Int32Array(persons.length);
  for (const one of person) size[one] = (size[one] ?? 0) + 1;
  const empty = [...size.keys()].filter((at) => size[at] === 0);
  for (let rounds = FIRST; ; rounds = BETWEEN) {
    for (let round = 0; round < rounds; round += 1)
      for (const record of open) moveOne(record, { known, person, size, empty }, random);
    yield withMissed(person, listOf, missed * random(), random);
  }
}

/**
 * Joins persons by lot until so great a share of all pairs of two lists was made up: such as those who were found would
 * be, had one of their records not been linked.
 */
function withMissed(
  drawn: Int32Array,
  listOf: Uint8Array,
  share: number,
  random: Random,
): Int32Array {
  const person = Int32Array.from(drawn);
  const members = Map.groupBy(person.keys(), (record) => drawn[record] ?? 0);
  const on = new Map([...members].map(([one, records]) => [one, listsOf(records, listOf)]));
  const alike = Map.groupBy(on.keys(), (one) => on.get(one) ?? 0);
  let pairs = [...on.values()].reduce((sum, lists) => sum + pairsOf(bitsIn(lists)), 0);
  const whole = pairs / (1 - share);
  for (let tries = 0; pairs < whole && tries < 10 * person.length; tries += 1) {
    const record = Math.floor(random() * person.length);
    const own = 1 << (listOf[record] ?? 0);
    const others = (on.get(drawn[record] ?? 0) ?? own) & ~own;
    if (others === 0) continue;
    const [one, two] = [takeFrom(alike.get(own), random), takeFrom(alike.get(others), random)];
    if (one !== undefined && two !== undefined) {
      for (const each of members.get(one) ?? []) person[each] = two;
      pairs += bitsIn(others);
    } else if (one !== undefined) alike.get(own)?.push(one);
    else if (two !== undefined) alike.get(others)?.push(two);
  }
  return person;
}

function takeFrom(among: number[] | undefined, random: Random): number | undefined {
  if (!among || among.length === 0) return undefined;
  const at = Math.floor(random() * among.length);
  const taken = among[at];
  const last = among.pop();
  if (at < among.length && last !== undefined) among[at] = last;
  return taken;
}

const listsOf = (records: readonly number[], listOf: Uint8Array): number =>
  records.reduce((lists, record) => lists | (1 << (listOf[record] ?? 0)), 0);

function bitsIn(lists: number): number {
  let count = 0;
  for (let left = lists; left > 0; left &= left - 1) count += 1;
  return count;
}

const pairsOf = (n: number): number => (n * (n - 1)) / 2;

interface Walk {
  readonly known: Neighbours;
  readonly person: Int32Array;
  /** Records of each person. */
  readonly size: Int32Array;
  /** Numbers of which there is no person. */
  readonly empty: number[];
}

function moveOne(record: number, { known, person, size, empty }: Walk, random: Random): void {
  const { start, other, weight } = known;
  const home = person[record] as number;
  size[home] = (size[home] as number) - 1;
  const sums = new Map<number, { sum: number; told: number }>();
  for (let at = start[record] as number; at < (start[record + 1] as number); at += 1) {
    const there = person[other[at] as number] as number;
    const so = sums.get(there) ?? { sum: 0, told: 0 };
    sums.set(there, { sum: so.sum + (weight[at] as number), told: so.told + 1 });
  }
  // Alone: even odds.
  const ways: { to: number; bits: number }[] = [{ to: -1, bits: 0 }];
  for (const [to, { sum, told }] of sums) {
    const members = size[to] as number;
    if (members === 0) continue;
    ways.push({ to, bits: sum + (members - told) * LOUDEST_AGAINST });
  }
  // Beside the likeliest: hundreds of bits are no number.
  const most = Math.max(...ways.map(({ bits }) => bits));
  const odds = ways.map(({ bits }) => 2 ** (bits - most));
  let left = random() * odds.reduce((all, one) => all + one, 0);
  const chosen = ways.find((_, at) => {
    left -= odds[at] ?? 0;
    return left < 0;
  });
  const to = chosen?.to ?? -1;
  if (size[home] === 0) empty.push(home);
  const there = to === -1 ? (empty.pop() as number) : to;
  person[record] = there;
  size[there] = (size[there] as number) + 1;
}

/** Records that have a pair in doubt, or one that speaks against the persons as they are. */
function inDoubt(persons: Int32Array, pairs: readonly Link[]): number[] {
  const open = new Set<number>();
  for (const { left, right, weight } of pairs) {
    const inside = persons[left] === persons[right];
    if (inside ? weight >= DOUBT : weight <= -DOUBT) continue;
    open.add(left).add(right);
  }
  return [...open].toSorted((a, b) => a - b);
}

interface Neighbours {
  /** Where the pairs of each record begin. */
  readonly start: Int32Array;
  readonly other: Int32Array;
  readonly weight: Float64Array;
}

function neighbours(records: number, pairs: readonly Link[]): Neighbours {
  const start = new Int32Array(records + 1);
  for (const { left, right } of pairs)
    for (const record of [left, right]) start[record + 1] = (start[record + 1] as number) + 1;
  for (let at = 1; at <= records; at += 1)
    start[at] = (start[at] as number) + (start[at - 1] as number);
  const next = start.slice();
  const other = new Int32Array(2 * pairs.length);
  const weights = new Float64Array(2 * pairs.length);
  for (const { left, right, weight } of pairs)
    for (const [one, two] of [
      [left, right],
      [right, left],
    ] as const) {
      const at = next[one] as number;
      next[one] = at + 1;
      other[at] = two;
      weights[at] = Number.isFinite(weight) ? boundedWeight(weight) : Math.sign(weight) * SAID;
    }
  return { start, other, weight: weights };
}
