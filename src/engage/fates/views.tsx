import type { FC } from 'hono/jsx';
import { Button, ErrorSummary, TextInput } from '../../web/components/fields.tsx';
import { Tag, Timeline } from '../../web/components/lists.tsx';
import { EmptyState } from '../../web/components/notice.tsx';
import { DataTable } from '../../web/components/table.tsx';
import { errorAt, type FieldError } from '../../web/http/forms.ts';
import { longDate } from '../../web/i18n/dates.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import { type Commitment, type CommitmentStep, isLate } from './commitments.ts';
import { FateTag, NamedLink, shortened } from './parts.tsx';
import { FEWEST, type Line, type Tally } from './tally.ts';
import type { ToldFate } from './telling.ts';

interface Speaks {
  readonly locale: Locale;
}

interface AnswersProps extends Speaks {
  readonly tally: Tally;
  readonly latest: readonly ToldFate[];
  readonly commitments: readonly Commitment[];
  readonly steps: ReadonlyMap<string, readonly CommitmentStep[]>;
  readonly today: string;
}

/** What became of what people said: how much is answered, what was decided last, what was undertaken. */
export const AnswersPage: FC<AnswersProps> = ({
  locale,
  tally,
  latest,
  commitments,
  steps,
  today,
}) => (
  <div class="stack">
    <h1>{locale.t('answers.title')}</h1>
    <p class="lead">{locale.t('answers.lead')}</p>
    <Wait locale={locale} days={tally.days} />
    {tally.lines.length === 0 && latest.length === 0 ? (
      <EmptyState
        title={locale.t('answers.none')}
        action={{ label: locale.t('nav.participate'), href: `/${locale.lang}/participate` }}
      >
        <p>{locale.t('answers.none.text')}</p>
      </EmptyState>
    ) : (
      tally.lines.length > 0 && <TallyTable locale={locale} lines={tally.lines} />
    )}
    {latest.length > 0 && (
      <section class="section stack" aria-labelledby="latest">
        <h2 id="latest">{locale.t('answers.latest')}</h2>
        <FateLines locale={locale} fates={latest} today={today} />
      </section>
    )}
    <section class="section stack" aria-labelledby="commitments">
      <h2 id="commitments">{locale.t('commitments.title')}</h2>
      <p>{locale.t('commitments.lead')}</p>
      {commitments.length === 0 ? (
        <p class="muted">{locale.t('commitments.none')}</p>
      ) : (
        <CommitmentLines {...{ locale, commitments, steps, today }} />
      )}
    </section>
    <section class="section stack" aria-labelledby="own">
      <h2 id="own">{locale.t('answers.own')}</h2>
      <p>{locale.t('answers.own.text')}</p>
      <p class="row">
        <a href={`/${locale.lang}/me/answers`}>{locale.t('answers.own.account')}</a>
        <a href={`/${locale.lang}/consultations`}>{locale.t('answers.own.code')}</a>
        <a href={`/${locale.lang}/requests/follow`}>{locale.t('answers.own.request')}</a>
      </p>
    </section>
  </div>
);

/** How long a human answer takes, as far as it can be said. */
export const Wait: FC<Speaks & { readonly days: number | null }> = ({ locale, days }) =>
  days === null ? (
    <p class="muted">{locale.t('answers.median.few', { n: FEWEST })}</p>
  ) : (
    <p class="answer">{locale.t('answers.median', { n: Math.round(days) })}</p>
  );

const TallyTable: FC<Speaks & { readonly lines: readonly Line[] }> = ({ locale, lines }) => (
  <DataTable
    locale={locale}
    id="tally"
    caption={locale.t('answers.counts')}
    note={locale.t('answers.counts.note', { n: FEWEST })}
    stacked
    columns={[
      {
        title: locale.t('answers.what'),
        cell: ({ kind }: Line) => locale.t(`answers.kind.${kind}`),
        header: true,
      },
      ...(['received', 'answered', 'pending', 'late'] as const).map((name) => ({
        title: locale.t(`answers.${name}`),
        cell: (line: Line) => line[name],
        numeric: true,
      })),
      {
        title: locale.t('answers.days'),
        cell: ({ days }: Line) => (days === null ? null : Math.round(days)),
        numeric: true,
      },
    ]}
    rows={lines}
  />
);

