import { Hono } from 'hono';
import { acceptedLists, type List, listById } from '../../collect/lists/lists.ts';
import { askLatestToStop, type Job, latestJobOf } from '../../platform/jobs/jobs.ts';
import { csvLine } from '../../platform/sheets/sheets.ts';
import { actingOn } from '../../web/http/actor.ts';
import type { Env, PageContext } from '../../web/http/context.ts';
import type { Site } from '../../web/http/site.ts';
import { JobState, jobNews } from '../../web/http/working.tsx';
import { teamPage } from '../../web/layout/team.tsx';
import { currentLinkage, type Linkage } from '../intake/intake.ts';
import { AskForSheet, NoSheet, ReturnSheet } from './return-views.tsx';
import { askToCount, type KeptReturn, keptReturn, noteReturn, returnSubject } from './returning.ts';
import { type Sheet, sheetJson, sheetOf } from './sheet.ts';
import { sheetLines } from './sheet-lines.ts';
import { namedLists } from './words.ts';

/** What a holder gets back for a list, on paper and as files. */
export function returnRoutes(site: Site): Hono<Env> {
  const { hub } = site;
  const { db } = hub.house;
  const app = new Hono<Env>();
  const by = (c: PageContext) => actingOn(c, hub);
  const found = (c: PageContext) => listById(db, c.req.param('id') ?? '');
  const to = (c: PageContext, list: List) => c.redirect(returnHref(c, list), 303);

  app.get('/staff/lists/:id/return', async (c) =>
    c.html(await returnPage(c, site, await found(c))),
  );

  app.post('/staff/lists/:id/return', async (c) => {
    const list = await found(c);
    const linkage = await linkageOf(site, list);
    if (linkage) await db.transaction((tx) => askToCount(tx, by(c), list, linkage));
    return to(c, list);
  });

  app.post('/staff/lists/:id/return/stop', async (c) => {
    const list = await found(c);
    await db.transaction((tx) => askLatestToStop(tx, hub.clock, returnSubject(list.id)));
    return to(c, list);
  });

  app.get('/staff/lists/:id/return/status.json', async (c) => {
    const list = await found(c);
    return jobNews(c, await latestJobOf(db, returnSubject(list.id)), returnHref(c, list));
  });

  app.get('/staff/lists/:id/return.csv', async (c) => {
    const made = await madeSheet(c, site, await found(c));
    if (!made) return c.notFound();
    await noteReturn(db, by(c), made.list, 'csv');
    return file(c, 'csv', sheetLines(made.sheet, c.var.locale).map(csvLine).join(''));
  });

  app.get('/staff/lists/:id/return.json', async (c) => {
    const made = await madeSheet(c, site, await found(c));
    if (!made) return c.notFound();
    await noteReturn(db, by(c), made.list, 'json');
    const { list, name, kept, sheet } = made;
    const head = { list: name, trueOn: list.heldOn, madeOn: dayOf(kept.madeAt) };
    return file(c, 'json', `${JSON.stringify({ ...head, ...sheetJson(sheet) }, null, 2)}\n`);
  });
  return app;
}

const returnHref = (c: PageContext, { id }: List): string =>
  `/${c.var.locale.lang}/staff/lists/${id}/return`;

const dayOf = (at: Date): string => at.toISOString().slice(0, 10);

const TYPES = { csv: 'text/csv; charset=utf-8', json: 'application/json; charset=utf-8' } as const;

function file(c: PageContext, kind: keyof typeof TYPES, text: string): Response {
  const name = `${c.var.locale.t('returns.file')}.${kind}`;
  return c.body(text, 200, {
    'content-type': TYPES[kind],
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    'cache-control': 'no-store',
  });
}

/** The linkage in force, where this list is part of it and may be read today. */
async function linkageOf({ hub }: Site, { id }: List): Promise<Linkage | null> {
  const { db } = hub.house;
  const linkage = await currentLinkage(db);
  const open = (await acceptedLists(db, hub.clock)).some((list) => list.id === id);
  return open && linkage?.settings.lists.includes(id) ? linkage : null;
}

interface MadeSheet {
  readonly list: List;
  readonly linkage: Linkage;
  readonly kept: KeptReturn;
  readonly name: string;
  readonly sheet: Sheet;
}

async function madeSheet(c: PageContext, site: Site, list: List): Promise<MadeSheet | null> {
  const { db } = site.hub.house;
  const linkage = await linkageOf(site, list);
  const kept = linkage && (await keptReturn(db, list, linkage));
  if (!kept) return null;
  const named = await namedLists(site, linkage, c.var.locale);
  const names = new Map(named.map(({ id, name }) => [id, name]));
  const sheet = sheetOf(list, kept.counts, names);
  return { list, linkage, kept, name: names.get(list.id) ?? '', sheet };
}

async function returnPage(c: PageContext, site: Site, list: List): Promise<string> {
  const { locale } = c.var;
  const { db } = site.hub.house;
  const linkage = await linkageOf(site, list);
  const made = await madeSheet(c, site, list);
  const job = await latestJobOf(db, returnSubject(list.id));
  const working = job !== null && job.endedAt === null;
  if (made && !working) await noteReturn(db, actingOn(c, site.hub), list, 'sheet');
  const base = returnHref(c, list);
  return teamPage(c, {
    title: locale.t('returns.title'),
    trail: [
      { label: locale.t('team.page.lists'), href: `/${locale.lang}/staff/lists` },
      { label: list.fileName, href: `/${locale.lang}/staff/lists/${list.id}` },
    ],
    children: (
      <>
        <div class="stack screen-only">
          <h1>{locale.t('returns.title')}</h1>
          <p class="lead">{locale.t('returns.lead')}</p>
          {linkage ? (
            <Work {...{ c, base, job }} made={made?.kept.madeAt ?? null} />
          ) : (
            <NoSheet locale={locale} />
          )}
        </div>
        {made && !working && (
          <ReturnSheet
            locale={locale}
            hub={c.var.face.name}
            contact={c.var.face.contact}
            name={made.name}
            heldOn={list.heldOn}
            madeAt={made.kept.madeAt}
            linkedAt={made.linkage.finishedAt ?? made.kept.madeAt}
            sheet={made.sheet}
          />
        )}
      </>
    ),
  });
}

interface WorkProps {
  readonly c: PageContext;
  readonly base: string;
  readonly job: Job | null;
  readonly made: Date | null;
}

/** Being counted, failed, or to be asked for, once more where it is there. */
const Work = ({ c, base, job, made }: WorkProps) => {
  const { locale } = c.var;
  const working = job !== null && !job.endedAt;
  const inVain = job?.endedAt && job.outcome !== 'done' && !made;
  return working || inVain ? (
    <JobState c={c} job={job} base={base} label={locale.t('returns.counting')} again={base} />
  ) : (
    <AskForSheet locale={locale} base={base} made={made} />
  );
};
