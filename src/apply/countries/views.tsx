import type { Child, FC } from 'hono/jsx';
import type { PublicActivity } from '../../collect/activities/activities.ts';
import type { Office } from '../../collect/offices/offices.ts';
import type { Total } from '../../process/pipeline/corridors/document.ts';
import {
  COUNTRIES,
  countryName,
  fromCountry,
  inCountry,
  regionName,
} from '../../reference/countries/countries.ts';
import { Sparkline } from '../../web/charts/sparkline.tsx';
import { Figure } from '../../web/components/figure.tsx';
import { KindMark } from '../../web/components/kind.tsx';
import { number } from '../../web/components/locale.ts';
import { DataTable } from '../../web/components/table.tsx';
import type { Locale } from '../../web/i18n/i18n.ts';
import { townName } from '../../web/i18n/towns.ts';
import { ActivityLines } from '../activities/activities.ts';
import { byYear, officeKind, trendSentence } from '../dossiers/dossiers.ts';
import {
  inUnit,
  measureName,
  reasonText,
  rounded,
  sourceById,
  sourceName,
  sourcePath,
  yearName,
} from '../figures/figures.ts';
import { type Overview, overviewTitle, PartnerMap, partnerPath } from '../overviews/overviews.ts';
import { ProfileSection } from './profile.tsx';

export interface CountryProps {
  readonly locale: Locale;
  readonly code: string;
  readonly origin: Overview | null;
  readonly residence: Overview | null;
  /** Run by this country abroad, and by others in this country, as many as are shown. */
  readonly abroad: readonly Office[];
  readonly here: readonly Office[];
  /** Public ones that take place here, the newest. */
  readonly activities: readonly PublicActivity[];
}

/** A country from both sides: where its people live, and who lives there. */
export const CountryPage: FC<CountryProps> = (props) => {
  const { locale, code, origin, residence } = props;
  const sides = [origin, residence].filter((side) => side?.headline);
  return (
    <div class="sections">
      <header class="stack">
        <h1>{countryName(code, locale.lang)}</h1>
        {sides.length > 0 ? (
          <div class="row small screen-only">
            {origin?.headline && (
              <a href="#origin">
                {locale.t('countries.as-origin', { from: fromCountry(code, locale.lang) })}
              </a>
            )}
            {residence?.headline && (
              <a href="#residence">
                {locale.t('countries.as-residence', { in: inCountry(code, locale.lang) })}
              </a>
            )}
            <a href="#offices">{locale.t('countries.offices')}</a>
            <a href="#profile">{locale.t('countries.profile')}</a>
          </div>
        ) : (
          <p class="lead">{locale.t('countries.no-figures')}</p>
        )}
      </header>
      {origin?.headline && (
        <Side
          locale={locale}
          id="origin"
          overview={origin}
          title={locale.t('countries.as-origin', { from: fromCountry(code, locale.lang) })}
        />
      )}
      {residence?.headline && (
        <Side
          locale={locale}
          id="residence"
          overview={residence}
          title={locale.t('countries.as-residence', { in: inCountry(code, locale.lang) })}
        />
      )}
      <Offices {...props} />
      {props.activities.length > 0 && (
        <ActivityLines locale={locale} activities={props.activities} query={`country=${code}`} />
      )}
      <ProfileSection locale={locale} code={code} />
    </div>
  );
};

interface SideProps {
  readonly locale: Locale;
  readonly id: string;
  readonly overview: Overview;
  readonly title: Child;
}

const ROWS = 30;

const Side: FC<SideProps> = ({ locale, id, overview, title }) => (
  <section class="section" aria-labelledby={id}>
    <h2 id={id}>{title}</h2>
    <TotalFigure locale={locale} overview={overview} />
    <Others locale={locale} overview={overview} />
    <PartnerMap locale={locale} id={`${id}-map`} overview={overview} />
    <PartnerTable locale={locale} id={id} overview={overview} />
  </section>
);

