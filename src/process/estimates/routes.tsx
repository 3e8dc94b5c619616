import { Hono } from 'hono';
import { type Job, latestJobOf } from '../../platform/jobs/jobs.ts';
import { Problem } from '../../platform/problem.ts';
import { COUNTRIES } from '../../reference/countries/countries.ts';
import { nameOf } from '../../reference/frames/frames.ts';
import type { Estimate as Line } from '../../web/charts/interval-chart.tsx';
import { actingOn } from '../../web/http/actor.ts';
import type { Env, PageContext } from '../../web/http/context.ts';
import { readForm } from '../../web/http/forms.ts';
import type { Site } from '../../web/http/site.ts';
import { JobState, jobNews } from '../../web/http/working.tsx';
import type { Locale } from '../../web/i18n/i18n.ts';
import {
  currentLinkage,
  type Linkage,
  linkageById,
  linkageHref,
  linkagePage,
  listNames,
} from '../intake/intake.ts';
import { readDocument } from '../releases/releases.ts';
import {
  askToEstimate,
  type Corridor,
  choosePublishing,
  newestEstimate,
  type PopulationEstimate,
} from './estimates.ts';
import { withheldOf } from './releasing.ts';
import { ReportView } from './report-views.tsx';
import { AskForm, NoEstimate, Publishing } from './views.tsx';

/** How many there are in all, of whom the lists hold a part. */
export function estimateRoutes(site: Site): Hono<Env> {
  const { hub } = site;
  const { db } = hub.house;
  const app = new Hono<Env>();
  const found = (c: PageContext) => linkageById(db, c.req.param('id') ?? '');

  app.get('/staff/linkages/:id/estimates', async (c) =>
    c.html(await estimatePage(c, site, await found(c))),
  );

  app.post('/staff/linkages/:id/estimates', async (c) => {
    const linkage = await found(c);
    const corridor = corridorOf(await readForm(c));
    // Sent twice, the second waits for the answer to the first.
    const newest = await newestEstimate(db, linkage);
    const waiting = newest && !newest.report && !(await jobOf(site, newest))?.endedAt;
    if (!waiting)
      await db.transaction((tx) => askToEstimate(tx, actingOn(c, hub), linkage, corridor));
    return c.redirect(linkageHref(c.var.locale, linkage.id, 'estimates'), 303);
  });

  app.post('/staff/linkages/:id/estimates/publish', async (c) => {
    const linkage = await found(c);
    const form = await readForm(c);
    const newest = await newestEstimate(db, linkage);
    // Of an estimate that somebody has asked for anew since, nobody has read what would be published.
    if (!newest?.report || form.one('estimate') !== newest.id)
      throw new Problem('estimate/asked-anew', 409);
    const chosen = form.one('publish') === 'yes';
    await db.transaction((tx) => choosePublishing(tx, actingOn(c, hub), newest, chosen));
    return c.redirect(`${linkageHref(c.var.locale, linkage.id, 'estimates')}#publish`, 303);
  });

  app.get('/staff/linkages/:id/estimates/status.json', async (c) => {
    const linkage = await found(c);
    const newest = await newestEstimate(db, linkage);
    const job = newest && (await jobOf(site, newest));
    return jobNews(c, job, linkageHref(c.var.locale, linkage.id, 'estimates'));
  });
  return app;
}

const jobOf = ({ hub }: Site, { id }: PopulationEstimate): Promise<Job | null> =>
  latestJobOf(hub.house.db, `estimate:${id}`);

/** Both countries, or neither. */
function corridorOf(form: { one: (name: string) => string }): Corridor | null {
  const [origin, residence] = [form.one('origin'), form.one('residence')];
  const known = (code: string) => COUNTRIES.some((one) => one.code === code);
  return known(origin) && known(residence) && origin !== residence ? { origin, residence } : null;
}

async function estimatePage(c: PageContext, site: Site, linkage: Linkage): Promise<string> {
  const { locale } = c.var;
  const { db } = site.hub.house;
  const newest = await newestEstimate(db, linkage);
  const job = newest && !newest.report ? await jobOf(site, newest) : null;
  const base = linkageHref(locale, linkage.id);
  const names = await listNames(site, locale);
  return linkagePage(c, {
    linkage,
    here: 'estimates',
    title: locale.t('linkages.page.estimates'),
    children: (
      <>
        <h1>{locale.t('estimates.title')}</h1>
        {!newest && <NoEstimate locale={locale} />}
        <JobState
          c={c}
          job={job}
          base={`${base}/estimates`}
          label={locale.t('estimates.running')}
          stoppable={false}
          again={`${base}/estimates`}
          asked={{ origin: newest?.origin ?? '', residence: newest?.residence ?? '' }}
        />
        {newest?.report && (
          <ReportView
            locale={locale}
            report={newest.report}
            names={names}
            official={await officialOf(site, newest, locale)}
          />
        )}
        {newest?.report && (
          <Publishing
            locale={locale}
            base={base}
            estimate={newest}
            withheld={await withheldOf(db, site.hub, linkage)}
            inForce={(await currentLinkage(db))?.id === linkage.id}
          />
        )}
        {(newest === null || newest.report) && (
          <AskForm
            locale={locale}
            base={base}
            origin={newest?.origin ?? ''}
            residence={newest?.residence ?? ''}
            again={newest !== null}
          />
        )}
      </>
    ),
  });
}

/** What the edition in force says of the same corridor, one group a definition. */
async function officialOf(
  { hub, edition }: Site,
  { origin, residence }: PopulationEstimate,
  locale: Locale,
): Promise<{ definition: string; estimates: Line[] }[]> {
  const now = edition();
  if (!origin || !residence || !now) return [];
  const document = await readDocument(hub.house.db, now, 'corridor', `${origin}-${residence}`);
  if (!document) return [];
  const titles = new Map(document.sources.map(({ id, holder }) => [id, holder]));
  const rows = Map.groupBy(document.rows, ({ definition }) => definition);
  return [...rows].map(([definition, figures]) => ({
    definition: nameOf('definitions', definition, locale.lang),
    estimates: figures.map(({ source, year, value, low, high, kind, isHeadline }) => ({
      id: `${source} ${definition}`,
      source: titles.get(source) ?? source,
      year: String(year),
      ...{ value, low, high, kind, headline: isHeadline },
    })),
  }));
}
