import type { FC } from 'hono/jsx';
import { DefinitionList } from '../../web/components/lists.tsx';
import { DataTable } from '../../web/components/table.tsx';
import { longDate } from '../../web/i18n/dates.ts';
import { inRow } from '../../web/i18n/formats.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import { countKey, type PublishedCounts } from './counts.ts';
import { fieldName } from './fields.ts';
import type { Purpose, Recipient } from './purposes.ts';

interface PurposesPageProps {
  readonly locale: Locale;
  readonly purposes: readonly Purpose[];
  readonly recipients: readonly Recipient[];
  readonly published: PublishedCounts | null;
}

/** For everybody: what this hub may ask for, for whom, and how many allow it. */
export const PurposesPage: FC<PurposesPageProps> = ({ locale, purposes, ...rest }) => (
  <article class="stack">
    <h1>{locale.t('purposes.title')}</h1>
    <p class="lead">{locale.t('purposes.lead')}</p>
    <p>{locale.t('purposes.counts')}</p>
    {rest.published && (
      <p class="small muted">
        {locale.t('purposes.on', { on: longDate(rest.published.on, locale.lang) })}
      </p>
    )}
    {purposes.map((purpose) => (
      <OnePurpose locale={locale} purpose={purpose} {...rest} />
    ))}
  </article>
);

const OnePurpose: FC<Omit<PurposesPageProps, 'purposes'> & { readonly purpose: Purpose }> = ({
  locale,
  purpose,
  recipients,
  published,
}) => {
  const texts = purpose.texts[locale.lang];
  const own = recipients.filter(({ kind }) => purpose.recipients.includes(kind));
  return (
    <section class="section stack" aria-labelledby={purpose.code}>
      <h2 id={purpose.code}>{texts.title}</h2>
      <p>{texts.about}</p>
      <DefinitionList
        entries={[
          { term: locale.t('consent.part.aim'), text: texts.aim },
          {
            term: locale.t('consent.what'),
            text:
              inRow(
                purpose.fields.map((name) => fieldName(name, locale)),
                locale.lang,
              ) || locale.t('consent.fields.counted'),
          },
          {
            term: locale.t('purposes.who'),
            text: inRow(
              purpose.recipients.map((kind) => locale.t(`purposes.kind.${kind}`)),
              locale.lang,
            ),
          },
          {
            term: locale.t('consent.part.months'),
            text: locale.t('consent.months', { n: purpose.months }),
          },
          {
            term: locale.t('purposes.version'),
            text: `${purpose.version} · ${longDate(purpose.publishedAt, locale.lang)}`,
          },
        ]}
      />
      {own.length > 0 && (
        <DataTable
          locale={locale}
          id={`counts-${purpose.code}`}
          caption={locale.t('purposes.table', { what: texts.title })}
          rows={own}
          columns={[
            {
              title: locale.t('consent.recipient'),
              header: true,
              cell: ({ names }) => names[locale.lang],
            },
            {
              title: locale.t('purposes.people'),
              numeric: true,
              cell: ({ id }) =>
                published?.counts[countKey(purpose.code, id)] ?? locale.t('purposes.few'),
            },
          ]}
        />
      )}
    </section>
  );
};
