import type { FC } from 'hono/jsx';
import { Button, FileInput, Select } from '../../web/components/fields.tsx';
import { Notice } from '../../web/components/notice.tsx';
import type { SourceChoice } from './showing.ts';
import { NeedsAgreement, type Speaks } from './views.tsx';

interface UploadProps extends Speaks {
  readonly megabytes: number;
  readonly sources: readonly SourceChoice[];
  readonly source: string;
  readonly errors: Readonly<Partial<Record<'source' | 'files', string>>>;
}

export const UploadPage: FC<UploadProps> = (props) => {
  const { locale, sources } = props;
  return (
    <>
      <h1>{locale.t('lists.new')}</h1>
      <p class="lead">{locale.t('lists.new.lead')}</p>
      {sources.length === 0 ? (
        <Notice tone="attention" title={locale.t('lists.new.closed')}>
          <p>{locale.t('empty.lists.agreement')}</p>
          <p class="row">
            <NeedsAgreement locale={locale} />
          </p>
        </Notice>
      ) : (
        <UploadForm {...props} />
      )}
      <section class="section stack">
        <h2>{locale.t('lists.protection')}</h2>
        <ul>
          {PROMISES.map((promise) => (
            <li>{locale.t(`lists.protection.${promise}`)}</li>
          ))}
        </ul>
      </section>
    </>
  );
};

const PROMISES = ['sealed', 'refused', 'needed', 'looked', 'accounts', 'ended'];

const UploadForm: FC<UploadProps> = ({ locale, megabytes, sources, source, errors }) => (
  <form
    class="form"
    method="post"
    action={`/${locale.lang}/staff/lists`}
    enctype="multipart/form-data"
  >
    <Select
      name="source"
      label={locale.t('lists.source')}
      hint={locale.t('lists.source.hint')}
      prompt={locale.t('lists.source.prompt')}
      options={sources.map(({ slug, label }) => ({ value: slug, label }))}
      value={source}
      required
      {...(errors.source && { error: errors.source })}
    />
    <FileInput
      name="files"
      label={locale.t('lists.file')}
      hint={locale.t('lists.file.hint', { megabytes })}
      accept=".csv,.tsv,.txt,.xlsx,.parquet"
      required
      {...(errors.files && { error: errors.files })}
    />
    <div class="row">
      <Button>{locale.t('lists.send')}</Button>
    </div>
  </form>
);
