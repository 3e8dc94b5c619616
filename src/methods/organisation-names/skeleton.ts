// Arabic and Cyrillic letters as the consonants by which people write them in Latin; vowels and weak letters fall away.
const ROMAN: Readonly<Record<string, string>> = {
  ...{ ب: 'b', ت: 't', ث: 't', ج: 'j', ح: '', خ: 'k', د: 'd', ذ: 'd', ر: 'r', ز: 's', س: 's' },
  ...{ ش: 'x', ص: 's', ض: 'd', ط: 't', ظ: 's', ع: '', غ: 'g', ف: 'f', ق: 'k', ك: 'k', ل: 'l' },
  ...{
    م: 'm',
    ن: 'n',
    ه: '',
    و: '',
    ي: '',
    ا: '',
    أ: '',
    إ: '',
    آ: '',
    ى: '',
    ؤ: '',
    ئ: '',
    ة: '',
  },
  ...{ پ: 'b', چ: 'x', گ: 'g', ژ: 'j', ڤ: 'f' },
  ...{ б: 'b', в: 'f', г: 'g', д: 'd', ж: 'j', з: 's', к: 'k', л: 'l', м: 'm', н: 'n', п: 'b' },
  ...{ р: 'r', с: 's', т: 't', ф: 'f', х: 'k', ц: 's', ч: 'x', ш: 'x', щ: 'x' },
  ...{ β: 'f', γ: 'g', δ: 'd', ζ: 's', θ: 't', κ: 'k', λ: 'l', μ: 'm', ν: 'n', ξ: 'ks', π: 'b' },
  ...{ ρ: 'r', σ: 's', ς: 's', τ: 't', φ: 'f', χ: 'k', ψ: 'bs' },
};

/** Sounds that are written in several ways, the longest first. */
const SOUNDS: readonly (readonly [RegExp, string])[] = [
  [/tch|sch|sh|ch/g, 'x'],
  [/kh|ck|qu|q|c/g, 'k'],
  [/ph|v/g, 'f'],
  [/th/g, 't'],
  [/dh/g, 'd'],
  [/gh/g, 'g'],
  [/dj/g, 'j'],
  [/z/g, 's'],
  [/p/g, 'b'],
];

/**
 * The consonants of a folded word as they sound, whatever its script: « Tanmia » and «تنميه» are both `tnm`.
 * What is left says little about short words; callers ask for three letters or more.
 */
export function skeletonOf(word: string): string {
  const sounding = SOUNDS.reduce(
    (text, [written, sound]) => text.replace(written, sound),
    latin(word),
  );
  return sounding.replace(/[aeiouyhw]/g, '').replace(/(.)\1+/g, '$1');
}

function latin(word: string): string {
  const bare = word.replace(/^ال(?=..)/, '');
  return [...bare].map((letter) => ROMAN[letter] ?? letter).join('');
}

/** Whether a word is written in Latin letters: only across scripts is a skeleton strong evidence. */
export const isLatin = (word: string): boolean => /^[a-z0-9]+$/.test(word);
