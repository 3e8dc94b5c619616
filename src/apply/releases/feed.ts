/** Releases as an Atom feed (RFC 4287), for whoever wants to hear of the next one. */

import type { Release } from '../../process/releases/releases.ts';
import { xmlText } from '../../web/http/xml.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import type { Face } from '../../web/layout/page.tsx';

export function releaseFeed(releases: readonly Release[], face: Face, locale: Locale): string {
  const home = `${face.address}/${locale.lang}/releases`;
  const updated = releases.map(changedAt).sort().at(-1) ?? new Date(0).toISOString();
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${locale.lang}">`,
    `<id>${xmlText(home)}</id>`,
    `<title>${xmlText(`${face.name} · ${locale.t('foot.releases')}`)}</title>`,
    `<author><name>${xmlText(face.owner || face.name)}</name></author>`,
    `<updated>${updated}</updated>`,
    `<link rel="self" type="application/atom+xml" href="${xmlText(`${home}.atom`)}"/>`,
    `<link href="${xmlText(home)}"/>`,
    ...releases.map((release) => entry(release, home, locale)),
    '</feed>',
    '',
  ].join('\n');
}

const changedAt = ({ publishedAt, withdrawnAt }: Release) =>
  (withdrawnAt ?? publishedAt).toISOString();

function entry(release: Release, home: string, locale: Locale): string {
  const { id, number, publishedAt, withdrawnAt, withdrawnReason } = release;
  const said = withdrawnAt
    ? locale.t('releases.feed.withdrawn', { reason: withdrawnReason ?? '' })
    : locale.t('public.data.whole.text');
  return [
    '<entry>',
    `<id>urn:uuid:${id}</id>`,
    `<title>${xmlText(locale.t('releases.name', { number }))}</title>`,
    `<published>${publishedAt.toISOString()}</published>`,
    `<updated>${changedAt(release)}</updated>`,
    `<link href="${xmlText(home)}"/>`,
    withdrawnAt
      ? ''
      : `<link rel="enclosure" type="application/zip" href="${xmlText(`${home}/${number}.zip`)}"/>`,
    `<summary>${xmlText(said)}</summary>`,
    '</entry>',
  ].join('');
}
