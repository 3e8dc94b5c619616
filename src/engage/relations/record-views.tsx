import type { FC } from 'hono/jsx';
import type { Config } from '../../config.ts';
import {
  Button,
  ErrorSummary,
  KeepDraft,
  Radios,
  Select,
  TextInput,
} from '../../web/components/fields.tsx';
import { Timeline } from '../../web/components/lists.tsx';
import { Notice } from '../../web/components/notice.tsx';
import { errorAt, type FieldError, type Typed } from '../../web/http/forms.ts';
import { longDate } from '../../web/i18n/dates.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import { Lasts } from './board-views.tsx';
import { isUnthanked, type Relation, type RelationEvent } from './relations.ts';
import { isStage, STAGES, stageName } from './stages.ts';

interface RelationPageProps {
  readonly locale: Locale;
  readonly config: Config;
  readonly organisation: { readonly name: string; readonly email: string | null };
  readonly relation: Relation;
  readonly events: readonly RelationEvent[];
  readonly today: string;
  readonly form: Typed;
  readonly errors: readonly FieldError[];
}

/** One organisation: where the relation stands, what to note, what comes next, and all that was. */
export const RelationPage: FC<RelationPageProps> = (props) => {
  const { locale, organisation, relation, errors } = props;
  return (
    <>
      <ErrorSummary title={locale.t('form.errors', { n: errors.length })} errors={errors} />
      <h1>
        <bdi>{organisation.name}</bdi>
      </h1>
      {relation.stoppedOn && (
        <Notice tone="attention" title={locale.t('relations.stopped')}>
          <p>{longDate(relation.stoppedOn, locale.lang)}</p>
        </Notice>
      )}
      <Lasts locale={locale} relation={relation} />
      <Moving {...props} />
      <NextStep {...props} />
      <Noting {...props} />
      <History {...props} />
    </>
  );
};

const baseOf = ({ locale, relation }: RelationPageProps): string =>
  `/${locale.lang}/staff/relations/${relation.organisationId}`;

const Moving: FC<RelationPageProps> = (props) => {
  const { locale, config, relation } = props;
  return (
    <form class="filters" method="post" action={`${baseOf(props)}/move`}>
      <Select
        name="stage"
        label={locale.t('relations.stage')}
        options={STAGES.map((stage) => ({ value: stage, label: stageName(config, stage, locale) }))}
        value={relation.stage}
        short
      />
      <Button tone="plain">{locale.t('relations.move')}</Button>
    </form>
  );
};

const NextStep: FC<RelationPageProps> = (props) => {
  const { locale, relation, form, errors } = props;
  const error = errorAt(errors, 'stepOn');
  return (
    <section class="section stack" aria-labelledby="next">
      <h2 id="next">{locale.t('relations.step')}</h2>
      <form class="form" method="post" action={`${baseOf(props)}/step`}>
        <TextInput
          name="step"
          label={locale.t('relations.step.what')}
          hint={locale.t('relations.step.hint')}
          optional={locale.t('form.optional')}
          value={form.one('step') || relation.step}
          maxlength={200}
          dir="auto"
        />
        <TextInput
          name="stepOn"
          type="date"
          label={locale.t('relations.step.on')}
          value={form.one('stepOn') || (relation.stepOn ?? '')}
          short
          {...(error && { error })}
        />
        <div class="row">
          <Button tone="plain">{locale.t('relations.step.save')}</Button>
        </div>
      </form>
    </section>
  );
};

const Noting: FC<RelationPageProps> = (props) => {
  const { locale, relation, today, form, errors } = props;
  const wrong = (name: string) => {
    const error = errorAt(errors, name);
    return error ? { error } : {};
  };
  const { organisationId } = relation;
  return (
    <section class="section stack" aria-labelledby="noting">
      <h2 id="noting">{locale.t('relations.note')}</h2>
      <KeepDraft locale={locale} name={`relation-${organisationId}`} answered={errors.length > 0}>
        <form class="form" method="post" action={`${baseOf(props)}/contact`}>
          <Radios
            name="kind"
            label={locale.t('relations.note.kind')}
            options={(['asked', 'thanked', 'answered'] as const).map((kind) => ({
              value: kind,
              label: locale.t(`relations.kind.${kind}`),
            }))}
            value={form.one('kind')}
            required
            {...wrong('kind')}
          />
          <TextInput
            name="on"
            type="date"
            label={locale.t('relations.note.on')}
            value={form.one('on') || today}
            max={today}
            required
            short
            {...wrong('on')}
          />
          <TextInput
            name="text"
            label={locale.t('relations.note.text')}
            hint={locale.t('relations.note.hint')}
            value={form.one('text')}
            rows={3}
            maxlength={500}
            required
            dir="auto"
            {...wrong('text')}
          />
          {isUnthanked(relation) && (
            <TextInput
              name="reason"
              label={locale.t('relations.reason')}
              hint={locale.t('relations.reason.hint')}
              optional={locale.t('form.optional')}
              value={form.one('reason')}
              maxlength={500}
              dir="auto"
              {...wrong('reason')}
            />
          )}
          <div class="row">
            <Button>{locale.t('relations.note.save')}</Button>
          </div>
        </form>
      </KeepDraft>
    </section>
  );
};

const History: FC<RelationPageProps> = ({ locale, config, events }) => (
  <section class="section stack" aria-labelledby="history">
    <h2 id="history">{locale.t('relations.history')}</h2>
    <Timeline
      moments={events.map(({ on, kind, stage, text, reason }) => ({
        date: longDate(on, locale.lang),
        datetime: on,
        title: [
          locale.t(`relations.event.${kind}`),
          stage && isStage(stage) && stageName(config, stage, locale),
        ]
          .filter(Boolean)
          .join(' : '),
        text: (
          <>
            <bdi>{text}</bdi>
            {reason && (
              <>
                <br />
                {locale.t('relations.reason.was')} <bdi>{reason}</bdi>
              </>
            )}
          </>
        ),
        state: 'done' as const,
      }))}
    />
  </section>
);
