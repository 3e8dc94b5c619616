import type { Random, Streams } from '../src/methods/random/random.ts';
import { ORIGIN } from './countries.ts';
import { type Belonging, byBirth, byCitizenship } from './definitions.ts';
import { type Corridor, FIRST_YEAR, LAST_YEAR } from './gravity.ts';
import { between, clamp, factor } from './random.ts';
import type { Truth } from './truth.ts';

/** The years of the official stock tables. */
export const TABLE_YEARS = [1990, 1995, 2000, 2005, 2010, 2015, 2020, 2024] as const;

export interface Split {
  readonly male: number;
  readonly female: number;
}

/** What one office believes about one corridor, by table year; null where it has no figure for the sexes. */
export interface Seen {
  readonly origin: string;
  readonly residence: string;
  readonly years: ReadonlyMap<number, Split>;
}

/** One statistical office: what it counts, when, and how much of it. */
export interface Office {
  readonly residence: string;
  readonly dataType: 'B' | 'B R' | 'C' | 'C R' | 'I';
  readonly censuses: readonly number[];
  readonly coverage: number;
  readonly noise: number;
  /** Corridors smaller than this are lumped into "Others". */
  readonly lumped: number;
}

const COUNTS_CITIZENS = new Set(['AUT', 'JPN', 'GRC', 'SAU', 'ARE', 'CIV', 'EGY', 'GAB']);
const NO_CENSUS = new Set(['LBY', 'SOM', 'SDN', 'SYR', 'COD', 'AFG']);
const COUNTS_REFUGEES = new Set(['TUR', 'LBN', 'ETH', 'KEN', 'PAK', 'EGY', 'MRT', 'NER']);

export function openOffice(random: Random, residence: string): Office {
  const first = Math.round(between(random, 1982, 1991));
  const blind = NO_CENSUS.has(residence);
  return {
    residence,
    dataType: dataType(residence, blind),
    censuses: [0, 10, 20, 30].map((gap) => first + gap + Math.round(between(random, -1, 1))),
    coverage: blind ? between(random, 0.55, 0.85) : between(random, 0.84, 0.985),
    noise: blind ? 0.2 : 0.03,
    lumped: blind ? 900 : between(random, 3, 40),
  };
}

function dataType(residence: string, blind: boolean): Office['dataType'] {
  if (blind) return 'I';
  const base = COUNTS_CITIZENS.has(residence) ? 'C' : 'B';
  return COUNTS_REFUGEES.has(residence) ? `${base} R` : base;
}

/** Counts at censuses, straight lines between them, the last slope carried on after the last one. */
export function takeCensuses(
  random: Random,
  truth: Truth,
  corridor: Corridor,
  office: Office,
): Seen {
  const counted = office.censuses.map((year) => ({
    year,
    ...count(random, truth, corridor, office, year),
  }));
  const years = new Map(TABLE_YEARS.map((year) => [year as number, interpolate(counted, year)]));
  return { origin: corridor.origin, residence: corridor.residence, years };
}

function count(
  random: Random,
  truth: Truth,
  corridor: Corridor,
  office: Office,
  year: number,
): Split {
  const inside = clamp(year, FIRST_YEAR, LAST_YEAR);
  const real = office.dataType.startsWith('C')
    ? citizens(truth, corridor, inside)
    : bornAt(corridor, inside);
  const seen = office.coverage * factor(random, office.noise);
  return { male: real.male * seen, female: real.female * seen * factor(random, office.noise / 3) };
}

export function bornAt(corridor: Corridor, year: number): Split {
  const i = year - FIRST_YEAR;
  return { male: corridor.male[i] ?? 0, female: corridor.female[i] ?? 0 };
}

// For origins outside the hub's scope the model knows no citizenship: a share of those born there.
function citizens(truth: Truth, corridor: Corridor, year: number): Split {
  if (corridor.origin !== ORIGIN) {
    const born = bornAt(corridor, year);
    return { male: born.male * 0.82, female: born.female * 0.8 };
  }
  const of = (sex: 'male' | 'female') => {
    const found = belongingOf(truth, corridor.residence, year, sex);
    return found ? byCitizenship(found) : 0;
  };
  return { male: of('male'), female: of('female') };
}

interface Counted extends Split {
  readonly year: number;
}

function interpolate(counted: readonly Counted[], year: number): Split {
  const after = counted.findIndex((census) => census.year >= year);
  const right = clamp(after === -1 ? counted.length - 1 : after, 1, counted.length - 1);
  const a = counted[right - 1];
  const b = counted[right];
  if (!a || !b) throw new Error('an office takes at least two censuses');
  const part = (year - a.year) / (b.year - a.year);
  const line = (from: number, to: number) => Math.max(0, Math.round(from + (to - from) * part));
  return { male: line(a.male, b.male), female: line(a.female, b.female) };
}

/** An observatory that adds up population registers: departures are seldom notified, so that it counts too many. */
export function readRegisters(random: Random, corridor: Corridor, excess: number): Seen {
  const steady = factor(random, 0.05);
  const years = new Map<number, Split>();
  for (const year of TABLE_YEARS.filter((each) => each <= 2020)) {
    const born = bornAt(corridor, year);
    const seen = excess * steady * factor(random, 0.015);
    years.set(year, {
      male: Math.round(born.male * seen),
      female: Math.round(born.female * seen * factor(random, 0.008)),
    });
  }
  return { origin: corridor.origin, residence: corridor.residence, years };
}

export function registerExcess(streams: Streams, residence: string): number {
  return between(streams(`registers ${residence}`), 0.96, 1.14);
}

export function belongingOf(
  truth: Truth,
  residence: string,
  year: number,
  sex: 'male' | 'female',
): Belonging | undefined {
  return index(truth).get(`${residence} ${year} ${sex}`);
}

const INDEXES = new WeakMap<Truth, Map<string, Belonging>>();

function index(truth: Truth): Map<string, Belonging> {
  const known = INDEXES.get(truth);
  if (known) return known;
  const built = new Map(truth.belonging.map((b) => [`${b.residence} ${b.year} ${b.sex}`, b]));
  INDEXES.set(truth, built);
  return built;
}

/** Both sexes of one residence and year, of whatever is counted. */
export function belongingSum(
  truth: Truth,
  residence: string,
  year: number,
  counted: (b: Belonging) => number = byBirth,
): number {
  return (['male', 'female'] as const).reduce((sum, sex) => {
    const found = belongingOf(truth, residence, year, sex);
    return sum + (found ? counted(found) : 0);
  }, 0);
}
