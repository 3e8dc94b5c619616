import type { FC } from 'hono/jsx';
import { Tabs } from '../../web/components/navigation.tsx';
import type { Locale } from '../../web/i18n/i18n.ts';

/** What the team does for one consultation, by the last part of the address. */
const PAGES = ['', 'statements', 'ballots', 'keying', 'room', 'opinions'] as const;

interface DeskTabsProps {
  readonly locale: Locale;
  readonly id: string;
  readonly here: (typeof PAGES)[number];
}

/** The pages of one consultation on the desk: setting it up, what is said, how voices come in, what they show. */
export const DeskTabs: FC<DeskTabsProps> = ({ locale, id, here }) => (
  <Tabs
    label={locale.t('voices.pages')}
    tabs={PAGES.map((page) => ({
      label: locale.t(`voices.page.${page || 'set-up'}`),
      href: `/${locale.lang}/staff/consultations/${id}${page && `/${page}`}`,
      current: page === here,
    }))}
  />
);
