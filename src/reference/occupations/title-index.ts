import { editDistance } from '../folding/folding.ts';
import { type Piece, piecesOf } from './title-words.ts';

/** A title and the unit group that it belongs to. */
export interface Title {
  readonly key: string;
  readonly code: string;
}

/** A group and its share of what speaks for any group, from 0 to 1. */
export interface Reading {
  readonly code: string;
  readonly share: number;
}

export interface TitleIndex {
  /** The groups that a folded title may belong to, best first, and how near the nearest known title is, from 0 to 1. */
  find(key: string): { readonly readings: readonly Reading[]; readonly near: number };
}

/** Pieces are told apart by a hash of so many bits: two that collide cost little, a table of strings much. */
const BITS = 18;
const SIZE = 2 ** BITS;

const NEIGHBOURS = 14;
/** How much nearer neighbours count than farther ones, and likelier groups than less likely ones. */
const SHARPNESS = { title: 4, group: 6 };
/** The part of the nearest titles in the verdict; the rest is the group's as a whole. */
const NEAREST = 0.65;
const READINGS = 5;
/** A title with a slip is never quite a known one. */
const MENDED = 0.98;

/**
 * Knows a title by its neighbours: known titles that share its rare words, stems and runs of letters (cosine of tf-idf),
 * the nearest of which vote; and by what the titles of each group have in common (Rocchio's profile of a class, with
 * damped weights). Both together do better than either: a title like none known still has its group's words.
 */
export function indexTitles(titles: readonly Title[]): TitleIndex {
  const codes = [...new Set(titles.map(({ code }) => code))].sort();
  const place = new Map(codes.map((code, at) => [code, at]));
  const groups = Uint16Array.from(titles, ({ code }) => place.get(code) ?? 0);
  const counts = countsOf(titles);
  const rarity = Float32Array.from(counts, (n) => Math.log(1 + titles.length / Math.max(1, n)));
  const vectorOf = (key: string) => unit(bagOf(piecesOf(key)), rarity);
  const byTitle = emptyPostings(counts);
  const profiles = codes.map(() => new Map<number, number>());
  for (const [row, { key }] of titles.entries())
    for (const [slot, weight] of vectorOf(key)) {
      post(byTitle, slot, row, weight);
      const profile = profiles[groups[row] ?? 0];
      profile?.set(slot, (profile.get(slot) ?? 0) + weight);
    }
  const byGroup = postedProfiles(profiles);
  const mended = spelling(titles);
  const [titleSums, groupSums] = [new Float32Array(titles.length), new Float32Array(codes.length)];
  return {
    find: (key) => {
      const meant = mended(key);
      const asked = vectorOf(meant);
      gather(asked, byTitle, titleSums);
      gather(asked, byGroup, groupSums);
      const nearest = best(titleSums, NEIGHBOURS);
      const votes = votesOf(nearest, titleSums, groups, groupSums);
      return {
        near: Math.min(meant === key ? 1 : MENDED, titleSums[nearest[0] ?? -1] ?? 0),
        readings: best(votes, READINGS).map((at) => ({
          code: codes[at] ?? '',
          share: votes[at] ?? 0,
        })),
      };
    },
  };
}

/** Mends a slip in words that no title has: one letter in five to eight, two in nine or more, for the word that most titles have. */
function spelling(titles: readonly Title[]): (key: string) => string {
  const uses = new Map<string, number>();
  for (const { key } of titles)
    for (const word of key.split(' ')) uses.set(word, (uses.get(word) ?? 0) + 1);
  const byLength = Map.groupBy(uses.keys(), (word) => word.length);
  const mend = (word: string): string => {
    if (word.length < 5 || uses.has(word)) return word;
    const limit = word.length < 9 ? 1 : 2;
    const lengths = Array.from({ length: 2 * limit + 1 }, (_, at) => word.length - limit + at);
    const near = lengths
      .flatMap((length) => byLength.get(length) ?? [])
      .filter((other) => other[0] === word[0] && editDistance(word, other, limit) <= limit);
    const often = (other: string) => uses.get(other) ?? 0;
    return near.reduce((best, other) => (often(other) > often(best) ? other : best), word);
  };
  return (key) => key.split(' ').map(mend).join(' ');
}

