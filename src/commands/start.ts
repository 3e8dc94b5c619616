import { loadExampleGuides } from '../collect/guides/guides.ts';
import { listImports } from '../collect/imports/imports.ts';
import { startHub } from '../main.ts';
import { issueLink } from '../people/operators/operators.ts';
import type { Hub } from '../platform/hub.ts';
import { enqueue } from '../platform/jobs/jobs.ts';
import { readMark, setMark } from '../platform/marks/marks.ts';
import { configOf, type Options, personsOf } from './options.ts';
import { terminalLocale } from './output.ts';

/** Opens the hub and keeps it open until it is asked to stop. */
export async function start(options: Options): Promise<void> {
  const config = configOf(options);
  // From the first moment: whoever stops a hub that is only opening must not leave its database behind.
  const stopAsked = asked();
  const running = await startHub(config, process.argv[1] ?? '');
  await lightFirst(running.hub, options);
  const secret = await running.hub.house.db.transaction((tx) => issueLink(tx, running.hub));
  const locale = terminalLocale();
  console.log(locale.t('start.open', { address: `${running.address}/${locale.lang}/` }));
  console.log(
    locale.t('start.operator', { address: `${running.address}/${locale.lang}/operator/${secret}` }),
  );
  console.log(locale.t('start.data', { folder: config.dataDir }));
  await stopAsked;
  await running.stop();
}

/**
 * The first start of an embedded hub shows what a hub is for; somebody who wants an empty one says so. Where files came
 * in before (by the command line), nothing invented joins them unless it is asked for. Guides are general advice and
 * marked as such: they are there from the first minute either way.
 */
export async function lightFirst(hub: Hub, options: Options): Promise<void> {
  const { demo, empty } = options;
  const { db } = hub.house;
  const first = (await readMark(db, 'started')) === null;
  if (!first && !demo) return;
  const bare = !hub.config.database.url && (await listImports(db, undefined, 1)).length === 0;
  await db.transaction(async (tx) => {
    await setMark(tx, hub.clock, 'started', true);
    if ((await readMark(tx, 'demo')) === null && !empty && (demo || bare)) {
      const persons = personsOf(options, 0);
      const input = persons === undefined ? {} : { persons };
      await enqueue(tx, hub.clock, { kind: 'demo/asked', subject: 'hub:demo', input });
    } else if (first) {
      await loadExampleGuides(tx, { clock: hub.clock, actor: 'hub' });
    }
  });
}

// A terminal and npm both hand on the same Ctrl-C; twice at once is still once.
const SAME_WISH_MS = 1000;

function asked(): Promise<void> {
  return new Promise((done) => {
    let first: number | null = null;
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        first ??= performance.now();
        // Asked again later, the person does not want to wait; the database recovers by itself.
        if (performance.now() - first > SAME_WISH_MS) process.exit(1);
        done();
      });
    }
  });
}
