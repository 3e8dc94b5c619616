import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHub, type TestHub } from '../../../test/hub.ts';
import { copyIn } from './copy.ts';
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
