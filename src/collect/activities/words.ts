import { longDate } from '../../web/i18n/dates.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import type { ActivityText } from './tables.ts';

/** What an activity says of itself in the reader's language where that was written, else in its own. */
export function wordsIn(texts: readonly ActivityText[], lang: string): ActivityText {
  return texts.find((text) => text.lang === lang) ?? texts[0] ?? { lang, title: '', text: '' };
}

interface Spanned {
  readonly startsOn: string;
  readonly endsOn: string | null;
  readonly state: string;
}

/** From when to when; without an end, as far as it has come. */
export function spanOf({ startsOn, endsOn, state }: Spanned, locale: Locale): string {
  const from = longDate(startsOn, locale.lang);
  if (!endsOn) return locale.t(`activity.span.${state}`, { from });
  if (startsOn === endsOn) return from;
  return locale.t('activity.span', { from, to: longDate(endsOn, locale.lang) });
}
