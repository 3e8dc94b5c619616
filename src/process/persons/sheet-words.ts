import { number, percent } from '../../web/components/locale.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import { LEAST, type Shown, type ShownShare } from './protecting.ts';

/** A protected count in words. */
export function countWords(shown: Shown, locale: Locale): string {
  if (shown.kind === 'few') return locale.t('returns.few', { n: LEAST });
  if (shown.kind === 'nearly-all') return locale.t('returns.nearlyAll');
  return locale.t('returns.about', { n: number(shown.count, locale) });
}

/** A protected share in words. */
export function shareWords(shown: ShownShare, locale: Locale): string {
  if (shown.kind === 'unsaid') return locale.t('returns.unsaid');
  const share = percent(shown.percent / 100, locale);
  return shown.kind === 'about' ? share : locale.t(`returns.${shown.kind}`, { share });
}
