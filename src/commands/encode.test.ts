import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { encode } from './encode.ts';
import type { Options } from './options.ts';
import { overlap } from './overlap.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'encode-'));
  await write('secret.txt', 'a long secret of this project\r\n');
  await write('same-secret.txt', 'a long secret of this project');
  await write('schema.json', JSON.stringify(SCHEMA));
});
afterAll(() => rm(folder, { recursive: true }));

const hashing = { comparison: { type: 'ngram', n: 2 }, strategy: { bitsPerFeature: 100 } };
const SCHEMA = {
  version: 3,
  clkConfig: { l: 512, kdf: { type: 'HKDF' } },
  features: [
    { identifier: 'name', format: { type: 'string' }, hashing },
    { identifier: 'born', format: { type: 'integer' }, hashing },
  ],
};
const PEOPLE = 'born,ID,name\n1980,c-1,Amina Traoré\n1975,c-2,Li Wei\n1990,c-3,Ivan Petrov\n';

async function write(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

async function encoded(people: string, options: Partial<Options> = {}): Promise<string> {
  const out = join(folder, 'out.csv');
  await told(() =>
    encode(
      {
        schema: join(folder, 'schema.json'),
        'secret-file': join(folder, 'secret.txt'),
        out,
        ...options,
      },
      [people],
    ),
  );
  return out;
}

async function told(work: () => Promise<void>): Promise<string> {
  const printed = vi.spyOn(console, 'log').mockImplementation(() => {});
  try {
    await work();
    return String(printed.mock.lastCall?.[0]);
  } finally {
    printed.mockRestore();
  }
}

const lines = async (path: string) => (await readFile(path, 'utf8')).trimEnd().split('\r\n');

describe('A consulate encodes its list', () => {
  it('by the names of its columns, whatever their order', async () => {
    const [header, first = '', ...rest] = await lines(
      await encoded(await write('people.csv', PEOPLE)),
    );
    expect(header).toBe('id,clk');
    expect(first).toMatch(/^c-1,[A-Za-z0-9+/]{86}==$/);
    expect(rest).toHaveLength(2);
  });

  it('with a secret whose last line break does not count', async () => {
    const people = await write('people.csv', PEOPLE);
    const one = await lines(await encoded(people));
    expect(
      await lines(await encoded(people, { 'secret-file': join(folder, 'same-secret.txt') })),
    ).toEqual(one);
  });

  it('where a blank after each comma is no part of a value, and elsewhere it is', async () => {
    const plain = await lines(
      await encoded(await write('plain.csv', 'id,name,born\n1,Amina,1980\n')),
    );
    const blank = await lines(
      await encoded(await write('blank.csv', 'id, name, born\n1, Amina, 1980\n')),
    );
    const kept = await lines(
      await encoded(await write('kept.csv', 'id,name,born\n1, Amina,1980\n')),
    );
    expect(blank).toEqual(plain);
    expect(kept).not.toEqual(plain);
  });

  it('and rows are numbered where no column is an id, so that no name is written out', async () => {
    const out = await lines(
      await encoded(await write('people.csv', 'name,born\nAmina,1980\nLi,1975\n')),
    );
    expect(out.slice(1).map((line) => line.split(',')[0])).toEqual(['1', '2']);
  });
});

describe('It is told in one line what to mend', () => {
  it.each([
    [
      'born,id,name\nx,1,Amina\n',
      {},
      'people.csv, row 2, column born: "x" is no whole number: correct it, or give the schema a missingValue for it',
    ],
    ['id,name\n1,Amina\n', {}, 'people.csv has no column "born": it has id, name'],
    [
      'id,name,born\n1,A,1\n1,B,2\n',
      {},
      'people.csv, row 3, column id: "1" is the id of row 2 too: correct it, or name another column with --id',
    ],
    [PEOPLE, { schema: 'nowhere.json' }, 'no such file: nowhere.json'],
    [PEOPLE, { out: undefined }, 'encode needs --out and a file for the encodings'],
    [PEOPLE, { id: 'number' }, 'people.csv has no column "number": it has born, ID, name'],
  ])('%j', async (text, options, line) => {
    await expect(encoded(await write('people.csv', text), options)).rejects.toThrow(line);
    expect(await readdir(folder)).not.toContain('out.csv.part');
  });
});

describe('Two lists', () => {
  it('overlap by so many people, and the pairs are written where they are asked for', async () => {
    const a = await readFile(await encoded(await write('people.csv', PEOPLE)), 'utf8');
    const b = await readFile(
      await encoded(
        await write(
          'members.csv',
          'id,name,born\n7,Ivan Petroff,1990\n8,Zoé Martin,1961\n9,Li Wei,1975\n',
        ),
      ),
      'utf8',
    );
    const files = [await write('a.csv', a), await write('b.csv', b)];
    const out = join(folder, 'pairs.csv');
    const line = await told(() => overlap({ threshold: '0.8', out, json: true }, files));
    expect(JSON.parse(line)).toEqual({ a: 3, b: 3, matches: 2, seconds: expect.any(Number) });
    expect(await lines(out)).toEqual([
      'id_a,id_b,dice',
      'c-2,9,1',
      expect.stringMatching(/^c-3,7,0\.9/),
    ]);
  });

  it('are refused where they cannot be compared', async () => {
    const list = await write('one.csv', `id,clk\n1,${'A'.repeat(22)}==\n`);
    const bad = await write('bad.csv', 'id,clk\n1,Amina\n');
    const short = await write('short.csv', 'id,clk\n1,AAAA\n');
    const comparing = (files: string[], threshold = '0.9') => overlap({ threshold }, files);
    const headless = await write('headless.csv', `1,${'A'.repeat(22)}==\n2,${'B'.repeat(21)}A==\n`);
    await expect(comparing([list, headless])).rejects.toThrow(
      'headless.csv begins with a record: put a row "id,clk" before it',
    );
    await expect(comparing([list, bad])).rejects.toThrow(
      'bad.csv, row 2, column clk: "Amina" is no encoding in base64: encode the list again',
    );
    await expect(comparing([list, short])).rejects.toThrow(
      'one.csv has encodings of 128 bits, short.csv of 24: encode both with one schema',
    );
    await expect(comparing([list, list], '90')).rejects.toThrow(
      '--threshold takes a number above 0 and at most 1',
    );
    await expect(comparing([list])).rejects.toThrow('overlap takes two encoded lists');
  });
});
