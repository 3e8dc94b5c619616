/** What a line of search means: countries in any of our languages, two countries as a corridor, guides, cities with offices. */
import type { Guide } from '../../collect/guides/guides.ts';
import type { Town } from '../../collect/offices/offices.ts';
import { COUNTRIES, countryName, resolveCountry } from '../../reference/countries/countries.ts';
import { editDistance, fold } from '../../reference/folding/folding.ts';
import { LANGS } from '../../reference/languages/languages.ts';
import type { FoldedTown } from '../directory/directory.ts';

export interface Found {
  readonly countries: readonly string[];
  /** Origin first, as the reader wrote them; both orders where the words do not say which. */
  readonly corridors: readonly { readonly origin: string; readonly residence: string }[];
}

interface Name {
  readonly code: string;
  readonly text: string;
}

const NAMES: readonly Name[] = COUNTRIES.flatMap(({ code }) =>
  LANGS.map((lang) => ({ code, text: fold(countryName(code, lang)) })),
);

/** Words between two countries, in our languages, folded. */
const BETWEEN = new Set(
  'in en au aux a dans to from de du des d la le les l living vivant viven vive who people personas personnes nes nees born nacidas originaires of et and y the في من الى المقيمون المولودون القادمون'.split(
    ' ',
  ),
);
/** «from Senegal in France», «de Senegal a Italia»: words that go before the country of residence. */
const TOWARDS = new Set(['in', 'en', 'au', 'aux', 'a', 'dans', 'to', 'في', 'الى']);

const MOST = 8;

export function findPlaces(query: string): Found {
  const words = fold(query).split(' ').filter(Boolean).slice(0, 12);
  if (words.length === 0) return { countries: [], corridors: [] };
  const pair = pairIn(words);
  const whole = pair ? [pair.origin, pair.residence] : countriesNamed(words.join(' '), query);
  return { countries: whole.slice(0, MOST), corridors: pair ? corridorsOf(pair) : [] };
}

interface Pair {
  readonly origin: string;
  readonly residence: string;
  readonly directed: boolean;
}

/** The first cut of the line that leaves one country on each side. */
function pairIn(words: readonly string[]): Pair | null {
  for (let cut = 1; cut < words.length; cut += 1) {
    const [left, right] = [words.slice(0, cut), words.slice(cut)];
    const origin = oneCountry(left.filter((word) => !BETWEEN.has(word)).join(' '));
    const residence = origin && oneCountry(right.filter((word) => !BETWEEN.has(word)).join(' '));
    if (origin && residence && origin !== residence)
      return {
        origin,
        residence,
        directed: [...left.slice(1), ...right.slice(0, 1)].some((word) => TOWARDS.has(word)),
      };
  }
  return null;
}

const corridorsOf = ({ origin, residence, directed }: Pair) => [
  { origin, residence },
  ...(directed ? [] : [{ origin: residence, residence: origin }]),
];

const SURE = 0.9;

function oneCountry(text: string): string | null {
  if (text.length < 3) return null;
  const exact = NAMES.find((name) => name.text === text);
  if (exact) return exact.code;
  const { code, score, kind } = resolveCountry(text);
  if (code && kind === 'country' && score >= SURE) return code;
  return NAMES.find((name) => isDemonym(text, name.text))?.code ?? null;
}

/** «senegalese», «sénégalais», «moldave»: a word that shares all but the end of a country's name. */
function isDemonym(word: string, name: string): boolean {
  if (word.includes(' ') || name.includes(' ') || word.length > name.length + 5) return false;
  let shared = 0;
  while (shared < word.length && word[shared] === name[shared]) shared += 1;
  return shared >= Math.max(4, name.length - 2);
}

function countriesNamed(text: string, query: string): string[] {
  const ranks = new Map<string, number>();
  const add = (code: string, rank: number) => ranks.set(code, Math.max(rank, ranks.get(code) ?? 0));
  for (const { code, text: name } of NAMES) {
    const rank = rankOf(text, name);
    if (rank > 0) add(code, rank);
  }
  const { code, kind, alternatives } = resolveCountry(query);
  if (code && kind === 'country') add(code, 4);
  for (const other of alternatives.slice(0, 4))
    if (COUNTRIES.some((country) => country.code === other.code)) add(other.code, 1);
  return [...ranks].sort((a, b) => b[1] - a[1]).map(([found]) => found);
}

function rankOf(text: string, name: string): number {
  if (name === text) return 5;
  if (name.startsWith(text)) return 3;
  if (text.length >= 3 && name.includes(` ${text}`)) return 2;
  return isDemonym(text, name) ? 2 : 0;
}

interface Readable {
  readonly guide: Guide;
  readonly title: string;
  readonly body: string;
}

/** Guides with their words folded, ready to be searched. */
export const readableGuides = (guides: readonly Guide[]): Readable[] =>
  guides.map((guide) => ({
    guide,
    title: fold(guide.title),
    body: fold(`${guide.title} ${guide.summary} ${guide.forWhom}`),
  }));

/** Guides in which every word of the line occurs, those with the words in their title first. */
export function findGuides(guides: readonly Readable[], query: string): Guide[] {
  const words = fold(query)
    .split(' ')
    .filter((word) => word.length > 2);
  if (words.length === 0) return [];
  const has = (text: string) => words.every((word) => ` ${text}`.includes(` ${stem(word)}`));
  const nearly = (text: string) =>
    words.every((word) => text.split(' ').some((one) => isSlip(word, one)));
  const ranked = guides.map(({ guide, title, body }) => ({
    guide,
    rank: has(title) ? 3 : has(body) ? 2 : nearly(title) ? 1 : 0,
  }));
  return ranked
    .filter(({ rank }) => rank > 0)
    .sort((one, other) => other.rank - one.rank)
    .map(({ guide }) => guide)
    .slice(0, MOST);
}

// Plurals and genders differ in their last letters only.
const stem = (word: string): string => (word.length > 5 ? word.slice(0, -1) : word);

/** Whether one word of five letters or more is another with a slip of the finger, or two where it is long. */
function isSlip(typed: string, known: string): boolean {
  const slips = typed.length >= 8 ? 2 : 1;
  return typed.length >= 5 && typed[0] === known[0] && editDistance(typed, known, slips) <= slips;
}

/** Cities whose name begins with the line, else those that it misspells: the very name first, then those with the most offices. */
export function findCities(cities: readonly FoldedTown[], query: string): Town[] {
  const text = fold(query);
  if (text.length < 3) return [];
  const begun = cities.filter(({ folded }) => folded.startsWith(text));
  const found = begun.length ? begun : cities.filter(({ folded }) => isSlip(text, folded));
  return found
    .sort((a, b) => Number(b.folded === text) - Number(a.folded === text) || b.offices - a.offices)
    .slice(0, MOST);
}
