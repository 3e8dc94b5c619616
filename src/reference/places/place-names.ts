import { fold } from '../folding/folding.ts';

/** One way to read what was written: the name to look up and how much the reading takes for granted. */
export interface NameReading {
  readonly name: string;
  readonly score: number;
  /** What stood behind a comma or in brackets: a region or a larger place. */
  readonly within?: string | undefined;
  /** What the writer called it: a town, part of a city, or a district, which is a part or is named after its seat. */
  readonly kind?: 'town' | 'part' | 'district' | undefined;
  /** The name without the word for its kind; divisions of that name are looked up too. */
  readonly bare?: string | undefined;
  /** The other half of a joined name, which must lie near. */
  readonly beside?: string | undefined;
}

/** Words for areas that are named after their seat: "Oslo municipality", "Emirate of Abu Dhabi", "Osaka-fu". */
const AREAS = `municipality municipal metropolitan metropolis capital region province prefecture
  governorate department county emirate commune canton parish township state territory division area greater
  municipio municipalidad provincia departamento comuna estado gobernacion
  departement gouvernorat wilaya cercle agglomeration communaute urbaine
  concelho freguesia gemeinde landkreis kreis freistaat land
  kommune kommun lan gemeente comune regione judetul municipiul oblast okrug kray krai
  gmina powiat wojewodztwo obec okres kraj opstina dimos koinotita nomos
  belediyesi ili ilcesi muhafazat mintaqat wilayat imarat kabupaten kampung kampong
  si gun do shi machi cho mura ken fu sheng xian`;
/** Words for what is one town: "Quebec City" is not Quebec. */
const TOWNS = `city town village ciudad villa pueblo ville cidade vila stadt citta gorod miasto mesto grad kota`;
/** Words for parts of a city. */
const PARTS = `subdistrict borough ward quarter neighbourhood neighborhood arrondissement suburb sector section royal
  london barrio colonia quartier bezirk stadtteil rayon raion mahallesi mahalle semt ku gu guyok dong bairro
  rione quartiere zona delegacion alcaldia jiedao`;
const AREA_WORDS = new Set(AREAS.split(/\s+/));
const TOWN_WORDS = new Set(TOWNS.split(/\s+/));
const PART_WORDS = new Set(PARTS.split(/\s+/));
const DISTRICT_WORDS = new Set(['district', 'distrito', 'distretto', 'distrikt', 'qu', 'audany']);
const LINKS = new Set(
  'of de du des d la le les do da di del dos das the al l und and et'.split(' '),
);
const ARTICLES =
  /^(the|le|la|les|l|el|los|las|al|ash|ad|an|ar|as|at|az|o|a|os|die|der|das|de|den|het)\s+(?=\S{3})/;

/** A number of a district or a postal code: "16th", "6e", "VI", "1", "75018". */
const ORDINAL = /^(\d{1,3}(st|nd|rd|th|e|er|eme|ere|re|o|a)?|[ivx]{1,6}|\d{4,6}|cedex)$/;

/** The readings of a written place, the most literal first. */
export function* readingsOf(written: string): Generator<NameReading> {
  yield { name: written, score: 1, bare: areaName(written) };
  if (ONE_WORD.test(written)) return;
  const { names, within } = splitParts(written);
  if (within) yield { name: names.join(' '), score: 0.97, within };
  if (names.length > 1) for (const name of names) yield { name, score: 0.93, within };
  for (const name of new Set([...names, written])) yield* bareReadings(name, within);
  for (const name of new Set([...names, written])) yield* joinedReadings(withoutKinds(name), name);
  if (!within) return;
  // An abbreviation that places nothing ("Guadalajara, Jal.") is not where the place lies.
  if (ABBREVIATED.test(within)) return yield { name: names.join(' '), score: 0.75 };
  yield { name: within, score: 0.6 };
  for (const reading of bareReadings(within)) yield { ...reading, score: reading.score * 0.6 };
}

