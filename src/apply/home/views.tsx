import type { Child, FC } from 'hono/jsx';
import type { Guide } from '../../collect/guides/guides.ts';
import {
  COUNTRIES,
  countryName,
  fromCountry,
  inCountry,
} from '../../reference/countries/countries.ts';
import { Card, CardRow } from '../../web/components/card.tsx';
import { Button, Select } from '../../web/components/fields.tsx';
import { Figure } from '../../web/components/figure.tsx';
import { Steps } from '../../web/components/lists.tsx';
import { percent } from '../../web/components/locale.ts';
import { DataTable } from '../../web/components/table.tsx';
import type { Locale } from '../../web/i18n/i18n.ts';
import { CorridorForm, countryOptions } from '../dossiers/dossiers.ts';
import {
  corridorTitle,
  inUnit,
  reasonText,
  residenceTitle,
  rounded,
  roundedRange,
  sourceById,
  sourceName,
  sourcePath,
  yearName,
} from '../figures/figures.ts';
import {
  type Overview,
  overviewTitle,
  PartnerMap,
  partnerPath,
  type Scope,
} from '../overviews/overviews.ts';
import { KnownToLists, type Persons } from '../persons/persons.ts';
import { mostGiven, tableOf, type Volunteers, volunteersPath } from '../volunteers/volunteers.ts';
import { BecameSection } from './news.tsx';
import { Now, type NowProps } from './now.tsx';

interface Shared {
  readonly locale: Locale;
  readonly name: string;
  readonly owner: string;
  readonly scope: Scope;
  readonly guides: readonly Guide[];
  /** There is a directory to lead to. */
  readonly directory: boolean;
  /** What became of what people said, where there is something to tell. */
  readonly became: Child | null;
}

interface HomeProps extends Shared, NowProps {
  readonly overview: Overview;
  readonly volunteers: Volunteers | null;
  readonly persons: Persons | null;
  readonly origins: readonly string[];
  readonly residences: readonly string[];
}

/** One sentence, three questions, one map, two doors, and what happens now. */
export const Home: FC<HomeProps> = (props) => {
  const { locale, overview } = props;
  return (
    <div class="sections">
      <Hero {...props} />
      <section class="section" aria-labelledby="questions">
        <h2 id="questions" class="unseen">
          {locale.t('home.questions')}
        </h2>
        <CardRow>
          <Who {...props} />
          <Where {...props} />
          <What {...props} />
        </CardRow>
      </section>
      {props.persons && <KnownToLists locale={locale} persons={props.persons} />}
      <section class="section" aria-labelledby="map-heading">
        <h2 id="map-heading">{locale.t('home.map.title')}</h2>
        <PartnerMap locale={locale} id="home-map" overview={overview} />
        <PartnerTable locale={locale} overview={overview} />
        <p>
          <a href={atlasPath('atlas', overview, locale)}>{locale.t('home.map.more')}</a>
        </p>
      </section>
      <Doors {...props} />
      <Now {...props} />
      {props.became && <BecameSection locale={locale}>{props.became}</BecameSection>}
    </div>
  );
};

const Hero: FC<Shared> = ({ locale, name, owner, scope }) => (
  <header class="hero stack">
    <h1>{heroSentence(name, scope, locale)}</h1>
    <p class="lead">{locale.t('home.promise')}</p>
    {owner && <p class="small muted">{locale.t('home.runBy', { operator: owner })}</p>}
  </header>
);

function heroSentence(hub: string, scope: Scope, locale: Locale): string {
  if (scope.side === 'origin')
    return locale.t('home.sentence.origin', {
      hub,
      fromOrigin: fromCountry(scope.code, locale.lang),
    });
  if (scope.side === 'residence')
    return locale.t('home.sentence.residence', {
      hub,
      inResidence: inCountry(scope.code, locale.lang),
    });
  return locale.t('home.sentence.everywhere', { hub });
}

