import type { FC } from 'hono/jsx';
import { Button } from '../../web/components/fields.tsx';
import { number } from '../../web/components/locale.ts';
import { Notice } from '../../web/components/notice.tsx';
import { DataTable } from '../../web/components/table.tsx';
import type { Locale } from '../../web/i18n/i18n.ts';
import type { Plan } from '../linkage/linkage.ts';
import { fieldWords, keyWords, lasting } from './words.ts';

interface PlanProps {
  readonly locale: Locale;
  readonly plan: Plan;
  /** What each list is called, by its id. */
  readonly names: ReadonlyMap<string, string>;
}

/** What would be compared, and how long it would take. */
export const PlanView: FC<PlanProps> = ({ locale, plan, names }) => (
  <>
    <h2>{locale.t('linkages.plan')}</h2>
    <p>
      {locale.t(plan.all ? 'linkages.plan.all' : 'linkages.plan.some', {
        records: plan.records,
        pairs: plan.pairs,
        compared: plan.expectedPairs,
        duration: lasting(locale, plan.expectedSeconds),
      })}
    </p>
    {!plan.all && <Rules locale={locale} plan={plan} />}
    <Fields locale={locale} plan={plan} names={names} />
  </>
);

const Rules: FC<{ locale: Locale; plan: Plan }> = ({ locale, plan }) => (
  <DataTable
    locale={locale}
    id="rules"
    caption={locale.t('linkages.rules')}
    note={locale.t('linkages.rules.note')}
    wordy
    rows={plan.rules}
    columns={[
      {
        title: locale.t('linkages.rule'),
        header: true,
        cell: ({ keys }) => keys.map((key) => keyWords(locale, plan.fields, key)).join(' + '),
      },
      {
        title: locale.t('linkages.rule.pairs'),
        numeric: true,
        cell: ({ pairs }) => Math.round(pairs),
      },
      {
        title: locale.t('linkages.rule.adds'),
        numeric: true,
        cell: ({ adds }) =>
          number(adds, locale, { style: 'percent', maximumFractionDigits: adds < 0.01 ? 2 : 0 }),
      },
    ]}
  />
);

const Fields: FC<PlanProps> = ({ locale, plan, names }) => (
  <DataTable
    locale={locale}
    id="fields"
    caption={locale.t('linkages.fields')}
    note={locale.t('linkages.fields.note')}
    rows={plan.fields}
    columns={[
      {
        title: locale.t('linkages.field'),
        header: true,
        cell: (field) => fieldWords(locale, field, plan.fields),
      },
      ...plan.lists.map(({ source }, at) => ({
        title: <bdi>{names.get(source) ?? source}</bdi>,
        cell: ({ headers }: Plan['fields'][number]) =>
          headers[at] ? <bdi>{headers[at]?.join(' + ')}</bdi> : null,
      })),
    ]}
  />
);

/** What follows from asking for it, and the button that does. */
export const AskToLink: FC<{ locale: Locale; base: string; resumed: boolean }> = ({
  locale,
  base,
  resumed,
}) => (
  <Notice title={locale.t(resumed ? 'linkages.resume.title' : 'linkages.ready')}>
    <p>{locale.t(resumed ? 'linkages.resume.about' : 'linkages.ready.about')}</p>
    <form method="post" action={`${base}/run`}>
      <Button>{locale.t(resumed ? 'button.linkages.resume' : 'button.linkages.run')}</Button>
    </form>
  </Notice>
);
