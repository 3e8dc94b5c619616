import type { FC } from 'hono/jsx';
import { Carried } from '../../people/relays/relays.ts';
import { Button, ErrorSummary, PrintButton, Radios } from '../../web/components/fields.tsx';
import { Notice } from '../../web/components/notice.tsx';
import { Receipt, Sheet } from '../../web/components/paper.tsx';
import type { FieldError, Typed } from '../../web/http/forms.ts';
import type { Locale } from '../../web/i18n/i18n.ts';

interface AssistProps {
  readonly locale: Locale;
  readonly question: string;
  readonly action: string;
  readonly back: string;
  readonly statements: readonly {
    readonly id: string;
    readonly number: number;
    readonly lang: string;
    readonly text: string;
  }[];
  readonly values: Typed;
  readonly errors: readonly FieldError[];
}

/** Read aloud, one after another; the person answers, and no answer is given for them. */
export const WithSomebody: FC<AssistProps> = (props) => {
  const { locale, question, action, back, statements, values, errors } = props;
  return (
    <div class="stack">
      <h1 dir="auto">{question}</h1>
      <ErrorSummary title={locale.t('form.errors', { n: errors.length })} errors={errors} />
      <Notice tone="attention" title={locale.t('relay.aloud')}>
        <p>{locale.t('relay.consultations.lead')}</p>
      </Notice>
      <form class="form" method="post" action={action}>
        <Carried values={values} names={['once', 'back']} />
        {statements.map(({ number, lang, text }) => (
          <Radios
            name={`s${number}`}
            label={
              <span lang={lang} dir="auto">
                {text}
              </span>
            }
            options={[
              { value: '1', label: locale.t('results.answer.agree') },
              { value: '2', label: locale.t('results.answer.disagree') },
              { value: '3', label: locale.t('results.answer.pass') },
              { value: '0', label: locale.t('relay.consultations.answer.none') },
            ]}
            value={values.one(`s${number}`) || '0'}
          />
        ))}
        <div class="row">
          <Button>{locale.t('relay.consultations.save')}</Button>
          <Button tone="plain" href={back}>
            {locale.t('relay.stop')}
          </Button>
        </div>
      </form>
    </div>
  );
};

interface SlipProps {
  readonly locale: Locale;
  readonly code: string;
  readonly page: string;
  readonly back: string;
}

/** The code, for the person to take home. */
export const VoiceSlip: FC<SlipProps> = ({ locale, code, page, back }) => (
  <div class="stack">
    <h1 class="screen-only">{locale.t('relay.consultations.slip')}</h1>
    <p class="lead screen-only">{locale.t('relay.consultations.slip.text')}</p>
    <Sheet large={false} lang={locale.lang} dir={locale.dir}>
      <Receipt
        title={locale.t('sheet.receipt')}
        secrets={[{ label: locale.t('ballots.paper.code'), secret: code }]}
        address={`${page}#${code}`}
        qr={locale.t('ballots.paper.qr')}
      >
        <p>
          <strong dir="ltr">{page.replace(/^https?:\/\//, '')}</strong>
        </p>
      </Receipt>
    </Sheet>
    <p class="row screen-only">
      <PrintButton locale={locale} />
      <a class="button plain" href={back}>
        {locale.t('relay.back')}
      </a>
    </p>
  </div>
);