/** Each with what it is about, what became of it and why. */
export const FateLines: FC<
  Speaks & { readonly fates: readonly ToldFate[]; readonly today: string }
> = ({ locale, fates, today }) => (
  <ul class="lines">
    {fates.map((told) => (
      <li>
        <p class="row">
          {told.subject && <NamedLink locale={locale} named={told.subject} />}
          <FateTag locale={locale} told={told} today={today} />
        </p>
        {told.subject && (
          <p lang={told.subject.lang} dir="auto">
            {shortened(told.subject.text)}
          </p>
        )}
        <p class="small muted">
          <bdi lang={told.fate.lang}>{shortened(told.fate.reason)}</bdi>{' '}
          <span class="nowrap">({longDate(told.fate.decidedOn, locale.lang)})</span>
        </p>
      </li>
    ))}
  </ul>
);

const TONES = {
  'under-way': 'plain',
  kept: 'done',
  partly: 'plain',
  dropped: 'quiet',
} as const;

export const CommitmentTag: FC<
  Speaks & { readonly commitment: Commitment; readonly today: string }
> = ({ locale, commitment, today }) =>
  isLate(commitment, today) ? (
    <Tag tone="attention">{locale.t('commitments.late')}</Tag>
  ) : (
    <Tag tone={TONES[commitment.state as keyof typeof TONES]}>
      {locale.t(`commitments.state.${commitment.state}`)}
    </Tag>
  );

export const CommitmentLines: FC<
  Speaks & {
    readonly commitments: readonly Commitment[];
    readonly steps: ReadonlyMap<string, readonly CommitmentStep[]>;
    readonly today: string;
    /** Where each can be followed up, at the desk. */
    readonly at?: string;
  }
> = ({ locale, commitments, steps, today, at }) => (
  <ul class="lines">
    {commitments.map((commitment) => {
      const { id, lang, text, owner, dueOn, madeOn } = commitment;
      return (
        <li id={`c-${id.slice(0, 8)}`}>
          <p class="row">
            <CommitmentTag locale={locale} commitment={commitment} today={today} />
            <strong>
              <bdi>{owner}</bdi>
            </strong>
          </p>
          <p lang={lang} dir="auto">
            {at ? <a href={`${at}/${id}`}>{text}</a> : text}
          </p>
          <p class="small muted">
            {locale.t('commitments.dates', {
              made: longDate(madeOn, locale.lang),
              due: longDate(dueOn, locale.lang),
            })}
          </p>
          <CommitmentSteps locale={locale} steps={steps.get(id) ?? []} />
        </li>
      );
    })}
  </ul>
);

const CommitmentSteps: FC<Speaks & { readonly steps: readonly CommitmentStep[] }> = ({
  locale,
  steps,
}) =>
  steps.length === 0 ? null : (
    <details>
      <summary>{locale.t('commitments.steps', { n: steps.length })}</summary>
      <Timeline
        moments={steps.map(({ on, state, lang, text, dueOn }, index) => ({
          date: longDate(on, locale.lang),
          datetime: on,
          title: dueOn
            ? locale.t('commitments.put-off', { date: longDate(dueOn, locale.lang) })
            : locale.t(`commitments.state.${state}`),
          state: index === steps.length - 1 ? 'now' : 'done',
          text: (
            <span class="written" lang={lang} dir="auto">
              {text}
            </span>
          ),
        }))}
      />
    </details>
  );

/** Something that somebody said themselves. */
export interface OwnWords {
  readonly kind: 'statement' | 'proposal';
  readonly number: number;
  readonly path: string;
  readonly lang: string;
  readonly text: string;
  /** Not for others to read: it waits, or is hidden for this reason. */
  readonly state: 'shown' | 'waiting' | 'hidden';
  readonly reason: string;
  readonly told: ToldFate | null;
}

export interface OwnConsultation {
  readonly slug: string;
  readonly title: string;
  readonly lang: string;
  readonly answerBy: string;
  readonly words: readonly OwnWords[];
}

