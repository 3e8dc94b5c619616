import postgres from 'postgres';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openPool, PUBLIC_ROLE, refuseOldServer } from '../../src/platform/database/database.ts';
import { grantPublic } from '../../src/platform/database/roles.ts';
import { openHub } from '../../src/platform/hub.ts';
import { openTestHub, type TestHub } from '../hub.ts';

let hub: TestHub;

beforeAll(async () => {
  hub = await openTestHub();
});
afterAll(async () => {
  await hub.close();
});

/** All of it is for everybody. Tables about people, and those of whom a hub holds figures, are never on this list. */
const RELEASED = [
  ...[
    'guide_texts',
    'guides',
    'hub_marks',
    'public_activities',
    'public_communities',
    'public_event_texts',
    'public_event_times',
    'public_events',
    'public_offices',
  ],
  ...['public_organisation_moves', 'public_organisations', 'purposes', 'recipients'],
  ...['release_cells', 'release_documents'],
  ...['release_facts', 'releases'],
];

const mayRead = async (table: string) =>
  hub.public.sql`select 1 from ${hub.public.sql(table)} limit 1`.then(
    () => true,
    () => false,
  );

it('the public role reads what is released and nothing else', async () => {
  expect(await mayRead('releases')).toBe(true);
  expect(await mayRead('guides')).toBe(true);
  const tables = await hub.house.sql<{ name: string }[]>`
    select table_name as name from information_schema.tables where table_schema = 'public'`;
  expect(tables.length).toBeGreaterThan(60);
  const readable: string[] = [];
  for (const { name } of tables) if (await mayRead(name)) readable.push(name);
  expect(readable.toSorted()).toEqual(RELEASED);
  await expect(hub.public.sql`delete from releases`).rejects.toMatchObject({ code: '42501' });
});

it('many that open the hub at once all come in, and readers never notice', async () => {
  let reading = true;
  const refused: unknown[] = [];
  const readers = [1, 2].map(async () => {
    while (reading) await hub.public.sql`select 1 from releases`.catch((e) => refused.push(e));
  });
  const others = Array.from({ length: 6 }, () => openHub(hub.config));
  const came = await Promise.allSettled(others);
  reading = false;
  await Promise.all(readers);
  for (const other of came) if (other.status === 'fulfilled') await other.value.close();
  expect(came.map(({ status }) => status)).toEqual(Array(6).fill('fulfilled'));
  expect(refused).toEqual([]);
}, 60_000);

it('a right too many is taken back at the next start, and one too few given', async () => {
  await hub.house.sql.unsafe(`grant select on journal to ${PUBLIC_ROLE}`);
  await hub.house.sql.unsafe(`revoke select on guides from ${PUBLIC_ROLE}`);
  await (await openHub(hub.config)).close();
  expect(await mayRead('journal')).toBe(false);
  expect(await mayRead('guides')).toBe(true);
});

/** A user of the server who is not its master, with a database of their own. */
async function database(user: string, rights: string): Promise<string> {
  const name = `${user}_${process.pid}`;
  const url = new URL(hub.config.database.url ?? '');
  const admin = postgres(`${url}`, { max: 1 });
  await admin.unsafe(`create role ${name} login password 'secret' ${rights}`);
  await admin.unsafe(`create database ${name} owner ${name}`);
  await admin.end();
  url.username = name;
  url.password = 'secret';
  url.pathname = `/${name}`;
  return `${url}`;
}

it.each([
  // The role is another hub's here, so that a user who may make roles is not its master either.
  ['who may make roles', 'operator_a', 'createrole'],
  ['who may make none', 'operator_b', 'nocreaterole'],
])(
  'a user %s has a hub that works, with one role',
  async (_, user, rights) => {
    const config = { ...hub.config, database: { url: await database(user, rights) } };
    const theirs = await openHub(config);
    await expect(theirs.public.sql`select 1 as one from releases`).resolves.toEqual([]);
    const [row] = await theirs.public.sql<{ role: string }[]>`select current_user as role`;
    expect(row?.role).toBe(`${user}_${process.pid}`);
    await theirs.close();
  },
  60_000,
);

it('grants are nothing to whoever may not wear the role', async () => {
  const pool = openPool(await database('operator_c', 'nocreaterole'), { max: 1 });
  expect(await grantPublic(pool.sql, [])).toBe(false);
  await pool.close();
});

it('a server older than PostgreSQL 15 is refused with its version', async () => {
  const { sql } = hub.house;
  // A stand-in that knows the one question that is asked.
  const old = (async () => [{ version: '140023' }]) as unknown as postgres.Sql;
  await expect(refuseOldServer(old)).rejects.toMatchObject({
    code: 'database/too-old',
    details: { version: 14 },
  });
  await expect(refuseOldServer(sql)).resolves.toBeUndefined();
});
