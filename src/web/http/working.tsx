import type { FC } from 'hono/jsx';
import type { Job } from '../../platform/jobs/jobs.ts';
import { Problem } from '../../platform/problem.ts';
import { Failed, Working, type WorkingPlace } from '../components/work.tsx';
import type { Locale } from '../i18n/i18n.ts';
import type { JobNews } from '../islands/job-progress.ts';
import type { PageContext } from './context.ts';
import { explain } from './failures.tsx';

interface JobStateProps extends WorkingPlace {
  readonly c: PageContext;
  readonly job: Job | null;
  /** Where the same is asked for once more; without it, the reader is only told. */
  readonly again?: string;
  /** What was asked with it. */
  readonly asked?: Readonly<Record<string, string>>;
}

/** A job on the page of what it makes: how far it is, or why it ended with nothing. */
export const JobState: FC<JobStateProps> = ({ c, job, again, asked, ...place }) => {
  const { locale } = c.var;
  const problem = jobProblem(job);
  if (problem)
    return (
      <Failed
        locale={locale}
        {...explain(problem, locale)}
        {...(again && { again })}
        {...(asked && { asked })}
      />
    );
  if (!job || job.endedAt) return null;
  return <Working locale={locale} {...place} note={jobNote(job, locale)} share={job.progress} />;
};

/** What `<job-progress>` is told; where to go once nothing is under way. */
export function jobNews(c: PageContext, job: Job | null, then: string): Response {
  const over = job === null || job.endedAt !== null;
  c.header('cache-control', 'no-store');
  return c.json({
    state: over ? 'done' : 'running',
    done: job?.progress ? Math.round(job.progress * 100) : null,
    total: 100,
    note: jobNote(job, c.var.locale),
    href: over ? then : null,
  } satisfies JobNews);
}

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
