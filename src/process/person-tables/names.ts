/** Categories of tables about people in the reader's words. */
import { TOTAL } from '../../methods/disclosure/disclosure.ts';
import { countryName } from '../../reference/countries/countries.ts';
import { answerNames } from '../../reference/frames/frames.ts';
import type { Occupations } from '../../reference/occupations/occupations.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import { type Dimension, OTHER, UNKNOWN } from './kept.ts';

export type Naming = (dimension: Dimension, code: string) => string;

export const namingOf =
  (locale: Locale, occupations: Occupations): Naming =>
  (dimension, code) => {
    if (code === TOTAL) return locale.t('personTables.category.total');
    if (code === UNKNOWN || code === OTHER) return locale.t(`personTables.category.${code}`);
    return NAMES[dimension](code, locale, occupations);
  };

type Name = (code: string, locale: Locale, occupations: Occupations) => string;

const country: Name = (code, { lang }) => countryName(code, lang);
const message: Name = (code, { t }) => t(`personTables.category.${code}`);

const NAMES: Readonly<Record<Dimension, Name>> = {
  origin: country,
  residence: country,
  sex: message,
  generation: message,
  age: (code, { t }) =>
    code.endsWith('+')
      ? t('dossiers.age.over', { age: code.slice(0, -1) })
      : t('dossiers.age.years', { age: code.replace('-', '–') }),
  // The id of the gazetteer stands before the name.
  place: (code) => code.replace(/^\S+ /, ''),
  occupation: (code, { lang }, occupations) => occupations.name(code, lang)?.text ?? code,
  sector: (code, { lang }) => answerNames('sector', code)?.[lang] ?? code,
};
