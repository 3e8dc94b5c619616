/** Words that any statement may have, folded as `fold` folds; what is left carries the sense. */
const COMMON: Readonly<Record<string, ReadonlySet<string>>> = {
  fr: setOf(
    'le la les un une des du de au aux et ou ou en dans sur sous par pour avec sans que qui quoi dont ce cet cette ces se sa son ses leur leurs nous vous ils elles il elle on je tu mon ma mes notre nos votre vos est sont etre soit soient a ont avoir ait doit doivent devrait devraient faut faudrait peut peuvent pourrait il y plus tres tout tous toute toutes afin qu si ne pas jamais aucun aucune',
  ),
  en: setOf(
    'the a an of to in on at by for from with without and or that which who this these those it its their our we you they he she is are be been was were has have had do does should must ought can could would will may more very all any every so as if not no never nor',
  ),
  es: setOf(
    'el la los las un una unos unas de del al a y o u e en con sin por para que quien cual este esta estos estas ese esa eso su sus nuestro nuestra nuestros nuestras se lo le les es son ser sea sean esta estan hay ha han haber tiene tienen debe deben deberia deberian hay puede pueden podria podrian mas muy todo todos toda todas si no nunca jamas ningun ninguna',
  ),
  ar: setOf(
    'في من علي الي عن مع بين هذا هذه ذلك تلك التي الذي الذين ان انه انها هو هي هم نحن يجب ينبغي لابد يمكن كل جميع او ثم قد كان كانت يكون تكون لا ليس ليست لن لم دون بدون ما غير',
  ),
};

const DENYING: Readonly<Record<string, ReadonlySet<string>>> = {
  fr: setOf('ne n pas jamais aucun aucune sans inutile contre'),
  en: setOf('not no never nor without cannot against t'),
  es: setOf('no nunca jamas ningun ninguna sin contra'),
  ar: setOf('لا ليس ليست لن لم دون بدون غير ضد'),
};

function setOf(words: string): ReadonlySet<string> {
  return new Set(words.split(' '));
}

/** Words that carry the sense, without accents, vowel signs and the Arabic article, in order. */
export function foldedWords(text: string, lang: string): string[] {
  const common = COMMON[lang];
  return fold(text)
    .filter((word) => !common?.has(word) && (word.length > 1 || /\p{N}/u.test(word)))
    .map((word) => (lang === 'ar' ? bare(word) : word));
}

/** Whether a statement denies something; always false in languages of which we have no list. */
export function denies(text: string, lang: string): boolean {
  const denying = DENYING[lang];
  return denying !== undefined && fold(text).some((word) => denying.has(word));
}

const ARABIC: Readonly<Record<string, string>> = {
  ...{ ٱ: 'ا', ى: 'ي', ة: 'ه', ک: 'ك', ی: 'ي', ـ: '' },
};

function fold(text: string): string[] {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[ٱىةکیـ]/g, (letter) => ARABIC[letter] ?? '')
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** Without «and», «so», «by», «for», «as» and the article before it, as long as three letters are left. */
const bare = (word: string): string => word.replace(/^(?:[وف]?(?:ال|[بك]ال|لل)|و)(?=.{3})/u, '');
