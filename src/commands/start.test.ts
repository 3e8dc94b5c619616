import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openTestHub, type TestHub } from '../../test/hub.ts';
import { listGuides } from '../collect/guides/guides.ts';
import { receive } from '../collect/imports/imports.ts';
import type { Hub } from '../platform/hub.ts';
import { jobsOf } from '../platform/jobs/jobs.ts';
import { lightFirst } from './start.ts';

let hub: TestHub;
afterEach(() => hub.close());

/** The same hub, as if its database were the one that npm brought. */
async function openEmbedded(): Promise<Hub> {
  hub = await openTestHub();
  return { ...hub, config: { ...hub.config, database: {} } };
}

async function importByCommandLine(): Promise<void> {
  const path = join(hub.config.dataDir, 'figures.csv');
  await writeFile(path, 'origin,residence,year,people\nSénégal,France,2020,128290\n');
  await receive(hub, { clock: hub.clock, actor: 'terminal' }, { path, name: 'figures.csv' });
}

const asked = async () => (await jobsOf(hub.house.db, 'hub:demo')).map(({ kind }) => kind);

describe('the first start of a hub', () => {
  it('lights the demonstration once, where nothing is', async () => {
    const embedded = await openEmbedded();
    await lightFirst(embedded, {});
    await lightFirst(embedded, {});
    expect(await asked()).toEqual(['demo/asked']);
  });

  it('mixes nothing invented with figures that came in before', async () => {
    const embedded = await openEmbedded();
    await importByCommandLine();
    await lightFirst(embedded, {});
    expect(await asked()).toEqual([]);
  });

  it('lights it all the same where somebody asks for it', async () => {
    const embedded = await openEmbedded();
    await importByCommandLine();
    await lightFirst(embedded, { demo: true });
    expect(await asked()).toEqual(['demo/asked']);
  });

  it('stays empty of figures where somebody says so, and has its guides from the first minute', async () => {
    await lightFirst(await openEmbedded(), { empty: true });
    expect(await asked()).toEqual([]);
    expect((await listGuides(hub.public.db, 'fr')).map(({ slug }) => slug)).toContain('send-money');
  });
});
