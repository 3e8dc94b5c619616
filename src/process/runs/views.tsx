import type { Child, FC } from 'hono/jsx';
import { Button } from '../../web/components/fields.tsx';
import { DefinitionList, Tag } from '../../web/components/lists.tsx';
import { EmptyState, Notice } from '../../web/components/notice.tsx';
import { DataTable } from '../../web/components/table.tsx';
import { longMoment } from '../../web/i18n/dates.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import type { Manifest, StepRecord } from '../pipeline/step.ts';

interface Speaks {
  readonly locale: Locale;
}

export type RunState = 'running' | 'done' | 'failed' | 'stopped' | 'published';

export interface RunLine {
  readonly id: string;
  readonly state: RunState;
  readonly imports: number;
  readonly startedAt: Date;
  readonly seconds: number | null;
}

const TONES = {
  running: 'quiet',
  done: 'attention',
  published: 'done',
  failed: 'plain',
  stopped: 'plain',
} as const;

export const RunTag: FC<Speaks & { state: RunState }> = ({ locale, state }) => (
  <Tag tone={TONES[state]}>{locale.t(`runs.state.${state}`)}</Tag>
);

interface RunListProps extends Speaks {
  readonly runs: readonly RunLine[];
  /** Imports that count now and were not in the newest run. */
  readonly fresh: boolean;
  readonly busy: boolean;
  readonly leftOut: readonly LeftOut[];
}

/** A source whose figures count, and whose agreement keeps them out. */
export interface LeftOut {
  readonly source: string;
  readonly href: string;
  readonly why: string;
}

export const RunList: FC<RunListProps> = ({ locale, runs, fresh, busy, leftOut }) => (
  <>
    <h1>{locale.t('team.page.runs')}</h1>
    <p class="lead">{locale.t('empty.runs.purpose')}</p>
    {fresh && !busy && (
      <Notice tone="attention">
        <p>{locale.t('runs.fresh')}</p>
      </Notice>
    )}
    {leftOut.length > 0 && (
      <Notice title={locale.t('runs.leftOut')}>
        <ul>
          {leftOut.map(({ source, href, why }) => (
            <li>
              <a href={href}>
                <bdi dir={locale.dir}>{source}</bdi>
              </a>{' '}
              ({locale.t(`runs.leftOut.${why}`)})
            </li>
          ))}
        </ul>
      </Notice>
    )}
    <form method="post" action={`/${locale.lang}/staff/runs`}>
      {busy ? (
        <p class="muted">{locale.t('runs.busy')}</p>
      ) : (
        <Button>{locale.t('button.run')}</Button>
      )}
    </form>
    {runs.length === 0 ? (
      <EmptyState title={locale.t('empty.runs.title')}>
        <p>{locale.t('empty.runs.first')}</p>
      </EmptyState>
    ) : (
      <DataTable
        locale={locale}
        id="runs"
        caption={locale.t('runs.list')}
        rows={runs}
        columns={[
          {
            title: locale.t('runs.started'),
            header: true,
            cell: ({ id, startedAt }) => (
              <a href={`/${locale.lang}/staff/runs/${id}`}>{longMoment(startedAt, locale.lang)}</a>
            ),
          },
          {
            title: locale.t('imports.state'),
            cell: ({ state }) => <RunTag locale={locale} state={state} />,
          },
          { title: locale.t('team.page.imports'), numeric: true, cell: ({ imports }) => imports },
          {
            title: locale.t('runs.seconds'),
            numeric: true,
            cell: ({ seconds }) => seconds,
            format: { maximumFractionDigits: 1 },
          },
        ]}
      />
    )}
  </>
);

interface RunPageProps extends Speaks {
  readonly run: RunLine;
  readonly finishedAt: Date | null;
  readonly files: readonly { readonly id: string; readonly name: string }[];
  readonly manifest: Manifest | null;
  readonly children?: Child;
}

export const RunPage: FC<RunPageProps> = ({
  locale,
  run,
  finishedAt,
  files,
  manifest,
  children,
}) => (
  <>
    <p>
      <RunTag locale={locale} state={run.state} />
    </p>
    <h1>{locale.t('runs.title', { date: longMoment(run.startedAt, locale.lang) })}</h1>
    {children}
    <DefinitionList
      entries={[
        ...(finishedAt
          ? [{ term: locale.t('runs.finished'), text: longMoment(finishedAt, locale.lang) }]
          : []),
        {
          term: locale.t('runs.imports'),
          text: (
            <ul>
              {files.map(({ id, name }) => (
                <li>
                  <a href={`/${locale.lang}/staff/imports/${id}`}>
                    <bdi>{name}</bdi>
                  </a>
                </li>
              ))}
            </ul>
          ),
        },
        ...(manifest
          ? [
              { term: locale.t('runs.code'), text: manifest.codeVersion },
              { term: locale.t('runs.seed'), text: String(manifest.seed) },
            ]
          : []),
      ]}
    />
    {manifest && <Steps locale={locale} steps={manifest.steps} />}
  </>
);

const Steps: FC<Speaks & { steps: readonly StepRecord[] }> = ({ locale, steps }) => (
  <DataTable
    locale={locale}
    id="steps"
    caption={locale.t('runs.steps')}
    note={locale.t('runs.steps.note')}
    rows={steps}
    columns={[
      { title: locale.t('runs.table'), header: true, cell: ({ table }) => <code>{table}</code> },
      { title: locale.t('runs.rows'), numeric: true, cell: ({ rows }) => rows },
      {
        title: locale.t('runs.seconds'),
        numeric: true,
        cell: ({ seconds, reused }) => (reused ? locale.t('runs.reused') : seconds),
        format: { maximumFractionDigits: 2 },
      },
      { title: locale.t('runs.memory'), numeric: true, cell: ({ peakMb }) => peakMb },
      {
        title: locale.t('runs.size'),
        numeric: true,
        cell: ({ bytes }) => bytes / 1000,
        format: { maximumFractionDigits: 0 },
      },
    ]}
  />
);

export const ReadyToPublish: FC<Speaks & { href: string }> = ({ locale, href }) => (
  <Notice title={locale.t('runs.ready')}>
    <p>{locale.t('runs.ready.about')}</p>
    <p>
      <Button href={href}>{locale.t('button.preview')}</Button>
    </p>
  </Notice>
);
