import { readFile } from 'node:fs/promises';
import {
  bitsSet,
  type Encode,
  EncodingError,
  encoderFor,
  idColumn,
  idReader,
  mendOf,
  readSchema,
  type Schema,
  saltByBirthYear,
  toBase64,
  ValueError,
} from '../methods/encoding/encoding.ts';
import { writeLines } from './encoded-files.ts';
import type { Options } from './options.ts';
import { answer, keepInputs, openBar, UsageError } from './output.ts';
import { badCell, columnOf, readTable, type Table } from './readable-tables.ts';

const SHORT_SECRET = 16;

/** Encodes the records of a file, so that holders of one secret can be compared without a name. */
export async function encode(options: Options, [file, ...more]: string[]): Promise<void> {
  if (!file || more.length)
    throw new UsageError(
      'encode takes one file: encode FILE --schema S.json --secret-file F --out OUT.csv',
    );
  const { out } = options;
  if (options.schema === undefined)
    throw new UsageError('encode needs --schema and a linkage schema');
  if (options['secret-file'] === undefined)
    throw new UsageError(
      'encode needs --secret-file and a file that holds the secret of the project',
    );
  if (out === undefined) throw new UsageError('encode needs --out and a file for the encodings');
  keepInputs(out, file, options.schema, options['secret-file']);
  const began = performance.now();
  const schema = await schemaIn(options.schema);
  const secret = await secretIn(options['secret-file']);
  const table = await readTable(file, { asWritten: true });
  const year = options['salt-year'];
  const encodeOne = refusing('--secret-file', () =>
    encoderFor(schema, secret, year === undefined ? {} : saltByBirthYear),
  );
  const encodings = encodeRows(table, schema, encodeOne, options);
  const ids = idsOf(table, schema, options.id);
  await writeLines(out, 'id,clk', ids, (at) => toBase64(encodings[at] ?? new Uint8Array()));
  const { mean, sd } = spread(encodings.map((one) => bitsSet(one)));
  const told = {
    records: table.rows.length,
    bits: schema.length,
    set: { mean, sd },
    seconds: Number(((performance.now() - began) / 1000).toFixed(2)),
    notes: notesOf(table, schema, secret),
  };
  answer(options, told, wordsOf(told, out));
}

async function schemaIn(path: string): Promise<Schema> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new UsageError(`no such file: ${path}`);
  });
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    throw new UsageError(`${path} is not JSON: ${(error as Error).message}`);
  }
  return refusing(path, () => readSchema(json));
}

/** The bytes of the file; the line break that editors put at its end is no part of the secret. */
async function secretIn(path: string): Promise<Uint8Array> {
  const bytes = await readFile(path).catch(() => {
    throw new UsageError(`no such file: ${path}`);
  });
  const end = /\r?\n$/.exec(bytes.toString('latin1'))?.[0].length ?? 0;
  return Uint8Array.from(bytes.subarray(0, bytes.length - end));
}

function refusing<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof EncodingError ? new UsageError(`${path}: ${error.message}`) : error;
  }
}

function encodeRows(
  table: Table,
  schema: Schema,
  encodeOne: Encode,
  options: Options,
): Uint8Array[] {
  const year = options['salt-year'];
  const columns = [
    ...schema.features.map(({ identifier, hashed }) =>
      hashed ? columnOf(table, identifier) : null,
    ),
    ...(year === undefined ? [] : [columnOf(table, year)]),
  ];
  const bar = openBar('', options.quiet);
  const encodings = table.rows.map(({ row, cells }, at) => {
    if (at % 500 === 0) bar.set(at / table.rows.length);
    try {
      return encodeOne(columns.map((column) => (column === null ? '' : (cells[column] ?? ''))));
    } catch (error) {
      if (!(error instanceof ValueError)) throw error;
      bar.end();
      throw badCell(table, row, columns[error.feature] ?? 0, error.message);
    }
  });
  bar.end();
  return encodings;
}

/** Of the column that is named, or of the one that is called an id; else rows are numbered. */
function idsOf(table: Table, schema: Schema, named: string | undefined): string[] {
  const column = named === undefined ? idColumn(table.columns, schema) : columnOf(table, named);
  const read = idReader(column);
  return table.rows.map(({ row, cells }) => {
    const found = read(row, cells);
    if ('fault' in found) throw badCell(table, row, column, mendOf(found.fault));
    return found.id;
  });
}

function notesOf({ rows }: Table, { notes }: Schema, secret: Uint8Array): string[] {
  const blanks = rows.filter(({ cells }) => cells.some((cell) => cell !== cell.trim())).length;
  return [
    ...notes,
    ...(secret.length < SHORT_SECRET
      ? [
          `the secret has ${secret.length} bytes and can be guessed: agree on a random one of 32 or more`,
        ]
      : []),
    ...(blanks
      ? [
          `${blanks} rows have values that begin or end with a blank, which is encoded with them: all holders must write alike`,
        ]
      : []),
  ];
}

function spread(values: readonly number[]): { mean: number; sd: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean: rounded(mean), sd: rounded(Math.sqrt(squares / values.length)) };
}

const rounded = (value: number) => Number(value.toFixed(1));

interface Told {
  readonly records: number;
  readonly bits: number;
  readonly set: { readonly mean: number; readonly sd: number };
  readonly seconds: number;
  readonly notes: readonly string[];
}

function wordsOf({ records, bits, set, seconds, notes }: Told, out: string): string {
  return [
    `${records} ${records === 1 ? 'record' : 'records'} encoded in ${bits} bits each, ${set.mean} of them set on average (±${set.sd}), in ${seconds} s: ${out}`,
    ...notes.map((note) => `note: ${note}`),
  ].join('\n');
}
