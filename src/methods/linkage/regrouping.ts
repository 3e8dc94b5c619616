/** Persons among a few records, under what reviewers have said of some pairs. */
import { groupLinks, type Link, splitGroup } from './clusters.ts';

export interface Said {
  /** Pairs that are one person, whatever they weigh. */
  readonly same: readonly (readonly [number, number])[];
  /** Pairs that are not, whoever else holds them together. This is the stronger of the two. */
  readonly different: readonly (readonly [number, number])[];
}

export interface RegroupRules {
  /** The weight from which two records are linked, in bits. */
  readonly least: number;
  /** What a pair weighs at most that is not among the known ones, in bits. */
  readonly unknown: number;
  readonly exclusive: (a: number, b: number) => boolean;
}

/** As loud as a pair may speak. */
const CERTAIN = 12;

/**
 * Splits records into persons: those that links or a reviewer hold together, but for those that a reviewer holds apart.
 * Gives every record once, each person in order. `known` holds the pairs whose weight is known; order changes nothing.
 */
export function groupWith(
  records: readonly number[],
  known: readonly Link[],
  said: Said,
  { least, unknown, exclusive }: RegroupRules,
): number[][] {
  const ordered = records.toSorted((a, b) => a - b);
  const place = new Map(ordered.map((record, at) => [record, at]));
  const at = (record: number): number => place.get(record) ?? -1;
  const key = (a: number, b: number): number => Math.min(a, b) * ordered.length + Math.max(a, b);
  const same = new Set(said.same.map(([a, b]) => key(at(a), at(b))));
  const apart = new Set(said.different.map(([a, b]) => key(at(a), at(b))));
  for (const pair of apart) same.delete(pair);
  const weights = new Map(
    known.map(({ left, right, weight }) => [key(at(left), at(right)), weight]),
  );
  const links = [...new Set([...weights.keys(), ...same])]
    .filter(
      (pair) => !apart.has(pair) && (same.has(pair) || (weights.get(pair) ?? unknown) >= least),
    )
    .sort((a, b) => a - b)
    .map((pair) => ({
      left: Math.floor(pair / ordered.length),
      right: pair % ordered.length,
      weight: same.has(pair) ? CERTAIN : (weights.get(pair) ?? unknown),
    }));
  const persons = groupLinks(ordered.length, links).flatMap((group) =>
    splitGroup(group, {
      weight: (a, b) => weights.get(key(a, b)) ?? unknown,
      certain: (a, b) => same.has(key(a, b)),
      exclusive: (a, b) =>
        apart.has(key(a, b)) ||
        (!same.has(key(a, b)) && exclusive(ordered[a] ?? 0, ordered[b] ?? 0)),
    }),
  );
  const grouped = new Set(persons.flat());
  const alone = ordered.flatMap((_, each) => (grouped.has(each) ? [] : [[each]]));
  return [...persons, ...alone]
    .map((person) => person.map((each) => ordered[each] ?? 0).sort((a, b) => a - b))
    .sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
}
