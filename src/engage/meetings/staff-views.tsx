import type { FC } from 'hono/jsx';
import { DefinitionList } from '../../web/components/lists.tsx';
import { numberFormat } from '../../web/i18n/formats.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import { isTold, type MeetingCounts } from './counting.ts';

interface CountsProps {
  readonly locale: Locale;
  readonly counts: MeetingCounts;
}

const COUNTED = ['people', 'proposals', 'mutual', 'agreed', 'helped'] as const;

export const Counts: FC<CountsProps> = ({ locale, counts }) => (
  <>
    <h1>{locale.t('team.page.meetings')}</h1>
    <p class="lead">{locale.t('meetings.staff.lead')}</p>
    <DefinitionList
      entries={COUNTED.map((name) => ({
        term: locale.t(`meetings.staff.${name}`),
        text: isTold(counts[name])
          ? numberFormat(locale.lang).format(counts[name])
          : locale.t('meetings.staff.few'),
      }))}
    />
  </>
);
