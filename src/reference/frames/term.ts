import type { Lang } from '../languages/languages.ts';

/** One text in the four languages of the hub; French is written first. */
export type InFour = Readonly<Record<Lang, string>>;

/** A word of the field: a stable code, its name on screen and one plain sentence about it. */
export interface Term {
  readonly code: string;
  readonly name: InFour;
  readonly about: InFour;
}

/** A way of counting a diaspora, with the people whom it leaves out. */
export interface DefinitionTerm extends Term {
  readonly leavesOut: InFour;
}

/** Something that a fact measures; `unit` is the unit in which its value is kept. */
export interface MeasureTerm extends Term {
  readonly unit: 'persons' | 'usd_million' | 'percent';
}
