import postgres from 'postgres';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openPool, type Pool } from '../../src/platform/database/database.ts';
import { openTestHub, type TestHub } from '../hub.ts';

let hub: TestHub;
let pool: Pool;
let assassin: postgres.Sql;

beforeAll(async () => {
  hub = await openTestHub();
  const url = hub.config.database.url ?? '';
  pool = openPool(url, { max: 2 });
  assassin = postgres(url, { max: 1 });
  await assassin`create table notes (text text)`;
});
afterAll(async () => {
  await Promise.all([pool.close(), assassin.end()]);
  await hub.close();
});

/** Ends the server's side of a connection, and waits until our side has seen it. */
async function cut(sql: postgres.ISql): Promise<void> {
  const [row] = await sql<{ pid: number }[]>`select pg_backend_pid() as pid`;
  await assassin`select pg_terminate_backend(${row?.pid ?? 0}, 10_000)`;
  await expect(sql`select 1`).rejects.toThrow();
}

const notes = async () => (await assassin`select text from notes`).map(({ text }) => text);

it('a transaction whose connection is cut does not go on outside of it', async () => {
  let after: unknown;
  const whole = pool.sql.begin(async (tx) => {
    await tx`insert into notes values ('before the cut')`;
    await cut(tx);
    // Others of the pool want a connection meanwhile, and get the one that replaces the lost one.
    await Promise.all([1, 2, 3, 4].map(() => pool.sql`select 1`.catch(() => {})));
    after = await tx`insert into notes values ('after the cut')`.catch((error) => error);
  });
  await expect(whole).rejects.toThrow();
  await expect.poll(() => after).toBeInstanceOf(Error);
  expect(await notes()).toEqual([]);
  await expect(pool.sql`select 2 as two`).resolves.toEqual([{ two: 2 }]);
});

it('a reserved connection that is cut refuses what is asked of it, and the pool lives on', async () => {
  const reserved = await pool.sql.reserve();
  await cut(reserved);
  await expect(reserved`select 1`).rejects.toMatchObject({ code: /CONNECTION_CLOSED|57P01/ });
  reserved.release();
  const [one, other] = [await pool.sql.reserve(), await pool.sql.reserve()];
  for (const sql of [one, other]) await expect(sql`select 2 as two`).resolves.toEqual([{ two: 2 }]);
  one.release();
  other.release();
});

it('what was half answered when the connection was cut does not stand in the next answer', async () => {
  const one = openPool(hub.config.database.url ?? '', { max: 1 });
  const half = () => one.sql`select n from generate_series(1, 3) as n
      where n < 3 or pg_terminate_backend(pg_backend_pid())`;
  await expect(half()).rejects.toThrow();
  // The first question to the new connection, and a second: neither is refused, neither has rows too many.
  const two = () => one.sql.begin((tx) => tx`select 2 as two`);
  await expect(two()).resolves.toEqual([{ two: 2 }]);
  await expect(two()).resolves.toEqual([{ two: 2 }]);
  await expect(half()).rejects.toThrow();
  await expect(one.sql`select 2 as two`).resolves.toEqual([{ two: 2 }]);
  await one.close();
});

it('cuts at any moment leave the pool able to answer', async () => {
  const hurried = (turn: number) =>
    pool.sql
      .begin(async (tx) => {
        await tx`select ${turn}::int`;
        await tx`select pg_sleep(0.001)`;
      })
      .catch(() => {});
  for (let turn = 0; turn < 20; turn += 1) {
    const work = [1, 2, 3, 4].map(() => hurried(turn));
    await assassin`select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'passerelle' and datname = current_database()`;
    await Promise.all(work);
  }
  const answers = await Promise.all([1, 2, 3, 4].map((n) => pool.sql`select ${n}::int as n`));
  expect(answers.map(([row]) => row?.n)).toEqual([1, 2, 3, 4]);
});
