/** A thread: compares its share of two lists. */
import { parentPort, workerData } from 'node:worker_threads';
import { type CompareOptions, compare, type Filters, type Pairs } from './comparison.ts';

export interface CompareTask {
  readonly a: Filters;
  readonly b: Filters;
  readonly threshold: number;
  readonly options: CompareOptions;
}

const task: CompareTask = workerData;
let answer: Pairs | { readonly refusal: string };
try {
  answer = compare(task.a, task.b, task.threshold, task.options);
} catch (error) {
  answer = { refusal: (error as Error).message };
}
parentPort?.postMessage(answer);