const Question: FC<{
  readonly title: Child;
  readonly answer: Child;
  readonly children?: Child;
}> = ({ title, answer, children }) => (
  <Card title={title} level={3}>
    <p class="answer">{answer}</p>
    {children}
  </Card>
);

const Who: FC<HomeProps> = ({ locale, overview }) => {
  const { headline, sex } = overview;
  if (!headline) return null;
  const answer = sex
    ? locale.t('home.who.share', { women: percent(sex.female / (sex.female + sex.male), locale) })
    : locale.t('home.who.no-sex');
  return (
    <Question title={locale.t('home.who')} answer={answer}>
      <Figure
        locale={locale}
        title={overviewTitle(overview, locale)}
        value={rounded(headline)}
        exact={headline.value}
        kind={headline.kind}
        when={yearName(headline.year, locale)}
        between={rangeOf(overview, locale)}
        source={sourceLink(overview, headline.source, locale)}
        unknown={
          <Unknowns
            locale={locale}
            overview={overview}
            codes={['no_age', 'no_education', 'no_occupation', 'no_sex', 'unknown_origin']}
            extra={locale.t('home.who.unknown')}
          />
        }
      />
    </Question>
  );
};

/** How far the sources of the headline's own definition lie apart. */
function rangeOf({ headline, totals }: Overview, locale: Locale): string {
  const same = totals
    .filter(({ definition }) => definition === headline?.definition)
    .map(({ value }) => value);
  if (!headline || same.length < 2) return locale.t('figures.no-range.one_source');
  const ends = { low: Math.min(...same), high: Math.max(...same) };
  const { low, high } = roundedRange(ends, 'modelled', rounded(headline));
  return locale.t('figures.range.sources', {
    low: inUnit(low, 'stock', locale),
    high: inUnit(high, 'stock', locale),
  });
}

const Where: FC<HomeProps> = ({ locale, overview }) => {
  const { headline, partners } = overview;
  const [top] = partners;
  if (!headline || !top) return null;
  return (
    <Question
      title={locale.t(overview.scope.side === 'residence' ? 'home.where.from' : 'home.where')}
      answer={mostly(overview, locale)}
    >
      <Figure
        locale={locale}
        title={topTitle(overview, top.code, locale)}
        value={rounded({ value: top.value, kind: headline.kind })}
        exact={top.value}
        kind={headline.kind}
        when={yearName(headline.year, locale)}
        source={sourceLink(overview, headline.source, locale)}
        unknown={
          <Unknowns
            locale={locale}
            overview={overview}
            codes={['no_place', 'nothing_since', 'one_source', 'only_dependent']}
            extra={locale.t('home.where.unknown')}
          />
        }
      />
    </Question>
  );
};

function mostly({ scope, partners }: Overview, locale: Locale): string {
  const say = scope.side === 'residence' ? fromCountry : inCountry;
  const places = partners.slice(0, 3).map(({ code }) => say(code, locale.lang));
  return locale.t('home.where.mostly', {
    places: new Intl.ListFormat(locale.lang, { type: 'conjunction' }).format(places),
  });
}

function topTitle({ scope, headline }: Overview, code: string, locale: Locale): string {
  const definition = headline?.definition ?? 'none';
  if (scope.side === 'origin') return corridorTitle(definition, scope.code, code, locale);
  if (scope.side === 'residence') return corridorTitle(definition, code, scope.code, locale);
  return residenceTitle(definition, code, locale);
}

const What: FC<HomeProps> = ({ locale, overview, volunteers }) => {
  const table = volunteers && tableOf(volunteers, 'sector');
  return volunteers && table ? (
    <Question
      title={locale.t('home.what')}
      answer={locale.t('home.what.volunteers', {
        answers: mostGiven(volunteers, table, locale, 2),
      })}
    >
      <Figure
        locale={locale}
        title={locale.t('home.what.volunteers.title')}
        value={table.people}
        kind="self_reported"
        when={yearName(Number(volunteers.document.on.slice(0, 4)), locale)}
        between={locale.t('home.what.volunteers.range')}
        source={{
          label: locale.t('home.what.volunteers.source'),
          href: volunteersPath(locale, volunteers.document.origin),
        }}
        unknown={<p>{locale.t('home.what.volunteers.unknown')}</p>}
      />
    </Question>
  ) : (
    <Unanswered locale={locale} overview={overview} />
  );
};

