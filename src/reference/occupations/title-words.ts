import { fold } from '../folding/folding.ts';

/** A piece of a title that another title may share, and how much it says. */
export type Piece = readonly [piece: string, weight: number];

// « (H/F) », « m/w/d », « CDI »: said by employers, never by an occupation.
const ADVERT =
  /(?<![\p{L}\p{N}])(?:\(?\s*(?:[hfmwdx]\s?[/|-]\s?){1,2}[hfmwdx]\s*\)?|cdi|cdd|full[ -]time|part[ -]time|temps (?:plein|partiel))(?![\p{L}\p{N}])/giu;
// « chez Orange », "at Google", "@ Total": what follows names a firm. A small letter goes on with the title ("at sea").
const EMPLOYER = /\s(?:(?:chez|at)\s+(?=\p{Lu})|@).*$/u;
// « infirmier·ère », « avocat(e) », « chargé-e », « étudiant.e.s »: the first form stays.
const INCLUSIVE =
  /(?<=\p{L}{2})(?:\((?:e|ne|le|te|se|ve|fe|re|ère|ière|trice|euse|rice|esse|s)\)|[·•․](?:\p{L}{1,6})|[.-](?:e|ne|ère|ière|trice|euse|rice)(?!\p{L})|\/(?:e|ne|ère|ière|trice|euse|rice)(?!\p{L}))+s?/giu;

/** The key of a title: folded, without what only an advertisement or a business card would add. */
export function titleKey(text: string): string {
  const plain = text
    .slice(0, 200)
    .replace(ADVERT, ' ')
    .replace(INCLUSIVE, '')
    .replace(EMPLOYER, ' ');
  const words = fold(plain).split(' ');
  return words.map((word) => SHORT[word] ?? word).join(' ') || fold(text.slice(0, 200));
}

/** Words cut short as people write them, in French and English; none of them is a word of its own in a title. */
const SHORT: Readonly<Record<string, string>> = {
  acct: 'accountant',
  asst: 'assistant',
  ceo: 'chief executive officer',
  cfo: 'chief financial officer',
  coo: 'chief operating officer',
  cto: 'chief technology officer',
  dev: 'developer',
  dir: 'director',
  drh: 'directeur des ressources humaines',
  eng: 'engineer',
  engr: 'engineer',
  exec: 'executive',
  hr: 'human resources',
  ide: 'infirmier',
  inf: 'infirmier',
  info: 'informatique',
  ing: 'ingenieur',
  mgr: 'manager',
  pdg: 'president directeur general',
  prof: 'professeur',
  resp: 'responsable',
  rh: 'ressources humaines',
  sw: 'software',
  tech: 'technicien',
  vp: 'vice president',
};

const LINKS = new Set(
  'a an and at au aux d de del des du e el en et for in l la las le les los o of on or ou para par por pour sur dans the to u un una une with y'.split(
    ' ',
  ),
);

/** What a folded title is compared by: its words, their stems, pairs of neighbours, and runs of letters. */
export function piecesOf(key: string): Piece[] {
  const all = key.split(' ').filter(Boolean);
  const content = all.filter((word) => !LINKS.has(word));
  const words = content.length > 0 ? content : all;
  return words.flatMap((word, at) => [
    [`w${word}`, 1],
    [`s${stem(word)}`, 1],
    // The head of a title comes first in French and last in English; the pair says which words belong together.
    ...(at > 0 ? [[`b${stem(words[at - 1] ?? '')} ${stem(word)}`, 0.7] as const] : []),
    ...runs(word),
  ]);
}

function runs(word: string): Piece[] {
  const bounded = `<${word}>`;
  return [3, 4, 5].flatMap((length) =>
    Array.from(
      { length: Math.max(0, bounded.length - length + 1) },
      (_, at): Piece => [`c${bounded.slice(at, at + length)}`, 0.32],
    ),
  );
}

/** Endings that only say who does the work or how many they are, longest first. */
const ENDINGS: readonly (readonly [RegExp, string])[] = [
  [/(?<=...)trices?$/, 'teur'],
  [/(?<=...)euses?$/, 'eur'],
  [/(?<=...)ees?$/, ''],
  [/(?<=...)ieres?$/, 'ier'],
  [/(?<=..)eres?$/, 'er'],
  [/(?<=...)iennes?$/, 'ien'],
  [/(?<=...)ives?$/, 'if'],
  [/(?<=....)esses?$/, 'e'],
  [/(?<=....)ales?$/, 'al'],
  [/(?<=....)nnes?$/, 'n'],
  [/(?<=....)ies$/, 'y'],
  [/(?<=....)(?:aux)$/, 'al'],
  [/(?<=...)(?:es|[sxe])$/, ''],
];

/** « directrices » and « directeur », "bakeries" and "bakery" have one stem; it need not be a word. */
export function stem(word: string): string {
  const found = ENDINGS.find(([ending]) => ending.test(word));
  return found ? word.replace(found[0], found[1]) : word;
}
