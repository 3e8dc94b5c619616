import type { FC } from 'hono/jsx';
import { Button } from '../../web/components/fields.tsx';
import { EmptyState } from '../../web/components/notice.tsx';
import { DataTable } from '../../web/components/table.tsx';
import { longDate } from '../../web/i18n/dates.ts';
import { dateFormat } from '../../web/i18n/formats.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import type { Given, ReviewerDay } from './days.ts';

interface Speaks {
  readonly locale: Locale;
  /** The address of the review. */
  readonly base: string;
}

/** A verdict with the rows that it is about, named by list and number: no value stands here. */
export type Named = Given & { readonly rows: readonly [string, string] };

interface MineProps extends Speaks {
  readonly given: readonly Named[];
  /** There are more than are shown. */
  readonly cut: boolean;
}

export const MinePage: FC<MineProps> = ({ locale, base, given, cut }) => {
  const days = [...Map.groupBy(given, ({ at }) => at.toISOString().slice(0, 10))];
  return (
    <>
      <h1>{locale.t('review.mine')}</h1>
      <p class="lead">{locale.t('review.mine.about')}</p>
      {days.length === 0 && (
        <EmptyState title={locale.t('review.mine.empty')}>
          <p>{locale.t('review.mine.empty.about')}</p>
        </EmptyState>
      )}
      {days.map(([day, verdicts]) => (
        <section class="section stack" aria-labelledby={`day-${day}`}>
          <h2 id={`day-${day}`}>{longDate(day, locale.lang)}</h2>
          <DayTable locale={locale} base={base} day={day} given={verdicts} />
          <EndDay
            locale={locale}
            action={`${base}/mine/end-day`}
            day={day}
            n={verdicts.length}
            label={locale.t('review.mine.endDay')}
          />
        </section>
      ))}
      {cut && <p class="muted">{locale.t('review.mine.cut')}</p>}
    </>
  );
};

const DayTable: FC<Speaks & { readonly day: string; readonly given: readonly Named[] }> = ({
  locale,
  base,
  day,
  given,
}) => (
  <DataTable
    locale={locale}
    id={`verdicts-${day}`}
    stacked
    caption={locale.t('review.mine.given', { n: given.length })}
    rows={given}
    columns={[
      {
        title: locale.t('review.mine.pair'),
        header: true,
        cell: ({ rows: [one, other] }) => (
          <>
            <bdi dir={locale.dir}>{one}</bdi>
            <br />
            <bdi dir={locale.dir}>{other}</bdi>
          </>
        ),
      },
      {
        title: locale.t('review.mine.at'),
        cell: ({ at }) =>
          dateFormat(locale.lang, { timeStyle: 'short', timeZone: 'UTC' }).format(at),
      },
      {
        title: locale.t('review.mine.said'),
        cell: ({ verdict, sampled }) => (
          <>
            {locale.t(`review.answer.${verdict}`)}
            {sampled && <small class="from muted">{locale.t('review.mine.sampled')}</small>}
          </>
        ),
      },
      {
        title: <span class="unseen">{locale.t('review.mine.end')}</span>,
        cell: ({ id }) => (
          <form method="post" action={`${base}/mine/end`}>
            <input type="hidden" name="verdict" value={id} />
            <Button tone="link">{locale.t('review.mine.end')}</Button>
          </form>
        ),
      },
    ]}
  />
);

interface EndDayProps {
  readonly locale: Locale;
  readonly action: string;
  readonly day: string;
  readonly n: number;
  readonly label: string;
  readonly reviewer?: number;
}

/** What would be lost cannot be given back by a click: the button stands behind one more. */
const EndDay: FC<EndDayProps> = ({ locale, action, day, n, label, reviewer }) => (
  <details>
    <summary>{label}</summary>
    <form class="stack" method="post" action={action}>
      <input type="hidden" name="day" value={day} />
      {reviewer !== undefined && <input type="hidden" name="reviewer" value={String(reviewer)} />}
      <p>{locale.t('review.endDay.about', { n })}</p>
      <p>
        <Button tone="grave">{locale.t('review.endDay.do', { n })}</Button>
      </p>
    </form>
  </details>
);

export const ReviewersPage: FC<Speaks & { readonly days: readonly ReviewerDay[] }> = ({
  locale,
  base,
  days,
}) => (
  <>
    <h1>{locale.t('review.reviewers')}</h1>
    <p class="lead">{locale.t('review.reviewers.about')}</p>
    {days.length === 0 ? (
      <EmptyState title={locale.t('review.reviewers.empty')}>
        <p>{locale.t('review.reviewers.empty.about')}</p>
      </EmptyState>
    ) : (
      <DataTable
        locale={locale}
        id="reviewer-days"
        stacked
        caption={locale.t('review.reviewers.table')}
        rows={days}
        columns={[
          {
            title: locale.t('review.reviewers.who'),
            header: true,
            cell: ({ number }) => locale.t('review.reviewers.one', { n: number }),
          },
          {
            title: locale.t('review.reviewers.day'),
            cell: ({ day }) => longDate(day, locale.lang),
          },
          { title: locale.t('review.answer.same'), numeric: true, cell: ({ same }) => same },
          {
            title: locale.t('review.answer.different'),
            numeric: true,
            cell: ({ different }) => different,
          },
          { title: locale.t('review.answer.unsure'), numeric: true, cell: ({ unsure }) => unsure },
          {
            title: <span class="unseen">{locale.t('review.reviewers.end')}</span>,
            cell: ({ number, day, same, different, unsure }) => (
              <EndDay
                locale={locale}
                action={`${base}/reviewers/end-day`}
                day={day}
                n={same + different + unsure}
                label={locale.t('review.reviewers.end')}
                reviewer={number}
              />
            ),
          },
        ]}
      />
    )}
  </>
);
