import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publicActivities } from '../src/collect/activities/activities.ts';
import { openTestHub, type TestHub } from '../test/hub.ts';
import { lightActivities } from './activities.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await openTestHub();
  await lightActivities(hub);
});
afterAll(() => hub.close());

describe('the invented activities', () => {
  it('are on public pages where their organisations made them public, and say that they are invented', async () => {
    const found = await publicActivities(hub.public.db, 'low', {}, { limit: 50 });
    expect(found.map(({ texts }) => texts[0]?.title)).toEqual([
      'Parrainage de jeunes entreprises',
      'Ateliers de soudure et d’électricité',
      'Trois puits et leur entretien',
      'Cours du soir pour les nouveaux arrivants',
    ]);
    expect(found.every(({ organisationName }) => organisationName.includes('(exemple)'))).toBe(
      true,
    );
  });

  it('name as a partner only whom the directory shows', async () => {
    const [wells] = await publicActivities(hub.public.db, 'low', { field: 'water' }, { limit: 1 });
    expect(wells).toMatchObject({ otherPartners: 1, partnerIds: [expect.any(String)] });
  });
});
