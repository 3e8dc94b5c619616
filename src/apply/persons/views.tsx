import type { FC } from 'hono/jsx';
import { type EstimateDocument, EstimateView } from '../../process/estimates/estimates.ts';
import type {
  Naming,
  PersonsDocument,
  PersonTable,
} from '../../process/person-tables/person-tables.ts';
import type { CorridorDocument } from '../../process/pipeline/corridors/document.ts';
import { Bars } from '../../web/charts/bars.tsx';
import { KindMark } from '../../web/components/kind.tsx';
import { number } from '../../web/components/locale.ts';
import { EmptyState, Notice } from '../../web/components/notice.tsx';
import { DataTable } from '../../web/components/table.tsx';
import { longDate } from '../../web/i18n/dates.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import { sourceGroups } from '../dossiers/dossiers.ts';
import { type Persons, personsPath } from './reading.ts';
import { corridorName, inAllTitle, rangeText } from './section.tsx';

interface PersonsProps {
  readonly locale: Locale;
  readonly persons: Persons;
}

const TOTAL = 'Total';

interface PageProps extends PersonsProps {
  readonly official: CorridorDocument | null;
}

/** Every table of people, with who they are, how they were counted, and what is hidden; and how many there are in all. */
export const PersonsPage: FC<PageProps> = (props) => {
  const { locale, persons } = props;
  const { key, document, estimate } = persons;
  return (
    <div class="stack">
      <h1>{personsTitle(key, locale, document !== null)}</h1>
      {document ? (
        <Known locale={locale} document={document} />
      ) : (
        <p class="lead">{locale.t('estimates.lead')}</p>
      )}
      {estimate && <InAll {...props} estimate={estimate} />}
      {document?.tables.map((table) => (
        <Shown locale={locale} persons={persons} table={table} />
      ))}
      {document && (
        <section class="section stack" aria-labelledby="how">
          <h2 id="how">{locale.t('persons.how')}</h2>
          <p>{locale.t('persons.how.text')}</p>
        </section>
      )}
    </div>
  );
};

const Known: FC<{ readonly locale: Locale; readonly document: PersonsDocument }> = ({
  locale,
  document: { key, on, people, lists },
}) => {
  const words = { count: lists, date: longDate(on, locale.lang) };
  return (
    <>
      <p class="lead">
        {people === null
          ? locale.t('persons.lead.hidden', words)
          : locale.t('persons.lead', { ...words, people: number(people, locale) })}
      </p>
      <Notice tone="attention" title={locale.t('persons.never')}>
        <p>{locale.t('persons.never.text')}</p>
      </Notice>
      <p class="row">
        <KindMark kind="observed" locale={locale} />
        <a href={`${personsPath(locale, key)}.csv`}>{locale.t('persons.csv')}</a>
      </p>
    </>
  );
};

/** In full where the corridor is the page's own or nobody stated one; else in a sentence that leads there. */
const InAll: FC<PageProps & { readonly estimate: EstimateDocument }> = ({
  locale,
  persons: { key },
  estimate,
  official,
}) => (
  <section class="section stack" aria-labelledby="estimate">
    <h2 id="estimate">
      {key === '*' ? inAllTitle(estimate, locale) : locale.t('estimates.section')}
    </h2>
    {estimate.corridor === null || estimate.corridor === key ? (
      <>
        <p class="row">
          <KindMark kind="modelled" locale={locale} />
        </p>
        <EstimateView
          locale={locale}
          report={estimate}
          names={null}
          official={official ? sourceGroups(official, locale) : []}
        />
        <h3>{locale.t('estimates.how')}</h3>
        <p>{locale.t('estimates.how.text', { date: longDate(estimate.on, locale.lang) })}</p>
        <h3>{locale.t('estimates.unknown')}</h3>
        <p>{locale.t('estimates.unknown.text')}</p>
      </>
    ) : (
      <>
        <p>{rangeText(estimate, locale)}</p>
        <p>
          <a href={`${personsPath(locale, estimate.corridor)}#estimate`}>
            {locale.t('estimates.all')}
          </a>
        </p>
      </>
    )}
  </section>
);

