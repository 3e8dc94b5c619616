import { createWriteStream } from 'node:fs';
import { open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { constants, createZstdCompress } from 'node:zlib';
import type postgres from 'postgres';
import { type Pack, pack } from 'tar-stream';
import { isAlive } from '../alive.ts';
import { hashFile } from '../blobs/blobs.ts';
import { copyOut } from '../database/copy.ts';
import { home } from '../home.ts';
import type { Hub } from '../hub.ts';
import { Problem } from '../problem.ts';
import { columnsOf, listTables, quoted } from './catalogue.ts';
import {
  FORMAT,
  HEAD,
  type Head,
  KEYS,
  MANIFEST,
  type Manifest,
  partName,
  SUMS,
  sha256,
  sums,
  type Table,
} from './format.ts';
import { sealKeys } from './sealed-keys.ts';

export { restoreBackup } from './restore.ts';

export interface Backup {
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly tables: number;
  readonly rows: number;
  readonly keys: boolean;
}

interface Choices {
  /** Takes the hub's keys along, sealed by this. */
  readonly passphrase?: string;
  readonly onProgress?: (share: number, table: string) => void;
}

const PART = 4 * 1024 * 1024;

/** Writes everything the hub holds into one file while it goes on working: one snapshot, or no file at all. */
export async function writeBackup(hub: Hub, file: string, choices: Choices = {}): Promise<Backup> {
  const path = resolve(file);
  const unfinished = join(dirname(path), `.${process.pid}.${basename(path)}`);
  await refusePlace(path);
  await sweep(path);
  const archive = pack();
  const compressed = createZstdCompress({ params: { [constants.ZSTD_c_checksumFlag]: 1 } });
  const out = createWriteStream(unfinished, { mode: 0o600, flush: true });
  const stop = new AbortController();
  const written = pipeline(archive, compressed, out, { signal: stop.signal });
  try {
    const filled = fill(hub, writer(archive), choices);
    // Whichever fails first is the reason; the other one is then stopped and says nothing new.
    await Promise.all([filled.then(() => archive.finalize()), written]).catch(async (error) => {
      stop.abort();
      await Promise.allSettled([filled, written]);
      throw error;
    });
    await rename(unfinished, path);
    await syncFolder(dirname(path));
    const { bytes, hash } = { bytes: (await stat(path)).size, hash: await hashFile(path) };
    return { file: path, bytes, sha256: hash, ...(await filled) };
  } finally {
    await rm(unfinished, { force: true });
  }
}

// What a backup to the same place left beside it when it was killed.
async function sweep(path: string): Promise<void> {
  const unfinished = new RegExp(`^\\.(\\d+)\\.${RegExp.escape(basename(path))}$`);
  for (const name of await readdir(dirname(path))) {
    const pid = Number(unfinished.exec(name)?.[1] ?? 0);
    if (pid && !isAlive(pid)) await rm(join(dirname(path), name), { force: true });
  }
}

async function refusePlace(path: string): Promise<void> {
  const folder = await stat(dirname(path)).catch(() => null);
  if (!folder?.isDirectory()) throw new Problem('backup/no-folder', 500, { folder: dirname(path) });
  const found = await stat(path).catch(() => null);
  if (found && !found.isFile()) throw new Problem('backup/not-a-file', 500, { file: path });
}

// A new name is only sure to survive a power cut once its folder is on the disk.
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder);
  await handle.sync().finally(() => handle.close());
}

interface Writer {
  /** The SHA-256 of each file written so far. */
  readonly hashes: Map<string, string>;
  readonly add: (name: string, bytes: Buffer) => Promise<void>;
}

function writer(archive: Pack): Writer {
  const hashes = new Map<string, string>();
  const closed = new Promise<never>((_, fail) => {
    archive.once('close', () => fail(new Error('the archive was closed')));
  });
  closed.catch(() => {});
  return {
    hashes,
    add: (name, bytes) => {
      hashes.set(name, sha256(bytes));
      // The archive calls back once it has room for more, which keeps the memory flat.
      const added = new Promise<void>((done, fail) => {
        archive.entry({ name, size: bytes.length, mode: 0o600 }, bytes, (error) =>
          error ? fail(error) : done(),
        );
      });
      return Promise.race([added, closed]);
    },
  };
}