/** What speaks for each group, as shares of one. */
function votesOf(
  nearest: readonly number[],
  titleSums: Float32Array,
  groups: Uint16Array,
  groupSums: Float32Array,
): Float64Array {
  const near = nearest.map((at) => (titleSums[at] ?? 0) ** SHARPNESS.title);
  const like = Float64Array.from(groupSums, (value) => value ** SHARPNESS.group);
  const [nearSum, likeSum] = [sum(near) || 1, sum(like) || 1];
  const votes = like.map((value) => ((1 - NEAREST) * value) / likeSum);
  for (const [rank, at] of nearest.entries())
    add(votes, groups[at] ?? 0, (NEAREST * (near[rank] ?? 0)) / nearSum);
  return votes;
}

function sum(values: Iterable<number>): number {
  let all = 0;
  for (const value of values) all += value;
  return all;
}

function add(to: Float32Array | Float64Array | Uint32Array, at: number, value: number): void {
  to[at] = (to[at] ?? 0) + value;
}

/** Slot → weight of the pieces of one title. */
function bagOf(pieces: readonly Piece[]): Map<number, number> {
  const bag = new Map<number, number>();
  for (const [piece, weight] of pieces) {
    const slot = slotOf(piece);
    bag.set(slot, (bag.get(slot) ?? 0) + weight);
  }
  return bag;
}

// FNV-1a, folded.
function slotOf(piece: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < piece.length; at++)
    hash = Math.imul(hash ^ piece.charCodeAt(at), 0x01000193);
  return (hash ^ (hash >>> BITS)) & (SIZE - 1);
}

/** How many titles have each piece. */
function countsOf(titles: readonly Title[]): Uint32Array {
  const counts = new Uint32Array(SIZE);
  for (const { key } of titles)
    for (const slot of new Set(piecesOf(key).map(([piece]) => slotOf(piece)))) add(counts, slot, 1);
  return counts;
}

type Vector = readonly (readonly [slot: number, weight: number])[];

// A piece that no title has makes the rest of the title say less.
function unit(bag: ReadonlyMap<number, number>, rarity: Float32Array): Vector {
  return scaled([...bag].map(([slot, weight]) => [slot, weight * (rarity[slot] ?? 0)]));
}

function scaled(vector: Vector): Vector {
  const length = Math.sqrt(vector.reduce((all, [, weight]) => all + weight * weight, 0)) || 1;
  return vector.map(([slot, weight]) => [slot, weight / length]);
}

/** For each slot, which rows have it and with what weight, one after the other in two long arrays. */
interface Postings {
  readonly starts: Uint32Array;
  /** Where the next of each slot goes. */
  readonly next: Uint32Array;
  readonly rows: Uint32Array;
  readonly weights: Float32Array;
}

function emptyPostings(counts: Uint32Array): Postings {
  const starts = new Uint32Array(SIZE + 1);
  for (const [slot, count] of counts.entries()) starts[slot + 1] = (starts[slot] ?? 0) + count;
  const size = starts[SIZE] ?? 0;
  const [rows, weights] = [new Uint32Array(size), new Float32Array(size)];
  return { starts, next: starts.slice(), rows, weights };
}

function post({ next, rows, weights }: Postings, slot: number, row: number, weight: number): void {
  const at = next[slot] ?? 0;
  rows[at] = row;
  weights[at] = weight;
  next[slot] = at + 1;
}

/** Damped, so that a group of many titles does not drown in one of them. */
function postedProfiles(profiles: readonly ReadonlyMap<number, number>[]): Postings {
  const counts = new Uint32Array(SIZE);
  for (const profile of profiles) for (const slot of profile.keys()) add(counts, slot, 1);
  const postings = emptyPostings(counts);
  for (const [row, profile] of profiles.entries())
    for (const [slot, weight] of scaled([...profile].map(([at, all]) => [at, Math.sqrt(all)])))
      post(postings, slot, row, weight);
  return postings;
}

function gather(asked: Vector, { starts, rows, weights }: Postings, sums: Float32Array): void {
  sums.fill(0);
  for (const [slot, weight] of asked)
    for (let at = starts[slot] ?? 0; at < (starts[slot + 1] ?? 0); at++)
      add(sums, rows[at] ?? 0, weight * (weights[at] ?? 0));
}

/** The places of the `most` largest values above nothing, largest first. */
function best(values: Float32Array | Float64Array, most: number): number[] {
  const kept: number[] = [];
  let least = 0;
  for (let at = 0; at < values.length; at++) {
    const value = values[at] ?? 0;
    if (value <= least) continue;
    const before = kept.findIndex((other) => (values[other] ?? 0) < value);
    kept.splice(before < 0 ? kept.length : before, 0, at);
    if (kept.length > most) kept.pop();
    if (kept.length === most) least = values[kept.at(-1) ?? 0] ?? 0;
  }
  return kept;
}
