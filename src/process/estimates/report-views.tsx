/** An estimate as it is read: by staff with its exact counts, by everybody with rounded ones. */
import type { FC } from 'hono/jsx';
import type { Estimate, Reason } from '../../methods/estimation/estimation.ts';
import { IntervalChart, type Estimate as Line } from '../../web/charts/interval-chart.tsx';
import { number, percent } from '../../web/components/locale.ts';
import { Notice } from '../../web/components/notice.tsx';
import { DataTable } from '../../web/components/table.tsx';
import type { Locale } from '../../web/i18n/i18n.ts';
import type { PublicReport } from './publishing.ts';
import type { PopulationReport } from './report.ts';

interface Speaks {
  readonly locale: Locale;
}

type Told = PopulationReport | PublicReport;

interface ReportProps extends Speaks {
  readonly report: Told;
  /** What each list is called, by its id; null for readers who are not told. */
  readonly names: ReadonlyMap<string, string> | null;
  /** Official figures of the corridor, by definition. */
  readonly official: readonly {
    readonly definition: string;
    readonly estimates: readonly Line[];
  }[];
}

/** The answer in one sentence, the models beside the official figures, and why they differ. */
export const ReportView: FC<ReportProps> = ({ locale, report, names, official }) => (
  <>
    <Answer locale={locale} report={report} />
    <IntervalChart
      locale={locale}
      id="models"
      title={locale.t('estimates.chart')}
      groups={[
        {
          definition: locale.t('estimates.chart.models'),
          estimates: telling(report).map((model) => lineOf(model, report, locale)),
        },
        ...official,
      ]}
      format={WHOLE}
    />
    {official.length > 0 && <p class="small">{locale.t('estimates.official.note')}</p>}
    <Why locale={locale} report={report} />
    {names ? (
      <Numbered locale={locale} report={report} names={names} />
    ) : (
      <p class="small">{locale.t('estimates.lists.unnamed')}</p>
    )}
    {names ? (
      <>
        <Models locale={locale} report={report} />
        <Captures locale={locale} report={report} />
      </>
    ) : (
      <details class="unknown">
        <summary>{locale.t('estimates.models')}</summary>
        <Models locale={locale} report={report} />
        <Captures locale={locale} report={report} />
      </details>
    )}
  </>
);

/** Of rounded counts, for everybody. */
const isPublic = ({ lists }: Told): boolean => lists[0] === '1';

const WHOLE = { maximumFractionDigits: 0 } as const;

/** What a picture has room for: the models that the data support, the plainest ones and the lower bound. */
const telling = ({ estimation: { models, supported } }: Told): Estimate[] =>
  models.filter(
    ({ name, kind }) => supported.includes(name) || kind === 'lists' || name.startsWith('Mth Chao'),
  );

/** Of a difference of two such numbers even less is known. */
const ROUGHLY = { maximumSignificantDigits: 2 } as const;

/** Three figures that count are more than is known of an estimate. */
const SAID = { maximumSignificantDigits: 3 } as const;

const Answer: FC<Speaks & { report: Told }> = ({ locale, report }) => {
  const { n, low, high, estimation } = report;
  const said = (value: number) => number(value, locale, SAID);
  return (
    <>
      <p class="lead">
        {n === null
          ? locale.t('estimates.range', { low: said(low), high: said(high) })
          : locale.t('estimates.figure', { n: said(n), low: said(low), high: said(high) })}
      </p>
      <p>
        {locale.t(isPublic(report) ? 'estimates.seen.public' : 'estimates.seen', {
          ...(!isPublic(report) && { seen: estimation.observed }),
          lists: report.lists.length,
          missing: number(Math.max(0, low - estimation.observed), locale, ROUGHLY),
          most: number(high - estimation.observed, locale, ROUGHLY),
        })}
      </p>
      {n === null && (
        <Notice tone="attention" title={locale.t('estimates.apart')}>
          <p>
            {locale.t('estimates.apart.about', {
              ratio: number(estimation.ratio, locale, { maximumFractionDigits: 2 }),
              limit: number(estimation.limit, locale, { maximumFractionDigits: 2 }),
            })}
          </p>
        </Notice>
      )}
    </>
  );
};

function lineOf(model: Estimate, { estimation, n, lists }: Told, locale: Locale): Line {
  const supported = estimation.supported.includes(model.name);
  return {
    id: `model ${model.name}`,
    source: modelName(model, lists, locale),
    year: locale.t(supported ? 'estimates.supported' : 'estimates.unsupported'),
    value: Math.round(model.n),
    low: Math.round(model.low),
    high: Math.round(model.high),
    kind: 'modelled',
    headline: n !== null && supported && Math.round(n) === Math.round(model.n),
  };
}

/** A model in words; lists are called by their numbers, which the page explains. */
function modelName(
  { kind, name }: Pick<Estimate, 'kind' | 'name'>,
  lists: readonly string[],
  locale: Locale,
): string {
  const { form, pairs } = partsOf(name, lists);
  const base =
    kind === 'heterogeneous' || kind === 'bound'
      ? locale.t(`estimates.model.${kind}`, { form })
      : locale.t(`estimates.model.${kind}`, { lists: pairsWords(pairs, locale) });
  return kind === 'heterogeneous' && pairs.length > 0
    ? locale.t('estimates.model.both', { base, lists: pairsWords(pairs, locale) })
    : base;
}

