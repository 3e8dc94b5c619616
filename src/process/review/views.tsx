import type { FC } from 'hono/jsx';
import { probabilityOf } from '../../methods/linkage/linkage.ts';
import {
  type Agreement,
  agreementWord,
  type Interval,
  rangeAt,
} from '../../methods/review/review.ts';
import { Button, Radios } from '../../web/components/fields.tsx';
import { DefinitionList } from '../../web/components/lists.tsx';
import { number, percent } from '../../web/components/locale.ts';
import { Notice } from '../../web/components/notice.tsx';
import { Progress } from '../../web/components/progress.tsx';
import { DataTable } from '../../web/components/table.tsx';
import { longDate } from '../../web/i18n/dates.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import type { SampleStanding, Standing } from './standing.ts';

interface Speaks {
  readonly locale: Locale;
}

interface ReviewProps extends Speaks {
  /** The address of the review. */
  readonly base: string;
  readonly standing: Standing;
  /** Whether the linkage is the one in force, of which a new one learns. */
  readonly current: boolean;
  readonly undone: boolean;
  readonly once: string;
  /** Below this probability no pair was kept. */
  readonly keepAbove: number;
}

export const SAMPLE_SIZES = [120, 240, 480] as const;

export const ReviewPage: FC<ReviewProps> = (props) => {
  const { locale, base, standing, undone } = props;
  const waits = standing.fresh + standing.second + standing.third;
  return (
    <>
      <h1>{locale.t('review.title')}</h1>
      <p class="lead">{locale.t('review.lead')}</p>
      {undone && (
        <Notice tone="attention">
          <p>{locale.t('review.undone')}</p>
        </Notice>
      )}
      <section class="stack" aria-labelledby="waiting">
        <h2 id="waiting">{locale.t('review.waiting')}</h2>
        <DefinitionList
          entries={(['third', 'second', 'fresh', 'settled'] as const).map((each) => ({
            term: locale.t(`review.waiting.${each}`),
            text: number(standing[each], locale),
          }))}
        />
        {!undone &&
          (waits > 0 ? (
            <p>
              <Button href={`${base}/next`}>{locale.t('review.start')}</Button>
            </p>
          ) : (
            <p class="muted">{locale.t('review.nothing')}</p>
          ))}
        <p class="row">
          <a href={`${base}/mine`}>{locale.t('review.mine')}</a>
          <a href={`${base}/reviewers`}>{locale.t('review.reviewers')}</a>
        </p>
      </section>
      <AgreementPart locale={locale} agreement={standing.agreement} />
      <QualityPart {...props} />
      {!undone && standing.verdicts > 0 && <Relearn {...props} />}
    </>
  );
};

const AgreementPart: FC<Speaks & { readonly agreement: Agreement | null }> = ({
  locale,
  agreement,
}) => (
  <section class="section stack" aria-labelledby="agreement">
    <h2 id="agreement">{locale.t('review.agreement')}</h2>
    {agreement ? (
      <>
        <p>
          {locale.t('review.agreement.text', {
            n: agreement.subjects,
            observed: percent(agreement.observed, locale),
            expected: percent(agreement.expected, locale),
          })}
        </p>
        <p>
          {locale.t('review.agreement.kappa', {
            kappa: twoFigures(agreement.kappa, locale),
            low: twoFigures(agreement.low, locale),
            high: twoFigures(agreement.high, locale),
            word: locale.t(`review.agreement.${agreementWord(agreement.kappa)}`),
          })}
        </p>
      </>
    ) : (
      <p class="muted">{locale.t('review.agreement.unknown')}</p>
    )}
  </section>
);

const twoFigures = (value: number, locale: Locale): string =>
  number(value, locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });

const QualityPart: FC<ReviewProps> = ({
  locale,
  base,
  standing: { sample },
  undone,
  once,
  keepAbove,
}) => (
  <section class="section stack" aria-labelledby="quality">
    <h2 id="quality">{locale.t('review.quality')}</h2>
    <p>{locale.t('review.quality.about')}</p>
    {sample ? (
      <SampleView
        locale={locale}
        base={base}
        sample={sample}
        undone={undone}
        keepAbove={keepAbove}
      />
    ) : (
      !undone && <SampleForm locale={locale} base={base} once={once} />
    )}
  </section>
);

