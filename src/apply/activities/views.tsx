import type { FC } from 'hono/jsx';
import {
  type ActivityFilter,
  FEWEST_TOLD,
  type PublicActivity,
  spanOf,
  wordsIn,
} from '../../collect/activities/activities.ts';
import { FIELDS } from '../../people/organisations/organisations.ts';
import { countryName } from '../../reference/countries/countries.ts';
import { type CodeOf, nameOf } from '../../reference/frames/frames.ts';
import { languageName } from '../../reference/languages/languages.ts';
import type { SdgGoal, SdgTarget } from '../../reference/sdg/sdg.ts';
import { Card } from '../../web/components/card.tsx';
import { PrintButton, Select } from '../../web/components/fields.tsx';
import { DefinitionList, Tag } from '../../web/components/lists.tsx';
import { Pagination, Tabs } from '../../web/components/navigation.tsx';
import { EmptyState } from '../../web/components/notice.tsx';
import { longDate } from '../../web/i18n/dates.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import { countryOptions } from '../dossiers/dossiers.ts';

interface Speaks {
  readonly locale: Locale;
}

export const ActTabs: FC<Speaks & { readonly here: 'list' | 'grid' }> = ({ locale, here }) => (
  <Tabs
    label={locale.t('activities.title')}
    tabs={[
      {
        label: locale.t('activities.list'),
        href: `/${locale.lang}/activities`,
        current: here === 'list',
      },
      {
        label: locale.t('activities.grid'),
        href: `/${locale.lang}/activities/grid`,
        current: here === 'grid',
      },
    ]}
  />
);

interface ListProps extends Speaks {
  readonly asked: ActivityFilter;
  readonly address: URLSearchParams;
  readonly activities: readonly PublicActivity[];
  /** Countries of which there is something. */
  readonly countries: readonly string[];
  readonly goals: readonly SdgGoal[];
  readonly next: string | null;
  readonly first: boolean;
  readonly silent: boolean;
}

/** What organisations say that they do, newest first. */
export const ActivityList: FC<ListProps> = (props) => {
  const { locale, activities, address, next, first, silent } = props;
  const base = `/${locale.lang}/activities`;
  return (
    <div class="stack">
      <h1>{locale.t('activities.title')}</h1>
      <p class="lead">{locale.t('activities.lead')}</p>
      <ActTabs locale={locale} here="list" />
      {silent ? (
        <Silent locale={locale} />
      ) : (
        <>
          <Filters {...props} />
          {activities.length === 0 ? (
            <Nothing {...props} />
          ) : (
            <div class="two">
              {activities.map((activity) => (
                <ActivityCard locale={locale} activity={activity} />
              ))}
            </div>
          )}
          <Pagination
            locale={locale}
            {...(first ? {} : { previous: `${base}?${address}` })}
            {...(next ? { next: `${base}?${withAfter(address, next)}` } : {})}
          />
          <p class="small muted">{locale.t('activities.declared')}</p>
          <Downloads locale={locale} address={address} />
        </>
      )}
    </div>
  );
};

const withAfter = (address: URLSearchParams, after: string): URLSearchParams =>
  new URLSearchParams([...address, ['after', after]]);

export const Silent: FC<Speaks> = ({ locale }) => (
  <EmptyState title={locale.t('activities.silent')}>
    <p>{locale.t('activities.silent.text')}</p>
  </EmptyState>
);

const Filters: FC<ListProps> = ({ locale, asked, countries, goals }) => (
  <form class="filters" action={`/${locale.lang}/activities`}>
    <Select
      name="country"
      label={locale.t('activity.where')}
      prompt={locale.t('atlas.all')}
      value={asked.country ?? ''}
      options={countryOptions([...countries], locale)}
    />
    <Select
      name="field"
      label={locale.t('activity.field')}
      prompt={locale.t('activities.all.fields')}
      value={asked.field ?? ''}
      options={FIELDS.map(({ code }) => ({
        value: code,
        label: locale.t(`organisation.sector.${code}`),
      }))}
    />
    <Select
      name="goal"
      label={locale.t('activities.goal')}
      prompt={locale.t('activities.all.goals')}
      value={String(asked.goal ?? '')}
      options={goals.map(({ number, name }) => ({
        value: String(number),
        label: `${number}. ${name[locale.lang]}`,
      }))}
    />
    <button class="button" type="submit">
      {locale.t('atlas.show')}
    </button>
  </form>
);

const Nothing: FC<ListProps> = ({ locale, asked, countries }) => {
  const said =
    countries.length === 0 && Object.keys(asked).length === 0
      ? 'activities.none'
      : 'activities.empty';
  return (
    <EmptyState title={locale.t(said)}>
      <p>{locale.t(`${said}.text`)}</p>
    </EmptyState>
  );
};

const ActivityCard: FC<Speaks & { readonly activity: PublicActivity }> = ({ locale, activity }) => {
  const { lang, title } = wordsIn(activity.texts, locale.lang);
  return (
    <Card
      level={2}
      title={
        <bdi lang={lang} dir="auto">
          {title}
        </bdi>
      }
      href={`/${locale.lang}/activities/${activity.id}`}
      over={`${locale.t(`organisation.sector.${activity.field}`)} · ${countryName(activity.country, locale.lang)}`}
    >
      <p>
        <bdi lang={activity.organisationLang}>{activity.organisationName}</bdi>
      </p>
      <p class="small">
        {spanOf(activity, locale)} · {locale.t(`activity.state.${activity.state}`)}
      </p>
    </Card>
  );
};

