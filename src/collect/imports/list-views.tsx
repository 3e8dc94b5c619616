import type { FC } from 'hono/jsx';
import { Button } from '../../web/components/fields.tsx';
import { Tag } from '../../web/components/lists.tsx';
import { Pagination } from '../../web/components/navigation.tsx';
import { EmptyState } from '../../web/components/notice.tsx';
import { DataTable } from '../../web/components/table.tsx';
import { longMoment } from '../../web/i18n/dates.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import type { ImportState } from './imports.ts';

interface Speaks {
  readonly locale: Locale;
}

export interface ImportLine {
  readonly id: string;
  readonly fileName: string;
  readonly state: ImportState;
  /** The file could not be read, or the reading was stopped. */
  readonly trouble: boolean;
  readonly source: string | null;
  readonly facts: number;
  readonly errors: number;
  readonly at: Date;
}

const TONES = {
  received: 'quiet',
  staged: 'attention',
  applied: 'done',
  reverted: 'plain',
  discarded: 'quiet',
} as const;

export const StateTag: FC<Speaks & { state: ImportState; trouble?: boolean }> = ({
  locale,
  state,
  trouble = false,
}) =>
  trouble && state === 'received' ? (
    <Tag tone="attention">{locale.t('imports.state.trouble')}</Tag>
  ) : (
    <Tag tone={TONES[state]}>{locale.t(`imports.state.${state}`)}</Tag>
  );

export const ImportList: FC<Speaks & { lines: readonly ImportLine[]; next?: string }> = ({
  locale,
  lines,
  next,
}) => (
  <>
    <h1>{locale.t('team.page.imports')}</h1>
    <p class="lead">{locale.t('imports.lead')}</p>
    <p>
      <Button href={`/${locale.lang}/staff/imports/new`}>{locale.t('button.import')}</Button>
    </p>
    {lines.length === 0 ? (
      <EmptyState title={locale.t('empty.imports.purpose')}>
        <p>{locale.t('empty.imports.first')}</p>
      </EmptyState>
    ) : (
      <DataTable
        locale={locale}
        id="imports"
        caption={locale.t('imports.received')}
        rows={lines}
        columns={[
          {
            title: locale.t('imports.file'),
            header: true,
            cell: ({ id, fileName }) => (
              <a href={`/${locale.lang}/staff/imports/${id}`}>
                <bdi>{fileName}</bdi>
              </a>
            ),
          },
          {
            title: locale.t('imports.state'),
            cell: ({ state, trouble }) => (
              <StateTag locale={locale} state={state} trouble={trouble} />
            ),
          },
          { title: locale.t('imports.source'), cell: ({ source }) => source },
          {
            title: locale.t('imports.facts'),
            numeric: true,
            cell: ({ facts, state }) => (state === 'received' ? null : facts),
          },
          {
            title: locale.t('imports.errors'),
            numeric: true,
            cell: ({ errors, state }) => (state === 'received' ? null : errors),
          },
          { title: locale.t('imports.at'), cell: ({ at }) => longMoment(at, locale.lang) },
        ]}
      />
    )}
    <Pagination locale={locale} {...(next && { next })} />
  </>
);
