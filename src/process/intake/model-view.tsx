import type { FC } from 'hono/jsx';
import type { KeptModel } from '../../methods/linkage/linkage.ts';
import { number } from '../../web/components/locale.ts';
import { DataTable } from '../../web/components/table.tsx';
import type { Locale } from '../../web/i18n/i18n.ts';
import { fieldWords, levelWords } from './words.ts';

/** What a linkage has learnt: how often each level shows among rows of one person, and of two. */
export const ModelView: FC<{ locale: Locale; model: KeptModel }> = ({ locale, model }) => {
  const nameOf = ({ kind, field }: KeptModel['comparisons'][number]) =>
    fieldWords(locale, { kind, name: field }, model.comparisons);
  const share = (value: number) =>
    number(value, locale, { style: 'percent', maximumSignificantDigits: 2 });
  const rows = model.comparisons.flatMap((comparison, at) =>
    comparison.levels.map(({ name }, level) => ({
      comparison,
      name,
      first: level === 0,
      m: model.m[at]?.[level] ?? 0,
      u: model.u[at]?.[level] ?? 0,
    })),
  );
  return (
    <DataTable
      locale={locale}
      id="learnt"
      caption={locale.t('linkages.learnt')}
      note={locale.t('linkages.learnt.note')}
      rows={rows}
      columns={[
        {
          title: locale.t('linkages.field'),
          header: true,
          cell: ({ comparison, first }) =>
            first ? nameOf(comparison) : <span class="unseen">{nameOf(comparison)}</span>,
        },
        {
          title: locale.t('linkages.level'),
          cell: ({ name }) => levelWords(locale, name),
        },
        { title: locale.t('linkages.m'), numeric: true, cell: ({ m }) => share(m) },
        { title: locale.t('linkages.u'), numeric: true, cell: ({ u }) => share(u) },
        {
          title: locale.t('linkages.weight'),
          numeric: true,
          cell: ({ m, u }) => Math.log2(m / u),
          format: { maximumFractionDigits: 1, signDisplay: 'exceptZero' },
        },
      ]}
    />
  );
};
