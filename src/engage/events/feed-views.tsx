import type { FC } from 'hono/jsx';
import { LANGS, languageName } from '../../reference/languages/languages.ts';
import {
  Button,
  ErrorSummary,
  FileInput,
  Select,
  TextInput,
} from '../../web/components/fields.tsx';
import { DefinitionList } from '../../web/components/lists.tsx';
import { EmptyState, Notice } from '../../web/components/notice.tsx';
import { errorAt, type FieldError, type Typed } from '../../web/http/forms.ts';
import { longDate } from '../../web/i18n/dates.ts';
import { numberFormat } from '../../web/i18n/formats.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import type { Entry, Feed, Trial } from './feeds.ts';

interface Speaks {
  readonly locale: Locale;
}

interface ListProps extends Speaks {
  readonly feeds: readonly Feed[];
  readonly values: Typed;
  readonly errors: readonly FieldError[];
  /** The operator lets the hub ask others. */
  readonly open: boolean;
}

/** Calendars of others: those that are followed, and two ways to bring one. */
export const FeedList: FC<ListProps> = ({ locale, feeds, values, errors, open }) => (
  <>
    <h1>{locale.t('events.feeds')}</h1>
    <p class="lead">{locale.t('events.feeds.lead')}</p>
    <ErrorSummary title={locale.t('form.errors', { n: errors.length })} errors={errors} />
    {feeds.length === 0 ? (
      <EmptyState title={locale.t('events.feeds.none')}>
        <p>{locale.t('events.feeds.none.text')}</p>
      </EmptyState>
    ) : (
      <ul class="lines">
        {feeds.map((feed) => (
          <li>
            <a href={`/${locale.lang}/staff/events/feeds/${feed.id}`}>
              <strong dir="auto">{feed.name}</strong>
            </a>
            <p class="small muted">{standingOf(feed, locale)}</p>
          </li>
        ))}
      </ul>
    )}
    <section class="section stack" aria-labelledby="file">
      <h2 id="file">{locale.t('events.feeds.file')}</h2>
      <form
        class="form"
        method="post"
        action={`/${locale.lang}/staff/events/feeds/file`}
        enctype="multipart/form-data"
      >
        <Named locale={locale} values={values} errors={errors} />
        <FileInput
          name="file"
          label={locale.t('events.feeds.file.label')}
          accept=".ics,text/calendar"
          required
        />
        <Button>{locale.t('events.feeds.try')}</Button>
      </form>
    </section>
    <section class="section stack" aria-labelledby="address">
      <h2 id="address">{locale.t('events.feeds.address')}</h2>
      {open ? (
        <form class="form" method="post" action={`/${locale.lang}/staff/events/feeds`}>
          <Named locale={locale} values={values} errors={errors} id="address-name" />
          <TextInput
            name="address"
            type="url"
            label={locale.t('events.feeds.address.label')}
            hint={locale.t('events.feeds.address.hint')}
            value={values.one('address')}
            maxlength={500}
            dir="ltr"
            required
            {...(errorAt(errors, 'address') ? { error: errorAt(errors, 'address') ?? '' } : {})}
          />
          <Button>{locale.t('events.feeds.try')}</Button>
        </form>
      ) : (
        <p>{locale.t('events.feeds.closed')}</p>
      )}
    </section>
  </>
);

type NamedProps = Pick<ListProps, 'locale' | 'values' | 'errors'> & { readonly id?: string };

const Named: FC<NamedProps> = ({ locale, values, errors, id = 'file-name' }) => (
  <>
    <TextInput
      name="name"
      id={id}
      label={locale.t('events.organiser')}
      value={values.one('name')}
      maxlength={120}
      dir="auto"
      required
      {...(errorAt(errors, 'name') ? { error: errorAt(errors, 'name') ?? '' } : {})}
    />
    <Select
      name="lang"
      id={`${id}-lang`}
      label={locale.t('events.form.lang')}
      value={values.one('lang') || locale.lang}
      options={LANGS.map((lang) => ({ value: lang, label: languageName(lang, locale.lang) }))}
    />
  </>
);

function standingOf(feed: Feed, locale: Locale): string {
  if (feed.trouble) return locale.t('events.feeds.trouble');
  if (feed.address && !feed.readOn) return locale.t('events.feeds.reading');
  if (feed.acceptedOn)
    return locale.t('events.feeds.taken', {
      date: longDate(feed.readOn ?? feed.acceptedOn, locale.lang),
    });
  return locale.t('events.feeds.waiting');
}

