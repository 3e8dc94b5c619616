import { readFileSync } from 'node:fs';
import { type Channel, channelOf, shareOf } from '../../src/methods/names/channel.ts';
import { LEARNED, type Learned } from '../../src/methods/names/letters.ts';
import type { Pair } from './expectation.ts';
import { type Row, readRows } from './rows.ts';

/** Two Latin words, and how much the pair is worth. */
export interface Spellings {
  readonly one: string;
  readonly other: string;
  readonly weight: number;
}

/** Hanzi stand for too many sounds to say that two Latin words are one name. */
const PIVOTS: readonly Learned[] = LEARNED.filter((script) => script !== 'chinese');
/** The others leave vowels unwritten or hold two consonants for one: their word is worth half, and two must agree. */
const FULL: Learned = 'russian';

/**
 * Latin words that other scripts judge: *variants* are written alike by at least half of the scripts that know both,
 * *near misses* are near in letters or consonants and written alike by none. From the learned halves only.
 */
export function judgedPairs(folder: string): { variants: Spellings[]; nearMisses: Spellings[] } {
  const natives = nativesOf(folder);
  const judged = { variants: [] as Spellings[], nearMisses: [] as Spellings[] };
  for (const pair of new Set([...alikePairs(natives), ...neighbours([...natives.keys()])])) {
    const [one = '', other = ''] = pair.split(' ');
    const verdicts = verdictsOn(natives.get(one), natives.get(other));
    if (verdicts.length === 0) continue;
    const worth = verdicts.reduce((sum, [worth]) => sum + worth, 0);
    const weight = verdicts.reduce((sum, [worth, alike]) => sum + (alike ? worth : 0), 0) / worth;
    if (weight >= 0.5 && worth >= 1) judged.variants.push({ one, other, weight });
    if (weight === 0) judged.nearMisses.push({ one, other, weight: 1 });
  }
  return judged;
}

/** For each Latin word and script, the ways in which the script writes it. */
type Natives = ReadonlyMap<string, ReadonlyMap<Learned, ReadonlySet<string>>>;

function nativesOf(folder: string): Natives {
  const natives = new Map<string, Map<Learned, Set<string>>>();
  for (const script of PIVOTS) {
    const channel = learnedChannel(script);
    for (const row of readRows(folder, script).learn) {
      if (!isSound(row, channel)) continue;
      const latin = row.left.join('');
      const scripts = natives.get(latin) ?? new Map<Learned, Set<string>>();
      natives.set(latin, scripts.set(script, (scripts.get(script) ?? new Set()).add(row.native)));
    }
  }
  return natives;
}

function learnedChannel(script: Learned): Channel {
  const file = new URL(`../../src/methods/names/tables/${script}.json`, import.meta.url);
  return channelOf(JSON.parse(readFileSync(file, 'utf8')));
}

const isSound = ({ left, right }: Row, channel: Channel): boolean =>
  left.length > 1 &&
  left.length <= 18 &&
  right.length > 0 &&
  shareOf(channel, left, right) >= channel.cut;

function alikePairs(natives: Natives): string[] {
  const words = [...natives].flatMap(([word, scripts]) =>
    [...scripts].flatMap(([script, all]) =>
      [...all].map((native) => ({ word, key: script + native })),
    ),
  );
  return pairsWithin(words);
}

/** Words that are one once a letter of either is taken out, or that have the same consonants. */
function neighbours(words: readonly string[]): string[] {
  const keyed = words.flatMap((word) => [
    ...[...word].map((_, at) => ({ word, key: word.slice(0, at) + word.slice(at + 1) })),
    { word, key: `#${word.replace(/(?!^)[aeiouyhw]/g, '').replace(/(.)\1/g, '$1')}` },
  ]);
  return pairsWithin(keyed.filter(({ key }) => key.length > 2));
}

/** So many words of one key are too common to be neighbours. */
const LARGEST = 40;

function pairsWithin(keyed: readonly { readonly word: string; readonly key: string }[]): string[] {
  return [...Map.groupBy(keyed, ({ key }) => key).values()]
    .filter((block) => block.length <= LARGEST)
    .flatMap((block) =>
      block.flatMap(({ word }) =>
        block.flatMap(({ word: other }) => (word < other ? [`${word} ${other}`] : [])),
      ),
    );
}

function verdictsOn(
  one: ReadonlyMap<Learned, ReadonlySet<string>> | undefined,
  other: ReadonlyMap<Learned, ReadonlySet<string>> | undefined,
): [number, boolean][] {
  return PIVOTS.flatMap((script) => {
    const [here, there] = [one?.get(script), other?.get(script)];
    const worth = script === FULL ? 1 : 0.5;
    return here && there ? [[worth, here.intersection(there).size > 0]] : [];
  });
}

/** Both ways round, so that what is learned does not depend on which comes first. */
export function bothWays(pairs: readonly Spellings[]): Pair[] {
  return pairs.flatMap(({ one, other, weight }) => [
    { left: edged(one), right: edged(other), weight: weight / 2 },
    { left: edged(other), right: edged(one), weight: weight / 2 },
  ]);
}

/** The end of a word is a symbol of its own: « o » and « a » there tell more than within. */
export const edged = (word: string): string[] => [...word, '$'];
