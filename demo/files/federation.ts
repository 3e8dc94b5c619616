import type { Streams } from '../../src/methods/random/random.ts';
import { country } from '../countries.ts';
import { belongingOf } from '../observe.ts';
import { between } from '../random.ts';
import type { Truth } from '../truth.ts';
import { type Cell, csv } from './csv.ts';

const MEMBER_YEARS = [2022, 2023, 2024] as const;
export const MEMBER_RESIDENCES = [
  'FRA',
  'ITA',
  'ESP',
  'USA',
  'CAN',
  'BEL',
  'DEU',
  'CHE',
  'PRT',
  'GBR',
  'GAB',
  'CIV',
  'MAR',
  'MRT',
  'GMB',
  'MLI',
  'COG',
  'SWE',
] as const;

const HEADER = ['Pays', 'Année', 'Associations', 'Adhérents déclarés', 'Dont femmes'];

/** What a federation says of itself: associations add up their lists, so that whoever is in two counts twice. */
export function federationMembers(streams: Streams, truth: Truth): string {
  const rows = MEMBER_RESIDENCES.flatMap((residence) => {
    const random = streams(`federation ${residence}`);
    const boast = between(random, 1.25, 2.6);
    const size = between(random, 60, 220);
    return MEMBER_YEARS.map((year): Cell[] => {
      const men = (belongingOf(truth, residence, year, 'male')?.members ?? 0) * boast;
      const women = (belongingOf(truth, residence, year, 'female')?.members ?? 0) * boast * 1.15;
      const associations = Math.max(1, Math.round((men + women) / size));
      return [country(residence).fr, year, associations, tens(men + women), tens(women)];
    });
  });
  return `\uFEFF${csv([HEADER, ...rows], ';')}`;
}

function tens(value: number): number {
  return Math.round(value / 10) * 10;
}
