import type { FC } from 'hono/jsx';
import type { Definition } from '../../collect/facts/fact.ts';
import { countryName, fromCountry, inCountry } from '../../reference/countries/countries.ts';
import { type Place, WorldMap } from '../../web/charts/world-map.tsx';
import { KindMark } from '../../web/components/kind.tsx';
import { percent } from '../../web/components/locale.ts';
import { EmptyState } from '../../web/components/notice.tsx';
import { DataTable } from '../../web/components/table.tsx';
import type { Locale } from '../../web/i18n/i18n.ts';
import {
  corridorTitle,
  everywhereTitle,
  exactly,
  inUnit,
  measureName,
  originTitle,
  residenceTitle,
  rounded,
  sexName,
  sourceName,
  sourcePath,
  yearName,
} from '../figures/figures.ts';
import { placeOf } from '../overviews/overviews.ts';
import { KnownToLists, type Persons } from '../persons/persons.ts';
import { type Atlas, addressOf, type Choice, type Query } from './atlas.ts';
import { Controls, Refusals } from './controls.tsx';

interface AtlasProps {
  readonly locale: Locale;
  readonly atlas: Atlas | null;
  readonly persons: Persons | null;
}

/** A map for each choice, its form above, its table below; the address is the choice. */
export const AtlasPage: FC<AtlasProps> = ({ locale, atlas, persons }) => (
  <div class="stack">
    <h1>{locale.t('atlas.title')}</h1>
    {atlas ? (
      <>
        <details class="choices" open={!atlas.choice || atlas.choice.refused.length > 0}>
          <summary>{locale.t('atlas.choices')}</summary>
          <Controls locale={locale} atlas={atlas} />
        </details>
        <Found locale={locale} atlas={atlas} />
        {persons && <KnownToLists locale={locale} persons={persons} />}
      </>
    ) : (
      <EmptyState
        title={locale.t('home.map.empty')}
        action={{ label: locale.t('home.countries.all'), href: `/${locale.lang}/countries` }}
      />
    )}
  </div>
);

interface FoundProps {
  readonly locale: Locale;
  readonly atlas: Atlas;
}

const Found: FC<FoundProps> = ({ locale, atlas }) => {
  const { choice, query, spots } = atlas;
  if (!choice || spots.length === 0) return <Nothing locale={locale} query={query} />;
  return (
    <>
      <Refusals locale={locale} choice={choice} />
      <AtlasMap locale={locale} atlas={atlas} choice={choice} />
      <Sources locale={locale} atlas={atlas} choice={choice} />
      <FiguresTable locale={locale} atlas={atlas} choice={choice} />
    </>
  );
};

const Nothing: FC<{ readonly locale: Locale; readonly query: Query }> = ({ locale, query }) => (
  <EmptyState
    title={locale.t('atlas.nothing')}
    action={{ label: locale.t('atlas.reset'), href: `/${locale.lang}/atlas` }}
  >
    <p>{locale.t('atlas.nothing.text', { measure: measureName(query.measure, locale) })}</p>
  </EmptyState>
);

interface ChosenProps extends FoundProps {
  readonly choice: Choice;
}

export function atlasTitle(query: Query, choice: Choice | null, locale: Locale): string {
  const { measure, origin, residence } = query;
  const definition = (choice?.chosen.definition ?? 'none') as Definition; // cells carry definitions of facts
  if (measure !== 'stock') return otherTitle(query, locale);
  if (origin && residence) return corridorTitle(definition, origin, residence, locale);
  if (origin) return originTitle(definition, origin, locale);
  return residence
    ? residenceTitle(definition, residence, locale)
    : everywhereTitle(definition, locale);
}

function otherTitle({ measure, origin, residence }: Query, locale: Locale): string {
  const ends = [
    origin && fromCountry(origin, locale.lang),
    residence && inCountry(residence, locale.lang),
  ]
    .filter(Boolean)
    .join(' ');
  return ends
    ? locale.t('atlas.title.other', { measure: measureName(measure, locale), ends })
    : measureName(measure, locale);
}

