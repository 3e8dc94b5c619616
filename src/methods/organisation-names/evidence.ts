import { editDistance } from '../../reference/folding/folding.ts';
import { isGeneric } from './lexicon.ts';
import type { NameParts, Word } from './words.ts';

/** How telling a word is among the names at hand, between 0 and 1. */
export type Rarity = (key: string) => number;

/**
 * How rare each word is in a list of names: a word that half of them bear tells little. Without a list, or for a word
 * that it has not, every word tells as much.
 */
export function rarityIn(names: readonly NameParts[]): Rarity {
  const counts = new Map<string, number>();
  for (const { words } of names)
    for (const key of new Set(words.map((word) => word.key)))
      counts.set(key, (counts.get(key) ?? 0) + 1);
  const all = Math.log(1 + names.length);
  return (key) => {
    const count = counts.get(key) ?? 1;
    return names.length < 20 ? 1 : Math.max(0.15, 1 - Math.log(count) / all);
  };
}

/** What speaks for two names being one, each between 0 and 1. */
export interface Evidence {
  /** Words in common, by weight, of all words of both. */
  readonly shared: number;
  /** The same of the shorter name alone: whether it stands in the longer one. */
  readonly contained: number;
  /** The rarest word in common. */
  readonly rarest: number;
  /** All the same words, in whatever order. */
  readonly same: number;
  /** Both give the same short form; longer ones tell more. */
  readonly shortForm: number;
  /** The short form of one is made of the first letters of the other; longer ones tell more. */
  readonly initials: number;
  /** They name different countries. */
  readonly abroad: number;
  /** Only one of them names a country: it may be a branch. */
  readonly branch: number;
  /** One has a telling word that the other has not, for each of them. */
  readonly apart: number;
}

export const NOTHING: Evidence = {
  ...{
    shared: 0,
    contained: 0,
    rarest: 0,
    same: 0,
    shortForm: 0,
    initials: 0,
    abroad: 0,
    branch: 0,
  },
  apart: 0,
};

/** What speaks for and against two names being one. */
export function evidenceOf(one: NameParts, other: NameParts, rarity: Rarity): Evidence {
  const weight = weightBy(rarity);
  const matches = matchWords(one.words, other.words, weight);
  const matched = matches.reduce((sum, { weight }) => sum + weight, 0);
  const [left, right] = [total(one.words, weight), total(other.words, weight)];
  const same = isSame(one, other);
  const shortForm = shortFormOf(one, other);
  return {
    shared: same ? 1 : share(2 * matched, left + right),
    contained: same ? 1 : Math.min(1, share(matched, Math.min(left, right))),
    // A short form that both give is as telling as a rare word.
    rarest: Math.max(
      same ? mostTelling(one.words, weight) : 0,
      0.9 * shortForm,
      ...matches.map(({ weight }) => weight),
    ),
    same: same ? 1 : 0,
    shortForm,
    initials: Math.max(initialsIn(one, other), initialsIn(other, one)),
    abroad:
      one.countries.size && other.countries.size && !meet(one.countries, other.countries) ? 1 : 0,
    branch: one.countries.size > 0 === other.countries.size > 0 ? 0 : 1,
    apart: same
      ? 0
      : Math.min(
          mostTelling(unmatched(one.words, matches, 0), weight),
          mostTelling(unmatched(other.words, matches, 1), weight),
        ),
  };
}

const share = (part: number, whole: number): number => (whole > 0 ? part / whole : 0);

const mostTelling = (words: readonly Word[], weight: (word: Word) => number): number =>
  Math.max(0, ...words.map(weight));

const unmatched = (words: readonly Word[], matches: readonly Match[], side: 0 | 1): Word[] =>
  words.filter((word) => !matches.some(({ pair }) => pair[side] === word));

/** The longest short form that both give: three letters are shared by many, five by few. */
const shortFormOf = (one: NameParts, other: NameParts): number =>
  Math.max(
    0,
    ...[...one.acronyms]
      .filter((each) => other.acronyms.has(each))
      .map((each) => Math.min(1, each.length / 5)),
  );

