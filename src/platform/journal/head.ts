import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type postgres from 'postgres';
import { z } from 'zod';
import { type Keys, verifySignature } from '../keys.ts';

/** How far the chain had come, signed, outside the database: rows that are taken off its end are missed. */
const shape = z.object({ sequence: z.number(), hash: z.string(), signature: z.string() });

const NAME = 'journal-head';

/** Writes down the newest sealed row, after each sealing. */
export async function keepHead(
  folder: string,
  keys: Pick<Keys, 'sign'>,
  sql: postgres.Sql,
): Promise<void> {
  const [head] = await sql<{ sequence: string; hash: Buffer }[]>`
    select sequence, hash from journal where sequence is not null order by sequence desc limit 1`;
  if (!head) return;
  const told = { sequence: Number(head.sequence), hash: head.hash.toString('hex') };
  const text = JSON.stringify({ ...told, signature: keys.sign(bytesOf(told)) });
  await writeFile(join(folder, `${NAME}.next`), `${text}\n`, { mode: 0o600 });
  await rename(join(folder, `${NAME}.next`), join(folder, NAME));
}

const bytesOf = ({ sequence, hash }: { sequence: number; hash: string }): Buffer =>
  Buffer.from(`${sequence} ${hash}`);

/** The sequence number up to which this machine has seen the chain and no longer finds it; null where all is there. */
export async function missingFrom(
  folder: string,
  keys: Pick<Keys, 'publicKey'>,
  sql: postgres.Sql,
): Promise<number | null> {
  const text = await readFile(join(folder, NAME), 'utf8').catch(() => null);
  if (text === null) return null;
  const seen = shape.safeParse(JSON.parse(text)).data;
  if (!seen || !verifySignature(keys.publicKey, bytesOf(seen), seen.signature)) return 0;
  const [row] = await sql<{ hash: Buffer | null }[]>`
    select hash from journal where sequence = ${seen.sequence}`;
  return row?.hash?.toString('hex') === seen.hash ? null : seen.sequence;
}
