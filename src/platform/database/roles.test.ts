import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestHub, type TestHub } from '../../../test/hub.ts';
import { grantPublic } from './roles.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await openTestHub();
}, 60_000);
afterAll(() => hub.close());

/** What anybody may read without an account: figures that are released, and what is meant for all. */
const FOR_ALL =
  `guide_texts guides hub_marks public_activities public_communities public_event_texts public_event_times public_events public_offices
  public_organisation_moves public_organisations purposes recipients release_cells release_documents release_facts
  releases`.split(/\s+/);

it('Public pages fail to read profiles, contacts, records and whatever else is not meant for all', async () => {
  const known = await hub.house.sql<{ name: string }[]>`
    select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'v', 'm', 'p') order by relname`;
  const names = known.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['profiles', 'contacts', 'imports', 'messages']));
  const readable: string[] = [];
  for (const name of names)
    await hub.public.sql`select 1 from ${hub.public.sql(name)} limit 1`.then(
      () => readable.push(name),
      (error: unknown) => expect(String(error), name).toMatch(/permission denied/),
    );
  expect(readable).toEqual(FOR_ALL);
});

it('Commands that open a hub in the same moment neither fail nor shut out its readers', async () => {
  const readers = Array.from({ length: 40 }, () => hub.public.sql`select count(*) from guides`);
  const openers = Array.from({ length: 8 }, () => grantPublic(hub.house.sql, ['guides']));
  expect(await Promise.all(openers)).toEqual(Array(8).fill(true));
  expect(await Promise.all(readers)).toHaveLength(40);
  await expect(hub.public.sql`select count(*) from imports`).rejects.toThrow(/permission denied/);
});