const AtlasMap: FC<ChosenProps> = ({ locale, atlas, choice }) => {
  const { query, spots, flows } = atlas;
  const { sex, year } = choice.chosen;
  const places = spots.flatMap(({ code, value, kind }): Place[] =>
    placeOf(code, rounded({ value, kind }), kind, linkOf(query, code, locale), locale),
  );
  const known = new Set(places.map(({ code }) => code));
  const chosen = query.origin ?? query.residence;
  const others = new Set(
    [...flows.flatMap(({ from, to }) => [from, to]), ...(chosen ? [chosen] : [])].filter(
      (code) => !known.has(code),
    ),
  );
  return (
    <WorldMap
      locale={locale}
      id="atlas-map"
      title={[
        atlasTitle(query, choice, locale),
        yearName(Number(year), locale),
        ...(sex === 'both' ? [] : [sexName(sex, locale)]),
      ].join(' · ')}
      say={sentence(atlas, locale)}
      places={[
        ...places,
        ...[...others].flatMap((code) => placeOf(code, null, 'modelled', null, locale)),
      ]}
      flows={flows}
      {...(chosen ? { origin: chosen } : {})}
    />
  );
};

function linkOf({ origin, residence }: Query, code: string, { lang }: Locale): string {
  if (origin) return `/${lang}/dossiers/${origin}-${residence ?? code}`;
  return residence ? `/${lang}/dossiers/${code}-${residence}` : `/${lang}/countries/${code}`;
}

const sumOf = (spots: Atlas['spots']): number => spots.reduce((sum, { value }) => sum + value, 0);

function sentence({ spots, query }: Atlas, locale: Locale): string {
  const top = spots.slice(0, 3);
  const names = new Intl.ListFormat(locale.lang, { type: 'conjunction' }).format(
    top.map(({ code }) => countryName(code, locale.lang)),
  );
  const total = inUnit(rounded({ value: sumOf(spots), kind: 'observed' }), query.measure, locale);
  return locale.t('atlas.sentence', {
    total,
    n: spots.length,
    names,
    share: percent(sumOf(top) / sumOf(spots), locale),
  });
}

const Sources: FC<ChosenProps> = ({ locale, atlas: { sources } }) => (
  <p class="small">
    {locale.t('dossiers.sources.list')}{' '}
    {sources.map((source, index) => (
      <>
        {index > 0 && ' · '}
        <a href={sourcePath(source, locale)}>{sourceName(source, locale)}</a>
      </>
    ))}
  </p>
);

const FiguresTable: FC<ChosenProps> = ({ locale, atlas, choice }) => {
  const { query, spots } = atlas;
  const total = sumOf(spots);
  return (
    <DataTable
      locale={locale}
      id="atlas-table"
      caption={atlasTitle(query, choice, locale)}
      note={locale.t('atlas.table.note', {
        year: yearName(Number(choice.chosen.year), locale),
        n: spots.length,
      })}
      tall
      csv={`/${locale.lang}/atlas.csv?${addressOf(query)}`}
      rows={spots.map((spot, index) => ({ ...spot, rank: index + 1 }))}
      columns={[
        { title: locale.t('atlas.rank'), numeric: true, rank: true, cell: ({ rank }) => rank },
        {
          title: locale.t('atlas.country'),
          header: true,
          cell: ({ code }) => (
            <a href={linkOf(query, code, locale)}>{countryName(code, locale.lang)}</a>
          ),
        },
        {
          title: locale.t('table.value'),
          numeric: true,
          cell: ({ value }) => exactly(value, query.measure, locale),
        },
        {
          title: locale.t('table.kind'),
          mark: true,
          cell: ({ kind }) => <KindMark locale={locale} kind={kind} />,
        },
        {
          title: locale.t('atlas.share'),
          numeric: true,
          cell: ({ value }) => percent(value / total, locale, 1),
        },
      ]}
    />
  );
};
