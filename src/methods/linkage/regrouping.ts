/** Persons among records, from weights and from what reviewers have said of some pairs. */
import { groupLinks, type Link, splitGroup } from './clusters.ts';

/** Two records, in any order. */
export type Pair = readonly [number, number];

export interface Said {
  /** Pairs that are one person, whatever they weigh. */
  readonly same: readonly Pair[];
  /** Pairs that are not, whoever else holds them together. This is the stronger of the two. */
  readonly different: readonly Pair[];
}

export interface RegroupRules {
  /** The weight from which two records are linked, in bits. */
  readonly least: number;
  /** What a pair weighs at most that is not among the known ones, in bits. */
  readonly unknown: number;
  /** Whether two records stand on one list that is known to hold nobody twice; a reviewer knows better. */
  readonly exclusive: (a: number, b: number) => boolean;
}

/**
 * Splits records into persons: what the weights say, then what reviewers said. Gives every record once, each person in
 * order. `known` holds the pairs whose weight is known, among them every pair of records that links hold together. A
 * pure function of its input, the order of which changes nothing: a verdict that is taken back leaves no trace.
 */
export function groupWith(
  records: readonly number[],
  known: Iterable<Link>,
  said: Said,
  { least, unknown, exclusive }: RegroupRules,
): number[][] {
  const sorted = records.toSorted((a, b) => a - b);
  const place = new Map(sorted.map((record, at) => [record, at]));
  const weights = new Map<number, number>();
  const links: Link[] = [];
  for (const { left, right, weight } of known) {
    const [a, b] = [place.get(Math.min(left, right)), place.get(Math.max(left, right))];
    if (a === undefined || b === undefined) continue;
    weights.set(a * sorted.length + b, weight);
    if (weight >= least) links.push({ left: a, right: b, weight });
  }
  const at = (index: number) => sorted[index] ?? 0;
  const { apart, joined } = judgedBy(said, exclusive);
  const weight = (a: number, b: number) => weights.get(a * sorted.length + b) ?? unknown;
  const parts = groupLinks(sorted.length, links).flatMap((group) =>
    splitGroup(group, { weight, apart: (a, b) => apart(at(a), at(b)) }),
  );
  const placed = new Set(parts.flat());
  const alone = sorted.flatMap((_, index) => (placed.has(index) ? [] : [[index]]));
  return joined([...parts, ...alone].map((part) => part.map(at)));
}

export interface Judged {
  /** Whether weights must not bring two records together. */
  readonly apart: (a: number, b: number) => boolean;
  /** Persons from weights, joined where a reviewer said so. */
  readonly joined: (persons: readonly (readonly number[])[]) => number[][];
}

export function judgedBy(
  { same: said, different }: Said,
  exclusive: (a: number, b: number) => boolean,
): Judged {
  const two = new Set(different.map(keyOf));
  const wanted = said
    .filter((pair) => !two.has(keyOf(pair)))
    .map(([a, b]): Pair => (a < b ? [a, b] : [b, a]))
    .toSorted(([a, b], [c, d]) => a - c || b - d);
  const same = new Map<number, number[]>();
  for (const [a, b] of wanted) {
    same.set(a, [...(same.get(a) ?? []), b]);
    same.set(b, [...(same.get(b) ?? []), a]);
  }
  const apart = (a: number, b: number) =>
    two.has(keyOf([a, b])) || (exclusive(a, b) && !same.get(a)?.includes(b));
  return { apart, joined: (persons) => joinPersons(persons, wanted, same, apart) };
}

// Records are counted by integers below 2^26: a pair fits in a safe integer.
const keyOf = ([a, b]: Pair): number => Math.min(a, b) * 67_108_864 + Math.max(a, b);

/**
 * A verdict joins two persons whole. Where some of their records must stay apart, the record that was judged changes
 * sides, with those that verdicts hold to it; in the last resort the two stand as a person of their own.
 */
function joinPersons(
  persons: readonly (readonly number[])[],
  wanted: readonly Pair[],
  same: ReadonlyMap<number, readonly number[]>,
  apart: (a: number, b: number) => boolean,
): number[][] {
  const parts = new Set(persons.map((person) => new Set(person)));
  const partOf = new Map([...parts].flatMap((part) => [...part].map((record) => [record, part])));
  const barred = (one: Iterable<number>, other: Iterable<number>) => {
    const others = [...other];
    return [...one].some((a) => others.some((b) => apart(a, b)));
  };
  const move = (records: ReadonlySet<number>, to: Set<number>) => {
    for (const record of records) {
      partOf.get(record)?.delete(record);
      to.add(record);
      partOf.set(record, to);
    }
    parts.add(to);
  };
  for (const [a, b] of wanted) {
    const [one, other] = [partOf.get(a), partOf.get(b)];
    if (!one || !other || one === other) continue;
    const [mine, theirs] = [heldTo(a, one, same), heldTo(b, other, same)];
    if (!barred(one, other)) move(new Set(other), one);
    else if (!barred(one, theirs)) move(theirs, one);
    else if (!barred(other, mine)) move(mine, other);
    else if (!barred(mine, theirs)) move(new Set([...mine, ...theirs]), new Set());
  }
  return [...parts]
    .filter(({ size }) => size > 0)
    .map((part) => [...part].toSorted((a, b) => a - b))
    .toSorted(([a = 0], [b = 0]) => a - b);
}

/** A record and those of its part that verdicts tie to it. */
function heldTo(
  record: number,
  part: ReadonlySet<number>,
  same: ReadonlyMap<number, readonly number[]>,
): Set<number> {
  const held = new Set([record]);
  for (const one of held)
    for (const other of same.get(one) ?? []) if (part.has(other)) held.add(other);
  return held;
}
