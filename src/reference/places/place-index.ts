import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { keyHash } from './place-keys.ts';

/**
 * The compiled gazetteer: one file of typed arrays that are read, not parsed. The text at its head is JSON and says
 * where each array begins. Names are found by the hash of their key, in sorted order.
 */
export const PLACES_MAGIC = 'PASSERELLE-PLACES-1\n';

export interface PlacesHeader {
  readonly places: number;
  readonly keys: number;
  /** ISO 3166-1 alpha-2, by number. */
  readonly countries: readonly string[];
  /** GeoNames first-level codes as `US.IL`, by number. */
  readonly regions: readonly string[];
  /** Codes of divisions (`IN.13`, `DK.17.157`) and of places that have no GeoNames id in the source (`JP.40:minatocity`). */
  readonly codes: readonly string[];
  /** Byte offsets from the end of the header. */
  readonly offsets: Readonly<Record<string, number>>;
}

export interface PlaceIndex {
  readonly header: PlacesHeader;
  readonly latitudes: Int32Array;
  readonly longitudes: Int32Array;
  readonly populations: Uint32Array;
  /** GeoNames id, or `CODED` + number of the code. */
  readonly ids: Uint32Array;
  readonly countries: Uint16Array;
  readonly regions: Uint16Array;
  readonly ranks: Uint8Array;
  /** Ten times the decimal logarithm of the people of the largest city within 25 km, a capital counting threefold. */
  readonly surroundings: Uint8Array;
  readonly nameStarts: Uint32Array;
  readonly names: Uint8Array;
  /** Pairs of words, in the order of the second: 12 bits of hash, `ALTERNATE`, 19 bits of place; 32 bits of hash. */
  readonly keys: Uint32Array;
}

/** Set where the key is not the place's own name but another of its names. */
export const ALTERNATE = 0x80000;
export const PLACE_BITS = 0x7ffff;
/** The 12 bits stand above the 20 of the target. */
export const HASH_UNIT = 0x100000;
export const CODED = 0x80000000;
/** Coordinates are kept in hundred-thousandths of a degree (about a metre). */
export const DEGREE = 100_000;
/** What a place is, from the seat of a state down to what is no more. */
export const RANKS = {
  ...{ capital: 7, division: 6, seat: 5, secondSeat: 4, lowerSeat: 3 },
  ...{ place: 2, section: 1, gone: 0 },
} as const;

/** Where the build puts the gazetteer, seen from any file of the program, bundled or not. */
export function placesFile(): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder)
    folder = dirname(folder);
  return join(folder, 'dist/reference/places.bin');
}

export function readPlaceIndex(path: string): PlaceIndex {
  if (!existsSync(path)) throw new Error(`no gazetteer at ${path}: npm run build compiles it`);
  const bytes = readFileSync(path);
  if (bytes.toString('latin1', 0, PLACES_MAGIC.length) !== PLACES_MAGIC)
    throw new Error(`${path} is not a gazetteer of this program`);
  const headerEnd = bytes.readUInt32LE(PLACES_MAGIC.length);
  const header = JSON.parse(
    bytes.toString('utf8', PLACES_MAGIC.length + 4, headerEnd).trimEnd(),
  ) as PlacesHeader;
  return arraysOf(header, alignedBuffer(bytes), headerEnd);
}

// A small file is read into a shared pool at an odd offset; typed arrays need an aligned buffer.
function alignedBuffer(bytes: Buffer): ArrayBuffer {
  const whole = bytes.byteOffset === 0 && bytes.buffer instanceof ArrayBuffer;
  return whole ? bytes.buffer : Uint8Array.from(bytes).buffer;
}

function arraysOf(header: PlacesHeader, buffer: ArrayBuffer, start: number): PlaceIndex {
  const at = (name: string) => start + (header.offsets[name] ?? 0);
  const { places, keys } = header;
  const nameStarts = new Uint32Array(buffer, at('nameStarts'), places + 1);
  return {
    header,
    latitudes: new Int32Array(buffer, at('latitudes'), places),
    longitudes: new Int32Array(buffer, at('longitudes'), places),
    populations: new Uint32Array(buffer, at('populations'), places),
    ids: new Uint32Array(buffer, at('ids'), places),
    countries: new Uint16Array(buffer, at('countries'), places),
    regions: new Uint16Array(buffer, at('regions'), places),
    ranks: new Uint8Array(buffer, at('ranks'), places),
    surroundings: new Uint8Array(buffer, at('surroundings'), places),
    nameStarts,
    names: new Uint8Array(buffer, at('names'), nameStarts[places] ?? 0),
    keys: new Uint32Array(buffer, at('keys'), 2 * keys),
  };
}

const decoder = new TextDecoder();

export function nameOf(index: PlaceIndex, place: number): string {
  return decoder.decode(index.names.subarray(index.nameStarts[place], index.nameStarts[place + 1]));
}

/** Every place that bears a name with this key, anywhere, as its number and perhaps `ALTERNATE`. */
export function targetsOf({ keys }: PlaceIndex, key: string): number[] {
  const [high, low] = keyHash(key);
  const targets: number[] = [];
  for (let at = firstPair(keys, high, low); keys[2 * at + 1] === high; at++) {
    const word = keys[2 * at] ?? 0;
    if (Math.floor(word / HASH_UNIT) !== low) break;
    targets.push(word % HASH_UNIT);
  }
  return targets;
}

function firstPair(keys: Uint32Array, high: number, low: number): number {
  let from = 0;
  let to = keys.length / 2;
  while (from < to) {
    const middle = (from + to) >>> 1;
    const there = keys[2 * middle + 1] ?? 0;
    if (there < high || (there === high && (keys[2 * middle] ?? 0) < low * HASH_UNIT))
      from = middle + 1;
    else to = middle;
  }
  return from;
}
