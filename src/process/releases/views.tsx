import type { Child, FC } from 'hono/jsx';
import { countryName } from '../../reference/countries/countries.ts';
import { nameOf } from '../../reference/frames/frames.ts';
import { Button, Checkbox, TextInput } from '../../web/components/fields.tsx';
import { DefinitionList, Tag } from '../../web/components/lists.tsx';
import { EmptyState, Notice } from '../../web/components/notice.tsx';
import { DataTable } from '../../web/components/table.tsx';
import { longMoment } from '../../web/i18n/dates.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import type { Difference } from './differences.ts';
import type { Verification } from './verification.ts';

interface Speaks {
  readonly locale: Locale;
}

export interface ReleaseLine {
  readonly number: number;
  readonly publishedAt: Date;
  readonly withdrawnAt: Date | null;
  readonly reason: string | null;
  readonly current: boolean;
}

const ReleaseTag: FC<Speaks & { release: ReleaseLine }> = ({ locale, release }) => {
  if (release.withdrawnAt) return <Tag tone="attention">{locale.t('state.withdrawn')}</Tag>;
  return release.current ? (
    <Tag tone="done">{locale.t('releases.current')}</Tag>
  ) : (
    <Tag tone="quiet">{locale.t('releases.former')}</Tag>
  );
};

interface ReleaseListProps extends Speaks {
  readonly releases: readonly ReleaseLine[];
  /** The newest finished run, where it is not published. */
  readonly ready: { readonly id: string; readonly at: Date } | null;
  readonly children?: Child;
}

export const ReleaseList: FC<ReleaseListProps> = ({ locale, releases, ready, children }) => (
  <>
    <h1>{locale.t('team.page.releases')}</h1>
    <p class="lead">{locale.t('empty.releases.purpose')}</p>
    {children}
    {ready && (
      <Notice title={locale.t('releases.ready', { date: longMoment(ready.at, locale.lang) })}>
        <p>
          <Button href={`/${locale.lang}/staff/releases/new?run=${ready.id}`}>
            {locale.t('button.preview')}
          </Button>
        </p>
      </Notice>
    )}
    {releases.length === 0 ? (
      <EmptyState title={locale.t('empty.releases.title')}>
        <p>{locale.t('empty.releases.first')}</p>
      </EmptyState>
    ) : (
      <DataTable
        locale={locale}
        id="releases"
        caption={locale.t('releases.list')}
        rows={releases}
        columns={[
          {
            title: locale.t('releases.number'),
            header: true,
            cell: ({ number }) => (
              <a href={`/${locale.lang}/staff/releases/${number}`}>
                {locale.t('releases.name', { number })}
              </a>
            ),
          },
          {
            title: locale.t('imports.state'),
            cell: (release) => <ReleaseTag locale={locale} release={release} />,
          },
          {
            title: locale.t('releases.publishedAt'),
            cell: ({ publishedAt }) => longMoment(publishedAt, locale.lang),
          },
          {
            title: locale.t('releases.reason'),
            cell: ({ reason }) => reason && <bdi>{reason}</bdi>,
          },
        ]}
      />
    )}
  </>
);

/** In the place of the button: sources that were open when the run was made and are no longer. */
export const Closed: FC<Speaks & { names: readonly string[] }> = ({ locale, names }) => (
  <Notice tone="error" title={locale.t('releases.closed')}>
    <ul>
      {names.map((name) => (
        <li>
          <bdi>{name}</bdi>
        </li>
      ))}
    </ul>
    <p>
      <Button href={`/${locale.lang}/staff/runs`}>{locale.t('releases.closed.again')}</Button>
    </p>
  </Notice>
);

interface DifferenceProps extends Speaks {
  readonly difference: Difference;
  /** The names of sources by id. */
  readonly names: ReadonlyMap<string, string>;
}

/** What readers would find changed, source by source. */
export const Differences: FC<DifferenceProps> = ({ locale, difference, names }) => {
  const { since, sources, examples } = difference;
  const nameOfSource = (id: string) => names.get(id) ?? id;
  return (
    <section class="stack">
      <h2>{locale.t('releases.difference')}</h2>
      <p>
        {since === null
          ? locale.t('releases.difference.first')
          : locale.t('releases.difference.since', { number: since })}
      </p>
      <DataTable
        locale={locale}
        id="difference"
        caption={locale.t('releases.difference.sources')}
        rows={sources}
        columns={[
          {
            title: locale.t('imports.source'),
            header: true,
            cell: ({ source }) => nameOfSource(source),
          },
          { title: locale.t('releases.added'), numeric: true, cell: ({ added }) => added },
          { title: locale.t('releases.removed'), numeric: true, cell: ({ removed }) => removed },
          { title: locale.t('releases.changed'), numeric: true, cell: ({ changed }) => changed },
          { title: locale.t('releases.same'), numeric: true, cell: ({ same }) => same },
        ]}
      />
      {examples.length > 0 && (
        <DataTable
          locale={locale}
          id="examples"
          caption={locale.t('releases.examples')}
          rows={examples}
          columns={[
            {
              title: locale.t('releases.corridor'),
              header: true,
              cell: ({ origin, residence }) =>
                `${countryName(origin, locale.lang)} → ${countryName(residence, locale.lang)}`,
            },
            { title: locale.t('figure.year'), numeric: true, cell: ({ year }) => String(year) },
            { title: locale.t('imports.sex'), cell: ({ sex }) => nameIn('sexes', sex, locale) },
            {
              title: locale.t('imports.measure'),
              cell: ({ measure }) => nameIn('measures', measure, locale),
            },
            { title: locale.t('imports.source'), cell: ({ source }) => nameOfSource(source) },
            { title: locale.t('releases.before'), numeric: true, cell: ({ before }) => before },
            { title: locale.t('releases.after'), numeric: true, cell: ({ after }) => after },
          ]}
        />
      )}
    </section>
  );
};

