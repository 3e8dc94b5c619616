/** The few places where engines spell things differently; another engine is another value of this type. */
export interface Dialect {
  readonly name: string;
  identifier(name: string): string;
  text(value: string): string;
  /** A relation that reads these Parquet files in this order. */
  readParquet(paths: readonly string[]): string;
  /** A relation that reads newline-delimited JSON with these columns. */
  readJson(path: string, columns: Readonly<Record<string, string>>): string;
  /** A relation that reads a CSV file without header; an unquoted empty field is a null. */
  readCsv(path: string, columns: Readonly<Record<string, string>>): string;
  /** `rowGroup` rows are held in memory at once: few where rows are long. */
  writeParquet(query: string, path: string, rowGroup?: number): string;
  useThreads(count: number): string;
}

export const duckdb: Dialect = {
  name: 'duckdb',
  identifier: (name) => `"${name.replaceAll('"', '""')}"`,
  text,
  readParquet: (paths) => `read_parquet([${paths.map(text).join(', ')}])`,
  readJson: (path, columns) =>
    `read_json(${text(path)}, format = 'newline_delimited', columns = ${struct(columns)})`,
  readCsv: (path, columns) =>
    `read_csv(${text(path)}, auto_detect = false, header = false, delim = ',', quote = '"', escape = '"', nullstr = '', allow_quoted_nulls = false, max_line_size = 1048576, buffer_size = 2097152, columns = ${struct(columns)})`,
  writeParquet: (query, path, rowGroup = 122_880) =>
    `copy (${query}) to ${text(path)} (format parquet, compression zstd, row_group_size ${rowGroup})`,
  useThreads: (count) => `set threads = ${count}`,
};

function text(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}

function struct(columns: Readonly<Record<string, string>>): string {
  const fields = Object.entries(columns).map(([name, type]) => `${text(name)}: ${text(type)}`);
  return `{${fields.join(', ')}}`;
}
