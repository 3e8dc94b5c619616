import { Hono } from 'hono';
import { mosaic, titleOf } from '../../collect/sources/sources.ts';
import { type Job, jobsOf } from '../../platform/jobs/jobs.ts';
import { Problem } from '../../platform/problem.ts';
import { actingOn } from '../../web/http/actor.ts';
import type { Env, PageContext } from '../../web/http/context.ts';
import { sendFile } from '../../web/http/files.ts';
import { readForm } from '../../web/http/forms.ts';
import type { Site } from '../../web/http/site.ts';
import { JobState, jobNews } from '../../web/http/working.tsx';
import { teamPage } from '../../web/layout/team.tsx';
import { askToCompare, newestFinishedRun, type Run, runById } from '../runs/runs.ts';
import { partsThen, partsToCome } from './people.ts';
import { People } from './people-views.tsx';
import {
  askToPublish,
  closedSources,
  type Difference,
  knownDifference,
  LONGEST_REASON,
  listReleases,
  newestEdition,
  type Release,
  releaseByNumber,
  withdraw,
} from './releases.ts';
import { type Verification, verifyPackage } from './verification.ts';
import {
  Closed,
  Differences,
  PublishForm,
  type ReleaseLine,
  ReleaseList,
  ReleasePage,
  WithdrawForm,
} from './views.tsx';

/** Releases: compared with the one before, published, verified, withdrawn. */
export function releaseRoutes(site: Site): Hono<Env> {
  const { hub } = site;
  const { db } = hub.house;
  const app = new Hono<Env>();
  const by = (c: PageContext) => actingOn(c, hub);
  const to = (c: PageContext, path: string) => c.redirect(releasesHref(c, path), 303);

  app.get('/staff/releases', async (c) => c.html(await listPage(c, site)));

  app.get('/staff/releases/new', async (c) =>
    c.html(await comparePage(c, site, await runById(db, idOf(c.req.query('run') ?? '')))),
  );

  app.post('/staff/releases/new', async (c) => {
    const run = await runById(db, idOf(c.req.query('run') ?? ''));
    await askToCompare(db, hub.clock, run.id);
    return to(c, `/new?run=${run.id}`);
  });

  app.post('/staff/releases', async (c) => {
    const form = await readForm(c);
    const run = await runById(db, idOf(form.one('run')));
    if (!form.one('sure'))
      return c.html(await comparePage(c, site, run, c.var.locale.t('form.error.unsure')), 422);
    // Sent twice, the second finds the run published or on its way.
    const done = (await listReleases(db)).some(({ runId }) => runId === run.id);
    const job = await publishingJob(site, run);
    if (!done && (!job || job.endedAt)) await db.transaction((tx) => askToPublish(tx, by(c), run));
    return to(c, `?run=${run.id}`);
  });

  app.get('/staff/releases/publishing/:run/status.json', async (c) => {
    const job = await publishingJob(site, await runById(db, idOf(c.req.param('run'))));
    return jobNews(c, job, releasesHref(c));
  });

  app.get('/staff/releases/comparing/:run/status.json', async (c) => {
    const run = idOf(c.req.param('run'));
    return jobNews(c, await comparingJob(site, run), releasesHref(c, `/new?run=${run}`));
  });

  app.get('/staff/releases/:number{[0-9]+}', async (c) =>
    c.html(await releasePage(c, site, await found(c, site))),
  );

  app.post('/staff/releases/:number{[0-9]+}/verify', async (c) => {
    const release = await found(c, site);
    const verification = await verifyPackage(await hub.blobs.file(db, release.package), release);
    return c.html(await releasePage(c, site, release, { verification }));
  });

  app.post('/staff/releases/:number{[0-9]+}/withdraw', async (c) => {
    const release = await found(c, site);
    const reason = (await readForm(c)).one('reason').trim();
    const wrong = !reason ? 'required' : reason.length > LONGEST_REASON ? 'long' : null;
    if (wrong) {
      const error = c.var.locale.t(`form.error.${wrong}`);
      return c.html(await releasePage(c, site, release, { error }), 422);
    }
    if (!release.withdrawnAt) await withdraw(hub, by(c), release, reason);
    return to(c, `/${release.number}`);
  });

  app.get('/staff/releases/:number{[0-9]+}/package.zip', async (c) => {
    const release = await found(c, site);
    return sendFile(c, await hub.blobs.file(db, release.package), {
      type: 'application/zip',
      name: `passerelle-release-${release.number}.zip`,
      tag: release.package,
    });
  });
  return app;
}

const releasesHref = (c: PageContext, path = ''): string =>
  `/${c.var.locale.lang}/staff/releases${path}`;

const idOf = (text: string): string => {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text))
    throw new Problem('page/not-found', 404);
  return text;
};

const found = (c: PageContext, site: Site): Promise<Release> =>
  releaseByNumber(site.hub.house.db, Number(c.req.param('number')));

const publishingJob = async (site: Site, run: Run): Promise<Job | null> =>
  (await jobsOf(site.hub.house.db, `run:${run.id}`)).find(
    ({ kind }) => kind === 'releases/asked',
  ) ?? null;

const comparingJob = async (site: Site, run: string): Promise<Job | null> =>
  (await jobsOf(site.hub.house.db, `difference:${run}`))[0] ?? null;

