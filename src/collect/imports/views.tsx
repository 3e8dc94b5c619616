import type { Child, FC } from 'hono/jsx';
import { Button } from '../../web/components/fields.tsx';
import { DefinitionList } from '../../web/components/lists.tsx';
import { Notice } from '../../web/components/notice.tsx';
import { longMoment } from '../../web/i18n/dates.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import { DiscardForm } from './decision-views.tsx';
import type { ImportState } from './imports.ts';
import { StateTag } from './list-views.tsx';
import { ResendForm, type SourceChoice } from './upload-views.tsx';

interface Speaks {
  readonly locale: Locale;
}

export interface ImportPageProps extends Speaks {
  readonly id: string;
  readonly fileName: string;
  readonly state: ImportState;
  readonly trouble: boolean;
  readonly at: Date;
  readonly moments: readonly { readonly label: string; readonly at: Date }[];
  readonly layout: string | null;
  readonly source: SourceChoice | null;
  readonly children?: Child;
}

export const ImportPage: FC<ImportPageProps> = ({
  locale,
  fileName,
  state,
  trouble,
  layout,
  source,
  moments,
  children,
}) => (
  <>
    <p class="row">
      <StateTag locale={locale} state={state} trouble={trouble} />
    </p>
    <h1 class="file-name">
      <bdi>{fileName}</bdi>
    </h1>
    <DefinitionList
      entries={[
        ...(layout
          ? [{ term: locale.t('imports.layout'), text: locale.t(`layout.${layout}`) }]
          : []),
        ...(source
          ? [
              {
                term: locale.t('imports.source'),
                text: (
                  <a
                    href={`/${locale.lang}/staff/sources/${source.slug}`}
                  >{`${source.holder} · ${source.title}`}</a>
                ),
              },
            ]
          : []),
        ...moments.map(({ label, at }) => ({ term: label, text: longMoment(at, locale.lang) })),
      ]}
    />
    {children}
  </>
);

interface TroubleProps extends Speaks {
  readonly base: string;
  readonly title: string;
  readonly mend: string;
  readonly canMap: boolean;
  /** Whether another reading could end otherwise. */
  readonly canRetry: boolean;
  readonly discardError?: string;
}

/** The file gave nothing: why, and what one can do. */
export const Trouble: FC<TroubleProps> = ({
  locale,
  base,
  title,
  mend,
  canMap,
  canRetry,
  discardError,
}) => (
  <>
    <Notice tone="error" title={title} live>
      {mend && <p>{mend}</p>}
    </Notice>
    {(canMap || canRetry) && (
      <div class="row">
        {canMap && <Button href={`${base}/mapping`}>{locale.t('imports.map')}</Button>}
        {canRetry && (
          <form method="post" action={`${base}/retry`}>
            <Button tone="plain">{locale.t('button.retry')}</Button>
          </form>
        )}
      </div>
    )}
    <ResendForm locale={locale} base={base} />
    <DiscardForm locale={locale} base={base} {...(discardError && { error: discardError })} />
  </>
);
