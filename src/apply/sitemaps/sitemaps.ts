/** What search engines ask for first. */
import { Hono } from 'hono';
import { listGuides } from '../../collect/guides/guides.ts';
import { documentKeys, readDocument } from '../../process/releases/releases.ts';
import { COUNTRIES } from '../../reference/countries/countries.ts';
import { LANGS } from '../../reference/languages/languages.ts';
import type { Env } from '../../web/http/context.ts';
import { releasedData, type Site } from '../../web/http/site.ts';
import { xmlText } from '../../web/http/xml.ts';

const XML = 'application/xml; charset=utf-8';
const NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';
const PAGES =
  'understand dossiers atlas countries sources definitions releases data protection help directory guides activities activities/grid'.split(
    ' ',
  );
// A file may name 50,000 addresses (sitemaps.org).
const MOST = 49_000;

/** Which pages there are, for search engines: one list for each language. */
export function sitemapRoutes(site: Site): Hono<Env> {
  const app = new Hono<Env>();
  app.get('/robots.txt', (c) =>
    c.text(
      [
        'User-agent: *',
        'Disallow: /*/staff',
        'Disallow: /*/operator',
        'Disallow: /*/search',
        `Sitemap: ${c.var.face.address}/sitemap.xml`,
        '',
      ].join('\n'),
    ),
  );
  app.get('/sitemap.xml', (c) =>
    releasedData(c, site, XML, async () => {
      const files = LANGS.map((lang) => `${c.var.face.address}/sitemap-${lang}.xml`);
      return listed('sitemapindex', 'sitemap', files);
    }),
  );
  for (const lang of LANGS)
    app.get(`/sitemap-${lang}.xml`, (c) =>
      releasedData(c, site, XML, async () => {
        const paths = await pathsOf(site);
        return listed(
          'urlset',
          'url',
          ['', ...paths].slice(0, MOST).map((path) => `${c.var.face.address}/${lang}/${path}`),
        );
      }),
    );
  return app;
}

async function pathsOf({ hub, edition }: Site): Promise<string[]> {
  const { db } = hub.public;
  const current = edition();
  const [guides, corridors, mosaic] = await Promise.all([
    listGuides(db, 'fr'),
    current ? documentKeys(db, current, 'corridor') : [],
    current && readDocument(db, current, 'hub', '*'),
  ]);
  return [
    ...PAGES,
    ...COUNTRIES.map(({ code }) => `countries/${code}`),
    ...(mosaic?.sources ?? []).map(({ slug }) => `sources/${slug}`),
    ...guides.map(({ slug }) => `guides/${slug}`),
    ...corridors.map((key) => `dossiers/${key}`),
  ];
}

const listed = (root: string, item: string, addresses: readonly string[]): string =>
  [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<${root} ${NAMESPACE}>`,
    ...addresses.map((address) => `<${item}><loc>${xmlText(address)}</loc></${item}>`),
    `</${root}>`,
    '',
  ].join('\n');
