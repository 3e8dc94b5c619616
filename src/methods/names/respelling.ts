import { latinLetters, scriptOf } from './letters.ts';
import { romaniseToken } from './romanise.ts';
import { SAME_NAME, tokenSimilarity } from './similarity.ts';
import { slipsOf } from './slips.ts';

/** Names at most whose spellings are gathered: those that stand most often. */
const MOST_NAMES = 1500;
/** Comparisons of two words at most: some seconds of work. What is left over stays as it is. */
const MOST_COMPARED = 1_500_000;

/**
 * Gathers spellings of one name among the words of lists: each word leads to the most frequent spelling that is the same
 * name by the learned similarity (Njaay → ndiaye, «نداي» → ndiaye), or to its own Latin letters. `words` says how often each
 * word stands; one of `apart` is a name of its own. The order of the words changes nothing.
 */
export function spellingsOf(
  words: ReadonlyMap<string, number>,
  apart: ReadonlySet<string> = new Set(),
): Map<string, string> {
  const ordered = [...words]
    .toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .map(([word]) => word);
  const [latin, foreign] = [true, false].map((wanted) =>
    ordered.filter((word) => (scriptOf(word) === 'latin') === wanted),
  );
  const names: string[] = [];
  const spelt = new Map<string, string>();
  let left = MOST_COMPARED;
  const slips = slipsOf(words);
  const gather = (word: string, own: string) => {
    if (apart.has(word)) {
      names.push(own);
      return own;
    }
    const right = slips.get(word);
    if (right !== undefined) return spelt.get(right) ?? right;
    // Of Latin letters one word alone says nothing of how a name is spelt.
    if (own.length < 2 || (words.get(word) === 1 && scriptOf(word) === 'latin')) return own;
    left -= names.length;
    const name = left > 0 ? nearest(word, own, names) : undefined;
    if (name === undefined && names.length < MOST_NAMES) names.push(own);
    return name ?? own;
  };
  // Latin words first: the others are to be written as they are.
  for (const word of latin ?? []) spelt.set(word, gather(word, latinLetters(word)));
  for (const word of foreign ?? []) spelt.set(word, gather(word, romaniseToken(word)));
  return spelt;
}

function nearest(word: string, own: string, names: readonly string[]): string | undefined {
  let best: string | undefined;
  let most: number = SAME_NAME;
  for (const name of names) {
    if (name === own) return name;
    // Half a word more is another word.
    if (Math.abs(name.length - own.length) > 4) continue;
    const similarity = tokenSimilarity(word, name);
    if (similarity > most) [best, most] = [name, similarity];
  }
  return best;
}
