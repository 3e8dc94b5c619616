import { Hono } from 'hono';
import {
  askToStop,
  enqueue,
  failedJobs,
  findJob,
  type Job,
  jobsOf,
  runningJobs,
} from '../../platform/jobs/jobs.ts';
import {
  type ChainReport,
  latestActs,
  record,
  verifyJournal,
} from '../../platform/journal/journal.ts';
import { Problem } from '../../platform/problem.ts';
import type { Env, PageContext } from '../../web/http/context.ts';
import { explain } from '../../web/http/failures.tsx';
import type { Site } from '../../web/http/site.ts';
import { jobProblem } from '../../web/http/working.tsx';
import { teamPage } from '../../web/layout/team.tsx';
import { actorIn } from '../access/access.ts';
import { healthOf } from './operation.ts';
import { OperationPage } from './operation-views.tsx';

const ACTS = 60;

/** Administration technique: health, jobs, journal. */
export function operationRoutes(site: Site): Hono<Env> {
  const { hub } = site;
  const { db, sql } = hub.house;
  const app = new Hono<Env>();

  app.get('/staff/operation', async (c) => c.html(await operationPage(c, site)));

  app.post('/staff/operation/verify', async (c) => {
    const chain = await verifyJournal(sql);
    await db.transaction((tx) =>
      record(tx, hub.clock, {
        actor: actorIn(c).account,
        act: 'journal/verified',
        subject: 'hub:self',
        details: { rows: chain.rows, broken: chain.brokenAt },
      }),
    );
    return c.html(await operationPage(c, site, chain));
  });

  app.post('/staff/operation/jobs/:id/stop', async (c) => {
    const job = await findJob(db, idOf(c.req.param('id')));
    await db.transaction(async (tx) => {
      await askToStop(tx, hub.clock, job.id);
      await record(tx, hub.clock, {
        actor: actorIn(c).account,
        act: 'jobs/stopped',
        subject: `job:${job.id}`,
      });
    });
    return c.redirect(`/${c.var.locale.lang}/staff/operation#jobs`, 303);
  });

  app.post('/staff/operation/jobs/:id/retry', async (c) => {
    const job = await findJob(db, idOf(c.req.param('id')));
    // Sent twice, the second finds the new job on the same subject.
    if (await isLatest(site, job)) {
      await db.transaction(async (tx) => {
        await enqueue(tx, hub.clock, { kind: job.kind, subject: job.subject, input: job.input });
        await record(tx, hub.clock, {
          actor: actorIn(c).account,
          act: 'jobs/retried',
          subject: `job:${job.id}`,
        });
      });
    }
    return c.redirect(`/${c.var.locale.lang}/staff/operation#jobs`, 303);
  });
  return app;
}

const idOf = (text: string): string => {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text))
    throw new Problem('page/not-found', 404);
  return text;
};

async function isLatest(site: Site, job: Job): Promise<boolean> {
  const alike = (await jobsOf(site.hub.house.db, job.subject)).filter(
    ({ kind }) => kind === job.kind,
  );
  return job.endedAt !== null && alike[0]?.id === job.id;
}

async function operationPage(
  c: PageContext,
  site: Site,
  chain: ChainReport | null = null,
): Promise<string> {
  const { locale } = c.var;
  const { db } = site.hub.house;
  const failed = await Promise.all(
    (await failedJobs(db)).map(async (job) => {
      const problem = jobProblem(job);
      return {
        ...job,
        why: problem ? told(explain(problem, locale)) : '',
        retryable: await isLatest(site, job),
      };
    }),
  );
  const acts = await latestActs(db, ACTS);
  return teamPage(c, {
    title: locale.t('staff.operation'),
    children: (
      <OperationPage
        locale={locale}
        health={await healthOf(site.hub)}
        running={await runningJobs(db)}
        failed={failed}
        acts={acts}
        chain={chain}
      />
    ),
  });
}

const told = ({ title, mend }: { title: string; mend: string }): string =>
  `${title}${/[.!?]$/.test(title) ? '' : '.'} ${mend}`;
