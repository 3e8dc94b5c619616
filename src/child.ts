import { configOf, type Options } from './commands/options.ts';
import { openHub } from './platform/hub.ts';
import { findJob, perform } from './platform/jobs/jobs.ts';
import { handlerOf } from './worker.ts';

/** A process of its own for heavy work: node passerelle.mjs --job ID. The web process never waits for it. */
export async function runJob(id: string, options: Options): Promise<void> {
  // The hub that asked for the work is gone: whoever starts next takes the job up again.
  process.on('disconnect', () => process.exit(1));
  // A listener keeps the channel open, and with it a process whose work is done.
  process.channel?.unref();
  const hub = await openHub(configOf(options), { attach: true });
  try {
    const job = await findJob(hub.house.db, id);
    await perform(hub.house.db, hub.clock, job, (work) => handlerOf(job.kind)(hub, work));
  } finally {
    await hub.close();
  }
}