const SPELT_OUT = 3;

/** « 1 × 2, 1 × 3 », or how many where that would be a line of figures; the formula holds them all. */
const pairsWords = (pairs: readonly string[], locale: Locale): string =>
  pairs.length > SPELT_OUT
    ? locale.t('estimates.model.pairs', { n: pairs.length })
    : pairs.join(', ');

/** A pair stays on one line. */
const TIMES = '\u00a0×\u00a0';

/** « Mth Darroch + a:b » as its form and its pairs of lists by number. */
function partsOf(name: string, lists: readonly string[]): { form: string; pairs: string[] } {
  const [base = '', ...sets] = name.replace(/ \(.*\)$/, '').split(' + ');
  const numberOf = (list: string) => lists.indexOf(list) + 1 || list;
  return {
    form: base,
    pairs: sets.map((set) => set.split(':').map(numberOf).join(TIMES)),
  };
}

const Why: FC<Speaks & { report: Told }> = ({ locale, report }) => {
  const { estimation, doubt } = report;
  if (estimation.reasons.length === 0 && !doubt) return null;
  return (
    <>
      {isPublic(report) ? (
        <h3>{locale.t('estimates.why')}</h3>
      ) : (
        <h2>{locale.t('estimates.why')}</h2>
      )}
      <ul>
        {estimation.reasons.map((reason) => (
          <li>{reasonWords(reason, report.lists, locale)}</li>
        ))}
        {doubt && (
          <li>
            {'pairs' in doubt
              ? locale.t('estimates.doubt', {
                  pairs: doubt.pairs,
                  draws: doubt.draws,
                  n: number(doubt.n, locale, SAID),
                  share: percent(doubt.share, locale),
                })
              : locale.t('estimates.doubt.public', { share: percent(doubt.share, locale) })}
          </li>
        )}
      </ul>
    </>
  );
};

function reasonWords(reason: Reason, lists: readonly string[], locale: Locale): string {
  const said = (value: number) => number(value, locale, SAID);
  if (reason.why === 'no-common-person')
    return locale.t('estimates.why.no-common-person', {
      pairs: partsOf(['', ...reason.pairs].join(' + '), lists).pairs.join(', '),
    });
  if (reason.why === 'two-lists' || reason.why === 'no-upper-end')
    return locale.t(`estimates.why.${reason.why}`);
  return locale.t(`estimates.why.${reason.why}`, {
    from: said(reason.from),
    to: said(reason.to),
    ...(reason.why === 'dependence' && {
      lists: pairsWords(partsOf(reason.name, lists).pairs, locale),
    }),
  });
}

/** The lists by the numbers that models call them. */
const Numbered: FC<Speaks & { report: Told; names: ReadonlyMap<string, string> }> = ({
  locale,
  report,
  names,
}) => (
  <>
    <h2>{locale.t('estimates.lists')}</h2>
    <ol>
      {report.lists.map((list) => (
        <li>
          <bdi>{names.get(list) ?? list}</bdi>
        </li>
      ))}
    </ol>
  </>
);

const Models: FC<Speaks & { report: Told }> = ({ locale, report }) => (
  <DataTable
    locale={locale}
    id="models-table"
    caption={locale.t('estimates.models')}
    note={locale.t('estimates.models.note')}
    wordy
    rows={report.estimation.models}
    columns={[
      {
        title: locale.t('estimates.model'),
        header: true,
        cell: (model) => modelName(model, report.lists, locale),
      },
      { title: locale.t('estimates.formula'), cell: ({ formula }) => <code>{formula}</code> },
      { title: locale.t('estimates.n'), numeric: true, cell: ({ n }) => Math.round(n) },
      { title: locale.t('estimates.low'), numeric: true, cell: ({ low }) => Math.round(low) },
      { title: locale.t('estimates.high'), numeric: true, cell: ({ high }) => Math.round(high) },
      { title: 'AIC', numeric: true, cell: ({ aic }) => aic, format: { maximumFractionDigits: 1 } },
      { title: 'BIC', numeric: true, cell: ({ bic }) => bic, format: { maximumFractionDigits: 1 } },
    ]}
  />
);

const Captures: FC<Speaks & { report: Told }> = ({ locale, report }) => (
  <DataTable
    locale={locale}
    id="captures"
    caption={locale.t('estimates.captures')}
    {...(isPublic(report) && { note: locale.t('estimates.captures.public') })}
    rows={report.captures.map((persons, at) => ({ lists: at + 1, persons }))}
    columns={[
      {
        title: locale.t('team.page.lists'),
        header: true,
        cell: ({ lists }) => locale.t('estimates.captures.on', { n: lists }),
      },
      { title: locale.t('linkages.persons'), numeric: true, cell: ({ persons }) => persons },
    ]}
  />
);
