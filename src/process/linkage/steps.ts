/**
 * A linkage is made in steps, each of them one transaction together with the row of `steps` that says it is done. What
 * was cut goes on from the last step that was: in the same database, with the same answer.
 */
import { setImmediate } from 'node:timers/promises';
import type { Duck } from '../../platform/duckdb/duckdb.ts';

export interface Steps {
  /** Does what was not done yet; gives what it noted (plain data), now or then. */
  once<T>(step: string, work: () => Promise<T>): Promise<T>;
  readonly isDone: (step: string) => boolean;
  /** Lets a wish to stop be heard within long computations; throws if there is one. */
  breathe(): Promise<void>;
}

export async function stepsIn(duck: Duck, signal?: AbortSignal): Promise<Steps> {
  await duck.run('create table if not exists steps (step text primary key, note text)');
  const rows = await duck.rows<{ step: string; note: string }>('select step, note from steps');
  const done = new Map(rows.map(({ step, note }) => [step, note]));
  return {
    once: async <T>(step: string, work: () => Promise<T>) => {
      signal?.throwIfAborted();
      const known = done.get(step);
      // What was noted under this name was a T.
      if (known !== undefined) return JSON.parse(known) as T;
      const note = await inTransaction(duck, async () => {
        const noted = await work();
        await duck.append('steps', [[step, JSON.stringify(noted ?? null)]]);
        signal?.throwIfAborted();
        return noted;
      });
      done.set(step, JSON.stringify(note ?? null));
      return note;
    },
    isDone: (step) => done.has(step),
    breathe: async () => {
      await setImmediate();
      signal?.throwIfAborted();
    },
  };
}

async function inTransaction<T>(duck: Duck, work: () => Promise<T>): Promise<T> {
  await duck.run('begin');
  try {
    const made = await work();
    await duck.run('commit');
    return made;
  } catch (error) {
    // What failed may have ended the transaction by itself.
    await duck.run('rollback').catch(() => {});
    throw error;
  }
}

/** Work that a signal ends within moments: the running query fails, and with it the work. */
export async function interruptible<T>(
  duck: Duck,
  signal: AbortSignal | undefined,
  work: () => Promise<T>,
): Promise<T> {
  const stop = () => duck.interrupt();
  signal?.addEventListener('abort', stop);
  try {
    return await work();
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  } finally {
    signal?.removeEventListener('abort', stop);
  }
}
