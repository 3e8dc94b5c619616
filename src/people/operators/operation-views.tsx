import type { FC } from 'hono/jsx';
import type { Job } from '../../platform/jobs/jobs.ts';
import type { ChainReport } from '../../platform/journal/journal.ts';
import { Button } from '../../web/components/fields.tsx';
import { DefinitionList, Tag } from '../../web/components/lists.tsx';
import { number, percent } from '../../web/components/locale.ts';
import { Notice } from '../../web/components/notice.tsx';
import { DataTable } from '../../web/components/table.tsx';
import { jobNote } from '../../web/http/working.tsx';
import { longMoment } from '../../web/i18n/dates.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import type { Health } from './operation.ts';

interface Speaks {
  readonly locale: Locale;
}

export interface ShownAct {
  readonly at: Date;
  readonly actor: string;
  readonly act: string;
  readonly subject: string;
}

interface OperationPageProps extends Speaks {
  readonly health: Health;
  readonly running: readonly Job[];
  readonly failed: readonly (Job & { readonly why: string; readonly retryable: boolean })[];
  readonly acts: readonly ShownAct[];
  readonly chain: ChainReport | null;
}

/** For whoever keeps the hub alive: health, work in the background, the journal, backups. */
export const OperationPage: FC<OperationPageProps> = (props) => {
  const { locale, chain } = props;
  return (
    <>
      <h1>{locale.t('staff.operation')}</h1>
      {chain && <ChainNotice locale={locale} chain={chain} />}
      <HealthSection {...props} />
      <Jobs {...props} />
      <Journal {...props} />
      <Backups locale={locale} />
    </>
  );
};

const HealthSection: FC<OperationPageProps> = ({ locale, health }) => {
  const free = health.diskSize > 0 ? health.diskFree / health.diskSize : 0;
  return (
    <section class="stack">
      <h2>{locale.t('operation.health')}</h2>
      {free < 0.1 && (
        <Notice tone="attention">
          <p>{locale.t('operation.disk.low', { share: percent(free, locale) })}</p>
        </Notice>
      )}
      <DefinitionList
        entries={[
          { term: 'Passerelle', text: <bdi>{health.version}</bdi> },
          { term: 'Node', text: <bdi>{health.node}</bdi> },
          {
            term: 'PostgreSQL',
            text: (
              <>
                <bdi>{health.postgres}</bdi>,{' '}
                {locale.t(health.embedded ? 'operation.embedded' : 'operation.server')}
              </>
            ),
          },
          { term: locale.t('operation.database'), text: bytes(health.databaseBytes, locale) },
          {
            term: locale.t('operation.disk'),
            text: locale.t('operation.disk.free', {
              free: bytes(health.diskFree, locale),
              size: bytes(health.diskSize, locale),
            }),
          },
          { term: locale.t('operation.memory'), text: bytes(health.memoryBytes, locale) },
          { term: locale.t('operation.up'), text: duration(health.upSeconds, locale) },
          { term: locale.t('operation.folder'), text: <code dir="ltr">{health.dataDir}</code> },
        ]}
      />
    </section>
  );
};

function bytes(value: number, locale: Locale): string {
  const [unit, size] = value > 1e9 ? (['gigabyte', 1e9] as const) : (['megabyte', 1e6] as const);
  return number(value / size, locale, { style: 'unit', unit, maximumFractionDigits: 1 });
}

function duration(seconds: number, locale: Locale): string {
  const [unit, size] =
    seconds > 172_800
      ? (['day', 86_400] as const)
      : seconds > 7200
        ? (['hour', 3600] as const)
        : (['minute', 60] as const);
  return number(seconds / size, locale, {
    style: 'unit',
    unit,
    unitDisplay: 'long',
    maximumFractionDigits: 0,
  });
}

const jobName = (kind: string, locale: Locale): string =>
  locale.has(`job.${kind}`) ? locale.t(`job.${kind}`) : kind;