// The codes of a stored difference were checked when their facts were read.
const nameIn = (frame: 'sexes' | 'measures', code: string, { lang }: Locale): string =>
  nameOf(frame, code as never, lang);

interface PublishFormProps extends Speaks {
  readonly run: string;
  readonly error?: string;
}

export const PublishForm: FC<PublishFormProps> = ({ locale, run, error }) => (
  <section class="section">
    <h2>{locale.t('releases.publish')}</h2>
    <p>{locale.t('releases.publish.about')}</p>
    <form class="form" method="post" action={`/${locale.lang}/staff/releases`}>
      <input type="hidden" name="run" value={run} />
      <Checkbox
        name="sure"
        label={locale.t('releases.publish.sure')}
        required
        {...(error && { error })}
      />
      <div class="row">
        <Button>{locale.t('button.publish')}</Button>
      </div>
    </form>
  </section>
);

interface ReleasePageProps extends Speaks {
  readonly release: ReleaseLine;
  readonly base: string;
  readonly signature: string;
  readonly publicKey: string;
  readonly rule: string;
  readonly protectedSources: readonly string[];
  readonly verification: Verification | null;
  readonly children?: Child;
}

export const ReleasePage: FC<ReleasePageProps> = ({
  locale,
  release,
  base,
  signature,
  publicKey,
  rule,
  protectedSources,
  verification,
  children,
}) => (
  <>
    <p>
      <ReleaseTag locale={locale} release={release} />
    </p>
    <h1>{locale.t('releases.name', { number: release.number })}</h1>
    {release.withdrawnAt && (
      <Notice tone="attention">
        <p>
          {locale.t('state.withdrawn.about', {
            date: longMoment(release.withdrawnAt, locale.lang),
            reason: release.reason ?? '',
          })}
        </p>
      </Notice>
    )}
    {verification && <Verified locale={locale} verification={verification} />}
    <DefinitionList
      entries={[
        {
          term: locale.t('releases.publishedAt'),
          text: longMoment(release.publishedAt, locale.lang),
        },
        {
          term: locale.t('releases.package'),
          text: <a href={`${base}/package.zip`}>{locale.t('releases.download')}</a>,
        },
        {
          term: locale.t('releases.rule'),
          text: (
            <span lang="en" dir="ltr">
              {rule}
            </span>
          ),
        },
        ...(protectedSources.length > 0
          ? [{ term: locale.t('releases.protected'), text: protectedSources.join(', ') }]
          : []),
        {
          term: locale.t('releases.signature'),
          text: (
            <code class="long" dir="ltr">
              {signature}
            </code>
          ),
        },
        {
          term: locale.t('releases.key'),
          text: (
            <code class="long" dir="ltr">
              {publicKey}
            </code>
          ),
        },
      ]}
    />
    <form method="post" action={`${base}/verify`}>
      <Button tone="plain">{locale.t('releases.verify')}</Button>
    </form>
    {children}
  </>
);

const Verified: FC<Speaks & { verification: Verification }> = ({
  locale,
  verification: { signed, altered, files },
}) => {
  const whole = signed && altered.length === 0;
  return (
    <Notice
      tone={whole ? 'plain' : 'error'}
      title={locale.t(whole ? 'releases.verified' : 'releases.notVerified')}
      live
    >
      <p>{locale.t('releases.verified.files', { files, altered: altered.length })}</p>
      {altered.length > 0 && <p>{altered.join(', ')}</p>}
    </Notice>
  );
};

export const WithdrawForm: FC<Speaks & { base: string; reason: string; error?: string }> = ({
  locale,
  base,
  reason,
  error,
}) => (
  <section class="section">
    <h2>{locale.t('releases.withdraw')}</h2>
    <p>{locale.t('releases.withdraw.about')}</p>
    <form class="form" method="post" action={`${base}/withdraw`}>
      <TextInput
        name="reason"
        label={locale.t('form.reason')}
        hint={locale.t('releases.withdraw.hint')}
        rows={3}
        maxlength={1000}
        value={reason}
        required
        {...(error && { error })}
      />
      <div class="row">
        <Button tone="grave">{locale.t('button.withdraw')}</Button>
      </div>
    </form>
  </section>
);