const weightBy =
  (rarity: Rarity) =>
  ({ key, generic }: Word): number =>
    (generic || (key.startsWith('#') && isGeneric(key.slice(1))) ? 0.4 : 1) * rarity(key);

const total = (words: readonly Word[], weight: (word: Word) => number): number =>
  words.reduce((sum, word) => sum + weight(word), 0);

interface Match {
  readonly pair: readonly [Word, Word];
  readonly weight: number;
}

/** Each word of one with at most one of the other, the best pairs first. */
function matchWords(
  left: readonly Word[],
  right: readonly Word[],
  weight: (word: Word) => number,
): Match[] {
  const pairs = left.flatMap((one) =>
    right.flatMap((other) => {
      const likeness = likenessOf(one, other);
      return likeness > 0
        ? [
            {
              pair: [one, other] as const,
              likeness,
              weight: likeness * Math.min(weight(one), weight(other)),
            },
          ]
        : [];
    }),
  );
  const used = new Set<Word>();
  return pairs
    .sort((a, b) => b.likeness - a.likeness || b.weight - a.weight)
    .filter(({ pair: [one, other] }) => {
      if (used.has(one) || used.has(other)) return false;
      used.add(one).add(other);
      return true;
    });
}

/** How alike two words are: the same meaning, a slip of the pen, one script for another, or one cut short. */
function likenessOf(one: Word, other: Word): number {
  if (one.key === other.key) return 1;
  if (/^[#@]/.test(one.key) || /^[#@]/.test(other.key)) return cutShort(one, other);
  const length = Math.min(one.text.length, other.text.length);
  const slips = length >= 9 ? 2 : length >= 5 ? 1 : 0;
  if (slips > 0 && editDistance(one.text, other.text, slips) <= slips) return 0.85;
  if (one.skeleton.length >= 3 && one.skeleton === other.skeleton)
    return one.latin === other.latin ? 0.7 : 0.85;
  return cutShort(one, other);
}

function cutShort(one: Word, other: Word): number {
  const [short, long] =
    one.text.length < other.text.length ? [one.text, other.text] : [other.text, one.text];
  return short.length >= 3 && long.length >= short.length + 3 && long.startsWith(short) ? 0.6 : 0;
}

function initialsIn({ acronyms }: NameParts, { initials, words }: NameParts): number {
  // « Croix » is no acronym of itself: only a name of several words has first letters.
  if (words.length < 2) return 0;
  return Math.max(
    0,
    ...[...acronyms].map((short) => {
      const plain = short.replace(/[^\p{L}\p{N}]/gu, '');
      return plain.length >= 2 && initials.has(plain) ? Math.min(1, plain.length / 5) : 0;
    }),
  );
}

const isSame = (one: NameParts, other: NameParts): boolean =>
  one.core !== '' && (one.core === other.core || one.letters === other.letters);

const meet = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean =>
  [...one].some((each) => other.has(each));

export type Weights = Readonly<Record<keyof Evidence | 'bias', number>>;

/** Learnt on half of a list of synonyms by `scripts/fit-organisation-names.ts`; docs/methods/organisation-names.md says how well they do. */
export const WEIGHTS: Weights = {
  bias: -8.9,
  shared: 2.3,
  contained: 1.6,
  rarest: 5.8,
  same: 1.7,
  shortForm: 3.2,
  initials: 1.7,
  abroad: -1.5,
  branch: -0.2,
  apart: -1.7,
};

/** How likely two names are one, between 0 and 1: a logistic sum of the evidence. */
export function likelihoodOf(evidence: Evidence, weights: Weights = WEIGHTS): number {
  // The keys of both are the same but for the bias.
  const names = Object.keys(evidence) as (keyof Evidence)[];
  const sum = names.reduce((total, name) => total + weights[name] * evidence[name], weights.bias);
  return 1 / (1 + Math.exp(-sum));
}
