import type { FC } from 'hono/jsx';
import { CountrySelect } from '../../web/components/country-select.tsx';
import { Button, Checkbox, ErrorSummary, Select, TextInput } from '../../web/components/fields.tsx';
import { Tag } from '../../web/components/lists.tsx';
import { EmptyState, Notice } from '../../web/components/notice.tsx';
import { errorAt, type FieldError, type Typed } from '../../web/http/forms.ts';
import { longDate } from '../../web/i18n/dates.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import { Said } from './parts.tsx';
import type { ShownConsultation } from './showing.ts';
import type { Shown, Statement } from './statements.ts';
import { Code, voteName } from './taking-views.tsx';
import { AGE_BANDS, SEXES } from './traits.ts';
import type { Participant } from './voices.ts';
import type { Vote } from './voting.ts';

interface Speaks {
  readonly locale: Locale;
}

interface MineProps extends Speaks {
  readonly consultation: ShownConsultation;
  readonly participant: Participant;
  readonly code: string | null;
  readonly listening: boolean;
  readonly answered: readonly { readonly statement: Shown; readonly vote: Vote }[];
  readonly said: readonly Statement[];
  /** A statement was just taken in. */
  readonly heard: boolean;
  readonly values: Typed;
  readonly errors: readonly FieldError[];
}

/** What somebody said in one consultation, and everything that is theirs to decide about it. */
export const Mine: FC<MineProps> = (props) => {
  const { locale, consultation, listening, answered, said, heard, errors, code } = props;
  const base = `/${locale.lang}/consultations/${consultation.slug}/take-part`;
  return (
    <div class="stack">
      <h1>{locale.t('consultations.mine')}</h1>
      <Said as="p" class="lead" lang={consultation.shown.lang}>
        {consultation.shown.question}
      </Said>
      {heard && (
        <Notice live title={locale.t('consultations.heard')}>
          <p>{locale.t(`consultations.heard.${consultation.moderation}`)}</p>
        </Notice>
      )}
      <ErrorSummary title={locale.t('form.errors', { n: errors.length })} errors={errors} />
      {listening && (
        <div class="row">
          <Button href={base}>{locale.t('consultations.go-on')}</Button>
          <Button tone="plain" href={`${base}/propose`}>
            {locale.t('consultations.propose')}
          </Button>
        </div>
      )}
      {said.length > 0 && (
        <section class="section stack" aria-labelledby="said">
          <h2 id="said">{locale.t('consultations.mine.said')}</h2>
          <ul class="lines">
            {said.map((statement) => (
              <OwnStatement {...props} statement={statement} />
            ))}
          </ul>
        </section>
      )}
      <section class="section stack" aria-labelledby="answered">
        <h2 id="answered">{locale.t('consultations.mine.answers', { n: answered.length })}</h2>
        <ul class="lines">
          {answered.map(({ statement, vote }) => (
            <li>
              <Said lang={statement.lang}>{statement.text}</Said>
              <p class="small">
                <Tag>{locale.t(`consultations.vote.${voteName(vote)}`)}</Tag>{' '}
                {listening && (
                  <a href={`${base}?statement=${statement.number}`}>
                    {locale.t('consultations.change')}
                  </a>
                )}
              </p>
            </li>
          ))}
        </ul>
      </section>
      <Traits {...props} />
      <section class="section stack" aria-labelledby="told">
        <h2 id="told">{locale.t('consultations.told')}</h2>
        {code === null ? (
          <Telling {...props} />
        ) : (
          <>
            <p>{locale.t('consultations.told.code')}</p>
            <Code locale={locale} code={code} />
            <form method="post" action={`${base}/out`}>
              <Button tone="plain">{locale.t('consultations.out')}</Button>
            </form>
          </>
        )}
      </section>
      <Leaving {...props} />
    </div>
  );
};

const OwnStatement: FC<MineProps & { readonly statement: Statement }> = ({
  locale,
  consultation,
  statement,
  values,
  errors,
}) => {
  const { number, lang, text, hiddenOn, reason, appealedOn, decidedOn } = statement;
  const base = `/${locale.lang}/consultations/${consultation.slug}`;
  const error = errorAt(errors, `appeal-${number}`);
  return (
    <li class="stack">
      <Said as="p" lang={lang}>
        {text}
      </Said>
      <p class="small">
        <Tag tone={TONES[stateOf(statement)]}>
          {locale.t(`consultations.state.${stateOf(statement)}`)}
        </Tag>{' '}
        <a href={`${base}/statements/${number}`}>
          {locale.t('consultations.statement', { n: number })}
        </a>
      </p>
      {hiddenOn && (
        <Notice tone="attention" title={locale.t('consultations.statement.hidden')}>
          <p>
            {locale.t('consultations.statement.reason')} <bdi>{reason}</bdi>
          </p>
          {appealedOn && (
            <p>
              {decidedOn
                ? locale.t('consultations.appeal.upheld', {
                    date: longDate(decidedOn, locale.lang),
                  })
                : locale.t('consultations.appeal.waits', {
                    date: longDate(appealedOn, locale.lang),
                  })}
            </p>
          )}
          {!appealedOn && (
            <form class="form" method="post" action={`${base}/take-part/appeal/${number}`}>
              <TextInput
                name="appeal"
                id={`f-appeal-${number}`}
                label={locale.t('consultations.appeal')}
                hint={locale.t('consultations.appeal.hint')}
                value={error ? values.one('appeal') : ''}
                rows={2}
                maxlength={500}
                required
                {...(error ? { error } : {})}
              />
              <div class="row">
                <Button tone="plain">{locale.t('consultations.appeal.do')}</Button>
              </div>
            </form>
          )}
        </Notice>
      )}
    </li>
  );
};

