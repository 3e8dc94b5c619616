/** Which category of a population somebody of a list belongs to. */
import { ATTRIBUTES, type Described } from '../attributes/attributes.ts';
import type { Aspect, PopulationMargin } from './settings.ts';

/** What a row says of somebody, one value an aspect; null where it says nothing that is understood. */
export type Known = Readonly<Record<Aspect, string | null>>;

/** No category: the row says nothing, or something that no category holds. */
export const MISSING = -1;
export const OUTSIDE = -2;

/** What a row says, with the age on a day. */
export function knownOf({ codes, born, education }: Described, on: string): Known {
  const said = (name: (typeof ATTRIBUTES)[number]) => codes[ATTRIBUTES.indexOf(name)] ?? null;
  return {
    sex: said('sex'),
    age: born && String(ageOn(born, on)),
    origin: said('origin'),
    residence: said('residence'),
    place: said('place'),
    occupation: said('occupation'),
    education,
  };
}

/** Completed years; where the day of birth is not said, as if it had passed. */
export function ageOn(born: string, on: string): number {
  const years = Number(on.slice(0, 4)) - Number(born.slice(0, 4));
  return born.slice(4) > on.slice(4, born.length) ? years - 1 : years;
}

/** Gives the index of somebody's category. A category of nobody is none. */
export function matcherOf({ aspects, categories }: PopulationMargin): (known: Known) => number {
  const index = new Map(
    categories.flatMap(({ codes, total }, at) =>
      total > 0 ? [[JSON.stringify(codes), at] as const] : [],
    ),
  );
  const fits = aspects.map((aspect, at) =>
    fitting(aspect, [...new Set(categories.map(({ codes }) => codes[at] ?? ''))]),
  );
  return (known) => {
    const codes: string[] = [];
    for (const [at, aspect] of aspects.entries()) {
      const value = known[aspect];
      if (value === null) return MISSING;
      codes.push(fits[at]?.(value) ?? '');
    }
    return index.get(JSON.stringify(codes)) ?? OUTSIDE;
  };
}

/** The one code of a margin that holds a value. */
function fitting(aspect: Aspect, codes: readonly string[]): (value: string) => string | undefined {
  const within = aspect === 'age' || aspect === 'education';
  const bands = codes.map((code) => ({ code, ...bandOf(code) }));
  return (value) => {
    if (codes.includes(value)) return value;
    if (!within) return undefined;
    const { from, to } = bandOf(value);
    return bands.find((band) => from >= band.from && to <= band.to)?.code;
  };
}

export interface Band {
  readonly from: number;
  readonly to: number;
}

/** `25-34`, `65+`, `7`: both ends belong to it. */
export function bandOf(code: string): Band {
  const [, from, to, open] = /^(\d+)(?:-(\d+)|(\+))?$/.exec(code) ?? [];
  if (from === undefined) return { from: Number.NaN, to: Number.NaN };
  return { from: Number(from), to: open ? Number.POSITIVE_INFINITY : Number(to ?? from) };
}

/** Whether some value would belong to two of these bands. */
export function overlaps(codes: readonly string[]): boolean {
  const bands = codes.map(bandOf).toSorted((a, b) => a.from - b.from);
  return bands.some(({ from }, at) => at > 0 && !(from > (bands[at - 1]?.to ?? Number.NaN)));
}
