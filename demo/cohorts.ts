import type { Random } from '../src/methods/random/random.ts';
import { FIRST_YEAR, LAST_YEAR, YEARS } from './gravity.ts';
import { between, clamp, factor, roundTogether } from './random.ts';

export const AGE_BANDS = ['0-14', '15-24', '25-34', '35-44', '45-54', '55-64', '65+'] as const;
export const ARRIVALS = [
  '-1989',
  '1990-1994',
  '1995-1999',
  '2000-2004',
  '2005-2009',
  '2010-2014',
  '2015-2019',
  '2020-2024',
] as const;

/** People of one community by year, sex (0 male, 1 female), age band and period of arrival; read by `people`. */
export interface Community {
  readonly residence: string;
  readonly cells: Int32Array;
}

interface History {
  /** The year in which the arrivals took off. */
  readonly takeOff: number;
  /** Share of men among those who came first and among those who come now. */
  readonly maleThen: number;
  readonly maleNow: number;
  /** Share of the arrivals lost to a crisis of the residence from `year` on, if there was one. */
  readonly slump: { readonly year: number; readonly depth: number } | null;
}

// Invented histories of the largest communities; the others are drawn.
const HISTORIES: Readonly<Record<string, History>> = {
  FRA: { takeOff: 1958, maleThen: 0.8, maleNow: 0.48, slump: null },
  ITA: { takeOff: 1985, maleThen: 0.92, maleNow: 0.68, slump: { year: 2011, depth: 0.35 } },
  ESP: { takeOff: 1994, maleThen: 0.88, maleNow: 0.72, slump: { year: 2009, depth: 0.5 } },
  GAB: { takeOff: 1968, maleThen: 0.75, maleNow: 0.6, slump: { year: 1999, depth: 0.45 } },
  CIV: { takeOff: 1955, maleThen: 0.72, maleNow: 0.58, slump: { year: 2002, depth: 0.6 } },
  USA: { takeOff: 1990, maleThen: 0.66, maleNow: 0.55, slump: null },
};

const FIRST_ARRIVAL = 1950;
const OLDEST = 99;
const BANDS = AGE_BANDS.length;
const PERIODS = ARRIVALS.length;
const SLOTS = 2 * BANDS * PERIODS;

/**
 * One community year by year from the first arrivals: people arrive, grow older, leave, die.
 * Scaled so that the last year holds `target` people, then rounded within each year and sex.
 */
export function settle(random: Random, residence: string, target: number): Community {
  const history = HISTORIES[residence] ?? drawHistory(random);
  const alive = new Float64Array(PERIODS * 2 * (OLDEST + 1));
  const raw = new Float64Array(YEARS.length * SLOTS);
  for (let year = FIRST_ARRIVAL; year <= LAST_YEAR; year += 1) {
    growOlder(alive, year);
    arrive(alive, random, history, year);
    if (year >= FIRST_YEAR) photograph(alive, raw.subarray((year - FIRST_YEAR) * SLOTS));
  }
  return { residence, cells: scale(raw, target) };
}

function drawHistory(random: Random): History {
  const maleThen = between(random, 0.6, 0.85);
  return {
    takeOff: Math.round(between(random, 1960, 1998)),
    maleThen,
    maleNow: maleThen - between(random, 0.05, 0.2),
    slump:
      random() < 0.3
        ? { year: Math.round(between(random, 1995, 2018)), depth: between(random, 0.2, 0.6) }
        : null,
  };
}

function growOlder(alive: Float64Array, year: number): void {
  for (let period = 0; period < PERIODS; period += 1) {
    const settled = year - (FIRST_YEAR + 5 * (period - 1)) > 7;
    for (let sex = 0; sex < 2; sex += 1) {
      const start = (period * 2 + sex) * (OLDEST + 1);
      for (let age = OLDEST; age > 0; age -= 1) {
        const before = alive[start + age - 1] ?? 0;
        alive[start + age] = before * (1 - death(age, sex) - departure(age, settled));
      }
      alive[start] = 0;
    }
  }
}

