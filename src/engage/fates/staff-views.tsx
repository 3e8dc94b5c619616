import type { FC } from 'hono/jsx';
import { Button, ErrorSummary, Radios, Select, TextInput } from '../../web/components/fields.tsx';
import { Tag } from '../../web/components/lists.tsx';
import { EmptyState } from '../../web/components/notice.tsx';
import { errorAt, type FieldError, type Typed } from '../../web/http/forms.ts';
import { longDate } from '../../web/i18n/dates.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import { COMMITMENT_STATES, type Commitment, type CommitmentStep } from './commitments.ts';
import type { Fate } from './deciding.ts';
import { MOST } from './forms.ts';
import type { Subject } from './informing.ts';
import { FateBox, FateTag } from './parts.tsx';
import type { ToldFate } from './telling.ts';
import { CommitmentLines } from './views.tsx';

interface Speaks {
  readonly locale: Locale;
}

interface Formed extends Speaks {
  readonly values: Typed;
  readonly errors: readonly FieldError[];
}

const errorProps = (errors: readonly FieldError[], name: string) => {
  const error = errorAt(errors, name);
  return error ? { error } : {};
};

interface DeskProps extends Speaks {
  readonly consultations: readonly {
    readonly id: string;
    readonly title: string;
    readonly lang: string;
    readonly answerBy: string;
    readonly pending: number;
    readonly late: number;
  }[];
  readonly commitments: readonly Commitment[];
  readonly steps: ReadonlyMap<string, readonly CommitmentStep[]>;
  readonly today: string;
}

/** What is owed an answer, consultation by consultation; what was undertaken. */
export const FateDesk: FC<DeskProps> = ({ locale, consultations, commitments, steps, today }) => (
  <>
    <h1>{locale.t('team.page.fates')}</h1>
    <p class="lead">{locale.t('fate.desk.lead')}</p>
    {consultations.length === 0 ? (
      <EmptyState title={locale.t('proposals.desk.none')}>
        <p>{locale.t('fate.desk.none.text')}</p>
      </EmptyState>
    ) : (
      <ul class="lines">
        {consultations.map(({ id, title, lang, answerBy, pending, late }) => (
          <li>
            <p class="row">
              <a href={`/${locale.lang}/staff/fates/in/${id}`}>
                <bdi lang={lang}>{title}</bdi>
              </a>
              {late > 0 && <Tag tone="attention">{locale.t('fate.desk.late', { n: late })}</Tag>}
              {pending > 0 && <Tag>{locale.t('fate.desk.pending', { n: pending })}</Tag>}
              {pending + late === 0 && <Tag tone="done">{locale.t('fate.desk.done')}</Tag>}
            </p>
            <p class="small muted">
              {locale.t('fate.promise', { date: longDate(answerBy, locale.lang) })}
            </p>
          </li>
        ))}
      </ul>
    )}
    <section class="section stack" aria-labelledby="commitments">
      <h2 id="commitments">{locale.t('commitments.title')}</h2>
      <div class="row">
        <Button tone="plain" href={`/${locale.lang}/staff/fates/commitments/new`}>
          {locale.t('commitments.new')}
        </Button>
      </div>
      {commitments.length === 0 && <p class="muted">{locale.t('commitments.none')}</p>}
      <CommitmentLines
        {...{ locale, commitments, steps, today }}
        at={`/${locale.lang}/staff/fates/commitments`}
      />
    </section>
  </>
);

export interface Owing {
  readonly kind: 'statement' | 'proposal';
  readonly id: string;
  readonly number: number;
  readonly lang: string;
  readonly text: string;
  readonly told: ToldFate | null;
}

interface InProps extends Speaks {
  readonly title: string;
  readonly lang: string;
  readonly owing: readonly Owing[];
  readonly today: string;
}

/** What was said in one consultation, first what nobody has decided. */
export const FatesOfOne: FC<InProps> = ({ locale, title, lang, owing, today }) => (
  <>
    <h1>
      <bdi lang={lang}>{title}</bdi>
    </h1>
    {owing.length === 0 && <p class="muted">{locale.t('fate.desk.nothing')}</p>}
    <ul class="lines">
      {owing
        .toSorted((a, b) => Number(!!a.told) - Number(!!b.told))
        .map(({ kind, id, number, lang: own, text, told }) => (
          <li>
            <p class="row">
              <a href={`/${locale.lang}/staff/fates/${kind}/${id}`}>
                {locale.t(`trace.${kind}`, { n: number })}
              </a>
              <FateTag locale={locale} told={told} today={today} />
            </p>
            <p lang={own} dir="auto">
              {text}
            </p>
          </li>
        ))}
    </ul>
  </>
);

interface DecideProps extends Formed {
  readonly subject: Subject;
  readonly told: ToldFate | null;
  readonly history: readonly Fate[];
  readonly answerBy: string;
  /** Paragraphs of the consultation's documents. */
  readonly paragraphs: readonly { readonly id: string; readonly label: string }[];
  readonly today: string;
}

