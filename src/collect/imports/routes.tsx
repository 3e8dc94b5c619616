import { Hono } from 'hono';
import { hashFile } from '../../platform/blobs/blobs.ts';
import { askLatestToStop, latestJobOf } from '../../platform/jobs/jobs.ts';
import { Problem } from '../../platform/problem.ts';
import { actingOn } from '../../web/http/actor.ts';
import type { Env, PageContext } from '../../web/http/context.ts';
import { sendFile } from '../../web/http/files.ts';
import { readForm } from '../../web/http/forms.ts';
import type { Site } from '../../web/http/site.ts';
import { receiveUpload, type Upload } from '../../web/http/upload.ts';
import { jobNews } from '../../web/http/working.tsx';
import { teamPage } from '../../web/layout/team.tsx';
import { mosaic, sourceBySlug } from '../sources/sources.ts';
import { showImport } from './import-page.tsx';
import {
  apply,
  askToStage,
  discard,
  type Import,
  importById,
  listImports,
  originalOf,
  receive,
  revert,
  stateOf,
} from './imports.ts';
import { issueFile } from './issue-file.ts';
import { ImportList } from './list-views.tsx';
import { mappingRoutes } from './mapping-routes.tsx';
import { choicesOf, lineOf } from './showing.ts';
import { UploadForm } from './upload-views.tsx';

/** Files in: received, read as a dry run, then applied, discarded or taken back. */
export function importRoutes(site: Site): Hono<Env> {
  const { hub } = site;
  const { db } = hub.house;
  const app = new Hono<Env>();
  const by = (c: PageContext) => actingOn(c, hub);
  const to = (c: PageContext, id: string, query = '') =>
    c.redirect(`${hrefOf(c, id)}${query}`, 303);
  const found = (c: PageContext) => importById(db, idOf(c.req.param('id') ?? ''));

  app.get('/staff/imports', async (c) => {
    const { locale } = c.var;
    const before = c.req.query('before');
    const rows = await listImports(db, before ? idOf(before) : undefined);
    const lines = await Promise.all(rows.map((row) => lineOf(db, row, locale)));
    const last = rows.length === 50 ? rows.at(-1) : undefined;
    const next = last ? { next: `?before=${last.id}` } : {};
    return c.html(
      teamPage(c, {
        title: locale.t('team.page.imports'),
        children: <ImportList locale={locale} lines={lines} {...next} />,
      }),
    );
  });

  app.get('/staff/imports/new', async (c) => c.html(await uploadPage(c, site)));

  app.post('/staff/imports', async (c) => {
    const upload = await receiveUpload(c.req.raw, hub.config.limits.upload_mb);
    try {
      if (upload.files.length === 0)
        return c.html(await uploadPage(c, site, c.var.locale.t('imports.files.none')), 422);
      const rows = await receiveAll(site, by(c), upload);
      const [only] = rows;
      return rows.length === 1 && only
        ? to(c, only.id)
        : c.redirect(`/${c.var.locale.lang}/staff/imports`, 303);
    } finally {
      await upload.clean();
    }
  });

  app.get('/staff/imports/:id', async (c) => c.html(await showImport(c, site, await found(c))));

  app.get('/staff/imports/:id/status.json', async (c) => {
    const { id } = await found(c);
    return jobNews(c, await latestJobOf(db, `import:${id}`), hrefOf(c, id));
  });

  app.post('/staff/imports/:id/stop', async (c) => {
    const row = await found(c);
    await db.transaction((tx) => askLatestToStop(tx, hub.clock, `import:${row.id}`));
    return to(c, row.id);
  });

  app.post('/staff/imports/:id/retry', async (c) => {
    const row = await found(c);
    const job = await latestJobOf(db, `import:${row.id}`);
    // Sent twice, the second finds the first one's job waiting.
    if (stateOf(row) === 'received' && (!job || job.endedAt))
      await db.transaction((tx) => askToStage(tx, by(c), row));
    return to(c, row.id);
  });

  app.post('/staff/imports/:id/apply', async (c) => {
    const row = await found(c);
    const slug = (await readForm(c)).one('source');
    if (!slug)
      return c.html(
        await showImport(c, site, row, { source: c.var.locale.t('form.error.choice') }),
        422,
      );
    const source = await sourceBySlug(db, slug);
    const outcome = await db.transaction((tx) => apply(tx, by(c), row, source.id));
    return to(c, row.id, `?done=${outcome}`);
  });

  app.post('/staff/imports/:id/discard', async (c) => {
    const row = await found(c);
    if (!row.discardedAt && !(await readForm(c)).one('sure'))
      return c.html(
        await showImport(c, site, row, { discard: c.var.locale.t('form.error.unsure') }),
        422,
      );
    await db.transaction((tx) => discard(hub, tx, by(c), row));
    return to(c, row.id);
  });

  app.post('/staff/imports/:id/revert', async (c) => {
    const row = await found(c);
    if (!(await readForm(c)).one('sure'))
      return c.html(
        await showImport(c, site, row, { revert: c.var.locale.t('form.error.unsure') }),
        422,
      );
    if (stateOf(row) === 'applied') await db.transaction((tx) => revert(tx, by(c), row));
    return to(c, row.id);
  });

  app.get('/staff/imports/:id/issues.csv', async (c) => {
    const row = await found(c);
    if (!row.issues) return c.notFound();
    return issueFile(await hub.blobs.file(db, row.issues), row, c.var.locale);
  });

  app.get('/staff/imports/:id/original', async (c) => {
    const row = await found(c);
    return sendFile(c, await originalOf(hub, row), {
      type: 'application/octet-stream',
      name: row.fileName,
      tag: row.original ?? row.id,
    });
  });

  app.get('/staff/imports/:id/source', (c) =>
    c.redirect(`/${c.var.locale.lang}/staff/sources/new?import=${idOf(c.req.param('id'))}`, 303),
  );
  app.route('/', mappingRoutes(site));
  return app;
}

