import type { FC } from 'hono/jsx';
import type { PublicActivity } from '../../collect/activities/activities.ts';
import { domainOf } from '../../people/domains/domains.ts';
import {
  FIELDS,
  KINDS,
  type PublicOrganisation,
} from '../../people/organisations/organisations.ts';
import { country, countryName } from '../../reference/countries/countries.ts';
import { isLang, languageName } from '../../reference/languages/languages.ts';
import { type Place, WorldMap } from '../../web/charts/world-map.tsx';
import { Select, TextInput } from '../../web/components/fields.tsx';
import { DefinitionList, Tag, Tags } from '../../web/components/lists.tsx';
import { Pagination } from '../../web/components/navigation.tsx';
import { EmptyState } from '../../web/components/notice.tsx';
import { longDate } from '../../web/i18n/dates.ts';
import { inRow } from '../../web/i18n/formats.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import { ActivityLines } from '../activities/activities.ts';
import { type OrganisationsAsked, titleOf } from './organisation-search.ts';
import { DirectoryTabs } from './tabs.tsx';

const BASE = '/directory/organisations';

interface ListProps {
  readonly locale: Locale;
  readonly asked: OrganisationsAsked;
  readonly rows: readonly PublicOrganisation[];
  /** All that fit, of which `rows` are one page. */
  readonly found: readonly PublicOrganisation[];
  readonly named: readonly PublicOrganisation[];
  readonly searchable: boolean;
  readonly first: boolean;
  readonly next: string | null;
}

export const OrganisationList: FC<ListProps> = (props) => {
  const { locale, asked, rows, found, named, searchable, first, next } = props;
  const query = new URLSearchParams({ ...asked });
  const to = (more: Record<string, string>) =>
    `/${locale.lang}${BASE}?${new URLSearchParams({ ...asked, ...more })}`;
  return (
    <div class="stack">
      <h1>{locale.t('organisations.public')}</h1>
      <DirectoryTabs locale={locale} here="organisations" />
      <p class="lead">{locale.t('organisations.public.lead')}</p>
      {!searchable && <p>{locale.t('organisations.public.threat')}</p>}
      {searchable && named.length > 0 && <Filters locale={locale} asked={asked} named={named} />}
      {rows.length === 0 ? (
        <Nothing locale={locale} none={named.length === 0} />
      ) : (
        <>
          {searchable && <FoundMap locale={locale} asked={asked} found={found} />}
          <p class="muted">{locale.t('organisations.public.count', { n: found.length })}</p>
          <near-me
            button={locale.t('organisations.near')}
            note={locale.t('organisations.near.note')}
            failed={locale.t('organisations.near.failed')}
            unit={locale.t('organisations.near.unit')}
          >
            <ul class="cards">
              {rows.map((each) => (
                <OrganisationLine locale={locale} organisation={each} />
              ))}
            </ul>
          </near-me>
          <p class="table-foot screen-only">
            <a href={`/${locale.lang}${BASE}.csv?${query}`} download>
              {locale.t('table.csv')}
            </a>
          </p>
        </>
      )}
      <Pagination
        locale={locale}
        {...(first ? {} : { previous: to({}) })}
        {...(next ? { next: to({ after: next }) } : {})}
      />
      <p>
        <a href={`/${locale.lang}/me/organisations/new`}>{locale.t('organisations.public.add')}</a>
      </p>
    </div>
  );
};

const Nothing: FC<{ readonly locale: Locale; readonly none: boolean }> = ({ locale, none }) =>
  none ? (
    <EmptyState title={locale.t('organisations.public.none')}>
      <p>{locale.t('organisations.public.none.text')}</p>
    </EmptyState>
  ) : (
    <EmptyState
      title={locale.t('organisations.public.nothing')}
      action={{ label: locale.t('organisations.public.all'), href: `/${locale.lang}${BASE}` }}
    >
      <p>{locale.t('organisations.public.nothing.text')}</p>
    </EmptyState>
  );

interface FiltersProps {
  readonly locale: Locale;
  readonly asked: OrganisationsAsked;
  readonly named: readonly PublicOrganisation[];
}

