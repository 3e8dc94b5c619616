/* The encoder, apart from the page, so that the page stays awake. Its answer's headers let it ask nothing of anybody. */
import './without-eval.ts';
import {
  bitsSet,
  checkerFor,
  EncodingError,
  encoderFor,
  type Fault,
  idColumn,
  idReader,
  readSchema,
  type Schema,
  saltByBirthYear,
  toBase64,
} from '../../../methods/encoding/encoding.ts';
import { Problem } from '../../../platform/problem.ts';
import { csvLine } from '../../../platform/sheets/csv-line.ts';
import { type HeadedRow, HeaderError } from '../../../platform/sheets/headed-rows.ts';
import { checkNumber } from './check-number.ts';
import type { Asked, BadCell, Job, Refusal, SchemaShown, Told } from './messages.ts';
import { batchesOf, ListError, openList } from './reading.ts';
import { suggestColumn } from './suggesting.ts';

const SHOWN = 30;
const LONGEST = 200;
const PIECE = 1 << 20;
/** Milliseconds between two tellings of how far it is. */
const OFTEN = 100;

/** Of each kind of question what was asked last: an earlier one ends without an answer. */
const turns = { open: 0, schema: 0, phrase: 0, work: 0 };

const tell = (told: Told) => postMessage(told);

addEventListener('message', ({ data }: MessageEvent<Asked>) => void answer(data));
tell({ tell: 'ready' });

async function answer(asked: Asked): Promise<void> {
  const kind = asked.ask in turns ? (asked.ask as keyof typeof turns) : 'work'; // is one of them
  turns[kind] += 1;
  const mine = turns[kind];
  const late = () => turns[kind] !== mine;
  try {
    const told = await work(asked, late);
    if (!late()) tell(told);
  } catch (error) {
    if (!late()) tell({ tell: 'refused', asked: asked.ask, refusal: refusalOf(error) });
  }
}

/** Whether something else has been asked meanwhile. */
type Late = () => boolean;

async function work(asked: Asked, late: Late): Promise<Told> {
  switch (asked.ask) {
    case 'stop':
      return { tell: 'stopped' };
    case 'open':
      return { tell: 'opened', opened: await openList(asked.file, asked.charset) };
    case 'schema':
      return { tell: 'schema', schema: shown(schemaIn(asked.schema), asked.names) };
    case 'phrase':
      return { tell: 'phrase', digits: checkNumber(asked.secret, asked.project) };
    case 'check':
      return check(asked.job, late);
    case 'encode':
      return encode(asked, late);
  }
}

function schemaIn(text: string): Schema {
  try {
    return readSchema(JSON.parse(text.replace(/^\ufeff/, '')));
  } catch (error) {
    throw error instanceof SyntaxError
      ? new EncodingError(error.message, { code: 'not-json' })
      : error;
  }
}

function shown(schema: Schema, names: readonly string[]): SchemaShown {
  const features = schema.features.map(({ identifier, hashed }) => ({
    identifier,
    hashed: hashed !== null,
    format: hashed?.format.type === 'date' ? hashed.format.format : null,
    suggested: suggestColumn(identifier, names),
  }));
  return { features, folds: schema.folds, id: idColumn(names, schema) };
}

async function check(job: Job, late: Late): Promise<Told> {
  const judge = judgeOf(job, schemaIn(job.schema));
  const cells: BadCell[] = [];
  let [rows, badRows, badCells, blanks] = [0, 0, 0, 0];
  await eachRow(job, late, (row) => {
    const { bad } = judge(row);
    rows += 1;
    badRows += bad.length ? 1 : 0;
    badCells += bad.length;
    blanks += row.cells.some((cell) => cell !== cell.trim()) ? 1 : 0;
    if (cells.length < SHOWN) cells.push(...bad);
  });
  return { tell: 'checked', checked: { rows, badRows, badCells, cells, blanks } };
}

