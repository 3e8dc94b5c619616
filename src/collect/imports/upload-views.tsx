import type { FC } from 'hono/jsx';
import { Button, FileInput, Select } from '../../web/components/fields.tsx';
import { Notice } from '../../web/components/notice.tsx';
import type { Locale } from '../../web/i18n/i18n.ts';

interface Speaks {
  readonly locale: Locale;
}

export interface SourceChoice {
  readonly slug: string;
  readonly title: string;
  readonly holder: string;
}

interface UploadFormProps extends Speaks {
  readonly megabytes: number;
  readonly sources: readonly SourceChoice[];
  readonly source: string;
  readonly error?: string;
}

export const UploadForm: FC<UploadFormProps> = ({ locale, megabytes, sources, source, error }) => (
  <>
    <h1>{locale.t('imports.new')}</h1>
    <p class="lead">{locale.t('imports.new.lead')}</p>
    {error && (
      <Notice tone="error" live>
        <p>{error}</p>
      </Notice>
    )}
    <form
      class="form"
      method="post"
      action={`/${locale.lang}/staff/imports`}
      enctype="multipart/form-data"
    >
      <FileInput
        name="files"
        label={locale.t('imports.files')}
        hint={locale.t('imports.files.hint', { megabytes })}
        accept=".csv,.tsv,.txt,.xlsx"
        multiple
        required
        {...(error && { error })}
      />
      {sources.length > 0 && (
        <SourceSelect locale={locale} sources={sources} value={source} optional />
      )}
      <div class="row">
        <Button>{locale.t('button.check')}</Button>
      </div>
    </form>
    <h2>{locale.t('imports.layouts')}</h2>
    <p>{locale.t('imports.layouts.lead')}</p>
    <ul>
      {LAYOUT_IDS.map((id) => (
        <li>{locale.t(`layout.${id}`)}</li>
      ))}
    </ul>
  </>
);

const LAYOUT_IDS = [
  'un-origin-destination',
  'un-destination',
  'un-origin',
  'un-matrix',
  'corridor-list',
  'bilateral-matrix',
  'bilateral-list',
  'remittance-flows',
  'remittance-prices',
  'unhcr-population',
  'oecd-dioc',
  'missions',
  'generic',
];

export const SourceSelect: FC<
  Speaks & { sources: readonly SourceChoice[]; value: string; optional?: boolean; error?: string }
> = ({ locale, sources, value, optional, error }) => (
  <Select
    name="source"
    label={locale.t('imports.source')}
    hint={locale.t('imports.source.hint')}
    prompt={locale.t('imports.source.prompt')}
    value={value}
    options={sources.map(({ slug, title, holder }) => ({
      value: slug,
      label: `${holder} · ${title}`,
    }))}
    {...(optional ? { optional: locale.t('form.optional') } : { required: true })}
    {...(error && { error })}
  />
);

/** The mended file takes the place of the one that is wrong. */
export const ResendForm: FC<Speaks & { base: string }> = ({ locale, base }) => (
  <details>
    <summary>{locale.t('imports.resend')}</summary>
    <form
      class="form"
      method="post"
      action={`/${locale.lang}/staff/imports`}
      enctype="multipart/form-data"
    >
      <input type="hidden" name="replaces" value={base.split('/').at(-1)} />
      <FileInput
        name="files"
        id="f-resend"
        label={locale.t('imports.resend.file')}
        hint={locale.t('imports.resend.hint')}
        accept=".csv,.tsv,.txt,.xlsx"
        required
      />
      <div class="row">
        <Button>{locale.t('button.check')}</Button>
      </div>
    </form>
  </details>
);
