/** Persons as they might also be: links in doubt are drawn by their probability. */
import type { Random } from '../random/random.ts';
import { disjointSets } from './clusters.ts';

export interface Doubt {
  readonly l: number;
  readonly r: number;
  /** Probability that the two are one person, given what is known of the pair. */
  readonly probability: number;
}

export interface Drawable {
  /** The person of each record as the linkage takes it, by place. */
  readonly persons: Int32Array;
  /** Pairs in doubt: inside a person, or between two. */
  readonly doubts: readonly Doubt[];
  /** Pairs beyond doubt inside the persons in which some pair is in doubt. */
  readonly sure: readonly (readonly [number, number])[];
}

/**
 * One linkage of those that are possible: each pair in doubt is a link with its probability, all others are as they are.
 * Gives the person of each record anew, named by its smallest record. The spread between draws is what doubt about links
 * adds to whatever is counted of persons: Tancredi and Liseo (2011), Annals of Applied Statistics 5:1553.
 */
export function drawPersons({ persons, doubts, sure }: Drawable, random: Random): Int32Array {
  const inDoubt = new Set<number>();
  for (const { l, r } of doubts) if (persons[l] === persons[r]) inDoubt.add(persons[l] ?? -1);
  const sets = disjointSets(persons.length);
  persons.forEach((person, record) => {
    if (!inDoubt.has(person)) sets.join(person, record);
  });
  for (const [a, b] of sure) sets.join(a, b);
  for (const { l, r, probability } of doubts) if (random() < probability) sets.join(l, r);
  return persons.map((_, record) => sets.find(record));
}