const TotalFigure: FC<Pick<SideProps, 'locale' | 'overview'>> = ({ locale, overview }) => {
  const { headline, sources, unknowns } = overview;
  if (!headline) return null;
  const source = sourceById(sources, headline.source);
  return (
    <Figure
      locale={locale}
      title={overviewTitle(overview, locale)}
      value={rounded(headline)}
      exact={headline.value}
      kind={headline.kind}
      when={yearName(headline.year, locale)}
      source={{
        label: sourceName(source, locale),
        href: sourcePath(source, locale),
      }}
      unknown={
        <ul>
          {unknowns.map((reason) => (
            <li>{reasonText('unknown', reason, locale)}</li>
          ))}
          <li>{locale.t('dossiers.unknown.uncounted')}</li>
        </ul>
      }
    />
  );
};

/** Other sources and definitions, trend, protection and money, one line each. */
const Others: FC<Pick<SideProps, 'locale' | 'overview'>> = ({ locale, overview }) => {
  const { headline, totals, series, protection, money, sources } = overview;
  const line = series.find(
    ({ source, definition }) => source === headline?.source && definition === headline?.definition,
  );
  const flow = money?.flows[0];
  return (
    <dl class="facts spread small">
      {line && line.points.length > 2 && (
        <Line term={locale.t('dossiers.trend')}>
          <Sparkline
            locale={locale}
            values={byYear(line.points)}
            label={trendSentence(line.points, locale)}
          />{' '}
          {trendSentence(line.points, locale)}
        </Line>
      )}
      {totals.slice(1, 5).map((total) => (
        <Line term={sourceName(sourceById(sources, total.source), locale)}>
          <Short locale={locale} total={total} />
        </Line>
      ))}
      {protection.slice(0, 4).map((total) => (
        <Line term={measureName(total.measure, locale)}>
          <Short locale={locale} total={total} />
          <From locale={locale} sources={sources} id={total.source} />
        </Line>
      ))}
      {flow && (
        <Line term={measureName(flow.measure, locale)}>
          {inUnit(flow.value, flow.measure, locale, 2)}{' '}
          <KindMark locale={locale} kind={flow.kind} /> {yearName(flow.year, locale)}
          <From locale={locale} sources={sources} id={flow.source} />
        </Line>
      )}
    </dl>
  );
};

/** Whose figure it is, under the figure. */
const From: FC<{
  readonly locale: Locale;
  readonly sources: Overview['sources'];
  readonly id: string;
}> = ({ locale, sources, id }) => {
  const source = sourceById(sources, id);
  return source ? (
    <small class="from">
      <a href={sourcePath(source, locale)}>{sourceName(source, locale)}</a>
    </small>
  ) : null;
};

const Line: FC<{ readonly term: Child; readonly children?: Child }> = ({ term, children }) => (
  <div>
    <dt>{term}</dt>
    <dd>{children}</dd>
  </div>
);

const Short: FC<{ readonly locale: Locale; readonly total: Total }> = ({ locale, total }) => (
  <>
    <strong class="numbers">{number(rounded(total), locale)}</strong>{' '}
    <KindMark locale={locale} kind={total.kind} /> {yearName(total.year, locale)}
  </>
);

const PartnerTable: FC<Pick<SideProps, 'locale' | 'id' | 'overview'>> = ({
  locale,
  id,
  overview,
}) => {
  const { scope, headline, partners } = overview;
  const side = scope.side === 'everywhere' ? {} : { [scope.side]: scope.code };
  const query = new URLSearchParams({
    ...side,
    definition: headline?.definition ?? '',
    year: String(headline?.year ?? ''),
  });
  return (
    <>
      <DataTable
        locale={locale}
        id={`${id}-table`}
        caption={overviewTitle(overview, locale)}
        note={locale.t('countries.table.note', {
          year: yearName(headline?.year ?? 0, locale),
          shown: Math.min(ROWS, partners.length),
          n: partners.length,
        })}
        csv={`/${locale.lang}/atlas.csv?${query}`}
        tall
        rows={partners.slice(0, ROWS)}
        columns={[
          {
            title: locale.t('atlas.country'),
            header: true,
            cell: ({ code }) => (
              <a href={`/${locale.lang}${partnerPath(scope, code)}`}>
                {countryName(code, locale.lang)}
              </a>
            ),
          },
          {
            title: locale.t('table.value'),
            numeric: true,
            cell: ({ value }) => value,
            format: { maximumFractionDigits: 0 },
          },
          {
            title: locale.t('atlas.share'),
            numeric: true,
            cell: ({ share }) => share,
            format: { style: 'percent', maximumFractionDigits: 1 },
          },
        ]}
      />
      {partners.length > ROWS && (
        <p>
          <a href={`/${locale.lang}/atlas?${query}`}>
            {locale.t('countries.all-partners', { n: partners.length })}
          </a>
        </p>
      )}
    </>
  );
};

