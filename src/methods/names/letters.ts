import pinyin from './tables/pinyin.json' with { type: 'json' };

/** Scripts whose spelling in Latin letters was learned from pairs; all others are read by rule (`other-scripts.ts`). */
export const LEARNED = ['arabic', 'chinese', 'hebrew', 'katakana', 'korean', 'russian'] as const;
export type Learned = (typeof LEARNED)[number];
export type Script = Learned | 'latin' | 'other';

/** What is compared of a longer word: nobody's name is longer, and work must be bounded. */
export const LONGEST_TOKEN = 32;

const RANGES: readonly (readonly [Learned, RegExp])[] = [
  ['arabic', /[\u0620-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]/],
  ['hebrew', /[\u05d0-\u05ea]/],
  ['russian', /[\u0400-\u052f]/],
  ['korean', /[\u1100-\u11ff\uac00-\ud7a3]/],
  ['katakana', /[\u3041-\u30ff\uff66-\uff9d]/],
  ['chinese', /\p{Script=Han}/u],
];

/** The script of a word by its first letter that has one. */
export function scriptOf(word: string): Script {
  for (const letter of word) {
    if (letter <= '\u024f') {
      if (/\p{L}/u.test(letter)) return 'latin';
      continue;
    }
    const found = RANGES.find(([, range]) => range.test(letter));
    if (found) return found[0];
    if (/\p{Script=Latin}/u.test(letter)) return 'latin';
    if (/\p{L}/u.test(letter)) return 'other';
  }
  return 'latin';
}

/** A word as the symbols that the tables know: Latin letters, Arabic letters, jamo, kana, hanzi by their reading. */
export function symbolsOf(word: string, script: Script): readonly string[] {
  const symbols = script === 'latin' ? [...latinLetters(word)] : readings[script](word);
  return symbols.length > LONGEST_TOKEN ? symbols.slice(0, LONGEST_TOKEN) : symbols;
}

/** Letters that Unicode does not decompose. */
const PLAIN: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', ø: 'o', æ: 'ae', œ: 'oe', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ħ: 'h', ı: 'i', ŋ: 'n' },
  ...{
    ə: 'e',
    ɛ: 'e',
    ɔ: 'o',
    ɓ: 'b',
    ɗ: 'd',
    ƙ: 'k',
    ƴ: 'y',
    ŧ: 't',
    ǝ: 'e',
    ɖ: 'd',
    ɣ: 'gh',
    ĸ: 'k',
  },
};

/** The letters a to z of a word in Latin script: « N’Diaye » → `ndiaye`, « Nguyễn » → `nguyen`. */
export function latinLetters(word: string): string {
  if (/^[a-z]*$/.test(word)) return word;
  let plain = '';
  for (const letter of word.toLowerCase().normalize('NFKD')) {
    if (letter >= 'a' && letter <= 'z') plain += letter;
    else plain += PLAIN[letter] ?? '';
  }
  return plain;
}

/** Letters of neighbouring languages, written as those that the table has met. */
const NEIGHBOURS: Readonly<Record<string, string>> = {
  ...{
    ی: 'ي',
    ې: 'ي',
    ے: 'ي',
    ک: 'ك',
    ڪ: 'ك',
    گ: 'غ',
    ڭ: 'ك',
    پ: 'ب',
    چ: 'تش',
    ژ: 'ج',
    ڤ: 'ف',
    ڨ: 'غ',
  },
  ...{
    ہ: 'ه',
    ھ: 'ه',
    ۀ: 'ه',
    ە: 'ه',
    ٱ: 'ا',
    ٹ: 'ت',
    ڈ: 'د',
    ڑ: 'ر',
    ں: 'ن',
    ۆ: 'و',
    ۇ: 'و',
    ۋ: 'ف',
    ټ: 'ت',
  },
  ...{
    і: 'и',
    ї: 'и',
    ј: 'й',
    є: 'е',
    ґ: 'г',
    ў: 'у',
    ќ: 'к',
    ѓ: 'г',
    ћ: 'ч',
    ђ: 'дж',
    џ: 'дж',
    љ: 'ль',
  },
  ...{
    њ: 'нь',
    ѕ: 'дз',
    қ: 'к',
    ғ: 'г',
    ң: 'н',
    ө: 'о',
    ү: 'у',
    ұ: 'у',
    һ: 'х',
    ә: 'а',
    җ: 'дж',
    ҳ: 'х',
  },
  ...{ ҷ: 'дж', ӣ: 'и', ӯ: 'у', ҫ: 'с', ѣ: 'е', ѳ: 'ф', װ: 'וו', ױ: 'וי', ײ: 'יי' },
};

const readings: Readonly<Record<Learned | 'other', (word: string) => readonly string[]>> = {
  arabic: (word) => known(word.normalize('NFKC'), /[\u0621-\u063a\u0641-\u064a]/),
  hebrew: (word) => known(word.normalize('NFKC').replace(/[׳’‘`´]/g, "'"), /[א-ת']/),
  russian: (word) => known(word.toLowerCase().normalize('NFC'), /[а-яё]/),
  korean: (word) => known(word.normalize('NFD'), /[\u1100-\u11ff]/),
  katakana: (word) => known(asKatakana(word.normalize('NFKC')), /[\u30a1-\u30fc]/),
  chinese: (word) => known(word.normalize('NFKC'), /[\u3005\u3400-\u9fff]/),
  other: (word) => [...word],
};

function known(word: string, alphabet: RegExp): readonly string[] {
  return [...word]
    .flatMap((letter) => [...(NEIGHBOURS[letter] ?? letter)])
    .filter((letter) => alphabet.test(letter));
}

function asKatakana(word: string): string {
  return word.replace(/[\u3041-\u3096]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) + 0x60));
}

/** Mandarin reading of a hanzi without its tone, `?` where none is known. */
export function readingOf(hanzi: string): string {
  mandarin ??= indexReadings();
  return mandarin.get(hanzi) ?? '?';
}

let mandarin: ReadonlyMap<string, string> | undefined;

function indexReadings(): ReadonlyMap<string, string> {
  return new Map(
    pinyin.readings.flatMap((line) => {
      const [syllable = '', characters = ''] = line.split(' ');
      return [...characters].map((hanzi) => [hanzi, syllable] as const);
    }),
  );
}
