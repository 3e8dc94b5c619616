import type { FC } from 'hono/jsx';
import {
  Button,
  Checkboxes,
  ErrorSummary,
  KeepDraft,
  Select,
  TextInput,
} from '../../web/components/fields.tsx';
import { percent } from '../../web/components/locale.ts';
import { EmptyState } from '../../web/components/notice.tsx';
import { errorAt, type FieldError, type Typed } from '../../web/http/forms.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import { FIELDS, LEAST_FIELDS } from './template.ts';

const THRESHOLDS = ['0.75', '0.8', '0.85', '0.9', '0.95'];

interface FormProps {
  readonly locale: Locale;
  readonly values: Typed;
  readonly errors: readonly FieldError[];
  readonly sources: readonly { readonly value: string; readonly label: string }[];
  readonly earliest: string;
  readonly latest: string;
}

const at = (errors: readonly FieldError[], name: string) => {
  const error = errorAt(errors, name);
  return error ? { error } : {};
};

export const OverlapForm: FC<FormProps> = (props) => {
  const { locale, values, errors, sources, earliest, latest } = props;
  if (sources.length < 2) return <NoSources locale={locale} />;
  return (
    <>
      <h1>{locale.t('overlaps.new')}</h1>
      <p class="lead">{locale.t('overlaps.new.lead')}</p>
      <ErrorSummary title={locale.t('form.errors', { n: errors.length })} errors={errors} />
      <KeepDraft locale={locale} name="overlap" answered={errors.length > 0}>
        <form class="form" method="post" action={`/${locale.lang}/staff/overlaps`}>
          <input type="hidden" name="id" value={values.one('id')} />
          <TextInput
            name="title"
            label={locale.t('overlaps.title')}
            hint={locale.t('overlaps.title.hint')}
            value={values.one('title')}
            maxlength={120}
            required
            {...at(errors, 'title')}
          />
          <TextInput
            name="purpose"
            label={locale.t('overlaps.purpose')}
            hint={locale.t('overlaps.purpose.hint')}
            rows={4}
            value={values.one('purpose')}
            maxlength={2000}
            required
            {...at(errors, 'purpose')}
          />
          <Checkboxes
            name="sources"
            label={locale.t('overlaps.holders')}
            hint={locale.t('overlaps.holders.hint')}
            options={sources}
            values={values.all('sources')}
            {...at(errors, 'sources')}
          />
          <Checkboxes
            name="fields"
            label={locale.t('overlaps.fields')}
            hint={locale.t('overlaps.fields.hint', { least: LEAST_FIELDS })}
            options={FIELDS.map((field) => ({
              value: field,
              label: locale.t(`encode.feature.${field}`),
            }))}
            values={values.all('fields')}
            {...at(errors, 'fields')}
          />
          <Select
            name="threshold"
            label={locale.t('overlaps.threshold')}
            hint={locale.t('overlaps.threshold.hint')}
            options={THRESHOLDS.map((value) => ({ value, label: percent(Number(value), locale) }))}
            value={values.one('threshold')}
            short
            {...at(errors, 'threshold')}
          />
          <TextInput
            name="endsOn"
            label={locale.t('overlaps.endsOn')}
            hint={locale.t('overlaps.endsOn.hint')}
            type="date"
            short
            min={earliest}
            max={latest}
            value={values.one('endsOn')}
            required
            {...at(errors, 'endsOn')}
          />
          <div class="row">
            <Button>{locale.t('overlaps.open')}</Button>
          </div>
        </form>
      </KeepDraft>
    </>
  );
};

/** Two agreements must allow it before there is anything to fill in. */
export const NoSources: FC<{ locale: Locale }> = ({ locale }) => (
  <>
    <h1>{locale.t('overlaps.new')}</h1>
    <EmptyState title={locale.t('overlaps.purpose.list')}>
      <p>{locale.t('overlaps.agreements.lacking')}</p>
      <p class="row">
        <Button href={`/${locale.lang}/staff/sources/new?form=list`}>
          {locale.t('source.add')}
        </Button>
        <Button tone="plain" href={`/${locale.lang}/staff/holders`}>
          {locale.t('team.page.holders')}
        </Button>
      </p>
    </EmptyState>
  </>
);
