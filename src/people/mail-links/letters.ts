import type { Config } from '../../config.ts';
import { writeLetter } from '../../platform/mail/letter.ts';
import type { Lang } from '../../reference/languages/languages.ts';
import { addressOf } from '../../web/http/site.ts';
import { localeOf } from '../../web/i18n/i18n.ts';

type Settings = Pick<Config, 'hub' | 'server'>;

export const signInLetter = (config: Settings, lang: Lang, secret: string) =>
  linkLetter(config, lang, 'signin', `/sign-in/mail/${secret}`);

export const confirmLetter = (config: Settings, lang: Lang, secret: string) =>
  linkLetter(config, lang, 'confirm', `/me/keys/mail/${secret}`);

function linkLetter({ hub, server }: Settings, lang: Lang, what: string, path: string) {
  const locale = localeOf(lang);
  const subject = locale.t(`mail.${what}.subject`, { hub: hub.name });
  return {
    subject,
    ...writeLetter({
      lang,
      dir: locale.dir,
      title: subject,
      paragraphs: [locale.t(`mail.${what}.text`, { hub: hub.name }), locale.t('mail.link.once')],
      action: { label: locale.t(`mail.${what}.do`), href: `${addressOf(server)}/${lang}${path}` },
      closing: [
        locale.t(`mail.${what}.else`),
        [hub.name, hub.owner, hub.contact].filter(Boolean).join(' · '),
      ],
    }),
  };
}
