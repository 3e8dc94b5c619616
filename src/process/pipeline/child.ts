/**
 * Heavy work in a process of its own: the web process stays quick, the child's memory is given back when it ends,
 * and a child that is killed leaves only temporary files. Both ends of the conversation are in this file.
 */
import { fork } from 'node:child_process';
import { Problem } from '../../platform/problem.ts';

type ToChild = { readonly type: 'job'; readonly job: unknown } | { readonly type: 'stop' };

type FromChild =
  | { readonly type: 'progress'; readonly progress: unknown }
  | { readonly type: 'done'; readonly result: unknown }
  | { readonly type: 'failed'; readonly failure: Failure };

interface Failure {
  readonly message: string;
  readonly stack: string;
  readonly problem: Pick<Problem, 'code' | 'status' | 'details'> | null;
}

export interface ChildOptions<P> {
  readonly onProgress?: (progress: P) => void;
  readonly signal?: AbortSignal;
  /** Limit of the child's JavaScript memory; the engine has its own. */
  readonly heapMb?: number;
  /** How long a child that was asked to stop may take before it is killed. */
  readonly graceMs?: number;
}

/** Runs the module at `entryPath` (which calls `serveJob`) on one job. Rejects with the signal's reason when stopped. */
export function runInChild<P, R>(
  entryPath: string,
  job: unknown,
  options: ChildOptions<P> = {},
): Promise<R> {
  const { signal, onProgress, heapMb = 256, graceMs = 5_000 } = options;
  if (signal?.aborted) return Promise.reject(signal.reason);
  return new Promise((resolve, reject) => {
    const child = fork(entryPath, [], {
      execArgv: [`--max-old-space-size=${heapMb}`],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    const say = (message: ToChild): boolean => child.connected && child.send(message);
    let killer: NodeJS.Timeout | undefined;
    const stop = (): void => {
      say({ type: 'stop' });
      killer = setTimeout(() => child.kill('SIGKILL'), graceMs);
    };
    signal?.addEventListener('abort', stop, { once: true });
    let last: FromChild | null = null;
    child.on('message', (message: FromChild) => {
      // What a child sends as progress is what its entry's `serveJob` was given the type of.
      if (message.type === 'progress') onProgress?.(message.progress as P);
      else last = message;
    });
    child.once('error', reject);
    child.once('close', (code, killedBy) => {
      clearTimeout(killer);
      signal?.removeEventListener('abort', stop);
      settle(last, { code, killedBy }, signal, resolve, reject);
    });
    say({ type: 'job', job });
  });
}

function settle<R>(
  last: FromChild | null,
  end: { code: number | null; killedBy: string | null },
  signal: AbortSignal | undefined,
  resolve: (result: R) => void,
  reject: (reason: unknown) => void,
): void {
  if (last?.type === 'done') resolve(last.result as R);
  else if (signal?.aborted) reject(signal.reason);
  else if (last?.type === 'failed') reject(errorOf(last.failure));
  else reject(new Error(`child ended before its job: ${end.killedBy ?? `code ${end.code}`}`));
}

function errorOf({ message, stack, problem }: Failure): Error {
  if (problem) return new Problem(problem.code, problem.status, problem.details);
  const error = new Error(message);
  error.stack = stack;
  return error;
}

export interface JobContext<P> {
  readonly onProgress: (progress: P) => void;
  readonly signal: AbortSignal;
}

/** The child's side: takes one job, answers, ends. A child whose parent is gone stops too. */
export function serveJob<J, P, R>(handle: (job: J, context: JobContext<P>) => Promise<R>): void {
  const stopping = new AbortController();
  const say = (message: FromChild): void => {
    if (process.connected) process.send?.(message);
  };
  // The channel keeps the process alive; it is closed once the answer is through.
  const last = (message: FromChild): void => {
    if (process.connected) process.send?.(message, () => process.disconnect());
  };
  process.once('disconnect', () => stopping.abort(new Error('parent is gone')));
  process.on('message', (message: ToChild) => {
    if (message.type === 'stop') return stopping.abort(new Error('stopped'));
    const onProgress = (progress: P): void => say({ type: 'progress', progress });
    handle(message.job as J, { onProgress, signal: stopping.signal }).then(
      (result) => last({ type: 'done', result }),
      (error: unknown) => last({ type: 'failed', failure: failureOf(error) }),
    );
  });
}

function failureOf(error: unknown): Failure {
  const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
  const problem =
    error instanceof Problem
      ? { code: error.code, status: error.status, details: error.details }
      : null;
  return { message, stack, problem };
}
