import { Hono } from 'hono';
import { importById } from '../../collect/imports/imports.ts';
import { titleOf } from '../../collect/sources/sources.ts';
import type { Executor } from '../../platform/database/database.ts';
import { askToStop, type Job, jobsOf } from '../../platform/jobs/jobs.ts';
import { Problem } from '../../platform/problem.ts';
import { actingOn } from '../../web/http/actor.ts';
import type { Env, PageContext } from '../../web/http/context.ts';
import type { Site } from '../../web/http/site.ts';
import { JobState, jobNews } from '../../web/http/working.tsx';
import { teamPage } from '../../web/layout/team.tsx';
import type { Manifest } from '../pipeline/step.ts';
import { listReleases } from '../releases/releases.ts';
import { askToRun, hasNewImports, listRuns, type Run, runById, usableImports } from './runs.ts';
import {
  type LeftOut,
  ReadyToPublish,
  type RunLine,
  RunList,
  RunPage,
  type RunState,
} from './views.tsx';

/** Runs of the pipeline: started, watched, read. */
export function runRoutes(site: Site): Hono<Env> {
  const { hub } = site;
  const { db } = hub.house;
  const app = new Hono<Env>();
  const by = (c: PageContext) => actingOn(c, hub);

  app.get('/staff/runs', async (c) => {
    const lines = await linesOf(db, await listRuns(db));
    const busy = lines.some(({ state }) => state === 'running');
    const children = (
      <RunList
        locale={c.var.locale}
        runs={lines}
        fresh={await hasNewImports(db, hub.clock)}
        busy={busy}
        leftOut={await leftOut(site, c)}
      />
    );
    return c.html(teamPage(c, { title: c.var.locale.t('team.page.runs'), children }));
  });

  app.post('/staff/runs', async (c) => {
    const running = (await linesOf(db, await listRuns(db, 5))).find(
      ({ state }) => state === 'running',
    );
    // Sent twice, the second leads to the run that the first began.
    const run = running?.id ?? (await db.transaction((tx) => askToRun(tx, by(c)))).run;
    return c.redirect(`/${c.var.locale.lang}/staff/runs/${run}`, 303);
  });

  app.get('/staff/runs/:id', async (c) =>
    c.html(await runPage(c, site, await runById(db, idOf(c.req.param('id'))))),
  );

  app.get('/staff/runs/:id/status.json', async (c) => {
    const run = await runById(db, idOf(c.req.param('id')));
    return jobNews(c, await pipelineJob(db, run), hrefOf(c, run));
  });

  app.post('/staff/runs/:id/stop', async (c) => {
    const run = await runById(db, idOf(c.req.param('id')));
    const job = await pipelineJob(db, run);
    if (job) await db.transaction((tx) => askToStop(tx, hub.clock, job.id));
    return c.redirect(hrefOf(c, run), 303);
  });
  return app;
}

const hrefOf = (c: PageContext, { id }: Run): string => `/${c.var.locale.lang}/staff/runs/${id}`;

async function leftOut({ hub }: Site, c: PageContext): Promise<LeftOut[]> {
  const { lang } = c.var.locale;
  const { closed } = await usableImports(hub.house.db, hub.clock);
  const lines = closed.map(({ tile: { source, holder }, why }) => ({
    source: `${holder.name} · ${titleOf(source.title, lang)}`,
    href: `/${lang}/staff/holders/${holder.slug}`,
    why,
  }));
  return [...new Map(lines.map((line) => [line.source, line])).values()];
}

const idOf = (text: string): string => {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text))
    throw new Problem('page/not-found', 404);
  return text;
};

async function runPage(c: PageContext, site: Site, run: Run): Promise<string> {
  const { locale } = c.var;
  const { db } = site.hub.house;
  const job = await pipelineJob(db, run);
  const [line] = await linesOf(db, [run]);
  if (!line) throw new Problem('page/not-found', 404);
  const files = await Promise.all(
    run.imports.map((id) => importById(db, id).then(({ fileName }) => ({ id, name: fileName }))),
  );
  const manifest = run.manifest as Manifest | null; // written by(c) the runner in this very shape
  return teamPage(c, {
    title: locale.t('runs.one'),
    trail: [{ label: locale.t('team.page.runs'), href: `/${locale.lang}/staff/runs` }],
    children: (
      <RunPage
        locale={locale}
        run={line}
        finishedAt={run.finishedAt}
        files={files}
        manifest={manifest}
      >
        <Now c={c} run={run} state={line.state} job={job} />
      </RunPage>
    ),
  });
}

interface NowProps {
  readonly c: PageContext;
  readonly run: Run;
  readonly state: RunState;
  readonly job: Job | null;
}

const Now = ({ c, run, state, job }: NowProps) => {
  const { locale } = c.var;
  const runs = `/${locale.lang}/staff/runs`;
  if (state === 'published') return null;
  if (state === 'done')
    return (
      <ReadyToPublish locale={locale} href={`/${locale.lang}/staff/releases/new?run=${run.id}`} />
    );
  return (
    <JobState c={c} job={job} base={hrefOf(c, run)} label={locale.t('runs.running')} again={runs} />
  );
};

async function linesOf(db: Executor, rows: readonly Run[]): Promise<RunLine[]> {
  const published = new Set((await listReleases(db)).map(({ runId }) => runId));
  return Promise.all(
    rows.map(async (row) => {
      const state = stateOf(row, row.finishedAt ? null : await pipelineJob(db, row), published);
      const manifest = row.manifest as Manifest | null; // written by(c) the runner in this very shape
      return {
        id: row.id,
        state,
        imports: row.imports.length,
        startedAt: row.startedAt,
        seconds: manifest?.seconds ?? null,
      };
    }),
  );
}

function stateOf(run: Run, job: Job | null, published: ReadonlySet<string>): RunState {
  if (run.finishedAt) return published.has(run.id) ? 'published' : 'done';
  if (job && !job.endedAt) return 'running';
  return job?.outcome === 'stopped' ? 'stopped' : 'failed';
}

const pipelineJob = async (db: Executor, run: Run): Promise<Job | null> =>
  (await jobsOf(db, `run:${run.id}`)).find(({ kind }) => kind === 'runs/asked') ?? null;
