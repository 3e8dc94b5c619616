import codes from '../data/languages.json' with { type: 'json' };
import { editDistance, fold } from '../folding/folding.ts';
import { type Candidate, type Resolution, unresolved } from '../resolution/resolution.ts';

/** The languages of the program, French first. */
export const LANGS = ['fr', 'en', 'es', 'ar'] as const;
export type Lang = (typeof LANGS)[number];

export const DIRECTIONS = { fr: 'ltr', en: 'ltr', es: 'ltr', ar: 'rtl' } as const satisfies Record<
  Lang,
  'ltr' | 'rtl'
>;

export function isLang(value: string): value is Lang {
  return LANGS.some((lang) => lang === value);
}

export type LanguageResolution = Resolution<'language'>;

/** Names that CLDR writes otherwise or has not got. */
const ALIASES: Readonly<Record<string, readonly string[]>> = {
  ar: ['Modern Standard Arabic', 'Arabe littéral', 'Arabe standard', 'العربية الفصحى', 'عربي'],
  ary: ['Darija', 'Moroccan Arabic', 'Arabe marocain', 'Marocain', 'الدارجة'],
  arz: ['Egyptian Arabic', 'Arabe égyptien'],
  arq: ['Algerian Arabic', 'Arabe algérien', 'Derja'],
  bm: ['Bambara', 'Bamanankan', 'Bamana', 'Bamanakan'],
  bs: ['Bosniaque', 'Bosniak'],
  ca: ['Valencian', 'Valencien', 'Valenciano', 'Català'],
  ckb: ['Sorani', 'Kurdish Sorani'],
  dyu: ['Dioula', 'Jula', 'Diula', 'Julakan'],
  es: ['Castilian', 'Castillan', 'Castellano', 'Espagnol castillan'],
  ff: [
    'Peul',
    'Pular',
    'Pulaar',
    'Fula',
    'Fulani',
    'Fulfulde',
    'Foulani',
    'Poular',
    'Foulfouldé',
    'Fulbe',
    'Peulh',
  ],
  fa: ['Farsi', 'Perse', 'Parsi'],
  fil: ['Tagalog', 'Pilipino', 'Tagalo'],
  gcf: ['Créole antillais', 'Créole guadeloupéen', 'Créole martiniquais', 'Antillean Creole'],
  he: ['Ivrit', 'Modern Hebrew'],
  ht: [
    'Kreyòl',
    'Kreyòl ayisyen',
    'Haitian Creole',
    'Haitian',
    'Créole haïtien',
    'Haïtien',
    'Criollo haitiano',
  ],
  kab: ['Kabyle', 'Taqbaylit', 'Cabila'],
  kea: [
    'Cape Verdean Creole',
    'Créole capverdien',
    'Kriolu',
    'Kabuverdianu',
    'Cap-verdien',
    'Caboverdiano',
  ],
  kg: ['Kikongo', 'Kongo'],
  kmr: ['Kurmanji', 'Kurmandji', 'Northern Kurdish'],
  ln: ['Lingala'],
  mfe: ['Mauritian Creole', 'Créole mauricien', 'Morisyen', 'Kreol Morisien'],
  mnk: ['Mandinka', 'Mandingue', 'Mandingo', 'Malinké'],
  nl: ['Flemish', 'Flamand', 'Flamenco', 'Vlaams', 'Néerlandais', 'Dutch'],
  pa: ['Punjabi', 'Panjabi', 'Pendjabi'],
  prs: ['Dari', 'Afghan Persian', 'Persan afghan'],
  ps: ['Pashto', 'Pushto', 'Pachto', 'Pachtou', 'Pashtun', 'Pachtoune'],
  rcf: ['Réunion Creole', 'Créole réunionnais', 'Réunionnais'],
  rif: ['Tarifit', 'Rifain', 'Riffian'],
  ro: ['Moldovan', 'Moldavian', 'Moldave', 'Moldavo', 'Roumain'],
  rom: ['Romani', 'Romany', 'Tsigane', 'Rromani', 'Romanes'],
  shi: ['Tachelhit', 'Tashelhit', 'Chleuh', 'Shilha', 'Tachelhite'],
  si: ['Sinhala', 'Sinhalese', 'Cingalais', 'Singhalais'],
  snk: ['Soninke', 'Soninké', 'Sarakolé', 'Sarakole'],
  srr: ['Serer', 'Sérère', 'Sereer', 'Seereer'],
  sw: ['Kiswahili', 'Swahili', 'Souahéli'],
  ti: ['Tigrinya', 'Tigrigna', 'Tigrinia'],
  tw: ['Twi', 'Asante Twi'],
  ug: ['Uighur', 'Uyghur', 'Ouïgour'],
  wo: ['Wolof', 'Ouolof', 'Wollof', 'Uolof'],
  yue: ['Cantonese', 'Cantonais', 'Cantonés'],
  zgh: ['Amazigh', 'Standard Moroccan Tamazight', 'Tamazight'],
  zh: [
    'Mandarin',
    'Mandarin Chinese',
    'Putonghua',
    'Chinois mandarin',
    'Mandarín',
    'الصينية الماندرينية',
    'Standard Chinese',
  ],
};

