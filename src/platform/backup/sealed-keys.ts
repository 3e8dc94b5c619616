import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { Problem } from '../problem.ts';
import { damaged } from './format.ts';

// OWASP's first choice for scrypt (Password Storage Cheat Sheet): 128 MiB for each guess.
const COST = { N: 2 ** 17, r: 8, p: 1 };
const SHORTEST = 12;

/** The embedded server's password is of this machine; another machine makes its own. */
const OF_THE_MACHINE = 'postgres';

const bytes = z.base64().transform((text) => Buffer.from(text, 'base64'));
const sealed = z.object({
  kdf: z.literal('scrypt'),
  N: z
    .number()
    .int()
    .max(2 ** 20),
  r: z.number().int().max(32),
  p: z.number().int().max(16),
  salt: bytes,
  cipher: z.literal('aes-256-gcm'),
  iv: bytes,
  tag: bytes,
  text: bytes,
});
const files = z.record(z.string().regex(/^[\w.-]+$/), z.string());

export function refuseShort(passphrase: string): void {
  if (passphrase.length < SHORTEST)
    throw new Problem('backup/short-passphrase', 500, { least: SHORTEST });
}

/** Every key of the folder as one text that only the passphrase opens. */
export async function sealKeys(folder: string, passphrase: string): Promise<Buffer> {
  refuseShort(passphrase);
  const names = (await readdir(folder)).filter((name) => name !== OF_THE_MACHINE).sort();
  const content: Record<string, string> = {};
  for (const name of names) content[name] = await readFile(join(folder, name), 'utf8');
  const [salt, iv] = [randomBytes(16), randomBytes(12)];
  const cipher = createCipheriv('aes-256-gcm', derive(passphrase, salt, COST), iv);
  const text = Buffer.concat([cipher.update(JSON.stringify(content)), cipher.final()]);
  const base64 = { salt, iv, tag: cipher.getAuthTag(), text };
  const written = Object.entries(base64).map(([name, value]) => [name, value.toString('base64')]);
  return Buffer.from(
    `${JSON.stringify({ kdf: 'scrypt', ...COST, cipher: 'aes-256-gcm', ...Object.fromEntries(written) })}\n`,
  );
}

export type OpenedKeys = Readonly<Record<string, string>>;

export function openSealedKeys(text: Buffer, passphrase: string): OpenedKeys {
  const box = sealed.safeParse(JSON.parse(text.toString()));
  if (!box.success) throw damaged('keys');
  const { salt, iv, tag, text: secret, ...cost } = box.data;
  const decipher = createDecipheriv('aes-256-gcm', derive(passphrase, salt, cost), iv);
  decipher.setAuthTag(tag);
  try {
    return files.parse(
      JSON.parse(Buffer.concat([decipher.update(secret), decipher.final()]).toString()),
    );
  } catch {
    throw new Problem('backup/wrong-passphrase', 500);
  }
}

/** Puts the keys where the hub looks for them; each file whole or not at all. */
export async function placeKeys(folder: string, keys: OpenedKeys): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (const [name, content] of Object.entries(keys)) {
    const unfinished = join(folder, `.${name}.${process.pid}`);
    await writeFile(unfinished, content, { mode: 0o600 });
    await rename(unfinished, join(folder, name));
  }
}

const derive = (passphrase: string, salt: Buffer, { N, r, p }: typeof COST): Buffer =>
  scryptSync(passphrase.normalize('NFKC'), salt, 32, { N, r, p, maxmem: 256 * N * r });
