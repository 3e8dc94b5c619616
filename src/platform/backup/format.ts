import { createHash } from 'node:crypto';
import { z } from 'zod';
import { Problem } from '../problem.ts';

/**
 * A backup is a tar archive compressed with Zstandard, so that it can be opened without Passerelle:
 *
 *   passerelle-backup.json        what it is: format, hub, migrations, tables with their columns
 *   keys.json                     the hub's keys, sealed by a passphrase (only where asked for)
 *   tables/NAME/000001.copy       rows as PostgreSQL's COPY writes them as text, in the order of the foreign keys
 *   manifest.json                 rows and bytes of each table, SHA-256 of each part
 *   SHA256SUMS                    of every file before it, as `sha256sum -c` reads it
 */
export const FORMAT = 1;
export const HEAD = 'passerelle-backup.json';
export const KEYS = 'keys.json';
export const MANIFEST = 'manifest.json';
export const SUMS = 'SHA256SUMS';

const table = z.strictObject({ name: z.string().min(1), columns: z.array(z.string().min(1)) });

const head = z.object({
  format: z.number().int(),
  program: z.string(),
  hub: z.string(),
  createdAt: z.iso.datetime(),
  server: z.string(),
  migrations: z.array(z.strictObject({ name: z.string(), hash: z.string() })),
  tables: z.array(table),
  keys: z.boolean(),
});

const manifest = z.object({
  tables: z.array(
    z.object({
      name: z.string(),
      rows: z.number().int().min(0),
      bytes: z.number().int().min(0),
      parts: z.array(z.object({ file: z.string(), sha256: z.string() })),
    }),
  ),
});

export type Table = z.infer<typeof table>;
export type Head = z.infer<typeof head>;
export type Manifest = z.infer<typeof manifest>;

export function parseHead(bytes: Buffer): Head {
  const read = z.object({ format: z.number() }).loose().safeParse(json(bytes));
  if (read.success && read.data.format > FORMAT)
    throw new Problem('backup/newer', 500, { what: `format ${read.data.format}` });
  return checked(head, bytes);
}

export const parseManifest = (bytes: Buffer): Manifest => checked(manifest, bytes);

function checked<T>(schema: z.ZodType<T>, bytes: Buffer): T {
  const result = schema.safeParse(json(bytes));
  if (!result.success) throw damaged('manifest');
  return result.data;
}

function json(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString());
  } catch {
    throw damaged('manifest');
  }
}

export const partName = (name: string, number: number): string =>
  `tables/${name}/${String(number).padStart(6, '0')}.copy`;

export const tableOf = (part: string): string | undefined =>
  /^tables\/(.+)\/\d+\.copy$/.exec(part)?.[1];

export const sha256 = (bytes: Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex');

export const sums = (hashes: ReadonlyMap<string, string>): string =>
  [...hashes].map(([file, hash]) => `${hash}  ${file}\n`).join('');

export const damaged = (part: string): Problem => new Problem('backup/damaged', 500, { part });
