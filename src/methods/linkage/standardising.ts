/** SQL that brings what lists write into one form. Every expression gives text or null, and null for a filler. */
import type { Kind } from './columns.ts';

/** What people type where they know nothing. */
const FILLERS =
  "'', 'na', 'n a', 'nan', 'null', 'none', 'nil', 'unknown', 'inconnu', 'inconnue', 'desconocido', 'non renseigne', 'nd', 'xx', 'xxx', 'x', '-'";

/** Which of day and month comes first where a date is written with separators. */
export type DateOrder = 'day-month' | 'month-day';

const words = (text: string): string =>
  `trim(regexp_replace(lower(strip_accents(${text})), '[^\\p{L}\\p{N}]+', ' ', 'g'))`;

const known = (text: string): string =>
  `case when ${text} in (${FILLERS}) then null else ${text} end`;

/** Words in lower case without accents and punctuation, single blanks between. */
export function folded(text: string): string {
  return known(words(text));
}

/** What the letters of a column of sexes are: beside H, M is a woman (hombre, mujer). */
export type SexLetters = 'm-f' | 'h-m';

/** The expression that standardises a column of this kind; `text` is an SQL expression of type text. */
export function standard(
  kind: Kind,
  text: string,
  order: DateOrder,
  sexes: SexLetters = 'm-f',
): string {
  if (kind === 'birth-date') return dated(text, order);
  if (kind === 'birth-year') return `nullif(regexp_extract(${text}, '(1[89]|20)\\d\\d'), '')`;
  if (kind === 'birth-month' || kind === 'birth-day')
    return `lpad(nullif(regexp_extract(${text}, '^\\s*(\\d{1,2})(\\.0+)?\\s*$', 1), ''), 2, '0')`;
  if (kind === 'email') return known(`lower(trim(${text}))`);
  if (kind === 'phone') return `nullif(right(regexp_replace(${text}, '\\D+', '', 'g'), 9), '')`;
  if (kind === 'number' || kind === 'postcode' || kind === 'house-number')
    return known(
      `regexp_replace(regexp_replace(lower(strip_accents(${text})), '\\.0+$', ''), '[^\\p{L}\\p{N}]+', '', 'g')`,
    );
  if (kind === 'sex') return sexed(folded(text), sexes);
  return folded(text);
}

// Folded: without accents and hamza.
const MEN = `'male', 'man', 'men', 'masculin', 'masculino', 'homme', 'hombre', 'varon', 'h', 'ذكر', 'رجل', 'мужской', 'мужчина', 'муж', 'мужскои'`;
const WOMEN = `'female', 'woman', 'women', 'feminin', 'femenino', 'femme', 'mujer', 'f', 'w', 'أنثى', 'انثى', 'امرأة', 'امراة', 'женский', 'женскии', 'женщина', 'жен'`;

/** m or f for the words of six languages; what is none of them keeps its first letter. */
function sexed(word: string, sexes: SexLetters): string {
  const m = sexes === 'm-f' ? 'm' : 'f';
  return `case when ${word} in (${MEN}) then 'm' when ${word} in (${WOMEN}) then 'f' when ${word} = 'm' then '${m}' else left(${word}, 1) end`;
}

/** YYYYMMDD, with 00 where month or day are not told; null where no year is. */
function dated(text: string, order: DateOrder): string {
  const clean = `trim(${text})`;
  const part = (pattern: string, group: number) =>
    `regexp_extract(${clean}, '${pattern}', ${group})`;
  const iso = '^(\\d{4})[-/. ](\\d{1,2})[-/. ](\\d{1,2})';
  const written = '^(\\d{1,2})[-/. ](\\d{1,2})[-/. ](\\d{4})';
  const [day, month] = order === 'day-month' ? [1, 2] : [2, 1];
  const two = (digits: string) => `lpad(${digits}, 2, '0')`;
  return `case
    when regexp_matches(${clean}, '^\\d{8}(\\.0+)?$') then left(${clean}, 8)
    when regexp_matches(${clean}, '${iso}') then ${part(iso, 1)} || ${two(part(iso, 2))} || ${two(part(iso, 3))}
    when regexp_matches(${clean}, '${written}') then ${part(written, 3)} || ${two(part(written, month))} || ${two(part(written, day))}
    when regexp_matches(${clean}, '^\\d{4}[-/.]\\d{1,2}$') then left(${clean}, 4) || ${two(`regexp_extract(${clean}, '(\\d{1,2})$')`)} || '00'
    when regexp_matches(${clean}, '^\\d{4}(\\.0+)?$') then left(${clean}, 4) || '0000'
  end`;
}
