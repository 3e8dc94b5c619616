import type { Hub } from '../../platform/hub.ts';
import { type Letter, writeLetter } from '../../platform/mail/letter.ts';
import { canMail, type Mail, sendMail } from '../../platform/mail/mail.ts';
import { type Reach, reachInWords } from '../../process/roster/roster.ts';
import { isLang } from '../../web/http/context.ts';
import { addressOf } from '../../web/http/site.ts';
import { type Locale, localeOf } from '../../web/i18n/i18n.ts';
import { linkFor } from './links.ts';
import { writeNoticeCode } from './notices.ts';
import { consentOf, type Deliver, type Leaving } from './sending.ts';
import { type Content, openContent, wordsIn } from './words.ts';

/** Sends by the operator's mail server; null where there is none, and messages stay on their readers' pages. */
export function mailer(hub: Hub): Deliver | null {
  if (!canMail(hub.config)) return null;
  return async (tx, leaving) => {
    const secret = await linkFor(tx, hub, leaving.account, consentOf(leaving.message));
    const locale = localeFor(leaving.reach);
    const of = consentOf(leaving.message);
    const words = of && (await reachInWords(tx, of, locale.lang));
    await sendMail(hub.config, mailOf(hub, leaving, { secret, locale, words }));
  };
}

export const localeFor = ({ wishes }: Reach): Locale =>
  localeOf(isLang(wishes.lang) ? wishes.lang : 'fr');

interface Around {
  readonly secret: string;
  readonly locale: Locale;
  /** Purpose and recipient of the consent; null for an official notice. */
  readonly words: { readonly purpose: string; readonly recipient: string } | null;
}

function mailOf(
  { config, keys }: Hub,
  { message, email }: Leaving,
  { secret, locale, words }: Around,
): Mail {
  const home = `${addressOf(config.server)}/${locale.lang}`;
  if (!message.body) throw new Error(`the words of message ${message.id} are gone`);
  const content = openContent(keys, message.id, message.body);
  const stop = `${home}/messages/stop/${secret}`;
  const letter: Letter = {
    ...{ lang: locale.lang, dir: locale.dir },
    title: wordsIn(content, locale).subject,
    paragraphs: paragraphsOf(content, locale, home),
    action: { label: locale.t('message.open'), href: `${home}${content.path}` },
    closing: [
      locale.t('message.from', { hub: config.hub.name }),
      words ? locale.t('message.why', words) : locale.t('message.why.official'),
      ...(words ? [{ label: locale.t('message.stop'), href: stop }] : []),
      { label: LANGUAGES, href: `${home}/messages/language/${secret}` },
    ],
  };
  return {
    to: email,
    subject: letter.title,
    ...writeLetter(letter),
    ...(words && { unsubscribe: stop }),
    // The same however often it is sent: a receiver that has had it knows it again.
    headers: { 'message-id': `<${message.id}@${new URL(home).hostname}>` },
  };
}

/** Each in its own language: who wants another cannot read this one. */
const LANGUAGES = 'Français · English · Español · العربية';

/** An official notice stands between two lines with its code, so that it can be checked as a whole. */
export function paragraphsOf(content: Content, locale: Locale, home: string): readonly string[] {
  const { subject, paragraphs } = wordsIn(content, locale);
  if (!content.code) return paragraphs;
  const code = writeNoticeCode(content.code);
  return [
    locale.t('notice.begins', { code }),
    subject,
    ...paragraphs,
    locale.t('notice.ends', { code }),
    `${home}/notices/check`,
  ];
}
