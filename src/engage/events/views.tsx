import type { FC } from 'hono/jsx';
import { LANGS, languageName } from '../../reference/languages/languages.ts';
import { CountrySelect } from '../../web/components/country-select.tsx';
import { Button, Checkbox, Select } from '../../web/components/fields.tsx';
import { DefinitionList } from '../../web/components/lists.tsx';
import { Pagination } from '../../web/components/navigation.tsx';
import { EmptyState, Notice } from '../../web/components/notice.tsx';
import { ZoneSelect } from '../../web/components/zone-select.tsx';
import type { Locale } from '../../web/i18n/i18n.ts';
import { Access, Standing, spokenIn, Written, whereOf } from './parts.tsx';
import type { Filter, Listed, ShownEvent, ShownTime } from './showing.ts';
import { monthOf, When } from './when.tsx';

interface Speaks {
  readonly locale: Locale;
}

export interface Asked {
  readonly filter: Filter;
  readonly zone: string | null;
}

/** What was asked, as an address. */
export function queryOf({ filter, zone }: Asked, more: Readonly<Record<string, string>> = {}) {
  const query = new URLSearchParams({
    ...(filter.country ? { country: filter.country } : {}),
    ...(filter.online ? { online: 'yes' } : {}),
    ...(filter.spoken ? { spoken: filter.spoken } : {}),
    ...(zone ? { zone } : {}),
    ...more,
  }).toString();
  return query && `?${query}`;
}

interface ListProps extends Speaks, Asked {
  readonly listed: readonly Listed[];
  readonly next: string | null;
  readonly first: boolean;
}

/** What is to come, month by month; by the clock of each place, and of the reader's where they choose one. */
export const EventList: FC<ListProps> = ({ locale, listed, next, first, ...asked }) => {
  const months = Map.groupBy(listed, ({ time, event }) =>
    monthOf(time.startsAt, event.zone, locale),
  );
  const base = `/${locale.lang}/events`;
  return (
    <div class="stack">
      <h1>{locale.t('events.title')}</h1>
      <p class="lead">{locale.t('events.lead')}</p>
      <FilterForm locale={locale} {...asked} />
      {listed.length === 0 ? (
        <EmptyState title={locale.t('events.none')}>
          <p>{locale.t('events.none.text')}</p>
        </EmptyState>
      ) : (
        [...months].map(([month, rows]) => (
          <section class="section stack">
            <h2>{month}</h2>
            <EventLines locale={locale} listed={rows} zone={asked.zone} />
          </section>
        ))
      )}
      <Pagination
        locale={locale}
        {...(first ? {} : { previous: `${base}${queryOf(asked)}` })}
        {...(next ? { next: `${base}${queryOf(asked, { after: next })}` } : {})}
      />
      <p class="table-foot screen-only">
        <a href={`${base}.ics${queryOf(asked)}`}>{locale.t('events.calendar')}</a>
        {' · '}
        <a href={`${base}.atom${queryOf(asked)}`}>{locale.t('events.feed')}</a>
        {' · '}
        <a href={`${base}.json${queryOf(asked)}`}>JSON</a>
        {' · '}
        <a href={`${base}/registration`}>{locale.t('events.follow')}</a>
      </p>
    </div>
  );
};

const FilterForm: FC<Speaks & Asked> = ({ locale, filter, zone }) => (
  <device-zone button={locale.t('events.zone.device')}>
    <form class="filters many" method="get" action={`/${locale.lang}/events`}>
      <CountrySelect
        locale={locale}
        name="country"
        label={locale.t('events.country')}
        none={locale.t('events.country.all')}
        value={filter.country ?? ''}
      />
      <Select
        name="spoken"
        label={locale.t('events.spoken')}
        prompt={locale.t('events.spoken.all')}
        value={filter.spoken ?? ''}
        options={LANGS.map((lang) => ({ value: lang, label: languageName(lang, locale.lang) }))}
      />
      <ZoneSelect
        name="zone"
        label={locale.t('events.zone')}
        prompt={locale.t('events.zone.there')}
        value={zone ?? ''}
      />
      <Checkbox name="online" label={locale.t('events.online.only')} checked={filter.online} />
      <Button tone="plain">{locale.t('events.show')}</Button>
    </form>
  </device-zone>
);

interface LinesProps extends Speaks {
  readonly listed: readonly Listed[];
  readonly zone?: string | null;
}

/** Times to come, one below the other. */
export const EventLines: FC<LinesProps> = ({ locale, listed, zone = null }) => (
  <ul class="lines">
    {listed.map((row) => (
      <EventLine locale={locale} listed={row} zone={zone} />
    ))}
  </ul>
);