async function fill(
  hub: Hub,
  to: Writer,
  { passphrase, onProgress }: Choices,
): Promise<Pick<Backup, 'tables' | 'rows' | 'keys'>> {
  const keys =
    passphrase === undefined ? null : await sealKeys(join(hub.config.dataDir, 'keys'), passphrase);
  const tables = await hub.house.sql.begin(
    'isolation level repeatable read read only',
    async (sql) => {
      await sql.unsafe(SESSION);
      const listed = await listTables(sql);
      await to.add(HEAD, asJson(await headOf(hub, sql, listed, keys !== null)));
      if (keys) await to.add(KEYS, keys);
      const written: Manifest['tables'] = [];
      for (const [index, table] of listed.entries()) {
        onProgress?.(index / listed.length, table.name);
        written.push(await writeTable(sql, table, to));
      }
      return written;
    },
  );
  await to.add(MANIFEST, asJson({ tables } satisfies Manifest));
  await to.add(SUMS, Buffer.from(sums(to.hashes)));
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  return { tables: tables.length, rows, keys: keys !== null };
}

// However the server is set, the file reads the same everywhere; and a large hub takes longer than a page may.
const SESSION = `set local statement_timeout = 0; set local timezone = 'UTC'; set local datestyle = 'ISO, YMD';
  set local intervalstyle = 'iso_8601'; set local bytea_output = 'hex'; set local extra_float_digits = 1;`;

const asJson = (value: unknown): Buffer => Buffer.from(`${JSON.stringify(value, null, 2)}\n`);

async function headOf(hub: Hub, sql: postgres.ISql, tables: Table[], keys: boolean): Promise<Head> {
  const [server] = await sql<
    { version: string }[]
  >`select current_setting('server_version') as version`;
  const applied = await sql<Head['migrations']>`select name, hash from migrations order by name`;
  return {
    format: FORMAT,
    program: await programVersion(),
    hub: hub.config.hub.name,
    createdAt: hub.clock().toISOString(),
    server: server?.version ?? '',
    migrations: applied.map(({ name, hash }) => ({ name, hash })),
    tables,
    keys,
  };
}

export async function programVersion(): Promise<string> {
  const manifest: { version: string } = JSON.parse(
    await readFile(join(home, 'package.json'), 'utf8'),
  );
  return manifest.version;
}

async function writeTable(
  sql: postgres.ISql,
  table: Table,
  to: Writer,
): Promise<Manifest['tables'][number]> {
  const parts: { file: string; sha256: string }[] = [];
  let [rows, bytes] = [0, 0];
  let waiting: Buffer[] = [];
  let size = 0;
  const flush = async () => {
    if (size === 0) return;
    const file = partName(table.name, parts.length + 1);
    await to.add(file, Buffer.concat(waiting, size));
    parts.push({ file, sha256: to.hashes.get(file) ?? '' });
    [waiting, size] = [[], 0];
  };
  // The server sends whole rows (protocol, "COPY Operations"), so a part ends where a row ends.
  const statement = `copy (select ${columnsOf(table)} from ${quoted(table.name)}) to stdout`;
  for await (const sent of copyOut(sql, statement)) {
    waiting.push(sent);
    rows += countRows(sent);
    bytes += sent.length;
    size += sent.length;
    if (size >= PART) await flush();
  }
  await flush();
  return { name: table.name, rows, bytes, parts };
}

const END_OF_ROW = 10;

// Within a row the format writes a line feed as \n, so each one in the bytes ends a row.
function countRows(bytes: Buffer): number {
  let rows = 0;
  for (let at = bytes.indexOf(END_OF_ROW); at !== -1; at = bytes.indexOf(END_OF_ROW, at + 1))
    rows += 1;
  return rows;
}
