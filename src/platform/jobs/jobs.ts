import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import type { Clock } from '../clock.ts';
import type { Database, Executor } from '../database/database.ts';
import { newId } from '../ids.ts';
import { Problem } from '../problem.ts';
import { jobs } from './tables.ts';

export type Job = typeof jobs.$inferSelect;
export type Note = { key: string; args?: Record<string, string | number> };

export interface Work {
  readonly job: Job;
  readonly signal: AbortSignal;
  readonly progress: (share: number, note?: Note) => Promise<void>;
}

export type Handler = (work: Work) => Promise<void>;

const ATTEMPTS = 3;
const LOST_AFTER_SECONDS = 30;

export async function enqueue(
  tx: Executor,
  clock: Clock,
  job: { kind: string; subject: string; input?: Record<string, unknown> },
): Promise<string> {
  const id = newId();
  const now = clock();
  await tx.insert(jobs).values({
    id,
    kind: job.kind,
    subject: job.subject,
    input: job.input ?? {},
    createdAt: now,
    runAfter: now,
  });
  return id;
}

/** Asks once more for what a job that ended was to do. */
export async function retryJob(tx: Executor, clock: Clock, job: Job): Promise<string> {
  const { kind, subject } = job;
  // As `enqueue` was given it.
  return enqueue(tx, clock, { kind, subject, input: job.input as Record<string, unknown> });
}

export async function findJob(db: Executor, id: string): Promise<Job> {
  const [job] = await db.select().from(jobs).where(eq(jobs.id, id));
  if (!job) throw new Problem('page/not-found', 404);
  return job;
}

export async function latestJobOf(db: Executor, subject: string): Promise<Job | null> {
  const [job] = await db
    .select()
    .from(jobs)
    .where(eq(jobs.subject, subject))
    .orderBy(desc(jobs.createdAt))
    .limit(1);
  return job ?? null;
}

/** The jobs of one subject, newest first. */
export async function jobsOf(db: Executor, subject: string): Promise<Job[]> {
  return db
    .select()
    .from(jobs)
    .where(eq(jobs.subject, subject))
    .orderBy(desc(jobs.createdAt))
    .limit(20);
}

/** What ended without its result, newest first. */
export async function failedJobs(db: Executor, limit = 20): Promise<Job[]> {
  return db
    .select()
    .from(jobs)
    .where(eq(jobs.outcome, 'failed'))
    .orderBy(desc(jobs.endedAt))
    .limit(limit);
}

export async function runningJobs(db: Executor): Promise<Job[]> {
  return db.select().from(jobs).where(isNull(jobs.endedAt)).orderBy(jobs.createdAt).limit(50);
}

/** Asks a job to stop; one that has not begun is stopped at once. */
export async function askToStop(tx: Executor, clock: Clock, id: string): Promise<void> {
  const now = clock();
  await tx
    .update(jobs)
    .set({ stopAskedAt: now })
    .where(and(eq(jobs.id, id), isNull(jobs.endedAt)));
  await tx
    .update(jobs)
    .set({ endedAt: now, outcome: 'stopped' })
    .where(and(eq(jobs.id, id), isNull(jobs.startedAt), isNull(jobs.endedAt)));
}

/** Asks the newest job of a subject to stop, where there is one. */
export async function askLatestToStop(tx: Executor, clock: Clock, subject: string): Promise<void> {
  const job = await latestJobOf(tx, subject);
  if (job) await askToStop(tx, clock, job.id);
}

/** Takes the next job that waits, or one whose worker has died; null where there is none. */
export async function claim(
  db: Database,
  clock: Clock,
  kinds: readonly string[],
): Promise<Job | null> {
  const now = clock();
  const lost = new Date(now.getTime() - LOST_AFTER_SECONDS * 1000);
  return db.transaction(async (tx) => {
    const [next] = await tx
      .select()
      .from(jobs)
      .where(
        sql`${jobs.endedAt} is null and ${jobs.runAfter} <= ${now.toISOString()} and ${jobs.kind} in ${kinds}
          and (${jobs.startedAt} is null or ${jobs.aliveAt} < ${lost.toISOString()})`,
      )
      .orderBy(jobs.runAfter)
      .limit(1)
      .for('update', { skipLocked: true });
    if (!next) return null;
    if (next.attempts >= ATTEMPTS) return giveUp(tx, now, next);
    const [claimed] = await tx
      .update(jobs)
      .set({ startedAt: now, aliveAt: now, attempts: next.attempts + 1 })
      .where(eq(jobs.id, next.id))
      .returning();
    return claimed ?? null;
  });
}

async function giveUp(tx: Executor, now: Date, job: Job): Promise<null> {
  await tx
    .update(jobs)
    .set({
      endedAt: now,
      outcome: 'failed',
      problem: { code: 'job/died', details: { attempts: job.attempts } },
    })
    .where(eq(jobs.id, job.id));
  return null;
}

/** Runs a claimed job to its end, keeping its heartbeat and listening for a request to stop. */
export async function perform(
  db: Database,
  clock: Clock,
  job: Job,
  handler: Handler,
): Promise<Job['outcome']> {
  const stop = new AbortController();
  const beat = setInterval(() => {
    heartbeat(db, clock, job.id).then(
      (asked) => asked && stop.abort(),
      () => {},
    );
  }, 1000);
  try {
    await handler({
      job,
      signal: stop.signal,
      progress: (share, note) => report(db, clock, job.id, share, note),
    });
    return await end(db, clock, job.id, { outcome: 'done', progress: 1 });
  } catch (error) {
    if (stop.signal.aborted) return await end(db, clock, job.id, { outcome: 'stopped' });
    return await fail(db, clock, job, error);
  } finally {
    clearInterval(beat);
  }
}

async function heartbeat(db: Database, clock: Clock, id: string): Promise<boolean> {
  const [row] = await db
    .update(jobs)
    .set({ aliveAt: clock() })
    .where(eq(jobs.id, id))
    .returning({ asked: jobs.stopAskedAt });
  return row?.asked != null;
}

async function report(
  db: Database,
  clock: Clock,
  id: string,
  share: number,
  note?: Note,
): Promise<void> {
  const progress = Math.min(1, Math.max(0, share));
  await db
    .update(jobs)
    .set({ progress, aliveAt: clock(), ...(note ? { note } : {}) })
    .where(eq(jobs.id, id));
}

// A refusal is final; anything else may pass and is tried again after a pause that grows.
async function fail(db: Database, clock: Clock, job: Job, error: unknown): Promise<Job['outcome']> {
  const problem =
    error instanceof Problem
      ? { code: error.code, details: { ...error.details } }
      : {
          code: 'job/failed',
          details: { reason: error instanceof Error ? error.message.slice(0, 500) : 'unknown' },
        };
  if (error instanceof Problem || job.attempts >= ATTEMPTS)
    return end(db, clock, job.id, { outcome: 'failed', problem });
  const runAfter = new Date(clock().getTime() + 1000 * 4 ** job.attempts);
  await db
    .update(jobs)
    .set({ startedAt: null, aliveAt: null, runAfter, problem })
    .where(eq(jobs.id, job.id));
  return null;
}

async function end(
  db: Database,
  clock: Clock,
  id: string,
  set: Partial<Job>,
): Promise<Job['outcome']> {
  await db
    .update(jobs)
    .set({ ...set, endedAt: clock() })
    .where(eq(jobs.id, id));
  return set.outcome ?? null;
}
