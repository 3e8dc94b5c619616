import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHub, type TestHub } from '../../../test/hub.ts';
import { blobs } from '../../platform/blobs/tables.ts';
import { newId } from '../../platform/ids.ts';
import { imports } from '../imports/tables.ts';
import { addAgreement, addHolder, addSource } from '../sources/sources.ts';
import { agreements } from '../sources/tables.ts';
import { insertOffices, listOffices, type NewOffice, officesOf, sourcesOf } from './offices.ts';

const dakarConsulate = (city: string): NewOffice => ({
  operator: 'SEN',
  country: 'FRA',
  city,
  kind: 'consulate',
  latitude: 48.85,
  longitude: 2.35,
  website: null,
  phone: null,
});

let hub: TestHub;
const importId = newId();
const hash = '0'.repeat(64);
beforeAll(async () => {
  hub = await openTestHub();
  await hub.house.db
    .insert(blobs)
    .values({ hash, size: 0, mediaType: 'text/csv', createdAt: hub.clock() });
  await hub.house.db.insert(imports).values({
    id: importId,
    fileName: 'missions.csv',
    original: hash,
    createdAt: hub.clock(),
  });
});
afterAll(() => hub.close());

describe('the offices of a directory', () => {
  it('stay hidden until their import counts, and are hidden again when it is taken back', async () => {
    await insertOffices(hub.house.db, importId, [dakarConsulate('Paris'), dakarConsulate('Lyon')]);
    expect(await officesOf(hub.public.db, 'SEN', 'FRA')).toEqual([]);
    await hub.house.db.update(imports).set({ appliedAt: hub.clock() });
    expect((await officesOf(hub.public.db, 'SEN', 'FRA')).map(({ city }) => city)).toEqual([
      'Lyon',
      'Paris',
    ]);
    await hub.house.db.update(imports).set({ revertedAt: hub.clock() });
    expect(await officesOf(hub.public.db, 'SEN', 'FRA')).toEqual([]);
    await hub.house.db.update(imports).set({ revertedAt: null });
  });

  it('are hidden while an agreement keeps them for the office alone', async () => {
    const by = { clock: hub.clock, actor: 'operator' };
    await hub.house.db.transaction(async (tx) => {
      const holder = await addHolder(tx, by, { name: 'Ministère', kind: 'ministry' });
      const agreement = await addAgreement(tx, by, holder.id, {
        legalBasis: 'agreement',
        purpose: 'Annuaire interne',
        uses: ['internal'],
        signedOn: '2026-01-01',
      });
      const described = { definition: 'none', kind: 'observed', vintage: '2026-01-01' } as const;
      const source = await addSource(
        tx,
        by,
        holder.id,
        { title: { fr: 'Annuaire' }, form: 'directory', ...described },
        { agreementId: agreement.id },
      );
      await tx.update(imports).set({ sourceId: source.id });
    });
    expect(await officesOf(hub.public.db, 'SEN', 'FRA')).toEqual([]);
    await hub.house.db.update(agreements).set({ uses: ['figures'] });
    expect(await officesOf(hub.public.db, 'SEN', 'FRA')).toHaveLength(2);
  });

  it('say whose directory they are from and for which day it holds', async () => {
    expect(await sourcesOf(hub.public.db, { operator: 'SEN' })).toEqual([
      { title: { fr: 'Annuaire' }, holder: 'Ministère', licence: '', vintage: '2026-01-01' },
    ]);
    expect(await sourcesOf(hub.public.db, { operator: 'MLI' })).toEqual([]);
  });

  it('are read page after page without missing one', async () => {
    await insertOffices(
      hub.house.db,
      importId,
      Array.from({ length: 2300 }, (_, at) => ({
        ...dakarConsulate(`City ${at}`),
        country: 'ITA',
      })),
    );
    const first = await listOffices(hub.public.db, { country: 'ITA' }, undefined, 1500);
    const rest = await listOffices(hub.public.db, { country: 'ITA' }, first.at(-1)?.id, 1500);
    expect(new Set([...first, ...rest].map(({ id }) => id)).size).toBe(2300);
    expect(await listOffices(hub.public.db, { operator: 'SEN', kind: 'embassy' })).toEqual([]);
  });
});
