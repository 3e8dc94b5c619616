import type { Lang } from '../../reference/languages/languages.ts';
import { longDate } from '../../web/i18n/dates.ts';
import { type Locale, localeOf } from '../../web/i18n/i18n.ts';
import type { Purpose, Recipient } from './purposes.ts';

/** "J'autorise [organisme] à consulter [données] pour [finalité], jusqu'au [date]. Je peux retirer…" */
export function sentenceOf(
  purpose: Pick<Purpose, 'texts'>,
  recipient: Pick<Recipient, 'kind' | 'names'>,
  until: string,
  lang: Lang,
): string {
  const { data, aim } = purpose.texts[lang];
  const locale = localeOf(lang);
  const who = nameInSentence(recipient, locale);
  return locale.t('consent.sentence', { who, data, aim, until: longDate(until, lang) });
}

/** «Tout le monde» stands within the sentence; a proper name stays as it is. */
export function nameInSentence(
  { kind, names }: Pick<Recipient, 'kind' | 'names'>,
  locale: Locale,
): string {
  const name = names[locale.lang];
  const usual = `recipient.${kind}`;
  return locale.has(usual) && locale.t(usual) === name ? locale.t(`${usual}.inside`) : name;
}
