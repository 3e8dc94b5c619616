import type { Child, FC } from 'hono/jsx';
import type { Warning } from '../../methods/referrals/referrals.ts';
import { Trend } from '../../web/charts/trend.tsx';
import { Button, ErrorSummary, FileInput, TextInput } from '../../web/components/fields.tsx';
import { number, percent } from '../../web/components/locale.ts';
import { Notice } from '../../web/components/notice.tsx';
import { ShareBar } from '../../web/components/share-bar.tsx';
import { DataTable } from '../../web/components/table.tsx';
import { errorAt, type FieldError, type Typed } from '../../web/http/forms.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import { type BadCell, MOST_PEOPLE } from './reading.ts';
import type { Finding } from './referrals.ts';

interface Speaks {
  readonly locale: Locale;
}

interface PageProps extends Speaks {
  readonly megabytes: number;
  readonly values: Typed;
  readonly errors: readonly FieldError[];
  readonly bad: readonly BadCell[];
  readonly finding: Finding | null;
}

export const ReferralsPage: FC<PageProps> = (props) => {
  const { locale, values, errors, bad, finding } = props;
  return (
    <>
      <h1>{locale.t('referrals.title')}</h1>
      <ErrorSummary title={locale.t('form.errors', { n: errors.length })} errors={errors} />
      {bad.length > 0 && <BadCells locale={locale} bad={bad} />}
      {finding ? (
        <Answer locale={locale} finding={finding} trait={traitOf(values)} />
      ) : (
        <p class="lead">{locale.t('referrals.lead')}</p>
      )}
      <section class="section stack">
        <h2>{locale.t(finding ? 'referrals.again' : 'referrals.ask')}</h2>
        <AskForm {...props} />
      </section>
      <Protection locale={locale} />
    </>
  );
};

/** « envoie : chaque mois » */
const traitOf = (values: Typed): string =>
  [values.one('trait'), values.one('yes')].filter(Boolean).join('\u00a0: ');

const AskForm: FC<PageProps> = ({ locale, megabytes, values, errors }) => {
  const field = (name: string) => ({
    name,
    label: locale.t(`referrals.${name}`),
    hint: locale.t(`referrals.${name}.hint`),
    value: values.one(name),
    ...(errorAt(errors, name) && { error: errorAt(errors, name) ?? '' }),
  });
  const fault = errorAt(errors, 'file');
  return (
    <form
      class="form"
      method="post"
      action={`/${locale.lang}/staff/referrals`}
      enctype="multipart/form-data"
    >
      <FileInput
        name="file"
        label={locale.t('referrals.file')}
        hint={locale.t('referrals.file.hint', { megabytes, people: MOST_PEOPLE })}
        accept=".csv,.tsv,.txt,.xlsx"
        required
        {...(fault && { error: fault })}
      />
      <TextInput {...field('trait')} required />
      <TextInput {...field('yes')} optional={locale.t('form.optional')} />
      <details>
        <summary>{locale.t('referrals.columns')}</summary>
        <div class="stack">
          <p>{locale.t('referrals.columns.about')}</p>
          {(['id', 'by', 'degree'] as const).map((name) => (
            <TextInput {...field(name)} optional={locale.t('form.optional')} />
          ))}
        </div>
      </details>
      <div class="row">
        <Button>{locale.t('referrals.send')}</Button>
      </div>
    </form>
  );
};

const PROMISES = ['forgotten', 'columns', 'journal', 'sensitive'] as const;

const Protection: FC<Speaks> = ({ locale }) => (
  <section class="section stack">
    <h2>{locale.t('referrals.protection')}</h2>
    <ul>
      {PROMISES.map((promise) => (
        <li>{locale.t(`referrals.protection.${promise}`)}</li>
      ))}
    </ul>
  </section>
);

const MOST_SHOWN = 12;

const BadCells: FC<Speaks & { bad: readonly BadCell[] }> = ({ locale, bad }) => (
  <Notice tone="error" title={locale.t('referrals.faults', { n: bad.length })} live>
    <ul>
      {bad.slice(0, MOST_SHOWN).map(({ row, column, value, code }) => (
        <li>
          {placeOf(row, column, code, locale)}
          {value && (
            <>
              {' '}
              <q>
                <bdi>{value.slice(0, 60)}</bdi>
              </q>
            </>
          )}{' '}
          {locale.t(`referrals.fault.${code}`)} {locale.t(`referrals.fault.${code}.mend`)}
        </li>
      ))}
    </ul>
    {bad.length > MOST_SHOWN && (
      <p>{locale.t('referrals.faults.more', { n: bad.length - MOST_SHOWN })}</p>
    )}
  </Notice>
);

