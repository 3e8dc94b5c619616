import { seededStreams } from '../random/random.ts';
import type { Votes } from './votes.ts';

/** Participants (rows) who vote as the first of them does. */
export interface Alike {
  readonly rows: readonly number[];
  /** Of the one who is least like the first: statements on which both voted, and on how many the same. */
  readonly shared: number;
  readonly same: number;
  /** How many sets of so many people, as alike as that, chance would give. */
  readonly expected: number;
}

/** Two people who share fewer statements are compared with nobody. */
const LEAST_SHARED = 10;
/** Of what two share, this much must be the same: who is paid for it may slip. */
const LEAST_SAME = 0.85;
/** Flagged where chance would give fewer such sets than this in the whole conversation. */
const EXPECTED = 0.01;
const BANDS = 16;
const ROWS = 5;
/** In one band everybody is compared with so many others who look the same in it. */
const NEIGHBOURS = 6;

/**
 * Sets of people who vote the same far more often than votes of the others in their group of opinion make likely. Pairs
 * are looked for among those whose sketches agree in a band (minhash, Broder 1997; banding, Leskovec, Rajaraman and
 * Ullman 2014, ch. 3), so the work grows with votes, not with pairs. Rates leave out the set that is judged: those who
 * vote as one would make it usual.
 */
export function alikeIn(votes: Votes, groupOf: Int32Array): Alike[] {
  const near = candidates(votes).filter(([a, b]) => {
    const { shared, same } = sharedBy(votes, a, b);
    return shared.length >= LEAST_SHARED && same >= LEAST_SAME * shared.length;
  });
  const all = countsOf(votes, groupOf, votes.participants.keys());
  return linked(near).flatMap((rows) => {
    const others = minus(all, countsOf(votes, groupOf, rows));
    const found = surest(votes, groupOf, others, rows, middleOf(near, rows));
    return found.expected < EXPECTED ? [found] : [];
  });
}

/** Who is near most of the others; of several the first. */
function middleOf(near: readonly Couple[], rows: readonly number[]): number {
  const links = new Map(rows.map((row) => [row, 0]));
  for (const row of near.flat()) if (links.has(row)) links.set(row, (links.get(row) ?? 0) + 1);
  return rows.reduce((best, row) => ((links.get(row) ?? 0) > (links.get(best) ?? 0) ? row : best));
}

/** The set around a person that chance explains least: n (n − 1 choose k − 1) times the product of their chances. */
function surest(
  votes: Votes,
  groupOf: Int32Array,
  others: Int32Array,
  rows: readonly number[],
  middle: number,
): Alike {
  const judged = rows
    .filter((row) => row !== middle)
    .map((row) => judge(votes, groupOf, others, middle, row))
    .filter(({ shared, same }) => shared >= LEAST_SHARED && same >= LEAST_SAME * shared)
    .sort((a, b) => a.chance - b.chance || a.row - b.row);
  const people = votes.participants.length;
  let best: Alike = { rows: [middle], shared: 0, same: 0, expected: people };
  let logarithm = Math.log(people);
  let least = Number.POSITIVE_INFINITY;
  for (const [at, { chance, shared, same }] of judged.entries()) {
    logarithm += chance + Math.log((people - 1 - at) / (at + 1));
    if (logarithm >= Math.min(least, Math.log(people))) continue;
    least = logarithm;
    const members = [middle, ...judged.slice(0, at + 1).map(({ row }) => row)];
    best = { rows: members.sort((a, b) => a - b), shared, same, expected: Math.exp(logarithm) };
  }
  return best;
}

function candidates(votes: Votes): [number, number][] {
  const keys = Array.from({ length: BANDS }, () => new Map<number, number[]>());
  const hashes = hashing(votes.statements.length);
  for (let row = 0; row < votes.participants.length; row += 1) {
    const [from, end] = [votes.starts[row] ?? 0, votes.starts[row + 1] ?? 0];
    if (end - from < LEAST_SHARED) continue;
    for (const [band, buckets] of keys.entries()) {
      let key = 0x811c9dc5;
      for (const hash of hashes.slice(band * ROWS, (band + 1) * ROWS))
        key = Math.imul(key ^ least(votes, hash, from, end), 0x01000193);
      const bucket = buckets.get(key);
      if (bucket) bucket.push(row);
      else buckets.set(key, [row]);
    }
  }
  return distinct(keys, votes.participants.length);
}

/** For each sketch a number drawn for every statement and vote on it. */
function hashing(statements: number): Int32Array[] {
  const streams = seededStreams(1);
  return Array.from({ length: BANDS * ROWS }, (_, one) => {
    const random = streams(`sketch ${one}`);
    return Int32Array.from({ length: 3 * statements }, () => Math.floor(random() * 2 ** 31));
  });
}

