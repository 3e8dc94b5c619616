import type { Vote } from '../../methods/opinions/opinions.ts';
import {
  type Margin,
  type Weighted,
  WeightingError,
  weigh,
} from '../../methods/weighting/weighting.ts';
import { type Aspect, OTHER, type Person, type Population, placeIn } from './unheard.ts';

export interface Redressed {
  readonly aspects: readonly Aspect[];
  /** Whose voices could be weighted: those who told all of these, to a multiple of five. */
  readonly used: number;
  /** Kish: how many voices of equal weight would be as precise. */
  readonly effective: number;
  /** How many weights met the bound, to a multiple of five. */
  readonly trimmed: number;
  /** Shares of agreement among them, as they are and weighted. */
  readonly statements: readonly {
    readonly number: number;
    readonly plain: number;
    readonly redressed: number;
  }[];
}

/** Why nothing is redressed: too few told enough; weights cannot be made; with weights, too few are left to say anything. */
export type NotRedressed = 'few' | 'unsettled' | 'imprecise';

/** No voice counts more than this many times the mean one. */
export const BOUND = 5;
/** Fewer voices, or fewer effective ones, say nothing of a population. */
export const LEAST = 30;
const STEP = 5;

/** The opinions of those who took part, weighted as if they were the population by what they told. */
export function redress(
  people: readonly Person[],
  populations: readonly Population[],
  votes: readonly Vote[],
  numberOf: ReadonlyMap<string, number>,
  threshold: number,
): Redressed | NotRedressed {
  const margins = populations.filter(({ aspect }) => toldBy(people, aspect) * 2 >= people.length);
  const used = people.filter((one) => margins.every((margin) => coded(one, margin) !== null));
  if (margins.length === 0 || used.length < LEAST) return 'few';
  const weighted = tried(
    margins.map((margin) => marginOf(margin, used, threshold)),
    used.length,
  );
  if (!weighted) return 'unsettled';
  if (weighted.effective < LEAST) return 'imprecise';
  const weightOf = new Map(used.map(({ id }, at) => [id, weighted.weights[at] ?? 0]));
  return {
    aspects: margins.map(({ aspect }) => aspect),
    used: rounded(used.length),
    effective: Math.round(weighted.effective),
    trimmed: rounded(weighted.weights.filter((one) => one >= BOUND).length),
    statements: sharesOf(votes, weightOf, numberOf, threshold),
  };
}

const rounded = (count: number): number => Math.round(count / STEP) * STEP;

const toldBy = (people: readonly Person[], aspect: Aspect): number =>
  people.filter((one) => one[aspect] !== null).length;

function coded(one: Person, population: Population): string | null {
  const said = one[population.aspect];
  return said === null ? null : placeIn(population)(said);
}

/** Categories in which fewer than the threshold answered are one; of those in which nobody did, no weight can speak. */
function marginOf(population: Population, used: readonly Person[], threshold: number): Margin {
  const place = placeIn(population);
  const own = used.map((one) => place(one[population.aspect] ?? '') ?? OTHER);
  const counts = new Map<string, number>();
  for (const code of own) counts.set(code, (counts.get(code) ?? 0) + 1);
  const loud = population.categories.filter(({ code }) => (counts.get(code) ?? 0) >= threshold);
  const names = new Set(loud.map(({ code }) => code));
  const rest = population.categories
    .filter(({ code }) => !names.has(code))
    .reduce((sum, { total }) => sum + total, 0);
  const others = own.some((code) => !names.has(code));
  const kept = [...loud, ...(others ? [{ code: OTHER, total: Math.max(rest, 1) }] : [])];
  const sum = kept.reduce((all, { total }) => all + total, 0);
  const index = new Map(kept.map(({ code }, at) => [code, at]));
  return {
    variable: {
      name: population.aspect,
      categories: kept.map(({ code }) => code),
      of: Int32Array.from(own, (code) => index.get(code) ?? index.get(OTHER) ?? 0),
    },
    totals: kept.map(({ total }) => (total * used.length) / sum),
  };
}

function tried(margins: readonly Margin[], size: number): Weighted | null {
  try {
    return weigh({ base: new Float64Array(size).fill(1) }, margins, {
      method: margins.length > 1 ? 'rake' : 'poststratify',
      trim: { low: 0, high: BOUND },
    });
  } catch (error) {
    if (error instanceof WeightingError) return null;
    throw error;
  }
}

function sharesOf(
  votes: readonly Vote[],
  weightOf: ReadonlyMap<string, number>,
  numberOf: ReadonlyMap<string, number>,
  threshold: number,
): Redressed['statements'] {
  const sums = new Map<number, { voices: number; agree: number; all: number; weighted: number }>();
  for (const { participant, statement, vote } of votes) {
    const [weight, number] = [weightOf.get(participant), numberOf.get(statement)];
    if (weight === undefined || number === undefined) continue;
    const sum = sums.get(number) ?? { voices: 0, agree: 0, all: 0, weighted: 0 };
    sum.voices += 1;
    sum.all += weight;
    sum.agree += Number(vote === 1);
    sum.weighted += vote === 1 ? weight : 0;
    sums.set(number, sum);
  }
  return [...sums]
    .filter(([, { voices }]) => voices >= threshold)
    .map(([number, { voices, agree, all, weighted }]) => ({
      number,
      plain: toPercent(agree / voices),
      redressed: toPercent(weighted / all),
    }))
    .toSorted((a, b) => a.number - b.number);
}

/** To a whole per cent: no finer than so few can tell, and too coarse to tell one of them. */
const toPercent = (share: number): number => Math.round(100 * share) / 100;