// Gompertz 1825, with parameters invented for the purpose.
const DEATH = [0.00032, 0.00022].map((level) =>
  Array.from({ length: OLDEST + 1 }, (_, age) =>
    Math.min(0.6, level * Math.exp(0.088 * Math.max(0, age - 18))),
  ),
);

function death(age: number, sex: number): number {
  return DEATH[sex]?.[age] ?? 0;
}

function departure(age: number, settled: boolean): number {
  if (age < 16) return 0.008;
  if (age >= 60) return 0.022;
  return settled ? 0.011 : 0.034;
}

function arrive(alive: Float64Array, random: Random, history: History, year: number): void {
  const since = year - history.takeOff;
  const rise = 1 / (1 + Math.exp(-(since - 12) / 5));
  const slump = history.slump && year >= history.slump.year ? 1 - history.slump.depth : 1;
  const people = rise * slump * Math.exp(0.012 * (year - 2000)) * factor(random, 0.12);
  const elapsed = clamp(since / (LAST_YEAR - history.takeOff), 0, 1);
  const male = history.maleThen + (history.maleNow - history.maleThen) * elapsed;
  const period = clamp(1 + Math.floor((year - FIRST_YEAR) / 5), 0, PERIODS - 1);
  for (let sex = 0; sex < 2; sex += 1) {
    const start = (period * 2 + sex) * (OLDEST + 1);
    const share = people * (sex === 0 ? male : 1 - male);
    for (let age = 0; age <= 65; age += 1) {
      alive[start + age] = (alive[start + age] ?? 0) + share * ageAtArrival(age, sex);
    }
  }
}

// One child in nine, the rest around 28 (men) or 26 (women).
function ageAtArrival(age: number, sex: number): number {
  const child = age < 15 ? 0.11 / 15 : 0;
  const z = (age - (sex === 0 ? 28 : 26)) / 7;
  return child + (0.89 * Math.exp(-0.5 * z * z)) / (7 * Math.sqrt(2 * Math.PI));
}

function photograph(alive: Float64Array, into: Float64Array): void {
  for (let period = 0; period < PERIODS; period += 1) {
    for (let sex = 0; sex < 2; sex += 1) {
      for (let age = 0; age <= OLDEST; age += 1) {
        const slot = (sex * BANDS + bandOf(age)) * PERIODS + period;
        into[slot] = (into[slot] ?? 0) + (alive[(period * 2 + sex) * (OLDEST + 1) + age] ?? 0);
      }
    }
  }
}

function bandOf(age: number): number {
  if (age < 15) return 0;
  return age >= 65 ? 6 : 1 + Math.floor((age - 15) / 10);
}

function scale(raw: Float64Array, target: number): Int32Array {
  const last = raw.subarray((YEARS.length - 1) * SLOTS);
  const people = last.reduce((sum, cell) => sum + cell, 0);
  const cells = new Int32Array(raw.length);
  for (let start = 0; start < raw.length; start += SLOTS / 2) {
    const half = Array.from(raw.subarray(start, start + SLOTS / 2), (n) => (n * target) / people);
    cells.set(roundTogether(half), start);
  }
  return cells;
}

/** Sums a community over whatever is left out. */
export function people(
  community: Community,
  year: number,
  want: { sex?: number; age?: number; arrival?: number } = {},
): number {
  const start = (year - FIRST_YEAR) * SLOTS;
  let sum = 0;
  for (let slot = 0; slot < SLOTS; slot += 1) {
    if (want.arrival !== undefined && slot % PERIODS !== want.arrival) continue;
    if (want.age !== undefined && Math.floor(slot / PERIODS) % BANDS !== want.age) continue;
    if (want.sex !== undefined && Math.floor(slot / PERIODS / BANDS) !== want.sex) continue;
    sum += community.cells[start + slot] ?? 0;
  }
  return sum;
}
