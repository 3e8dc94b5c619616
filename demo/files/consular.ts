import type { Streams } from '../../src/methods/random/random.ts';
import { country, RESIDENCES } from '../countries.ts';
import { belongingOf } from '../observe.ts';
import { hasMission, PLACES } from '../places.ts';
import { between, clamp, factor, roundTogether } from '../random.ts';
import type { Truth } from '../truth.ts';
import { type Cell, csv, decimalComma, thousands } from './csv.ts';

const REGISTER_YEARS = [2018, 2019, 2020, 2021, 2022, 2023, 2024] as const;
const NO_BREAK = '\u00a0';

const TITLE = [
  ['Registre consulaire : inscrits par pays et par ville de résidence — DONNÉES INVENTÉES'],
  ['Service central des affaires consulaires (exemple) ; situation au 31 décembre'],
  [],
];
const HEADER = [
  'Pays de résidence',
  'Ville',
  'Année',
  'Inscrits au registre',
  'Dont hommes',
  'Dont femmes',
  'Part des femmes (%)',
];
const FOOT = [
  [],
  ['(1) Chiffre provisoire.'],
  ['(2) Inscriptions closes depuis plus de cinq ans non encore radiées.'],
  ['n.d. : non disponible.'],
  ['Les personnes parties sans se faire radier restent comptées. Données inventées.'],
];

interface Entry {
  readonly residence: string;
  readonly place: string;
  readonly year: number;
  readonly men: number | null;
  readonly women: number | null;
}

/**
 * People on the consular register by residence and city, as a ministry hands it over: French numbers, titles above,
 * footnotes below, a grand total. Those who left or died stay on the list for years.
 */
export function consularRegister(streams: Streams, truth: Truth): string {
  const entries = RESIDENCES.filter(hasMission).flatMap((residence) =>
    REGISTER_YEARS.flatMap((year) => entriesOf(streams, truth, residence, year)),
  );
  const total = entries.reduce((sum, { men, women }) => sum + (men ?? 0) + (women ?? 0), 0);
  const rows: Cell[][] = [
    ...TITLE,
    HEADER,
    ...entries.map(row),
    ['Total général', '', '', thousands(total, NO_BREAK), '', '', ''],
    ...FOOT,
  ];
  return csv(rows, ';', '\r\n');
}

function entriesOf(streams: Streams, truth: Truth, residence: string, year: number): Entry[] {
  const random = streams(`register ${residence}`);
  const stale = between(random, 0.08, 0.42);
  const yearly = Array.from({ length: REGISTER_YEARS.length }, () => factor(random, 0.02));
  const kept = 1 + stale * (1 - 0.06 * (year - 2018));
  const seen = kept * (yearly[year - 2018] ?? 1);
  const men = spread(
    residence,
    (belongingOf(truth, residence, year, 'male')?.registered ?? 0) * seen,
  );
  const women = spread(
    residence,
    (belongingOf(truth, residence, year, 'female')?.registered ?? 0) * seen,
  );
  const closed = random() < 0.06 ? 2018 + Math.floor(random() * 5) : null;
  return men.map(({ place, people }, i) => ({
    residence,
    place,
    year,
    men: year === closed ? null : people,
    women: year === closed ? null : (women[i]?.people ?? 0),
  }));
}

// Those who live near an office register more than those who do not.
function spread(residence: string, people: number): { place: string; people: number }[] {
  const places = PLACES.filter((place) => place.residence === residence);
  const near = places.map(({ share, mission }) => (mission ? share * 1.25 : share * 0.8));
  const rest = clamp(1 - near.reduce((sum, share) => sum + share, 0), 0.02, 1);
  const all = [...near, rest];
  const sum = all.reduce((total, share) => total + share, 0);
  const parts = roundTogether(all.map((share) => (share / sum) * people));
  return parts.map((part, i) => ({ place: places[i]?.name ?? 'Autres localités', people: part }));
}

function row({ residence, place, year, men, women }: Entry): Cell[] {
  const where = [country(residence).fr, place, year];
  if (men === null || women === null) return [...where, 'n.d.', 'n.d.', 'n.d.', 'n.d.'];
  const note = year === 2024 ? ' (1)' : place === 'Abidjan' && year < 2020 ? ' (2)' : '';
  const share = men + women > 0 ? decimalComma((100 * women) / (men + women)) : '';
  return [
    ...where,
    thousands(men + women, NO_BREAK) + note,
    thousands(men, NO_BREAK),
    thousands(women, NO_BREAK),
    share,
  ];
}
