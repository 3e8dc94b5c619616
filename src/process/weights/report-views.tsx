import type { FC } from 'hono/jsx';
import { Bars } from '../../web/charts/bars.tsx';
import { Button } from '../../web/components/fields.tsx';
import { KindMark } from '../../web/components/kind.tsx';
import { number, percent } from '../../web/components/locale.ts';
import { Notice } from '../../web/components/notice.tsx';
import { DataTable } from '../../web/components/table.tsx';
import type { Locale } from '../../web/i18n/i18n.ts';
import { sourceLine } from './form-views.tsx';
import type { Beside, Share, SharesBy, WeightReport, WeightsMade } from './report.ts';
import type { WeightSettings } from './settings.ts';
import { answerName, categoryName, groupName, marginName } from './words.ts';

interface Speaks {
  readonly locale: Locale;
}

interface ReportProps extends Speaks {
  readonly base: string;
  readonly report: WeightReport;
  readonly settings: WeightSettings;
  /** Where a relay can be found. */
  readonly relays: string;
}

/** In words first: who is missing altogether, who is heard too little; then the picture, and what the weights are worth. */
export const ReportView: FC<ReportProps> = (props) => {
  const { locale, base, report, settings } = props;
  return (
    <>
      <Sentences {...props} />
      <p class="small">
        {settings.from.how === 'edition' ? (
          <>
            {locale.t('weights.population.from', { edition: settings.from.edition })}{' '}
            {sourceLine(settings.from, locale)}
          </>
        ) : (
          locale.t('weights.population.given')
        )}
      </p>
      {report.margins.map((margin, at) => (
        <Picture {...props} margin={margin} at={at} />
      ))}
      <p>
        <a href={`${base}/shares.csv`} download>
          {locale.t('weights.csv')}
        </a>{' '}
        <span class="small">{locale.t('weights.csv.about')}</span>
      </p>
      <Counted locale={locale} report={report} />
      {report.made ? (
        <Worth {...props} made={report.made} />
      ) : (
        <Notice tone="attention" title={locale.t('weights.failed')}>
          <p>{locale.t(`weights.failed.${report.failed === 'trim' ? 'trim' : 'unsettled'}`)}</p>
        </Notice>
      )}
      <BesideTables locale={locale} report={report} />
    </>
  );
};

interface Group {
  readonly share: Share;
  readonly name: string;
}

const Sentences: FC<ReportProps> = ({ locale, report, relays }) => {
  const groups = report.margins.flatMap(({ aspects, shares }) =>
    shares.map((share): Group => ({ share, name: groupName(aspects, share.codes, locale) })),
  );
  const silent = groups
    .filter(({ share }) => share.respondents === 0)
    .toSorted((a, b) => b.share.population - a.share.population);
  const faint = groups
    .filter(({ share }) => share.respondents > 0 && isFaint(share))
    .toSorted((a, b) => lackOf(b.share) - lackOf(a.share));
  return (
    <>
      {silent.length > 0 && <Silent locale={locale} groups={silent} relays={relays} />}
      {faint.length > 0 ? (
        <>
          <h2>{locale.t('weights.faint')}</h2>
          <ul>
            {faint.slice(0, MOST_SENTENCES).map((group) => (
              <li>{sentence('weights.sentence', group, locale)}</li>
            ))}
          </ul>
        </>
      ) : (
        silent.length === 0 && <p class="lead">{locale.t('weights.everybody')}</p>
      )}
    </>
  );
};

const MOST_SENTENCES = 6;

const lackOf = ({ population, answers }: Share): number => population - answers;

/** A point of the population or more, and a fifth of what should be there. */
const isFaint = (share: Share): boolean =>
  lackOf(share) >= 0.01 && lackOf(share) >= 0.2 * share.population;

function sentence(key: string, { share, name }: Group, locale: Locale): string {
  const said = (value: number) => percent(value, locale, value < 0.01 ? 1 : 0);
  return locale.t(key, {
    group: name,
    population: said(share.population),
    answers: said(share.answers),
  });
}

const Silent: FC<Speaks & { groups: readonly Group[]; relays: string }> = ({
  locale,
  groups,
  relays,
}) => (
  <Notice tone="attention" title={locale.t('weights.silent', { n: groups.length })}>
    <ul>
      {groups.slice(0, 2 * MOST_SENTENCES).map((group) => (
        <li>{sentence('weights.sentence.silent', group, locale)}</li>
      ))}
    </ul>
    {groups.length > 2 * MOST_SENTENCES && (
      <p>{locale.t('weights.silent.more', { n: groups.length - 2 * MOST_SENTENCES })}</p>
    )}
    <p>{locale.t('weights.silent.about')}</p>
    <p>
      <Button href={relays}>{locale.t('weights.relay')}</Button>
    </p>
  </Notice>
);

const WHOLE = {
  style: 'percent',
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
} as const;

