/** A thread: estimates of some bootstrap samples and of some samples without one person. */
import { parentPort, workerData } from 'node:worker_threads';
import { drawPoints, leaveOneOut } from './bootstrap.ts';
import type { Histories } from './histories.ts';

export interface DrawTask {
  readonly histories: Histories;
  readonly seed: number;
  /** First and one past the last number of samples, and of histories that lose a person. */
  readonly draws: readonly [number, number];
  readonly left: readonly [number, number];
}

export interface Drawn {
  readonly draws: readonly number[];
  readonly left: ReturnType<typeof leaveOneOut>;
}

const task: DrawTask = workerData;
const drawn: Drawn = {
  draws: drawPoints(task.histories, task.seed, ...task.draws),
  left: leaveOneOut(task.histories, ...task.left),
};
parentPort?.postMessage(drawn);
