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
}

/** A table with its caption; on a narrow screen the region scrolls, by keyboard too, and the page does not. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { locale, id, caption, note, columns, rows, foot = [], csv, tall, wordy } = props;
  return (
    <div class="table">
      <section
        class={['scroll', tall && 'tall', wordy && 'wordy'].filter(Boolean).join(' ')}
        aria-labelledby={`${id}-caption`}
        tabindex={0}
      >
        <table id={id}>
          <caption id={`${id}-caption`}>
            <span>
              {caption}
              {note && <small>{note}</small>}
            </span>
          </caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <th scope="col" {...(column.numeric && { class: 'n' })}>
                  {column.title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>{rows.map((row) => tableRow(row, columns, locale))}</tbody>
          {foot.length > 0 && <tfoot>{foot.map((row) => tableRow(row, columns, locale))}</tfoot>}
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

const tableRow = <Row,>(row: Row, columns: readonly Column<Row>[], locale: Locale) => (
  <tr>{columns.map((column) => tableCell(row, column, locale))}</tr>
);

function tableCell<Row>(row: Row, column: Column<Row>, locale: Locale) {
  const value = column.cell(row);
  const shown =
    typeof value === 'number'
      ? number(value, locale, column.format)
      : (value ?? <Absent locale={locale} />);
  const attributes = column.numeric ? { class: 'n' } : {};
  return column.header ? (
    <th scope="row" {...attributes}>
      {shown}
    </th>
  ) : (
    <td {...attributes}>{shown}</td>
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
