import type { FC } from 'hono/jsx';
import type { Config } from '../../config.ts';
import { countryName } from '../../reference/countries/countries.ts';
import { LANGS } from '../../reference/languages/languages.ts';
import {
  Button,
  Checkboxes,
  ErrorSummary,
  KeepDraft,
  Radios,
  Select,
  TextInput,
} from '../../web/components/fields.tsx';
import { DefinitionList } from '../../web/components/lists.tsx';
import { EmptyState, Notice } from '../../web/components/notice.tsx';
import { errorAt, type FieldError, type Typed } from '../../web/http/forms.ts';
import { type Locale, localeOf } from '../../web/i18n/i18n.ts';
import { hindrance, PAUSE_DAYS } from './letters.ts';
import type { OnBoard } from './relations.ts';
import { isStage, STAGES, type Stage, stageName } from './stages.ts';

/** Part of the board: by stage, by where an organisation works. */
export interface Segment {
  readonly stage: Stage | '';
  readonly residence: string;
}

export function segmentOf(form: Typed): Segment {
  const stage = form.one('stage');
  const residence = form.one('residence');
  return {
    stage: isStage(stage) ? stage : '',
    residence: /^[A-Z]{3}$/.test(residence) ? residence : '',
  };
}

const isIn = ({ stage, residence }: Segment, row: OnBoard): boolean =>
  (!stage || row.stage === stage) && (!residence || row.residences.includes(residence));

interface WritingProps {
  readonly locale: Locale;
  readonly config: Config;
  readonly rows: readonly OnBoard[];
  readonly segment: Segment;
  readonly form: Typed;
  readonly errors: readonly FieldError[];
  readonly today: string;
  readonly batch: string;
  readonly mailing: boolean;
}

/** One letter to several organisations: whom, what for, what it says. */
export const Writing: FC<WritingProps> = (props) => {
  const { locale, rows, segment, errors, mailing } = props;
  const chosen = rows.filter((row) => isIn(segment, row));
  return (
    <>
      <ErrorSummary title={locale.t('form.errors', { n: errors.length })} errors={errors} />
      <h1>{locale.t('relations.write')}</h1>
      <p class="lead">{locale.t('relations.write.lead')}</p>
      {!mailing && (
        <Notice tone="attention" title={locale.t('relations.write.mailless')}>
          <p>{locale.t('relations.write.mailless.text')}</p>
        </Notice>
      )}
      <Choosing {...props} />
      {chosen.length === 0 ? (
        <EmptyState title={locale.t('relations.write.none')} />
      ) : (
        <LetterForm {...props} rows={chosen} />
      )}
    </>
  );
};

const Choosing: FC<WritingProps> = ({ locale, config, rows, segment }) => {
  const residences = [...new Set(rows.flatMap((row) => row.residences))]
    .map((code) => ({ value: code, label: countryName(code, locale.lang) }))
    .toSorted((a, b) => a.label.localeCompare(b.label, locale.lang));
  const any = locale.t('relations.any');
  return (
    <form class="filters" method="get" action={`/${locale.lang}/staff/relations/write`}>
      <Select
        name="stage"
        label={locale.t('relations.stage')}
        prompt={any}
        options={STAGES.map((stage) => ({ value: stage, label: stageName(config, stage, locale) }))}
        value={segment.stage}
        short
      />
      <Select
        name="residence"
        label={locale.t('relations.residence')}
        prompt={any}
        options={residences}
        value={segment.residence}
        short
      />
      <Button tone="plain">{locale.t('relations.choose')}</Button>
    </form>
  );
};

const LetterForm: FC<WritingProps> = ({ locale, rows, form, errors, today, batch, segment }) => {
  const wrong = (name: string) => {
    const error = errorAt(errors, name);
    return error ? { error } : {};
  };
  const open = rows.filter((row) => !hindrance(row, 'told', today));
  const to = form.all('to');
  return (
    <KeepDraft locale={locale} name="relation-letter" answered={errors.length > 0}>
      <form class="form" method="post" action={`/${locale.lang}/staff/relations/write`}>
        <input type="hidden" name="batch" value={batch} />
        <input type="hidden" name="stage" value={segment.stage} />
        <input type="hidden" name="residence" value={segment.residence} />
        <Checkboxes
          name="to"
          label={locale.t('relations.write.to', { n: open.length })}
          options={open.map((row) => ({
            value: row.organisationId,
            label: <bdi>{row.name}</bdi>,
            ...hintOf(row, locale, today),
          }))}
          values={to.length > 0 ? to : open.map(({ organisationId }) => organisationId)}
          {...wrong('to')}
        />
        <Left locale={locale} rows={rows} today={today} />
        <Radios
          name="kind"
          label={locale.t('relations.write.kind')}
          options={(['asked', 'thanked', 'told'] as const).map((kind) => ({
            value: kind,
            label: locale.t(`relations.write.kind.${kind}`),
            hint: locale.t(`relations.write.kind.${kind}.hint`, { n: PAUSE_DAYS }),
          }))}
          value={form.one('kind')}
          required
          {...wrong('kind')}
        />
        <Select
          name="lang"
          label={locale.t('relations.write.lang')}
          options={LANGS.map((lang) => ({ value: lang, label: localeOf(lang).t('language.own') }))}
          value={form.one('lang') || locale.lang}
          short
        />
        <TextInput
          name="subject"
          label={locale.t('relations.write.subject')}
          value={form.one('subject')}
          maxlength={120}
          required
          dir="auto"
          {...wrong('subject')}
        />
        <TextInput
          name="text"
          label={locale.t('relations.write.text')}
          hint={locale.t('relations.write.text.hint')}
          value={form.one('text')}
          rows={10}
          maxlength={5000}
          required
          dir="auto"
          {...wrong('text')}
        />
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
        <div class="row">
          <Button>{locale.t('relations.write.send')}</Button>
        </div>
      </form>
    </KeepDraft>
  );
};

/** What would keep it from being asked now. */
function hintOf(row: OnBoard, locale: Locale, today: string): { hint?: string } {
  const found = hindrance(row, 'asked', today);
  return found ? { hint: locale.t(`relations.hindrance.${found}`, { n: PAUSE_DAYS }) } : {};
}

/** Those of the segment to whom nothing can be sent, and why. */
const Left: FC<Pick<WritingProps, 'locale' | 'rows' | 'today'>> = ({ locale, rows, today }) => {
  const left = rows.flatMap((row) => {
    const why = hindrance(row, 'told', today);
    return why
      ? [
          {
            term: <bdi>{row.name}</bdi>,
            text: locale.t(`relations.hindrance.${why}`, { n: PAUSE_DAYS }),
          },
        ]
      : [];
  });
  if (left.length === 0) return null;
  return (
    <details>
      <summary>{locale.t('relations.write.left', { n: left.length })}</summary>
      <DefinitionList entries={left} />
    </details>
  );
};
