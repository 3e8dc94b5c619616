import type { Child, FC } from 'hono/jsx';
import { type Link, Tabs } from '../../web/components/navigation.tsx';
import type { PageContext } from '../../web/http/context.ts';
import { longMoment } from '../../web/i18n/dates.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import { teamPage } from '../../web/layout/team.tsx';
import type { Linkage } from './finding.ts';

/** The pages of one linkage, in the order of the work. */
export const LINKAGE_PAGES = ['', 'review', 'persons', 'estimates', 'tables'] as const;
export type LinkagePage = (typeof LINKAGE_PAGES)[number];

export const linkageHref = (locale: Locale, id: string, page = ''): string =>
  `/${locale.lang}/staff/linkages/${id}${page && `/${page}`}`;

export const linkageTitle = (locale: Locale, { createdAt }: Linkage): string =>
  locale.t('linkages.one', { date: longMoment(createdAt, locale.lang) });

interface LinkageTabsProps {
  readonly locale: Locale;
  readonly linkage: Linkage;
  readonly here: LinkagePage;
}

const LinkageTabs: FC<LinkageTabsProps> = ({ locale, linkage, here }) => (
  <Tabs
    label={linkageTitle(locale, linkage)}
    tabs={LINKAGE_PAGES.map((page) => ({
      label: locale.t(`linkages.page.${page || 'run'}`),
      href: linkageHref(locale, linkage.id, page),
      current: page === here,
    }))}
  />
);

interface LinkagePageProps {
  readonly linkage: Linkage;
  readonly here: LinkagePage;
  readonly title: string;
  /** Pages between the tab and this one. */
  readonly trail?: readonly Link[];
  readonly children?: Child;
}

/** A page of one linkage: the way here, its tabs once it is finished, and what it has to say. */
export function linkagePage(
  c: PageContext,
  { linkage, here, title, trail = [], children }: LinkagePageProps,
): string {
  const { locale } = c.var;
  const way = [
    { label: locale.t('team.page.linkages'), href: `/${locale.lang}/staff/linkages` },
    ...(here
      ? [{ label: linkageTitle(locale, linkage), href: linkageHref(locale, linkage.id) }]
      : []),
    ...trail,
  ];
  return teamPage(c, {
    title,
    trail: way,
    ...(linkage.finishedAt && {
      tabs: <LinkageTabs locale={locale} linkage={linkage} here={here} />,
    }),
    children,
  });
}