type ShownProps = PersonsProps & { readonly table: PersonTable };

const Shown: FC<ShownProps> = (props) => {
  const { locale, table } = props;
  const id = `table-${table.name}`;
  return (
    <section class="section stack" aria-labelledby={id}>
      <h2 id={id}>{locale.t(`personTables.table.${table.name}`)}</h2>
      {table.way === 'noisy' && <p>{locale.t('persons.noise')}</p>}
      {table.dimensions.map((_, at) => (
        <ByOne {...props} at={at} />
      ))}
      {table.dimensions.length > 1 && <Crossed {...props} />}
    </section>
  );
};

/** One dimension, all others summed over. */
const ByOne: FC<ShownProps & { readonly at: number }> = ({ locale, persons, table, at }) => {
  const { naming, key } = persons;
  const dimension = table.dimensions[at];
  const cells = table.cells.filter(({ key }) =>
    key.every((code, place) => (code === TOTAL) === (place !== at)),
  );
  if (!dimension || cells.length === 0) return null;
  const ordered = dimension === 'age' ? cells : cells.toSorted(byCount);
  return (
    <Bars
      locale={locale}
      id={`bars-${key === '*' ? '' : 'corridor-'}${table.name}-${dimension}`}
      title={locale.t(`personTables.dimension.${dimension}`)}
      absent={locale.t('persons.hidden')}
      named
      rows={ordered.map(({ key: crossing, count }) => ({
        label: naming(dimension, crossing[at] ?? ''),
        values: [count === null ? null : Math.max(0, count)],
        kind: 'observed',
      }))}
    />
  );
};

type Cell = PersonTable['cells'][number];

const byCount = (a: Cell, b: Cell): number => (b.count ?? -1) - (a.count ?? -1);

/** All crossings of two and more, hidden ones too. */
const Crossed: FC<ShownProps> = ({ locale, persons: { naming }, table }) => {
  const rows = table.cells.filter(({ key }) => key.filter((code) => code !== TOTAL).length > 1);
  return (
    <DataTable
      locale={locale}
      id={`crossed-${table.name}`}
      caption={locale.t('persons.crossed', {
        table: locale.t(`personTables.table.${table.name}`),
      })}
      tall={rows.length > 30}
      wordy
      rows={rows}
      columns={[
        {
          title: new Intl.ListFormat(locale.lang).format(
            table.dimensions.map((one) => locale.t(`personTables.dimension.${one}`)),
          ),
          header: true,
          cell: ({ key }: Cell) => crossingName(table, key, naming),
        },
        {
          title: locale.t('persons.count'),
          numeric: true,
          cell: ({ count }: Cell) =>
            count ?? <span class="muted">{locale.t('persons.hidden')}</span>,
        },
      ]}
    />
  );
};

/** « France · Femmes · 25–34 ans »: what it does not sum over. */
const crossingName = ({ dimensions }: PersonTable, key: readonly string[], naming: Naming) =>
  dimensions
    .flatMap((dimension, at) => (key[at] === TOTAL ? [] : [naming(dimension, key[at] ?? '')]))
    .join(' · ');

/** Before a release shows any. */
export const NoPersons: FC<{ readonly locale: Locale }> = ({ locale }) => (
  <div class="stack">
    <h1>{locale.t('persons.title')}</h1>
    <EmptyState title={locale.t('persons.none')}>
      <p>{locale.t('persons.none.text')}</p>
    </EmptyState>
  </div>
);

export function personsTitle(key: string, locale: Locale, tables = true): string {
  const title = tables ? 'persons.title' : 'estimates.section';
  const [origin = '', residence = ''] = key.split('-');
  if (!residence) return locale.t(title);
  return locale.t(`${title}.corridor`, { corridor: corridorName(origin, residence, locale) });
}