async function encode(
  { job, secret, leaveOut }: Asked & { ask: 'encode' },
  late: Late,
): Promise<Told> {
  const began = performance.now();
  const schema = schemaIn(job.schema);
  const salting = job.year < 0 ? {} : saltByBirthYear;
  const encodeOne = encoderFor(schema, new TextEncoder().encode(secret), salting);
  const judge = judgeOf(job, schema);
  const pieces: Blob[] = [];
  let [lines, letters, rows, bits] = [[] as string[], 0, 0, 0];
  const put = () => {
    pieces.push(new Blob(job.shuffled ? shuffled(lines) : lines));
    [lines, letters] = [[], 0];
  };
  await eachRow(job, late, (row) => {
    const { id, bad } = judge(row);
    if (bad.length && !leaveOut) throw new ChangedError();
    if (bad.length) return;
    const filter = encodeOne(valuesOf(row, job));
    const line = `${csvLine([id]).trimEnd()},${toBase64(filter)}\r\n`;
    lines.push(line);
    letters += line.length;
    rows += 1;
    bits += bitsSet(filter);
    // The browser may lay these aside on its disk.
    if (letters >= PIECE) put();
  });
  put();
  const order = job.shuffled ? shuffled(pieces) : pieces;
  const csv = new Blob(['id,clk\r\n', ...order], { type: 'text/csv' });
  const filled = rows ? bits / rows / schema.length : 0;
  const seconds = (performance.now() - began) / 1000;
  return { tell: 'encoded', encoded: { csv, rows, filled, seconds } };
}

/** Fisher and Yates (1938), by the browser's own source of lots; of a long list piece by piece. */
function shuffled<T>(given: readonly T[]): T[] {
  const all = [...given];
  const lots = new Uint32Array(1);
  for (let at = all.length - 1; at > 0; at -= 1) {
    const other = (crypto.getRandomValues(lots)[0] ?? 0) % (at + 1);
    [all[at], all[other]] = [all[other] as T, all[at] as T]; // both are places of the list
  }
  return all;
}

/** The list was sound when it was checked. */
class ChangedError extends Error {}

/** Reads the list from its beginning, telling how far it is; now and then it hears what else is asked, and ends. */
async function eachRow(job: Job, late: Late, see: (row: HeadedRow) => void): Promise<void> {
  let told = performance.now();
  for await (const { rows, done } of batchesOf(job.file, job.charset))
    for (const row of rows) {
      see(row);
      if (performance.now() - told < OFTEN) continue;
      tell({ tell: 'progress', done: done / job.file.size });
      await new Promise((heard) => setTimeout(heard));
      if (late()) return;
      told = performance.now();
    }
}

const valuesOf = ({ cells }: HeadedRow, { columns, year }: Job): string[] => [
  ...columns.map((column) => cells[column] ?? ''),
  ...(year < 0 ? [] : [cells[year] ?? '']),
];

/** Reads the id of each row in turn, and finds its bad cells. */
function judgeOf(job: Job, schema: Schema): (row: HeadedRow) => { id: string; bad: BadCell[] } {
  const check = checkerFor(schema);
  const idOf = idReader(job.id);
  return ({ row, cells }) => {
    const cell = (column: number, fault: Fault): BadCell => ({
      row,
      column: job.names[column] ?? '',
      value: (cells[column] ?? '').slice(0, LONGEST),
      fault,
    });
    const id = idOf(row, cells);
    const bad = check(valuesOf({ row, cells }, job)).map(({ feature, fault }) =>
      cell(job.columns[feature] ?? -1, fault),
    );
    return 'id' in id ? { id: id.id, bad } : { id: '', bad: [cell(job.id, id.fault), ...bad] };
  };
}

function refusalOf(error: unknown): Refusal {
  if (error instanceof HeaderError) return error.fault;
  if (error instanceof EncodingError && error.fault)
    return { ...error.fault, code: `schema.${error.fault.code}` };
  if (error instanceof EncodingError) return { code: 'schema', words: error.message };
  if (error instanceof ListError) return { code: error.code };
  if (error instanceof Problem) return { code: error.code, ...error.details };
  return { code: 'changed' };
}