async function lineOf(site: Site, release: Release): Promise<ReleaseLine> {
  const { number, publishedAt, withdrawnAt, withdrawnReason: reason } = release;
  return {
    number,
    publishedAt,
    withdrawnAt,
    reason,
    current: (await newestEdition(site.hub.house.db))?.id === release.id,
  };
}

async function listPage(c: PageContext, site: Site): Promise<string> {
  const { db } = site.hub.house;
  const rows = await listReleases(db);
  const run = await newestFinishedRun(db);
  const asked = c.req.query('run');
  const watched = asked ? await runById(db, idOf(asked)) : run;
  const job = watched && (await publishingJob(site, watched));
  const busy = job !== null && !job.endedAt;
  const ready =
    run?.finishedAt && !busy && !rows.some(({ runId }) => runId === run.id)
      ? { id: run.id, at: run.finishedAt }
      : null;
  const releases = await Promise.all(rows.map((row) => lineOf(site, row)));
  return teamPage(c, {
    title: c.var.locale.t('team.page.releases'),
    children: (
      <ReleaseList locale={c.var.locale} releases={releases} ready={ready}>
        {watched && <Publishing c={c} run={watched} job={job} />}
      </ReleaseList>
    ),
  });
}

const Publishing = ({ c, run, job }: { c: PageContext; run: Run; job: Job | null }) => (
  <JobState
    c={c}
    job={job}
    base={releasesHref(c, `/publishing/${run.id}`)}
    reload={releasesHref(c, `?run=${run.id}`)}
    stoppable={false}
    label={c.var.locale.t('releases.publishing')}
    again={`/${c.var.locale.lang}/staff/runs`}
  />
);

async function namesOf(
  site: Site,
  { lang }: PageContext['var']['locale'],
): Promise<Map<string, string>> {
  const tiles = await mosaic(site.hub.house.db);
  return new Map(
    tiles.map(({ source, holder }) => [
      source.id,
      `${holder.name} · ${titleOf(source.title, lang)}`,
    ]),
  );
}

async function comparePage(c: PageContext, site: Site, run: Run, error?: string): Promise<string> {
  const { locale } = c.var;
  const published = (await listReleases(site.hub.house.db)).find(({ runId }) => runId === run.id);
  if (!run.finishedAt) throw new Problem('release/run-not-finished', 409);
  const difference = await knownDifference(site.hub.house.db, run);
  const names = await namesOf(site, locale);
  const closed = (await closedSources(site.hub.house.db, site.hub.clock, run)).map(
    ({ source }) => names.get(source.id) ?? source.slug,
  );
  return teamPage(c, {
    title: locale.t('releases.compare'),
    trail: [{ label: locale.t('team.page.releases'), href: `/${locale.lang}/staff/releases` }],
    children: (
      <>
        <h1>{locale.t('releases.compare')}</h1>
        {difference ? (
          <Differences locale={locale} difference={difference} names={names} />
        ) : (
          <Comparing c={c} run={run.id} job={await comparing(site, run)} />
        )}
        {!published && (
          <People locale={locale} parts={await partsToCome(site.hub, locale)} then={false} />
        )}
        {published ? (
          <p>{locale.t('releases.already', { number: published.number })}</p>
        ) : closed.length > 0 ? (
          <Closed locale={locale} names={closed} />
        ) : (
          <PublishForm locale={locale} run={run.id} {...(error && { error })} />
        )}
      </>
    ),
  });
}

// A release that was published or withdrawn since makes the former comparison worthless: it is asked for anew.
async function comparing(site: Site, run: Run): Promise<Job | null> {
  const { hub } = site;
  const last = await comparingJob(site, run.id);
  if (!last || last.outcome === 'done') await askToCompare(hub.house.db, hub.clock, run.id);
  return comparingJob(site, run.id);
}

const Comparing = ({ c, run, job }: { c: PageContext; run: string; job: Job | null }) => {
  const here = releasesHref(c, `/new?run=${run}`);
  return (
    <JobState
      c={c}
      job={job}
      base={releasesHref(c, `/comparing/${run}`)}
      reload={here}
      stoppable={false}
      label={c.var.locale.t('releases.comparing')}
      again={here}
    />
  );
};

async function releasePage(
  c: PageContext,
  site: Site,
  release: Release,
  more: { verification?: Verification; error?: string } = {},
): Promise<string> {
  const { locale } = c.var;
  const base = `/${locale.lang}/staff/releases/${release.number}`;
  const report = release.report as { rule?: string; protectedSources?: string[] }; // written on publishing
  const difference = release.difference as unknown as Difference; // written on publishing
  return teamPage(c, {
    title: locale.t('releases.name', { number: release.number }),
    trail: [{ label: locale.t('team.page.releases'), href: `/${locale.lang}/staff/releases` }],
    children: (
      <ReleasePage
        locale={locale}
        release={await lineOf(site, release)}
        base={base}
        signature={release.signature}
        publicKey={release.publicKey}
        rule={report.rule ?? ''}
        protectedSources={report.protectedSources ?? []}
        verification={more.verification ?? null}
      >
        <Differences locale={locale} difference={difference} names={await namesOf(site, locale)} />
        <People
          locale={locale}
          parts={await partsThen(site.hub.house.db, release.report, locale)}
          then
        />
        {!release.withdrawnAt && (
          <WithdrawForm
            locale={locale}
            base={base}
            reason=""
            {...(more.error && { error: more.error })}
          />
        )}
      </ReleasePage>
    ),
  });
}
