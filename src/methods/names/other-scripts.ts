/** Letters of alphabets without a learned table, by the spelling that their speakers mostly use abroad. */
const ALPHABETS: Readonly<Record<string, string>> = {
  // Greek
  ...{
    α: 'a',
    β: 'v',
    γ: 'g',
    δ: 'd',
    ε: 'e',
    ζ: 'z',
    η: 'i',
    θ: 'th',
    ι: 'i',
    κ: 'k',
    λ: 'l',
    μ: 'm',
  },
  ...{
    ν: 'n',
    ξ: 'x',
    ο: 'o',
    π: 'p',
    ρ: 'r',
    σ: 's',
    ς: 's',
    τ: 't',
    υ: 'y',
    φ: 'f',
    χ: 'ch',
    ψ: 'ps',
    ω: 'o',
  },
  // Georgian
  ...{
    ა: 'a',
    ბ: 'b',
    გ: 'g',
    დ: 'd',
    ე: 'e',
    ვ: 'v',
    ზ: 'z',
    თ: 't',
    ი: 'i',
    კ: 'k',
    ლ: 'l',
    მ: 'm',
    ნ: 'n',
  },
  ...{
    ო: 'o',
    პ: 'p',
    ჟ: 'zh',
    რ: 'r',
    ს: 's',
    ტ: 't',
    უ: 'u',
    ფ: 'p',
    ქ: 'k',
    ღ: 'gh',
    ყ: 'q',
    შ: 'sh',
  },
  ...{ ჩ: 'ch', ც: 'ts', ძ: 'dz', წ: 'ts', ჭ: 'ch', ხ: 'kh', ჯ: 'j', ჰ: 'h' },
  // Armenian
  ...{
    ա: 'a',
    բ: 'b',
    գ: 'g',
    դ: 'd',
    ե: 'e',
    զ: 'z',
    է: 'e',
    ը: 'e',
    թ: 't',
    ժ: 'zh',
    ի: 'i',
    լ: 'l',
    խ: 'kh',
  },
  ...{
    ծ: 'ts',
    կ: 'k',
    հ: 'h',
    ձ: 'dz',
    ղ: 'gh',
    ճ: 'ch',
    մ: 'm',
    յ: 'y',
    ն: 'n',
    շ: 'sh',
    ո: 'o',
    չ: 'ch',
  },
  ...{
    պ: 'p',
    ջ: 'j',
    ռ: 'r',
    ս: 's',
    վ: 'v',
    տ: 't',
    ր: 'r',
    ց: 'ts',
    ւ: 'v',
    փ: 'p',
    ք: 'k',
    օ: 'o',
    ֆ: 'f',
    և: 'ev',
  },
  // Tifinagh
  ...{
    ⴰ: 'a',
    ⴱ: 'b',
    ⴳ: 'g',
    ⴷ: 'd',
    ⴹ: 'd',
    ⴻ: 'e',
    ⴼ: 'f',
    ⴽ: 'k',
    ⵀ: 'h',
    ⵃ: 'h',
    ⵄ: 'a',
    ⵅ: 'kh',
    ⵇ: 'q',
  },
  ...{
    ⵉ: 'i',
    ⵊ: 'j',
    ⵍ: 'l',
    ⵎ: 'm',
    ⵏ: 'n',
    ⵓ: 'u',
    ⵔ: 'r',
    ⵕ: 'r',
    ⵖ: 'gh',
    ⵙ: 's',
    ⵚ: 's',
    ⵛ: 'ch',
    ⵜ: 't',
  },
  ...{ ⵟ: 't', ⵡ: 'w', ⵢ: 'y', ⵣ: 'z', ⵥ: 'z' },
  // N’Ko
  ...{
    ߊ: 'a',
    ߋ: 'e',
    ߌ: 'i',
    ߍ: 'e',
    ߎ: 'u',
    ߏ: 'o',
    ߐ: 'o',
    ߒ: 'n',
    ߓ: 'b',
    ߔ: 'p',
    ߕ: 't',
    ߖ: 'j',
    ߗ: 'ch',
  },
  ...{
    ߘ: 'd',
    ߙ: 'r',
    ߚ: 'r',
    ߛ: 's',
    ߜ: 'gb',
    ߝ: 'f',
    ߞ: 'k',
    ߟ: 'l',
    ߡ: 'm',
    ߢ: 'ny',
    ߣ: 'n',
    ߤ: 'h',
    ߥ: 'w',
    ߦ: 'y',
  },
  // Adlam
  ...{
    𞤢: 'a',
    𞤣: 'd',
    𞤤: 'l',
    𞤥: 'm',
    𞤦: 'b',
    𞤧: 's',
    𞤨: 'p',
    𞤩: 'b',
    𞤪: 'r',
    𞤫: 'e',
    𞤬: 'f',
    𞤭: 'i',
    𞤮: 'o',
  },
  ...{
    𞤯: 'd',
    𞤰: 'y',
    𞤱: 'w',
    𞤲: 'n',
    𞤳: 'k',
    𞤴: 'y',
    𞤵: 'u',
    𞤶: 'j',
    𞤷: 'ch',
    𞤸: 'h',
    𞤹: 'q',
    𞤺: 'g',
    𞤻: 'ny',
    𞤼: 't',
  },
};

