import { open } from 'node:fs/promises';
import type { Limits } from './limits.ts';
import { mebibytes, refusal } from './refusals.ts';

const HEAD = 4096;

/** Says what a file is by its first bytes, never by its name, and refuses with the mend what is neither text nor a workbook. */
export async function recogniseFormat(
  path: string,
  file: string,
  limits: Limits,
): Promise<'csv' | 'xlsx'> {
  const handle = await open(path, 'r');
  try {
    const { size } = await handle.stat();
    if (size === 0) throw refusal('empty', { file });
    if (size > limits.fileBytes)
      throw refusal('too-large', { file, limit: mebibytes(limits.fileBytes) });
    const head = await readAt(handle, 0, HEAD);
    if (isZip(head)) return 'xlsx';
    if (isOle(head)) throw refusal(await oleKind(handle, head), { file });
    refuseBinary(head, file);
    refuseMarkup(head, file);
    return 'csv';
  } finally {
    await handle.close();
  }
}

type Handle = Awaited<ReturnType<typeof open>>;

async function readAt(handle: Handle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}

function isZip(head: Buffer): boolean {
  return startsWith(head, [0x50, 0x4b, 3, 4]) || startsWith(head, [0x50, 0x4b, 5, 6]);
}

function isOle(head: Buffer): boolean {
  return startsWith(head, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
}

/** MS-CFB 2.2: sector size as a power of two at byte 30, first directory sector at byte 48. */
async function oleKind(
  handle: Handle,
  head: Buffer,
): Promise<'damaged' | 'password' | 'old-excel'> {
  if (head.length < 512) return 'damaged';
  const sector = 2 ** Math.min(16, head.readUInt16LE(30));
  const names = (await readAt(handle, (head.readUInt32LE(48) + 1) * sector, 16_384)).toString(
    'utf16le',
  );
  if (names.includes('EncryptedPackage')) return 'password';
  return 'old-excel';
}

/** Packed files, a compressed CSV among them: whoever imports one unpacks it, so that what is read is what is kept. */
const ARCHIVES: readonly (readonly [string, readonly number[]])[] = [
  ['gzip', [0x1f, 0x8b]],
  ['7z', [0x37, 0x7a, 0xbc, 0xaf]],
  ['RAR', [0x52, 0x61, 0x72, 0x21]],
];

const SIGNATURES: readonly (readonly [string, readonly number[]])[] = [
  ['PDF', [0x25, 0x50, 0x44, 0x46]],
  ['PNG', [0x89, 0x50, 0x4e, 0x47]],
  ['JPEG', [0xff, 0xd8, 0xff]],
  ['GIF', [0x47, 0x49, 0x46, 0x38]],
  ['RTF', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
  ['Parquet', [0x50, 0x41, 0x52, 0x31]],
  ['SQLite', [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20]],
];

function refuseBinary(head: Buffer, file: string): void {
  const archive = ARCHIVES.find(([, bytes]) => startsWith(head, bytes));
  if (archive) throw refusal('archive', { file, found: archive[0] });
  const found = SIGNATURES.find(([, bytes]) => startsWith(head, bytes));
  if (found) throw refusal('wrong-kind', { file, found: found[0] });
}

function refuseMarkup(head: Buffer, file: string): void {
  const text = head.toString('latin1').replace(/^(\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '');
  const start = text.replaceAll('\0', '').trimStart().toLowerCase();
  if (/^<(!doctype html|html|head|body|table|meta|div|style)\b/.test(start)) {
    throw refusal('html', { file });
  }
  if (start.startsWith('<?xml') || start.startsWith('<!')) {
    throw refusal(start.includes('<html') ? 'html' : 'wrong-kind', { file, found: 'XML' });
  }
  if (/^(\{\s*"|\[\s*[{[])/.test(start)) throw refusal('wrong-kind', { file, found: 'JSON' });
}

function startsWith(head: Buffer, bytes: readonly number[]): boolean {
  return bytes.every((byte, at) => head[at] === byte);
}
