import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import iconv from 'iconv-lite';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seededStreams } from '../../src/methods/random/random.ts';
import { people } from '../cohorts.ts';
import { PLACES } from '../places.ts';
import { imagine } from '../truth.ts';
import { CITIES } from './cities.ts';
import { LISTS, listPersons } from './coverage.ts';
import { generateLists, type ListsMade } from './lists.ts';
import { communitySize, inventPersons } from './persons.ts';
import { arabicOf, cyrillicOf } from './scripts.ts';

const truth = imagine(seededStreams(19));
const PERSONS = 1500;

let folder: string;
let made: ListsMade;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'passerelle-lists-'));
  made = await generateLists(join(folder, 'a'), { persons: PERSONS });
}, 120_000);

afterAll(() => rm(folder, { recursive: true }));

const bytes = (name: string) => readFile(join(folder, 'a', name));
const fileOf = (word: string) => made.files.find((name) => name.includes(word)) ?? '';
const rows = async (name: string): Promise<Record<string, string>[]> =>
  parse(await bytes(name), { columns: true, delimiter: name.endsWith('.tsv') ? '\t' : ',' });
const consulate = async (): Promise<Record<string, string>[]> =>
  parse(iconv.decode(await bytes(fileOf('consulat')), 'windows-1252'), {
    columns: true,
    delimiter: ';',
  });

describe('the invented persons', () => {
  const streams = seededStreams(19);
  const persons = inventPersons(streams, truth, communitySize(truth));

  it('are the community of the truth: everybody of Senegalese ancestry in the residence, in its sexes and ages', () => {
    const community = truth.communities.find(({ residence }) => residence === 'MAR');
    const here = truth.belonging.filter(
      ({ residence, year }) => residence === 'MAR' && year === 2024,
    );
    const ancestry = here.reduce(
      (sum, b) =>
        sum +
        b.bornCitizens +
        b.bornNaturalised +
        b.childrenCitizens +
        b.childrenOthers +
        b.grandchildren,
      0,
    );
    expect(persons).toHaveLength(ancestry);
    expect(persons.length).toBeGreaterThanOrEqual(20_000);
    if (!community) throw new Error('no community');
    for (const [sex, name] of ['male', 'female'].entries()) {
      const born = persons.filter((one) => one.part.startsWith('born') && one.sex === name);
      const old = born.filter(({ age }) => age >= 55).length / born.length;
      const oldInTruth =
        (people(community, 2024, { sex, age: 5 }) + people(community, 2024, { sex, age: 6 })) /
        people(community, 2024, { sex });
      expect(old).toBeCloseTo(oldInTruth, 1.5);
    }
  });

  it('live in the cities of the truth, by their shares', () => {
    for (const place of PLACES.filter(({ residence }) => residence === 'MAR')) {
      const city = CITIES.find(({ fr }) => fr === place.name);
      expect(city).toMatchObject({ share: place.share, office: place.mission !== null });
    }
    expect(CITIES.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 10);
  });

  it('have telephones that nobody in the world can have, and each their own', () => {
    const phones = persons.flatMap(({ phone, age }) => (phone && age >= 18 ? [phone] : []));
    expect(phones.length).toBeGreaterThan(10_000);
    expect(new Set(phones).size).toBe(phones.length);
    for (const phone of phones.slice(0, 300))
      expect(parsePhoneNumberFromString(`+212${phone}`)?.isValid()).toBe(false);
  });

  it('stand on lists as their traits lead them, and on two of these together more often than traits explain', () => {
    const on = listPersons(seededStreams(19), persons);
    const share = (
      list: (typeof LISTS)[number],
      who: (one: (typeof persons)[number]) => boolean,
    ) => {
      const some = persons.flatMap((one, at) => (who(one) ? [on[at]?.includes(list)] : []));
      return some.filter(Boolean).length / some.length;
    };
    expect(share('alumni', ({ education }) => education === 'high')).toBeGreaterThan(
      3 * share('alumni', ({ education }) => education === 'medium'),
    );
    expect(share('consulate', ({ part }) => part === 'childOther')).toBeLessThan(
      0.3 * share('consulate', ({ part }) => part === 'childCitizen'),
    );
    expect(share('city', ({ arrived }) => (arrived ?? 0) >= 2020)).toBeLessThan(
      share('city', ({ arrived }) => arrived !== null && arrived < 2020),
    );
    const alike = (one: (typeof persons)[number]) =>
      one.part === 'bornCitizen' && one.age >= 35 && one.age < 55 && one.city.office;
    const registered = persons.filter((one, at) => alike(one) && on[at]?.includes('consulate'));
    const others = persons.filter((one, at) => alike(one) && !on[at]?.includes('consulate'));
    const members = (some: typeof persons) =>
      some.filter(({ number }) => on[number]?.includes('federation')).length / some.length;
    expect(members(registered)).toBeGreaterThan(1.6 * members(others));
  });
});

