import type { FC } from 'hono/jsx';
import { columnName } from '../../platform/sheets/sheets.ts';
import { COUNTRIES, countryName } from '../../reference/countries/countries.ts';
import { nameOf } from '../../reference/frames/frames.ts';
import { Button, ErrorSummary, Fieldset, Select, TextInput } from '../../web/components/fields.tsx';
import { Notice } from '../../web/components/notice.tsx';
import { DataTable } from '../../web/components/table.tsx';
import { errorAt, type FieldError, type Typed } from '../../web/http/forms.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import { DEFINITIONS, KINDS, SEXES } from '../facts/fact.ts';
import { ROLES } from '../facts/layouts/layouts.ts';
import { DiscardForm } from './decision-views.tsx';
import { MEASURE_CODES, SCALES } from './mapping-form.ts';

export interface MappedColumn {
  readonly column: number;
  readonly header: string;
  readonly examples: readonly string[];
  /** What the header speaks of, where that is refused. */
  readonly forbidden: string | null;
}

interface MappingPageProps {
  readonly locale: Locale;
  readonly base: string;
  readonly fileName: string;
  readonly sheets: readonly string[];
  readonly columns: readonly MappedColumn[];
  readonly values: Typed;
  /** Their messages are written out. */
  readonly errors: readonly FieldError[];
}

/** Which column is what: the program proposes, a person decides. */
export const MappingPage: FC<MappingPageProps> = (props) => {
  const { locale, base, fileName, columns, errors } = props;
  const forbidden = columns.filter((column) => column.forbidden);
  return (
    <>
      <h1>{locale.t('mapping.title')}</h1>
      <p class="lead">
        {locale.t('mapping.lead')} <bdi>{fileName}</bdi>
      </p>
      {forbidden.length > 0 && <Forbidden locale={locale} columns={forbidden} base={base} />}
      <ErrorSummary title={locale.t('form.errors', { n: errors.length })} errors={errors} />
      <SheetForm {...props} />
      <form method="post" action={`${base}/mapping`} class="stack">
        <input type="hidden" name="sheet" value={props.values.one('sheet')} />
        <input type="hidden" name="headerRow" value={props.values.one('headerRow')} />
        <ColumnTable {...props} />
        <Constants {...props} />
        <Nature {...props} />
        <div class="row">
          <Button>{locale.t('mapping.read')}</Button>
          <Button tone="plain" href={base}>
            {locale.t('button.cancel')}
          </Button>
        </div>
      </form>
    </>
  );
};

const Forbidden: FC<{ locale: Locale; columns: readonly MappedColumn[]; base: string }> = ({
  locale,
  columns,
  base,
}) => (
  <Notice tone="error" title={locale.t('mapping.forbidden')} live>
    <ul>
      {columns.map(({ column, header, forbidden }) => (
        <li>
          {locale.t('mapping.forbidden.column', {
            column: columnName(column),
            header,
            subject: locale.t(`forbidden.${forbidden}`),
          })}
        </li>
      ))}
    </ul>
    <p>{locale.t('mapping.forbidden.mend')}</p>
    <DiscardForm locale={locale} base={base} />
  </Notice>
);

const SheetForm: FC<MappingPageProps> = ({ locale, base, sheets, values }) => (
  <form class="filters" method="get" action={`${base}/mapping`}>
    {sheets.length > 1 ? (
      <Select
        name="sheet"
        id="f-sheet-shown"
        label={locale.t('mapping.sheet')}
        value={values.one('sheet')}
        options={sheets.map((name) => ({ value: name, label: name }))}
      />
    ) : (
      <input type="hidden" name="sheet" value={sheets[0] ?? ''} />
    )}
    <TextInput
      name="headerRow"
      id="f-header-shown"
      label={locale.t('mapping.headerRow')}
      type="number"
      min={1}
      max={1000}
      value={values.one('headerRow')}
    />
    <div class="field">
      <Button tone="plain">{locale.t('button.filter')}</Button>
    </div>
  </form>
);

const ColumnTable: FC<MappingPageProps> = ({ locale, columns, values, errors }) => {
  const roles = ['', ...ROLES, 'wide'].map((role) => ({
    value: role,
    label: locale.t(role ? `imports.role.${role}` : 'imports.role.none'),
  }));
  const sexes = [
    { value: '', label: '–' },
    ...SEXES.map((sex) => ({ value: sex, label: nameOf('sexes', sex, locale.lang) })),
  ];
  return (
    <DataTable
      locale={locale}
      id="columns"
      caption={locale.t('mapping.columns')}
      note={locale.t('mapping.columns.hint')}
      rows={columns}
      columns={[
        {
          title: locale.t('mapping.column'),
          header: true,
          cell: ({ column, header }) => (
            <>
              <span class="muted">{columnName(column)}</span> <bdi>{header}</bdi>
            </>
          ),
        },
        {
          title: locale.t('mapping.examples'),
          cell: ({ examples }) => <bdi class="small">{examples.join(' · ')}</bdi>,
        },
        {
          title: locale.t('mapping.role'),
          cell: ({ column, header, forbidden }) =>
            forbidden ? (
              <strong>{locale.t('mapping.refused')}</strong>
            ) : (
              <CellSelect
                name={`role.${column}`}
                label={locale.t('mapping.role.of', { column: columnName(column), header })}
                value={values.one(`role.${column}`)}
                options={roles}
                invalid={errorAt(errors, `role.${column}`) !== undefined}
              />
            ),
        },
        {
          title: locale.t('figure.year'),
          cell: ({ column, header }) => (
            <>
              <input
                class="tiny"
                inputmode="numeric"
                name={`year.${column}`}
                value={values.one(`year.${column}`)}
                aria-label={locale.t('mapping.year.of', { column: columnName(column), header })}
              />
              {values.one(`quarter.${column}`) && (
                <input
                  type="hidden"
                  name={`quarter.${column}`}
                  value={values.one(`quarter.${column}`)}
                />
              )}
            </>
          ),
        },
        {
          title: locale.t('imports.sex'),
          cell: ({ column, header }) => (
            <CellSelect
              name={`sex.${column}`}
              label={locale.t('mapping.sex.of', { column: columnName(column), header })}
              value={values.one(`sex.${column}`)}
              options={sexes}
            />
          ),
        },
      ]}
    />
  );
};

