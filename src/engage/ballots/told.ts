import type { Locale } from '../../web/i18n/i18n.ts';
import { AGE_BANDS, SEXES } from '../consultations/consultations.ts';

/** What people may tell of themselves on paper, in the words of the sheet and the order of its boxes. */
export const sexesIn = (locale: Locale): string[] =>
  SEXES.map((sex) => locale.t(`ballots.sex.${sex}`));

export const agesIn = (locale: Locale): string[] =>
  AGE_BANDS.map((band) => {
    const [from = '', to] = band.replace('+', '').split('-');
    return to
      ? locale.t('unheard.age.between', { from: Number(from), to: Number(to) })
      : locale.t('unheard.age.from', { from: Number(from) });
  });