/** Until enough people say what they do, only the money is known. */
const Unanswered: FC<Pick<HomeProps, 'locale' | 'overview'>> = ({ locale, overview }) => {
  const flow = overview.money?.flows[0];
  return (
    <Question title={locale.t('home.what')} answer={locale.t('home.what.nobody')}>
      <p>{locale.t('home.what.soon')}</p>
      {flow && overview.scope.side !== 'everywhere' && (
        <p class="small">
          {locale.t(`home.what.money.${overview.scope.side}`, {
            amount: inUnit(flow.value, 'remittances', locale, 2),
            year: yearName(flow.year, locale),
            country: inCountry(overview.scope.code, locale.lang),
            source: sourceName(sourceById(overview.sources, flow.source), locale),
          })}
        </p>
      )}
      <details class="unknown">
        <summary>{locale.t('figure.unknown')}</summary>
        <div>
          <p>{locale.t('home.what.unknown')}</p>
        </div>
      </details>
    </Question>
  );
};

interface UnknownsProps {
  readonly locale: Locale;
  readonly overview: Overview;
  readonly codes: readonly string[];
  readonly extra: string;
}

const Unknowns: FC<UnknownsProps> = ({ locale, overview, codes, extra }) => (
  <ul>
    {overview.unknowns
      .filter(({ code }) => codes.includes(code))
      .map((reason) => (
        <li>
          {reasonText(
            overview.scope.side === 'everywhere' ? 'unknown.hub' : 'unknown',
            reason,
            locale,
          )}
        </li>
      ))}
    <li>{extra}</li>
  </ul>
);

const sourceLink = ({ sources }: Overview, id: string, locale: Locale) => {
  const source = sourceById(sources, id);
  return {
    label: sourceName(source, locale),
    href: sourcePath(source, locale),
  };
};

const ROWS = 20;

const PartnerTable: FC<Pick<HomeProps, 'locale' | 'overview'>> = ({ locale, overview }) => (
  <details class="unknown">
    <summary>{locale.t('home.map.table')}</summary>
    <DataTable
      locale={locale}
      id="home-table"
      caption={overviewTitle(overview, locale)}
      csv={atlasPath('atlas.csv', overview, locale)}
      rows={overview.partners.slice(0, ROWS)}
      columns={[
        {
          title: locale.t('atlas.country'),
          header: true,
          cell: ({ code }) => (
            <a href={`/${locale.lang}${partnerPath(overview.scope, code)}`}>
              {countryName(code, locale.lang)}
            </a>
          ),
        },
        { title: locale.t('table.value'), numeric: true, cell: ({ value }) => value },
        {
          title: locale.t('atlas.share'),
          numeric: true,
          cell: ({ share }) => share,
          format: { style: 'percent', maximumFractionDigits: 1 },
        },
      ]}
    />
  </details>
);

function atlasPath(page: string, { scope, headline }: Overview, { lang }: Locale): string {
  const query = new URLSearchParams({
    ...(scope.side === 'everywhere' ? {} : { [scope.side]: scope.code }),
    ...(headline ? { definition: headline.definition, year: String(headline.year) } : {}),
  });
  return `/${lang}/${page}?${query}`;
}

