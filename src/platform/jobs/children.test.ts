import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHub, type TestHub } from '../../../test/hub.ts';
import { inChild, type Limits } from './children.ts';
import { askToStop, claim, enqueue, findJob, type Job } from './jobs.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await openTestHub({ log: { level: 'silent' } });
});
afterAll(() => hub.close());

const hour = 3_600_000;
const limits: Limits = { every: 50, silent: hour, stopping: hour, longest: hour };

/** A program that does this in the place of work, and hears no polite request to end. */
function program(text: string): string {
  const path = join(hub.config.dataDir, 'child.mjs');
  writeFileSync(path, `process.on('SIGTERM', () => {});\n${text}\n`);
  return path;
}

const HANGING = 'for (;;);';
const WAITING = 'setInterval(() => {}, 1000);';

async function claimed(): Promise<Job> {
  await enqueue(hub.house.db, hub.clock, { kind: 'test', subject: 'x' });
  const job = await claim(hub.house.db, hub.clock, ['test']);
  if (!job) throw new Error('nothing to do');
  return job;
}

async function ended(text: string, own: Partial<Limits>, meanwhile?: (job: Job) => Promise<void>) {
  const job = await claimed();
  const child = inChild(hub, program(text), job, new AbortController().signal, {
    ...limits,
    ...own,
  });
  await meanwhile?.(job);
  await child;
  const { startedAt, outcome } = await findJob(hub.house.db, job.id);
  await hub.house.sql`delete from jobs`;
  return { waits: startedAt === null && outcome === null, outcome };
}

describe('a child', () => {
  it('that gives no sign of life is ended, and its work waits to be tried again', async () => {
    expect(await ended(HANGING, { silent: 200 })).toEqual({ waits: true, outcome: null });
  });

  it('that lives and never ends is ended after its time', async () => {
    expect(await ended(WAITING, { longest: 300 })).toEqual({ waits: true, outcome: null });
  });

  it('that does not stop when it is asked is stopped, and its work is not taken up again', async () => {
    const ask = (job: Job) => askToStop(hub.house.db, hub.clock, job.id);
    expect(await ended(HANGING, { stopping: 200 }, ask)).toEqual({
      waits: false,
      outcome: 'stopped',
    });
  });

  it('that is alive is left alone', async () => {
    const alive = async (job: Job) => {
      for (let beat = 0; beat < 10; beat += 1) {
        await hub.house.sql`update jobs set alive_at = now() where id = ${job.id}`;
        await new Promise((done) => setTimeout(done, 60));
      }
    };
    const started = performance.now();
    expect(await ended(WAITING, { silent: 200 }, alive)).toEqual({ waits: true, outcome: null });
    expect(performance.now() - started).toBeGreaterThan(600);
  });
});