/** One statement or proposal, and the form that says what becomes of it. */
export const DecidePage: FC<DecideProps> = (props) => {
  const { locale, subject, told, history, answerBy, paragraphs, values, errors, today } = props;
  return (
    <>
      <ErrorSummary title={locale.t('form.errors', { n: errors.length })} errors={errors} />
      <h1>{locale.t(`trace.${subject.kind}`, { n: subject.number })}</h1>
      <blockquote lang={subject.lang} dir="auto">
        <p>{subject.text}</p>
      </blockquote>
      {told && <FateBox {...{ locale, told, history, answerBy, today }} />}
      <section class="section stack" aria-labelledby="decide">
        <h2 id="decide">{locale.t(told ? 'fate.decide.again' : 'fate.decide')}</h2>
        <p>{locale.t('fate.decide.text')}</p>
        <form
          class="form"
          method="post"
          action={`/${locale.lang}/staff/fates/${subject.kind}/${subject.id}`}
        >
          <Radios
            name="fate"
            label={locale.t('fate.title')}
            required
            value={values.one('fate')}
            options={(['retained', 'joined', 'not-retained', 'expected'] as const).map((fate) => ({
              value: fate,
              label: locale.t(`fate.choice.${fate}`),
            }))}
            {...errorProps(errors, 'fate')}
          />
          <TextInput
            name="reason"
            label={locale.t('fate.reason')}
            hint={locale.t('fate.reason.hint')}
            rows={4}
            maxlength={MOST.reason}
            dir="auto"
            required
            value={values.one('reason')}
            {...errorProps(errors, 'reason')}
          />
          <Select
            name="paragraph"
            label={locale.t('fate.paragraph')}
            hint={locale.t('fate.paragraph.hint')}
            prompt={locale.t('fate.paragraph.none')}
            value={values.one('paragraph')}
            options={paragraphs.map(({ id, label }) => ({ value: id, label }))}
          />
          <TextInput
            name="joined"
            label={locale.t('fate.joined.number')}
            hint={locale.t('fate.joined.hint')}
            inputmode="numeric"
            maxlength={6}
            short
            value={values.one('joined')}
            {...errorProps(errors, 'joined')}
          />
          <TextInput
            name="expectedBy"
            type="date"
            label={locale.t('fate.expected.by')}
            hint={locale.t('fate.expected.hint')}
            short
            value={values.one('expectedBy')}
            {...errorProps(errors, 'expectedBy')}
          />
          <div class="row">
            <Button>{locale.t('fate.decide.do')}</Button>
          </div>
        </form>
      </section>
    </>
  );
};

interface UndertakeProps extends Formed {
  readonly consultations: readonly { readonly id: string; readonly title: string }[];
}

export const UndertakePage: FC<UndertakeProps> = ({ locale, values, errors, consultations }) => (
  <>
    <ErrorSummary title={locale.t('form.errors', { n: errors.length })} errors={errors} />
    <h1>{locale.t('commitments.new')}</h1>
    <p class="lead">{locale.t('commitments.new.lead')}</p>
    <form class="form" method="post" action={`/${locale.lang}/staff/fates/commitments/new`}>
      <TextInput
        name="owner"
        label={locale.t('commitments.owner')}
        hint={locale.t('commitments.owner.hint')}
        maxlength={MOST.owner}
        dir="auto"
        required
        value={values.one('owner')}
        {...errorProps(errors, 'owner')}
      />
      <TextInput
        name="text"
        label={locale.t('commitments.text')}
        rows={3}
        maxlength={MOST.text}
        dir="auto"
        required
        value={values.one('text')}
        {...errorProps(errors, 'text')}
      />
      <TextInput
        name="dueOn"
        type="date"
        label={locale.t('commitments.due')}
        short
        required
        value={values.one('dueOn')}
        {...errorProps(errors, 'dueOn')}
      />
      <Select
        name="consultation"
        label={locale.t('documents.consultation')}
        prompt={locale.t('documents.consultation.none')}
        value={values.one('consultation')}
        options={consultations.map(({ id, title }) => ({ value: id, label: title }))}
      />
      <div class="row">
        <Button>{locale.t('commitments.new.do')}</Button>
      </div>
    </form>
  </>
);

interface CommitmentProps extends Formed {
  readonly commitment: Commitment;
  readonly steps: readonly CommitmentStep[];
  readonly today: string;
}

export const CommitmentPage: FC<CommitmentProps> = ({
  locale,
  commitment,
  steps,
  values,
  errors,
  today,
}) => (
  <>
    <ErrorSummary title={locale.t('form.errors', { n: errors.length })} errors={errors} />
    <h1>{locale.t('commitments.one')}</h1>
    <CommitmentLines
      locale={locale}
      commitments={[commitment]}
      steps={new Map([[commitment.id, steps]])}
      today={today}
    />
    {commitment.endedOn ? (
      <p class="muted">{locale.t('commitments.over')}</p>
    ) : (
      <section class="section stack" aria-labelledby="follow">
        <h2 id="follow">{locale.t('commitments.follow')}</h2>
        <form
          class="form"
          method="post"
          action={`/${locale.lang}/staff/fates/commitments/${commitment.id}`}
        >
          <Radios
            name="state"
            label={locale.t('commitments.state')}
            value={values.one('state') || 'under-way'}
            options={COMMITMENT_STATES.map((state) => ({
              value: state,
              label: locale.t(`commitments.state.${state}`),
            }))}
          />
          <TextInput
            name="text"
            label={locale.t('commitments.seen')}
            hint={locale.t('commitments.seen.hint')}
            rows={3}
            maxlength={MOST.text}
            dir="auto"
            required
            value={values.one('text')}
            {...errorProps(errors, 'text')}
          />
          <TextInput
            name="dueOn"
            type="date"
            label={locale.t('commitments.new-date')}
            hint={locale.t('commitments.new-date.hint')}
            optional={locale.t('form.optional')}
            short
            value={values.one('dueOn')}
            {...errorProps(errors, 'dueOn')}
          />
          <div class="row">
            <Button>{locale.t('commitments.follow.do')}</Button>
          </div>
        </form>
      </section>
    )}
  </>
);
