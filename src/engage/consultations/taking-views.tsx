import type { FC } from 'hono/jsx';
import { LANGS, languageName } from '../../reference/languages/languages.ts';
import {
  Button,
  EqualButtons,
  ErrorSummary,
  KeepDraft,
  Select,
  TextInput,
} from '../../web/components/fields.tsx';
import { number } from '../../web/components/locale.ts';
import { Notice } from '../../web/components/notice.tsx';
import { errorAt, type FieldError, type Typed } from '../../web/http/forms.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import { Said } from './parts.tsx';
import type { ShownConsultation } from './showing.ts';
import type { Shown } from './statements.ts';
import type { Standing } from './taking.ts';
import { Original } from './views.tsx';
import type { Vote } from './voting.ts';

interface Speaks {
  readonly locale: Locale;
}

interface Asked extends Speaks {
  readonly consultation: ShownConsultation;
}

/** An answer that was just given. */
export interface Done {
  readonly number: number;
  readonly vote: Vote;
}

export const VOTES = [
  { vote: 1, name: 'agree' },
  { vote: -1, name: 'disagree' },
  { vote: 0, name: 'pass' },
] as const satisfies readonly { readonly vote: Vote; readonly name: string }[];

export const voteName = (vote: Vote): string =>
  VOTES.find((one) => one.vote === vote)?.name ?? 'pass';

interface AnsweringProps extends Asked {
  /** In the order in which they are asked; the first is asked now, the others without network. */
  readonly statements: readonly Shown[];
  readonly given: number;
  readonly left: number;
  readonly last: Done | null;
  /** How the first was answered before. */
  readonly was: Vote | null;
  /** Carried by the forms until the browser holds it; null where the account answers. */
  readonly code: string | null;
  readonly byAccount: boolean;
  /** There is an answer of theirs already. */
  readonly known: boolean;
  /** Names on this device the answers of this voice that wait for the network. */
  readonly queue: string;
}

/** One statement, three buttons of equal weight, and nothing else in the way. */
export const Answering: FC<AnsweringProps> = (props) => {
  const { locale, consultation, statements, given, left, last, code, queue } = props;
  const base = `/${locale.lang}/consultations/${consultation.slug}`;
  const [first, ...ahead] = statements;
  return (
    <answer-queue
      class="stack answering"
      queue={queue}
      action={`${base}/take-part`}
      lang={locale.lang}
      offline={locale.t('consultations.queue.offline')}
      refused={locale.t('consultations.queue.refused')}
      file={`${consultation.slug}.json`}
      given={String(given)}
      left={String(left)}
      {...(props.known ? { known: '' } : {})}
      {...(code ? { code } : {})}
    >
      <Said as="h1" class="question" lang={consultation.shown.lang}>
        {consultation.shown.question}
      </Said>
      <p class="small muted" role="status" data-progress>
        {last && (
          <>
            {locale.t(`consultations.done.${voteName(last.vote)}`, { n: last.number })}{' '}
            <a href={`${base}/take-part?statement=${last.number}`}>
              {locale.t('consultations.change')}
            </a>
            <br />
          </>
        )}
        {locale.t('consultations.given')} <b data-given>{number(given, locale)}</b>
        {' · '}
        {locale.t('consultations.left')} <b data-left>{number(left, locale)}</b>
      </p>
      {first ? <Asking {...props} statement={first} /> : <AllAnswered {...props} />}
      {ahead.length > 0 && <Ahead locale={locale} statements={ahead} />}
      <div class="notice attention" data-waiting role="status" hidden>
        <p>
          {locale.t('consultations.queue.unsent')} <b data-unsent />
        </p>
        <p data-why />
        <p>
          <button class="button link" type="button" data-file hidden>
            {locale.t('consultations.queue.file')}
          </button>
        </p>
      </div>
      <Ways {...props} />
    </answer-queue>
  );
};

const Asking: FC<AnsweringProps & { readonly statement: Shown }> = ({
  locale,
  consultation,
  statement,
  was,
  code,
}) => (
  <form
    class="stack"
    method="post"
    action={`/${locale.lang}/consultations/${consultation.slug}/take-part`}
    data-asking
  >
    {code && <input type="hidden" name="code" value={code} />}
    <input type="hidden" name="statement" value={String(statement.number)} />
    <div data-statement>
      <Said as="blockquote" class="asked" lang={statement.lang}>
        {statement.text}
      </Said>
      <Original locale={locale} statement={statement} />
    </div>
    {was !== null && (
      <p class="small muted" data-was>
        {locale.t(`consultations.was.${voteName(was)}`)}
      </p>
    )}
    <answer-keys>
      <EqualButtons>
        {VOTES.map(({ vote, name }, at) => (
          <Button tone="plain" name="vote" value={String(vote)} data-keys={String(at + 1)}>
            {locale.t(`consultations.vote.${name}`)}
          </Button>
        ))}
      </EqualButtons>
      <label class="choice small keys" hidden>
        <input type="checkbox" checked /> {locale.t('consultations.keys')}
      </label>
    </answer-keys>
  </form>
);

