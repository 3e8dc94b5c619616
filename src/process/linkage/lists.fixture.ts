/** Two small lists that share their people, slips included. */
import { type Random, seededStreams } from '../../methods/random/random.ts';
import type { Duck } from '../../platform/duckdb/duckdb.ts';
import type { LinkInput } from './linkage.ts';

const HEADERS = ['id', 'given name', 'surname', 'date of birth', 'city'];

function peopleOf(random: Random, list: string, count: number): string[][] {
  const pick = (words: string) =>
    words.split(' ')[Math.floor(random() * words.split(' ').length)] ?? '';
  return Array.from({ length: count }, (_, at) => {
    const same = seededStreams(at)('person');
    const day = String(10 + Math.floor(same() * 18));
    const given = ['Awa', 'Moussa', 'Fatou', 'Khady', 'Cheikh'][Math.floor(same() * 5)] ?? '';
    const surname =
      ['Diallo', 'Ndiaye', 'Fall', 'Gueye', 'Sarr', 'Kane'][Math.floor(same() * 6)] ?? '';
    return [
      `${list}${at}`,
      random() < 0.1 ? given.slice(1) : given,
      random() < 0.1 ? `${surname}e` : surname,
      random() < 0.1
        ? ''
        : `${1950 + Math.floor(same() * 50)}-0${1 + Math.floor(same() * 9)}-${day}`,
      pick('Paris Lyon Lille Nantes'),
    ];
  });
}

export interface SharedList extends LinkInput {
  readonly rows: readonly (readonly string[])[];
}

/** The lists `a` and `b`, on which record number n is the same person. */
export const sharedLists = (people: number): SharedList[] =>
  ['a', 'b'].map((source) => ({
    source,
    relation: `raw_${source}`,
    id: 'id',
    rows: peopleOf(seededStreams(3)(source), source, people),
  }));

/** Brings the lists into a database when they are asked for. */
export const inputsOf = (lists: readonly SharedList[]) => (duck: Duck) => async () => {
  for (const { relation, rows } of lists) {
    await duck.run(
      `create table ${relation} (${HEADERS.map((header) => `"${header}" text`).join(', ')})`,
    );
    await duck.append(relation, rows);
  }
  return lists;
};
