/** From the categories of a list's rows to who was not heard, and to the weights that redress it. */
import {
  type Margin,
  meanOf,
  unheard,
  unheardCells,
  type Weighted,
  WeightingError,
  weigh,
} from '../../methods/weighting/weighting.ts';
import { MISSING, OUTSIDE } from './matching.ts';
import { type PopulationMargin, sumOf, type WeightSettings } from './settings.ts';

/** Rows as they were read: of each margin the category, of each other question the code. */
export interface Coded {
  readonly rows: readonly number[];
  /** One list a margin of the settings, one index a row. */
  readonly categories: readonly (readonly number[])[];
  readonly beside: ReadonlyMap<string, readonly (string | null)[]>;
}

/** One category: shares between 0 and 1. */
export interface Share {
  readonly codes: readonly string[];
  readonly respondents: number;
  readonly population: number;
  readonly answers: number;
  /** Null where no weights could be made, and where nobody answered for whom they could speak. */
  readonly redressed: number | null;
}

export interface SharesBy {
  readonly aspects: PopulationMargin['aspects'];
  readonly shares: readonly Share[];
  /** Rows that say nothing of it, and those that say what no category holds. */
  readonly missing: number;
  readonly outside: number;
  /** Share of the population that the source puts into no category. */
  readonly left: number;
}

export interface WeightsMade {
  readonly effective: number;
  readonly deff: number;
  readonly sweeps: number;
  readonly low: number;
  readonly high: number;
  /** Answers whose weight was cut to the bound. */
  readonly trimmed: number;
  readonly bins: readonly { readonly from: number; readonly count: number }[];
  /** Combinations in which nobody answered; null for one margin, or where they are too many to count. */
  readonly emptyCombinations: number | null;
}

/** A question of the list that is no margin: shares of its answers with their standard errors. */
export interface Beside {
  readonly question: string;
  readonly answered: number;
  readonly rows: readonly {
    readonly code: string;
    readonly respondents: number;
    readonly plain: number;
    readonly plainError: number | null;
    readonly redressed: number;
    readonly redressedError: number | null;
  }[];
}

export interface WeightReport {
  readonly rows: number;
  /** Rows that have a category in every margin: the answers. */
  readonly used: number;
  readonly margins: readonly SharesBy[];
  /** Null where no weights can be made, for the reason in `failed`. */
  readonly made: WeightsMade | null;
  readonly failed: WeightingError['why'] | null;
  readonly beside: readonly Beside[];
}

export interface Weighed {
  readonly report: WeightReport;
  /** One a row in use, of mean 1. */
  readonly weights: ReadonlyMap<number, number>;
}

/** Rows that lack a category of some margin are counted and left out, since nobody can say for whom they speak. */
export function weighList(coded: Coded, settings: WeightSettings): Weighed {
  const used = [...coded.rows.keys()].filter((at) =>
    coded.categories.every((of) => (of[at] ?? MISSING) >= 0),
  );
  const margins = settings.margins.map((margin, place) =>
    marginOf(
      margin,
      used.map((at) => coded.categories[place]?.[at] ?? 0),
    ),
  );
  const { weighted, failed } = tried(margins, used.length, settings);
  const report: WeightReport = {
    rows: coded.rows.length,
    used: used.length,
    margins: sharesOf(coded, settings, margins, used.length, weighted?.weights),
    made: weighted && madeOf(weighted, margins, settings),
    failed,
    beside: weighted ? besideOf(coded, used, margins, weighted) : [],
  };
  const weights = used.map((at, place): [number, number] => [
    coded.rows[at] ?? 0,
    weighted?.weights[place] ?? 0,
  ]);
  return { report, weights: new Map(weighted ? weights : []) };
}

const marginOf = ({ aspects, categories }: PopulationMargin, of: readonly number[]): Margin => ({
  variable: {
    name: aspects.join(':'),
    categories: categories.map(({ codes }) => codes.join(':')),
    of: Int32Array.from(of),
  },
  totals: categories.map(({ total }) => total),
});

function tried(margins: readonly Margin[], size: number, settings: WeightSettings) {
  if (size === 0) return { weighted: null, failed: 'no-respondent' as const };
  try {
    return { weighted: weighted(margins, size, settings), failed: null };
  } catch (error) {
    if (!(error instanceof WeightingError)) throw error;
    return { weighted: null, failed: error.why };
  }
}

const weighted = (
  margins: readonly Margin[],
  size: number,
  { way, most }: WeightSettings,
): Weighted =>
  weigh(
    { base: new Float64Array(size).fill(1) },
    margins.map((margin) => heardOf(margin, size)),
    { method: way, trim: most === null ? undefined : { low: 0, high: most } },
  );

