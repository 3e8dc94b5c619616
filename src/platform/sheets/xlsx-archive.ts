import { crc32 } from 'node:zlib';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import type { Limits } from './limits.ts';
import { asDamage, mebibytes, refusal } from './refusals.ts';

/** The parts of a compressed workbook, by name in lower case. */
export interface Archive {
  readonly file: string;
  has(part: string): boolean;
  /** The bytes of a part, checked against its size and its checksum. */
  read(part: string): AsyncGenerator<Buffer>;
  close(): void;
}

/** Opens a ZIP after looking at every entry it declares; nothing is unpacked that was not asked for, and never a ZIP within a ZIP. */
export async function openArchive(path: string, file: string, limits: Limits): Promise<Archive> {
  const zip = await openZip(path, file);
  try {
    const entries = await readDirectory(zip, file, limits);
    return {
      file,
      has: (part) => entries.has(part.toLowerCase()),
      read: (part) => readPart(zip, entries.get(part.toLowerCase()), file, limits),
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw asDamage(error, file);
  }
}

async function openZip(path: string, file: string): Promise<ZipFile> {
  try {
    return await yauzl.openPromise(path, { lazyEntries: true, autoClose: false });
  } catch {
    // yauzl finds no end of central directory: the file was cut short while copying or downloading.
    throw refusal('truncated', { file });
  }
}

async function readDirectory(
  zip: ZipFile,
  file: string,
  limits: Limits,
): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  let unpacked = 0;
  if (zip.entryCount > limits.parts) throw refusal('too-many-parts', { file, limit: limits.parts });
  for await (const entry of zip.eachEntry()) {
    unpacked += entry.uncompressedSize;
    refuseBomb(entry, unpacked, file, limits);
    if (entry.isEncrypted()) throw refusal('password', { file });
    entries.set(entry.fileName.toLowerCase(), entry);
    if (entries.size > limits.parts) throw refusal('too-many-parts', { file, limit: limits.parts });
  }
  return entries;
}

const WORTH_CHECKING = 32 * 1024 * 1024;

function refuseBomb(entry: Entry, unpacked: number, file: string, limits: Limits): void {
  const { uncompressedSize, compressedSize } = entry;
  const ratio = uncompressedSize / Math.max(1, compressedSize);
  if (uncompressedSize > WORTH_CHECKING && ratio > limits.ratio) {
    throw refusal('zip-bomb', { file, limit: limits.ratio });
  }
  if (unpacked > limits.unpackedBytes) {
    throw refusal('unpacks-too-large', { file, limit: mebibytes(limits.unpackedBytes) });
  }
}

async function* readPart(
  zip: ZipFile,
  entry: Entry | undefined,
  file: string,
  limits: Limits,
): AsyncGenerator<Buffer> {
  if (!entry) throw refusal('damaged', { file });
  try {
    const stream = await zip.openReadStreamPromise(entry);
    let sum = 0;
    let size = 0;
    for await (const chunk of stream) {
      const bytes = chunk as Buffer;
      size += bytes.length;
      if (size > limits.unpackedBytes) {
        throw refusal('unpacks-too-large', { file, limit: mebibytes(limits.unpackedBytes) });
      }
      sum = crc32(bytes, sum);
      yield bytes;
    }
    if (sum !== entry.crc32) throw refusal('damaged', { file });
  } catch (error) {
    throw asDamage(error, file);
  }
}
