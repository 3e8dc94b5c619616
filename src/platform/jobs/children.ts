import { type ChildProcess, fork } from 'node:child_process';
import { eq, sql } from 'drizzle-orm';
import type { Hub } from '../hub.ts';
import type { Job } from './jobs.ts';
import { jobs } from './tables.ts';

/** How long a child may be silent, may go on after it was asked to stop, and may take in all. */
const LIMITS = { every: 5_000, silent: 120_000, stopping: 60_000, longest: 12 * 3_600_000 };

export type Limits = typeof LIMITS;

type Watching = Pick<Hub, 'house' | 'log' | 'clock' | 'config'>;

/** Does one job in a process of its own, and waits for its end, but not for ever. */
export async function inChild(
  hub: Watching,
  entry: string,
  job: Job,
  signal: AbortSignal,
  limits: Limits = LIMITS,
): Promise<void> {
  const child = fork(entry, argsOf(hub, job), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const end = () => child.kill('SIGTERM');
  signal.addEventListener('abort', end);
  const watch = watching(hub, job, child, limits);
  const code = await endOf(hub, child);
  clearInterval(watch);
  signal.removeEventListener('abort', end);
  if (code !== 0) await handBack(hub, job);
}

const argsOf = ({ config }: Watching, job: Job): string[] => [
  ...['--job', job.id, '--data', config.dataDir],
  ...(config.file ? ['--config', config.file] : []),
];

/** Looks for a sign of life again and again; a child that hangs is ended. */
function watching(hub: Watching, { id }: Job, child: ChildProcess, limits: Limits) {
  const since = { alive: '', silent: 0, stopping: 0, all: 0 };
  const look = async () => {
    since.all += limits.every;
    const seen = await lifeOf(hub, id);
    // Counted in looks and not by the clock: a database or a machine that slept is no silence.
    since.silent = seen.alive === since.alive ? since.silent + limits.every : 0;
    since.stopping = seen.stopAsked ? since.stopping + limits.every : 0;
    since.alive = seen.alive;
    const why = (['silent', 'stopping'] as const).find((each) => since[each] > limits[each]);
    if (!why && since.all <= limits.longest) return;
    hub.log.warn({ job: id, why: why ?? 'longest' }, 'ending a child that hangs');
    child.kill('SIGKILL');
  };
  return setInterval(() => {
    look().catch(() => {
      since.silent = 0;
    });
  }, limits.every);
}

async function lifeOf({ house }: Watching, id: string) {
  const [row] = await house.db
    .select({ alive: jobs.aliveAt, stop: jobs.stopAskedAt })
    .from(jobs)
    .where(eq(jobs.id, id));
  return { alive: row?.alive?.toISOString() ?? '', stopAsked: row?.stop != null };
}

const endOf = ({ log }: Watching, child: ChildProcess): Promise<number | null> =>
  new Promise((done) => {
    child.once('exit', done);
    child.once('error', (error) => {
      log.error(error, 'starting a child');
      done(null);
    });
  });

// A child that died leaves its job waiting, to be tried again as often as the job allows; one that was to stop has stopped.
async function handBack({ house, log, clock }: Watching, { id }: Job): Promise<void> {
  await house.db
    .update(jobs)
    .set({
      startedAt: null,
      aliveAt: null,
      endedAt: sql`case when stop_asked_at is not null then ${clock().toISOString()}::timestamptz end`,
      outcome: sql`case when stop_asked_at is not null then 'stopped' end`,
    })
    .where(sql`${jobs.id} = ${id} and ${jobs.endedAt} is null`)
    .catch((error) => log.warn(error, 'handing back a job'));
}
