import type { FC } from 'hono/jsx';
import type { ClosedList } from '../../collect/lists/lists.ts';
import { titleOf } from '../../collect/sources/sources.ts';
import { Notice } from '../../web/components/notice.tsx';
import { longDate } from '../../web/i18n/dates.ts';
import type { Locale } from '../../web/i18n/i18n.ts';

/** A closed list as a page names it. */
export interface ClosedLine extends Pick<ClosedList, 'why' | 'since'> {
  readonly name: string;
  readonly href?: string;
}

export const closedLines = (closed: readonly ClosedList[], { lang }: Locale): ClosedLine[] =>
  closed.map(({ id, holder, title, why, since }) => ({
    ...{ why, since },
    name: `${holder} · ${titleOf(title, lang)}`,
    href: `/${lang}/staff/lists/${id}`,
  }));

interface ClosedListsProps {
  readonly locale: Locale;
  readonly closed: readonly ClosedLine[];
  /** What is not published for their sake: by the next release, or by one that is out. */
  readonly what: 'tables' | 'estimates' | 'tables.then' | 'estimates.then';
}

/** Which lists may no longer be used, since when, and what that means for a release. */
export const ClosedLists: FC<ClosedListsProps> = ({ locale, closed, what }) => (
  <Notice tone="attention" title={locale.t(`linkages.closed.${what}`)}>
    <ul>
      {closed.map((list) => (
        <li>
          <bdi>{list.href ? <a href={list.href}>{list.name}</a> : list.name}</bdi>{' '}
          {whyOf(list, locale)}
        </li>
      ))}
    </ul>
    <p>{locale.t('linkages.closed.means')}</p>
  </Notice>
);

const whyOf = ({ why, since }: ClosedLine, locale: Locale): string =>
  since
    ? locale.t(`linkages.closed.${why}.since`, { date: longDate(since, locale.lang) })
    : locale.t('linkages.closed.undated');