const hrefOf = (c: PageContext, id: string): string => `/${c.var.locale.lang}/staff/imports/${id}`;

const idOf = (text: string): string => {
  if (!/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(text))
    throw new Problem('page/not-found', 404);
  return text;
};

async function uploadPage(c: PageContext, site: Site, error?: string): Promise<string> {
  const { locale } = c.var;
  const sources = choicesOf(await mosaic(site.hub.house.db), locale);
  const megabytes = site.hub.config.limits.upload_mb;
  return teamPage(c, {
    title: locale.t('imports.new'),
    trail: [{ label: locale.t('team.page.imports'), href: `/${locale.lang}/staff/imports` }],
    children: (
      <UploadForm
        locale={locale}
        megabytes={megabytes}
        sources={sources}
        source={c.req.query('source') ?? ''}
        {...(error && { error })}
      />
    ),
  });
}

async function receiveAll(
  site: Site,
  by: Parameters<typeof receive>[1],
  { files, fields }: Upload,
): Promise<Import[]> {
  const { db } = site.hub.house;
  const source = fields.source ? await sourceBySlug(db, fields.source) : null;
  const replaced = fields.replaces ? await importById(db, idOf(fields.replaces)) : null;
  const rows: Import[] = [];
  for (const file of files)
    rows.push(
      await receiveOnce(site, by, { ...file, sourceId: source?.id ?? replaced?.sourceId ?? null }),
    );
  const kept = rows.some(({ id }) => id === replaced?.id);
  const gone = replaced && !kept && ['received', 'staged'].includes(stateOf(replaced));
  if (gone) await db.transaction((tx) => discard(site.hub, tx, by, replaced));
  return rows;
}

type Given = Parameters<typeof receive>[2];

// The same bytes sent twice lead to the import that waits already.
async function receiveOnce(
  site: Site,
  by: Parameters<typeof receive>[1],
  file: Given,
): Promise<Import> {
  const { hub } = site;
  const hash = await hashFile(file.path);
  const waiting = (await listImports(hub.house.db, undefined, 100)).find(
    (row) => row.original === hash && ['received', 'staged'].includes(stateOf(row)),
  );
  if (waiting) return waiting;
  const row = await receive(hub, by, file);
  await hub.house.db.transaction((tx) => askToStage(tx, by, row));
  return row;
}
