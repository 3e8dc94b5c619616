import type { FC } from 'hono/jsx';
import { isDay } from '../../platform/calendar/zones.ts';
import { dateFormat } from '../../web/i18n/formats.ts';
import type { Locale } from '../../web/i18n/i18n.ts';

interface Span {
  readonly startsAt: Date;
  readonly endsAt: Date;
}

const DAY = 86_400_000;
const DATE = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
const CLOCK = { hour: '2-digit', minute: '2-digit' } as const;

/** `samedi 5 décembre 2026, 18:30 – 20:00`, by the clock of a zone, past midnight too; whole days without a clock. */
export function spanIn({ startsAt, endsAt }: Span, zone: string, days: boolean, locale: Locale) {
  const { lang } = locale;
  const [date, clock] = [DATE, CLOCK].map((parts) =>
    dateFormat(lang, { ...parts, timeZone: zone }),
  );
  if (!date || !clock) return '';
  // The last day of an event is the day before its end.
  if (days) return ordinal(date.formatRange(startsAt, new Date(endsAt.getTime() - 60_000)), lang);
  if (endsAt.getTime() - startsAt.getTime() < DAY)
    return locale.t('events.span', {
      day: ordinal(date.format(startsAt), lang),
      from: clock.format(startsAt),
      to: clock.format(endsAt),
    });
  const both = dateFormat(lang, { ...DATE, ...CLOCK, timeZone: zone });
  return ordinal(both.formatRange(startsAt, endsAt), lang);
}

/** French writes « 1er novembre », which CLDR leaves out. */
const ordinal = (text: string, lang: string): string =>
  lang === 'fr' ? text.replace(/(?<=^|\s)1(?=\s\p{L})/gu, '1er') : text;

/** `heure : France`, as CLDR calls a zone by the country that it is alone in. */
export const zoneName = (zone: string, at: Date, { lang }: Locale): string =>
  dateFormat(lang, { timeZone: zone, timeZoneName: 'shortGeneric' })
    .formatToParts(at)
    .find(({ type }) => type === 'timeZoneName')
    ?.value.replace(/\s/g, '\u00a0') ?? zone;

/** The month that a list is grouped by: `décembre 2026`. */
export const monthOf = (at: Date, zone: string, { lang }: Locale): string =>
  dateFormat(lang, { month: 'long', year: 'numeric', timeZone: zone }).format(at);

interface WhenProps {
  readonly locale: Locale;
  readonly time: Span;
  readonly event: { readonly starts: string; readonly zone: string };
  /** The reader's own zone, where they have chosen one. */
  readonly zone?: string | null;
}

/** When it is where it is; and below it when that is for the reader. */
export const When: FC<WhenProps> = ({ locale, time, event, zone = null }) => {
  const days = isDay(event.starts);
  const there = spanIn(time, event.zone, days, locale);
  const here = zone && !days ? spanIn(time, zone, days, locale) : there;
  return (
    <>
      <time datetime={time.startsAt.toISOString()}>{there}</time>
      {!days && (
        <span class="small muted">{` · ${zoneName(event.zone, time.startsAt, locale)}`}</span>
      )}
      {zone && here !== there && (
        <>
          <br />
          <span class="small">
            {locale.t('events.yours', { when: here, zone: zoneName(zone, time.startsAt, locale) })}
          </span>
        </>
      )}
    </>
  );
};
