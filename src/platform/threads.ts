import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { home } from './home.ts';

export const threadCount = (): number => availableParallelism();

/**
 * Runs a module of the project, named from its folder, once a task, each in a thread of its own and as many at a time as
 * the machine has processors. The module reads `workerData` and posts one answer. Answers stand in the order of tasks.
 */
export async function inThreads<Task, Answer>(
  module: string,
  tasks: readonly Task[],
): Promise<Answer[]> {
  const answers: Answer[] = [];
  const waiting = [...tasks.entries()];
  const serve = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [at, task] = next;
      answers[at] = await answerOf<Answer>(module, task);
    }
  };
  await Promise.all(Array.from({ length: threadCount() }, serve));
  return answers;
}

async function answerOf<Answer>(module: string, task: unknown): Promise<Answer> {
  const worker = new Worker(join(home, module), { workerData: task, execArgv: [] });
  try {
    const [answer] = await once(worker, 'message');
    return answer; // what the module says it posts
  } finally {
    await worker.terminate();
  }
}
