import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importsOfSource } from '../src/collect/imports/imports.ts';
import { allHolders, mosaic, sourceBySlug } from '../src/collect/sources/sources.ts';
import type { Work } from '../src/platform/jobs/jobs.ts';
import { openTestHub, type TestHub } from '../test/hub.ts';
import { lightDemo } from './light.ts';
import { demoSources } from './sources.ts';

let hub: TestHub;
let sources: ReturnType<typeof demoSources> = [];

beforeAll(async () => {
  hub = await openTestHub();
  sources = demoSources(hub.clock());
  // The light does not look at the job that asked for it.
  const job = { id: '', kind: 'demo/light', subject: 'demo', input: {} } as Work['job'];
  await lightDemo(hub, { job, signal: new AbortController().signal, progress: async () => {} });
}, 180_000);
afterAll(() => hub.close());

describe('a hub that lights the demonstration', () => {
  it('holds every source, and the figures of each that has a file', async () => {
    expect(await mosaic(hub.house.db)).toHaveLength(sources.length);
    for (const { slug, file } of sources) {
      const source = await sourceBySlug(hub.house.db, slug);
      const [read, ...more] = await importsOfSource(hub.house.db, source.id);
      expect(more).toEqual([]);
      expect(read !== undefined).toBe(file !== null);
      if (file) expect(read?.appliedAt).not.toBeNull();
      if (file) expect(read?.factCount).toBeGreaterThan(10);
    }
  });

  it('names each holder once, and every one as an example', async () => {
    const names = (await allHolders(hub.house.db)).map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.every((name) => /exemple|inventées/.test(name))).toBe(true);
  });
});
