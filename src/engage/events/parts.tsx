import type { FC } from 'hono/jsx';
import { countryName } from '../../reference/countries/countries.ts';
import { languageName } from '../../reference/languages/languages.ts';
import { Tag, Tags } from '../../web/components/lists.tsx';
import { inRow, numberFormat } from '../../web/i18n/formats.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import { townName } from '../../web/i18n/towns.ts';
import type { Listed } from './showing.ts';

interface Speaks {
  readonly locale: Locale;
}

export interface Stands {
  readonly cancelled: boolean;
  readonly full: boolean;
}

/** What is to be known before one sets out: cancelled, full. */
export const Standing: FC<Speaks & Stands> = ({ locale, cancelled, full }) =>
  cancelled ? (
    <Tag tone="attention">{locale.t('events.cancelled')}</Tag>
  ) : full ? (
    <Tag>{locale.t('events.full')}</Tag>
  ) : null;

interface Placed {
  readonly town: string;
  readonly country: string | null;
  readonly online: boolean;
}

/** Where all may know that it is: `Lyon (France) · en ligne`. */
export function whereOf({ town, country, online }: Placed, locale: Locale): string {
  const land = country ? countryName(country, locale.lang) : '';
  const place = [town && townName(town, locale), land].filter(Boolean);
  return [inRow(place, locale.lang), online ? locale.t('events.online') : '']
    .filter(Boolean)
    .join(' · ');
}

export const spokenIn = (codes: readonly string[], { lang }: Locale): string =>
  inRow(
    codes.map((code) => languageName(code, lang)),
    lang,
  );

/** What helps people to come and to follow. */
export const Access: FC<Speaks & { readonly access: readonly string[] }> = ({ locale, access }) =>
  access.length > 0 ? (
    <Tags
      label={locale.t('events.access')}
      tags={access.map((name) => <Tag tone="quiet">{locale.t(`events.access.${name}`)}</Tag>)}
    />
  ) : null;

/** Somebody's own words, in their own language and direction. */
export const Written: FC<{ readonly lang: string; readonly text: string }> = ({ lang, text }) => (
  <div lang={lang} dir="auto">
    {text
      .split(/\n{2,}/)
      .filter((part) => part.trim() !== '')
      .map((part) => (
        <p class="written">{part}</p>
      ))}
  </div>
);

/** What it asks of somebody: to be there, and for how long. */
export function asksOf({ event, time }: Listed, locale: Locale): string {
  const minutes = Math.round((time.endsAt.getTime() - time.startsAt.getTime()) / 60_000);
  const [unit, n] =
    minutes < 120 ? (['minute', minutes] as const) : (['hour', minutes / 60] as const);
  const options = { style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits: 1 } as const;
  const lasting = minutes < 24 * 60 ? numberFormat(locale.lang, options).format(n) : '';
  return [whereOf(event, locale), lasting].filter(Boolean).join(' · ');
}
