import type { Random, Streams } from '../../src/methods/random/random.ts';
import { generationOf, isCitizen, type Person } from './persons.ts';

export const LISTS = ['consulate', 'city', 'federation', 'alumni', 'survey'] as const;
export type ListName = (typeof LISTS)[number];

/** What makes somebody stand on a list more or less readily, in log odds. */
interface Habits {
  /** Share of the whole community that stands on it. */
  readonly share: number;
  readonly woman: number;
  readonly child: number;
  /** For each ten years above and below forty. */
  readonly older: number;
  readonly younger: number;
  readonly newcomer: number;
  readonly descendant: number;
  readonly learned: number;
  readonly office: number;
  readonly foreigner: number;
  /** For who stands on the consular register: the one dependence that no trait explains. */
  readonly registered: number;
}

// biome-ignore format: a table is read in lines
const HABITS: Readonly<Record<ListName, Habits>> = {
  consulate:  { share: 0.38, woman: -0.1, child: -0.2, older: 0.2,  younger: -0.2, newcomer: -0.7, descendant: -0.4, learned: 0.2,  office: 0.5, foreigner: -2.5, registered: 0 },
  city:       { share: 0.45, woman: 0.1,  child: 0.2,  older: 0,    younger: 0.05, newcomer: -0.9, descendant: 0.1,  learned: 0.1,  office: 0,   foreigner: -0.5, registered: 0 },
  federation: { share: 0.14, woman: -0.3, child: -0.8, older: 0.15, younger: -0.2, newcomer: -0.3, descendant: -0.3, learned: 0.1,  office: 0.2, foreigner: -0.2, registered: 1 },
  alumni:     { share: 0.1,  woman: -0.1, child: -7,   older: -0.5, younger: 0.3,  newcomer: 0.4,  descendant: -0.2, learned: 2.8,  office: 0.2, foreigner: -0.2, registered: 0 },
  survey:     { share: 0.11, woman: 0.25, child: -7,   older: -0.3, younger: 0.1,  newcomer: 0.2,  descendant: 0.2,  learned: 0.6,  office: 0.1, foreigner: 0.1,  registered: 0 },
};

/** Who stands on which list: for each person the lists, in their order. */
export function listPersons(streams: Streams, persons: readonly Person[]): ListName[][] {
  const on = persons.map((): ListName[] => []);
  for (const list of LISTS) {
    const odds = persons.map((person, at) =>
      leaning(HABITS[list], person, on[at]?.includes('consulate') ?? false),
    );
    const level = levelFor(odds, HABITS[list].share);
    const random: Random = streams(`lists coverage ${list}`);
    for (const [at, own] of odds.entries())
      if (random() < logistic(level + own)) on[at]?.push(list);
  }
  return on;
}

function leaning(habits: Habits, person: Person, registered: boolean): number {
  const decades = (person.age - 40) / 10;
  return (
    (person.sex === 'female' ? habits.woman : 0) +
    (person.age < 15 ? habits.child : 0) +
    Math.max(0, decades) * habits.older +
    Math.min(2.5, Math.max(0, -decades)) * habits.younger +
    (person.arrived !== null && person.arrived >= 2020 ? habits.newcomer : 0) +
    (generationOf(person) > 1 ? habits.descendant : 0) +
    (person.education === 'high' ? habits.learned : 0) +
    (person.city.office ? habits.office : 0) +
    (isCitizen(person) ? 0 : habits.foreigner) +
    (registered ? habits.registered : 0)
  );
}

const logistic = (x: number): number => 1 / (1 + Math.exp(-x));

/** The level at which the expected share of all is the one wanted, by halving. */
function levelFor(odds: readonly number[], share: number): number {
  let [low, high] = [-12, 12];
  for (let step = 0; step < 50; step += 1) {
    const middle = (low + high) / 2;
    const expected = odds.reduce((sum, own) => sum + logistic(middle + own), 0) / odds.length;
    if (expected < share) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
