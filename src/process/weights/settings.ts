/** What is weighted, to what, and how. */
import type { Definition, Kind } from '../../collect/facts/fact.ts';

/** What a list can tell of somebody and a population is counted by. */
export const ASPECTS = [
  'sex',
  'age',
  'origin',
  'residence',
  'place',
  'occupation',
  'education',
] as const;
export type Aspect = (typeof ASPECTS)[number];

/** The population by one aspect, or by several crossed. */
export interface PopulationMargin {
  readonly aspects: readonly Aspect[];
  /** Each with its code in every aspect: `female`, `25-34`. */
  readonly categories: readonly { readonly codes: readonly string[]; readonly total: number }[];
  /** People whom the source counts and puts into none of these categories. */
  readonly left: number;
}

/** One source, one definition, one year. */
export interface FromEdition {
  readonly how: 'edition';
  readonly edition: number;
  readonly origin: string;
  readonly residence: string;
  readonly holder: string;
  readonly title: Readonly<Record<'fr' | 'en' | 'es' | 'ar', string>>;
  readonly definition: Definition;
  readonly year: number;
  readonly kind: Kind;
}

export type Provenance = FromEdition | { readonly how: 'given' };

/** `greg` is for the command line, where somebody reads its bounds. */
export const WAYS = ['rake', 'poststratify'] as const;
export type Way = (typeof WAYS)[number];

/** Bounds that are offered, as times the mean weight. */
export const BOUNDS = ['3', '5', '10'] as const;

export interface WeightSettings {
  readonly from: Provenance;
  readonly margins: readonly PopulationMargin[];
  readonly way: Way;
  /** No weight above so many times the mean one; null for no bound. */
  readonly most: number | null;
}

export const nameOfMargin = ({ aspects }: Pick<PopulationMargin, 'aspects'>): string =>
  aspects.join(':');

export const sumOf = ({ categories }: PopulationMargin): number =>
  categories.reduce((sum, { total }) => sum + total, 0);

/** Of a margin and one that crosses it with more, the second says all that the first says. */
export function withoutCovered(margins: readonly PopulationMargin[]): PopulationMargin[] {
  return margins.filter(
    (one) =>
      !margins.some(
        (other) =>
          other.aspects.length > one.aspects.length &&
          one.aspects.every((aspect) => other.aspects.includes(aspect)),
      ),
  );
}
