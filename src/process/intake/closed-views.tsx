import type { FC } from 'hono/jsx';
import type { ClosedList } from '../../collect/lists/lists.ts';
import { titleOf } from '../../collect/sources/sources.ts';
import { Notice } from '../../web/components/notice.tsx';
import { longDate } from '../../web/i18n/dates.ts';
import type { Locale } from '../../web/i18n/i18n.ts';

interface ClosedListsProps {
  readonly locale: Locale;
  readonly closed: readonly ClosedList[];
  /** What a release does without for their sake. */
  readonly what: 'tables' | 'estimates';
}

/** Which lists may no longer be used, since when, and what that means for the next release. */
export const ClosedLists: FC<ClosedListsProps> = ({ locale, closed, what }) => (
  <Notice tone="attention" title={locale.t(`linkages.closed.${what}`)}>
    <ul>
      {closed.map((list) => (
        <li>
          <a href={`/${locale.lang}/staff/lists/${list.id}`}>
            <bdi>{`${list.holder} · ${titleOf(list.title, locale.lang)}`}</bdi>
          </a>{' '}
          {whyOf(list, locale)}
        </li>
      ))}
    </ul>
    <p>{locale.t('linkages.closed.means')}</p>
  </Notice>
);

const whyOf = ({ why, since }: ClosedList, locale: Locale): string =>
  since
    ? locale.t(`linkages.closed.${why}.since`, { date: longDate(since, locale.lang) })
    : locale.t('linkages.closed.undated');
