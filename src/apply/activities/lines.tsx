import type { FC } from 'hono/jsx';
import { type PublicActivity, spanOf, wordsIn } from '../../collect/activities/activities.ts';
import { longDate } from '../../web/i18n/dates.ts';
import type { Locale } from '../../web/i18n/i18n.ts';

interface LinesProps {
  readonly locale: Locale;
  readonly activities: readonly PublicActivity[];
  /** The same and more, under `/activities`. */
  readonly query: string;
}

/** As many as a page about something else has room for. */
export const SOME = 6;

/** What organisations do, a line or two each: what, who says so, when, and when that was last true. */
export const ActivityLines: FC<LinesProps> = ({ locale, activities, query }) => (
  <section class="section screen-only" aria-labelledby="activities">
    <h2 id="activities">{locale.t('activities.title')}</h2>
    <ul class="plain">
      {activities.slice(0, SOME).map((activity) => (
        <Line locale={locale} activity={activity} />
      ))}
    </ul>
    <p class="small muted">{locale.t('activities.declared')}</p>
    <p class="small">
      <a href={`/${locale.lang}/activities?${query}`}>{locale.t('activities.all')}</a>
    </p>
  </section>
);

const Line: FC<{ readonly locale: Locale; readonly activity: PublicActivity }> = ({
  locale,
  activity,
}) => {
  const { lang, title } = wordsIn(activity.texts, locale.lang);
  return (
    <li>
      <a href={`/${locale.lang}/activities/${activity.id}`} lang={lang}>
        <bdi>{title}</bdi>
      </a>{' '}
      <span class="muted small">
        <bdi lang={activity.organisationLang}>{activity.organisationName}</bdi>
        {` · ${spanOf(activity, locale)} · `}
        {locale.t('activities.told', { date: longDate(activity.changedAt, locale.lang) })}
      </span>
    </li>
  );
};