const EventLine: FC<Speaks & { readonly listed: Listed; readonly zone: string | null }> = ({
  locale,
  listed: { event, time },
  zone,
}) => (
  <li>
    <p class="small">
      <When locale={locale} time={time} event={event} zone={zone} />
    </p>
    <h3>
      <a
        href={`/${locale.lang}/events/${event.slug}${zone ? `?zone=${encodeURIComponent(zone)}` : ''}`}
      >
        <span lang={event.words.lang} dir="auto">
          {event.words.title}
        </span>
      </a>
    </h3>
    <p class="small">
      {[whereOf(event, locale), event.organiser && `\u2068${event.organiser}\u2069`]
        .filter(Boolean)
        .join(' · ')}{' '}
      <Standing
        locale={locale}
        cancelled={time.cancelled || event.cancelledOn !== null}
        full={time.full}
      />
    </p>
  </li>
);

interface EventProps extends Speaks {
  readonly event: ShownEvent;
  readonly times: readonly ShownTime[];
  readonly zone: string | null;
  /** Who runs the hub, for what the office itself holds. */
  readonly owner: string;
}

/** One event: when it is next, where, what is said of it, and how one says that one comes. */
export const EventPage: FC<EventProps> = ({ locale, event, times, zone, owner }) => {
  const translated = event.words.lang !== event.lang;
  const own = event.lang === locale.lang ? {} : { lang: event.words.lang };
  return (
    <div class="stack">
      <h1 {...own} dir="auto">
        {event.words.title}
      </h1>
      {event.cancelledOn && (
        <Notice tone="attention" title={locale.t('events.cancelled.all')}>
          {event.reason && <p dir="auto">{event.reason}</p>}
        </Notice>
      )}
      {times[0] && (
        <p class="lead">
          <When locale={locale} time={times[0]} event={event} zone={zone} />
        </p>
      )}
      <DefinitionList entries={factsOf(locale, event, owner)} />
      <Access locale={locale} access={event.access} />
      <section class="section stack" aria-labelledby="about">
        <h2 id="about">{locale.t('events.about')}</h2>
        <Written lang={event.words.lang} text={event.words.description} />
        {translated && (
          <details>
            <summary>
              {locale.t('events.original', { lang: languageName(event.lang, locale.lang) })}
            </summary>
            <p lang={event.lang} dir="auto">
              <strong>{event.title}</strong>
            </p>
            <Written lang={event.lang} text={event.description} />
          </details>
        )}
        {event.url && (
          <p>
            <a href={event.url} rel="noreferrer">
              {locale.t('events.page')}
            </a>
          </p>
        )}
      </section>
      <Times {...{ locale, event, times, zone }} />
      <p class="table-foot screen-only">
        <a href={`/${locale.lang}/events/${event.slug}.ics`}>{locale.t('events.add')}</a>
      </p>
    </div>
  );
};

function factsOf(locale: Locale, event: ShownEvent, owner: string) {
  const { organiser, spoken, accessNote, capacity, registers } = event;
  return [
    { term: locale.t('events.where'), text: whereOf(event, locale) },
    { term: locale.t('events.organiser'), text: <span dir="auto">{organiser || owner}</span> },
    { term: locale.t('events.spoken'), text: spokenIn(spoken, locale) },
    {
      term: locale.t('events.access.note'),
      text: accessNote && <span dir="auto">{accessNote}</span>,
    },
    {
      term: locale.t('events.places'),
      text: registers && capacity !== null ? locale.t('events.places.n', { n: capacity }) : '',
    },
  ].filter(({ text }) => text !== '');
}

type TimesProps = Speaks & Pick<EventProps, 'event' | 'times' | 'zone'>;

const Times: FC<TimesProps> = ({ locale, event, times, zone }) => (
  <section class="section stack" aria-labelledby="dates">
    <h2 id="dates">{locale.t('events.dates', { n: times.length })}</h2>
    {times.length === 0 ? (
      <p>{locale.t('events.over')}</p>
    ) : (
      <ul class="lines">
        {times.map((time) => (
          <li>
            <p>
              <When locale={locale} time={time} event={event} zone={zone} />{' '}
              <Standing
                locale={locale}
                cancelled={time.cancelled || event.cancelledOn !== null}
                full={time.full}
              />
            </p>
            {event.registers && !time.cancelled && !event.cancelledOn && (
              <p>
                <a href={`/${locale.lang}/events/${event.slug}/register?time=${time.id}`}>
                  {locale.t(time.full ? 'events.wait' : 'events.register')}
                </a>
              </p>
            )}
          </li>
        ))}
      </ul>
    )}
    <device-zone button={locale.t('events.zone.device')}>
      <form class="filters" method="get" action={`/${locale.lang}/events/${event.slug}`}>
        <ZoneSelect
          name="zone"
          label={locale.t('events.zone')}
          prompt={locale.t('events.zone.there')}
          value={zone ?? ''}
        />
        <Button tone="plain">{locale.t('events.show')}</Button>
      </form>
    </device-zone>
  </section>
);