/** Two letters of Greek or Armenian that are one sound. */
const PAIRS: readonly (readonly [RegExp, string])[] = [
  [/^μπ/, 'b'],
  [/μπ/g, 'mp'],
  [/^ντ/, 'd'],
  [/ου/g, 'u'],
  [/αυ/g, 'av'],
  [/ευ/g, 'ev'],
  [/γγ/g, 'ng'],
  [/ու/g, 'u'],
];

/** A word in a script without a learned table in Latin letters; letters of unknown scripts fall away. */
export function romaniseByRule(word: string): string {
  const plain = word
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC');
  const paired = /[α-ωա-և]/.test(plain)
    ? PAIRS.reduce((text, [pair, latin]) => text.replace(pair, latin), plain)
    : plain;
  let latin = '';
  const letters = [...paired];
  for (const [at, letter] of letters.entries()) {
    const code = letter.codePointAt(0) ?? 0;
    if (/[a-z]/.test(letter)) latin += letter;
    else if (code >= 0x0900 && code < 0x0d80) latin += indic(code, letters[at + 1]);
    else if (code >= 0x1200 && code < 0x1358) latin += ethiopic(code);
    else latin += ALPHABETS[letter] ?? '';
  }
  return latin;
}

// The scripts of India share one layout of 128 places each.
const INDIC_VOWELS = 'a a i i u u ri l - e e ai - o o au'.split(' ');
const INDIC_CONSONANTS =
  'k kh g gh ng ch ch j jh n t th d dh n t th d dh n n p ph b bh m y r r l l zh v sh sh s h'.split(
    ' ',
  );
const INDIC_SIGNS = 'a i i u u ri ri - e e ai - o o au'.split(' ');
const INDIC_MORE = 'q kh gh z r rh f y'.split(' ');
const NORTHERN_END = 0x0b00;

function indic(code: number, next: string | undefined): string {
  const place = code & 0x7f;
  if (place === 1 || place === 2) return 'n';
  if (place === 3) return 'h';
  if (place >= 0x05 && place <= 0x14) return (INDIC_VOWELS[place - 5] ?? '').replace('-', 'e');
  if (place >= 0x3e && place <= 0x4c) return (INDIC_SIGNS[place - 0x3e] ?? '').replace('-', 'e');
  const consonant = INDIC_CONSONANTS[place - 0x15] ?? INDIC_MORE[place - 0x58];
  return consonant === undefined ? '' : consonant + inherentVowel(code, next);
}

// A consonant is followed by its own « a », but before a sign, and in the north at the end of a word.
function inherentVowel(code: number, next: string | undefined): string {
  if (next === undefined) return code < NORTHERN_END ? '' : 'a';
  const place = (next.codePointAt(0) ?? 0) & 0x7f;
  return place >= 0x3c && place <= 0x4d ? '' : 'a';
}

const ETHIOPIC_ROWS =
  'h l h m s r s sh q qw q qw b v t ch h hw n ny - k kw kh kw w - z zh y d d j g gw g t ch p ts ts f p'.split(
    ' ',
  );
const ETHIOPIC_VOWELS = ['e', 'u', 'i', 'a', 'e', '', 'o', 'wa'];

function ethiopic(code: number): string {
  const consonant = ETHIOPIC_ROWS[(code - 0x1200) >> 3] ?? '';
  const order = code & 7;
  if (consonant === '-')
    return order === 5 ? 'i' : order === 0 ? 'a' : (ETHIOPIC_VOWELS[order] ?? '');
  const open = order === 0 && consonant === 'h' ? 'a' : (ETHIOPIC_VOWELS[order] ?? '');
  return consonant + open;
}
