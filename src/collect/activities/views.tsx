import type { FC } from 'hono/jsx';
import { nameOf, type Organisation, stateOf } from '../../people/organisations/organisations.ts';
import { countryName } from '../../reference/countries/countries.ts';
import { Button, Checkbox } from '../../web/components/fields.tsx';
import { Tag } from '../../web/components/lists.tsx';
import { EmptyState, Notice } from '../../web/components/notice.tsx';
import { DataTable } from '../../web/components/table.tsx';
import { longDate } from '../../web/i18n/dates.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import type { Activity, ActivityChange } from './activities.ts';
import { ActivityFields, type ActivityFormProps } from './form-view.tsx';
import { spanOf, wordsIn } from './words.ts';

interface Speaks {
  readonly locale: Locale;
}

export interface OwnOrganisation {
  readonly organisation: Organisation;
  readonly activities: readonly Activity[];
}

/** What the organisations that somebody looks after do. */
export const OwnActivities: FC<Speaks & { readonly own: readonly OwnOrganisation[] }> = ({
  locale,
  own,
}) => (
  <>
    <h1>{locale.t('me.page.activities')}</h1>
    <p class="lead">{locale.t('activities.own.lead')}</p>
    {own.length === 0 ? (
      <EmptyState title={locale.t('activities.own.none')}>
        <p>{locale.t('activities.own.none.text')}</p>
      </EmptyState>
    ) : (
      own.map((each) => <OrganisationSection locale={locale} {...each} />)
    )}
  </>
);

const OrganisationSection: FC<Speaks & OwnOrganisation> = ({
  locale,
  organisation,
  activities,
}) => {
  const base = `/${locale.lang}/me/activities/${organisation.slug}`;
  const year = Number((activities[0]?.startsOn ?? '').slice(0, 4)) || null;
  return (
    <section class="section stack" aria-labelledby={organisation.slug}>
      <h2 id={organisation.slug}>
        <bdi>{nameOf(organisation)}</bdi>
      </h2>
      {stateOf(organisation) !== 'shown' && (
        <Notice>
          <p>{locale.t('activities.own.notShown')}</p>
        </Notice>
      )}
      <div class="row">
        <Button href={`${base}/new`}>{locale.t('activity.add')}</Button>
        <Button tone="plain" href={`${base}/report`}>
          {locale.t('report.objective19')}
        </Button>
        <Button tone="plain" href={`${base}/check`}>
          {locale.t('check.title')}
        </Button>
      </div>
      {year === null ? (
        <p class="muted">{locale.t('activities.own.empty')}</p>
      ) : (
        <OwnTable locale={locale} base={base} id={organisation.slug} activities={activities} />
      )}
    </section>
  );
};

const OwnTable: FC<
  Speaks & { readonly base: string; readonly id: string; readonly activities: readonly Activity[] }
> = ({ locale, base, id, activities }) => (
  <DataTable
    locale={locale}
    id={`activities-${id}`}
    stacked
    caption={locale.t('activities.own.table')}
    wordy
    rows={activities}
    columns={[
      {
        title: locale.t('activity.title'),
        header: true,
        cell: (activity) => {
          const { title, lang } = wordsIn(activity.texts, locale.lang);
          return (
            <a href={`${base}/${activity.id}`} lang={lang}>
              <bdi>{title}</bdi>
            </a>
          );
        },
      },
      {
        title: locale.t('activity.when'),
        cell: (activity) => (
          <>
            {spanOf(activity, locale)}
            <small class="from muted">{locale.t(`activity.state.${activity.state}`)}</small>
          </>
        ),
      },
      {
        title: locale.t('activity.where'),
        cell: ({ country }) => countryName(country, locale.lang),
      },
      {
        title: locale.t('activity.visibility'),
        cell: ({ visibility }) => (
          <Tag tone={visibility === 'public' ? 'done' : 'quiet'}>
            {locale.t(`activity.visibility.${visibility}`)}
          </Tag>
        ),
      },
    ]}
  />
);

interface NewProps extends ActivityFormProps {
  readonly organisation: Organisation;
}

export const NewActivity: FC<NewProps> = ({ organisation, ...form }) => (
  <>
    <p class="card-over">
      <bdi>{nameOf(organisation)}</bdi>
    </p>
    <h1>{form.locale.t(form.copiedFrom ? 'activity.copy.title' : 'activity.add')}</h1>
    <p class="lead">
      {form.locale.t(form.copiedFrom ? 'activity.copy.lead' : 'activity.add.lead')}
    </p>
    <ActivityFields {...form} />
  </>
);

interface ActivityPageProps extends NewProps {
  readonly activity: Activity;
  readonly history: readonly ActivityChange[];
  /** Is on a public page now. */
  readonly isPublic: boolean;
  readonly saved: boolean;
  /** What was written as a place and is not in the gazetteer. */
  readonly unknownPlace?: string;
}

/** An activity as those see it who look after its organisation: where it is shown, its form, its history. */
export const ActivityPage: FC<ActivityPageProps> = (props) => {
  const { locale, organisation, activity, history, isPublic, saved, ...form } = props;
  const { title, lang } = wordsIn(activity.texts, locale.lang);
  const base = `/${locale.lang}/me/activities/${organisation.slug}`;
  return (
    <>
      <p class="card-over">
        <bdi>{nameOf(organisation)}</bdi>
      </p>
      <h1 lang={lang}>
        <bdi>{title}</bdi>
      </h1>
      {saved && (
        <Notice live title={locale.t('activity.saved')}>
          <p>{locale.t(isPublic ? 'activity.saved.public' : 'activity.saved.kept')}</p>
        </Notice>
      )}
      <div class="row">
        {isPublic && (
          <Button tone="plain" href={`/${locale.lang}/activities/${activity.id}`}>
            {locale.t('activity.see')}
          </Button>
        )}
        <Button tone="plain" href={`${base}/new?copy=${activity.id}`}>
          {locale.t('activity.copy')}
        </Button>
        <Button tone="plain" href={`${base}/new`}>
          {locale.t('activity.add')}
        </Button>
      </div>
      {!isPublic && (
        <p class="small muted">
          {locale.t(
            activity.visibility === 'public'
              ? 'activity.notPublicYet'
              : `activity.visibility.${activity.visibility}.hint`,
          )}
        </p>
      )}
      <h2>{locale.t('activity.change')}</h2>
      <ActivityFields locale={locale} {...form} />
      <History locale={locale} history={history} />
      <details>
        <summary>{locale.t('activity.remove')}</summary>
        <form class="form" method="post" action={`${base}/${activity.id}/remove`}>
          <Checkbox name="sure" label={locale.t('activity.remove.sure')} required />
          <div class="row">
            <Button tone="grave">{locale.t('button.delete')}</Button>
          </div>
        </form>
      </details>
    </>
  );
};

const History: FC<Speaks & { readonly history: readonly ActivityChange[] }> = ({
  locale,
  history,
}) => (
  <section class="section stack" aria-labelledby="history">
    <h2 id="history">{locale.t('activity.history')}</h2>
    <ul class="plain">
      {history.map(({ act, on, fields }) => (
        <li>
          <strong>{longDate(on, locale.lang)}</strong> {locale.t(`act.activities/${act}`)}
          {fields.length > 0 && <span class="muted"> ({listOf(fields, locale)})</span>}
        </li>
      ))}
    </ul>
  </section>
);

const listOf = (fields: readonly string[], { lang, t }: Locale): string =>
  new Intl.ListFormat(lang).format(fields.map((name) => t(`activity.changed.${name}`)));