/** Without the categories for which nobody can speak, and for as many people as answered: the mean weight is 1. */
function heardOf({ variable, totals }: Margin, size: number): Margin {
  const heard = new Set(variable.of);
  const kept = [...totals.keys()].filter((at) => heard.has(at));
  const sum = kept.reduce((all, at) => all + (totals[at] ?? 0), 0);
  const place = new Map(kept.map((at, to) => [at, to]));
  return {
    variable: {
      name: variable.name,
      categories: kept.map((at) => variable.categories[at] ?? ''),
      of: variable.of.map((at) => place.get(at) ?? 0),
    },
    totals: kept.map((at) => ((totals[at] ?? 0) * size) / sum),
  };
}

function sharesOf(
  { categories }: Coded,
  settings: WeightSettings,
  margins: readonly Margin[],
  used: number,
  weights: Float64Array | undefined,
): SharesBy[] {
  const count = (place: number, what: number) =>
    categories[place]?.filter((one) => one === what).length ?? 0;
  return settings.margins.map((margin, place) => {
    const [one] = margins.slice(place, place + 1);
    const rows = one && used > 0 ? unheard([one], used, weights) : [];
    return {
      aspects: margin.aspects,
      shares: margin.categories.flatMap(({ codes, total }, at) =>
        total > 0
          ? [
              {
                codes,
                population: total / sumOf(margin),
                respondents: rows[at]?.respondents ?? 0,
                answers: rows[at]?.answers ?? 0,
                redressed: rows[at]?.respondents ? rows[at].redressed : null,
              },
            ]
          : [],
      ),
      missing: count(place, MISSING),
      outside: count(place, OUTSIDE),
      left: margin.left / (margin.left + sumOf(margin)),
    };
  });
}

/** Lower ends of the bars in which weights are counted. */
const BINS = [0, 0.25, 0.5, 0.75, 1, 1.5, 2, 3, 5, 10] as const;

function madeOf(
  { weights, cells, factors, effective, deff, sweeps }: Weighted,
  margins: readonly Margin[],
  { most }: WeightSettings,
): WeightsMade {
  const bins = BINS.map((from, at) => ({
    from,
    count: weights.filter((one) => one >= from && one < (BINS[at + 1] ?? Number.POSITIVE_INFINITY))
      .length,
  }));
  const last = bins.findLastIndex(({ count }) => count > 0);
  return {
    ...{ effective, deff, sweeps },
    low: weights.reduce((least, one) => Math.min(least, one)),
    high: weights.reduce((greatest, one) => Math.max(greatest, one)),
    trimmed:
      most === null
        ? 0
        : factors.reduce(
            (sum, factor, cell) => sum + (factor > most ? (cells.respondents[cell] ?? 0) : 0),
            0,
          ),
    bins: bins.slice(
      bins.findIndex(({ count }) => count > 0),
      last + 1,
    ),
    emptyCombinations:
      margins.length > 1 ? (unheardCells(margins, weights.length)?.length ?? null) : null,
  };
}

/** Of fewer answers nothing is said. */
const LEAST = 10;

function besideOf(
  { beside }: Coded,
  used: readonly number[],
  margins: readonly Margin[],
  weighted: Weighted,
): Beside[] {
  const heard = margins.map((margin) => heardOf(margin, used.length));
  const alike: Weighted = {
    ...weighted,
    method: 'poststratify',
    weights: new Float64Array(used.length).fill(1),
  };
  const base = { base: new Float64Array(used.length).fill(1) };
  return [...beside].flatMap(([question, all]) => {
    const codes = used.map((at) => all[at] ?? null);
    const sizes = Map.groupBy(codes, (code) => code ?? '');
    const said = [...sizes].filter(([code, { length }]) => code !== '' && length >= LEAST);
    if (said.length < 2) return [];
    return {
      question,
      answered: codes.filter((code) => code !== null).length,
      rows: said
        .map(([code, { length }]) => {
          const values = Float64Array.from(codes, (one) =>
            one === null ? Number.NaN : Number(one === code),
          );
          const plain = meanOf(values, base, [], alike);
          const redressed = meanOf(values, base, heard, weighted);
          return {
            ...{ code, respondents: length },
            ...{ plain: plain.mean, plainError: plain.se },
            ...{ redressed: redressed.mean, redressedError: redressed.se },
          };
        })
        .toSorted((a, b) => b.respondents - a.respondents),
    };
  });
}
