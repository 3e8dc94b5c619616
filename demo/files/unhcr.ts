import type { Random } from '../../src/methods/random/random.ts';
import { COUNTRIES, country, ORIGIN } from '../countries.ts';
import { type Corridor, SHOCKS } from '../gravity.ts';
import { bornAt } from '../observe.ts';
import { between, factor } from '../random.ts';
import { type Cell, csv } from './csv.ts';

const REFUGEE_YEARS: readonly number[] = Array.from({ length: 25 }, (_, i) => 2000 + i);

const HEADER = [
  'year',
  'coo_name',
  'coo',
  'coo_iso',
  'coa_name',
  'coa',
  'coa_iso',
  'refugees',
  'asylum_seekers',
  'returned_refugees',
  'idps',
  'returned_idps',
  'stateless',
  'ooc',
  'oip',
  'hst',
];

/** People under protection, in the columns of UNHCR's population table, with its own country codes beside ISO's. */
export function unhcrPopulation(random: Random, corridors: readonly Corridor[]): string {
  const across = corridors.flatMap((corridor) => protectedAbroad(random, corridor));
  const within = COUNTRIES.filter(({ code }) => code in SHOCKS).flatMap(({ code }) =>
    displacedWithin(random, code),
  );
  return csv([HEADER, ...across, ...within]);
}

function protectedAbroad(random: Random, corridor: Corridor): Cell[][] {
  const share = protectedShare(random, corridor);
  if (share === 0) return [];
  const waiting = between(random, 0.05, 0.3);
  return REFUGEE_YEARS.flatMap((year) => {
    const { male, female } = bornAt(corridor, year);
    const people =
      (male + female) * share * sinceShock(corridor.origin, year) * factor(random, 0.06);
    const refugees = fives(people * (1 - waiting));
    const seekers = fives(people * waiting);
    if (refugees + seekers === 0) return [];
    const oip = corridor.origin === 'VEN' ? fives(people * 3) : 0;
    return [line(year, corridor.origin, corridor.residence, { refugees, seekers, oip })];
  });
}

// From the hub's origin few people ask for protection, and in a few residences only.
function protectedShare(random: Random, { origin, residence }: Corridor): number {
  if (origin === ORIGIN) {
    const few = [
      'FRA',
      'ITA',
      'ESP',
      'DEU',
      'BEL',
      'USA',
      'GMB',
      'MRT',
      'CAN',
      'GBR',
      'CHE',
      'GRC',
    ];
    return few.includes(residence) ? between(random, 0.004, 0.03) : 0;
  }
  const shock = SHOCKS[origin];
  return shock && random() < 0.6 ? shock.share * between(random, 0.3, 0.85) : 0;
}

function sinceShock(origin: string, year: number): number {
  const shock = SHOCKS[origin];
  if (!shock) return 1;
  return year < shock.year ? 0.06 : 1;
}

function displacedWithin(random: Random, origin: string): Cell[][] {
  const shock = SHOCKS[origin];
  if (!shock) return [];
  const people = country(origin).size * 1_000_000 * shock.share * between(random, 0.02, 0.12);
  return REFUGEE_YEARS.filter((year) => year >= shock.year).map((year) => {
    const idps = fives(people * factor(random, 0.1));
    return line(year, origin, origin, { idps, returned: fives(idps * between(random, 0, 0.1)) });
  });
}

// UNHCR rounds small counts to the nearest five.
function fives(value: number): number {
  return Math.round(value / 5) * 5;
}

interface Counts {
  readonly refugees?: number;
  readonly seekers?: number;
  readonly idps?: number;
  readonly returned?: number;
  readonly oip?: number;
}

function line(year: number, origin: string, asylum: string, counts: Counts): Cell[] {
  const from = country(origin);
  const to = country(asylum);
  const { refugees = 0, seekers = 0, idps = 0, returned = 0, oip = 0 } = counts;
  return [
    ...[year, from.en, from.unhcr, from.code, to.en, to.unhcr, to.code],
    ...[refugees, seekers, 0, idps, returned, 0, 0, oip, 0],
  ];
}
