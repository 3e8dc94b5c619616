/** Categories in the reader's words: as a name, and as people of whom a sentence speaks. */
import { countryName, inCountry } from '../../reference/countries/countries.ts';
import { answerNames } from '../../reference/frames/frames.ts';
import { EDUCATION_LEVELS } from '../../reference/occupations/occupations.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import { bandOf } from './matching.ts';
import type { Aspect } from './settings.ts';

type Name = (code: string, locale: Locale) => string;

const NAMES: Readonly<Record<Aspect, Name>> = {
  sex: (code, { t }) => t(`weights.sex.${code}`),
  age: (code, { t }) =>
    bandOf(code).to === Number.POSITIVE_INFINITY
      ? t('dossiers.age.over', { age: code.slice(0, -1) })
      : t('dossiers.age.years', { age: code.replace('-', '–') }),
  origin: (code, { lang }) => countryName(code, lang),
  residence: (code, { lang }) => countryName(code, lang),
  // The id of the gazetteer stands before the name.
  place: (code) => code.replace(/^\S+ /, ''),
  occupation: (code, { t }) => t(`dossiers.isco.${code}`),
  education: (code, { t, lang }) =>
    code in EDUCATION_LEVELS
      ? // Just asked.
        EDUCATION_LEVELS[code as keyof typeof EDUCATION_LEVELS][lang]
      : t(`dossiers.education.${code}`),
};

export const categoryName = (
  aspects: readonly Aspect[],
  codes: readonly string[],
  locale: Locale,
) => aspects.map((aspect, at) => NAMES[aspect](codes[at] ?? '', locale)).join(' · ');

/** « Sexe × âge » */
export const marginName = (aspects: readonly Aspect[], { t, lang }: Locale): string =>
  aspects
    .map((aspect) => t(`weights.aspect.${aspect}`))
    .map((name, at) => (at === 0 ? name : name.toLocaleLowerCase(lang)))
    .join(' × ');

/** « Les femmes de 25 à 34 ans » */
export function groupName(
  aspects: readonly Aspect[],
  codes: readonly string[],
  locale: Locale,
): string {
  const { t } = locale;
  const code = (aspect: Aspect) => codes[aspects.indexOf(aspect)] ?? '';
  const whole = aspects.toSorted().join(':');
  if (whole === 'sex') return t(`weights.group.${code('sex')}`);
  if (whole === 'age' || whole === 'age:sex') {
    const { from, to } = bandOf(code('age'));
    return t(to === Number.POSITIVE_INFINITY ? 'weights.group.over' : 'weights.group.between', {
      who: t(`weights.group.${aspects.includes('sex') ? code('sex') : 'all'}`),
      from,
      to: to === Number.POSITIVE_INFINITY ? from : to,
    });
  }
  if (whole === 'residence')
    return t('weights.group.residence', { where: inCountry(code('residence'), locale.lang) });
  return t('weights.group.other', {
    variable: marginName(aspects, locale).toLocaleLowerCase(locale.lang),
    name: categoryName(aspects, codes, locale),
  });
}

/** An answer to a question that is no margin. */
export function answerName(question: string, code: string, locale: Locale): string {
  if (question === 'sex' || question === 'occupation' || question === 'education')
    return NAMES[question](code, locale);
  if (question === 'generation') return locale.t(`personTables.category.${code}`);
  return answerNames('sector', code)?.[locale.lang] ?? code;
}