const Doors: FC<HomeProps> = ({ locale, guides, directory, origins, residences, scope }) => (
  <section class="section stack" aria-labelledby="doors">
    <h2 id="doors">{locale.t('home.doors')}</h2>
    <div class="door">
      <h3>{locale.t('home.door.sheets')}</h3>
      <p class="muted">{locale.t('home.door.sheets.about')}</p>
      <CorridorForm
        locale={locale}
        origins={origins}
        residences={residences}
        {...(scope.side === 'origin' ? { origin: scope.code } : {})}
        {...(scope.side === 'residence' ? { residence: scope.code } : {})}
      />
    </div>
    <div class="two">
      <RequestDoor locale={locale} />
      <GuideDoor locale={locale} guides={guides} directory={directory} />
    </div>
  </section>
);

/** A person answers, by a stated day. */
const RequestDoor: FC<Pick<Shared, 'locale'>> = ({ locale }) => (
  <div class="door">
    <h3>
      <a href={`/${locale.lang}/requests`}>{locale.t('home.door.requests')}</a>
    </h3>
    <p class="muted">{locale.t('home.door.requests.about')}</p>
    <ul class="plain">
      {(['need', 'offer', 'question'] as const).map((kind) => (
        <li>
          <a href={`/${locale.lang}/requests/new?kind=${kind}`}>
            {locale.t(`requests.door.${kind}`)}
          </a>
        </li>
      ))}
    </ul>
  </div>
);

const GuideDoor: FC<Pick<Shared, 'locale' | 'guides' | 'directory'>> = ({
  locale,
  guides,
  directory,
}) => (
  <div class="door">
    <h3>
      <a href={`/${locale.lang}/guides`}>{locale.t('home.door.guides')}</a>
    </h3>
    <p class="muted">{locale.t('home.door.guides.about')}</p>
    {guides.length === 0 && (
      <p>
        {locale.t('home.door.guides.none')}{' '}
        {directory && <a href={`/${locale.lang}/directory`}>{locale.t('nav.directory')}</a>}
      </p>
    )}
    <ul class="plain">
      {guides.map(({ slug, title, lang }) => (
        <li>
          <a href={`/${locale.lang}/guides/${slug}`} {...(lang !== locale.lang && { lang })}>
            {title}
          </a>
        </li>
      ))}
    </ul>
  </div>
);

/** Useful from the first minute: guides, real country profiles, and three steps for whoever runs the hub. */
export const EmptyHome: FC<Shared> = (props) => {
  const { locale, guides, directory } = props;
  return (
    <div class="sections">
      <Hero {...props} />
      <section class="section" aria-labelledby="doors">
        <h2 id="doors">{locale.t('home.already')}</h2>
        <div class="two">
          <div class="door">
            <h3>{locale.t('home.door.countries')}</h3>
            <p class="muted">{locale.t('home.door.countries.about')}</p>
            <form class="filters" action={`/${locale.lang}/countries`}>
              <Select
                name="code"
                label={locale.t('home.door.country')}
                prompt={locale.t('dossiers.finder.choose')}
                options={countryOptions(
                  COUNTRIES.map(({ code }) => code),
                  locale,
                )}
                required
              />
              <button class="button" type="submit">
                {locale.t('home.door.country.open')}
              </button>
            </form>
            <p>
              <a href={`/${locale.lang}/countries`}>{locale.t('home.countries.all')}</a>
            </p>
          </div>
          <GuideDoor locale={locale} guides={guides} directory={directory} />
        </div>
      </section>
      {props.became && <BecameSection locale={locale}>{props.became}</BecameSection>}
      <section class="section" aria-labelledby="start">
        <h2 id="start">{locale.t('home.start.title')}</h2>
        <p class="lead">{locale.t('home.start.lead')}</p>
        <Steps
          steps={[1, 2, 3].map((step) => (
            <>
              <strong>{locale.t(`home.start.${step}.title`)}</strong>
              <p>{locale.t(`home.start.${step}.text`)}</p>
            </>
          ))}
        />
        <p>
          <Button href={`/${locale.lang}/staff`}>{locale.t('home.start.open')}</Button>
        </p>
      </section>
    </div>
  );
};
