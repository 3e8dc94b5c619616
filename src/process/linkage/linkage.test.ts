import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { linkFiles } from '../../../test/linkage.ts';
import { seededStreams } from '../../methods/random/random.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'linkage-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const random = seededStreams(7)('people');
const pick = (values: readonly string[]) => values[Math.floor(random() * values.length)] ?? '';
const GIVEN = [
  'Awa',
  'Moussa',
  'Fatou',
  'Ibrahima',
  'Khady',
  'Ousmane',
  'Aïssatou',
  'Cheikh',
  'Mariama',
  'Abdoulaye',
];
const SURNAMES = [
  'Diallo',
  'Ndiaye',
  'Sow',
  'Fall',
  'Diop',
  'Ba',
  'Gueye',
  'Sarr',
  'Faye',
  'Cissé',
  'Thiam',
  'Kane',
];
const CITIES = ['Paris', 'Lyon', 'Marseille', 'Lille', 'Nantes', 'Toulouse'];

interface Person {
  readonly given: string;
  readonly surname: string;
  readonly birth: string;
  readonly city: string;
}

const people: Person[] = Array.from({ length: 300 }, () => ({
  given: pick(GIVEN),
  surname: pick(SURNAMES),
  birth: `${1940 + Math.floor(random() * 65)}-0${1 + Math.floor(random() * 9)}-${10 + Math.floor(random() * 18)}`,
  city: pick(CITIES),
}));

/** The consulate writes births day first and names in capitals, the association with slips of the pen. */
const consulate = people
  .slice(0, 220)
  .map(({ given, surname, birth, city }, at) => [
    `C${at}`,
    surname.toUpperCase(),
    given,
    birth.split('-').toReversed().join('/'),
    city,
  ]);
const association = people
  .slice(120)
  .map(({ given, surname, birth, city }, at) => [
    `A${at}`,
    random() < 0.2 ? `${given.slice(0, -1)}` : given,
    surname,
    birth,
    random() < 0.2 ? '' : city,
  ]);

async function list(
  name: string,
  header: string,
  rows: readonly (readonly string[])[],
): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, `${[header, ...rows.map((row) => row.join(','))].join('\n')}\n`);
  return path;
}

const consulateFile = (rows = consulate) =>
  list('consulate.csv', 'id,Nom de famille,Prénom,Date de naissance,Ville', rows);
const associationFile = (rows = association) =>
  list('association.csv', ' id, first name, surname, dob, city', rows);

const read = async (out: string, file: string) =>
  (await readFile(join(out, file), 'utf8')).trim().split('\r\n').slice(1).toSorted();

/** Persons as sets of records, whatever their numbers. */
async function personsIn(out: string): Promise<string[]> {
  const rows = (await read(out, 'clusters.csv')).map((line) => line.split(','));
  const persons = Map.groupBy(rows, ([, , cluster]) => cluster);
  return [...persons.values()]
    .map((members) =>
      members
        .map(([source, id]) => `${source}:${id}`)
        .toSorted()
        .join(' '),
    )
    .toSorted();
}

