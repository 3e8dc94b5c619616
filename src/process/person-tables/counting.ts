/** Persons into tables of counts that are not yet protected. */
import type { Counts } from '../../methods/disclosure/disclosure.ts';
import { ATTRIBUTES, type Attribute } from '../attributes/attributes.ts';
import { type Dimension, type KeptTable, OTHER, type TableName, UNKNOWN } from './kept.ts';

export const SPECS: Readonly<Record<TableName, readonly Dimension[]>> = {
  people: ['origin', 'residence', 'sex', 'age', 'generation'],
  places: ['place'],
  occupations: ['occupation', 'sex'],
  sectors: ['sector'],
};

export type Person = readonly (string | null)[];

export interface Counted extends Pick<KeptTable, 'name' | 'dimensions' | 'fixed' | 'merged'> {
  readonly counts: Counts;
}

/** Bands of age, by the year in which the table is true; the last is open. */
const BANDS = [0, 18, 25, 35, 45, 55, 65] as const;

export function bandOf(birth: string, on: string): string {
  const age = Number(on.slice(0, 4)) - Number(birth);
  const from = BANDS.findLast((start) => age >= start) ?? 0;
  const next = BANDS[BANDS.indexOf(from) + 1];
  return next === undefined ? `${from}+` : `${from}-${next - 1}`;
}

const AT = Object.fromEntries(ATTRIBUTES.map((name, at) => [name, at])) as Record<
  Attribute,
  number
>; // of every attribute its place

const categoryOf = (person: Person, dimension: Dimension, on: string): string => {
  const code = person[AT[dimension === 'age' ? 'year' : dimension]] ?? null;
  if (code === null) return UNKNOWN;
  return dimension === 'age' ? bandOf(code, on) : code;
};

/** Dimensions whose categories are many and of very different size. */
const OPEN: ReadonlySet<Dimension> = new Set(['origin', 'residence', 'place', 'sector']);
/** A category of its own needs this many times the threshold: where it is crossed with sex and age, enough for its parts. */
const LEAST_TIMES: Readonly<Record<TableName, number>> = {
  people: 15,
  places: 3,
  occupations: 3,
  sectors: 3,
};
/** Combinations beyond which categories are merged further. */
const MOST_LEAVES = 2_000;

interface Options {
  readonly on: string;
  readonly threshold: number;
  /** Categories that earlier editions showed: they stay, so that what changed can be judged. */
  readonly shown: (dimension: Dimension) => ReadonlySet<string>;
}

/** A table of these persons; null where nothing is known of what it is about. */
export function countTable(
  name: TableName,
  persons: Iterable<Person>,
  { on, threshold, shown }: Options,
): Counted | null {
  const wanted = SPECS[name];
  const rows = [...persons].map((person) => wanted.map((one) => categoryOf(person, one, on)));
  const [first] = wanted;
  if (name !== 'people' && rows.every(([value]) => value === UNKNOWN)) return null;
  for (let least = LEAST_TIMES[name] * threshold; first; least *= 2) {
    const merging = wanted.map((dimension, at) =>
      OPEN.has(dimension) ? smallOf(rows, at, least, shown(dimension)) : new Set<string>(),
    );
    const merged = rows.map((row) => row.map((one, at) => (merging[at]?.has(one) ? OTHER : one)));
    const sizes = wanted.map((_, at) => new Set(merged.map((row) => row[at])).size);
    const leaves = sizes.reduce((all, one) => all * one, 1);
    if (leaves > MOST_LEAVES && least < rows.length) continue;
    return counted(name, merged, sizes, merging);
  }
  return null;
}

function smallOf(
  rows: readonly (readonly string[])[],
  at: number,
  least: number,
  shown: ReadonlySet<string>,
): Set<string> {
  const sizes = Map.groupBy(rows, (row) => row[at] ?? '');
  const small = [...sizes].filter(
    ([code, people]) => people.length < least && code !== UNKNOWN && !shown.has(code),
  );
  // One alone would only lose its name.
  return new Set(small.length > 1 ? small.map(([code]) => code) : []);
}

function counted(
  name: TableName,
  rows: readonly (readonly string[])[],
  sizes: readonly number[],
  merging: readonly ReadonlySet<string>[],
): Counted {
  const wanted = SPECS[name];
  const kept = wanted
    .map((_, at) => at)
    .filter((at) => (at === 0 && name !== 'people' ? true : (sizes[at] ?? 0) > 1));
  const at = kept.length > 0 ? kept : [wanted.indexOf('sex')];
  const tally = new Map<string, number>();
  for (const row of rows) {
    const key = JSON.stringify(at.map((place) => row[place]));
    tally.set(key, (tally.get(key) ?? 0) + 1);
  }
  return {
    name,
    dimensions: at.flatMap((place) => wanted[place] ?? []),
    fixed: Object.fromEntries(
      wanted.flatMap((dimension, place) =>
        at.includes(place) ? [] : [[dimension, rows[0]?.[place] ?? UNKNOWN]],
      ),
    ),
    merged: Object.fromEntries(
      wanted.flatMap((dimension, place) => {
        const { size } = merging[place] ?? new Set();
        return size > 0 ? [[dimension, size]] : [];
      }),
    ),
    counts: {
      dimensions: at.flatMap((place) => wanted[place] ?? []),
      rows: [...tally].map(([key, count]) => ({
        categories: JSON.parse(key) as string[], // written four lines above
        count,
      })),
    },
  };
}
