/** What people who stand on a list twice show of spellings: which words are one name, and which only sound alike. */

/** Two records that are mostly one person, whatever their names: the words of each. */
export interface Sighting {
  readonly one: readonly string[];
  readonly other: readonly string[];
  /** Told by a number or an address of one's own; else only likely. */
  readonly sure: boolean;
}

type Spell = (word: string) => string;

/** Of fewer sightings nothing can be said. */
const ENOUGH = 8;
/** Two spellings of one name stand across from each other again, and for so many of the rarer's sightings. */
const [LEAST_CROSSED, LEAST_SHARE_CROSSED] = [2, 0.03];

/**
 * Words that sound like one name and are another: whoever bears the one is hardly ever written as the other elsewhere
 * (Diouf beside Diop). `spell` leads each word to the name that it is taken for. Gives for each word that is none of its
 * name's spellings the word that it is a spelling of: of those that stand across from each other the most frequent.
 */
export function namesApart(
  sightings: readonly Sighting[],
  spell: Spell,
  counts: ReadonlyMap<string, number>,
): Map<string, string> {
  const seen = new Map<string, number>();
  const crossed = new Map<string, Map<string, number>>();
  for (const { one, other } of likely(sightings, spell))
    for (const [words, others] of [
      [one, other],
      [other, one],
    ] as const)
      for (const word of new Set(words)) {
        const across = others.includes(word)
          ? word
          : others.find((each) => spell(each) === spell(word));
        if (across === undefined) continue;
        add(seen, word);
        if (across !== word) crossed.set(word, add(crossed.get(word) ?? new Map(), across));
      }
  const often = (word: string, across: string) => {
    const times = crossed.get(word)?.get(across) ?? 0;
    const rarer = Math.min(seen.get(word) ?? 0, seen.get(across) ?? 0);
    return times >= LEAST_CROSSED && times >= LEAST_SHARE_CROSSED * rarer;
  };
  const known = [...seen].filter(([, n]) => n >= ENOUGH).map(([word]) => word);
  const apart = new Map<string, string>();
  // The most frequent word has given the name.
  for (const words of Map.groupBy(known.toSorted(), spell).values())
    for (const [at, circle] of circlesOf(words.toSorted(byCount(counts)), often).entries())
      if (at > 0) for (const word of circle) apart.set(word, circle[0] ?? word);
  return apart;
}

const byCount = (counts: ReadonlyMap<string, number>) => (a: string, b: string) =>
  (counts.get(b) ?? 0) - (counts.get(a) ?? 0) || (a < b ? -1 : 1);

/** Words that lead to one another, in the order in which they came. */
function circlesOf(
  words: readonly string[],
  near: (word: string, other: string) => boolean,
): string[][] {
  const left = new Set(words);
  const circles: string[][] = [];
  for (const word of words) {
    if (!left.delete(word)) continue;
    const circle = [word];
    for (const each of circle)
      for (const other of left)
        if (near(each, other)) {
          left.delete(other);
          circle.push(other);
        }
    circles.push(circle);
  }
  return circles;
}

/** A pair of words that stands across from each other so often is no chance, and takes so much of what is seen of the rarer. */
const [LEAST_MET, LEAST_SHARE, LEAST_OF_ALL] = [3, 0.35, 0.15];

/**
 * Which words are one name although they do not sound alike (Khady, Khadija): where the one stands and the other record
 * has not got it, it mostly has the other. Each rarer word leads to the more frequent one. `counts` says how often each
 * stands on the lists.
 */
export function namesTogether(
  sightings: readonly Sighting[],
  counts: ReadonlyMap<string, number>,
): Map<string, string> {
  const [seen, alone] = [new Map<string, number>(), new Map<string, number>()];
  const met = new Map<string, Map<string, number>>();
  for (const { one, other } of likely(sightings, (word) => word)) {
    const [left, right] = [without(one, other), without(other, one)];
    for (const word of new Set([...one, ...other])) add(seen, word);
    // Where both have one word left, these face each other; of more nobody can tell which.
    const [a, b] = [left[0], right[0]];
    if (left.length !== 1 || right.length !== 1 || !a || !b) continue;
    for (const [word, across] of [
      [a, b],
      [b, a],
    ] as const) {
      add(alone, word);
      const faces = met.get(word) ?? new Map<string, number>();
      met.set(word, add(faces, across));
    }
  }
  const rank = (word: string) => counts.get(word) ?? 0;
  const leads = new Map<string, string>();
  for (const [word, faces] of met) {
    const [across = '', times = 0] = [...faces].toSorted(
      ([x, a], [y, b]) => b - a || (x < y ? -1 : 1),
    )[0] ?? ['', 0];
    const rarer = rank(word) < rank(across) || (rank(word) === rank(across) && word > across);
    const often =
      times >= LEAST_MET &&
      times >= LEAST_SHARE * (alone.get(word) ?? 0) &&
      times >= LEAST_OF_ALL * (seen.get(word) ?? 0);
    if (rarer && often && word.length > 1 && across.length > 1) leads.set(word, across);
  }
  return followed(leads);
}

/** Who shares neither a number nor a word is as likely somebody else born on that day. */
const likely = (sightings: readonly Sighting[], spell: Spell): Sighting[] =>
  sightings.filter(({ one, other, sure }) => {
    const names = new Set(one.map(spell));
    return sure || other.some((word) => names.has(spell(word)));
  });

const without = (words: readonly string[], others: readonly string[]): string[] =>
  words.filter((word) => !others.includes(word));

function add<K>(counts: Map<K, number>, key: K): Map<K, number> {
  return counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** A word leads to a more frequent one, that perhaps to another: to the last. */
function followed(leads: ReadonlyMap<string, string>): Map<string, string> {
  const last = (word: string): string => {
    const next = leads.get(word);
    return next === undefined ? word : last(next);
  };
  return new Map([...leads.keys()].map((word) => [word, last(word)]));
}
