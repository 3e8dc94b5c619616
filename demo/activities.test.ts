import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publicActivities } from '../src/collect/activities/activities.ts';
import { openTestHub, type TestHub } from '../test/hub.ts';
import { loadActivities } from './activities.ts';
import { loadOrganisations } from './organisations.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await openTestHub();
  await hub.house.db.transaction(async (tx) => {
    await loadOrganisations(tx, hub);
    await loadActivities(tx, hub);
  });
});
afterAll(() => hub.close());

describe('the invented activities', () => {
  it('are on public pages where their organisations made them public', async () => {
    const found = await publicActivities(hub.public.db, 'low', {}, { limit: 50 });
    expect(found.map(({ texts }) => texts[0]?.title)).toEqual([
      'Parrainage de jeunes entreprises',
      'Ateliers de soudure et d’électricité',
      'Trois puits et leur entretien',
      'Cours du soir pour les nouveaux arrivants',
    ]);
  });

  it('name as a partner only whom the directory shows', async () => {
    const [wells] = await publicActivities(hub.public.db, 'low', { field: 'water' }, { limit: 1 });
    expect(wells).toMatchObject({ otherPartners: 1, partnerIds: [expect.any(String)] });
  });
});