const OFFICES = 8;

const Offices: FC<CountryProps> = ({ locale, code, abroad, here }) => (
  <section class="section" aria-labelledby="offices">
    <h2 id="offices">{locale.t('countries.offices')}</h2>
    <div class="two">
      <OfficeList
        locale={locale}
        offices={abroad}
        where="country"
        title={locale.t('countries.offices.abroad', { from: fromCountry(code, locale.lang) })}
        href={`/${locale.lang}/directory/offices?operator=${code}`}
      />
      <OfficeList
        locale={locale}
        offices={here}
        where="operator"
        title={locale.t('countries.offices.here', { in: inCountry(code, locale.lang) })}
        href={`/${locale.lang}/directory/offices?country=${code}`}
      />
    </div>
  </section>
);

interface OfficeListProps {
  readonly locale: Locale;
  readonly offices: readonly Office[];
  readonly where: 'country' | 'operator';
  readonly title: string;
  readonly href: string;
}

const OfficeList: FC<OfficeListProps> = ({ locale, offices, where, title, href }) => (
  <div class="stack">
    <h3>{title}</h3>
    {offices.length === 0 ? (
      <p class="muted">{locale.t('dossiers.offices.empty')}</p>
    ) : (
      <ul class="plain">
        {offices.slice(0, OFFICES).map((office) => (
          <li>
            {countryName(office[where], locale.lang)}
            {office.city && ` · ${townName(office.city, locale)}`}{' '}
            <span class="muted small">{officeKind(office.kind, locale)}</span>
          </li>
        ))}
      </ul>
    )}
    {offices.length > OFFICES && (
      <p>
        <a href={href}>{locale.t('countries.offices.all')}</a>
      </p>
    )}
  </div>
);

interface IndexProps {
  readonly locale: Locale;
  /** Countries of which the release says something. */
  readonly known: ReadonlySet<string>;
}

/** Every country and territory by region; those with figures stand out. */
export const CountryIndex: FC<IndexProps> = ({ locale, known }) => {
  const regions = Map.groupBy(
    COUNTRIES.filter(({ region }) => region !== null),
    ({ region }) => region ?? '',
  );
  const named = [...regions]
    .map(([region, countries]) => ({ name: regionName(region, locale.lang), countries }))
    .sort((a, b) => a.name.localeCompare(b.name, locale.lang));
  return (
    <div class="sections">
      <header class="stack">
        <h1>{locale.t('countries.title')}</h1>
        <p class="lead">{locale.t(known.size > 0 ? 'countries.lead' : 'countries.lead.empty')}</p>
        {known.size > 0 && <p class="small muted">{locale.t('countries.lead.grey')}</p>}
      </header>
      {named.map(({ name, countries }) => (
        <section class="section">
          <h2>{name}</h2>
          <ul class="columns plain">
            {countries
              .map(({ code }) => ({ code, label: countryName(code, locale.lang) }))
              .sort((a, b) => a.label.localeCompare(b.label, locale.lang))
              .map(({ code, label }) => (
                <li>
                  <a href={`/${locale.lang}/countries/${code}`}>
                    {known.size === 0 || known.has(code) ? (
                      label
                    ) : (
                      <span class="muted">{label}</span>
                    )}
                  </a>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </div>
  );
};
