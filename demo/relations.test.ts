import { afterAll, beforeAll, expect, it } from 'vitest';
import { board, isUnthanked } from '../src/engage/relations/relations.ts';
import { STAGES } from '../src/engage/relations/stages.ts';
import { waitingPairs } from '../src/people/organisations/organisations.ts';
import { openTestHub, type TestHub } from '../test/hub.ts';
import { loadOrganisations } from './organisations.ts';
import { loadRelations } from './relations.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await openTestHub();
  await hub.house.db.transaction(async (tx) => {
    await loadOrganisations(tx, hub);
    await loadRelations(tx, hub);
  });
});
afterAll(() => hub.close());

it('shows every stage, thanks that are owed, and a step that is late', async () => {
  const shown = await board(hub.house.db);
  expect(new Set(shown.map(({ stage }) => stage))).toEqual(new Set(STAGES));
  expect(shown.filter(isUnthanked)).toHaveLength(2);
  const today = hub.clock().toISOString().slice(0, 10);
  expect(shown.filter(({ stepOn }) => stepOn && stepOn < today)).toHaveLength(1);
});

it('shows a pair of organisations that may be one', async () => {
  const names = (await waitingPairs(hub.house.db)).map(({ one, other }) =>
    [one, other].map((each) => each.names[0]?.text).sort(),
  );
  expect(names).toContainEqual([
    'Association des Deux Rives, Montreuil',
    'Les Deux Rives de Montreuil',
  ]);
});
