import type { Random, Streams } from '../src/methods/random/random.ts';
import { COUNTRIES, type Country, ORIGIN } from './countries.ts';
import { between, factor } from './random.ts';

export const FIRST_YEAR = 1990;
export const LAST_YEAR = 2024;
export const YEARS: readonly number[] = Array.from(
  { length: LAST_YEAR - FIRST_YEAR + 1 },
  (_, i) => FIRST_YEAR + i,
);

/** People born in `origin` and living in `residence`; the arrays follow `YEARS`. */
export interface Corridor {
  readonly origin: string;
  readonly residence: string;
  readonly male: readonly number[];
  readonly female: readonly number[];
}

/** Years in which a catastrophe of the model sets people moving, and how much of the stock comes of it. */
export const SHOCKS: Readonly<Record<string, { year: number; share: number }>> = {
  SYR: { year: 2012, share: 0.85 },
  UKR: { year: 2022, share: 0.55 },
  VEN: { year: 2017, share: 0.8 },
  SDN: { year: 2023, share: 0.5 },
  AFG: { year: 1985, share: 0.6 },
  SOM: { year: 1992, share: 0.7 },
  COD: { year: 1998, share: 0.45 },
  MLI: { year: 2013, share: 0.15 },
};

// Invented ties of the one origin with some residences, beside what size, pull, distance and language give.
const TIES: Readonly<Record<string, number>> = {
  FRA: 2.2,
  ITA: 5.5,
  ESP: 4,
  GMB: 8,
  MRT: 6,
  GAB: 12,
  CIV: 1.6,
  MAR: 2,
  CPV: 4,
  USA: 1.2,
  DEU: 0.5,
  CHE: 0.35,
  GBR: 0.4,
  IND: 0.02,
  CHN: 0.03,
  NGA: 0.25,
  SYR: 0.05,
  UKR: 0.05,
};

/** How many people born in each country live in each other one in the last year, before sex and time. */
export function gravity(streams: Streams): Map<string, number> {
  const random = streams('gravity');
  const targets = new Map<string, number>();
  for (const origin of COUNTRIES) {
    const abroad = origin.size * 10_000 * origin.push;
    const others = COUNTRIES.filter((residence) => residence !== origin);
    const weights = others.map((residence) => attraction(random, origin, residence));
    const sum = weights.reduce((total, weight) => total + weight, 0);
    for (const [i, residence] of others.entries()) {
      targets.set(`${origin.code}-${residence.code}`, (abroad * (weights[i] ?? 0)) / sum);
    }
  }
  return targets;
}

function attraction(random: Random, origin: Country, residence: Country): number {
  const kilometres = distance(origin, residence);
  const language = shareLanguage(origin, residence) ? 2.5 : 1;
  const neighbour = kilometres < 1400 ? 2.5 : 1;
  const tie = origin.code === ORIGIN ? (TIES[residence.code] ?? 1) : factor(random, 0.8);
  return (
    Math.sqrt(residence.size) *
    Math.exp(0.42 * residence.pull - kilometres / 3000) *
    language *
    neighbour *
    tie
  );
}

/** Great-circle distance in kilometres. */
export function distance(a: Country, b: Country): number {
  const radians = Math.PI / 180;
  const cosine =
    Math.sin(a.lat * radians) * Math.sin(b.lat * radians) +
    Math.cos(a.lat * radians) * Math.cos(b.lat * radians) * Math.cos((a.lon - b.lon) * radians);
  return 6371 * Math.acos(Math.min(1, Math.max(-1, cosine)));
}

function shareLanguage(a: Country, b: Country): boolean {
  const spoken = new Set(a.languages.split(' '));
  return b.languages.split(' ').some((language) => spoken.has(language));
}

/** A corridor other than the hub's own: steady growth with a wave, a shock where there was one, sexes drifting. */
export function drift(random: Random, origin: string, residence: string, target: number): Corridor {
  const growth = between(random, -0.008, 0.055);
  const wave = between(random, 0, 0.07);
  const phase = between(random, 0, 6);
  const maleThen = between(random, 0.44, 0.66);
  const maleNow = between(random, 0.43, 0.6);
  const male: number[] = [];
  const female: number[] = [];
  for (const year of YEARS) {
    const elapsed = (year - FIRST_YEAR) / (LAST_YEAR - FIRST_YEAR);
    const steady =
      Math.exp(growth * (year - LAST_YEAR)) *
      (1 + wave * (Math.sin(year / 4 + phase) - Math.sin(LAST_YEAR / 4 + phase)));
    const people = Math.round(target * steady * shocked(origin, year));
    male.push(Math.round(people * (maleThen + (maleNow - maleThen) * elapsed)));
    female.push(people - (male.at(-1) ?? 0));
  }
  return { origin, residence, male, female };
}

function shocked(origin: string, year: number): number {
  const shock = SHOCKS[origin];
  if (!shock) return 1;
  const done = (when: number) => 1 / (1 + Math.exp(-(when - shock.year - 0.5) * 1.2));
  return (
    (1 - shock.share + shock.share * done(year)) / (1 - shock.share + shock.share * done(LAST_YEAR))
  );
}