function placeOf(row: number, column: string, code: BadCell['code'], locale: Locale): string {
  if (code === 'absent') return locale.t(`referrals.${column}`);
  if (row === 0) return '';
  return column
    ? locale.t('weights.line.at', { row, column })
    : locale.t('referrals.fault.row', { row });
}

const Answer: FC<Speaks & { finding: Finding; trait: string }> = ({ locale, finding, trait }) => {
  const { share, plain } = finding;
  const said = (value: number) => percent(value, locale);
  return (
    <>
      <p class="lead">
        {locale.t('referrals.answer', {
          trait: `\u2068${trait}\u2069`,
          share: said(share.share),
          low: said(share.low),
          high: said(share.high),
        })}
      </p>
      <p>
        {locale.t('referrals.answer.of', {
          people: share.people,
          seeds: share.seeds,
          waves: share.waves,
        })}{' '}
        {locale.t('referrals.answer.plain', { plain: said(plain) })}
      </p>
      <Warnings locale={locale} warnings={share.warnings} />
      <Convergence locale={locale} finding={finding} />
      <Settling locale={locale} finding={finding} />
      <Chains locale={locale} finding={finding} />
    </>
  );
};

const Warnings: FC<Speaks & { warnings: readonly Warning[] }> = ({ locale, warnings }) =>
  warnings.length === 0 ? (
    <p>{locale.t('referrals.warnings.none')}</p>
  ) : (
    <Notice tone="attention" title={locale.t('referrals.warnings', { n: warnings.length })}>
      <ul>
        {warnings.map((warning) => (
          <li>{warned(warning, locale)}</li>
        ))}
      </ul>
    </Notice>
  );

/** Nobody is named: the seed of a warning stays a number of people. */
function warned(warning: Warning, locale: Locale): Child {
  const t = (words: Record<string, string | number>) =>
    locale.t(`referrals.warning.${warning.why}`, words);
  switch (warning.why) {
    case 'few-waves':
      return t({ waves: warning.waves, least: warning.least });
    case 'one-seed':
      return t({ share: percent(warning.share, locale) });
    case 'keeps-to-itself':
      return t({ times: number(warning.homophily, locale, { maximumFractionDigits: 1 }) });
    case 'unknown':
      return t({ people: warning.people });
    case 'uneven-degrees':
      return t({ effective: Math.round(warning.effective), people: warning.people });
    case 'still-moving':
      return t({ before: percent(warning.before, locale), after: percent(warning.after, locale) });
  }
}

const PERCENT = { style: 'percent', maximumFractionDigits: 0 } as const;

const Convergence: FC<Speaks & { finding: Finding }> = ({ locale, finding }) => (
  <Trend
    locale={locale}
    id="convergence"
    title={locale.t('referrals.convergence')}
    description={locale.t('referrals.convergence.about')}
    series={[
      {
        name: locale.t('referrals.convergence.line'),
        points: finding.course.steps.map(({ people, share }) => ({
          ...{ year: people, value: share, kind: 'modelled' as const },
        })),
      },
    ]}
    format={PERCENT}
  />
);

const Settling: FC<Speaks & { finding: Finding }> = ({ locale, finding }) => {
  const { brought, settled } = finding.course;
  const said = (value: number | null) => (value === null ? '–' : percent(value, locale));
  return (
    <section class="section stack">
      <h2>{locale.t('referrals.settled')}</h2>
      <p>
        {locale.t('referrals.brought', {
          by: said(brought.by),
          others: said(brought.byOthers),
        })}
      </p>
      <p>
        {settled
          ? locale.t('referrals.settled.at', {
              share: percent(settled.share, locale),
              waves: settled.waves,
              reached: finding.share.waves,
            })
          : locale.t('referrals.settled.never')}
      </p>
    </section>
  );
};

/** The share of a chain of fewer would speak of its people one by one. */
const FEWEST = 10;

const Chains: FC<Speaks & { finding: Finding }> = ({ locale, finding }) => (
  <DataTable
    locale={locale}
    id="chains"
    caption={locale.t('referrals.chains')}
    note={locale.t('referrals.chains.note', { least: FEWEST })}
    columns={[
      { title: locale.t('referrals.chain'), header: true, cell: ({ at }) => number(at, locale) },
      { title: locale.t('referrals.people'), numeric: true, cell: ({ people }) => people },
      {
        title: locale.t('referrals.share'),
        cell: ({ people, share }) =>
          people < FEWEST ? null : <ShareBar share={share}>{percent(share, locale)}</ShareBar>,
      },
    ]}
    rows={finding.course.chains.map((chain, index) => ({ at: index + 1, ...chain }))}
  />
);
