import { type NameParts, partsOf } from '../../methods/organisation-names/organisation-names.ts';
import type { PublicOrganisation } from '../../people/organisations/organisations.ts';
import { country } from '../../reference/countries/countries.ts';
import { editDistance, fold } from '../../reference/folding/folding.ts';

/** What may be asked of the directory; every part that is given must hold. */
export interface OrganisationsAsked {
  readonly q?: string;
  readonly country?: string;
  readonly origin?: string;
  readonly town?: string;
  readonly sector?: string;
  readonly kind?: string;
  readonly language?: string;
}

/** Those that fit, the likeliest first where words were asked for, else by name. */
export function fitting(
  all: readonly PublicOrganisation[],
  asked: OrganisationsAsked,
  lang: string,
): PublicOrganisation[] {
  const held = all.filter((each) => holds(each, asked));
  const order = new Intl.Collator(lang);
  const byName = held.toSorted(
    (a, b) => order.compare(titleOf(a), titleOf(b)) || (a.slug < b.slug ? -1 : 1),
  );
  const words = wordsOf(asked.q ?? '');
  if (words.length === 0) return byName;
  return byName
    .map((each) => ({ each, score: scoreOf(each, words) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ each }) => each);
}

export const titleOf = ({ names }: Pick<PublicOrganisation, 'names'>): string =>
  names[0]?.text ?? '';

function holds(one: PublicOrganisation, asked: OrganisationsAsked): boolean {
  // An organisation that names no country is for all.
  const serves = (codes: readonly string[], code: string) =>
    codes.length === 0 || codes.includes(code);
  return (
    (!asked.country || one.country === asked.country || one.residences.includes(asked.country)) &&
    (!asked.origin || serves(one.origins, asked.origin)) &&
    (!asked.town || fold(one.town ?? '').startsWith(fold(asked.town))) &&
    (!asked.sector || one.sectors.includes(asked.sector)) &&
    (!asked.kind || one.kind === asked.kind) &&
    (!asked.language || one.languages.includes(asked.language))
  );
}

type Words = NameParts['words'];

// What kind of thing it is tells nothing, unless nothing else was asked for.
function wordsOf(query: string): Words {
  const { words } = partsOf(query);
  const telling = words.filter(({ generic }) => !generic);
  return query.trim() === '' ? [] : telling.length > 0 ? telling : words;
}

const known = new WeakMap<PublicOrganisation, { words: Words; short: ReadonlySet<string> }>();

function readOnce(one: PublicOrganisation) {
  const before = known.get(one);
  if (before) return before;
  const names = one.names.map(({ text }) => partsOf(text));
  const places = partsOf(one.town ?? '').words;
  const read = {
    words: [...names.flatMap(({ words }) => words), ...places],
    short: new Set(names.flatMap(({ acronyms }) => [...acronyms])),
  };
  known.set(one, read);
  return read;
}

/** Every word asked for must be met by some word of the names, the town or the countries; 0 where one is not. */
function scoreOf(one: PublicOrganisation, asked: Words): number {
  const { words, short } = readOnce(one);
  let sum = 0;
  for (const word of asked) {
    const code = word.key.startsWith('@') ? word.key.slice(1) : '';
    const place = country(code) && [one.country, ...one.origins, ...one.residences].includes(code);
    const best = Math.max(
      0,
      short.has(word.text) ? 3 : 0,
      place ? 1.5 : 0,
      ...words.map((own) => likeness(word, own)),
    );
    if (best === 0) return 0;
    sum += best;
  }
  return sum;
}

function likeness(asked: Words[number], own: Words[number]): number {
  if (asked.text === own.text) return 3;
  if (asked.text.length >= 2 && own.text.startsWith(asked.text)) return 2;
  if (asked.key === own.key) return 1.8;
  if (asked.skeleton.length >= 3 && asked.skeleton === own.skeleton) return 1.2;
  const slips = asked.text.length >= 9 ? 2 : asked.text.length >= 5 ? 1 : 0;
  return slips > 0 && editDistance(asked.text, own.text, slips) <= slips ? 1 : 0;
}
