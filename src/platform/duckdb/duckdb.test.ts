import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, readlink, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { duckdb } from './dialect.ts';
import { type Duck, openDuck } from './duckdb.ts';
import { writeParquet } from './parquet.ts';

let directory: string;
let duck: Duck;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'duck-'));
  duck = await openDuck({ memoryMb: 100, threads: 1, temp: directory });
});
afterAll(async () => {
  await duck.close();
  await rm(directory, { recursive: true });
});

describe('the driver', () => {
  it('gives counts as numbers', async () => {
    expect(
      await duck.rows('select count(*) as n, 1.5::double as half, null as nothing from range(3)'),
    ).toEqual([{ n: 3, half: 1.5, nothing: null }]);
  });

  it('reads long results by blocks', async () => {
    let [count, blocks] = [0, 0];
    for await (const rows of duck.blocks<{ i: number }>('select i from range(10000) t(i)')) {
      count += rows.length;
      blocks += 1;
    }
    expect(count).toBe(10_000);
    expect(blocks).toBeGreaterThan(1);
  });

  it('stops a query that is running', async () => {
    const endless = duck.run('select count(*) from range(1000000000000) a, range(1000000000000) b');
    setTimeout(() => duck.interrupt(), 50);
    await expect(endless).rejects.toThrow(/interrupt/i);
    expect(await duck.rows('select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('is closed once what ran in it has ended, and what waited never began', async () => {
    const closing = await openDuck({ memoryMb: 100, threads: 2, temp: directory });
    await closing.run('create table counted (n bigint)');
    const asked = Promise.allSettled([
      closing.run('select count(*) from range(1000000000000) a, range(1000000000000) b'),
      closing.rows('select 1'),
      closing.append('counted', [[1n]]),
    ]);
    await closing.close();
    expect((await asked).map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    await expect(closing.rows('select 1')).rejects.toThrow('closed');
  });

  it('lets its file go though a long result was not read to its end', async () => {
    const path = join(directory, 'half-read.duckdb');
    const options = { path, memoryMb: 100, threads: 1, temp: directory };
    const first = await openDuck(options);
    await first.run('create table long as select i from range(100000) t(i)');
    for await (const rows of first.blocks('select i from long')) if (rows.length > 0) break;
    await first.close();
    expect(await readlinks('/proc/self/fd')).not.toContain(path);
    const second = await openDuck(options);
    expect(await second.rows('select count(*) as n from long')).toEqual([{ n: 100_000 }]);
    await second.close();
  });

  it('spills what does not fit into its memory', async () => {
    await duck.run(
      `create temp table wide as select md5(i::varchar) as a, md5((i + 1)::varchar) as b, md5((i * 7)::varchar) as c from range(1200000) t(i)`,
    );
    const [first] = await duck.rows<{ a: string }>(
      'select a, b, c from wide order by c, a limit 1 offset 600000',
    );
    expect(first?.a).toMatch(/^[0-9a-f]{32}$/);
    await duck.run('drop table wide');
  });
});

const readlinks = async (folder: string): Promise<string[]> =>
  Promise.all((await readdir(folder)).map((name) => readlink(join(folder, name)).catch(() => '')));

describe('an encrypted database', () => {
  const path = () => join(directory, 'secret', 'work.duckdb');
  const key = randomBytes(32);
  const open = (given: Buffer) =>
    openDuck({
      path: path(),
      key: given,
      memoryMb: 120,
      threads: 1,
      temp: join(directory, 'secret'),
    });

  it('leaves no readable name on the disk: not in the file, not in its log, not in what spills', async () => {
    await mkdir(join(directory, 'secret'));
    const secret = await open(key);
    await secret.run('create table people (name text, other text, number bigint)');
    await secret.append(
      'people',
      Array.from({ length: 400_000 }, (_, at) => [
        `Mamadou Ndiaye ${at}`,
        `Fatou Sow ${at * 7}`,
        BigInt(at),
      ]),
    );
    await secret.run(
      'create temp table copied as select name || md5(i || other) as a, other || md5(i || name) as b from people, range(4) t(i)',
    );
    const names = await readdir(join(directory, 'secret'), { recursive: true });
    expect(names.some((name) => name.includes('duckdb_temp'))).toBe(true);
    await secret.run(`insert into people values ('Khady Diop', '', 0)`);
    expect(await readable(names.concat('work.duckdb.wal'))).toEqual([]);
    await secret.close();
    expect(await readable(['work.duckdb'])).toEqual([]);
  }, 60_000);

  it('opens with its key alone, and tells nobody a wrong one', async () => {
    const again = await open(key);
    expect(await again.rows('select count(*) as n, max(number) as most from people')).toEqual([
      { n: 400_001, most: 399_999 },
    ]);
    await again.close();
    const wrong = randomBytes(32);
    const refused = await open(wrong).catch((error: Error) => error);
    expect(refused).toBeInstanceOf(Error);
    expect(inspect(refused)).not.toContain(wrong.toString('hex'));
  });

  async function readable(names: readonly string[]): Promise<string[]> {
    const found: string[] = [];
    for (const name of new Set(names)) {
      const file = join(directory, 'secret', name);
      if (!(await stat(file).catch(() => null))?.isFile()) continue;
      const bytes = await readFile(file);
      if (['Mamadou', 'Ndiaye', 'Fatou', 'Khady'].some((word) => bytes.includes(word)))
        found.push(name);
    }
    return found;
  }
});

describe('rows written as Parquet', () => {
  const columns = { name: 'VARCHAR', year: 'INTEGER', value: 'DOUBLE' };
  const rows = [
    { name: 'Côte d’Ivoire, "CIV"', year: 2020, value: 0.1 + 0.2 },
    { name: '', year: null, value: 1e300 },
    { name: null, year: -1, value: 5e-324 },
    { name: "a\nb'c\r\nd,\0", year: 0, value: -0 },
    { name: 'السنغال', year: 2147483647, value: 704.643368 },
  ];

  it('come back to the last bit, texts with quotes and line breaks too', async () => {
    const path = join(directory, 'rows.parquet');
    const written = await writeParquet(columns, rows, path);
    expect(written.rows).toBe(5);
    const back = await duck.rows(`select * from ${duckdb.readParquet([path])}`);
    expect(back).toEqual(
      rows.map((row) => ({
        ...row,
        name: row.name?.replace('\0', '\uFFFD') ?? null,
        value: row.value + 0,
      })),
    );
  });

  it('are the same bytes each time', async () => {
    const many = function* () {
      for (let i = 0; i < 300_000; i += 1) yield { name: `n${i % 97}`, year: i % 50, value: i / 3 };
    };
    const [a, b] = [join(directory, 'a.parquet'), join(directory, 'b.parquet')];
    expect(await writeParquet(columns, many(), a)).toEqual(await writeParquet(columns, many(), b));
  });

  it('are the same bytes whether they come at once or in batches, short and very long ones', async () => {
    const given = Array.from({ length: 5000 }, (_, i) => ({
      name: i % 1000 === 0 ? 'ß'.repeat(400_000 - i) : i % 7 ? 'Ségou' : null,
      year: i % 3 ? i : null,
      value: i / 7,
    }));
    const batches = async function* () {
      for (let from = 0; from < given.length; from += 701) yield given.slice(from, from + 701);
    };
    const [a, b] = [join(directory, 'once.parquet'), join(directory, 'batches.parquet')];
    expect(await writeParquet(columns, given, a)).toEqual(
      await writeParquet(columns, batches(), b),
    );
    const back = await duck.rows(`select * from ${duckdb.readParquet([b])}`);
    expect(back).toEqual(given);
  });

  it('leave nothing behind when they are stopped or fail', async () => {
    const path = join(directory, 'never.parquet');
    const stopping = new AbortController();
    const endless = async function* () {
      for (let i = 0; ; i += 1) {
        if (i === 50_000) stopping.abort(new Error('enough'));
        yield [{ name: 'x', year: i, value: i }];
      }
    };
    await expect(writeParquet(columns, endless(), path, stopping.signal)).rejects.toThrow('enough');
    await expect(writeParquet(columns, [{ name: 'x', year: 1.5, value: 1 }], path)).rejects.toThrow(
      /year/,
    );
    expect((await readdir(directory)).filter((name) => name.startsWith('never'))).toEqual([]);
  });
});
