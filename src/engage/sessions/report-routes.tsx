import { Hono } from 'hono';
import { isId } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import { actingOn } from '../../web/http/actor.ts';
import type { Env, PageContext } from '../../web/http/context.ts';
import { readForm, written } from '../../web/http/forms.ts';
import { addressOf, page, type Site } from '../../web/http/site.ts';
import { teamPage } from '../../web/layout/team.tsx';
import {
  evaluationOf,
  inWords,
  type Summit,
  staffTrail,
  summitById,
  summitBySlug,
  summitTrail,
} from '../summits/summits.ts';
import { carryIntoDocument, makeReport, reportOf, thankAll } from './report.ts';
import { ReportDesk, ReportPage } from './report-views.tsx';

/** The report of a summit: made from its sessions, read by everybody, carried on into a document. */
export function reportRoutes({ hub }: Site): Hono<Env> {
  const { db } = hub.house;
  const app = new Hono<Env>();

  app.get('/summits/:slug{[a-z0-9-]+}/report', async (c) => {
    const { locale } = c.var;
    const own = await summitBySlug(db, c.req.param('slug').slice(0, 100));
    const [summit] = await inWords(db, [own], locale.lang);
    const report = summit?.reportedOn ? await reportOf(db, own, locale.lang) : null;
    if (!summit || !report) throw new Problem('page/not-found', 404);
    c.header('cache-control', 'no-cache');
    return c.html(
      page(c, {
        title: `${locale.t('summits.report')} · ${summit.title}`,
        section: 'participate',
        trail: summitTrail(c, summit),
        shared: report.madeOn,
        children: (
          <ReportPage {...{ locale, summit, ...report }} evaluation={await evaluationOf(db, own)} />
        ),
      }),
    );
  });

  app.get('/staff/summits/:id/report', async (c) => {
    const { locale } = c.var;
    const summit = await found(c);
    const report = await reportOf(db, summit, locale.lang);
    const count = report?.sessions.reduce((sum, { paragraphs }) => sum + paragraphs.length, 0) ?? 0;
    const children = <ReportDesk {...{ locale, summit, count }} madeOn={report?.madeOn ?? null} />;
    const title = locale.t('summits.report');
    return c.html(teamPage(c, { title, trail: staffTrail(c, summit), children }));
  });

  app.post('/staff/summits/:id/report', async (c) => {
    const summit = await found(c);
    await db.transaction((tx) => makeReport(tx, actingOn(c, hub), summit));
    return back(c, summit);
  });

  app.post('/staff/summits/:id/thanks', async (c) => {
    const summit = await found(c);
    const thanks = written(await readForm(c), 'thanks', 1000);
    if (!summit.reportedOn || !thanks) throw new Problem('page/refused', 422);
    await db.transaction((tx) => thankAll(tx, hub, actingOn(c, hub), summit, thanks));
    return back(c, summit);
  });

  app.post('/staff/summits/:id/document', async (c) => {
    const summit = await found(c);
    const { lang } = c.var.locale;
    const address = `${addressOf(hub.config.server)}/${lang}/summits/${summit.slug}`;
    const id = await db.transaction((tx) =>
      carryIntoDocument(tx, actingOn(c, hub), summit, address),
    );
    return c.redirect(`/${lang}/staff/documents/${id}`, 303);
  });

  async function found(c: PageContext): Promise<Summit> {
    const id = c.req.param('id') ?? '';
    if (!isId(id)) throw new Problem('page/not-found', 404);
    return summitById(db, id);
  }

  const back = (c: PageContext, { id }: Summit) =>
    c.redirect(`/${c.var.locale.lang}/staff/summits/${id}/report`, 303);
  return app;
}
