import type { Child, FC } from 'hono/jsx';
import { Button, Checkboxes, ErrorSummary, Radios } from '../../web/components/fields.tsx';
import { DefinitionList, Tag } from '../../web/components/lists.tsx';
import { number } from '../../web/components/locale.ts';
import { EmptyState, Notice } from '../../web/components/notice.tsx';
import { DataTable } from '../../web/components/table.tsx';
import { longMoment } from '../../web/i18n/dates.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import type { Linkage } from './finding.ts';
import { linkageHref } from './tabs.tsx';
import { lasting } from './words.ts';

interface Speaks {
  readonly locale: Locale;
}

export type LinkageState =
  | 'planning'
  | 'planned'
  | 'running'
  | 'stopped'
  | 'failed'
  | 'current'
  | 'former'
  | 'undone';

const TONES = {
  planning: 'quiet',
  planned: 'attention',
  running: 'quiet',
  stopped: 'attention',
  failed: 'plain',
  current: 'done',
  former: 'plain',
  undone: 'plain',
} as const;

export const LinkageTag: FC<Speaks & { state: LinkageState }> = ({ locale, state }) => (
  <Tag tone={TONES[state]}>{locale.t(`linkages.state.${state}`)}</Tag>
);

export interface LinkageLine {
  readonly linkage: Linkage;
  readonly state: LinkageState;
  readonly counts: LinkageCounts | null;
}

/** What a finished linkage says of itself; written by the job in this very shape. */
export interface LinkageCounts {
  readonly records: number;
  readonly candidatePairs: number;
  readonly links: number;
  readonly persons: number;
  readonly seconds: number;
  readonly peakMb: number;
}

interface LinkageListProps extends Speaks {
  readonly lines: readonly LinkageLine[];
  /** Lists that may be linked today. */
  readonly open: number;
}

export const LinkageList: FC<LinkageListProps> = ({ locale, lines, open }) => (
  <>
    <h1>{locale.t('team.page.linkages')}</h1>
    <p class="lead">{locale.t('linkages.purpose')}</p>
    {open > 0 && (
      <p>
        <Button href={`/${locale.lang}/staff/linkages/new`}>
          {locale.t('button.linkages.new')}
        </Button>
      </p>
    )}
    {lines.length === 0 ? (
      <EmptyState
        title={locale.t('linkages.empty')}
        {...(open === 0 && {
          action: {
            label: locale.t('button.linkages.lists'),
            href: `/${locale.lang}/staff/lists`,
          },
        })}
      >
        <p>{locale.t(open === 0 ? 'linkages.empty.lists' : 'linkages.empty.first')}</p>
      </EmptyState>
    ) : (
      <LinkageTable locale={locale} lines={lines} />
    )}
  </>
);

const LinkageTable: FC<Pick<LinkageListProps, 'locale' | 'lines'>> = ({ locale, lines }) => (
  <DataTable
    locale={locale}
    id="linkages"
    caption={locale.t('linkages.list')}
    rows={lines}
    columns={[
      {
        title: locale.t('linkages.opened'),
        header: true,
        cell: ({ linkage: { id, createdAt } }) => (
          <a href={linkageHref(locale, id)}>{longMoment(createdAt, locale.lang)}</a>
        ),
      },
      {
        title: locale.t('imports.state'),
        cell: ({ state }) => <LinkageTag locale={locale} state={state} />,
      },
      {
        title: locale.t('team.page.lists'),
        numeric: true,
        cell: ({ linkage }) => linkage.settings.lists.length,
      },
      {
        title: locale.t('linkages.records'),
        numeric: true,
        cell: ({ counts, linkage }) => counts?.records ?? linkage.plan?.records ?? null,
      },
      {
        title: locale.t('linkages.persons'),
        numeric: true,
        cell: ({ counts }) => counts?.persons ?? null,
      },
    ]}
  />
);

export interface ListChoice {
  readonly id: string;
  readonly name: string;
  readonly about: string;
}

interface OpenFormProps extends Speaks {
  readonly choices: readonly ListChoice[];
  readonly chosen: readonly string[];
  readonly within: string;
  readonly error?: string;
}

/** Which lists, and whether duplicates within each are looked for. */
export const OpenForm: FC<OpenFormProps> = ({ locale, choices, chosen, within, error }) => (
  <>
    <h1>{locale.t('linkages.new')}</h1>
    <p class="lead">{locale.t('linkages.new.about')}</p>
    <form method="post" action={`/${locale.lang}/staff/linkages`} class="stack">
      {error && (
        <ErrorSummary
          title={locale.t('form.errors', { n: 1 })}
          errors={[{ name: 'lists', message: error }]}
        />
      )}
      <Checkboxes
        name="lists"
        label={locale.t('linkages.new.lists')}
        hint={locale.t('linkages.new.lists.hint')}
        options={choices.map(({ id, name, about }) => ({ value: id, label: name, hint: about }))}
        values={chosen}
        {...(error && { error })}
      />
      <Radios
        name="within"
        label={locale.t('linkages.new.within')}
        hint={locale.t('linkages.new.within.hint')}
        value={within}
        options={['yes', 'no'].map((value) => ({
          value,
          label: locale.t(`linkages.new.within.${value}`),
        }))}
      />
      <Button>{locale.t('button.linkages.plan')}</Button>
    </form>
  </>
);

interface LinkageViewProps extends Speaks {
  readonly linkage: Linkage;
  readonly state: LinkageState;
  readonly counts: LinkageCounts | null;
  readonly names: ReadonlyMap<string, string>;
  readonly children?: Child;
}

export const LinkageView: FC<LinkageViewProps> = ({
  locale,
  linkage,
  state,
  counts,
  names,
  children,
}) => (
  <>
    <p>
      <LinkageTag locale={locale} state={state} />
    </p>
    <h1>{locale.t('linkages.title', { date: longMoment(linkage.createdAt, locale.lang) })}</h1>
    <p>
      {linkage.settings.lists.map((id, at) => (
        <>
          {at > 0 && ' · '}
          <a href={`/${locale.lang}/staff/lists/${id}`}>
            <bdi>{names.get(id) ?? id}</bdi>
          </a>
        </>
      ))}
    </p>
    {counts && <Counts locale={locale} counts={counts} />}
    {children}
  </>
);

const Counts: FC<Speaks & { counts: LinkageCounts }> = ({ locale, counts }) => (
  <DefinitionList
    entries={[
      { term: locale.t('linkages.records'), text: number(counts.records, locale) },
      { term: locale.t('linkages.persons'), text: number(counts.persons, locale) },
      { term: locale.t('linkages.links'), text: number(counts.links, locale) },
      { term: locale.t('linkages.compared'), text: number(counts.candidatePairs, locale) },
      { term: locale.t('linkages.took'), text: lasting(locale, counts.seconds) },
    ]}
  />
);

/** Taking a whole linkage out of force, or putting it back. */
export const Undoing: FC<Speaks & { base: string; undone: boolean }> = ({
  locale,
  base,
  undone,
}) => {
  const verb = undone ? 'restore' : 'undo';
  const form = (
    <>
      <p>{locale.t(`linkages.${verb}.about`)}</p>
      <form method="post" action={`${base}/${verb}`}>
        <Button tone="plain">{locale.t(`button.linkages.${verb}`)}</Button>
      </form>
    </>
  );
  if (undone) return <Notice title={locale.t('linkages.restore')}>{form}</Notice>;
  return (
    <details>
      <summary>{locale.t('linkages.undo')}</summary>
      {form}
    </details>
  );
};