/** Only what some organisation has can be chosen: no choice leads to an empty page by itself. */
const Filters: FC<FiltersProps> = ({ locale, asked, named }) => {
  const { lang } = locale;
  const choices = (codes: readonly string[], label: (code: string) => string) =>
    [...new Set(codes)]
      .map((value) => ({ value, label: label(value) }))
      .sort((a, b) => a.label.localeCompare(b.label, lang));
  const select = (
    name: 'country' | 'origin' | 'sector' | 'kind' | 'language',
    options: ReturnType<typeof choices>,
  ) =>
    options.length > 0 && (
      <Select
        name={name}
        label={locale.t(`organisations.filter.${name}`)}
        prompt={locale.t('organisations.filter.any')}
        value={asked[name] ?? ''}
        options={options}
      />
    );
  const inOrder = <Code extends string>(
    codes: readonly Code[],
    of: (one: PublicOrganisation) => readonly string[],
    prefix: string,
  ) =>
    codes
      .filter((code) => named.some((each) => of(each).includes(code)))
      .map((value) => ({ value: value as string, label: locale.t(`${prefix}.${value}`) }));
  return (
    <form class="filters" action={`/${lang}${BASE}`}>
      <TextInput
        name="q"
        type="search"
        label={locale.t('organisations.filter.q')}
        value={asked.q ?? ''}
        maxlength={100}
        dir="auto"
      />
      <TextInput
        name="town"
        label={locale.t('organisation.town')}
        value={asked.town ?? ''}
        maxlength={100}
        dir="auto"
      />
      {select(
        'country',
        choices(
          named.flatMap(({ country }) => country ?? []),
          (code) => countryName(code, lang),
        ),
      )}
      {select(
        'origin',
        choices(
          named.flatMap(({ origins }) => origins),
          (code) => countryName(code, lang),
        ),
      )}
      {select(
        'sector',
        inOrder(
          FIELDS.map(({ code }) => code),
          ({ sectors }) => sectors,
          'organisation.sector',
        ),
      )}
      {select(
        'kind',
        inOrder(KINDS, ({ kind }) => [kind], 'organisation.kind'),
      )}
      {select(
        'language',
        choices(
          named.flatMap(({ languages }) => languages),
          (code) => languageName(code, lang),
        ),
      )}
      <button class="button" type="submit">
        {locale.t('atlas.show')}
      </button>
    </form>
  );
};

/** How many there are in each country, or in each town once a country is chosen, on the hub's own map. */
const FoundMap: FC<{
  readonly locale: Locale;
  readonly asked: OrganisationsAsked;
  readonly found: readonly PublicOrganisation[];
}> = ({ locale, asked, found }) => {
  const countries = new Set(found.flatMap(({ country }) => country ?? []));
  const places =
    countries.size > 1 ? countryPlaces(found, locale) : townPlaces(found, locale, asked);
  if (places.length < 2) return null;
  return (
    <WorldMap
      locale={locale}
      id="map"
      title={locale.t('organisations.map')}
      say={locale.t('organisations.map.say')}
      places={places}
    />
  );
};

const countryPlaces = (found: readonly PublicOrganisation[], locale: Locale): Place[] =>
  [...Map.groupBy(found, ({ country }) => country ?? '')].flatMap(([code, those]) => {
    const known = country(code);
    if (!known) return [];
    const { latitude: lat, longitude: lon, m49: numeric } = known;
    const href = `/${locale.lang}${BASE}?${new URLSearchParams({ country: code })}`;
    const name = countryName(code, locale.lang);
    return [{ code, name, lat, lon, numeric, value: those.length, kind: 'observed', href }];
  });

const townPlaces = (
  found: readonly PublicOrganisation[],
  locale: Locale,
  asked: OrganisationsAsked,
): Place[] =>
  [...Map.groupBy(found, ({ place }) => place ?? '')].flatMap(([code, those]) => {
    const [{ town, latitude: lat, longitude: lon } = NOWHERE] = those;
    if (!town || lat === null || lon === null) return [];
    const href = `/${locale.lang}${BASE}?${new URLSearchParams({ ...asked, town })}`;
    return [{ code, name: town, lat, lon, value: those.length, kind: 'observed', href }];
  });

const NOWHERE = { town: null, latitude: null, longitude: null };

const placeOf = ({ town, country }: PublicOrganisation, { lang }: Locale): string =>
  inRow(
    [town, country && countryName(country, lang)].flatMap((name) => name || []),
    lang,
  );

export const OrganisationLine: FC<{
  readonly locale: Locale;
  readonly organisation: PublicOrganisation;
}> = ({ locale, organisation: one }) => (
  <li
    class="card"
    {...(one.latitude !== null && { 'data-at': `${one.latitude} ${one.longitude}` })}
  >
    <p class="card-over">
      {[locale.t(`organisation.kind.${one.kind}`), placeOf(one, locale)]
        .filter(Boolean)
        .join(' · ')}
    </p>
    <h2 class="card-title">
      <a href={`/${locale.lang}${BASE}/${one.slug}`} lang={one.names[0]?.lang} dir="auto">
        {titleOf(one)}
      </a>
    </h2>
    {one.sectors.length > 0 && (
      <p class="small muted">
        {one.sectors.map((code) => locale.t(`organisation.sector.${code}`)).join(' · ')}
      </p>
    )}
  </li>
);

