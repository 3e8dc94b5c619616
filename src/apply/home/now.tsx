import type { Child, FC } from 'hono/jsx';
import { type PublicActivity, spanOf, wordsIn } from '../../collect/activities/activities.ts';
import type { Edition } from '../../process/releases/releases.ts';
import { longDate } from '../../web/i18n/dates.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import type { Happening } from './news.tsx';

const ITEMS = 3;

export interface NowProps {
  readonly locale: Locale;
  readonly happening: readonly Happening[];
  readonly activities: readonly PublicActivity[];
  readonly edition: Pick<Edition, 'number' | 'publishedAt'> | null;
}

/** Three things at most that happen now: when, what is asked of a reader, and how long that takes. */
export const Now: FC<NowProps> = ({ locale, happening, activities, edition }) => (
  <section class="section" aria-labelledby="now">
    <h2 id="now">{locale.t('home.now.title')}</h2>
    <ul class="lines">
      {happening.slice(0, ITEMS).map(({ label, lang, href, when, asks }) => (
        <Item when={when} asks={asks}>
          <a href={href} {...(lang && { lang, dir: 'auto' })}>
            {label}
          </a>
        </Item>
      ))}
      {activities.slice(0, roomFor(happening, edition)).map((activity) => (
        <ActivityItem locale={locale} activity={activity} />
      ))}
      {edition && happening.length < ITEMS && (
        <Item
          when={longDate(edition.publishedAt, locale.lang)}
          asks={locale.t('home.now.release.asks')}
        >
          <a href={`/${locale.lang}/releases`}>
            {locale.t('home.now.release', { number: edition.number })}
          </a>
        </Item>
      )}
    </ul>
  </section>
);

/** How many activities are left room by what can be taken part in, and by the release. */
const roomFor = (happening: readonly Happening[], edition: NowProps['edition']): number =>
  Math.max(0, ITEMS - happening.length - (edition ? 1 : 0));

const ActivityItem: FC<{ readonly locale: Locale; readonly activity: PublicActivity }> = ({
  locale,
  activity,
}) => {
  const { lang, title } = wordsIn(activity.texts, locale.lang);
  return (
    <Item when={spanOf(activity, locale)} asks={locale.t('home.now.activity.asks')}>
      <a href={`/${locale.lang}/activities/${activity.id}`} lang={lang}>
        <bdi>{title}</bdi>
      </a>
      {' · '}
      <bdi lang={activity.organisationLang}>{activity.organisationName}</bdi>
    </Item>
  );
};

const Item: FC<{ readonly when: string; readonly asks: string; readonly children?: Child }> = ({
  when,
  asks,
  children,
}) => (
  <li>
    {children}
    <p class="small muted">
      {when} · {asks}
    </p>
  </li>
);

/** Those that have not ended, the newest first. */
export const underWay = (activities: readonly PublicActivity[], today: string): PublicActivity[] =>
  activities.filter(({ endsOn }) => endsOn === null || endsOn >= today);