const Picture: FC<ReportProps & { margin: SharesBy; at: number }> = ({
  locale,
  report,
  settings,
  margin,
  at,
}) => {
  const { aspects, shares } = margin;
  const kind = settings.from.how === 'edition' ? settings.from.kind : 'observed';
  const kinds = [kind, 'self_reported', 'modelled'] as const;
  const names = ['population', 'answers', 'redressed'].map((name) =>
    locale.t(`weights.series.${name}`),
  );
  const made = report.made ? 3 : 2;
  return (
    <section class="section stack">
      <Bars
        locale={locale}
        id={`shares-${at}`}
        title={marginName(aspects, locale)}
        series={names.slice(0, made)}
        seriesKinds={kinds.slice(0, made)}
        format={WHOLE}
        absent={locale.t('weights.nobody')}
        rows={shares.map(({ codes, population, answers, redressed }) => ({
          label: categoryName(aspects, codes, locale),
          values: [population, answers, redressed].slice(0, made),
          kind,
        }))}
      />
      <details>
        <summary>{locale.t('weights.table')}</summary>
        <DataTable
          locale={locale}
          id={`table-${at}`}
          caption={marginName(aspects, locale)}
          wordy
          rows={shares}
          columns={[
            {
              title: locale.t('weights.category'),
              header: true,
              cell: ({ codes }: Share) => categoryName(aspects, codes, locale),
            },
            ...(['population', 'answers', 'redressed'] as const)
              .slice(0, made)
              .map((name, place) => ({
                title: names[place] ?? '',
                numeric: true,
                format: WHOLE,
                cell: (share: Share) => share[name],
              })),
            {
              title: locale.t('weights.respondents'),
              numeric: true,
              cell: ({ respondents }: Share) => respondents,
            },
          ]}
        />
      </details>
      {margin.left >= 0.005 && (
        <p class="small">{locale.t('weights.left', { share: percent(margin.left, locale, 1) })}</p>
      )}
    </section>
  );
};

/** Whose rows count, and why the others do not. */
const Counted: FC<Speaks & { report: WeightReport }> = ({ locale, report }) => (
  <section class="section stack">
    <h2>{locale.t('weights.counted')}</h2>
    <p>{locale.t('weights.counted.about', { used: report.used, rows: report.rows })}</p>
    {report.used < report.rows && (
      <ul>
        {report.margins.flatMap(({ aspects, missing, outside }) => {
          const variable = marginName(aspects, locale).toLocaleLowerCase(locale.lang);
          return [
            missing > 0 && <li>{locale.t('weights.counted.missing', { n: missing, variable })}</li>,
            outside > 0 && <li>{locale.t('weights.counted.outside', { n: outside, variable })}</li>,
          ];
        })}
      </ul>
    )}
  </section>
);

const Worth: FC<ReportProps & { made: WeightsMade }> = ({
  locale,
  base,
  report,
  settings,
  made,
}) => {
  const said = (value: number) => number(value, locale, { maximumFractionDigits: 2 });
  return (
    <section class="section stack">
      <h2>
        {locale.t('weights.redressed')} <KindMark kind="modelled" locale={locale} />
      </h2>
      <p>
        {locale.t('weights.worth', {
          used: report.used,
          effective: Math.round(made.effective),
          deff: said(made.deff),
        })}{' '}
        {made.effective < report.used / 2 && locale.t('weights.worth.little')}
      </p>
      <p>
        {locale.t('weights.settled', { sweeps: made.sweeps })}{' '}
        {locale.t('weights.range', { low: said(made.low), high: said(made.high) })}{' '}
        {made.trimmed > 0 &&
          locale.t('weights.trimmed', { n: made.trimmed, most: settings.most ?? 0 })}
      </p>
      {made.emptyCombinations ? (
        <p>{locale.t('weights.combinations', { n: made.emptyCombinations })}</p>
      ) : null}
      <Bars
        locale={locale}
        id="weights"
        title={locale.t('weights.histogram')}
        rows={made.bins.map(({ from, count }, at) => ({
          label: binName(from, made.bins[at + 1]?.from, locale),
          values: [count],
          kind: 'modelled',
        }))}
      />
      <p>
        <a href={`${base}/weights.csv`} download>
          {locale.t('weights.take')}
        </a>{' '}
        <span class="small">{locale.t('weights.take.about')}</span>
      </p>
      <p class="small">{locale.t('weights.assumption')}</p>
    </section>
  );
};

function binName(from: number, to: number | undefined, locale: Locale): string {
  const low = number(from, locale);
  return to === undefined
    ? locale.t('weights.bin.last', { from: low })
    : locale.t('weights.bin', { from: low, to: number(to, locale) });
}

const BesideTables: FC<Speaks & { report: WeightReport }> = ({ locale, report }) =>
  report.beside.length === 0 ? null : (
    <section class="section stack">
      <h2>{locale.t('weights.beside')}</h2>
      <p>{locale.t('weights.beside.about')}</p>
      {report.beside.map((table) => (
        <BesideTable locale={locale} table={table} />
      ))}
    </section>
  );

const BesideTable: FC<Speaks & { table: Beside }> = ({ locale, table }) => {
  const { question, answered, rows } = table;
  const one = { minimumFractionDigits: 1, maximumFractionDigits: 1 } as const;
  const withError = (share: number, error: number | null) => (
    <bdi dir="ltr">
      {number(share, locale, { style: 'percent', ...one })}
      {error !== null && ` ± ${number(100 * error, locale, one)}`}
    </bdi>
  );
  return (
    <DataTable
      locale={locale}
      id={`beside-${question}`}
      caption={locale.t(`weights.question.${question}`)}
      note={locale.t('weights.beside.answered', { n: answered })}
      wordy
      stacked
      rows={rows}
      columns={[
        {
          title: locale.t('weights.answer'),
          header: true,
          cell: ({ code }) => answerName(question, code, locale),
        },
        {
          title: locale.t('weights.plain'),
          numeric: true,
          cell: ({ plain, plainError }) => withError(plain, plainError),
        },
        {
          title: locale.t('weights.redressed'),
          numeric: true,
          cell: ({ redressed, redressedError }) => withError(redressed, redressedError),
        },
      ]}
    />
  );
};
