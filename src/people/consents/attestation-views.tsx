import type { FC } from 'hono/jsx';
import { languageName } from '../../reference/languages/languages.ts';
import { Button, PrintButton } from '../../web/components/fields.tsx';
import { DefinitionList } from '../../web/components/lists.tsx';
import { longDate, longMoment } from '../../web/i18n/dates.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import type { Face } from '../../web/layout/page.tsx';
import type { Attested } from './attestation.ts';
import { fieldName } from './fields.ts';
import type { Purpose } from './purposes.ts';
import { sentenceOf } from './sentence.ts';

interface AttestationPageProps {
  readonly locale: Locale;
  readonly face: Face;
  readonly attested: Attested;
  /** It holds no longer: withdrawn, given anew, or over. */
  readonly ended: boolean;
}

/** What somebody said, to keep: one sheet of paper. */
export const AttestationPage: FC<AttestationPageProps> = ({ locale, face, attested, ended }) => {
  const { act, purpose, recipient } = attested;
  const { lang } = locale;
  const spoken = act.lang as keyof Purpose['texts']; // what the ledger wrote
  const given = act.act === 'given' && act.until;
  return (
    <article class="stack attestation">
      <h1>{locale.t('consent.attestation')}</h1>
      <p class="lead">{locale.t(`consent.attested.${act.act}`)}</p>
      {given && (
        <blockquote class="lead serif" lang={spoken} dir={spoken === 'ar' ? 'rtl' : 'ltr'}>
          {sentenceOf(purpose, recipient, given, spoken)}
        </blockquote>
      )}
      {given && spoken !== lang && <p>{sentenceOf(purpose, recipient, given, lang)}</p>}
      <DefinitionList
        entries={[
          { term: locale.t('consent.purpose'), text: purpose.texts[lang].title },
          { term: locale.t('consent.recipient'), text: recipient.names[lang] },
          {
            term: locale.t('consent.what'),
            text:
              purpose.fields.map((name) => fieldName(name, locale)).join(', ') ||
              locale.t('consent.fields.counted'),
          },
          { term: locale.t('consent.on'), text: longMoment(act.at, lang) },
          ...(given ? [{ term: locale.t('consent.lastDay'), text: longDate(given, lang) }] : []),
          ...(act.act === 'given'
            ? [
                {
                  term: locale.t('consent.now'),
                  text: locale.t(`consent.now.${ended ? 'over' : 'holds'}`),
                },
              ]
            : []),
          {
            term: locale.t('consent.asked'),
            text: `${locale.t(`consent.channel.${act.channel}`)} · ${languageName(spoken, lang)} · ${locale.t('consent.version', { n: purpose.version })}`,
          },
          {
            term: locale.t('consent.controller'),
            text: [face.owner || face.name, face.contact].filter(Boolean).join(' · '),
          },
          {
            term: locale.t('consent.number'),
            text: (
              <code class="wrap" dir="ltr">
                {act.id}
              </code>
            ),
          },
        ]}
      />
      <p class="small">{locale.t('consent.rights')}</p>
      <div class="row">
        <PrintButton locale={locale} />
        <Button tone="plain" href={`/${lang}/me/consents/attestation/${act.id}.json`}>
          {locale.t('consent.json')}
        </Button>
        <a class="screen-only" href={`/${lang}/me/consents`}>
          {locale.t('me.page.consents')}
        </a>
      </div>
    </article>
  );
};
