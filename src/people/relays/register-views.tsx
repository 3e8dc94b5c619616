import type { FC } from 'hono/jsx';
import { autonym, LANGS } from '../../reference/languages/languages.ts';
import { Button, EqualButtons, ErrorSummary, PrintButton } from '../../web/components/fields.tsx';
import { Notice } from '../../web/components/notice.tsx';
import type { FieldError, Typed } from '../../web/http/forms.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import type { CardSecrets } from '../accounts/accounts.ts';
import { AccessCard } from '../cards/cards.tsx';
import { sentenceOf } from '../consents/consents.ts';
import { FIELDS } from './answers.ts';
import { type Asked, fieldOf, wordOf } from './asked.ts';
import { Carried, Questions } from './question-views.tsx';

interface Speaks {
  readonly locale: Locale;
}

interface LanguagesProps extends Speaks {
  readonly title: string;
  readonly lead: string;
  /** Where it leads, after the language. */
  readonly path: string;
}

/** The language of the person who is present; from here on the screen speaks it. */
export const Languages: FC<LanguagesProps> = ({ locale, title, lead, path }) => (
  <>
    <h1>{title}</h1>
    <p class="lead">{lead}</p>
    <h2>{locale.t('relay.register.lang')}</h2>
    <EqualButtons>
      {LANGS.map((lang) => (
        <a class="button plain" lang={lang} href={`/${lang}${path}?back=${locale.lang}`}>
          {autonym(lang) ?? lang}
        </a>
      ))}
    </EqualButtons>
  </>
);

interface AskingProps extends Speaks {
  readonly values: Typed;
  readonly errors: readonly FieldError[];
}

/** What is read aloud, then the questions. Nothing is kept before the last answer. */
export const AskQuestions: FC<AskingProps> = ({ locale, values, errors }) => (
  <div class="stack">
    <h1>{locale.t('relay.questions.title')}</h1>
    <ErrorSummary title={locale.t('form.errors', { n: errors.length })} errors={errors} />
    <Notice tone="attention" title={locale.t('relay.aloud')}>
      <p class="serif">{locale.t('relay.sentence')}</p>
    </Notice>
    <form class="form" method="post" action={`/${locale.lang}/me/relay/register/questions`}>
      <Carried values={values} names={['once', 'back']} />
      <Questions locale={locale} values={values} errors={errors} />
      <div class="row">
        <Button>{locale.t('relay.questions.next')}</Button>
        <Button tone="plain" href={`/${values.one('back') || locale.lang}/me/relay`}>
          {locale.t('relay.stop')}
        </Button>
      </div>
    </form>
  </div>
);

interface AskConsentProps extends Speaks {
  readonly values: Typed;
  readonly asked: Asked;
  readonly number: number;
  readonly of: number;
  readonly decided: readonly Asked[];
}

/** One authorisation, read aloud; the person answers, and neither answer is the easier one. */
export const AskConsent: FC<AskConsentProps> = (props) => {
  const { locale, values, asked, number, of, decided } = props;
  const { title, about } = asked.purpose.texts[locale.lang];
  const carried = ['once', 'back', ...FIELDS, ...decided.map(fieldOf)];
  return (
    <div class="stack">
      <h1>{title}</h1>
      <p class="muted">{locale.t('relay.consent.where', { n: number, of })}</p>
      <Notice tone="attention" title={locale.t('relay.aloud')}>
        <p>{about}</p>
        <p class="lead serif">
          {sentenceOf(asked.purpose, asked.recipient, asked.until, locale.lang)}
        </p>
      </Notice>
      <form class="form" method="post" action={`/${locale.lang}/me/relay/register/questions`}>
        <Carried values={values} names={carried} />
        <EqualButtons>
          <Button tone="plain" name={fieldOf(asked)} value={wordOf('yes', asked)}>
            {locale.t('consent.yes')}
          </Button>
          <Button tone="plain" name={fieldOf(asked)} value={wordOf('no', asked)}>
            {locale.t('consent.no')}
          </Button>
        </EqualButtons>
      </form>
      <p class="small muted">{locale.t('consent.either')}</p>
    </div>
  );
};

interface HandOverProps extends Speaks {
  readonly hub: string;
  readonly address: string;
  readonly card: CardSecrets;
  readonly back: string;
}

/** The card, this once: it goes to the person, and the screen is emptied before their eyes. */
export const HandOver: FC<HandOverProps> = ({ locale, hub, address, card, back }) => (
  <div class="stack">
    <h1>{locale.t('relay.card.title')}</h1>
    <p class="lead">{locale.t('relay.card.lead')}</p>
    <AccessCard locale={locale} hub={hub} address={address} card={card} />
    <Notice tone="attention" title={locale.t('card.once')}>
      <p>{locale.t('relay.card.text')}</p>
    </Notice>
    <div class="row">
      <PrintButton locale={locale} />
      <Button href={`/${back}/me/relay`}>{locale.t('relay.card.given')}</Button>
    </div>
  </div>
);
