import { Problem } from '../../../platform/problem.ts';
import { findDialect, SAMPLE } from '../../../platform/sheets/csv-separator.ts';
import { createSplitter } from '../../../platform/sheets/csv-splitter.ts';
import {
  type HeadedRow,
  type HeadedRows,
  headedRows,
} from '../../../platform/sheets/headed-rows.ts';
import { DEFAULT_LIMITS } from '../../../platform/sheets/limits.ts';
import type { Opened } from './messages.ts';

/** Something other than a table in plain text: a workbook only the hub and the command line read. */
export class ListError extends Error {
  readonly code: 'workbook' | 'binary';

  constructor(code: 'workbook' | 'binary') {
    super(code);
    this.code = code;
  }
}

const PIECE = 64 * 1024;
const MOST_ROWS = 2_000_000;
/** What is offered first for a file that is not in UTF-8. */
const LEGACY = 'windows-1252';

export interface Batch {
  readonly rows: readonly HeadedRow[];
  /** Bytes of the file that have been read. */
  readonly done: number;
}

/** What a file holds, by its first rows and by how all of it is written; a charset is given where a person has chosen it. */
export async function openList(file: File, chosen: string | null): Promise<Opened> {
  const head = await bytesOf(file, 0, 4);
  if (isWorkbook(head)) throw new ListError('workbook');
  const charset = chosen ?? wideOf(head) ?? ((await isUtf8(file)) ? 'utf-8' : LEGACY);
  const headed = headedRows({ asWritten: true });
  for await (const _ of batchesOf(file, charset, headed)) break;
  return {
    columns: headed.columns() ?? [],
    charset,
    sample: charset.startsWith('utf') ? null : await strangeLine(file, charset),
  };
}

/** The rows of a list in pieces, read as the command line reads them; no more than a piece is held. */
export async function* batchesOf(
  file: File,
  charset: string,
  headed: HeadedRows = headedRows({ asWritten: true }),
): AsyncGenerator<Batch> {
  const sample = new TextDecoder(charset).decode(await bytesOf(file, 0, SAMPLE), { stream: true });
  if (!sample.trim()) throw new Problem('sheet/empty', 422);
  const limits = { ...DEFAULT_LIMITS, rows: MOST_ROWS };
  const splitter = createSplitter(findDialect(sample), file.name, limits);
  const take = (rows: ReturnType<typeof splitter.push>) =>
    rows.flatMap((row) => headed.take(row) ?? []);
  let done = 0;
  for await (const { text, read } of textsOf(file, charset)) {
    if (text.includes('\0')) throw new ListError('binary');
    done = read;
    yield { rows: take(splitter.push(text)), done };
  }
  yield { rows: take(splitter.end()), done };
}

async function* textsOf(
  file: File,
  charset: string,
  fatal = false,
): AsyncGenerator<{ text: string; read: number }> {
  const decoder = new TextDecoder(charset, { fatal });
  const reader = file.stream().getReader();
  let read = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    // Browsers give megabytes at once, whose rows would all be held together.
    for (let at = 0; at < value.length; at += PIECE) {
      const piece = value.subarray(at, at + PIECE);
      read += piece.length;
      yield { text: decoder.decode(piece, { stream: true }), read };
    }
  }
  yield { text: decoder.decode(), read };
}

const bytesOf = async (file: File, from: number, to: number) =>
  new Uint8Array(await file.slice(from, to).arrayBuffer());

/** ZIP, or the compound file of older spreadsheets. */
const isWorkbook = ([a, b]: Uint8Array) => (a === 0x50 && b === 0x4b) || (a === 0xd0 && b === 0xcf);

function wideOf([a, b]: Uint8Array): string | null {
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  return a === 0xfe && b === 0xff ? 'utf-16be' : null;
}

async function isUtf8(file: File): Promise<boolean> {
  try {
    for await (const _ of textsOf(file, 'utf-8', true));
    return true;
  } catch (error) {
    // What the decoder throws; a file that cannot be read throws something else.
    if (error instanceof TypeError) return false;
    throw error;
  }
}

const SHOWN = 120;

async function strangeLine(file: File, charset: string): Promise<string> {
  for await (const { text } of textsOf(file, charset)) {
    const line = text.split(/\r\n?|\n/).find((one) => /[^\0-\x7f]/.test(one));
    if (line) return line.slice(0, SHOWN);
  }
  return '';
}
