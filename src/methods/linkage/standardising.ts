/** SQL that brings what lists write into one form. Every expression gives text or null, and null for a filler. */
import { FILLERS, MAYBE_NAMES, readDate } from '../standardising/standardising.ts';
import type { Kind } from './columns.ts';

const quoted = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(', ');

/** Where no letter or figure is left, nothing is said; nor by these words. */
const NO_NAME = quoted(['', ...FILLERS]);
const NOTHING = quoted(['', ...FILLERS, ...MAYBE_NAMES]);

/** Which of day and month comes first where a date is written with separators. */
export type DateOrder = 'day-month' | 'month-day';

const words = (text: string): string =>
  `trim(regexp_replace(lower(strip_accents(${text})), '[^\\p{L}\\p{N}]+', ' ', 'g'))`;

const known = (text: string, nothing = NOTHING): string =>
  `case when ${text} in (${nothing}) then null else ${text} end`;

const NAMES: readonly Kind[] = ['given', 'middle', 'surname', 'name'];

export const isName = (kind: Kind): boolean => NAMES.includes(kind);

/** Whether a cell holds nothing but « NA », « None », « null » or such. */
export const isMaybeName = (text: string): string => `${words(text)} in (${quoted(MAYBE_NAMES)})`;

/** A column of names in which « NA », « None » or « null » stand so often that they are nobody's name. */
export const withoutFillers = (text: string): string =>
  `case when ${isMaybeName(text)} then null else ${text} end`;

/** Whether nothing else than such words is told of a name, in whatever parts (standardised). */
export function isUnnamed(parts: readonly string[]): string {
  const word = `(${MAYBE_NAMES.join('|')})`;
  return `regexp_full_match(concat_ws(' ', ${parts.join(', ')}), '${word}( ${word})*')`;
}

/** What the letters of a column of sexes are: beside H, M is a woman (hombre, mujer). */
export type SexLetters = 'm-f' | 'h-m';

/** The expression that standardises a column of this kind; `text` is an SQL expression of type text. Dates: see `dated`. */
export function standard(kind: Kind, text: string, sexes: SexLetters = 'm-f'): string {
  if (kind === 'birth-year') return `nullif(regexp_extract(${text}, '(1[89]|20)\\d\\d'), '')`;
  if (kind === 'birth-month' || kind === 'birth-day')
    return `lpad(nullif(regexp_extract(${text}, '^\\s*(\\d{1,2})(\\.0+)?\\s*$', 1), ''), 2, '0')`;
  if (kind === 'email') return known(mailbox(text));
  if (kind === 'phone') return `nullif(right(regexp_replace(${text}, '\\D+', '', 'g'), 9), '')`;
  if (kind === 'number' || kind === 'postcode' || kind === 'house-number')
    return known(
      `regexp_replace(regexp_replace(lower(strip_accents(${text})), '\\.0+$', ''), '[^\\p{L}\\p{N}]+', '', 'g')`,
    );
  if (kind === 'sex') return sexed(known(words(text)), sexes);
  return known(words(text), isName(kind) ? NO_NAME : NOTHING);
}

/** Whatever follows « + » reaches the same person. */
const mailbox = (text: string): string =>
  `regexp_replace(regexp_replace(lower(trim(${text})), '^mailto:|[.]$', '', 'g'), '^([^@+]+)[+][^@]*@', '\\1@')`;

// Folded: without accents and hamza.
const MEN = `'male', 'man', 'men', 'masculin', 'masculino', 'homme', 'hombre', 'varon', 'h', 'ذكر', 'رجل', 'мужской', 'мужчина', 'муж', 'мужскои'`;
const WOMEN = `'female', 'woman', 'women', 'feminin', 'femenino', 'femme', 'mujer', 'f', 'w', 'أنثى', 'انثى', 'امرأة', 'امراة', 'женский', 'женскии', 'женщина', 'жен'`;

/** m or f for the words of six languages; what is none of them keeps its first letter. */
function sexed(word: string, sexes: SexLetters): string {
  const m = sexes === 'm-f' ? 'm' : 'f';
  return `case when ${word} in (${MEN}) then 'm' when ${word} in (${WOMEN}) then 'f' when ${word} = 'm' then '${m}' else left(${word}, 1) end`;
}

/** How the dates of a list are written. */
interface Dating {
  readonly order: DateOrder;
  /** The year of which the list is true: two figures of a year are the latest such year up to it. */
  readonly latest?: number | undefined;
}

/**
 * YYYYMMDD, with 00 where month or day are not told; null where no year is. A day that no calendar has stays as it was
 * written: after a slip of the pen, its other parts still agree.
 */
export function dated(text: string, { order, latest }: Dating): string | null {
  const date = readDate(text, {
    order: order === 'day-month' ? 'day-first' : 'month-first',
    latest,
  });
  if (!date || date.year < 1000) return null;
  const two = (part: number | null) => String(part ?? 0).padStart(2, '0');
  const said = `${date.year}${two(date.month)}${two(date.day)}`;
  return said.length === 8 && !FILLERS.includes(said) ? said : null;
}
