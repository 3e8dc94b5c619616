import type { PageContext } from '../../web/http/context.ts';
import type { Summit, Worded } from './records.ts';

/** The way to the list of summits, to one, or to a page below one. */
export const summitTrail = (
  { var: { locale } }: PageContext,
  below: boolean | Pick<Worded, 'slug' | 'title'> = false,
) => [
  { label: locale.t('participate.title'), href: `/${locale.lang}/participate` },
  ...(below ? [{ label: locale.t('summits.title'), href: `/${locale.lang}/summits` }] : []),
  ...(typeof below === 'object'
    ? [{ label: below.title, href: `/${locale.lang}/summits/${below.slug}` }]
    : []),
];

/** The way to the desk of summits, or to a page below one of them. */
export const staffTrail = (
  { var: { locale } }: PageContext,
  summit?: Pick<Summit, 'id' | 'title'>,
) => [
  { label: locale.t('team.page.summits'), href: `/${locale.lang}/staff/summits` },
  ...(summit ? [{ label: summit.title, href: `/${locale.lang}/staff/summits/${summit.id}` }] : []),
];
