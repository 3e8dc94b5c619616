import { editDistance } from '../../reference/folding/folding.ts';
import { type Channel, channelOf, type Prepared, share } from './channel.ts';
import {
  type Learned,
  LONGEST_TOKEN,
  latinLetters,
  readingOf,
  type Script,
  scriptOf,
  symbolsOf,
} from './letters.ts';
import { romaniseSymbols } from './romanise.ts';
import { featuresOf } from './spelling.ts';
import { LATIN, tableOf } from './tables.ts';

/** The one threshold for all scripts, of words and of whole names. */
export const SAME_NAME = 0.5;

/**
 * How likely two words are spellings of one name, in any two scripts: 1 for the same letters, 0.5 and more for « the
 * same name », near 0 for strangers. Symmetric; work is bounded by 32 symbols a word.
 */
export function tokenSimilarity(one: string, other: string): number {
  return wordSimilarity(wordOf(one), wordOf(other));
}

/** A word made ready to be compared with many. */
export interface Word {
  readonly script: Script;
  readonly symbols: readonly string[];
  /** The symbols as one string. */
  readonly key: string;
  /** The same with umlauts as two letters: « Müller » is `mueller` too. */
  readonly wide: string;
  readonly prepared: Map<string, Prepared>;
  /** The word in Latin letters; itself if it is. */
  latin: Word | undefined;
}

const UMLAUT = /([äöüÄÖÜ])/g;
const MOST_KEPT = 20_000;
const kept = new Map<string, Word>();

/** Remembered for as long as there is room: lists repeat their names. */
export function wordOf(text: string): Word {
  const known = kept.get(text);
  if (known) return known;
  const script = scriptOf(text);
  const symbols = symbolsOf(text, script);
  const key = symbols.join('');
  const wide =
    script === 'latin' ? latinLetters(text.replace(UMLAUT, '$1e')).slice(0, LONGEST_TOKEN) : key;
  const word: Word = { script, symbols, key, wide, prepared: new Map(), latin: undefined };
  if (kept.size >= MOST_KEPT) kept.clear();
  if (text.length <= 64) kept.set(text, word);
  return word;
}

export function wordSimilarity(one: Word, other: Word): number {
  if (one.key === '' || other.key === '') return 0;
  if (one.script === other.script && one.key === other.key) return 1;
  if (one.script === 'latin' && other.script === 'latin') return ofSpellings(one, other);
  if (one.script === other.script) return ofOneScript(one, other);
  const answers = [acrossScripts(one, other), acrossScripts(other, one)].filter((x) => x !== null);
  return answers.length > 0
    ? answers.reduce((sum, answer) => sum + answer, 0) / answers.length
    : ofSpellings(latinOf(one), latinOf(other));
}

/** The first word in Latin letters against the second in its own script, where that script was learned. */
function acrossScripts(one: Word, other: Word): number | null {
  if (other.script === 'latin' || other.script === 'other') return null;
  const channel = channelFor(other.script);
  const left = latinOf(one);
  if (left.key === '') return 0;
  const found = share(
    channel,
    prepared(left, other.script, channel.prepareLeft),
    prepared(other, 'right', channel.prepareRight),
  );
  return 1 / (1 + Math.exp(channel.slope * (channel.cut - found)));
}

/** Two Latin spellings: one name or two near ones? By two transducers that learned the one and the other. */
function ofSpellings(one: Word, other: Word): number {
  if (one.key === '' || other.key === '') return 0;
  if (one.key === other.key || one.wide === other.key || one.key === other.wide) return ALMOST;
  const [first, second] = one.key < other.key ? [one, other] : [other, one];
  const [alike] = spellings();
  const left = prepared(first, 'left', (symbols) => alike.prepareLeft([...symbols, END]));
  const right = prepared(second, 'right', (symbols) => alike.prepareRight([...symbols, END]));
  const same = alike.ratio(left, right);
  // Strangers need not be asked whether they are near.
  const near = same > 0 ? nearness(first, second) : same;
  const features = featuresOf(same, near, left, right);
  const odds = features.reduce((sum, value, at) => sum + value * (LATIN.weights[at] ?? 0), 0);
  return Math.min(ALMOST, 1 / (1 + Math.exp(-odds)));
}

function nearness(first: Word, second: Word): number {
  const [, apart] = spellings();
  return apart.ratio(
    prepared(first, 'near-left', (symbols) => apart.prepareLeft([...symbols, END])),
    prepared(second, 'near-right', (symbols) => apart.prepareRight([...symbols, END])),
  );
}

/** The end of a word is a symbol of its own: « o » and « a » there tell more than within. */
const END = '$';
/** What is not the same letters is never quite 1. */
const ALMOST = 0.99;

/** Within a script that is not Latin both the letters and their sound must be near. */
function ofOneScript(one: Word, other: Word): number {
  if (one.script === 'chinese') return ofHanzi(one.symbols, other.symbols);
  const longest = Math.max(one.key.length, other.key.length);
  const edits = editDistance(one.key, other.key, longest);
  const letters = Math.max(0, 1 - (LETTER_COST * edits) / longest);
  return (letters + ofSpellings(latinOf(one), latinOf(other))) / 2;
}

const LETTER_COST = 2.5;
/** Two characters of one reading are often the traditional and the simplified form of one. */
const HOMOPHONE = 0.8;

function ofHanzi(one: readonly string[], other: readonly string[]): number {
  if (one.length !== other.length) return 0;
  return one.reduce((product, hanzi, at) => {
    const partner = other[at] ?? '';
    if (hanzi === partner) return product;
    return readingOf(hanzi) === readingOf(partner) ? product * HOMOPHONE : 0;
  }, 1);
}

function latinOf(word: Word): Word {
  if (word.script === 'latin') return word;
  word.latin ??= wordOf(romaniseSymbols(word.key, word.script, word.symbols));
  return word.latin;
}

function prepared(
  word: Word,
  name: string,
  prepare: (symbols: readonly string[]) => Prepared,
): Prepared {
  const known = word.prepared.get(name);
  if (known) return known;
  const ready = prepare(word.symbols);
  word.prepared.set(name, ready);
  return ready;
}

const channels = new Map<Learned, Channel>();

function channelFor(script: Learned): Channel {
  const known = channels.get(script);
  if (known) return known;
  const channel = channelOf(tableOf(script));
  channels.set(script, channel);
  return channel;
}

let latin: readonly [Channel, Channel] | undefined;

function spellings(): readonly [Channel, Channel] {
  latin ??= [channelOf(LATIN.same), channelOf(LATIN.near)];
  return latin;
}
