import type { Job } from '../../platform/jobs/jobs.ts';
import { Problem } from '../../platform/problem.ts';
import type { Locale } from '../i18n/i18n.ts';

/** What a job says that it is doing, in the reader's language. */
export function jobNote(job: Job | null, locale: Locale): string {
  if (!job?.startedAt) return locale.t('team.job.waiting');
  if (job.stopAskedAt) return locale.t('team.job.stopping');
  const { note } = job;
  return note && locale.has(note.key) ? locale.t(note.key, note.args) : locale.t('state.running');
}

/** Why a job ended without its result; null while it has not, or when all went well. */
export function jobProblem(job: Job | null): Problem | null {
  if (!job?.endedAt || job.outcome === 'done') return null;
  if (job.outcome === 'stopped') return new Problem('job/stopped', 409);
  return new Problem(job.problem?.code ?? 'job/failed', 422, job.problem?.details ?? {});
}
