import { Hono } from 'hono';
import { Problem } from '../../platform/problem.ts';
import { listReleases, readDocument, releaseByNumber } from '../../process/releases/releases.ts';
import type { Env, PageContext } from '../../web/http/context.ts';
import { sendFile } from '../../web/http/files.ts';
import { releasedData, releasedPage, type Site } from '../../web/http/site.ts';
import { releaseFeed } from './feed.ts';
import { ReleaseList } from './views.tsx';

export function releaseRoutes(site: Site): Hono<Env> {
  const app = new Hono<Env>();
  app.get('/releases', (c) =>
    releasedPage(c, site, async (locale) => {
      const { db } = site.hub.public;
      const edition = site.edition();
      const hub = edition && (await readDocument(db, edition, 'hub', '*'));
      return {
        title: locale.t('foot.releases'),
        section: 'understand',
        ...(edition && { shared: edition.publishedAt }),
        twins: [{ type: 'application/atom+xml', href: `/${locale.lang}/releases.atom` }],
        trail: [{ label: locale.t('nav.understand'), href: `/${locale.lang}/understand` }],
        children: (
          <ReleaseList
            locale={locale}
            releases={await listReleases(db)}
            current={edition?.id ?? null}
            sources={hub?.sources ?? []}
          />
        ),
      };
    }),
  );
  app.get('/releases.atom', (c) =>
    releasedData(c, site, 'application/atom+xml; charset=utf-8', async () =>
      releaseFeed(await listReleases(site.hub.public.db), c.var.face, c.var.locale),
    ),
  );
  app.get('/releases/:file{\\d+\\.zip}', (c) =>
    download(c, site, Number.parseInt(c.req.param('file'), 10)),
  );
  return app;
}

/** The signed package as it was published; a release that was withdrawn is no longer handed out. */
async function download(c: PageContext, { hub }: Site, number: number): Promise<Response> {
  const release = await releaseByNumber(hub.public.db, number);
  if (release.withdrawnAt) throw new Problem('release/withdrawn', 410);
  // The bytes lie among all stored files, which the public role cannot read: only this one, named by a public row, is taken.
  const path = await hub.blobs.file(hub.house.db, release.package);
  return sendFile(c, path, {
    type: 'application/zip',
    name: `passerelle-release-${number}.zip`,
    tag: release.package,
    headers: { 'cache-control': 'public, no-cache', 'x-passerelle-signature': release.signature },
  });
}