describe('the five lists', () => {
  it('are the same bytes from the same seed, and others from another', async () => {
    const again = await generateLists(join(folder, 'b'), { persons: PERSONS });
    expect(again).toEqual(made);
    for (const name of made.files)
      expect((await readFile(join(folder, 'b', name))).equals(await bytes(name))).toBe(true);
    const other = await generateLists(join(folder, 'c'), { persons: PERSONS, seed: 20 });
    const [first = ''] = other.files;
    expect((await readFile(join(folder, 'c', first))).equals(await bytes(first))).toBe(false);
  }, 60_000);

  it('say in their names that they are invented, and have the truth apart', () => {
    for (const name of made.files) expect(name).toMatch(/^(donnees-inventees-|truth\/)/);
    expect(made.files.filter((name) => name.startsWith('truth/'))).toEqual([
      'truth/records.csv',
      'truth/persons.csv',
    ]);
  });

  it('overlap: every line is of a person whom the truth puts on that list, some of them twice', async () => {
    const records = await rows('truth/records.csv');
    const persons = new Map((await rows('truth/persons.csv')).map((row) => [row.person, row]));
    expect(records).toHaveLength(Object.values(made.records).reduce((a, b) => a + b, 0));
    const twice = Map.groupBy(records, ({ list, person }) => `${list} ${person}`);
    for (const { list = '', person } of records) {
      const name =
        LISTS[
          ['consulat', 'ville', 'federation', 'diplomes', 'enquete'].findIndex((word) =>
            list.endsWith(word),
          )
        ] ?? '';
      expect(persons.get(person)?.[name]).toBe('1');
    }
    const doubles = [...twice].filter(([, some]) => some.length > 1).map(([key]) => key);
    expect(doubles.length).toBeGreaterThan(10);
    expect(doubles.filter((key) => key.includes('diplomes'))).toEqual([]);
    expect(persons.size).toBe(PERSONS);
  });

  it('are written in three scripts: the city in Arabic, some diplomas in Cyrillic, the rest in Latin letters', async () => {
    const alumni = await rows(fileOf('diplomes'));
    const cyrillic = alumni.filter((row) => /\p{Script=Cyrillic}/u.test(row['Last name'] ?? ''));
    expect(cyrillic.length / alumni.length).toBeGreaterThan(0.2);
    expect(cyrillic.length / alumni.length).toBeLessThan(0.4);
    const scripts = Map.groupBy(await rows('truth/records.csv'), ({ script }) => script);
    expect(scripts.get('arabic')).toHaveLength(made.records.city);
    expect(scripts.get('cyrillic')).toHaveLength(cyrillic.length);
  });

  it('have partial dates, dates of the first of January, missing parts, initials and e-mail at example domains only', async () => {
    const federation = await rows(fileOf('federation'));
    const births = federation.map((row) => row['Date de naissance'] ?? '');
    const share = (pattern: RegExp, of: string[]) =>
      of.filter((text) => pattern.test(text)).length / of.length;
    expect(share(/^$/, births)).toBeGreaterThan(0.07);
    expect(share(/^\d{4}$/, births)).toBeGreaterThan(0.12);
    expect(share(/^01\/01\//, births)).toBeGreaterThan(0.015);
    expect(
      share(
        /(^| )\p{L}\. /u,
        federation.map((row) => row['Nom complet'] ?? ''),
      ),
    ).toBeGreaterThan(0.01);
    const mails = [
      ...federation.map((row) => row['E-mail']),
      ...(await consulate()).map((row) => row.Courriel),
    ].filter(Boolean);
    expect(mails.length).toBeGreaterThan(100);
    for (const mail of mails) expect(mail).toMatch(/^[a-z0-9.]+@[a-z]+\.example$/);
  });
});

describe('names in other scripts', () => {
  it('are written by the habits of the French transcription', () => {
    expect(['Mamadou', 'Gueye', 'Ousseynou', 'Cheikh', 'Faye'].map(cyrillicOf)).toEqual([
      'Мамаду',
      'Гей',
      'Уссейну',
      'Шейх',
      'Фай',
    ]);
    expect(['Bassoutémb', 'Ndiou'].map(arabicOf)).toEqual(['باسوتيمب', 'انديو']);
  });
});