describe('linking two lists', () => {
  it('finds the hundred people who are on both, under other headers, orders and slips', async () => {
    const out = join(folder, 'both');
    const { records } = await linkFiles([await consulateFile(), await associationFile()], out);
    expect(records).toBe(400);
    const found = new Set(await personsIn(out));
    const right = Array.from(
      { length: 100 },
      (_, at) => `association:A${at} consulate:C${at + 120}`,
    ).filter((pair) => found.has(pair));
    expect(right.length).toBeGreaterThan(92);
    const joined = [...found].filter((person) => person.includes(' ')).length;
    expect(joined - right.length).toBeLessThan(8);
  }, 60_000);

  it('links a list in Arabic letters with one in Latin ones', async () => {
    const arabic = ['محمد', 'فاطمة', 'يوسف', 'خديجة', 'إبراهيم', 'مريم'];
    const latin = ['Mohamed', 'Fatima', 'Youssef', 'Khadija', 'Ibrahim', 'Mariam'];
    const families = ['بنعلي', 'حداد', 'منصور', 'زيدان', 'سليمان'];
    const spelt = ['Benali', 'Haddad', 'Mansour', 'Zidane', 'Soliman'];
    const people = Array.from({ length: 200 }, () => ({
      given: Math.floor(random() * 6),
      family: Math.floor(random() * 5),
      birth: `${1940 + Math.floor(random() * 65)}-0${1 + Math.floor(random() * 9)}-${10 + Math.floor(random() * 18)}`,
    }));
    const rows = (names: string[], families: string[], id: string) =>
      people.map(({ given, family, birth }, at) => [
        `${id}${at}`,
        names[given] ?? '',
        families[family] ?? '',
        birth,
      ]);
    const one = await list(
      'registre.csv',
      'id,الاسم الأول,اللقب,تاريخ الميلاد',
      rows(arabic, families, 'R'),
    );
    const two = await list(
      'members.csv',
      'id,first name,surname,date of birth',
      rows(latin, spelt, 'M'),
    );
    const out = join(folder, 'scripts');
    await linkFiles([one, two], out, { linkOnly: true });
    const pairs = (await read(out, 'pairs.csv')).map((line) => line.split(','));
    const right = pairs.filter(([, left = '', , other = '']) => left.slice(1) === other.slice(1));
    expect(right.length).toBeGreaterThan(190);
    expect(pairs.length - right.length).toBeLessThan(10);
  }, 60_000);

  it('says the same whatever the order of rows, columns and files', async () => {
    const plain = join(folder, 'plain');
    await linkFiles([await consulateFile(), await associationFile()], plain);
    const turned = join(folder, 'turned');
    await linkFiles(
      [
        await associationFile(association.toReversed()),
        await consulateFile(consulate.toReversed()),
      ],
      turned,
    );
    expect(await personsIn(turned)).toEqual(await personsIn(plain));
    expect(await read(turned, 'pairs.csv')).toEqual(await read(plain, 'pairs.csv'));
  }, 60_000);

  it('looks for no duplicates within a list where only links are wanted', async () => {
    const twice = [
      ...consulate,
      ...consulate.slice(0, 5).map(([, ...rest], at) => [`D${at}`, ...rest]),
    ];
    const out = join(folder, 'apart');
    await linkFiles([await consulateFile(twice), await associationFile()], out, { linkOnly: true });
    for (const line of await read(out, 'pairs.csv')) {
      const [left, , right] = line.split(',');
      expect(left).not.toBe(right);
    }
  }, 60_000);

  it('writes how it came to its answer', async () => {
    const out = join(folder, 'both');
    const manifest = JSON.parse(await readFile(join(out, 'manifest.json'), 'utf8'));
    expect(
      manifest.lists.map(({ source, id }: { source: string; id: string }) => [source, id]),
    ).toEqual([
      ['association', 'id'],
      ['consulate', 'id'],
    ]);
    expect(manifest.comparisons.map(({ kind }: { kind: string }) => kind)).toEqual([
      'given',
      'surname',
      'birth-date',
      'place',
      'list',
    ]);
  });
});

describe('files that cannot be linked', () => {
  it.each([
    ['empty.csv', '', [], 'sheet/empty'],
    ['alone.csv', 'id,name', [], 'list/no-rows'],
    [
      'numbers.csv',
      'id,cluster',
      [
        ['1', '2'],
        ['2', '2'],
      ],
      'linkage/nothing-to-compare',
    ],
  ])('%s is refused with its reason', async (name, header, rows, code) => {
    const path = await list(name, header, rows);
    await expect(linkFiles([path], join(folder, 'none'))).rejects.toMatchObject({ code });
  });

  it('names the columns there are where the asked one is not', async () => {
    const path = await associationFile();
    const missing = linkFiles([path], join(folder, 'none'), {}, 'number');
    await expect(missing).rejects.toMatchObject({
      code: 'list/id-absent',
      details: { column: 'number' },
    });
  });
});