const Jobs: FC<OperationPageProps> = ({ locale, running, failed }) => {
  const base = `/${locale.lang}/staff/operation/jobs`;
  return (
    <section class="section stack" id="jobs">
      <h2>{locale.t('operation.jobs')}</h2>
      {running.length === 0 ? (
        <p>{locale.t('staff.nothingRunning')}</p>
      ) : (
        <DataTable
          locale={locale}
          id="running"
          caption={locale.t('staff.running')}
          rows={running}
          columns={[
            {
              title: locale.t('operation.job'),
              header: true,
              cell: ({ kind }) => jobName(kind, locale),
            },
            { title: locale.t('operation.now'), cell: (job) => jobNote(job, locale) },
            {
              title: locale.t('operation.share'),
              numeric: true,
              cell: ({ progress, startedAt }) => (startedAt ? percent(progress, locale) : null),
            },
            {
              title: locale.t('operation.since'),
              cell: ({ startedAt, createdAt }) => longMoment(startedAt ?? createdAt, locale.lang),
            },
            {
              title: locale.t('operation.do'),
              cell: ({ id, stopAskedAt }) =>
                !stopAskedAt && (
                  <JobForm action={`${base}/${id}/stop`} label={locale.t('button.stop')} />
                ),
            },
          ]}
        />
      )}
      {failed.length > 0 && (
        <DataTable
          locale={locale}
          id="failed"
          caption={locale.t('operation.failed')}
          rows={failed}
          columns={[
            {
              title: locale.t('operation.job'),
              header: true,
              cell: ({ kind }) => jobName(kind, locale),
            },
            { title: locale.t('operation.why'), cell: ({ why }) => <bdi>{why}</bdi> },
            {
              title: locale.t('operation.when'),
              cell: ({ endedAt }) => endedAt && longMoment(endedAt, locale.lang),
            },
            {
              title: locale.t('operation.attempts'),
              numeric: true,
              cell: ({ attempts }) => attempts,
            },
            {
              title: locale.t('operation.do'),
              cell: ({ id, retryable }) =>
                retryable ? (
                  <JobForm action={`${base}/${id}/retry`} label={locale.t('button.retry')} />
                ) : (
                  locale.t('operation.retried')
                ),
            },
          ]}
        />
      )}
    </section>
  );
};

const JobForm: FC<{ action: string; label: string }> = ({ action, label }) => (
  <form method="post" action={action}>
    <Button tone="plain">{label}</Button>
  </form>
);

const Journal: FC<OperationPageProps> = ({ locale, acts }) => (
  <section class="section stack" id="journal">
    <h2>{locale.t('operation.journal')}</h2>
    <p>{locale.t('operation.journal.about')}</p>
    <form method="post" action={`/${locale.lang}/staff/operation/verify`}>
      <Button tone="plain">{locale.t('operation.verify')}</Button>
    </form>
    <DataTable
      locale={locale}
      id="acts"
      caption={locale.t('operation.acts')}
      tall
      rows={acts}
      columns={[
        {
          title: locale.t('operation.act'),
          header: true,
          cell: ({ act }) =>
            locale.has(`act.${act}`) ? locale.t(`act.${act}`) : <code>{act}</code>,
        },
        {
          title: locale.t('operation.who'),
          cell: ({ actor }) => (locale.has(`actor.${actor}`) ? locale.t(`actor.${actor}`) : actor),
        },
        { title: locale.t('operation.when'), cell: ({ at }) => longMoment(at, locale.lang) },
        {
          title: locale.t('operation.subject'),
          cell: ({ subject }) => (
            <code class="small" dir="ltr">
              {subject.slice(0, 24)}
            </code>
          ),
        },
      ]}
    />
  </section>
);

const ChainNotice: FC<Speaks & { chain: ChainReport }> = ({ locale, chain }) => {
  const whole = chain.brokenAt === null && chain.altered.length === 0;
  return (
    <Notice
      tone={whole ? 'plain' : 'error'}
      title={locale.t(whole ? 'operation.chain.whole' : 'operation.chain.broken')}
      live
    >
      <p>{locale.t('operation.chain.rows', { rows: chain.rows, unsealed: chain.unsealed })}</p>
      {chain.brokenAt !== null && <p>{locale.t('operation.chain.at', { row: chain.brokenAt })}</p>}
      {chain.altered.length > 0 && (
        <p>{locale.t('operation.chain.altered', { n: chain.altered.length })}</p>
      )}
      {chain.head && (
        <p>
          <Tag>{locale.t('operation.chain.head')}</Tag> <code class="small long">{chain.head}</code>
        </p>
      )}
    </Notice>
  );
};

const Backups: FC<Speaks> = ({ locale }) => (
  <section class="section stack">
    <h2>{locale.t('operation.backup')}</h2>
    <p>{locale.t('operation.backup.about')}</p>
    <p>
      <code dir="ltr">passerelle backup hub.backup</code>
    </p>
    <p>{locale.t('operation.restore.about')}</p>
    <p>
      <code dir="ltr">passerelle restore hub.backup --data NEW_FOLDER</code>
    </p>
    <p>{locale.t('operation.keys.about')}</p>
  </section>
);
