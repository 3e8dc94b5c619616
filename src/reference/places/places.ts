import { COUNTRIES } from '../countries/countries.ts';
import {
  CODED,
  DEGREE,
  nameOf,
  type PlaceIndex,
  placesFile,
  readPlaceIndex,
} from './place-index.ts';
import { readingsOf } from './place-names.ts';
import {
  areasOf,
  countryOf,
  type Found,
  kilometresBetween,
  lookUp,
  misspelt,
  SAME_PLACE_KM,
} from './place-search.ts';

export interface PlaceCandidate {
  /** GeoNames id, or the ISO 3166-2 code of a division. */
  readonly code: string;
  readonly label: string;
  readonly score: number;
  /** ISO 3166-1 alpha-3. */
  readonly country: string;
  readonly latitude: number;
  readonly longitude: number;
  /** Null where the gazetteer does not know. */
  readonly population: number | null;
}

export interface PlaceResolution {
  readonly code: string | null;
  readonly label: string | null;
  readonly score: number;
  readonly country: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly population: number | null;
  readonly ambiguous: boolean;
  readonly alternatives: readonly PlaceCandidate[];
}

const LONGEST_NAME = 200;
const MOST_ALTERNATIVES = 5;

let loaded: PlaceIndex | undefined;

/** Reads the gazetteer once; later calls are free. */
export function loadPlaces(path?: string): PlaceIndex {
  loaded ??= readPlaceIndex(path ?? placesFile());
  return loaded;
}

/** The place that a name means, within a country (alpha-3) where it is known. */
export function resolvePlace(name: string, alpha3 = ''): PlaceResolution {
  const index = loadPlaces();
  const written = name.slice(0, LONGEST_NAME);
  const areas = areasOf(alpha3);
  for (const area of areas) {
    for (const reading of readingsOf(written)) {
      const found = lookUp(index, reading, area);
      if (found.length > 0) return conclude(index, found, reading.score * area.score);
    }
  }
  const [own] = areas;
  return own?.countries ? conclude(index, misspelt(index, written, own), 0.7) : NOWHERE;
}

const NOWHERE: PlaceResolution = {
  ...{ code: null, label: null, score: 0, country: null, latitude: null, longitude: null },
  ...{ population: null, ambiguous: false, alternatives: [] },
};

/** A rival this near in weight (half an order of magnitude of people) is one that a careful reader would ask about. */
const CLOSE = 0.5;
/** Nearer than this, nobody can tell. */
const TIE = 0.25;

function conclude(index: PlaceIndex, found: readonly Found[], sure: number): PlaceResolution {
  const [first, ...others] = found;
  if (!first) return NOWHERE;
  const elsewhere = others.filter(
    ({ place }) => kilometresBetween(index, first.place, place) > SAME_PLACE_KM,
  );
  const rival = elsewhere[0];
  const lead = first.weight - (rival?.weight ?? Number.NEGATIVE_INFINITY);
  const ambiguous = lead < CLOSE;
  const score = sure * (ambiguous ? 0.8 : 1);
  const runnersUp = elsewhere
    .slice(0, MOST_ALTERNATIVES)
    .map(({ place, weight }) => candidate(index, place, score * rivalry(first.weight - weight)));
  const best = candidate(index, first.place, score);
  // Nor is a reading an answer that takes something for granted and still leaves a choice.
  if (lead < TIE || (ambiguous && sure < 1))
    return {
      ...NOWHERE,
      ambiguous,
      alternatives: [best, ...runnersUp].slice(0, MOST_ALTERNATIVES),
    };
  return { ...best, ambiguous, alternatives: runnersUp };
}

function rivalry(behind: number): number {
  return Math.max(0.1, 0.9 - 0.2 * behind);
}

function candidate(index: PlaceIndex, place: number, score: number): PlaceCandidate {
  const id = index.ids[place] ?? 0;
  return {
    code: id >= CODED ? (index.header.codes[id - CODED] ?? '') : String(id),
    label: nameOf(index, place),
    score: Math.round(score * 1000) / 1000,
    country: alpha3Of(countryOf(index, place)),
    latitude: (index.latitudes[place] ?? 0) / DEGREE,
    longitude: (index.longitudes[place] ?? 0) / DEGREE,
    population: index.populations[place] || null,
  };
}

const alpha3ByAlpha2 = new Map(COUNTRIES.map(({ code, alpha2 }) => [alpha2, code]));

function alpha3Of(alpha2: string): string {
  return alpha3ByAlpha2.get(alpha2) ?? '';
}