function least({ columns, values }: Votes, hash: Int32Array, from: number, end: number): number {
  let found = 2 ** 31 - 1;
  for (let at = from; at < end; at += 1) {
    const one = hash[3 * (columns[at] ?? 0) + (values[at] ?? 0) + 1] ?? found;
    if (one < found) found = one;
  }
  return found;
}

function distinct(keys: readonly Map<number, number[]>[], people: number): [number, number][] {
  const seen = new Set<number>();
  const found: [number, number][] = [];
  for (const buckets of keys)
    for (const bucket of buckets.values())
      for (const [at, a] of bucket.entries())
        for (const b of bucket.slice(at + 1, at + 1 + NEIGHBOURS)) {
          if (seen.has(a * people + b)) continue;
          seen.add(a * people + b);
          found.push([a, b]);
        }
  return found;
}

type Couple = readonly [a: number, b: number];

/** Rows that pairs hold together, set by set. */
function linked(pairs: readonly Couple[]): number[][] {
  const parent = new Map<number, number>();
  const top = (row: number): number => {
    let at = row;
    for (let up = parent.get(at); up !== undefined && up !== at; up = parent.get(at)) at = up;
    return at;
  };
  for (const [a, b] of pairs) {
    const [one, other] = [top(a), top(b)];
    parent.set(Math.max(one, other), Math.min(one, other));
  }
  const rows = [...new Set(pairs.flat())].sort((a, b) => a - b);
  return [...Map.groupBy(rows, top).values()];
}

/** The statements (columns) on which two both voted, with the vote of the first, and on how many they voted the same. */
function sharedBy(
  { starts, columns, values }: Votes,
  a: number,
  b: number,
): { shared: { column: number; vote: number }[]; same: number } {
  const shared: { column: number; vote: number }[] = [];
  let same = 0;
  let [at, to] = [starts[a] ?? 0, starts[b] ?? 0];
  const [end, stop] = [starts[a + 1] ?? 0, starts[b + 1] ?? 0];
  while (at < end && to < stop) {
    const [column, other] = [columns[at] ?? 0, columns[to] ?? 0];
    if (column === other) {
      shared.push({ column, vote: values[at] ?? 0 });
      if (values[at] === values[to]) same += 1;
    }
    if (column <= other) at += 1;
    if (other <= column) to += 1;
  }
  return { shared, same };
}

/** Votes by group, statement and vote; the last group is everybody. */
function countsOf(
  { starts, columns, values, statements }: Votes,
  groupOf: Int32Array,
  rows: Iterable<number>,
): Int32Array {
  const groups = groupsIn(groupOf);
  const wide = 3 * statements.length;
  const counts = new Int32Array((groups + 1) * wide);
  for (const row of rows)
    for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at += 1)
      for (const group of [groupOf[row] ?? groups, groups]) {
        const cell = group * wide + 3 * (columns[at] ?? 0) + (values[at] ?? 0) + 1;
        counts[cell] = (counts[cell] ?? 0) + 1;
      }
  return counts;
}

const groupsIn = (groupOf: Int32Array): number =>
  groupOf.reduce((most, one) => Math.max(most, one), -1) + 1;

const minus = (all: Int32Array, some: Int32Array): Int32Array =>
  all.map((count, cell) => count - (some[cell] ?? 0));

interface Judged {
  readonly row: number;
  readonly shared: number;
  readonly same: number;
  /** Logarithm of how probable it is at most that somebody of their group is so much like the other. */
  readonly chance: number;
}

function judge(
  votes: Votes,
  groupOf: Int32Array,
  others: Int32Array,
  middle: number,
  row: number,
): Judged {
  const { shared, same } = sharedBy(votes, middle, row);
  const groups = groupsIn(groupOf);
  const wide = 3 * votes.statements.length;
  const likely = shared.map(({ column, vote }) => {
    const of = (group: number) => {
      const cell = group * wide + 3 * column;
      const voters = (others[cell] ?? 0) + (others[cell + 1] ?? 0) + (others[cell + 2] ?? 0);
      return { alike: others[cell + vote + 1] ?? 0, voters };
    };
    const [own, all] = [of(groupOf[row] ?? groups), of(groups)];
    return (own.alike + (PRIOR * (all.alike + 1)) / (all.voters + 3)) / (own.voters + PRIOR);
  });
  const mean = likely.reduce((sum, one) => sum + one, 0) / Math.max(1, likely.length);
  return { row, shared: shared.length, same, chance: tail(same, shared.length, mean) };
}

/** By how many voters everybody's votes stand in where few of a group voted. */
const PRIOR = 2;

/** Logarithm of at most how probable so many or more are the same, whatever the single chances (Hoeffding 1963, theorem 1). */
function tail(same: number, shared: number, chance: number): number {
  const share = same / Math.max(1, shared);
  if (share <= chance) return 0;
  const apart = share === 1 ? 0 : (1 - share) * Math.log((1 - share) / (1 - chance));
  return -shared * (share * Math.log(share / chance) + apart);
}
