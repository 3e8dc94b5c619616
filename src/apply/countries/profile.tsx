import type { FC } from 'hono/jsx';
import { country, countryName, regionName } from '../../reference/countries/countries.ts';
import { PROFILE_YEAR, profileOf } from '../../reference/profiles/profiles.ts';
import { DefinitionList } from '../../web/components/lists.tsx';
import { number } from '../../web/components/locale.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import { rounded, yearName } from '../figures/figures.ts';

interface ProfileProps {
  readonly locale: Locale;
  readonly code: string;
}

/** What the reference packages know of a country, each old figure with its year. */
export const ProfileSection: FC<ProfileProps> = ({ locale, code }) => (
  <section class="section" aria-labelledby="profile">
    <h2 id="profile">{locale.t('countries.profile')}</h2>
    <DefinitionList entries={[...constants(code, locale), ...figures(code, locale)]} />
    <p class="small muted">
      {locale.t('countries.profile.source', { year: yearName(PROFILE_YEAR, locale) })}
    </p>
  </section>
);

interface Entry {
  readonly term: string;
  readonly text: string;
}

function constants(code: string, locale: Locale): Entry[] {
  const found = country(code);
  if (!found) return [];
  const { subRegion, region, sovereign, currency, callingCode, languages } = found;
  const area = subRegion ?? region;
  const main = languages
    .filter(([, share, official]) => official > 0 || share >= 10)
    .map(([tag]) => languageName(tag, locale));
  return [
    area ? { term: locale.t('countries.region'), text: regionName(area, locale.lang) } : null,
    sovereign
      ? { term: locale.t('countries.sovereign'), text: countryName(sovereign, locale.lang) }
      : null,
    main.length > 0
      ? {
          term: locale.t('countries.languages'),
          text: new Intl.ListFormat(locale.lang, { type: 'unit' }).format(main),
        }
      : null,
    currency
      ? { term: locale.t('countries.currency'), text: currencyName(currency, locale) }
      : null,
    callingCode
      ? { term: locale.t('countries.calling'), text: `\u2066+${callingCode}\u2069` }
      : null,
  ].filter((entry) => entry !== null);
}

function languageName(tag: string, { lang }: Locale): string {
  return new Intl.DisplayNames(lang, { type: 'language' }).of(tag) ?? tag;
}

function currencyName(code: string, { lang }: Locale): string {
  return `${new Intl.DisplayNames(lang, { type: 'currency' }).of(code) ?? code} (${code})`;
}

function figures(code: string, locale: Locale): Entry[] {
  const profile = profileOf(code);
  if (!profile) return [];
  const { population, area, medianAge, urban, lifeExpectancy, netMigration } = profile;
  const year = yearName(PROFILE_YEAR, locale);
  const entry = (
    key: string,
    value: number | null,
    options: Intl.NumberFormatOptions = {},
  ): Entry | null =>
    value === null
      ? null
      : {
          term: locale.t(`countries.${key}`),
          text: locale.t('countries.value', { value: number(value, locale, options), year }),
        };
  const one = { maximumFractionDigits: 1 };
  return [
    entry('population', rounded({ value: population, kind: 'observed' })),
    entry('area', area, { style: 'decimal', maximumSignificantDigits: 3 }),
    entry('medianAge', medianAge, one),
    entry('urban', urban === null ? null : urban / 100, { style: 'percent' }),
    entry('lifeExpectancy', lifeExpectancy, one),
    entry('netMigration', netMigration, { ...one, signDisplay: 'exceptZero' }),
  ].filter((found) => found !== null);
}
