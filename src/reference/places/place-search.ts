import { COUNTRIES, country, resolveCountry } from '../countries/countries.ts';
import { ALTERNATE, DEGREE, PLACE_BITS, type PlaceIndex, RANKS, targetsOf } from './place-index.ts';
import { placeKey, slipsOf } from './place-keys.ts';
import { type NameReading, readingsOf } from './place-names.ts';

/** Where to look, and for whom. */
export interface Area {
  /** ISO 3166-1 alpha-2; null is everywhere. */
  readonly countries: ReadonlySet<string> | null;
  /** The country asked for, of which the capital counts as one. */
  readonly own: string | null;
  readonly score: number;
}

/** Places whose state is disputed, or that files of either side call theirs; looked at when the country has none. */
const NEIGHBOURING_CLAIMS: Readonly<Record<string, readonly string[]>> = {
  PSE: ['ISR'],
  ISR: ['PSE'],
  XKX: ['SRB'],
  SRB: ['XKX'],
  ESH: ['MAR'],
  MAR: ['ESH'],
  UKR: ['RUS'],
  TWN: ['CHN'],
  SDN: ['SSD'],
  SSD: ['SDN'],
  XCI: ['JEY', 'GGY'],
};

const EVERYWHERE: readonly Area[] = [{ countries: null, own: null, score: 1 }];
const areas = new Map<string, readonly Area[]>();

/** The country with its territories; then those who claim the same places. */
export function areasOf(alpha3: string): readonly Area[] {
  const made = areas.get(alpha3) ?? makeAreas(alpha3);
  if (made !== EVERYWHERE) areas.set(alpha3, made);
  return made;
}

function makeAreas(alpha3: string): readonly Area[] {
  const own = country(alpha3)?.alpha2;
  if (own === undefined) return EVERYWHERE;
  const territories = COUNTRIES.filter(({ sovereign }) => sovereign === alpha3);
  const claims = (NEIGHBOURING_CLAIMS[alpha3] ?? []).flatMap((code) => country(code)?.alpha2 ?? []);
  return [
    { countries: new Set([own, ...territories.map((one) => one.alpha2)]), own, score: 1 },
    ...(claims.length > 0 ? [{ countries: new Set(claims), own: null, score: 0.8 }] : []),
  ];
}

export interface Found {
  readonly place: number;
  readonly weight: number;
}

/** The places of that name in the area, the weightiest first. */
export function lookUp(index: PlaceIndex, reading: NameReading, area: Area): Found[] {
  const key = placeKey(reading.name);
  if (key === '') return [];
  const narrowed = narrowedBy(reading.within, area);
  const anchors = narrowed === area && reading.within ? anchorsOf(index, reading.within, area) : [];
  const beside = reading.beside === undefined ? null : besideOf(index, reading.beside, area);
  if (beside === undefined) return [];
  const found = weighed(
    index,
    [...targetsOf(index, key), ...areasNamed(index, reading.bare)],
    narrowed,
  );
  return found
    .filter(({ place }) => suits(index, place, reading))
    .filter(
      ({ place }) => anchors.length === 0 || anchors.some((one) => isWithin(index, place, one)),
    )
    .map((one) => (beside === null ? one : closerTo(index, one, beside)))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || a.place - b.place);
}

/** "Saint-Denis, La Réunion": a country behind the comma is where to look. */
function narrowedBy(within: string | undefined, area: Area): Area {
  if (!within) return area;
  const { kind, code, score } = resolveCountry(within);
  const alpha2 = kind === 'country' && score > 0.95 ? country(code ?? '')?.alpha2 : undefined;
  if (alpha2 === undefined || (area.countries && !area.countries.has(alpha2))) return area;
  return { countries: new Set([alpha2]), own: alpha2, score: area.score };
}

function weighed(index: PlaceIndex, targets: readonly number[], area: Area): Found[] {
  const weights = new Map<number, number>();
  for (const target of targets) {
    const place = target & PLACE_BITS;
    if (area.countries && !area.countries.has(countryOf(index, place))) continue;
    const weight = weightOf(index, place, target < ALTERNATE, area);
    weights.set(place, Math.max(weight, weights.get(place) ?? 0));
  }
  return [...weights].map(([place, weight]) => ({ place, weight }));
}

export function countryOf(index: PlaceIndex, place: number): string {
  return index.header.countries[index.countries[place] ?? 0] ?? '';
}

/**
 * Orders of magnitude of people, in the place and around it, plus what the seat of a government or the place's own
 * name are worth. Of two small namesakes the one in the outskirts of a large city is the likelier.
 */