/** What somebody said in one consultation, and what became of each. */
export const OwnAnswers: FC<Speaks & { readonly own: OwnConsultation; readonly today: string }> = ({
  locale,
  own,
  today,
}) =>
  own.words.length === 0 ? (
    <p class="muted">{locale.t('answers.own.none')}</p>
  ) : (
    <ul class="lines">
      {own.words.map(({ kind, number, path, lang, text, state, reason, told }) => (
        <li>
          <p class="row">
            <a href={`/${locale.lang}${path}`}>{locale.t(`trace.${kind}`, { n: number })}</a>
            {state === 'shown' ? (
              <FateTag locale={locale} told={told} today={today} />
            ) : (
              <Tag tone="quiet">{locale.t(`proposals.state.${state}`)}</Tag>
            )}
          </p>
          <p lang={lang} dir="auto">
            {text}
          </p>
          {state === 'hidden' && (
            <p class="small" dir="auto">
              {reason}
            </p>
          )}
          {told ? (
            <blockquote lang={told.fate.lang} dir="auto">
              <p>{told.fate.reason}</p>
            </blockquote>
          ) : (
            state === 'shown' && (
              <p class="small muted">
                {locale.t(own.answerBy < today ? 'fate.promise.over' : 'fate.promise', {
                  date: longDate(own.answerBy, locale.lang),
                })}
              </p>
            )
          )}
        </li>
      ))}
    </ul>
  );

/** All of somebody's consultations, in their own space. */
export const MyAnswers: FC<
  Speaks & { readonly consultations: readonly OwnConsultation[]; readonly today: string }
> = ({ locale, consultations, today }) => (
  <>
    <h1>{locale.t('me.page.answers')}</h1>
    <p class="lead">{locale.t('answers.mine.lead')}</p>
    {consultations.every(({ words }) => words.length === 0) ? (
      <EmptyState
        title={locale.t('answers.mine.none')}
        action={{ label: locale.t('nav.participate'), href: `/${locale.lang}/participate` }}
      >
        <p>{locale.t('answers.mine.none.text')}</p>
      </EmptyState>
    ) : (
      consultations
        .filter(({ words }) => words.length > 0)
        .map((own) => (
          <section class="section stack" aria-labelledby={own.slug}>
            <h2 id={own.slug}>
              <a href={`/${locale.lang}/consultations/${own.slug}`} lang={own.lang} dir="auto">
                {own.title}
              </a>
            </h2>
            <OwnAnswers locale={locale} own={own} today={today} />
          </section>
        ))
    )}
    <p>
      <a href={`/${locale.lang}/me/requests`}>{locale.t('answers.mine.requests')}</a>
    </p>
  </>
);

interface ByCodeProps extends Speaks {
  readonly title: string;
  readonly lang: string;
  readonly base: string;
  /** What the code opens; null before one is given. */
  readonly own: OwnConsultation | null;
  readonly errors: readonly FieldError[];
  readonly today: string;
}

/** What became of one's own words, for whoever holds a code. */
export const AnswersByCode: FC<ByCodeProps> = ({
  locale,
  title,
  lang,
  base,
  own,
  errors,
  today,
}) => {
  const error = errorAt(errors, 'code');
  return (
    <div class="stack">
      <ErrorSummary title={locale.t('form.errors', { n: errors.length })} errors={errors} />
      <p class="card-over" lang={lang} dir="auto">
        {title}
      </p>
      <h1>{locale.t('answers.mine')}</h1>
      {own ? (
        <OwnAnswers locale={locale} own={own} today={today} />
      ) : (
        <>
          <p class="lead">{locale.t('answers.code.lead')}</p>
          <form class="form" method="post" action={`${base}/answers`}>
            <TextInput
              name="code"
              label={locale.t('answers.code')}
              hint={locale.t('answers.code.hint')}
              autocomplete="off"
              maxlength={100}
              required
              dir="ltr"
              {...(error ? { error } : {})}
            />
            <div class="row">
              <Button>{locale.t('answers.code.open')}</Button>
            </div>
          </form>
        </>
      )}
    </div>
  );
};
