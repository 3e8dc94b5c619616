import { bankName, country, ORIGIN } from '../countries.ts';
import { PLACES } from '../places.ts';
import { type Cell, csv } from './csv.ts';

// The public directory uses everyday names.
const EVERYDAY: Readonly<Record<string, string>> = {
  COG: 'Republic of the Congo',
  GMB: 'The Gambia',
  CPV: 'Cape Verde',
  CHN: "People's Republic of China",
};

const HEADER = [
  'operator',
  'country',
  'city',
  'type',
  'latitude',
  'longitude',
  'address',
  'phone',
  'email',
  'website',
  'jurisdictions',
];

/** The offices abroad of the hub's origin, as the public directory of missions lays them out; no address, no telephone. */
export function missionsDirectory(): string {
  const rows = PLACES.filter(({ mission }) => mission !== null).map((place): Cell[] => [
    country(ORIGIN).en,
    everyday(place.residence),
    place.name,
    place.mission === 'embassy' ? 'embassy' : 'consulate general',
    place.lat,
    place.lon,
    null,
    null,
    null,
    null,
    place.mission === 'embassy' ? everyday(place.residence) : null,
  ]);
  return csv([HEADER, ...rows], ';');
}

function everyday(code: string): string {
  return EVERYDAY[code] ?? bankName(code);
}
