import type { Streams } from '../../src/methods/random/random.ts';
import { country, ORIGIN } from '../countries.ts';
import { byBirth } from '../definitions.ts';
import { belongingOf } from '../observe.ts';
import { factor } from '../random.ts';
import type { Truth } from '../truth.ts';
import { type Cell, csv } from './csv.ts';

const FAULTY_YEARS = [2020, 2022] as const;
const FAULTY_RESIDENCES = [
  'FRA',
  'ITA',
  'ESP',
  'BEL',
  'DEU',
  'PRT',
  'CHE',
  'GBR',
  'USA',
  'CAN',
  'GAB',
  'CIV',
  'GMB',
  'MRT',
  'MAR',
  'MLI',
] as const;

const HEADER = ['Pays d’origine', 'Pays de résidence', 'Année', 'Hommes', 'Femmes', 'Total'];
const SENEGAL = country(ORIGIN).fr;

type Fault =
  | 'unknown label'
  | 'text in a figure'
  | 'duplicate row'
  | 'conflicting duplicate'
  | 'wrong decimal'
  | 'sum of the sexes'
  | 'impossible year'
  | 'negative figure'
  | 'empty figure'
  | 'total does not reconcile';

/** Where each fault stands: the line as an editor shows it, and the column from 1. Told to people in `demo/faulty.md`. */
export const FAULTS: readonly { line: number; column: number; fault: Fault }[] = [
  { line: 6, column: 2, fault: 'unknown label' },
  { line: 9, column: 4, fault: 'text in a figure' },
  { line: 12, column: 6, fault: 'wrong decimal' },
  { line: 15, column: 6, fault: 'sum of the sexes' },
  { line: 18, column: 3, fault: 'impossible year' },
  { line: 21, column: 5, fault: 'negative figure' },
  { line: 24, column: 4, fault: 'empty figure' },
  { line: 34, column: 1, fault: 'duplicate row' },
  { line: 35, column: 6, fault: 'conflicting duplicate' },
  { line: 36, column: 2, fault: 'unknown label' },
  { line: 37, column: 6, fault: 'total does not reconcile' },
];

/** A file as a hurried colleague sends it: 32 rows that are mostly right, and eleven things that are not. */
export function faultyFile(streams: Streams, truth: Truth): string {
  const rows = soundRows(streams, truth);
  const grand = rows.reduce((sum, row) => sum + Number(row[5]), 0);
  const copy = (line: number) => [...(rows[line - 2] ?? [])];
  rows.push(copy(3), withCell(copy(4), 6, Number(copy(4)[5]) + 370));
  rows.push([SENEGAL, 'Autres pays du Nord', 2022, 410, 350, 760]);
  rows.push(['Total', '', '', '', '', grand + 12_345]);
  spoil(rows);
  return csv([HEADER, ...rows], ';', '\r\n');
}

function soundRows(streams: Streams, truth: Truth): Cell[][] {
  const random = streams('faulty');
  return FAULTY_RESIDENCES.flatMap((residence) =>
    FAULTY_YEARS.map((year): Cell[] => {
      const [men = 0, women = 0] = (['male', 'female'] as const).map((sex) => {
        const found = belongingOf(truth, residence, year, sex);
        return Math.round((found ? byBirth(found) : 0) * 0.9 * factor(random, 0.04));
      });
      return [SENEGAL, country(residence).fr, year, men, women, men + women];
    }),
  );
}

function withCell(row: Cell[], column: number, value: Cell): Cell[] {
  row[column - 1] = value;
  return row;
}

function spoil(rows: Cell[][]): void {
  const at = (line: number) => rows[line - 2] ?? [];
  withCell(at(6), 2, 'Syldavie');
  withCell(at(9), 4, 'environ 1 200');
  withCell(at(12), 6, `${at(12)[5]}.5`);
  withCell(at(15), 6, Number(at(15)[5]) + 1000);
  withCell(at(18), 3, 20222);
  withCell(at(21), 5, -Number(at(21)[4]));
  withCell(at(24), 4, '');
}
