import { Hono } from 'hono';
import { z } from 'zod';
import { askLatestToStop, latestJobOf, retryJob } from '../../platform/jobs/jobs.ts';
import { actingOn } from '../../web/http/actor.ts';
import type { Env, PageContext } from '../../web/http/context.ts';
import { day, fieldErrors, readForm } from '../../web/http/forms.ts';
import type { Site } from '../../web/http/site.ts';
import { receiveUpload } from '../../web/http/upload.ts';
import { jobNews } from '../../web/http/working.tsx';
import { teamPage } from '../../web/layout/team.tsx';
import { sourceBySlug } from '../sources/sources.ts';
import { askToAccept, withdrawList } from './accepting.ts';
import { allLists, listById, stateOf } from './finding.ts';
import { issueFile } from './issue-file.ts';
import { showList, usesOf } from './list-page.tsx';
import { mappingRoutes } from './mapping-routes.tsx';
import { receiveList } from './receiving.ts';
import { linesOf, noteLook, openSources } from './showing.ts';
import { UploadPage } from './upload-views.tsx';
import { ListsPage } from './views.tsx';

/** Lists of people in: received, read, mapped, then accepted or withdrawn. */
export function listRoutes(site: Site): Hono<Env> {
  const { hub } = site;
  const { db } = hub.house;
  const app = new Hono<Env>();
  const by = (c: PageContext) => actingOn(c, hub);
  const today = () => hub.clock().toISOString().slice(0, 10);
  const found = (c: PageContext) => listById(db, c.req.param('id') ?? '');
  const to = (c: PageContext, id: string) => c.redirect(hrefOf(c, id), 303);

  app.get('/staff/lists', async (c) => {
    const { locale } = c.var;
    const lines = await linesOf(db, await allLists(db), today(), locale);
    const open = (await openSources(db, today(), locale)).length > 0;
    return c.html(
      teamPage(c, {
        title: locale.t('team.page.lists'),
        children: <ListsPage locale={locale} lines={lines} open={open} />,
      }),
    );
  });

  app.get('/staff/lists/new', async (c) => c.html(await uploadPage(c, site, {})));

  app.post('/staff/lists', async (c) => {
    const upload = await receiveUpload(c.req.raw, hub.config.limits.upload_mb);
    try {
      const [file] = upload.files;
      const slug = upload.fields.source ?? '';
      if (!file || !slug)
        return c.html(
          await uploadPage(c, site, {
            ...(!slug && { source: c.var.locale.t('form.error.choice') }),
            ...(!file && { files: c.var.locale.t('imports.files.none') }),
          }),
          422,
        );
      const source = await sourceBySlug(db, slug);
      return to(c, (await receiveList(hub, by(c), { ...file, sourceId: source.id })).id);
    } finally {
      await upload.clean();
    }
  });

  app.get('/staff/lists/:id', async (c) => c.html(await showList(c, site, await found(c))));

  app.get('/staff/lists/:id/status.json', async (c) => {
    const { id } = await found(c);
    return jobNews(c, await latestJobOf(db, `list:${id}`), hrefOf(c, id));
  });

  app.post('/staff/lists/:id/stop', async (c) => {
    const list = await found(c);
    await db.transaction((tx) => askLatestToStop(tx, hub.clock, `list:${list.id}`));
    return to(c, list.id);
  });

  app.post('/staff/lists/:id/retry', async (c) => {
    const list = await found(c);
    const job = await latestJobOf(db, `list:${list.id}`);
    // Sent twice, the second finds the first one's job waiting.
    if (job?.endedAt && job.outcome !== 'done' && stateOf(list) !== 'withdrawn')
      await db.transaction((tx) => retryJob(tx, hub.clock, job));
    return to(c, list.id);
  });

  app.get('/staff/lists/:id/issues.csv', async (c) => {
    const list = await found(c);
    if (!list.columns) return c.notFound();
    await noteLook(db, by(c), list, { file: 'issues' });
    return issueFile(hub, list, usesOf(list), c.var.locale);
  });

  app.post('/staff/lists/:id/accept', async (c) => {
    const list = await found(c);
    const form = await readForm(c);
    const given = termsForm(today()).safeParse({
      heldOn: form.one('heldOn'),
      uniquePeople: form.one('uniquePeople'),
    });
    if (!given.success) {
      const accept = fieldErrors(given.error, c.var.locale);
      return c.html(await showList(c, site, list, { accept, values: form }), 422);
    }
    const { heldOn, uniquePeople } = given.data;
    const terms = { heldOn, uniquePeople: uniquePeople === 'yes' };
    const busy = (await latestJobOf(db, `list:${list.id}`))?.endedAt === null;
    if (!busy) await db.transaction((tx) => askToAccept(tx, by(c), list, terms));
    return to(c, list.id);
  });

  app.post('/staff/lists/:id/withdraw', async (c) => {
    const list = await found(c);
    if (!(await readForm(c)).one('sure')) {
      const withdraw = c.var.locale.t('form.error.unsure');
      return c.html(await showList(c, site, list, { withdraw }), 422);
    }
    await db.transaction((tx) => withdrawList(hub, tx, by(c), list));
    return to(c, list.id);
  });
  app.route('/', mappingRoutes(site));
  return app;
}

const hrefOf = (c: PageContext, id: string): string => `/${c.var.locale.lang}/staff/lists/${id}`;

const termsForm = (today: string) =>
  z.object({
    heldOn: day.refine((given) => given <= today, { error: 'future' }),
    uniquePeople: z.enum(['yes', 'no']),
  });

async function uploadPage(
  c: PageContext,
  site: Site,
  errors: Partial<Record<'source' | 'files', string>>,
): Promise<string> {
  const { locale } = c.var;
  const today = site.hub.clock().toISOString().slice(0, 10);
  return teamPage(c, {
    title: locale.t('lists.new'),
    trail: [{ label: locale.t('team.page.lists'), href: `/${locale.lang}/staff/lists` }],
    children: (
      <UploadPage
        locale={locale}
        megabytes={site.hub.config.limits.upload_mb}
        sources={await openSources(site.hub.house.db, today, locale)}
        source={c.req.query('source') ?? ''}
        errors={errors}
      />
    ),
  });
}
