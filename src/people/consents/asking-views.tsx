import type { FC } from 'hono/jsx';
import { Button, EqualButtons } from '../../web/components/fields.tsx';
import { DefinitionList } from '../../web/components/lists.tsx';
import { Notice } from '../../web/components/notice.tsx';
import { DataTable } from '../../web/components/table.tsx';
import { longDate } from '../../web/i18n/dates.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import type { ConsentAct } from './consents.ts';
import type { ShownField } from './fields.ts';
import type { Purpose, Recipient } from './purposes.ts';
import { sentenceOf } from './sentence.ts';
import type { Change, State } from './standing.ts';

interface AskingPageProps {
  readonly locale: Locale;
  readonly purpose: Purpose;
  readonly recipient: Recipient;
  readonly act: ConsentAct | null;
  readonly state: State;
  /** Last day of a yes that is given now. */
  readonly until: string;
  readonly fields: readonly ShownField[];
  /** Between the text that was agreed to and today's. */
  readonly changes: readonly Change[];
  readonly once: string;
  /** The page on which the question was asked, where it is another than the list of consents. */
  readonly from: string;
}

/** The question: who, exactly what, for what, until when; then yes and no of the same weight, and neither chosen. */
export const AskingPage: FC<AskingPageProps> = (props) => {
  const { locale, purpose, recipient, state, act, changes, fields } = props;
  const { lang } = locale;
  const texts = purpose.texts[lang];
  return (
    <>
      <h1>{texts.title}</h1>
      <p class="lead">{texts.about}</p>
      {state === 'changed' && (
        <Notice tone="attention" title={locale.t('consent.changed')}>
          <p>{locale.t('consent.changed.text')}</p>
        </Notice>
      )}
      {changes.length > 0 && <Changes locale={locale} changes={changes} />}
      <section class="section stack" aria-labelledby="who">
        <h2 id="who">{locale.t('consent.who')}</h2>
        <p>
          <strong>{recipient.names[lang]}</strong>
        </p>
        <p>{whoSees(locale, purpose, recipient)}</p>
      </section>
      <section class="section stack" aria-labelledby="what">
        <h2 id="what">{locale.t('consent.what')}</h2>
        {fields.length > 0 ? (
          <DefinitionList
            entries={fields.map(({ label, text }) => ({
              term: label,
              text: text ? (
                <bdi>{text}</bdi>
              ) : (
                <span class="muted">{locale.t('consent.nothing')}</span>
              ),
            }))}
          />
        ) : (
          <p>{locale.t('consent.fields.counted.text')}</p>
        )}
        <p class="small muted">{locale.t('consent.what.only')}</p>
      </section>
      <Answer {...props} act={act} />
    </>
  );
};

/** Some purposes show to more than those who are named. */
function whoSees(locale: Locale, { code }: Purpose, { kind }: Recipient): string {
  const own = `consent.who.${kind}.${code}`;
  return locale.t(locale.has(own) ? own : `consent.who.${kind}`);
}

const Changes: FC<Pick<AskingPageProps, 'locale' | 'changes'>> = ({ locale, changes }) => (
  <DataTable
    locale={locale}
    id="changes"
    caption={locale.t('consent.changes')}
    wordy
    rows={changes}
    columns={[
      {
        title: locale.t('consent.changes.part'),
        header: true,
        cell: ({ part }) => locale.t(`consent.part.${part}`),
      },
      { title: locale.t('consent.changes.before'), cell: ({ before }) => <del>{before}</del> },
      { title: locale.t('consent.changes.now'), cell: ({ now }) => <ins>{now}</ins> },
    ]}
  />
);

const Answer: FC<AskingPageProps> = (props) => {
  const { locale, purpose, recipient, state, act, until, once, from } = props;
  const held = state === 'given' && act?.until ? act.until : null;
  return (
    <section class="section stack" aria-labelledby="answer">
      <h2 id="answer">{locale.t(held ? 'consent.held' : 'consent.answer')}</h2>
      <p class="lead serif">{sentenceOf(purpose, recipient, held ?? until, locale.lang)}</p>
      <form
        class="form"
        method="post"
        action={`/${locale.lang}/me/consents/${purpose.code}/${recipient.id}`}
      >
        <input type="hidden" name="once" value={once} />
        {from && <input type="hidden" name="from" value={from} />}
        <input type="hidden" name="version" value={String(purpose.version)} />
        {held ? (
          <div class="row">
            <Button tone="plain" name="answer" value="withdraw">
              {locale.t('consent.withdraw')}
            </Button>
            {until > held && (
              <Button tone="plain" name="answer" value="yes">
                {locale.t('consent.extend', { until: longDate(until, locale.lang) })}
              </Button>
            )}
          </div>
        ) : (
          <EqualButtons>
            <Button tone="plain" name="answer" value="yes">
              {locale.t('consent.yes')}
            </Button>
            <Button tone="plain" name="answer" value="no">
              {locale.t('consent.no')}
            </Button>
          </EqualButtons>
        )}
      </form>
      {!held && (
        <p class="small muted">
          {locale.t(state === 'changed' ? 'consent.no.ends' : 'consent.either')}
        </p>
      )}
      {act?.act === 'given' && (
        <p>
          <a href={`/${locale.lang}/me/consents/attestation/${act.id}`}>
            {locale.t('consent.attestation')}
          </a>
        </p>
      )}
    </section>
  );
};
