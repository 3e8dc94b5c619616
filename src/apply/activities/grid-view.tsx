import type { FC } from 'hono/jsx';
import { countryName, inCountry } from '../../reference/countries/countries.ts';
import type { Division } from '../../reference/divisions/divisions.ts';
import { Select } from '../../web/components/fields.tsx';
import { EmptyState, Notice } from '../../web/components/notice.tsx';
import { Absent, DataTable } from '../../web/components/table.tsx';
import type { Locale } from '../../web/i18n/i18n.ts';
import { countryOptions } from '../dossiers/dossiers.ts';
import { type Cell3W, cellKey, type Grid } from './grid.ts';
import { ActTabs, Silent } from './views.tsx';

/** More rows than that are shown only where somebody reported something. */
const MOST_ROWS = 40;

interface GridProps {
  readonly locale: Locale;
  /** Countries of which there is something. */
  readonly countries: readonly string[];
  readonly country: string | null;
  readonly divisions: readonly Division[];
  readonly grid: Grid;
  readonly threat: 'low' | 'elevated' | 'severe';
}

/** Who does what where in one country: its regions down, the fields across. */
export const GridPage: FC<GridProps> = (props) => {
  const { locale, threat } = props;
  return (
    <div class="stack">
      <h1>{locale.t('activities.grid')}</h1>
      <p class="lead">{locale.t('activities.grid.lead')}</p>
      <ActTabs locale={locale} here="grid" />
      {threat === 'severe' ? <Silent locale={locale} /> : <Chosen {...props} />}
    </div>
  );
};

const Chosen: FC<GridProps> = (props) => {
  const { locale, countries, country, threat } = props;
  if (countries.length === 0)
    return (
      <EmptyState title={locale.t('activities.none')}>
        <p>{locale.t('activities.none.text')}</p>
      </EmptyState>
    );
  return (
    <>
      <form class="filters" action={`/${locale.lang}/activities/grid`}>
        <Select
          name="country"
          label={locale.t('activity.country')}
          value={country ?? ''}
          options={countryOptions(
            [...new Set([...countries, ...(country ? [country] : [])])],
            locale,
          )}
        />
        <button class="button" type="submit">
          {locale.t('atlas.show')}
        </button>
      </form>
      {threat === 'elevated' && (
        <Notice>
          <p>{locale.t('activities.grid.unnamed')}</p>
        </Notice>
      )}
      {country && <CountryGrid {...props} country={country} />}
    </>
  );
};

interface Row {
  readonly code: string | null;
  readonly name: string;
}

const CountryGrid: FC<GridProps & { readonly country: string }> = (props) => {
  const { locale, country, divisions, grid } = props;
  if (grid.fields.length === 0)
    return (
      <EmptyState title={locale.t('activities.empty')}>
        <p>{locale.t('activities.grid.nobody')}</p>
      </EmptyState>
    );
  const reports = ({ code }: Row) =>
    grid.fields.some((field) => grid.cells.has(cellKey(code, field)));
  const all = divisions.map(({ code, name }): Row => ({ code, name }));
  const shown = all.length > MOST_ROWS ? all.filter(reports) : all;
  const unplaced: Row = { code: null, name: locale.t('activities.grid.unplaced') };
  const rows = [...shown, ...(reports(unplaced) ? [unplaced] : [])];
  return (
    <>
      <DataTable
        locale={locale}
        id="who-what-where"
        caption={locale.t('activities.grid.caption', { in: inCountry(country, locale.lang) })}
        note={locale.t('activities.grid.note')}
        csv={`/${locale.lang}/activities.csv?country=${country}`}
        rows={rows}
        columns={[
          {
            title: locale.t('activities.grid.region'),
            header: true,
            cell: ({ name }) => <bdi>{name}</bdi>,
          },
          ...grid.fields.map((field) => ({
            title: locale.t(`organisation.sector.${field}`),
            cell: ({ code }: Row) => (
              <GridCell
                locale={locale}
                country={country}
                cell={grid.cells.get(cellKey(code, field))}
              />
            ),
          })),
        ]}
      />
      {shown.length < all.length && (
        <p class="small">
          {locale.t('activities.grid.others', {
            n: all.length - shown.length,
            country: countryName(country, locale.lang),
          })}
        </p>
      )}
      <p>{locale.t('activities.grid.nobody')}</p>
    </>
  );
};

const GridCell: FC<{
  readonly locale: Locale;
  readonly country: string;
  readonly cell: Cell3W | undefined;
}> = ({ locale, country, cell }) => {
  if (!cell) return <Absent locale={locale} reason={locale.t('activities.grid.cell.empty')} />;
  const address = new URLSearchParams({
    country,
    field: cell.field,
    ...(cell.division && { division: cell.division }),
  });
  return (
    <>
      {cell.named.length > 0 ? (
        <a href={`/${locale.lang}/activities?${address}`}>
          {locale.t('activities.count', { n: cell.count })}
        </a>
      ) : (
        locale.t('activities.count', { n: cell.count })
      )}
      {cell.named.map(({ name }) => (
        <small class="from muted">
          <bdi>{name}</bdi>
        </small>
      ))}
      {cell.unnamed > 0 && (
        <small class="from muted">{locale.t('activities.unnamed', { n: cell.unnamed })}</small>
      )}
    </>
  );
};
