/** A thread: models, profiles and intervals of one question, while the job goes on saying that it lives. */
import { parentPort, workerData } from 'node:worker_threads';
import {
  type Estimation,
  EstimationError,
  estimate,
  type Histories,
} from '../../methods/estimation/estimation.ts';
import { seededStreams } from '../../methods/random/random.ts';
import { type Linked, type PopulationReport, reportOn } from './report.ts';

export type ReportTask =
  | { readonly linked: Linked; readonly seed: number }
  | { readonly histories: Histories };

export type Reported =
  | { readonly report: PopulationReport }
  | { readonly estimation: Estimation }
  | { readonly impossible: string };

function answer(task: ReportTask): Reported {
  try {
    return 'linked' in task
      ? { report: reportOn(task.linked, seededStreams(task.seed)) }
      : { estimation: estimate(task.histories) };
  } catch (error) {
    if (!(error instanceof EstimationError)) throw error;
    return { impossible: error.message };
  }
}

parentPort?.postMessage(answer(workerData));
