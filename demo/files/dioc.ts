import type { Random } from '../../src/methods/random/random.ts';
import { ORIGIN } from '../countries.ts';
import { chance } from '../random.ts';
import type { WorkCell } from '../work.ts';
import { WORK_YEAR } from '../work.ts';
import { type Cell, csv } from './csv.ts';

const HEADER = [
  'country',
  'coub',
  'year',
  'sex',
  'age',
  'edu',
  'isco',
  'lfs',
  'dur_stay',
  'number',
];
// Who does not work has no occupation: the cell stays empty.
const NONE = '-';
const AGES: Readonly<Record<string, string>> = { '15-24': '15-24', '65+': '65+' };

/** Census people by origin, residence, sex, age, education, occupation, labour status and stay; with the unknowns. */
export function diocCensus(random: Random, cells: readonly WorkCell[]): string {
  const counts = new Map<string, number>();
  for (const cell of cells) {
    for (const [key, people] of asked(random, cell)) {
      counts.set(key, (counts.get(key) ?? 0) + people);
    }
  }
  const rows = [...counts].map(([key, people]): Cell[] => [
    ...key.split(' ').map((part) => (part === NONE ? '' : part)),
    people,
  ]);
  return csv([HEADER, ...rows]);
}

// A census misses one in twenty and does not hear every answer of the rest.
function asked(random: Random, cell: WorkCell): Map<string, number> {
  const answers = new Map<string, number>();
  for (let person = 0; person < cell.people; person += 1) {
    if (chance(random, 0.05)) continue;
    const key = [
      cell.residence,
      ORIGIN,
      WORK_YEAR,
      cell.sex === 'male' ? 'M' : 'F',
      AGES[cell.age] ?? '25-64',
      chance(random, 0.04) ? 'UNK' : cell.education.toUpperCase(),
      cell.isco === null ? NONE : chance(random, 0.06) ? 'UNK' : cell.isco,
      cell.labour.toUpperCase(),
      chance(random, 0.07) ? 'UNK' : duration(cell.arrival),
    ].join(' ');
    answers.set(key, (answers.get(key) ?? 0) + 1);
  }
  return answers;
}

function duration(arrival: string): string {
  if (arrival >= '2015') return '0-5';
  if (arrival >= '2010') return '5-10';
  return '10+';
}
