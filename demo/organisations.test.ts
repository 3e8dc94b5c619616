import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  comparedOrganisations,
  publicOrganisations,
  stateOf,
} from '../src/people/organisations/organisations.ts';
import { openTestHub, type TestHub } from '../test/hub.ts';
import { loadOrganisations } from './organisations.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await openTestHub();
  await hub.house.db.transaction((tx) => loadOrganisations(tx, hub));
});
afterAll(() => hub.close());

it('invents a few dozen organisations, each in a town, and some that wait', async () => {
  const shown = await publicOrganisations(hub.public.db, 'low');
  expect(shown).toHaveLength(26);
  expect(shown.filter(({ latitude }) => latitude === null).map(({ slug }) => slug)).toEqual([]);
  expect(shown.filter(({ verifiedAt }) => verifiedAt)).toHaveLength(6);
  expect(shown.every(({ website }) => website?.endsWith('.example/'))).toBe(true);
  const states = (await comparedOrganisations(hub.house.db)).map(stateOf);
  expect(states.filter((state) => state === 'unasked')).toHaveLength(3);
  expect(states.filter((state) => state === 'waiting')).toHaveLength(1);
});
