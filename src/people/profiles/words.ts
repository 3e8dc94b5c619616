import { countryName } from '../../reference/countries/countries.ts';
import { answerNames, isQuestion } from '../../reference/frames/frames.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import type { Answers } from './answers.ts';
import { languagesInWords } from './steps.ts';

/** One answer of a profile in the reader's words; empty where there is none. */
export function answerInWords(name: string, said: Answers, locale: Locale): string {
  const { [name]: value }: Readonly<Record<string, unknown>> = said;
  if (value === undefined) return '';
  if (name === 'languages') return languagesInWords(said.languages ?? [], locale.lang);
  if (name === 'occupation') return said.occupation?.text ?? '';
  if (name === 'availability')
    return locale.t('field.availability.hours', { n: said.availability ?? 0 });
  return [value]
    .flat()
    .map((each) => oneInWords(name, String(each), locale))
    .join(' · ');
}

function oneInWords(name: string, value: string, { lang }: Locale): string {
  if (name === 'residence' || name === 'origins') return countryName(value, lang);
  return (isQuestion(name) && answerNames(name, value)?.[lang]) || value;
}