/** What comes next, for when the network is gone; of no use without script. */
const Ahead: FC<Speaks & { readonly statements: readonly Shown[] }> = ({ locale, statements }) => (
  <template data-ahead>
    {statements.map((statement) => (
      <div data-number={statement.number}>
        <Said as="blockquote" class="asked" lang={statement.lang}>
          {statement.text}
        </Said>
        <Original locale={locale} statement={statement} />
      </div>
    ))}
  </template>
);

const AllAnswered: FC<AnsweringProps> = ({ locale, consultation, given }) => (
  <Notice
    title={locale.t(given > 0 ? 'consultations.all-answered' : 'consultations.statements.none')}
  >
    <p>
      {locale.t(
        given > 0 ? 'consultations.all-answered.text' : 'consultations.statements.none.text',
      )}
    </p>
    <p>
      <a href={`/${locale.lang}/consultations/${consultation.slug}`}>
        {locale.t('consultations.back')}
      </a>
    </p>
  </Notice>
);

/** Whatever else one can do here, and how to go on elsewhere. */
const Ways: FC<AnsweringProps> = ({ locale, consultation, code, byAccount, known }) => {
  const base = `/${locale.lang}/consultations/${consultation.slug}/take-part`;
  return (
    <div class="stack ways">
      <ul class="plain">
        <li>
          <a href={`${base}/propose`}>{locale.t('consultations.propose')}</a>
        </li>
        <li hidden={!known} data-known>
          <a href={`${base}/mine`}>{locale.t('consultations.mine')}</a>
        </li>
        <li hidden={known} data-new>
          <a href={`${base}/code`}>{locale.t('consultations.code.have')}</a>
        </li>
        {byAccount && !known && consultation.access === 'anybody' && (
          <li data-new>
            <a href={`${base}?without=account`}>{locale.t('consultations.without')}</a>
          </li>
        )}
      </ul>
      {byAccount && <p class="small muted">{locale.t('consultations.by-account')}</p>}
      {code && (
        <div hidden={!known} data-known>
          <Code locale={locale} code={code} />
        </div>
      )}
    </div>
  );
};

/** The code, folded away: it opens what somebody said. */
export const Code: FC<Speaks & { readonly code: string }> = ({ locale, code }) => (
  <details>
    <summary>{locale.t('consultations.code.elsewhere')}</summary>
    <p>{locale.t('consultations.code.text')}</p>
    <p>
      <code class="secret" dir="ltr">
        {code}
      </code>
    </p>
  </details>
);

interface EntranceProps extends Asked {
  readonly how: Standing['how'];
  /** Just handed out, to be shown this once. */
  readonly code?: string;
}

/** Who may come in, and how, where not everybody may. */
export const Entrance: FC<EntranceProps> = ({ locale, consultation, how, code }) => {
  const { slug, access, shown } = consultation;
  const base = `/${locale.lang}/consultations/${slug}/take-part`;
  return (
    <div class="stack">
      <Said as="h1" class="question" lang={shown.lang}>
        {shown.question}
      </Said>
      {how === 'sign-in' && (
        <>
          <p class="lead">{locale.t(`consultations.access.${access}`)}</p>
          <div class="row">
            <Button
              href={`/${locale.lang}/sign-in?${new URLSearchParams({ next: `/consultations/${slug}/take-part` })}`}
            >
              {locale.t('consultations.sign-in')}
            </Button>
            <Button tone="plain" href={`${base}/code`}>
              {locale.t('consultations.code.have')}
            </Button>
          </div>
        </>
      )}
      {how === 'stranger' && <Notice>{locale.t(`consultations.access.${access}`)}</Notice>}
      {how === 'code' && !code && (
        <>
          <p class="lead">{locale.t('consultations.code.hand-out')}</p>
          <p>{locale.t('consultations.code.hand-out.text')}</p>
          <form method="post" action={`${base}/hand-out`}>
            <Button>{locale.t('consultations.code.hand-out.do')}</Button>
          </form>
        </>
      )}
      {code && (
        <>
          <p class="lead">{locale.t('consultations.code.yours')}</p>
          <p>
            <code class="secret" dir="ltr">
              {code}
            </code>
          </p>
          <Notice tone="attention" title={locale.t('card.once')}>
            <p>{locale.t('consultations.code.once')}</p>
          </Notice>
          <div class="row">
            <Button href={base}>{locale.t('consultations.code.noted')}</Button>
          </div>
        </>
      )}
      {how === 'handed' && (
        <>
          <p class="lead">{locale.t('consultations.code.handed')}</p>
          <div class="row">
            <Button href={`${base}/code`}>{locale.t('consultations.code.enter')}</Button>
          </div>
        </>
      )}
    </div>
  );
};

