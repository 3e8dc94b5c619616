export const ASPECTS = ['residence', 'age', 'sex'] as const;
export type Aspect = (typeof ASPECTS)[number];

/** A population by one aspect, with where its figures are from. */
export interface Population {
  readonly aspect: Aspect;
  readonly holder: string;
  readonly definition: string;
  readonly year: number;
  readonly categories: readonly { readonly code: string; readonly total: number }[];
}

/** What somebody agreed to tell; null for what they did not. */
export type Person = { readonly id: string } & { readonly [A in Aspect]: string | null };

export interface Heard {
  readonly code: string;
  /** Share of the population, between 0 and 1. */
  readonly population: number;
  /** Of those who told it; null where nobody or fewer than the threshold did. */
  readonly participants: number | null;
}

export interface HeardBy {
  readonly aspect: Aspect;
  readonly holder: string;
  readonly definition: string;
  readonly year: number;
  /** How many told it, rounded. */
  readonly told: number;
  readonly rows: readonly Heard[];
}

/** Everything that is not named. */
export const OTHER = 'other';
const MOST_NAMED = 12;

/**
 * Who takes part beside who there is. Null where fewer than the threshold told this of themselves. Counts are rounded to
 * a step so wide that whoever subtracts what is shown from the whole knows what is not shown no better than to the
 * threshold; nobody and few look alike.
 */
export function heardBy(
  people: readonly Person[],
  population: Population,
  threshold: number,
): HeardBy | null {
  const { aspect, holder, definition, year } = population;
  const place = placeIn(population);
  const codes = people.flatMap((one) => {
    const said = one[aspect];
    return said === null ? [] : [place(said)];
  });
  const told = codes.filter((code) => code !== null);
  if (told.length < threshold) return null;
  const named = largest(population);
  const counts = new Map(named.map(({ code }) => [code, 0]));
  for (const code of told) {
    const key = counts.has(code) ? code : OTHER;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const step = stepOf(threshold);
  const rounded = (count: number) => Math.round(count / step) * step;
  const whole = population.categories.reduce((sum, { total }) => sum + total, 0);
  return {
    ...{ aspect, holder, definition, year, told: rounded(told.length) },
    rows: named.map(({ code, total }) => ({
      code,
      population: total / whole,
      participants:
        (counts.get(code) ?? 0) < threshold
          ? null
          : rounded(counts.get(code) ?? 0) / rounded(told.length),
    })),
  };
}

/** At least half the threshold: each of two rounded counts may be off by half of it, either way. */
const stepOf = (threshold: number): number => 5 * Math.ceil(threshold / 10);

/** The largest categories, and all others as one; ages stay in their order. */
function largest({ aspect, categories }: Population): Population['categories'] {
  const bySize = categories.toSorted((a, b) => b.total - a.total || (a.code < b.code ? -1 : 1));
  if (aspect !== 'residence') return categories;
  const rest = bySize.slice(MOST_NAMED).reduce((sum, { total }) => sum + total, 0);
  return [...bySize.slice(0, MOST_NAMED), ...(rest > 0 ? [{ code: OTHER, total: rest }] : [])];
}

/** In which category of the population somebody is: an age band in the one that holds it whole, or null. */
export function placeIn({ aspect, categories }: Population): (said: string) => string | null {
  const codes = new Set(categories.map(({ code }) => code));
  if (aspect === 'residence') return (said) => said;
  if (aspect === 'sex') return (said) => (codes.has(said) ? said : null);
  const bands = categories.map(({ code }) => ({ code, ...bandOf(code) }));
  return (said) => {
    const { from, to } = bandOf(said);
    return bands.find((band) => from >= band.from && to <= band.to)?.code ?? null;
  };
}

/** `25-34`, `65+`: both ends belong to it. */
export function bandOf(code: string): { from: number; to: number } {
  const [, from, to, open] = /^(\d+)(?:-(\d+)|(\+))?$/.exec(code) ?? [];
  if (from === undefined) return { from: Number.NaN, to: Number.NaN };
  return { from: Number(from), to: open ? Number.POSITIVE_INFINITY : Number(to ?? from) };
}
