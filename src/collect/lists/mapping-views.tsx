import type { FC } from 'hono/jsx';
import { countryName } from '../../reference/countries/countries.ts';
import { Button, ErrorSummary, Select } from '../../web/components/fields.tsx';
import { number } from '../../web/components/locale.ts';
import { Notice } from '../../web/components/notice.tsx';
import { DataTable } from '../../web/components/table.tsx';
import { errorAt, type FieldError, type Typed } from '../../web/http/forms.ts';
import { type ColumnUse, type IssueCode, type ListColumn, USES } from './columns.ts';
import { fieldOf } from './mapping-form.ts';
import type { DryRun, ReadCell, ReadRow } from './showing.ts';
import type { Speaks } from './views.tsx';

interface MappingProps extends Speaks {
  readonly base: string;
  readonly columns: readonly ListColumn[];
  readonly values: Typed;
  readonly errors: readonly FieldError[];
  readonly dry: DryRun | null;
  /** The uses under which `dry` was made, by header. */
  readonly uses: ReadonlyMap<string, ColumnUse>;
  /** Whether a former delivery of the source taught the suggestion. */
  readonly learnt: boolean;
}

/** Which column is what: the program proposes, a person decides. */
export const MappingPage: FC<MappingProps> = (props) => {
  const { locale, base, errors, dry, learnt } = props;
  return (
    <>
      <h1>{locale.t('lists.mapping')}</h1>
      <p class="lead">{locale.t('lists.mapping.lead')}</p>
      {learnt && (
        <Notice>
          <p>{locale.t('lists.mapping.learnt')}</p>
        </Notice>
      )}
      <ErrorSummary title={locale.t('form.errors', { n: errors.length })} errors={errors} />
      <form method="post" action={`${base}/mapping`} class="stack">
        <UseTable {...props} />
        <div class="row">
          <Button name="act" value="confirm">
            {locale.t('lists.mapping.confirm')}
          </Button>
          <Button tone="plain" name="act" value="try">
            {locale.t('lists.mapping.try')}
          </Button>
          <Button tone="link" href={base}>
            {locale.t('button.cancel')}
          </Button>
        </div>
      </form>
      {dry && <DryRunSection {...props} dry={dry} />}
    </>
  );
};

const UseTable: FC<MappingProps> = ({ locale, columns, values, errors }) => (
  <div class="uses">
    {columns.map(({ header }, at) => (
      <Select
        name={fieldOf(at)}
        label={<bdi>{header}</bdi>}
        options={optionsFor(locale)}
        value={values.one(fieldOf(at))}
        {...wrongAt(errors, fieldOf(at))}
      />
    ))}
  </div>
);

const wrongAt = (errors: readonly FieldError[], name: string) => {
  const error = errorAt(errors, name);
  return error ? { error } : {};
};

const GROUPS: readonly (readonly [string, readonly ColumnUse[]])[] = [
  [
    'who',
    [
      'given',
      'middle',
      'surname',
      'name',
      'birth-date',
      'birth-year',
      'birth-month',
      'birth-day',
      'sex',
      'email',
      'phone',
    ],
  ],
  ['where', ['origin', 'residence', 'country', 'region', 'place', 'postcode']],
  ['what', ['occupation', 'sector', 'education', 'generation']],
  ['list', ['id', 'number', 'observed', 'year', 'text']],
];

const optionsFor = (locale: Speaks['locale']) => [
  { value: 'none', label: locale.t('lists.use.none') },
  ...GROUPS.map(([group, uses]) => ({
    group: locale.t(`lists.uses.${group}`),
    options: USES.filter((use) => uses.includes(use))
      .toSorted((a, b) => uses.indexOf(a) - uses.indexOf(b))
      .map((use) => ({ value: use, label: locale.t(`lists.use.${use}`) })),
  })),
];

const DryRunSection: FC<MappingProps & { dry: DryRun }> = (props) => {
  const { locale, dry, base } = props;
  const bad = dry.rows.flatMap(({ row, cells }) =>
    cells.flatMap((cell, at) =>
      cell.issue
        ? [{ row, header: dry.headers[at] ?? '', value: cell.value, issue: cell.issue }]
        : [],
    ),
  );
  return (
    <section class="section stack" id="dry-run">
      <h2>{locale.t('lists.dry')}</h2>
      <p>{locale.t('lists.dry.about')}</p>
      <DryTable {...props} />
      {bad.length > 0 && (
        <>
          <h3>{locale.t('lists.dry.bad', { n: bad.length })}</h3>
          <ul>
            {[...Map.groupBy(bad, ({ header, issue }) => `${header} ${issue}`).values()].map(
              (cells) => (
                <BadCells locale={locale} cells={cells} />
              ),
            )}
          </ul>
          <p>
            <a href={`${base}/issues.csv`} download>
              {locale.t('lists.issues.csv')}
            </a>
          </p>
        </>
      )}
    </section>
  );
};

interface BadCell {
  readonly row: number;
  readonly header: string;
  readonly value: string;
  readonly issue: IssueCode;
}

/** What is wrong with the cells of a column, and in which rows each value stands. */
const BadCells: FC<Speaks & { cells: readonly BadCell[] }> = ({ locale, cells }) => {
  const [first] = cells;
  if (!first) return null;
  const together = new Intl.ListFormat(locale.lang, { type: 'conjunction' });
  return (
    <li>
      <strong>
        <bdi>{first.header}</bdi>
      </strong>
      {' · '}
      {locale.t(`lists.issue.${first.issue}`)} {locale.t(`lists.issue.${first.issue}.mend`)}
      <br />
      {[...Map.groupBy(cells, ({ value }) => value)].map(([value, rows], at) => (
        <span class="small muted">
          {at > 0 && ' · '}
          <bdi>{value.slice(0, 60)}</bdi>{' '}
          {locale.t('lists.dry.where', {
            n: rows.length,
            rows: together.format(rows.map(({ row }) => number(row, locale))),
          })}
        </span>
      ))}
    </li>
  );
};

const DryTable: FC<MappingProps & { dry: DryRun }> = ({ locale, dry, uses }) => (
  <DataTable
    locale={locale}
    id="understood"
    caption={locale.t('lists.dry.caption', { rows: dry.rows.length })}
    rows={dry.rows}
    columns={[
      {
        title: locale.t('lists.row'),
        header: true,
        numeric: true,
        cell: ({ row }: ReadRow) => row,
      },
      ...dry.headers.map((header, at) => ({
        title: locale.t(`lists.use.${uses.get(header) ?? 'none'}`),
        cell: ({ cells }: ReadRow) => (
          <Cell locale={locale} cell={cells[at]} use={uses.get(header) ?? 'none'} />
        ),
      })),
    ]}
  />
);

const COUNTRIES: readonly ColumnUse[] = ['country', 'origin', 'residence'];

const Cell: FC<Speaks & { cell: ReadCell | undefined; use: ColumnUse }> = ({
  locale,
  cell,
  use,
}) => {
  if (!cell) return null;
  const { text, value, issue } = cell;
  if (issue && !text)
    return (
      <s class="muted">
        <bdi>{value}</bdi>
      </s>
    );
  const named =
    text && issue !== 'country-unknown' && COUNTRIES.includes(use)
      ? countryName(text, locale.lang)
      : text;
  const sexed = use === 'sex' && !issue && text ? locale.t(`lists.sex.${text}`) : named;
  return issue ? (
    <bdi>
      <mark>{sexed}</mark>
    </bdi>
  ) : (
    <bdi>{sexed ?? ''}</bdi>
  );
};
