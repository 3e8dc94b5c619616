/** One state of the atlas for machines. */
import { country, countryName } from '../../reference/countries/countries.ts';
import type { Lang } from '../../reference/languages/languages.ts';
import { csvOf } from '../twins/twins.ts';
import type { Atlas } from './atlas.ts';

const COLUMNS = [
  'country',
  'name',
  'value',
  'measure',
  'origin',
  'residence',
  'definition',
  'kind',
  'year',
  'sex',
];

export function atlasCsv(atlas: Atlas, lang: Lang): string | null {
  if (!atlas.choice) return null;
  const { definition, kind, year, sex } = atlas.choice.chosen;
  const { measure, origin = '', residence = '' } = atlas.query;
  const rest = [measure, origin, residence, definition, kind, Number(year), sex];
  return csvOf(
    COLUMNS,
    atlas.spots.map(({ code, value }) => [code, countryName(code, lang), value, ...rest]),
  );
}

/** Each country's figure at its middle (RFC 7946: longitude first). */
export function atlasGeojson(atlas: Atlas, lang: Lang): string | null {
  if (!atlas.choice) return null;
  const { chosen } = atlas.choice;
  const features = atlas.spots.flatMap(({ code, value }) => {
    const found = country(code);
    if (!found) return [];
    const properties = {
      code,
      name: countryName(code, lang),
      value,
      measure: atlas.query.measure,
      ...chosen,
    };
    return [
      {
        type: 'Feature',
        geometry: { type: 'Point', coordinates: [found.longitude, found.latitude] },
        properties,
      },
    ];
  });
  return JSON.stringify({ type: 'FeatureCollection', features });
}
