/** A file of encodings, `id,clk`, read line by line: what is no encoding is refused, and no id is kept. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { idReader } from '../../methods/encoding/encoding.ts';
import { Problem } from '../../platform/problem.ts';
import { openWorkbook, type Row } from '../../platform/sheets/sheets.ts';

export interface CodesRead {
  readonly rows: number;
  /** SHA-256 of the file. */
  readonly fingerprint: string;
}

/** Fewer people than these would be named by any count; more do not fit into memory. */
export const ROWS = { least: 50, most: 2_000_000 } as const;

/** Writes the bits of all encodings to a file, one behind the other. Refuses by row, and never repeats what stands there. */
export async function readCodes(from: string, to: string, bits: number): Promise<CodesRead> {
  const workbook = await openWorkbook(from, { name: 'clk.csv', limits: { rows: ROWS.most + 1 } });
  const out = await open(to, 'w', 0o600);
  try {
    if (workbook.format !== 'csv') throw new Problem('overlap/not-csv', 422);
    const reader = codeReader(bits / 8);
    for await (const batch of workbook.rows('CSV')) await reader.take(batch, out);
    const { rows } = reader;
    if (rows() < ROWS.least)
      throw new Problem('overlap/too-few', 422, { rows: rows(), least: ROWS.least });
    return { rows: rows(), fingerprint: await fingerprintOf(from) };
  } finally {
    await out.close();
    await workbook.close();
  }
}

function codeReader(length: number) {
  let columns: { readonly id: number; readonly clk: number } | null = null;
  let count = 0;
  const idOf = idReader(0);
  const take = async (batch: readonly Row[], out: FileHandle) => {
    const codes: Buffer[] = [];
    for (const { row, cells } of batch) {
      if (!columns) {
        columns = columnsOf(cells.map(String));
        continue;
      }
      if (cells.length > 2) throw new Problem('overlap/third-column', 422, { row });
      const found = idOf(row, [String(cells[columns.id] ?? '')]);
      if ('fault' in found) throw idProblem(found.fault, row);
      codes.push(codeOf(String(cells[columns.clk] ?? ''), row, length));
      count += 1;
    }
    await out.write(Buffer.concat(codes));
  };
  return { take, rows: () => count };
}

/** Two columns, of which one is called clk; a third could hold a name. */
function columnsOf(names: readonly string[]): { id: number; clk: number } {
  const clk = names.findIndex((name) => /^clk(_|$)/i.test(name.trim()));
  if (names.length > 2) throw new Problem('overlap/third-column', 422, { row: 1 });
  if (names.length < 2 || clk < 0) throw new Problem('overlap/columns', 422);
  return { id: 1 - clk, clk };
}

function idProblem(fault: { readonly code: string; readonly row?: number }, row: number): Problem {
  return fault.code === 'id-twice'
    ? new Problem('overlap/id-twice', 422, { row, first: fault.row ?? 0 })
    : new Problem('overlap/id-missing', 422, { row });
}

function codeOf(text: string, row: number, length: number): Buffer {
  const bytes = Buffer.from(text, 'base64');
  if (bytes.length === 0 || bytes.toString('base64') !== text)
    throw new Problem('overlap/not-base64', 422, { row });
  if (bytes.length !== length)
    throw new Problem('overlap/length', 422, { row, bits: bytes.length * 8, wanted: length * 8 });
  return bytes;
}

async function fingerprintOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const part of createReadStream(path)) hash.update(part as Buffer);
  return hash.digest('hex');
}