/** What an organisation says of itself, and whether somebody has made sure. */
export const OrganisationPage: FC<{
  readonly locale: Locale;
  readonly organisation: PublicOrganisation;
  /** What it makes public of what it does, the newest. */
  readonly activities: readonly PublicActivity[];
}> = ({ locale, organisation: one, activities }) => {
  const { lang } = locale;
  const text = one.texts.find((each) => each.lang === lang) ?? one.texts[0];
  const countries = (codes: readonly string[]) =>
    inRow(
      codes.map((code) => countryName(code, lang)),
      lang,
    );
  const facts = [
    { name: 'town', text: placeOf(one, locale) },
    { name: 'origins', text: countries(one.origins) },
    { name: 'residences', text: countries(one.residences) },
    {
      name: 'languages',
      text: inRow(
        one.languages.map((code) => languageName(code, lang)),
        lang,
      ),
    },
    { name: 'founded', text: one.founded ? String(one.founded) : '' },
    { name: 'size', text: one.size ? locale.t(`organisation.size.${one.size}`) : '' },
    { name: 'registration', text: one.registration ?? '' },
  ].filter((fact) => fact.text !== '');
  return (
    <article class="stack">
      <header>
        <p class="card-over">{locale.t(`organisation.kind.${one.kind}`)}</p>
        <h1 lang={one.names[0]?.lang} dir="auto">
          {titleOf(one)}
        </h1>
        {one.names.slice(1).map((name) => (
          <p class="muted" lang={name.lang} dir="auto">
            {name.text}
          </p>
        ))}
        <Verified locale={locale} organisation={one} />
      </header>
      {text && (
        <p class="lead" lang={text.lang} dir="auto">
          {text.text}
        </p>
      )}
      {text && text.lang !== lang && (
        <p class="small muted">
          {locale.t('organisations.public.language', {
            language: isLang(text.lang) ? languageName(text.lang, lang) : text.lang,
          })}
        </p>
      )}
      {one.sectors.length > 0 && (
        <Tags
          label={locale.t('organisation.sectors')}
          tags={one.sectors.map((code) => (
            <Tag href={`/${lang}${BASE}?${new URLSearchParams({ sector: code })}`}>
              {locale.t(`organisation.sector.${code}`)}
            </Tag>
          ))}
        />
      )}
      {one.offers.length > 0 && (
        <section class="section" aria-labelledby="offers">
          <h2 id="offers">{locale.t('organisation.offers')}</h2>
          <ul class="plain">
            {one.offers.map((code) => (
              <li>{locale.t(`organisation.offer.${code}`)}</li>
            ))}
          </ul>
        </section>
      )}
      {activities.length > 0 && (
        <ActivityLines locale={locale} activities={activities} query={`organisation=${one.slug}`} />
      )}
      <Reach locale={locale} organisation={one} />
      {facts.length > 0 && (
        <section class="section" aria-labelledby="facts">
          <h2 id="facts">{locale.t('organisations.public.facts')}</h2>
          <DefinitionList
            entries={facts.map((fact) => ({
              term: locale.t(`organisation.${fact.name}`),
              text: <bdi>{fact.text}</bdi>,
            }))}
          />
        </section>
      )}
      <p class="small muted">
        {locale.t('organisations.public.own', { date: longDate(one.changedAt, lang) })}
      </p>
    </article>
  );
};

/** Who has made sure that it is what it says: two people of the office, or itself, by the domain of its site. */
const Verified: FC<{ readonly locale: Locale; readonly organisation: PublicOrganisation }> = ({
  locale,
  organisation,
}) => {
  const { verifiedAt, verifiedBy, domain } = organisation;
  // It may name another site by now.
  const domainProvenOn = domainOf(organisation) === domain ? organisation.domainProvenOn : null;
  const people = verifiedAt !== null && verifiedBy === 'people';
  if (!people && !domainProvenOn) return null;
  return (
    <p>
      <Tag tone="done">{locale.t('organisation.verified')}</Tag>{' '}
      <span class="small muted">
        {people &&
          locale.t('organisations.public.verified', { date: longDate(verifiedAt, locale.lang) })}
        {people && domainProvenOn && ' · '}
        {domainProvenOn && (
          <>
            {locale.t('organisations.public.domain')} <bdi dir="ltr">{domain}</bdi>{' '}
            {locale.t('organisations.public.domain.on', {
              date: longDate(domainProvenOn, locale.lang),
            })}
          </>
        )}
      </span>
    </p>
  );
};

/** Its own public contacts; what leads off the hub says so to search engines and tells nobody where the reader came from. */
const Reach: FC<{ readonly locale: Locale; readonly organisation: PublicOrganisation }> = ({
  locale,
  organisation: one,
}) => {
  const ways = [
    {
      name: 'website',
      href: one.website,
      text: one.website?.replace(/^https?:\/\/(www\.)?|\/$/g, ''),
    },
    { name: 'email', href: one.email && `mailto:${one.email}`, text: one.email },
    {
      name: 'phone',
      href: one.phone && `tel:${one.phone.replace(/[^\d+]/g, '')}`,
      text: one.phone,
    },
  ].filter(({ href }) => href);
  if (ways.length === 0) return null;
  return (
    <section class="section" aria-labelledby="reach">
      <h2 id="reach">{locale.t('organisations.public.reach')}</h2>
      <DefinitionList
        entries={ways.map(({ name, href, text }) => ({
          term: locale.t(`organisation.${name}`),
          text: (
            <a href={href ?? ''} rel="nofollow ugc noreferrer" dir="ltr">
              {text}
            </a>
          ),
        }))}
      />
    </section>
  );
};