interface FeedProps extends Speaks {
  readonly feed: Feed;
  /** What taking it over would do; null where nothing waits. */
  readonly trial: Trial | null;
}

/** One calendar: what would come of it, before anything does. */
export const FeedPage: FC<FeedProps> = ({ locale, feed, trial }) => {
  const base = `/${locale.lang}/staff/events/feeds/${feed.id}`;
  return (
    <>
      <h1 dir="auto">{feed.name}</h1>
      <p class="muted">{standingOf(feed, locale)}</p>
      {feed.address && (
        <p class="small" dir="ltr">
          {feed.address}
        </p>
      )}
      {feed.trouble && (
        <Notice tone="attention" title={locale.t(`problem.${feed.trouble}.title`, NOTHING)}>
          <p>{locale.t(`problem.${feed.trouble}.mend`, NOTHING)}</p>
        </Notice>
      )}
      {trial && <TrialView locale={locale} trial={trial} base={base} />}
      <div class="row">
        {feed.address && (
          <form method="post" action={`${base}/read`}>
            <Button tone="plain">{locale.t('events.feeds.again')}</Button>
          </form>
        )}
        <form method="post" action={`${base}/drop`}>
          <Button tone="grave">{locale.t('events.feeds.drop')}</Button>
        </form>
      </div>
      {!feed.address && (
        <form class="form" method="post" action={`${base}/file`} enctype="multipart/form-data">
          <FileInput
            name="file"
            label={locale.t('events.feeds.newer')}
            accept=".ics,text/calendar"
            required
          />
          <Button tone="plain">{locale.t('events.feeds.try')}</Button>
        </form>
      )}
    </>
  );
};

// The words of a problem are shown without its details, which were the reading's own.
const NOTHING = { line: 0, most: 0, name: '', value: '', host: '', status: 0 };

const TrialView: FC<Speaks & { readonly trial: Trial; readonly base: string }> = ({
  locale,
  trial,
  base,
}) => {
  const number = (n: number) => numberFormat(locale.lang).format(n);
  const doing = trial.added.length + trial.changed.length + trial.cancelled.length;
  return (
    <section class="section stack" aria-labelledby="trial">
      <h2 id="trial">{locale.t('events.trial')}</h2>
      <DefinitionList
        entries={[
          { term: locale.t('events.trial.added'), text: number(trial.added.length) },
          { term: locale.t('events.trial.changed'), text: number(trial.changed.length) },
          { term: locale.t('events.trial.cancelled'), text: number(trial.cancelled.length) },
          { term: locale.t('events.trial.same'), text: number(trial.same) },
          { term: locale.t('events.trial.over'), text: number(trial.over) },
          { term: locale.t('events.trial.refused'), text: number(trial.refused.length) },
        ]}
      />
      {trial.refused.length > 0 && (
        <Notice tone="attention" title={locale.t('events.trial.refused')}>
          <ul>
            {trial.refused.slice(0, SHOWN).map(({ code, details }) => (
              <li>
                {locale.t(`problem.${code}.title`, details)}{' '}
                <span class="muted">{locale.t(`problem.${code}.mend`, details)}</span>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {(['added', 'changed', 'cancelled'] as const).map((kind) => (
        <Entries locale={locale} title={locale.t(`events.trial.${kind}`)} entries={trial[kind]} />
      ))}
      {doing > 0 ? (
        <form method="post" action={`${base}/take`}>
          <Button>{locale.t('events.trial.take', { n: doing })}</Button>
        </form>
      ) : (
        <p>{locale.t('events.trial.nothing')}</p>
      )}
    </section>
  );
};

const SHOWN = 100;

const Entries: FC<Speaks & { readonly title: string; readonly entries: readonly Entry[] }> = ({
  locale,
  title,
  entries,
}) =>
  entries.length > 0 ? (
    <details>
      <summary>{title}</summary>
      <ul>
        {entries.slice(0, SHOWN).map(({ event }) => (
          <li>
            <span dir="auto">{event.title}</span>
            {' · '}
            {longDate(event.start.local.slice(0, 10), locale.lang)}
          </li>
        ))}
      </ul>
    </details>
  ) : null;
