import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHub, type TestHub } from '../../../test/hub.ts';
import { copyIn, copyOut } from './copy.ts';
import { inTransaction } from './database.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await openTestHub();
  await hub.house.sql.unsafe('create table numbers (n int)');
});
afterAll(() => hub.close());

const lines = function* (count: number, bad: number) {
  for (let i = 0; i < count; i += 1) yield i === bad ? 'x\n' : `${i}\n`;
};

const copy = (count: number, bad: number) =>
  inTransaction(hub.house, (_tx, sql) =>
    copyIn(sql, 'copy numbers from stdin (format csv)', Readable.from(lines(count, bad))),
  );

const count = async () =>
  (await hub.house.sql<{ n: number }[]>`select count(*)::int as n from numbers`)[0]?.n;

describe('a copy into the database', () => {
  it('brings every row', async () => {
    await copy(200_000, -1);
    expect(await count()).toBe(200_000);
  });

  it.each([10, 99_999])(
    'fails, keeps nothing and frees the connection when row %i is wrong',
    async (bad) => {
      await expect(copy(100_000, bad)).rejects.toMatchObject({ code: '22P02' });
      expect(await count()).toBe(200_000);
    },
  );
});

describe('a copy out of the database', () => {
  const statement = (rows: number) =>
    `copy (select i, repeat('x', 900) from generate_series(1, ${rows}) i) to stdout`;

  const read = async (rows: number, upTo = Number.POSITIVE_INFINITY) =>
    inTransaction(hub.house, async (_tx, sql) => {
      let length = 0;
      for await (const bytes of copyOut(sql, statement(rows))) {
        await pause(1);
        length += bytes.length;
        if (length > upTo) break;
      }
      const [after] = await sql<{ one: number }[]>`select 1 as one`;
      return { length, after: after?.one };
    });

  it.each([0, 1, 40, 60, 70, 71, 72, 73, 74, 80, 140, 150, 1000])(
    'of %i rows gives every byte to a slow reader and frees the connection',
    async (rows) => {
      const digits = Array.from({ length: rows }, (_, i) => String(i + 1).length);
      const expected = digits.reduce((sum, length) => sum + length + 902, 0);
      expect(await read(rows)).toEqual({ length: expected, after: 1 });
    },
  );

  it('that is left early frees the connection too', async () => {
    expect(await read(5000, 100_000)).toMatchObject({ after: 1 });
  });

  it('that the server ends says so', async () => {
    const cut = async () => {
      for await (const _ of copyOut(
        hub.house.sql,
        'copy (select case when i = 90000 then 1 / (i - 90000) else i end from generate_series(1, 100000) i) to stdout',
      ));
    };
    await expect(cut()).rejects.toMatchObject({ code: '22012' });
  });
});
