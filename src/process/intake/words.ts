/** What a linkage speaks of, in the reader's language. */
import type { Field, Key } from '../../methods/linkage/linkage.ts';
import { number } from '../../web/components/locale.ts';
import type { Locale } from '../../web/i18n/i18n.ts';

interface Named {
  readonly kind: string;
  readonly name: string;
}

/** A field by what it is about; where there are several of a kind, with the header that tells it. */
export function fieldWords(
  locale: Locale,
  { kind, name }: Named,
  among: readonly Pick<Named, 'kind'>[] = [],
): string {
  const about = locale.t(`linkages.field.${kind}`);
  const several = among.filter((other) => other.kind === kind).length > 1;
  return several ? `${about} (${name})` : about;
}

/** How far two values agree. */
export const levelWords = (locale: Locale, level: string): string =>
  locale.t(`linkages.level.${level}`);

/** Parts of a value that a blocking rule asks for, as the engine names them. */
const PARTS: readonly [RegExp, string][] = [
  [/ \(first (\d+)\)$/, 'first'],
  [/ \(consonants\)$/, 'consonants'],
  [/ \(words\)$/, 'sorted'],
  [/ \(first word\)$/, 'first-word'],
  [/ \(last word\)$/, 'last-word'],
  [/ \(first two words\)$/, 'first-two-words'],
  [/ \(last two words\)$/, 'last-two-words'],
  [/ \(first and last word\)$/, 'end-words'],
  [/ \(year\)$/, 'year'],
  [/ \(month and day\)$/, 'month-day'],
  [/ \(person part\)$/, 'person-part'],
];

/** One key of a rule: a field, or the part of it that must agree. */
export function keyWords(
  locale: Locale,
  fields: readonly Pick<Field, 'kind' | 'name'>[],
  { field, name }: Pick<Key, 'field' | 'name'>,
): string {
  const known = fields.find((one) => one.name === field);
  const words = known ? fieldWords(locale, known, fields) : field;
  for (const [pattern, part] of PARTS) {
    const match = pattern.exec(name);
    if (match) return locale.t(`linkages.key.${part}`, { field: words, n: Number(match[1] ?? 0) });
  }
  return words;
}

/** A time in words: seconds, or minutes from two of them on. */
export function lasting(locale: Locale, seconds: number): string {
  const [value, unit] =
    seconds < 120
      ? [Math.max(1, Math.round(seconds)), 'second']
      : [Math.round(seconds / 60), 'minute'];
  return number(value, locale, { style: 'unit', unit, unitDisplay: 'long' });
}