const ABBREVIATED = /^(\p{Lu}{1,3}|[\p{L}. ]{1,8}\.)$/u;
const ONE_WORD = /^\p{L}+$/u;

/** The name of what is called a municipality, district, region… */
function areaName(written: string): string | undefined {
  if (ONE_WORD.test(written)) return undefined;
  const words = fold(written).split(' ');
  return words.some(isKind) && kindOf(words) !== 'town' ? withoutKinds(written) : undefined;
}

/** "A, B" and "A (B)" are A within B; "A - B" and "A / B" are two names of one place. */
function splitParts(written: string): { names: string[]; within: string | undefined } {
  const [, outside, inside = ''] = /^([^([]+)[([]([^)\]]*)[)\]]?\s*$/u.exec(written) ?? [];
  const [head = '', ...tail] = (outside ?? written).split(/\s*[,،、]\s*/u);
  const within = [...tail, inside].filter((part) => part !== '').join(', ');
  const names = head.split(/\s+[-–—]\s+|\s*[/|;]\s*/u).filter((part) => part.trim() !== '');
  return { names: names.length > 0 ? names : [written], within: within || undefined };
}

function* bareReadings(name: string, within?: string): Generator<NameReading> {
  const words = fold(name).split(' ');
  const bare = trimmed(words, isKind);
  if (bare.length > 0 && bare.length < words.length)
    yield { name: bare.join(' '), score: 0.9, within, kind: kindOf(words) };
  const unnumbered = trimmed(words, (word) => isKind(word) || ORDINAL.test(word));
  if (unnumbered.length > 0 && unnumbered.length < bare.length)
    yield { name: unnumbered.join(' '), score: 0.8, within };
  const folded = words.join(' ');
  if (ARTICLES.test(folded)) yield { name: folded.replace(ARTICLES, ''), score: 0.88, within };
}

/** A name without the words that say what kind of place it is: « Gentofte Kommune » is `gentofte`. */
export function withoutKinds(name: string): string {
  const words = fold(name).split(' ');
  return trimmed(words, isKind).join(' ') || words.join(' ');
}

function isKind(word: string): boolean {
  return (
    AREA_WORDS.has(word) || TOWN_WORDS.has(word) || PART_WORDS.has(word) || DISTRICT_WORDS.has(word)
  );
}

function kindOf(words: readonly string[]): NameReading['kind'] {
  if (words.some((word) => PART_WORDS.has(word))) return 'part';
  if (words.some((word) => AREA_WORDS.has(word))) return undefined;
  if (words.some((word) => DISTRICT_WORDS.has(word))) return 'district';
  return words.some((word) => TOWN_WORDS.has(word)) ? 'town' : undefined;
}

function trimmed(words: readonly string[], drops: (word: string) => boolean): string[] {
  const isLoose = (word = '') => drops(word) || LINKS.has(word);
  if (!words.some(drops)) return [...words];
  let [from, to] = [0, words.length];
  while (from < to && isLoose(words[from])) from++;
  while (to > from && isLoose(words[to - 1])) to--;
  return words.slice(from, to);
}

const SIDES =
  /^(central|north|south|east|west|northern|southern|eastern|western|old|new|upper|lower|greater)\s+/;

/** "Charlottenburg-Wilmersdorf", "Kensington and Chelsea", "Ikeja Lagos", "Central Jakarta". */
function* joinedReadings(bare: string, written: string): Generator<NameReading> {
  const halves = written.split(/\s*[-–—]\s*|\s+(?:and|et|y|und|&)\s+/u).map(withoutKinds);
  const [first = '', second = ''] = halves;
  if (halves.length === 2) yield { name: first, score: 0.8, beside: second };
  const [head = '', tail = '', ...more] = bare.split(' ');
  if (tail && more.length === 0) yield { name: head, score: 0.75, beside: tail };
  if (SIDES.test(bare)) yield { name: bare.replace(SIDES, ''), score: 0.7 };
}
