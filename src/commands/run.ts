import { openRun, run } from '../process/runs/runs.ts';
import { type Options, withHub } from './options.ts';
import { answer, openBar } from './output.ts';

export async function runOnce(options: Options): Promise<void> {
  await withHub(options, async (hub) => {
    const id = await hub.house.db.transaction((tx) =>
      openRun(tx, { clock: hub.clock, actor: 'cli' }),
    );
    const bar = openBar('run', options.quiet);
    const manifest = await run(hub, id, {
      onProgress: (share, table) => bar.set(share, table),
    }).finally(bar.end);
    const facts = manifest.steps.find(({ table }) => table === 'facts')?.rows ?? 0;
    const corridors = manifest.steps.find(({ table }) => table === 'pairs')?.rows ?? 0;
    answer(
      options,
      { run: id, facts, corridors, seconds: manifest.seconds },
      `run ${id}: ${facts} facts, ${corridors} corridors in ${manifest.seconds} s`,
    );
  });
}