/** Words for several languages: which of them is for the writer to say. */
const SHARED: Readonly<Record<string, readonly string[]>> = {
  creole: ['ht', 'gcf', 'rcf', 'mfe', 'kea'],
  berber: ['kab', 'zgh', 'shi', 'rif'],
  berbere: ['kab', 'zgh', 'shi', 'rif'],
  bereber: ['kab', 'zgh', 'shi', 'rif'],
  'serbo croatian': ['sr', 'hr', 'bs'],
  'serbo croate': ['sr', 'hr', 'bs'],
  serbocroata: ['sr', 'hr', 'bs'],
};

const LANGUAGE_WORDS = /(?<!\p{L})(languages?|langues?|lenguas?|idiomas?|اللغه|لغه)(?!\p{L})/gu;
const LONGEST_LABEL = 100;

const displays = new Map<string, Intl.DisplayNames>();

function display(lang: string): Intl.DisplayNames {
  const made = displays.get(lang) ?? new Intl.DisplayNames([lang], { type: 'language' });
  displays.set(lang, made);
  return made;
}

/** The name of a language by its ISO 639 code; the code itself where nobody knows it. */
export function languageName(code: string, lang: Lang): string {
  return /^[a-z]{2,3}$/.test(code) ? (display(lang).of(code) ?? code) : code;
}

/** How a language calls itself, where CLDR knows it. */
export function autonym(code: string): string | null {
  if (Intl.DisplayNames.supportedLocalesOf([code]).length === 0) return null;
  return display(code).of(code) ?? null;
}

let built: ReadonlyMap<string, string> | undefined;

function labelIndex(): ReadonlyMap<string, string> {
  built ??= buildIndex();
  return built;
}

function buildIndex(): ReadonlyMap<string, string> {
  const index = new Map<string, string>();
  const add = (label: string | null, code: string) => {
    const key = keyOf(label ?? '');
    if (key !== '' && !index.has(key)) index.set(key, code);
  };
  for (const [code, names] of Object.entries(ALIASES)) for (const name of names) add(name, code);
  for (const lang of LANGS) for (const code of codes) add(languageName(code, lang), code);
  for (const code of codes) add(autonym(code), code);
  return index;
}

function keyOf(label: string): string {
  const words = fold(label).replace(LANGUAGE_WORDS, ' ').split(' ');
  return words
    .map((word) => (word.length > 4 ? word.replace(/^ال/, '') : word))
    .join(' ')
    .trim();
}

/** Which language a label means: a name in French, English, Spanish, Arabic or itself, or a code of ISO 639. */
export function resolveLanguage(label: string, context: { lang?: Lang } = {}): LanguageResolution {
  const text = label.slice(0, LONGEST_LABEL).trim();
  const lang = context.lang ?? 'en';
  const outside = text.replace(/\s*[([].*$/su, '');
  const index = labelIndex();
  const shared = SHARED[keyOf(text)];
  if (shared && Object.hasOwn(SHARED, keyOf(text)))
    return unresolved(shared.map((code) => candidate(code, 0.4, lang)));
  const whole = index.get(keyOf(text));
  if (whole) return answer(whole, 1, lang);
  const reordered = index.get(keyOf(text.split(',').reverse().join(' ')));
  if (reordered) return answer(reordered, 0.95, lang);
  const code = codeOf(text);
  if (code) return answer(code, 0.95, lang);
  const outer = index.get(keyOf(outside));
  return outer ? answer(outer, 0.9, lang) : misspelt(keyOf(text), index, lang);
}

/** `fr`, `fra`, `fre`, `fr-CA` are `fr`. */
function codeOf(text: string): string | null {
  if (!/^[a-z]{2,3}([-_][a-z0-9]{2,8})*$/i.test(text)) return null;
  const [code = ''] =
    Intl.getCanonicalLocales(text.toLowerCase().split(/[-_]/)[0])[0]?.split('-') ?? [];
  return codes.includes(code) ? code : null;
}

function misspelt(
  typed: string,
  index: ReadonlyMap<string, string>,
  lang: Lang,
): LanguageResolution {
  if (typed.length < 5) return unresolved();
  const limit = typed.length < 9 ? 1 : 2;
  const nearest = new Map<string, number>();
  for (const [key, code] of index) {
    const edits = editDistance(typed, key, limit);
    if (edits <= limit) nearest.set(code, Math.min(edits, nearest.get(code) ?? edits));
  }
  const ranked = [...nearest].sort((a, b) => a[1] - b[1]);
  const candidates = ranked.map(([code, edits]) => candidate(code, 0.85 - 0.1 * edits, lang));
  const [first, second] = candidates;
  if (!first || second?.score === first.score) return unresolved(candidates.slice(0, 5));
  return { ...answer(first.code, first.score, lang), alternatives: candidates.slice(1, 6) };
}

function answer(code: string, score: number, lang: Lang): LanguageResolution {
  return { ...candidate(code, score, lang), kind: 'language', ambiguous: false, alternatives: [] };
}

function candidate(code: string, score: number, lang: Lang): Candidate {
  return { code, label: languageName(code, lang), score };
}