const SampleForm: FC<Speaks & { readonly base: string; readonly once: string }> = ({
  locale,
  base,
  once,
}) => (
  <form class="form" method="post" action={`${base}/sample`}>
    <input type="hidden" name="once" value={once} />
    <Radios
      name="size"
      label={locale.t('review.sample.size')}
      hint={locale.t('review.sample.size.hint')}
      value="240"
      options={SAMPLE_SIZES.map((size) => ({
        value: String(size),
        label: locale.t('review.sample.pairs', { n: size }),
        hint: locale.t(`review.sample.${size}`),
      }))}
    />
    <p>
      <Button tone="plain">{locale.t('review.sample.draw')}</Button>
    </p>
  </form>
);

interface SampleProps extends Speaks {
  readonly base: string;
  readonly sample: SampleStanding;
  readonly undone: boolean;
  readonly keepAbove: number;
}

const SampleView: FC<SampleProps> = ({ locale, base, sample, undone, keepAbove }) => (
  <>
    <Progress
      locale={locale}
      label={locale.t('review.sample.progress', { judged: sample.judged, pairs: sample.pairs })}
      done={sample.judged}
      total={sample.pairs}
      note={locale.t('review.sample.drawn', { date: longDate(sample.drawnOn, locale.lang) })}
    />
    {!undone && sample.mine > 0 && (
      <p>
        <Button tone="plain" href={`${base}/blind`}>
          {locale.t('review.sample.start', { n: sample.mine })}
        </Button>
      </p>
    )}
    <DefinitionList
      entries={(['precision', 'recall'] as const).map((which) => ({
        term: locale.t(`review.${which}`),
        text: <Measured locale={locale} interval={sample.quality[which]} />,
      }))}
    />
    <p class="small">
      {sample.below === null
        ? locale.t('review.below.unknown', { share: percent(keepAbove, locale) })
        : locale.t('review.below.known', { share: percent(keepAbove, locale), n: sample.below })}
    </p>
    {sample.open > 0 && <p class="small">{locale.t('review.sample.open', { n: sample.open })}</p>}
    <details>
      <summary>{locale.t('review.strata.show')}</summary>
      <Strata locale={locale} sample={sample} />
    </details>
  </>
);

const Measured: FC<Speaks & { readonly interval: Interval | null }> = ({ locale, interval }) =>
  interval ? (
    <>
      <strong>{share(interval.value, locale)}</strong>{' '}
      {locale.t('review.between', {
        low: share(interval.low, locale),
        high: share(interval.high, locale),
      })}
    </>
  ) : (
    <span class="muted">{locale.t('review.early')}</span>
  );

const share = (value: number, locale: Locale): string => percent(value, locale, 1);

const Strata: FC<Speaks & { readonly sample: SampleStanding }> = ({ locale, sample }) => (
  <DataTable
    locale={locale}
    id="strata"
    stacked
    caption={locale.t('review.strata')}
    note={locale.t('review.strata.note')}
    rows={sample.strata}
    columns={[
      {
        title: locale.t('review.strata.range'),
        header: true,
        cell: ({ range }) => rangeWords(locale, range),
      },
      {
        title: locale.t('review.strata.side'),
        cell: ({ linked }) => locale.t(linked ? 'review.strata.linked' : 'review.strata.apart'),
      },
      { title: locale.t('review.strata.size'), numeric: true, cell: ({ size }) => size },
      { title: locale.t('review.strata.drawn'), numeric: true, cell: ({ drawn }) => drawn },
      { title: locale.t('review.strata.judged'), numeric: true, cell: ({ judged }) => judged },
      { title: locale.t('review.answer.same'), numeric: true, cell: ({ same }) => same },
    ]}
  />
);

function rangeWords(locale: Locale, range: number): string {
  const { low, high } = rangeAt(range);
  const bound = (weight: number) => percent(probabilityOf(weight), locale, weight > 6 ? 1 : 0);
  if (low === Number.NEGATIVE_INFINITY)
    return locale.t('review.range.below', { high: bound(high) });
  if (high === Number.POSITIVE_INFINITY) return locale.t('review.range.above', { low: bound(low) });
  return locale.t('review.range.between', { low: bound(low), high: bound(high) });
}

const Relearn: FC<ReviewProps> = ({ locale, base, standing, current, once }) => (
  <section class="section stack" aria-labelledby="relearn">
    <h2 id="relearn">{locale.t('review.relearn')}</h2>
    {current ? (
      <>
        <p>{locale.t('review.relearn.about', { n: standing.verdicts })}</p>
        <form method="post" action={`${base}/relearn`}>
          <input type="hidden" name="once" value={once} />
          <Button tone="plain">{locale.t('review.relearn.do')}</Button>
        </form>
      </>
    ) : (
      <p class="muted">{locale.t('review.relearn.former')}</p>
    )}
  </section>
);
