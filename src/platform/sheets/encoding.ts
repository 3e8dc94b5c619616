import { isAscii, isUtf8 } from 'node:buffer';
import { open } from 'node:fs/promises';
import { StringDecoder } from 'node:string_decoder';
import chardet from 'chardet';
import iconv from 'iconv-lite';
import type { Limits } from './limits.ts';
import { refusal } from './refusals.ts';

export interface TextSurvey {
  readonly encoding: string;
  readonly bomBytes: number;
  /** Two bytes a character: NULs are looked for after decoding. */
  readonly wide: boolean;
}

/** Reads the whole file once, fast, so that an encoding is known and not guessed while rows are already being written. */
export async function surveyText(path: string, file: string, limits: Limits): Promise<TextSurvey> {
  const wide = await findWide(path);
  if (wide) return wide;
  const verdict = await scanBytes(path, file, limits);
  if (verdict.utf8) return { encoding: 'utf8', bomBytes: verdict.bomBytes, wide: false };
  if (verdict.bomBytes) throw refusal('invalid-utf8', { file, row: verdict.badRow });
  const lines = await sortLines(path, file, limits);
  if (lines.valid * 20 > lines.invalid) {
    const row = lines.valid >= lines.invalid ? lines.firstInvalid : lines.firstValid;
    throw refusal('mixed-encodings', { file, row });
  }
  return {
    encoding: guessLegacy(lines.sample, lines.firstInvalid, file),
    bomBytes: 0,
    wide: false,
  };
}

export interface Decoder {
  write(chunk: Buffer): string;
  end(): string;
}

export function createDecoder(encoding: string): Decoder {
  if (encoding === 'utf8') return new StringDecoder('utf8');
  const decoder = iconv.getDecoder(encoding, { stripBOM: false });
  return { write: (chunk) => decoder.write(chunk), end: () => decoder.end() ?? '' };
}

async function findWide(path: string): Promise<TextSurvey | null> {
  const head = await readHead(path);
  if (head[0] === 0xff && head[1] === 0xfe)
    return { encoding: 'utf-16le', bomBytes: 2, wide: true };
  if (head[0] === 0xfe && head[1] === 0xff)
    return { encoding: 'utf-16be', bomBytes: 2, wide: true };
  const order = head.length < 8 ? null : byteOrder(head);
  return order && { encoding: `utf-16${order}`, bomBytes: 0, wide: true };
}

