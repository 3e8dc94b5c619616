import { AGE_BANDS, ARRIVALS, people } from '../cohorts.ts';
import { FIRST_YEAR, YEARS } from '../gravity.ts';
import { TABLE_YEARS } from '../observe.ts';
import type { Truth } from '../truth.ts';
import { type Cell, csv } from './csv.ts';

/** The truth as tables, by file name: kept beside the sources so that estimates can be judged by it later. */
export function truthFiles(truth: Truth): ReadonlyMap<string, string> {
  return new Map([
    ['truth/corridors.csv', csv(corridorRows(truth))],
    ['truth/people.csv', csv(peopleRows(truth))],
    ['truth/definitions.csv', csv(definitionRows(truth))],
    ['truth/places.csv', csv(placeRows(truth))],
    ['truth/work.csv', csv(workRows(truth))],
  ]);
}

function corridorRows(truth: Truth): Cell[][] {
  const rows = truth.corridors.flatMap(({ origin, residence, male, female }) =>
    TABLE_YEARS.map((year): Cell[] => {
      const i = year - FIRST_YEAR;
      return [origin, residence, year, male[i] ?? 0, female[i] ?? 0];
    }),
  );
  return [['origin', 'residence', 'year', 'male', 'female'], ...rows];
}

function peopleRows(truth: Truth): Cell[][] {
  const rows: Cell[][] = [['residence', 'year', 'sex', 'age', 'arrival', 'people']];
  for (const community of truth.communities) {
    for (const year of TABLE_YEARS) {
      for (const [sex, name] of ['male', 'female'].entries()) {
        for (const [age, band] of AGE_BANDS.entries()) {
          for (const [arrival, period] of ARRIVALS.entries()) {
            const n = people(community, year, { sex, age, arrival });
            if (n > 0) rows.push([community.residence, year, name, band, period, n]);
          }
        }
      }
    }
  }
  return rows;
}

function definitionRows(truth: Truth): Cell[][] {
  const [first] = truth.belonging;
  if (!first) throw new Error('a world without people');
  return [Object.keys(first), ...truth.belonging.map((b): Cell[] => Object.values(b))];
}

function placeRows(truth: Truth): Cell[][] {
  const rows = truth.dwellings.flatMap(({ residence, place, born, citizens }) =>
    YEARS.map((year, i): Cell[] => [residence, place, year, born[i] ?? 0, citizens[i] ?? 0]),
  );
  return [['residence', 'place', 'year', 'born', 'citizens'], ...rows];
}

function workRows(truth: Truth): Cell[][] {
  const rows = truth.work.map((cell): Cell[] => [
    cell.residence,
    cell.sex,
    cell.age,
    cell.arrival,
    cell.education,
    cell.labour,
    cell.isco,
    cell.people,
  ]);
  return [['residence', 'sex', 'age', 'arrival', 'education', 'labour', 'isco', 'people'], ...rows];
}
