/** Five overlapping lists of invented persons, and apart from them the truth of who is who. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Random, type Streams, seededStreams } from '../../src/methods/random/random.ts';
import { AGE_BANDS } from '../cohorts.ts';
import { type Cell, csv } from '../files/csv.ts';
import { chance } from '../random.ts';
import { imagine } from '../truth.ts';
import { LISTS, type ListName, listPersons } from './coverage.ts';
import { LAYOUTS } from './layouts.ts';
import { communitySize, generationOf, inventPersons, type Person } from './persons.ts';
import { CARE, type Sighting, see } from './sightings.ts';
import type { Script } from './slips.ts';

export interface ListsMade {
  readonly seed: number;
  /** The true population. */
  readonly persons: number;
  /** Whom at least one list has. */
  readonly listed: number;
  readonly records: Readonly<Record<ListName, number>>;
  /** Relative to the folder, the truth last. */
  readonly files: readonly string[];
}

const LISTS_SEED = 19;

/** Writes the lists and `truth/` under `outDir`. The same seed and number of persons give the same bytes. */
export async function generateLists(
  outDir: string,
  { seed = LISTS_SEED, persons: wanted }: { seed?: number; persons?: number | undefined } = {},
): Promise<ListsMade> {
  const streams = seededStreams(seed);
  const truth = imagine(streams);
  const persons = inventPersons(streams, truth, wanted ?? communitySize(truth));
  const on = listPersons(streams, persons);
  const written = LISTS.map((list) => writeList(streams, list, persons, on));
  const files: string[] = [];
  const put = async (name: string, bytes: Uint8Array | string) => {
    await mkdir(dirname(join(outDir, name)), { recursive: true });
    await writeFile(join(outDir, name), bytes);
    files.push(name);
  };
  for (const { list, rows } of written)
    await put(LAYOUTS[list].file, await LAYOUTS[list].bytes([LAYOUTS[list].header, ...rows]));
  await put('truth/records.csv', csv([RECORDS, ...written.flatMap(recordRows)]));
  await put(
    'truth/persons.csv',
    csv([PERSONS, ...persons.map((person, at) => personRow(person, on[at] ?? []))]),
  );
  const records = Object.fromEntries(written.map(({ list, rows }) => [list, rows.length]));
  return {
    seed,
    persons: persons.length,
    listed: on.filter((lists) => lists.length > 0).length,
    records: records as Record<ListName, number>, // One entry a list.
    files,
  };
}

interface Written {
  readonly list: ListName;
  readonly sightings: readonly Sighting[];
  readonly rows: readonly Cell[][];
}

function writeList(
  streams: Streams,
  list: ListName,
  persons: readonly Person[],
  on: readonly ListName[][],
): Written {
  const random = streams(`lists errors ${list}`);
  const lines = persons
    .filter((_, at) => on[at]?.includes(list))
    .flatMap((person) => {
      const script = scriptOf(list, person);
      const once = see(random, person, CARE[list], script);
      return chance(random, CARE[list].twice)
        ? [once, see(random, person, CARE[list], script)]
        : [once];
    });
  const sightings = shuffled(streams(`lists order ${list}`), lines);
  const cells = streams(`lists cells ${list}`);
  return { list, sightings, rows: sightings.map((seen, at) => LAYOUTS[list].row(cells, seen, at)) };
}

/** The city writes in Arabic; three alumni in ten come from a university that teaches in Russian and copied their diploma. */
function scriptOf(list: ListName, { number }: Person): Script {
  if (list === 'city') return 'arabic';
  return list === 'alumni' && (number * 7919) % 10 < 3 ? 'cyrillic' : 'latin';
}

function shuffled<T>(random: Random, lines: readonly T[]): T[] {
  return lines
    .map((line) => ({ line, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ line }) => line);
}

const RECORDS = ['list', 'row', 'id', 'person', 'script'];

/** Lists whose holder numbers its lines, in their first column. */
const NUMBERED: readonly ListName[] = ['consulate', 'city', 'alumni'];

function recordRows({ list, sightings, rows }: Written): Cell[][] {
  const source = LAYOUTS[list].file.replace(/\.\w+$/, '');
  return sightings.map(({ person, script }, at) => [
    source,
    at + 1,
    NUMBERED.includes(list) ? (rows[at]?.[0] ?? '') : '',
    person.number,
    script,
  ]);
}

const PERSONS = [
  'person',
  'sex',
  'age',
  'part',
  'generation',
  'arrived',
  'city',
  'education',
  'isco',
  ...LISTS,
];

function personRow(person: Person, lists: readonly ListName[]): Cell[] {
  return [
    person.number,
    person.sex,
    bandOf(person.age),
    person.part,
    generationOf(person),
    person.arrived,
    person.city.fr,
    person.education,
    person.occupation?.isco ?? null,
    ...LISTS.map((list) => (lists.includes(list) ? 1 : 0)),
  ];
}

const bandOf = (age: number): string =>
  AGE_BANDS[age < 15 ? 0 : age >= 65 ? 6 : 1 + Math.floor((age - 15) / 10)] ?? '';
