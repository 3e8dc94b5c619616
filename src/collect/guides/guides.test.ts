import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHub, type TestHub } from '../../../test/hub.ts';
import { latestActs } from '../../platform/journal/journal.ts';
import {
  allGuides,
  changeGuide,
  createGuide,
  guideBySlug,
  guidesFor,
  hideGuide,
  listGuides,
  loadExampleGuides,
  saveGuideText,
  showGuide,
} from './guides.ts';

let hub: TestHub;
const by = () => ({ clock: hub.clock, actor: 'operator' });
const bare = { summary: 'Comment faire.', steps: [{ title: 'Écrire', text: 'Une lettre.' }] };

beforeAll(async () => {
  hub = await openTestHub();
});
afterAll(() => hub.close());

describe('guides', () => {
  it('are lent as examples to a new hub, in four languages, and only once', async () => {
    const loaded = await hub.house.db.transaction((tx) => loadExampleGuides(tx, by()));
    expect(loaded).toBeGreaterThanOrEqual(12);
    expect(await listGuides(hub.public.db, 'ar')).toHaveLength(loaded);
    expect((await guideBySlug(hub.public.db, 'fr', 'send-money'))?.steps.length).toBeGreaterThan(3);
    expect(await hub.house.db.transaction((tx) => loadExampleGuides(tx, by()))).toBe(0);
  });

  it('are shown in another language where the reader’s is missing, and say which', async () => {
    await createGuide(hub.house.db, by(), 'buy-land', {
      officeKind: 'ministry',
      origins: ['SEN'],
      reviewedOn: '2026-11-01',
    });
    expect(await guideBySlug(hub.public.db, 'fr', 'buy-land')).toBeNull();
    await saveGuideText(hub.house.db, by(), 'buy-land', 'es', {
      title: 'Comprar un terreno',
      ...bare,
    });
    expect(await guideBySlug(hub.public.db, 'ar', 'buy-land')).toMatchObject({
      lang: 'es',
      title: 'Comprar un terreno',
    });
    await saveGuideText(hub.house.db, by(), 'buy-land', 'ar', { title: 'شراء أرض', ...bare });
    expect(await guideBySlug(hub.public.db, 'ar', 'buy-land')).toMatchObject({
      lang: 'ar',
      title: 'شراء أرض',
    });
  });

  it('keep to their corridors', async () => {
    const slugs = async (origin: string) =>
      (await guidesFor(hub.public.db, 'fr', origin, 'FRA')).map(({ slug }) => slug);
    expect(await slugs('SEN')).toContain('buy-land');
    expect(await slugs('HTI')).not.toContain('buy-land');
    expect(await slugs('HTI')).toContain('send-money');
  });

  it('are hidden from readers and not from those who write them, and come back', async () => {
    await hideGuide(hub.house.db, by(), 'buy-land');
    expect(await guideBySlug(hub.public.db, 'fr', 'buy-land')).toBeNull();
    expect((await allGuides(hub.house.db)).map(({ guide }) => guide.slug)).toContain('buy-land');
    await showGuide(hub.house.db, by(), 'buy-land');
    expect(await guideBySlug(hub.public.db, 'fr', 'buy-land')).not.toBeNull();
    expect((await latestActs(hub.house.db, 2)).map(({ act }) => act)).toEqual([
      'guides/shown',
      'guides/hidden',
    ]);
  });

  it('refuse a slug that is taken, an empty title and a corridor that is no country', async () => {
    const form = { officeKind: 'bank', reviewedOn: '2026-11-01' } as const;
    await expect(createGuide(hub.house.db, by(), 'send-money', form)).rejects.toMatchObject({
      code: 'guide/taken',
    });
    await expect(
      saveGuideText(hub.house.db, by(), 'send-money', 'fr', { title: ' ', ...bare }),
    ).rejects.toThrow();
    await expect(
      changeGuide(hub.house.db, by(), 'send-money', { ...form, origins: ['Senegal'] }),
    ).rejects.toThrow();
  });
});
