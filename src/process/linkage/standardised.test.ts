import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dated, standard } from '../../methods/linkage/linkage.ts';
import { seededStreams } from '../../methods/random/random.ts';
import {
  standardiseDate,
  standardiseEmail,
  standardiseTelephone,
} from '../../methods/standardising/standardising.ts';
import { duckdb } from '../../platform/duckdb/dialect.ts';
import { type Duck, openDuck } from '../../platform/duckdb/duckdb.ts';
import { readStandardised } from './lists.ts';

let folder: string;
let duck: Duck;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'standardised-'));
  duck = await openDuck({ memoryMb: 200, threads: 1, temp: folder });
});
afterAll(async () => {
  await duck.close();
  await rm(folder, { recursive: true });
});

type Row = readonly [given: string, surname: string, birth: string, town: string];

/** What two lists of the same rows become, in the order of the rows of the first. */
async function standardised(rows: readonly Row[], latest?: number): Promise<(string | null)[][]> {
  for (const table of ['standardised', 'natives', 'alike'])
    await duck.run(`drop table if exists ${table}`);
  const values = rows.map((row, at) => `(${[String(at), ...row].map(duckdb.text).join(', ')})`);
  for (const list of ['one', 'two'])
    await duck.run(
      `create or replace table ${list} as select * from (values ${values.join(', ')}) t(id, "given name", surname, "date of birth", town)`,
    );
  const inputs = ['one', 'two'].map((source) => ({ source, relation: source, id: 'id', latest }));
  await readStandardised(duck, inputs, new Map());
  const found = await duck.rows(
    'select f_given as g, f_surname as s, "f_birth-date" as b, f_town as t from standardised where source = 0 order by id::integer',
  );
  return found.map((row) => Object.values(row as Record<string, string | null>));
}

const others: Row[] = Array.from({ length: 200 }, (_, at) => [
  `Given${at}`,
  `Surname${at % 90}`,
  `19${50 + (at % 50)}-03-0${1 + (at % 9)}`,
  `Town${at % 20}`,
]);

describe('words that stand for nothing', () => {
  it('are names beside another part of one, and nothing alone or in a town', async () => {
    const [first, second, third, fourth] = await standardised([
      ['Na', 'Kim', '1980-01-02', 'NA'],
      ['Nil', 'Chowdhury', '', 'None'],
      ['NA', 'None', '1980-01-02', 'Lyon'],
      ['', 'null', 'N/A', 'Unknown'],
      ...others,
    ]);
    expect(first).toEqual(['na', 'kim', '19800102', null]);
    expect(second).toEqual(['nil', 'chowdhury', null, null]);
    expect(third).toEqual([null, null, '19800102', 'lyon']);
    expect(fourth).toEqual([null, null, null, null]);
  });

  it('are nobody’s name where a program wrote them in every tenth row', async () => {
    const exported = others.map(
      ([given, surname, ...more], at): Row => [given, at % 10 === 0 ? 'NA' : surname, ...more],
    );
    const [first, second] = await standardised(exported);
    expect(first?.slice(0, 2)).toEqual(['given0', null]);
    expect(second?.slice(0, 2)).toEqual(['given1', 'surname1']);
  });
});

