import type { FC } from 'hono/jsx';
import { country, countryName } from '../../reference/countries/countries.ts';
import { type Place, WorldMap } from '../../web/charts/world-map.tsx';
import { percent } from '../../web/components/locale.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import { rounded, sourceById, sourceName, sourcePath, yearName } from '../figures/figures.ts';
import { type Overview, overviewTitle, partnerPath } from './overview.ts';

interface PartnerMapProps {
  readonly locale: Locale;
  readonly id: string;
  readonly overview: Overview;
}

/** A circle for each country at the other end, under one sentence that says what to see. */
export const PartnerMap: FC<PartnerMapProps> = ({ locale, id, overview }) => {
  const { scope, headline, partners, sources } = overview;
  const source = sourceById(sources, headline?.source ?? '');
  const kind = headline?.kind ?? 'modelled';
  const places = partners.flatMap(({ code, value }): Place[] =>
    placeOf(
      code,
      rounded({ value, kind }),
      kind,
      `/${locale.lang}${partnerPath(scope, code)}`,
      locale,
    ),
  );
  const centre = scope.side === 'everywhere' ? [] : placeOf(scope.code, null, kind, null, locale);
  return (
    <WorldMap
      locale={locale}
      id={id}
      title={[
        overviewTitle(overview, locale),
        ...(headline ? [yearName(headline.year, locale)] : []),
      ].join(' · ')}
      say={mapSentence(overview, locale)}
      places={[
        ...centre,
        ...places.filter(({ code }) => scope.side === 'everywhere' || code !== scope.code),
      ]}
      {...(scope.side === 'everywhere' ? {} : { origin: scope.code })}
    >
      {source && (
        <p class="small">
          {locale.t('figure.source')}{' '}
          <a href={sourcePath(source, locale)}>{sourceName(source, locale)}</a>
        </p>
      )}
    </WorldMap>
  );
};

export function placeOf(
  code: string,
  value: number | null,
  kind: Place['kind'],
  href: string | null,
  { lang }: Locale,
): Place[] {
  const found = country(code);
  if (!found) return [];
  const { latitude: lat, longitude: lon, m49: numeric } = found;
  return [
    {
      code,
      name: countryName(code, lang),
      lat,
      lon,
      numeric,
      value,
      kind,
      ...(href ? { href } : {}),
    },
  ];
}

const NAMED = 3;

/** « Trois pays réunissent 58 % de ces personnes : … » */
export function mapSentence(
  { scope, partners }: Pick<Overview, 'scope' | 'partners'>,
  locale: Locale,
): string {
  const top = partners.slice(0, NAMED);
  if (top.length === 0) return '';
  const names = new Intl.ListFormat(locale.lang, { type: 'conjunction' }).format(
    top.map(({ code }) => countryName(code, locale.lang)),
  );
  const share = percent(
    top.reduce((sum, partner) => sum + partner.share, 0),
    locale,
  );
  return locale.t(`overviews.sentence.${scope.side === 'residence' ? 'from' : 'in'}`, {
    names,
    share,
    n: top.length,
    all: partners.length,
  });
}
