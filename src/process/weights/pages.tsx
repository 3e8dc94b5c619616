import type { Child } from 'hono/jsx';
import type { List } from '../../collect/lists/lists.ts';
import type { Job } from '../../platform/jobs/jobs.ts';
import { Button } from '../../web/components/fields.tsx';
import { EmptyState } from '../../web/components/notice.tsx';
import type { PageContext } from '../../web/http/context.ts';
import type { FieldError, Typed } from '../../web/http/forms.ts';
import { JobState } from '../../web/http/working.tsx';
import { teamPage } from '../../web/layout/team.tsx';
import { toldBy } from './columns.ts';
import { ChoiceForms, type Offer, SettingsForm } from './form-views.tsx';
import type { BadLine } from './margins-file.ts';
import { ReportView } from './report-views.tsx';
import type { ListWeights } from './weights.ts';

export type { Offer } from './form-views.tsx';

interface Shown {
  readonly list: List;
  readonly newest: ListWeights | null;
  /** The newest with an answer, which stays while another is made. */
  readonly made: ListWeights | null;
  readonly job: Job | null;
}

/** Who was not heard, or what to do to know it. */
export function showWeights(c: PageContext, { list, newest, made, job }: Shown): string {
  const { locale } = c.var;
  const base = baseOf(c, list);
  const waiting = job !== null && !job.endedAt;
  return page(
    c,
    list,
    <>
      <h1>{locale.t('weights.title')}</h1>
      <JobState c={c} job={job} base={base} label={locale.t('weights.running')} stoppable={false} />
      {made?.report && (
        <ReportView
          locale={locale}
          base={base}
          report={made.report}
          settings={made.settings}
          relays={relaysFor(c)}
        />
      )}
      {!newest && (
        <EmptyState title={locale.t('weights.empty')}>
          <p>{locale.t('weights.empty.about')}</p>
        </EmptyState>
      )}
      {!waiting && (
        <p>
          <Button {...(made && { tone: 'plain' })} href={`${base}/new`}>
            {locale.t(made ? 'weights.again' : 'weights.start')}
          </Button>
        </p>
      )}
    </>,
  );
}

interface Choosing {
  readonly list: List;
  readonly offers: readonly Offer[];
  readonly values: Typed;
  readonly bad: readonly BadLine[];
}

/** Which figures say what the population is. */
export const showChoice = (c: PageContext, { list, ...given }: Choosing): string =>
  page(
    c,
    list,
    <>
      <h1>{c.var.locale.t('weights.choose')}</h1>
      <ChoiceForms locale={c.var.locale} base={baseOf(c, list)} {...given} />
    </>,
    true,
  );

interface Setting {
  readonly list: List;
  readonly offer: Offer;
  readonly values: Typed;
  readonly errors: readonly FieldError[];
}

/** Which variables the list and the population share, before anything is run. */
export const showSettings = (c: PageContext, { list, ...given }: Setting): string =>
  page(
    c,
    list,
    <>
      <h1>{c.var.locale.t('weights.settings')}</h1>
      <SettingsForm
        locale={c.var.locale}
        base={baseOf(c, list)}
        told={toldBy(list)}
        rows={list.rows ?? 0}
        {...given}
      />
    </>,
    true,
  );

const baseOf = ({ var: { locale } }: PageContext, { id }: List): string =>
  `/${locale.lang}/staff/lists/${id}/weights`;

/** Where somebody who may can find a relay; nobody else is sent to a closed door. */
const relaysFor = ({ var: { may, locale } }: PageContext): string =>
  `/${locale.lang}/${may('/staff/organisations') ? 'staff/organisations' : 'directory'}`;

function page(c: PageContext, list: List, children: Child, below = false): string {
  const { t, lang } = c.var.locale;
  const lists = `/${lang}/staff/lists`;
  return teamPage(c, {
    title: t('weights.title'),
    trail: [
      { label: t('team.page.lists'), href: lists },
      { label: list.fileName, href: `${lists}/${list.id}` },
      ...(below ? [{ label: t('weights.title'), href: `${lists}/${list.id}/weights` }] : []),
    ],
    children,
  });
}
