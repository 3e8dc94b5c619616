/** Answers to a statement, counted. */
export interface Tally {
  readonly agree: number;
  readonly disagree: number;
  readonly pass: number;
}

export const NO_ANSWERS: Tally = { agree: 0, disagree: 0, pass: 0 };

export const voicesIn = ({ agree, disagree, pass }: Tally): number => agree + disagree + pass;

export const sumOf = (one: Tally, other: Tally): Tally => ({
  agree: one.agree + other.agree,
  disagree: one.disagree + other.disagree,
  pass: one.pass + other.pass,
});

/** Why there are no groups: too few take part; the hub's threat profile; all think alike, as far as can be told. */
export type NoGroups = 'few' | 'threat' | 'one';

export interface StatementResult {
  readonly id: string;
  readonly number: number;
  /** Null where fewer answered than the threshold. */
  readonly tally: Tally | null;
}

export interface Stance {
  readonly number: number;
  readonly agree: boolean;
}

export interface GroupResult {
  /** A number that it keeps while it keeps most of its people; shown as a letter. */
  readonly id: number;
  /** Rounded to a multiple of five. */
  readonly size: number;
  /** Where the group's middle lies on the two axes, and how far from it its people are. */
  readonly x: number;
  readonly y: number;
  readonly spread: number;
  readonly representative: readonly Stance[];
  /** One a statement, in the order of `statements`; null where fewer of the group answered than the threshold. */
  readonly tallies: readonly (Tally | null)[];
}

/** What a consultation says at one moment, of which nothing leads back to anybody: what pages, twins and documents show. */
export interface Result {
  readonly version: 1;
  /** Voices counted one by one, those set aside not among them. */
  readonly participants: number;
  readonly votes: number;
  /** Present in rooms where hands were raised: they are in the totals of statements and in no group. */
  readonly present: number;
  /** Voices that the team has set aside, for a reason that it gave. */
  readonly setAside: number;
  readonly minimum: number;
  readonly threshold: number;
  readonly noGroups: NoGroups | null;
  readonly statements: readonly StatementResult[];
  /** Statements with fewer answers than the threshold. */
  readonly withheld: number;
  /** On which most are of one mind, in every group too. */
  readonly convergences: readonly Stance[];
  /** On which groups differ most; without groups, on which voices do. */
  readonly divides: readonly number[];
  readonly groups: readonly GroupResult[];
}

/** A, B, C…; after Z, AA. */
export function letterOf(id: number): string {
  const last = String.fromCharCode(65 + (id % 26));
  return id < 26 ? last : letterOf(Math.floor(id / 26) - 1) + last;
}
