import type { FC } from 'hono/jsx';
import { TabsOrMenu } from '../../web/components/navigation.tsx';
import type { Locale } from '../../web/i18n/i18n.ts';
import type { Organisation } from './states.ts';

/** What a steward finds inside an organisation, each with its address below the language. */
const INSIDE = {
  record: ({ id }) => `me/organisations/${id}`,
  members: ({ id }) => `me/organisations/${id}/members`,
  announcements: ({ id }) => `me/organisations/${id}/announcements`,
  strengths: ({ id }) => `me/organisations/${id}/strengths`,
  peers: ({ id }) => `me/organisations/${id}/peers`,
  review: ({ id }) => `me/organisations/${id}/review`,
} as const satisfies Record<string, (of: Pick<Organisation, 'id' | 'slug'>) => string>;

interface InsideProps {
  readonly locale: Locale;
  readonly organisation: Organisation;
  readonly here: keyof typeof INSIDE;
}

/** The pages of one organisation, for its stewards. */
export const Inside: FC<InsideProps> = ({ locale, organisation, here }) => (
  <TabsOrMenu
    label={locale.t('inside.title')}
    tabs={Object.entries(INSIDE).map(([name, path]) => ({
      label: locale.t(`inside.${name}`),
      href: `/${locale.lang}/${path(organisation)}`,
      current: name === here,
    }))}
  />
);
