import { denies, foldedWords } from './words.ts';

/** A statement that exists, in the language in which `text` is written. */
export interface Written {
  readonly id: string;
  readonly lang: string;
  readonly text: string;
}

export interface Like {
  readonly id: string;
  /** In [0, 1]: 1 where the words are the same. */
  readonly likeness: number;
  /** One denies what the other says: alike in words, opposite in sense. Show it, never join it. */
  readonly opposed: boolean;
}

/** From here on two statements are likely to say the same: see docs/methods/opinions.md for what that finds and misses. */
export const LIKELY = 0.5;

/**
 * Statements of the same language that say nearly what a new one says, likest first, at most `most`. Likeness is the
 * mean of two overlaps (Dice 1945): of words, folded and cut to their first letters, each weighted by how few statements
 * use it; and of runs of three letters. It proposes and people decide: what is said in other words is not found. Takes
 * any text, an empty one is like nothing; O(letters of all statements).
 */
export function likeStatements(
  text: string,
  lang: string,
  existing: readonly Written[],
  { most = 3, least = LIKELY }: { readonly most?: number; readonly least?: number } = {},
): Like[] {
  const own = printOf(text, lang);
  const others = existing
    .filter((one) => one.lang === lang)
    .map((one) => ({
      id: one.id,
      print: printOf(one.text, lang),
      opposed: denies(one.text, lang),
    }));
  const rarity = rarityOf([own, ...others.map(({ print }) => print)].map(({ words }) => words));
  const denied = denies(text, lang);
  return others
    .map(({ id, print, opposed }) => ({
      id,
      likeness: likenessOf(own, print, rarity),
      opposed: opposed !== denied,
    }))
    .filter(({ likeness }) => likeness >= least)
    .sort((a, b) => b.likeness - a.likeness || (a.id < b.id ? -1 : 1))
    .slice(0, most);
}

interface Print {
  readonly words: ReadonlySet<string>;
  readonly runs: ReadonlySet<string>;
}

const RUN = 3;
const STEM = 6;

function printOf(text: string, lang: string): Print {
  const words = foldedWords(text, lang);
  const runs = words.flatMap((word) => {
    const padded = ` ${word} `;
    return Array.from({ length: padded.length - RUN + 1 }, (_, at) => padded.slice(at, at + RUN));
  });
  return { words: new Set(words.map((word) => word.slice(0, STEM))), runs: new Set(runs) };
}

function likenessOf(a: Print, b: Print, rarity: (word: string) => number): number {
  return (overlap(a.words, b.words, rarity) + overlap(a.runs, b.runs, () => 1)) / 2;
}

/** Twice what two sets share, over what both weigh together. */
function overlap(
  a: ReadonlySet<string>,
  b: ReadonlySet<string>,
  weigh: (one: string) => number,
): number {
  const weight = (set: ReadonlySet<string>) => [...set].reduce((sum, one) => sum + weigh(one), 0);
  const both = weight(a) + weight(b);
  return both > 0 ? (2 * weight(a.intersection(b))) / both : 0;
}

/** A word in every statement weighs least, one that few use most; never nothing, as there may be only one statement. */
function rarityOf(statements: readonly ReadonlySet<string>[]): (word: string) => number {
  const uses = new Map<string, number>();
  for (const words of statements)
    for (const word of words) uses.set(word, (uses.get(word) ?? 0) + 1);
  return (word) => Math.log(1 + (statements.length + 1) / (uses.get(word) ?? 1));
}
