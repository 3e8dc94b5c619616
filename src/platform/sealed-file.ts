import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, rm, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

const [NONCE, TAG] = [12, 16];

/** Encrypts a file (AES-256-GCM: nonce, text, tag) and gives the key, made for it alone. */
export async function sealFile(from: string, to: string): Promise<Buffer> {
  const [key, nonce] = [randomBytes(32), randomBytes(NONCE)];
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  await pipeline(
    createReadStream(from),
    async function* (chunks: AsyncIterable<Buffer>) {
      yield nonce;
      for await (const chunk of chunks) yield cipher.update(chunk);
      yield cipher.final();
      yield cipher.getAuthTag();
    },
    createWriteStream(to, { mode: 0o600 }),
  );
  return key;
}

/** Decrypts what `sealFile` wrote. Throws, and leaves nothing, where the file was altered or the key is another's. */
export async function openSealedFile(from: string, to: string, key: Buffer): Promise<void> {
  const { size } = await stat(from);
  const [nonce, tag] = [await bytesAt(from, 0, NONCE), await bytesAt(from, size - TAG, TAG)];
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG });
  decipher.setAuthTag(tag);
  const end = size - TAG - 1;
  const body = end < NONCE ? Readable.from([]) : createReadStream(from, { start: NONCE, end });
  try {
    await pipeline(body, decipher, createWriteStream(to, { mode: 0o600 }));
  } catch (error) {
    await rm(to, { force: true });
    throw error;
  }
}

async function bytesAt(path: string, position: number, length: number): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer } = await file.read(Buffer.alloc(length), 0, length, position);
    return buffer;
  } finally {
    await file.close();
  }
}
