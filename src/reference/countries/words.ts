import { editDistance, fold } from '../folding/folding.ts';

/** Articles and linking words of the six languages, already folded. */
const LINKING = new Set(
  `the of and for in a an la le les l un une d de du des et au aux el los las del y e u da do dos das
   и в на ва و 和 与 及 von und der die das van het of i`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

/** Words that say what a state is, not which one, each with its spellings in the six languages, folded. */
const DESCRIPTORS = {
  republic: 'rep repub republic republica republique republik республика республики جمهوريه 共和国',
  kingdom: 'kingdom royaume reino королевство королевства مملكه 王国',
  state: 'state states sts etat etats estado estados государство государства штаты دوله ولايات 国',
  democratic: 'dem democratic democratique democratica демократическая ديمقراطيه 民主',
  people: 'people peoples populaire popular pop народная народно شعبيه 人民',
  socialist: 'soc socialist socialiste socialista социалистическая اشتراكيه 社会主义',
  federal: `fed federal federale federated federes federados federation federacion federative federativa федерация
    федеративная федеративные федеральная اتحاديه موحده 联邦`,
  islamic: 'islamic islamique islamica исламская اسلاميه 伊斯兰',
  union: 'union союз اتحاد 联盟',
  commonwealth: 'commonwealth содружество كمنولث mancomunidad',
  principality: 'principality principaute principado княжество اماره 公国',
  duchy: 'duchy duche ducado герцогство دوقيه 大公国',
  grand: 'grand gran великое كبري',
  plurinational: 'plurinational plurinacional многонациональное متعدده قوميات 多民族',
  bolivarian: 'bolivarian bolivarienne bolivariana боливарианская بوليفاريه 玻利瓦尔',
  cooperative: 'cooperative cooperativa кооперативная تعاونيه 合作',
  arab: 'arab arabe арабская عربيه',
  hashemite: 'hashemite hachemite hachemita хашимитское هاشميه',
  independent: 'independent independant independiente независимое مستقله 独立国',
  sultanate: 'sultanate sultanat sultanato султанат سلطنه 苏丹国',
  region:
    'sar ras rae сар special administrative region speciale especial administrativa 特别行政区',
  island: 'island islands isle isl isls ile iles isla islas остров острова جزر جزيره 群岛',
  former: 'former formerly ex ancien ancienne бывшая',
} as const;
const DESCRIPTOR_OF: ReadonlyMap<string, string> = new Map(
  Object.entries(DESCRIPTORS).flatMap(([name, words]) =>
    words.split(/\s+/).map((word) => [word, name] as const),
  ),
);
const DESCRIPTOR_WORDS = new Set(Object.keys(DESCRIPTORS));

/** Ordinary abbreviations and plurals within names. */
const SPELLED: Readonly<Record<string, string>> = {
  is: 'island',
  ste: 'sainte',
  о: 'island',
  terr: 'territory',
  territories: 'territory',
  brit: 'british',
  herz: 'herzegovina',
  afr: 'african',
  utd: 'united',
  nlle: 'nouvelle',
};

/** The words of a label that carry meaning, in order, spelled in one way. */
export function contentWords(label: string): string[] {
  const words = fold(label)
    .split(' ')
    .flatMap(hanWords)
    .filter((word) => word !== '');
  const kept = words.flatMap((word, at) => (LINKING.has(word) ? [] : [spelled(word, at, words)]));
  return kept.length > 0 ? kept : words;
}

const HAN_DESCRIPTORS =
  /(共和国|大公国|苏丹国|独立国|特别行政区|社会主义|伊斯兰|多民族|玻利瓦尔|王国|公国|民主|人民|联邦|联盟|合作|群岛|(?<=\p{Script=Han}{2})国$)/gu;

// Chinese writes no spaces: 几内亚比绍共和国 is 几内亚比绍 and 共和国.
function hanWords(word: string): string[] {
  return /^\p{Script=Han}+$/u.test(word)
    ? word.replace(HAN_DESCRIPTORS, ' $1 ').trim().split(/ +/)
    : [word];
}

function spelled(word: string, at: number, words: readonly string[]): string {
  // "St." begins a saint's name but ends "Micronesia, Fed. St.".
  if (word === 'st') return at === words.length - 1 ? 'state' : 'saint';
  const bare = withoutArabicArticle(word);
  return DESCRIPTOR_OF.get(bare) ?? SPELLED[bare] ?? bare;
}

// Arabic writes the article and "and" as part of the word: «الكونغو», «وتوباغو».
function withoutArabicArticle(word: string): string {
  return word.length > 4 ? word.replace(/^و?ال(?=.{2})|^و(?=.{4})/, '') : word;
}

/** The key of a label in the index. A label that only says what a state is (« Island », "States") stands for itself. */
export function keyOf(label: string): string {
  const words = contentWords(label);
  return words.every(isDescriptor) ? fold(label) : words.join(' ');
}

const SHORTEST_MISSPELT_DESCRIPTOR = 8;

/** A misspelt word for what a state is, as it is spelled: « Republiqe » is `republic`. */
export function mendedDescriptor(word: string): string {
  if (word.length < SHORTEST_MISSPELT_DESCRIPTOR || isDescriptor(word)) return word;
  for (const [spelling, name] of DESCRIPTOR_OF)
    if (spelling[0] === word[0] && editDistance(word, spelling, 1) === 1) return name;
  return word;
}

export function isDescriptor(word: string): boolean {
  return DESCRIPTOR_WORDS.has(word);
}

export function bagOf(words: readonly string[]): string {
  return [...new Set(words)].sort().join(' ');
}