describe('what a list’s page and a linkage read', () => {
  const random = seededStreams(3)('cells');
  const one = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)] as T; // never empty
  const below = (most: number) => Math.floor(random() * most);
  const two = (n: number) => String(n).padStart(2, '0');

  it('is the same day, in figures and in words', async () => {
    const written = Array.from({ length: 600 }, () => {
      const [d, m, y] = [below(33), below(14), 1900 + below(125)];
      const dash = one(['-', '/', '.', ' ', ' / ']);
      const month = one(['mars', 'March', 'août', 'يناير', 'diciembre', 'كانون الثاني', 'Mai']);
      return one([
        `${two(d)}${dash}${two(m)}${dash}${y}`,
        `${y}${dash}${m}${dash}${d}`,
        `${y}-${two(m)}-${two(d)} 00:00:00`,
        `${y}${two(m)}${two(d)}`,
        `${two(m)}${dash}${y}`,
        `${y}.0`,
        `${d}/${m}/${two(y % 100)}`,
        `${d} ${month} ${y}`,
        `${month} ${d}, ${y}`,
        `${month} ${y}`,
        'né en hiver',
      ]);
    });
    const rows = written.map(
      (birth, at): Row => [`Given${at}`, `Surname${at}`, birth, `Town${at % 20}`],
    );
    const told = (await standardised(rows, 2026)).map(([, , birth]) => birth);
    const read = written.map((text) => standardiseDate(text, { order: 'day-first', latest: 2026 }));
    const days = read.map(
      (date) => date && `${date.year}${two(date.month ?? 0)}${two(date.day ?? 0)}`,
    );
    expect(days.filter(Boolean).length).toBeGreaterThan(400);
    for (const [at, day] of days.entries())
      if (day) expect(`${written[at]}: ${told[at]}`).toBe(`${written[at]}: ${day}`);
      // What no calendar has is kept for its other parts, and never passes for a day.
      else expect(standardiseDate(told[at] ?? '')).toBeNull();
  });

  it('is the same address', async () => {
    const addresses = Array.from({ length: 300 }, () => {
      const local = `${one(['Awa', 'm.sow', 'élise', 'o’neil'])}${one(['', '+listes', '+a.b', String(below(90))])}`;
      const address = `${local}@${one(['exemple.sn', 'Mail.EXEMPLE.org', 'a-b.example'])}${one(['', '.'])}`;
      return `${one(['', ' ', 'mailto:', 'MAILTO:'])}${address}${one(['', ' '])}`;
    });
    const values = addresses.map((text) => `(${duckdb.text(text)})`).join(', ');
    const told = await duck.rows<{ told: string }>(
      `select ${standard('email', 'x')} as told from (values ${values}) t(x)`,
    );
    expect(told.map(({ told }) => told)).toEqual(addresses.map(standardiseEmail));
  });

  it('is the same telephone, however its country is dialled', async () => {
    const numbers = Array.from({ length: 300 }, () => {
      const [prefix, home, trunk, digits] = one([
        [
          '33',
          'FR',
          '0',
          `6${two(below(100))}${two(below(100))}${two(below(100))}${two(below(100))}`,
        ],
        ['221', 'SN', '', `77${two(below(100))}${two(below(100))}${two(below(100))}${below(10)}`],
        [
          '44',
          'GB',
          '0',
          `74${two(below(100))}${two(below(100))}${two(below(100))}${two(below(100))}`,
        ],
      ] as const);
      const spaced = digits.replaceAll(/(\d\d)(?=\d)/g, one(['$1', '$1 ', '$1.', '$1-']));
      return {
        text: one([`+${prefix} ${spaced}`, `00${prefix}${spaced}`, `${trunk}${spaced}`]),
        home,
      };
    });
    const values = numbers.map(({ text }) => `(${duckdb.text(text)})`).join(', ');
    const told = await duck.rows<{ told: string }>(
      `select ${standard('phone', 'x')} as told from (values ${values}) t(x)`,
    );
    expect(told.map(({ told }) => told)).toEqual(
      numbers.map(({ text, home }) => standardiseTelephone(text, home)?.slice(-9)),
    );
  });
});

it('leaves a slip of the pen as it was written, and takes nines for nothing', () => {
  const order = 'day-month';
  expect(dated('31/02/1984', { order })).toBe('19840231');
  expect(dated('31/13/1984', { order })).toBe('19841331');
  expect(dated('99/99/9999', { order })).toBeNull();
  expect(dated('27.03.84', { order })).toBeNull();
  expect(dated('27.03.84', { order, latest: 2026 })).toBe('19840327');
});
