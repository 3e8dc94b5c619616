import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestHub, type TestHub } from '../../../test/hub.ts';
import { grantPublic } from './roles.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await openTestHub();
}, 60_000);
afterAll(() => hub.close());

it('Commands that open a hub in the same moment neither fail nor shut out its readers', async () => {
  const readers = Array.from({ length: 40 }, () => hub.public.sql`select count(*) from guides`);
  const openers = Array.from({ length: 8 }, () => grantPublic(hub.house.sql, ['guides']));
  expect(await Promise.all(openers)).toEqual(Array(8).fill(true));
  expect(await Promise.all(readers)).toHaveLength(40);
  await expect(hub.public.sql`select count(*) from imports`).rejects.toThrow(/permission denied/);
});