/** UTF-16 without a mark: its zeros lie all on one side, and every end of line has one (a stray NUL in plain text has neither). */
function byteOrder(head: Buffer): 'le' | 'be' | null {
  const zeros = [0, 0];
  for (const [at, byte] of head.entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const order = odd > even * 10 ? 'le' : even > odd * 10 ? 'be' : null;
  if (order === null) return null;
  for (let at = head.indexOf(10); at !== -1; at = head.indexOf(10, at + 1)) {
    const other = order === 'le' ? head[at + 1] : head[at - 1];
    if (other !== 0 && at + 1 < head.length) return null;
  }
  return order;
}

async function readHead(path: string): Promise<Buffer> {
  const handle = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(2048), 0, 2048, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

interface Verdict {
  readonly utf8: boolean;
  readonly bomBytes: number;
  readonly badRow: number;
}

async function scanBytes(path: string, file: string, limits: Limits): Promise<Verdict> {
  let row = 1;
  let bomBytes = 0;
  let first = true;
  for await (const block of readLines(path, file, limits)) {
    if (first && startsWithBom(block)) bomBytes = 3;
    first = false;
    const nul = block.indexOf(0);
    if (nul !== -1)
      throw refusal('nul-bytes', { file, row: row + countLines(block.subarray(0, nul)) });
    if (!isUtf8(block)) return { utf8: false, bomBytes, badRow: row + linesBeforeBad(block) };
    row += countLines(block);
  }
  return { utf8: true, bomBytes, badRow: 0 };
}

function startsWithBom(block: Buffer): boolean {
  return block[0] === 0xef && block[1] === 0xbb && block[2] === 0xbf;
}

function linesBeforeBad(block: Buffer): number {
  let lines = 0;
  for (const line of splitLines(block)) {
    if (!isUtf8(line)) return lines;
    lines += 1;
  }
  return lines;
}

interface LineSorts {
  valid: number;
  invalid: number;
  firstValid: number;
  firstInvalid: number;
  sample: Buffer;
}

/** Lines with bytes above 127, by whether they read as UTF-8; in one of the old code pages hardly any does. */
async function sortLines(path: string, file: string, limits: Limits): Promise<LineSorts> {
  const sorts = { valid: 0, invalid: 0, firstValid: 0, firstInvalid: 0 };
  const sample: Buffer[] = [];
  let row = 0;
  for await (const block of readLines(path, file, limits)) {
    for (const line of splitLines(block)) {
      row += 1;
      if (isAscii(line)) continue;
      const sort = isUtf8(line) ? 'valid' : 'invalid';
      sorts[sort] += 1;
      if (sorts[sort] === 1) sorts[sort === 'valid' ? 'firstValid' : 'firstInvalid'] = row;
      if (sort === 'invalid' && sample.length < 500)
        sample.push(Buffer.from(line.subarray(0, 400)));
    }
  }
  return { ...sorts, sample: Buffer.concat(sample) };
}

const LEGACY = ['windows-1252', 'windows-1256', 'windows-1251', 'windows-1250', 'windows-1253'];
const LEGACY_MORE = [
  'windows-1254',
  'windows-1255',
  'Shift_JIS',
  'GB18030',
  'Big5',
  'EUC-KR',
  'EUC-JP',
  'KOI8-R',
];
const SAME_LETTERS: Record<string, string> = {
  'ISO-8859-1': 'windows-1252',
  'ISO-8859-2': 'windows-1250',
  'ISO-8859-5': 'ISO-8859-5',
  'ISO-8859-6': 'ISO-8859-6',
  'ISO-8859-7': 'windows-1253',
  'ISO-8859-8': 'windows-1255',
  'ISO-8859-9': 'windows-1254',
};

/** Western Europe is preferred to its look-alikes: the hub's own languages are French and Spanish before Czech or Turkish. */
function guessLegacy(sample: Buffer, row: number, file: string): string {
  const matches = chardet.analyse(sample).map(({ name, confidence }) => ({
    encoding: SAME_LETTERS[name] ?? name,
    confidence,
  }));
  const known = matches.filter(
    ({ encoding }) => [...LEGACY, ...LEGACY_MORE].includes(encoding) || encoding in SAME_LETTERS,
  );
  const best = known[0];
  const western = known.find(({ encoding }) => encoding === 'windows-1252');
  const near = best && western && western.confidence + 15 >= best.confidence;
  const lookAlike = best && ['windows-1250', 'windows-1254'].includes(best.encoding);
  const encoding = near && lookAlike ? 'windows-1252' : (best?.encoding ?? 'windows-1252');
  // A control character of C1 or a replacement mark in the result says that the guess is wrong.
  if (/[\u0080-\u009f\ufffd]/.test(iconv.decode(sample, encoding))) {
    throw refusal('unknown-encoding', { file, row });
  }
  return encoding;
}

const BLOCK = 1024 * 1024;

/** The file in blocks that end at the end of a line, so that no character is cut in two. */
async function* readLines(path: string, file: string, limits: Limits): AsyncGenerator<Buffer> {
  const handle = await open(path, 'r');
  try {
    let rest: Buffer = Buffer.alloc(0);
    let lines = 0;
    for (;;) {
      const { buffer, bytesRead } = await handle.read(Buffer.allocUnsafe(BLOCK), 0, BLOCK);
      if (bytesRead === 0) break;
      const block = Buffer.concat([rest, buffer.subarray(0, bytesRead)]);
      const end = lastLineEnd(block);
      if (block.length - end > limits.lineChars) {
        throw refusal('line-too-long', { file, row: lines + 1, limit: limits.lineChars });
      }
      lines += countLines(block);
      if (end > 0) yield block.subarray(0, end);
      rest = Buffer.from(block.subarray(end));
    }
    if (rest.length) yield rest;
  } finally {
    await handle.close();
  }
}

function lastLineEnd(block: Buffer): number {
  return block.lastIndexOf(10) + 1 || block.lastIndexOf(13) + 1;
}

function countLines(block: Buffer): number {
  let lines = 0;
  for (let at = block.indexOf(10); at !== -1; at = block.indexOf(10, at + 1)) lines += 1;
  return lines;
}

function* splitLines(block: Buffer): Generator<Buffer> {
  let start = 0;
  for (let at = block.indexOf(10); at !== -1; at = block.indexOf(10, start)) {
    yield block.subarray(start, at + 1);
    start = at + 1;
  }
  if (start < block.length) yield block.subarray(start);
}