const TONES = { waiting: 'attention', shown: 'done', joined: 'quiet', hidden: 'quiet' } as const;

function stateOf({ hiddenOn, acceptedOn, joinedInto }: Statement): keyof typeof TONES {
  if (hiddenOn) return 'hidden';
  if (!acceptedOn) return 'waiting';
  return joinedInto ? 'joined' : 'shown';
}

/** Three answers that one may skip, each alone: they say who has not been heard, and nothing else. */
const Traits: FC<MineProps> = ({ locale, consultation, participant }) => (
  <section class="section stack" aria-labelledby="traits">
    <h2 id="traits">{locale.t('consultations.traits')}</h2>
    <p>{locale.t('consultations.traits.text')}</p>
    <form
      class="form"
      method="post"
      action={`/${locale.lang}/consultations/${consultation.slug}/take-part/traits`}
    >
      <CountrySelect
        locale={locale}
        name="residence"
        label={locale.t('consultations.traits.residence')}
        none={locale.t('consultations.traits.skip')}
        value={participant.residence ?? ''}
      />
      <Select
        name="ageBand"
        label={locale.t('consultations.traits.age')}
        prompt={locale.t('consultations.traits.skip')}
        options={AGE_BANDS.map((band) => ({
          value: band,
          label: locale.t(`consultations.age.${band}`),
        }))}
        value={participant.ageBand ?? ''}
        short
      />
      <Select
        name="sex"
        label={locale.t('consultations.traits.sex')}
        prompt={locale.t('consultations.traits.skip')}
        options={SEXES.map((sex) => ({ value: sex, label: locale.t(`consultations.sex.${sex}`) }))}
        value={participant.sex ?? ''}
        short
      />
      <div class="row">
        <Button tone="plain">{locale.t('consultations.save')}</Button>
      </div>
    </form>
  </section>
);

const Telling: FC<MineProps> = ({ locale, consultation, participant }) => (
  <form
    class="stack"
    method="post"
    action={`/${locale.lang}/consultations/${consultation.slug}/take-part/tell`}
  >
    <p>{locale.t(participant.teller ? 'consultations.told.yes' : 'consultations.told.no')}</p>
    <input type="hidden" name="tell" value={participant.teller ? 'no' : 'yes'} />
    <Button tone="plain">
      {locale.t(participant.teller ? 'consultations.told.stop' : 'consultations.told.do')}
    </Button>
  </form>
);

const Leaving: FC<MineProps> = ({ locale, consultation }) => (
  <section class="section stack" aria-labelledby="leave">
    <h2 id="leave">{locale.t('consultations.leave')}</h2>
    <p>{locale.t('consultations.leave.text')}</p>
    <form
      class="form"
      method="post"
      action={`/${locale.lang}/consultations/${consultation.slug}/take-part/leave`}
    >
      <Checkbox name="sure" label={locale.t('consultations.leave.sure')} required />
      <div class="row">
        <Button tone="grave">{locale.t('consultations.leave.do')}</Button>
      </div>
    </form>
  </section>
);

interface OwnProps extends Speaks {
  readonly own: readonly {
    readonly consultation: ShownConsultation;
    readonly answers: number;
    readonly told: boolean;
  }[];
}

/** The consultations in which somebody takes part by their account. */
export const Own: FC<OwnProps> = ({ locale, own }) => (
  <>
    <h1>{locale.t('me.page.consultations')}</h1>
    <p class="lead">{locale.t('consultations.own.lead')}</p>
    {own.length === 0 ? (
      <EmptyState
        title={locale.t('consultations.own.none')}
        action={{
          label: locale.t('consultations.all'),
          href: `/${locale.lang}/consultations`,
        }}
      />
    ) : (
      <ul class="lines">
        {own.map(({ consultation: { slug, shown }, answers, told }) => (
          <li>
            <a href={`/${locale.lang}/consultations/${slug}/take-part/mine`}>
              <Said lang={shown.lang}>{shown.title}</Said>
            </a>
            <p class="small muted">
              {locale.t('consultations.mine.answers', { n: answers })}
              {told && ` · ${locale.t('consultations.told.short')}`}
            </p>
          </li>
        ))}
      </ul>
    )}
  </>
);

interface ReportProps extends Speaks {
  readonly consultation: ShownConsultation;
  readonly statement: Statement;
  readonly errors: readonly FieldError[];
  readonly done: boolean;
}

/** A reader says that a statement should not stand there; nobody asks who they are. */
export const Report: FC<ReportProps> = ({ locale, consultation, statement, errors, done }) => {
  const at = `/${locale.lang}/consultations/${consultation.slug}/statements/${statement.number}`;
  const error = errorAt(errors, 'reason');
  return (
    <div class="stack">
      <h1>{locale.t('consultations.report')}</h1>
      <Said as="blockquote" lang={statement.lang}>
        {statement.text}
      </Said>
      {done ? (
        <Notice live title={locale.t('consultations.report.done')}>
          <p>
            <a href={at}>{locale.t('consultations.statement', { n: statement.number })}</a>
          </p>
        </Notice>
      ) : (
        <form class="form" method="post" action={`${at}/report`}>
          <TextInput
            name="reason"
            label={locale.t('consultations.report.reason')}
            hint={locale.t('consultations.report.hint')}
            rows={2}
            maxlength={500}
            required
            {...(error ? { error } : {})}
          />
          <div class="row">
            <Button>{locale.t('consultations.report.do')}</Button>
          </div>
        </form>
      )}
    </div>
  );
};