export const EnterCode: FC<Asked & { readonly errors: readonly FieldError[] }> = ({
  locale,
  consultation,
  errors,
}) => {
  const error = errorAt(errors, 'code');
  return (
    <div class="stack">
      <h1>{locale.t('consultations.code.enter')}</h1>
      <p class="lead">{locale.t('consultations.code.enter.lead')}</p>
      <ErrorSummary title={locale.t('form.errors', { n: errors.length })} errors={errors} />
      <form
        class="form"
        method="post"
        action={`/${locale.lang}/consultations/${consultation.slug}/take-part/code`}
        data-card
      >
        <TextInput
          name="code"
          label={locale.t('consultations.code')}
          hint={locale.t('consultations.code.hint')}
          autocomplete="off"
          maxlength={100}
          required
          dir="ltr"
          {...(error ? { error } : {})}
        />
        <div class="row">
          <Button>{locale.t('consultations.code.go')}</Button>
        </div>
      </form>
    </div>
  );
};

interface ProposeProps extends Asked {
  readonly values: Typed;
  readonly errors: readonly FieldError[];
}

/** One sentence, in any of the languages of the hub. */
export const Propose: FC<ProposeProps> = ({ locale, consultation, values, errors }) => {
  const error = errorAt(errors, 'text');
  const base = `/${locale.lang}/consultations/${consultation.slug}/take-part`;
  return (
    <div class="stack">
      <h1>{locale.t('consultations.propose')}</h1>
      <Said as="p" class="lead" lang={consultation.shown.lang}>
        {consultation.shown.question}
      </Said>
      <p>{locale.t(`consultations.propose.${consultation.moderation}`)}</p>
      <ErrorSummary title={locale.t('form.errors', { n: errors.length })} errors={errors} />
      <KeepDraft
        locale={locale}
        name={`statement-${consultation.slug}`}
        answered={errors.length > 0}
      >
        <form class="form" method="post" action={`${base}/propose`}>
          <Carried values={values} />
          <TextInput
            name="text"
            label={locale.t('consultations.propose.text')}
            hint={locale.t('consultations.propose.hint')}
            value={values.one('text')}
            rows={3}
            maxlength={240}
            dir="auto"
            required
            {...(error ? { error } : {})}
          />
          <LangSelect locale={locale} value={values.one('lang')} />
          <div class="row">
            <Button>{locale.t('consultations.propose.do')}</Button>
          </div>
        </form>
      </KeepDraft>
      <p>
        <a href={base}>{locale.t('consultations.go-on')}</a>
      </p>
    </div>
  );
};

const LangSelect: FC<Speaks & { readonly value: string }> = ({ locale, value }) => (
  <Select
    name="lang"
    label={locale.t('consultations.propose.lang')}
    options={LANGS.map((lang) => ({ value: lang, label: languageName(lang, locale.lang) }))}
    value={value || locale.lang}
    short
  />
);

const Carried: FC<{ readonly values: Typed }> = ({ values }) => (
  <>
    <input type="hidden" name="once" value={values.one('once')} />
    {values.one('code') && <input type="hidden" name="code" value={values.one('code')} />}
  </>
);

interface LikelyProps extends Asked {
  readonly values: Typed;
  readonly likely: readonly Shown[];
}

/** Somebody may have said it before: to be answered, or said all the same. Nothing is dropped. */
export const Likely: FC<LikelyProps> = ({ locale, consultation, values, likely }) => {
  const base = `/${locale.lang}/consultations/${consultation.slug}/take-part`;
  return (
    <div class="stack">
      <h1>{locale.t('consultations.likely.title')}</h1>
      <p class="lead">{locale.t('consultations.likely.text')}</p>
      <ul class="lines">
        {likely.map((statement) => (
          <li class="stack">
            <Said as="blockquote" lang={statement.lang}>
              {statement.text}
            </Said>
            <Original locale={locale} statement={statement} />
            <p>
              <a href={`${base}?statement=${statement.number}`}>
                {locale.t('consultations.likely.answer')}
              </a>
            </p>
          </li>
        ))}
      </ul>
      <section class="section stack" aria-labelledby="yours">
        <h2 id="yours">{locale.t('consultations.likely.yours')}</h2>
        <Said as="blockquote" lang={values.one('lang')}>
          {values.one('text')}
        </Said>
        <form class="stack" method="post" action={`${base}/propose`}>
          <Carried values={values} />
          <input type="hidden" name="text" value={values.one('text')} />
          <input type="hidden" name="lang" value={values.one('lang')} />
          <input type="hidden" name="sure" value="yes" />
          <Button tone="plain">{locale.t('consultations.likely.do')}</Button>
        </form>
      </section>
    </div>
  );
};
