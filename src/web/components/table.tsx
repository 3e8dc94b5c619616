import type { Child, FC } from 'hono/jsx';
import { type Locale, number } from './locale.ts';

export interface Column<Row> {
  readonly title: Child;
  /** A number is written in the reader's digits; null is shown as unknown. */
  readonly cell: (row: Row) => Child;
  readonly numeric?: boolean;
  /** This cell names its row. */
  readonly header?: boolean;
  readonly format?: Intl.NumberFormatOptions;
  /** A mark or a small drawing, no wider than it is; beside a mark a phone has no room for its word. */
  readonly mark?: boolean;
  /** What a phone sets beside the cell where the title is more than words. */
  readonly short?: string;
  /** The place in the order, which a phone leaves to the order itself. */
  readonly rank?: boolean;
}

interface DataTableProps<Row> {
  readonly locale: Locale;
  /** Unique on the page. */
  readonly id: string;
  readonly caption: Child;
  /** A line under the caption: unit, source, date. */
  readonly note?: Child;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  /** Totals, under a line of their own. */
  readonly foot?: readonly Row[];
  /** Address of the same table for machines. */
  readonly csv?: string;
  /** Scrolls inside itself with its head in place; for more than some thirty rows. */
  readonly tall?: boolean;
  /** Rows are named by whole phrases, which keep their room on a phone. */
  readonly wordy?: boolean;
  /** On a phone each row is a block of lines, with the titles of the columns beside their cells. */
  readonly stacked?: boolean;
}

/** A table with its caption; on a narrow screen the region scrolls, by keyboard too, and the page does not. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { locale, id, caption, note, columns, rows, foot = [], csv, tall, wordy, stacked } = props;
  const layout = [tall && 'tall', wordy && 'wordy', stacked && 'stacked'];
  return (
    <div class="table">
      <section
        class={['scroll', ...layout].filter(Boolean).join(' ')}
        aria-labelledby={`${id}-caption`}
        tabindex={0}
      >
        <table id={id} {...roleOf('table', stacked)}>
          <caption id={`${id}-caption`}>
            <span>
              {caption}
              {note && <small>{note}</small>}
            </span>
          </caption>
          <thead {...roleOf('rowgroup', stacked)}>
            <tr {...roleOf('row', stacked)}>
              {columns.map((column) => (
                <th scope="col" {...classOf(column)} {...roleOf('columnheader', stacked)}>
                  {column.mark ? <span class="word">{column.title}</span> : column.title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody {...roleOf('rowgroup', stacked)}>{rows.map((row) => tableRow(row, props))}</tbody>
          {foot.length > 0 && (
            <tfoot {...roleOf('rowgroup', stacked)}>
              {foot.map((row) => tableRow(row, props))}
            </tfoot>
          )}
        </table>
      </section>
      {csv && (
        <p class="table-foot screen-only">
          <a href={csv} download>
            {locale.t('table.csv')}
          </a>
        </p>
      )}
    </div>
  );
}

/** Laid out as blocks, a table is one to a screen reader only where it says so. */
const roleOf = (role: string, stacked?: boolean) => (stacked ? { role } : {});

function classOf<Row>({ numeric, mark, rank }: Column<Row>) {
  const names = [numeric && 'n', mark && 'mark', rank && 'rank'].filter(Boolean).join(' ');
  return names ? { class: names } : {};
}

const tableRow = <Row,>(row: Row, { columns, locale, stacked }: DataTableProps<Row>) => (
  <tr {...roleOf('row', stacked)}>
    {columns.map((column) => tableCell(row, column, locale, stacked))}
  </tr>
);

function tableCell<Row>(row: Row, column: Column<Row>, locale: Locale, stacked?: boolean) {
  const value = column.cell(row);
  const shown =
    typeof value === 'number'
      ? number(value, locale, column.format)
      : (value ?? <Absent locale={locale} />);
  const attributes = classOf(column);
  if (column.header)
    return (
      <th scope="row" {...attributes} {...roleOf('rowheader', stacked)}>
        {shown}
      </th>
    );
  const words = column.short ?? (typeof column.title === 'string' ? column.title : null);
  const title = stacked && words !== null ? { 'data-title': words } : {};
  return (
    <td {...attributes} {...title} {...roleOf('cell', stacked)}>
      {shown}
    </td>
  );
}

/** A cell that nobody can fill: a dash for the eye, words for the ear. */
export const Absent: FC<{ readonly locale: Locale; readonly reason?: string }> = ({
  locale,
  reason,
}) => {
  const words = reason ?? locale.t('table.absent');
  return (
    <span title={words}>
      <span aria-hidden="true">–</span>
      <span class="unseen">{words}</span>
    </span>
  );
};
