import type { Cell } from './fit.ts';
import { type Histories, sizeOf } from './histories.ts';

export const HETEROGENEITIES = ['Poisson2', 'Darroch', 'Gamma3.5'] as const;
export type Heterogeneity = (typeof HETEROGENEITIES)[number];

/**
 * How the chance to be found varies between people: a convex function of the number of captures k, added to the
 * logarithm of the mean. Darroch et al. (1993); Rivest and Baillargeon (2007), section 3.
 */
export const CURVES: Readonly<Record<Heterogeneity, (k: number) => number>> = {
  Poisson2: (k) => 2 ** k - 1,
  Darroch: (k) => k ** 2 / 2,
  'Gamma3.5': (k) => Math.log(3.5) - Math.log(3.5 + k),
};

export interface Model {
  /** Whether each list has a chance of its own; else all have the same. */
  readonly perList: boolean;
  /** Sets of two or more lists that hold the same people more (or less) often than chance, as bits. */
  readonly dependent: readonly number[];
  readonly heterogeneity?: Heterogeneity | undefined;
  /** Chao's lower bound: kinks (k − l)₊ at these l. Rivest and Baillargeon (2007), section 2. */
  readonly kinks?: readonly number[] | undefined;
}

/** The observable cells under a model; columns are main effects, dependences, heterogeneity, intercept. */
export function cellsOf({ lists, counts }: Histories, model: Model) {
  const mains = model.perList ? lists.length : 1;
  const { dependent, heterogeneity, kinks = [] } = model;
  const curves = [
    ...(heterogeneity ? [CURVES[heterogeneity]] : []),
    ...kinks.map((l) => (k: number) => Math.max(0, k - l)),
  ];
  const columns = mains + dependent.length + curves.length + 1;
  const cells: Cell[] = [];
  for (let h = 1; h < counts.length; h += 1) {
    const size = sizeOf(h);
    const entries: [number, number][] = model.perList
      ? lists.flatMap((_, list) => (h & (1 << list) ? [[list, 1] as [number, number]] : []))
      : [[0, size]];
    dependent.forEach((set, at) => {
      if ((h & set) === set) entries.push([mains + at, 1]);
    });
    curves.forEach((curve, at) => {
      const value = curve(size);
      if (value) entries.push([mains + dependent.length + at, value]);
    });
    entries.push([columns - 1, 1]);
    cells.push({
      count: counts[h] ?? 0,
      columns: entries.map(([column]) => column),
      values: entries.map(([, value]) => value),
    });
  }
  return { cells, columns };
}

/** `Mt + c1:c2`, `Mt (Lincoln-Petersen)`, `Mth Darroch + A:B`, `Mh Chao (lower bound)`. */
export function nameOf({ lists }: Histories, model: Model): string {
  const varies = model.heterogeneity ?? (model.kinks ? 'Chao (lower bound)' : '');
  if (lists.length === 2 && model.perList) return 'Mt (Lincoln-Petersen)';
  const base = `M${model.perList ? 't' : varies ? '' : '0'}${varies ? 'h' : ''}`;
  const sets = model.dependent.map((set) => lists.filter((_, list) => set & (1 << list)).join(':'));
  return [`${base} ${varies}`.trim(), ...sets].join(' + ');
}

/** The model that `nameOf` calls so; null for what is none of log-linear models, or names other lists. */
export function modelNamed({ lists }: Histories, name: string): Model | null {
  const [base = '', ...sets] = name.replace(/ \((?:stepwise|Lincoln-Petersen)\)$/, '').split(' + ');
  const [, perList, form] = /^M(0|t|h|th)(?: (\w[\w.]*))?$/.exec(base) ?? [];
  const heterogeneity = HETEROGENEITIES.find((one) => one === form);
  const dependent = sets.map((set) => bitsOf(set.split(':'), lists));
  if (perList === undefined || form !== heterogeneity || dependent.includes(0)) return null;
  return { perList: perList.startsWith('t'), dependent, ...(heterogeneity && { heterogeneity }) };
}

/** 0 where one of the names is no list's. */
function bitsOf(names: readonly string[], lists: readonly string[]): number {
  const places = names.map((name) => lists.indexOf(name));
  return places.includes(-1) ? 0 : places.reduce((bits, place) => bits | (1 << place), 0);
}

/** `[12,13,14] + Darroch`: the largest sets only, lists by number, as in the literature. */
export function formulaOf({ lists }: Histories, model: Model): string {
  const sets = [...model.dependent, ...(model.perList ? lists.map((_, list) => 1 << list) : [])];
  const largest = sets.filter(
    (set) => !sets.some((other) => other !== set && (other & set) === set),
  );
  const numbers = largest
    .map((set) => lists.flatMap((_, list) => (set & (1 << list) ? [list + 1] : [])).join(''))
    .sort();
  const varies = model.heterogeneity ?? (model.kinks ? 'Chao' : '');
  return [numbers.length ? `[${numbers.join(',')}]` : '[]', varies].filter(Boolean).join(' + ');
}
