import { type PlaceCandidate, resolvePlace } from '../../reference/places/places.ts';

export interface Town {
  readonly town: string | null;
  readonly place: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
}

const NOWHERE: Town = { town: null, place: null, latitude: null, longitude: null };

/** The town of the gazetteer that is meant, with the coordinates of that town; none where it is not known or not one. */
export function townOf(
  written: string | null,
  country: string | null,
  chosen: string | null = null,
): Town {
  if (!written || !country) return NOWHERE;
  const { alternatives, ...best } = resolvePlace(written, country);
  const town = [best, ...alternatives].find(({ code }) => code === chosen) ?? best;
  const { code, label, latitude, longitude } = town;
  if (!code || latitude === null || longitude === null) return NOWHERE;
  return { town: label, place: code, latitude: rounded(latitude), longitude: rounded(longitude) };
}

/** The towns that what was written may mean, where it means several; empty where it is clear or unknown. */
export function townsMeant(written: string, country: string): readonly PlaceCandidate[] {
  const { code, alternatives } = resolvePlace(written, country);
  return code ? [] : alternatives;
}

// A hundredth of a degree is about a kilometre: the town, and no house in it.
const rounded = (degrees: number): number => Math.round(degrees * 100) / 100;
