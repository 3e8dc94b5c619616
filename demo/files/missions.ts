import { country, ORIGIN } from '../countries.ts';
import { PLACES } from '../places.ts';
import { type Cell, csv } from './csv.ts';

/** The offices abroad of the hub's origin: a directory in the `;` layout. Telephone numbers and addresses are left out. */
export function missionsDirectory(): string {
  const rows = PLACES.filter(({ mission }) => mission !== null).map((place): Cell[] => [
    country(ORIGIN).fr,
    country(place.residence).fr,
    place.mission === 'embassy' ? 'Ambassade (exemple)' : 'Consulat général (exemple)',
    place.name,
    place.lat,
    place.lon,
  ]);
  return csv([['origin', 'residence', 'type', 'city', 'latitude', 'longitude'], ...rows], ';');
}
