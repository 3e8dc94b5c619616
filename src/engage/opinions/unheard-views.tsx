import type { FC } from 'hono/jsx';
import { countryName } from '../../reference/countries/countries.ts';
import { Bars } from '../../web/charts/bars.tsx';
import { KindMark } from '../../web/components/kind.tsx';
import { percent } from '../../web/components/locale.ts';
import { EmptyState, Notice } from '../../web/components/notice.tsx';
import { DataTable } from '../../web/components/table.tsx';
import { longDate } from '../../web/i18n/dates.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import type { Redressed } from './redressing.ts';
import { BOUND, LEAST } from './redressing.ts';
import type { Worded } from './results-views.tsx';
import type { Silence } from './silence.ts';
import { type Aspect, type HeardBy, OTHER } from './unheard.ts';

export interface UnheardProps {
  readonly locale: Locale;
  readonly base: string;
  readonly silence: Silence | null;
  readonly threshold: number;
  /** Whether somebody can still be heard. */
  readonly listening: boolean;
  readonly at: Date;
  /** Points of convergence and what divides, by number. */
  readonly named: ReadonlySet<number>;
  readonly words: ReadonlyMap<number, Worded>;
}

/** Who did not take part, by what others told of themselves; then what redressing would change, where it may be said. */
export const UnheardPage: FC<UnheardProps> = (props) => {
  const { locale, base, silence, at, listening } = props;
  return (
    <div class="stack">
      <h1>{locale.t('unheard.title')}</h1>
      <p class="lead">{locale.t('unheard.lead')}</p>
      {silence && silence.heard.length > 0 ? (
        <>
          <p class="small muted">{locale.t('results.at', { moment: longDate(at, locale.lang) })}</p>
          {silence.heard.map((heard) => (
            <HeardOf {...props} heard={heard} />
          ))}
          <RedressedOpinions {...props} silence={silence} />
        </>
      ) : (
        <EmptyState title={locale.t(silence ? 'unheard.few' : 'unheard.noRelease')}>
          <p>{locale.t(silence ? 'unheard.few.text' : 'unheard.noRelease.text')}</p>
        </EmptyState>
      )}
      {listening && (
        <section class="section stack" aria-labelledby="step">
          <h2 id="step">{locale.t('unheard.step')}</h2>
          <p>{locale.t('unheard.step.text')}</p>
          <p>
            <a class="button" href={`${base}/invitation`}>
              {locale.t('unheard.invite')}
            </a>
          </p>
        </section>
      )}
      <p>
        <a href={`${base}/results`}>{locale.t('results.title')}</a>
      </p>
    </div>
  );
};

/** What a category of an aspect is called. */
export function categoryName(aspect: Aspect, code: string, locale: Locale): string {
  if (code === OTHER) return locale.t('unheard.other');
  if (aspect === 'residence') return countryName(code, locale.lang);
  if (aspect === 'sex') return locale.t(`unheard.sex.${code}`);
  const [from = '', to] = code.replace('+', '').split('-');
  return to
    ? locale.t('unheard.age.between', { from: Number(from), to: Number(to) })
    : locale.t('unheard.age.from', { from: Number(from) });
}

const HeardOf: FC<UnheardProps & { readonly heard: HeardBy }> = ({ locale, heard, threshold }) => {
  const { aspect, rows, told, holder, year } = heard;
  const silent = rows.filter(({ participants, code }) => participants === null && code !== OTHER);
  const names = silent.map(({ code }) => categoryName(aspect, code, locale));
  return (
    <section class="section stack" aria-labelledby={`by-${aspect}`}>
      <h2 id={`by-${aspect}`}>{locale.t(`unheard.by.${aspect}`)}</h2>
      {names.length > 0 ? (
        <p>
          <strong>{locale.t('unheard.silent', { n: threshold })}</strong>{' '}
          {new Intl.ListFormat(locale.lang).format(names)}.
        </p>
      ) : (
        <p>{locale.t('unheard.all', { n: threshold })}</p>
      )}
      <Bars
        locale={locale}
        id={aspect}
        title={locale.t('unheard.bars')}
        series={[locale.t('unheard.population'), locale.t('unheard.participants')]}
        seriesKinds={['observed', 'self_reported']}
        rows={rows.map(({ code, population, participants }) => ({
          label: categoryName(aspect, code, locale),
          values: [population, participants],
          kind: 'observed' as const,
        }))}
        format={{ style: 'percent', maximumFractionDigits: 0 }}
        absent={locale.t('unheard.absent', { n: threshold })}
      />
      <p class="small muted">{locale.t('unheard.from', { n: told, holder, year: String(year) })}</p>
    </section>
  );
};

const RedressedOpinions: FC<UnheardProps & { readonly silence: Silence }> = (props) => {
  const { locale, silence } = props;
  const { redressed } = silence;
  return (
    <section class="section stack" aria-labelledby="redressed">
      <h2 id="redressed">{locale.t('unheard.redressed')}</h2>
      {typeof redressed === 'string' ? (
        <Notice title={locale.t(`unheard.redressed.${redressed}`, { n: LEAST })}>
          <p>{locale.t('unheard.redressed.none')}</p>
        </Notice>
      ) : (
        <RedressedTable {...props} redressed={redressed} />
      )}
    </section>
  );
};

const MOST_SHOWN = 12;

const RedressedTable: FC<UnheardProps & { readonly redressed: Redressed }> = (props) => {
  const { locale, redressed, named, words, base } = props;
  const { aspects, used, effective, trimmed } = redressed;
  const moved = ({ plain, redressed: weighted }: Redressed['statements'][number]) =>
    Math.abs(weighted - plain);
  const rows = redressed.statements
    .toSorted(
      (a, b) =>
        Number(named.has(b.number)) - Number(named.has(a.number)) ||
        moved(b) - moved(a) ||
        a.number - b.number,
    )
    .slice(0, MOST_SHOWN);
  return (
    <>
      <p>
        {locale.t('unheard.redressed.text', {
          n: used,
          effective,
          aspects: new Intl.ListFormat(locale.lang).format(
            aspects.map((aspect) => locale.t(`unheard.aspect.${aspect}`)),
          ),
        })}
      </p>
      <p class="small">
        <KindMark kind="modelled" locale={locale} />
      </p>
      {trimmed > 0 && <p>{locale.t('unheard.redressed.trimmed', { n: trimmed, bound: BOUND })}</p>}
      <DataTable
        locale={locale}
        id="redressed-table"
        wordy
        caption={locale.t('unheard.redressed.caption')}
        rows={rows}
        columns={[
          {
            title: locale.t('results.statement'),
            header: true,
            cell: ({ number }) => (
              <a href={`${base}/statements/${number}`} lang={words.get(number)?.lang} dir="auto">
                {number}. {words.get(number)?.text}
              </a>
            ),
          },
          {
            title: locale.t('unheard.plain'),
            numeric: true,
            cell: ({ plain }) => percent(plain, locale),
          },
          {
            title: locale.t('unheard.weighted'),
            numeric: true,
            cell: ({ redressed: weighted }) => percent(weighted, locale),
          },
        ]}
      />
      <p class="small muted">{locale.t('unheard.redressed.limits')}</p>
    </>
  );
};
