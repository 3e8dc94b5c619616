import type { Hub } from '../../platform/hub.ts';
import type { Locale } from '../i18n/i18n.ts';
import type { Assets } from '../layout/assets.ts';
import { type Face, type PageProps, renderPage } from '../layout/page.tsx';
import { type PageContext, pathOf } from './context.ts';
import { shareAnswer } from './headers.ts';
import type { PageCache } from './page-cache.ts';

interface Edition {
  readonly id: string;
  readonly number: number;
  readonly publishedAt: Date;
  readonly demo: boolean;
}

/** What the routes of every room are given. */
export interface Site {
  readonly hub: Hub;
  readonly pages: PageCache;
  readonly assets: Assets;
  /** The release that public pages show; null before the first. */
  readonly edition: () => Edition | null;
}

export function faceOf(site: Site): Face {
  const { hub, server } = { hub: site.hub.config.hub, server: site.hub.config.server };
  const edition = site.edition();
  return {
    name: hub.name,
    owner: hub.owner,
    contact: hub.contact,
    address: addressOf(server),
    demo: edition?.demo ?? false,
    directory: hub.threat !== 'severe',
    release: edition,
    assets: site.assets,
  };
}

/** Where readers find the hub, without a slash at the end. */
export const addressOf = ({ address, host, port }: Hub['config']['server']): string =>
  (address ?? `http://${host}:${port}`).replace(/\/$/, '');

type Rest = Omit<PageProps, 'face' | 'locale' | 'path'>;

/** A page of this request's language; `rest` carries its title and content. */
export function page(c: PageContext, rest: Rest): string {
  const { face, locale } = c.var;
  return renderPage({ face, locale, path: pathOf(c), asked: new URL(c.req.url).search, ...rest });
}

/** Under what a page is remembered: the release and its address, which names the language. */
export const pageKey = (site: Pick<Site, 'edition'>, address: string): string =>
  `${site.edition()?.id ?? 'none'} ${address}`;

/**
 * Answers a page that depends only on the release, the language, the path and `query`: what it understood of the
 * query, written in one way (`year=2020`). Whatever else was asked changes nothing and is remembered nowhere. It is
 * rendered once; `show` gives null where there is nothing to show, which is a 404.
 */
export async function releasedPage(
  c: PageContext,
  site: Site,
  show: (locale: Locale) => Promise<Rest | null>,
  query = '',
): Promise<Response> {
  const asked = query && `?${query}`;
  const render = async () => {
    const rest = await show(c.var.locale);
    return rest && page(c, { asked, ...rest });
  };
  const key = pageKey(site, `${c.req.path}${asked}`);
  return (await site.pages.answer(c, key, 'text/html; charset=utf-8', render)) ?? c.notFound();
}

/** The same for a machine-readable twin. */
export async function releasedData(
  c: PageContext,
  site: Site,
  type: string,
  show: () => Promise<string | null>,
  query = '',
): Promise<Response> {
  const key = `${pageKey(site, `${c.req.path}${query && `?${query}`}`)} ${type}`;
  shareAnswer(c);
  return (await site.pages.answer(c, key, type, show)) ?? c.notFound();
}
