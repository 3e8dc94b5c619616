import type { FC } from 'hono/jsx';
import { Tabs } from '../../web/components/navigation.tsx';
import type { Locale } from '../../web/i18n/i18n.ts';

const PARTS = {
  all: { label: 'directory.all', path: '/directory' },
  organisations: { label: 'organisations.public', path: '/directory/organisations' },
  offices: { label: 'directory.offices', path: '/directory/offices' },
  communities: { label: 'communities.title', path: '/directory/communities' },
} as const;

export type DirectoryPart = keyof typeof PARTS;

/** The parts of the directory, each with its own address. */
export const DirectoryTabs: FC<{ readonly locale: Locale; readonly here: DirectoryPart }> = ({
  locale,
  here,
}) => (
  <Tabs
    label={locale.t('nav.directory')}
    tabs={Object.entries(PARTS).map(([part, { label, path }]) => ({
      label: locale.t(label),
      href: `/${locale.lang}${path}`,
      current: part === here,
    }))}
  />
);