function weightOf(index: PlaceIndex, place: number, ownName: boolean, area: Area): number {
  // The gazetteer says 0 where it does not know; it holds places of 500 people and more.
  const people = Math.log10(index.populations[place] || 1000);
  const around = Math.max(people, (index.surroundings[place] ?? 0) / 10);
  return 0.65 * people + 0.35 * around + (ownName ? 0.7 : 0) + seatWorth(index, place, area);
}

function seatWorth(index: PlaceIndex, place: number, area: Area): number {
  const rank = index.ranks[place] ?? 0;
  if (rank !== RANKS.capital) return SEAT_WORTH[rank] ?? 0;
  // The capital of a territory is no capital to who asks for its state.
  return !area.own || area.own === countryOf(index, place) ? 2 : 0.5;
}

const SEAT_WORTH: Readonly<Record<number, number>> = {
  [RANKS.division]: -1,
  [RANKS.seat]: 0.5,
  [RANKS.secondSeat]: 0.2,
  [RANKS.gone]: -2,
};

// "Esil District" and « Esil Aūdany » are divisions of one name; "Emirate of Abu Dhabi" is where Abu Dhabi is.
function areasNamed(index: PlaceIndex, bare = ''): number[] {
  const targets = bare === '' ? [] : targetsOf(index, placeKey(bare));
  const places = targets.map((target) => target & PLACE_BITS);
  return places.filter((place) => (index.ranks[place] ?? 0) >= RANKS.seat);
}

/** A ward lies in a city and is not the town of its name elsewhere; a district may be named after its seat. */
function suits(index: PlaceIndex, place: number, { kind }: NameReading): boolean {
  if (!kind) return true;
  const rank = index.ranks[place] ?? 0;
  if (kind === 'town') return rank !== RANKS.division;
  if (rank === RANKS.section || rank === RANKS.division) return true;
  return kind === 'district' && rank >= RANKS.seat;
}

const MOST_ANCHORS = 5;

/** What stands behind the comma: « Québec » is a city and a province, either will do. */
function anchorsOf(index: PlaceIndex, within: string, area: Area): number[] {
  for (const reading of readingsOf(within)) {
    const found = lookUp(index, reading, area);
    if (found.length > 0) return found.slice(0, MOST_ANCHORS).map(({ place }) => place);
  }
  return [];
}

/** Two places nearer than this are the same for a map of a country. */
export const SAME_PLACE_KM = 50;

function isWithin(index: PlaceIndex, place: number, anchor: number): boolean {
  if (kilometresBetween(index, place, anchor) < SAME_PLACE_KM) return true;
  return index.ranks[anchor] === RANKS.division && index.regions[anchor] === index.regions[place];
}

/** Where the other half of a joined name lies, a slip of the pen allowed (« Lefkosias »). */
function besideOf(index: PlaceIndex, name: string, area: Area): number | undefined {
  const [found = misspelt(index, name, area)[0]] = lookUp(index, { name, score: 1 }, area);
  return found?.place;
}

const BESIDE_KM = 30;

function closerTo(index: PlaceIndex, { place, weight }: Found, other: number): Found {
  const apart = kilometresBetween(index, place, other);
  return { place, weight: apart > BESIDE_KM ? 0 : Math.max(0.1, weight - apart / 10) };
}

const SHORTEST_MISSPELT = 6;
const FEWEST_PEOPLE_MISSPELT = 15_000;

/** Places of some size whose name is one letter away. */
export function misspelt(index: PlaceIndex, written: string, area: Area): Found[] {
  const key = placeKey(written);
  if (key.length < SHORTEST_MISSPELT) return [];
  const targets = [...slipsOf(key)].flatMap((slip) => targetsOf(index, slip));
  return weighed(index, targets, area)
    .filter(({ place }) => (index.populations[place] ?? 0) >= FEWEST_PEOPLE_MISSPELT)
    .sort((a, b) => b.weight - a.weight || a.place - b.place);
}

/** Great-circle distance. */
export function kilometresBetween(index: PlaceIndex, one: number, other: number): number {
  const radians = (array: Int32Array, place: number) =>
    ((array[place] ?? 0) / DEGREE / 180) * Math.PI;
  const [north, south] = [radians(index.latitudes, one), radians(index.latitudes, other)];
  const east = radians(index.longitudes, one) - radians(index.longitudes, other);
  const half =
    Math.sin((north - south) / 2) ** 2 +
    Math.cos(north) * Math.cos(south) * Math.sin(east / 2) ** 2;
  return 12_742 * Math.asin(Math.min(1, Math.sqrt(half)));
}
