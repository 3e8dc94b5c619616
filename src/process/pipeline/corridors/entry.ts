/** The child process that makes the corridors: give this file to `runInChild`. */
import { serveJob } from '../child.ts';
import type { Manifest, Progress } from '../step.ts';
import { type CorridorInput, type CorridorOptions, runCorridors } from './corridors.ts';

export interface CorridorJob {
  readonly input: CorridorInput;
  readonly options: Omit<CorridorOptions, 'onProgress' | 'signal' | 'dialect'>;
}

serveJob<CorridorJob, Progress, Manifest>(({ input, options }, context) =>
  runCorridors(input, { ...options, ...context }),
);
