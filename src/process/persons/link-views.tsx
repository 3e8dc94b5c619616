import type { FC } from 'hono/jsx';
import { Button } from '../../web/components/fields.tsx';
import { DataTable } from '../../web/components/table.tsx';
import { longMoment } from '../../web/i18n/dates.ts';
import { fieldWords, levelWords, type PairEvidence } from '../intake/intake.ts';
import {
  type LinkLine,
  type Naming,
  type PersonPageProps,
  RowName,
  type Speaks,
  type VerdictLine,
} from './row-name.tsx';
import { bitsWords } from './words.ts';

export const Links: FC<PersonPageProps> = (props) => {
  const { locale, reviewHref, holding, others } = props;
  return (
    <section class="section stack">
      <h2>{locale.t('linked.links')}</h2>
      <p>
        {locale.t('linked.links.about')} <a href={reviewHref}>{locale.t('linked.links.review')}</a>
      </p>
      <LinkTable {...props} id="links" caption={locale.t('linked.links.holding')} links={holding} />
      {others.length > 0 && (
        <details>
          <summary>{locale.t('linked.links.others', { n: others.length })}</summary>
          <LinkTable
            {...props}
            id="others"
            caption={locale.t('linked.links.others', { n: others.length })}
            links={others.slice(0, MOST_LINKS)}
          />
        </details>
      )}
    </section>
  );
};

const MOST_LINKS = 100;

interface LinkTableProps extends PersonPageProps {
  readonly id: string;
  readonly caption: string;
  readonly links: readonly LinkLine[];
}

const LinkTable: FC<LinkTableProps> = (props) => {
  const { locale, base, summary, undone, rows, lists, id, caption, links } = props;
  return (
    <DataTable
      locale={locale}
      id={id}
      caption={caption}
      stacked
      rows={links}
      columns={[
        {
          title: locale.t('linked.rows'),
          header: true,
          cell: ({ l, r }) => <PairName {...{ locale, base, rows, lists, l, r }} />,
        },
        {
          title: locale.t('linkages.weight'),
          numeric: true,
          cell: ({ evidence }) => bitsWords(evidence.weight, locale),
        },
        {
          title: locale.t('linked.why'),
          cell: ({ evidence }) => <Why locale={locale} evidence={evidence} />,
        },
        {
          title: locale.t('linked.by'),
          cell: ({ at, reviewed }) =>
            locale.t(reviewed ? 'linked.by.review' : 'linked.by.rule', {
              date: at ? longMoment(at, locale.lang) : '',
            }),
        },
        ...(undone
          ? []
          : [
              {
                title: locale.t('linked.act'),
                cell: ({ l, r }: LinkLine) => (
                  <form method="post" action={`${base}/${summary.person}/unlink`}>
                    <input type="hidden" name="l" value={l} />
                    <input type="hidden" name="r" value={r} />
                    <Button tone="link">{locale.t('button.persons.unlink')}</Button>
                  </form>
                ),
              },
            ]),
      ]}
    />
  );
};

const PairName: FC<Naming & { l: number; r: number }> = ({ l, r, ...naming }) => (
  <>
    <RowName {...naming} idx={l} /> – <RowName {...naming} idx={r} />
  </>
);

/** Field by field, in words, with what it adds or takes; what is missing says nothing. */
const Why: FC<Speaks & { evidence: PairEvidence }> = ({ locale, evidence }) => {
  const said = evidence.reasons.flatMap(({ field, kind, level, bits }) =>
    level === null
      ? []
      : [
          locale.t('linked.why.field', {
            field: fieldWords(locale, { kind, name: field }),
            level: levelWords(locale, level),
            bits: bitsWords(bits, locale),
          }),
        ],
  );
  const start = locale.t('linked.why.start', { bits: bitsWords(evidence.start, locale) });
  const rest = evidence.rarity + evidence.together;
  const more =
    Math.abs(rest) < 0.05 ? [] : [locale.t('linked.why.rest', { bits: bitsWords(rest, locale) })];
  return (
    <ul class="plain small">
      {[...said, ...more, start].map((line) => (
        <li>{line}</li>
      ))}
    </ul>
  );
};

export const Verdicts: FC<PersonPageProps> = (props) => {
  const { locale, base, summary, undone, rows, lists, verdicts } = props;
  return (
    <section class="section stack">
      <h2>{locale.t('linked.verdicts')}</h2>
      <p>{locale.t('linked.verdicts.about')}</p>
      <DataTable
        locale={locale}
        id="verdicts"
        caption={locale.t('linked.verdicts.caption')}
        stacked
        rows={verdicts}
        columns={[
          {
            title: locale.t('linked.rows'),
            header: true,
            cell: ({ l, r }) => <PairName {...{ locale, base, rows, lists, l, r }} />,
          },
          {
            title: locale.t('linked.verdict'),
            cell: ({ verdict }) => locale.t(`linked.verdict.${verdict}`),
          },
          {
            title: locale.t('linked.by'),
            cell: ({ mine, at }) =>
              locale.t(mine ? 'linked.by.me' : 'linked.by.other', {
                date: longMoment(at, locale.lang),
              }),
          },
          ...(undone
            ? []
            : [
                {
                  title: locale.t('linked.act'),
                  cell: ({ id }: VerdictLine) => (
                    <form method="post" action={`${base}/${summary.person}/take-back`}>
                      <input type="hidden" name="verdict" value={id} />
                      <Button tone="link">{locale.t('button.persons.takeBack')}</Button>
                    </form>
                  ),
                },
              ]),
        ]}
      />
    </section>
  );
};