const Constants: FC<MappingPageProps> = ({ locale, values, errors }) => {
  const names = COUNTRIES.map(({ code }) => ({
    value: code,
    label: countryName(code, locale.lang),
  })).sort((a, b) => a.label.localeCompare(b.label, locale.lang));
  const optional = locale.t('form.optional');
  const at = (name: string) => {
    const error = errorAt(errors, name);
    return error ? { error } : {};
  };
  return (
    <Fieldset
      legend={locale.t('mapping.constants')}
      large
      hint={locale.t('mapping.constants.hint')}
      name="constants"
    >
      <Select
        name="origin"
        label={locale.t('imports.role.origin')}
        prompt={locale.t('mapping.inColumn')}
        options={names}
        value={values.one('origin')}
        optional={optional}
        {...at('origin')}
      />
      <Select
        name="residence"
        label={locale.t('imports.role.residence')}
        prompt={locale.t('mapping.inColumn')}
        options={names}
        value={values.one('residence')}
        optional={optional}
        {...at('residence')}
      />
      <TextInput
        name="year"
        label={locale.t('figure.year')}
        value={values.one('year')}
        inputmode="numeric"
        short
        optional={optional}
        {...at('year')}
      />
      <Select
        name="sex"
        label={locale.t('imports.sex')}
        prompt={locale.t('mapping.inColumn')}
        options={SEXES.map((sex) => ({ value: sex, label: nameOf('sexes', sex, locale.lang) }))}
        value={values.one('sex')}
        optional={optional}
        short
      />
    </Fieldset>
  );
};

const Nature: FC<MappingPageProps> = ({ locale, values }) => {
  const systems = ['iso3', 'iso2', 'm49', 'unhcr', 'worldbank'].map((code) => ({
    value: code,
    label: locale.t(`mapping.system.${code}`),
  }));
  return (
    <Fieldset legend={locale.t('mapping.nature')} large name="nature">
      <Select
        name="measure"
        label={locale.t('imports.measure')}
        options={MEASURE_CODES.map((code) => ({
          value: code,
          label: nameOf('measures', code, locale.lang),
        }))}
        value={values.one('measure')}
      />
      <Select
        name="definition"
        label={locale.t('figure.definition')}
        options={DEFINITIONS.map((code) => ({
          value: code,
          label: nameOf('definitions', code, locale.lang),
        }))}
        value={values.one('definition')}
      />
      <Select
        name="kind"
        label={locale.t('figure.kind')}
        options={KINDS.map((code) => ({ value: code, label: nameOf('kinds', code, locale.lang) }))}
        value={values.one('kind')}
      />
      <Select
        name="decimal"
        label={locale.t('mapping.decimal')}
        prompt={locale.t('mapping.decimal.auto')}
        options={[
          { value: ',', label: locale.t('mapping.decimal.comma') },
          { value: '.', label: locale.t('mapping.decimal.point') },
        ]}
        value={values.one('decimal')}
        short
      />
      <Select
        name="scale"
        label={locale.t('mapping.scale')}
        options={SCALES.map((scale) => ({
          value: String(scale),
          label: locale.t(`mapping.scale.${scale}`),
        }))}
        value={values.one('scale')}
        short
      />
      <details>
        <summary>{locale.t('mapping.systems')}</summary>
        <div class="stack">
          <Select
            name="system.origin"
            label={locale.t('mapping.system.origin')}
            prompt={locale.t('mapping.system.auto')}
            options={systems}
            value={values.one('system.origin')}
          />
          <Select
            name="system.residence"
            label={locale.t('mapping.system.residence')}
            prompt={locale.t('mapping.system.auto')}
            options={systems}
            value={values.one('system.residence')}
          />
        </div>
      </details>
    </Fieldset>
  );
};

/** A bare select with a name for the ear only: its column stands beside it. */
const CellSelect: FC<{
  name: string;
  label: string;
  value: string;
  options: readonly { value: string; label: string }[];
  invalid?: boolean;
}> = ({ name, label, value, options, invalid }) => (
  <select
    name={name}
    id={`f-${name}`}
    aria-label={label}
    {...(invalid && { 'aria-invalid': 'true' })}
  >
    {options.map((option) => (
      <option value={option.value} selected={option.value === value}>
        {option.label}
      </option>
    ))}
  </select>
);
