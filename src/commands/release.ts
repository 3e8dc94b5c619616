import { Problem } from '../platform/problem.ts';
import { publish } from '../process/releases/releases.ts';
import { newestFinishedRun } from '../process/runs/runs.ts';
import { type Options, withHub } from './options.ts';
import { answer, openBar } from './output.ts';

export async function release(options: Options): Promise<void> {
  await withHub(options, async (hub) => {
    const run = await newestFinishedRun(hub.house.db);
    if (!run) throw new Problem('release/no-run', 409);
    const began = performance.now();
    const bar = openBar('release', options.quiet);
    const made = await publish(hub, run, (share) => bar.set(share)).finally(bar.end);
    const seconds = Math.round(performance.now() - began) / 1000;
    answer(
      options,
      { release: made.number, id: made.id, package: made.package, seconds },
      `release ${made.number}: package ${made.package.slice(0, 12)} in ${seconds} s`,
    );
  });
}