const Downloads: FC<Speaks & { readonly address: URLSearchParams }> = ({ locale, address }) => (
  <p class="small screen-only">
    <a href={`/${locale.lang}/activities.csv?${address}`} download>
      {locale.t('activities.csv')}
    </a>
    {' · '}
    <a href={`/${locale.lang}/activities.json?${address}`}>{locale.t('button.download.json')}</a>
  </p>
);

export interface ActivityPageProps extends Speaks {
  readonly activity: PublicActivity;
  readonly divisions: readonly string[];
  /** Partners that may be named here. */
  readonly partners: readonly { readonly slug: string; readonly name: string }[];
  /** The directory has a page of its organisation. */
  readonly listed: boolean;
  readonly purpose: string | null;
  readonly targets: readonly SdgTarget[];
}

/** One activity, as its organisation tells it. */
export const ActivityPage: FC<ActivityPageProps> = (props) => {
  const { locale, activity } = props;
  const { lang, title, text } = wordsIn(activity.texts, locale.lang);
  const others = activity.texts.filter((each) => each.lang !== lang);
  return (
    <article class="stack">
      <p class="card-over">
        {locale.t(`organisation.sector.${activity.field}`)} · <Organisation {...props} />
      </p>
      <h1 lang={lang} dir={directionOf(lang)}>
        {title}
      </h1>
      {lang !== locale.lang && (
        <p class="muted">
          {locale.t('activities.foreign', { language: languageName(lang, locale.lang) })}
        </p>
      )}
      {text && <Words lang={lang} text={text} />}
      <DefinitionList entries={entriesOf(props)} />
      {others.map((each) => (
        <details>
          <summary>
            {locale.t('activities.also', { language: languageName(each.lang, locale.lang) })}
          </summary>
          <div class="stack">
            <h2 class="h3" lang={each.lang} dir={directionOf(each.lang)}>
              {each.title}
            </h2>
            {each.text && <Words lang={each.lang} text={each.text} />}
          </div>
        </details>
      ))}
      <p class="small muted">
        {locale.t('activities.source', {
          organisation: activity.organisationName,
          date: longDate(activity.changedAt, locale.lang),
        })}{' '}
        {locale.t('activities.declared')}
      </p>
      <div class="row screen-only">
        <PrintButton locale={locale} />
      </div>
    </article>
  );
};

const Organisation: FC<ActivityPageProps> = ({ locale, activity, listed }) => {
  const { organisation, organisationName, organisationLang } = activity;
  const name = <bdi lang={organisationLang}>{organisationName}</bdi>;
  return listed ? (
    <a href={`/${locale.lang}/directory/organisations/${organisation}`}>{name}</a>
  ) : (
    name
  );
};

const Words: FC<{ readonly lang: string; readonly text: string }> = ({ lang, text }) => (
  <>
    {text.split(/\n{2,}/).map((paragraph) => (
      <p lang={lang} dir={directionOf(lang)}>
        {paragraph}
      </p>
    ))}
  </>
);

// From the language and not from its first letter: one Latin word would turn a whole Arabic line.
const directionOf = (lang: string): 'ltr' | 'rtl' => (/^(ar|fa|ur|he)$/.test(lang) ? 'rtl' : 'ltr');

function entriesOf(props: ActivityPageProps) {
  const { locale, activity, divisions, partners, purpose, targets } = props;
  const list = (words: readonly string[]) => new Intl.ListFormat(locale.lang).format(words);
  const { place, country, groups, otherPartners, capitals, money } = activity;
  const people = peopleOf(activity, locale);
  const entries = [
    {
      term: locale.t('activity.where'),
      text: [...(place ? [place] : []), ...divisions, countryName(country, locale.lang)].join(
        ' · ',
      ),
    },
    {
      term: locale.t('activity.when'),
      text: (
        <>
          {spanOf(activity, locale)} <Tag>{locale.t(`activity.state.${activity.state}`)}</Tag>
        </>
      ),
    },
    groups.length > 0 && {
      term: locale.t('activity.forWhom'),
      text: list(groups.map((code) => locale.t(`activity.group.${code}`))),
    },
    people.length > 0 && { term: locale.t('activities.scale'), text: people.join(' · ') },
    partners.length + otherPartners > 0 && {
      term: locale.t('activity.withWhom'),
      text: list([
        ...partners.map(({ name }) => name),
        ...(otherPartners > 0 ? [locale.t('activities.partners.other', { n: otherPartners })] : []),
      ]),
    },
    money && { term: locale.t('activity.money'), text: locale.t(`activity.money.${money}`) },
    purpose && { term: locale.t('activity.purpose'), text: purpose },
    capitals.length > 0 && {
      term: locale.t('activities.capitals'),
      // The table holds only codes of this frame.
      text: list(
        capitals.map((code) => nameOf('capitals', code as CodeOf<'capitals'>, locale.lang)),
      ),
    },
    targets.length > 0 && {
      term: locale.t('activities.targets'),
      text: (
        <ul class="plain">
          {targets.map(({ code, title }) => (
            <li>
              {code} {title[locale.lang]}
            </li>
          ))}
        </ul>
      ),
    },
  ];
  return entries.filter((entry) => typeof entry === 'object' && entry !== null);
}

function peopleOf({ targeted, reached, unit }: PublicActivity, locale: Locale): string[] {
  const say = (key: 'targeted' | 'reached', count: number | null) => {
    if (count === null) return [];
    const few = count > 0 && count < FEWEST_TOLD;
    const told = locale.t(`activity.count.${unit}`, { n: few ? FEWEST_TOLD : count });
    return [
      locale.t(`activities.${key}`, {
        count: few ? locale.t('activities.few', { count: told }) : told,
      }),
    ];
  };
  return [...say('reached', reached), ...say('targeted', targeted)];
}
