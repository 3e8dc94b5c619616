import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Config, readConfig } from '../../src/config.ts';
import { issueLink } from '../../src/people/operators/operators.ts';
import { type Backup, restoreBackup, writeBackup } from '../../src/platform/backup/backup.ts';
import { inOrder } from '../../src/platform/backup/catalogue.ts';
import { type Hub, openHub } from '../../src/platform/hub.ts';
import { seal, verifyJournal } from '../../src/platform/journal/journal.ts';
import { openTestHub, type TestHub } from '../hub.ts';
import { checksums } from './checksums.ts';
import { temporaryFolder } from './folders.ts';
import { hasPostgres15, startPostgres15 } from './postgres-15.ts';
import { importInvented, releaseAll } from './small-hub.ts';

let hub: TestHub;
let folder: string;
let file: string;
let backup: Backup;
/** What the hub held in the snapshot that the backup was taken from is not known while it is busy; see `quiet`. */
let quiet: Record<string, string>;
const PASSPHRASE = 'un pont entre deux rives';

beforeAll(async () => {
  folder = temporaryFolder();
  file = join(folder, 'hub.tar.zst');
  hub = await openTestHub();
  await importInvented(hub, 1);
  await releaseAll(hub);
  await act(hub, crypto.randomUUID());
  await act(hub, crypto.randomUUID());
  await seal(hub.house.sql);
  quiet = await checksums(hub.house.sql);
  backup = await writeBackup(hub, file, { passphrase: PASSPHRASE });
}, 180_000);
afterAll(async () => {
  await hub.close();
  await rm(folder, { recursive: true, force: true });
});

const empty = async (database: Config['database'] = {}): Promise<Config> => ({
  ...readConfig({ data: temporaryFolder(folder) }),
  database,
  log: { level: 'error' },
});

async function inspect<T>(config: Config, look: (opened: Hub) => Promise<T>): Promise<T> {
  const opened = await openHub(config);
  return look(opened).finally(opened.close);
}

/** An act of the ledger of consents, whose rows the table itself numbers; gives its number. */
async function act({ house: { sql } }: Hub, recipient: string): Promise<number> {
  await sql`insert into recipients (id, kind, names, added_at) values (${recipient}, 'office', '{}', now())`;
  const [row] = await sql<{ sequence: string }[]>`
    insert into consent_acts (id, person, purpose, version, recipient_id, act, at, lang, channel)
    values (${crypto.randomUUID()}, 'p', 'news', 1, ${recipient}, 'refused', now(), 'fr', 'web') returning sequence`;
  return Number(row?.sequence);
}

describe('a backup', () => {
  it('is one private file, with nothing unfinished beside it', async () => {
    expect(((await stat(file)).mode & 0o777).toString(8)).toBe('600');
    expect((await readdir(folder)).filter((name) => name.startsWith('.'))).toEqual([]);
    expect(backup.rows).toBeGreaterThan(100);
  });

  it('holds every table, and each part with the sum it names', async () => {
    const open = join(folder, 'open');
    execFileSync('mkdir', [open]);
    const tar = join(folder, 'open.tar');
    const { zstdDecompressSync } = await import('node:zlib');
    writeFileSync(tar, zstdDecompressSync(readFileSync(file)));
    execFileSync('tar', ['-xf', tar, '-C', open]);
    execFileSync('sha256sum', ['--check', '--quiet', 'SHA256SUMS'], { cwd: open });
    const manifest = JSON.parse(readFileSync(join(open, 'manifest.json'), 'utf8'));
    const counted = Object.fromEntries(
      manifest.tables.map(({ name, rows }: { name: string; rows: number }) => [name, rows]),
    );
    const held = Object.entries(quiet).map(([name, sum]) => [name, Number(sum.split(' ')[0])]);
    expect(counted).toEqual(Object.fromEntries(held));
    const keys = readFileSync(join(open, 'keys.json'), 'utf8');
    expect(keys).not.toContain('PRIVATE KEY');
  });

  it('leaves the former file as it was where it cannot be finished', async () => {
    const before = readFileSync(file);
    const cut = writeBackup(hub, file, {
      onProgress: (_, table) => {
        if (table === 'release_facts') throw new Error('cut off');
      },
    });
    await expect(cut).rejects.toThrow('cut off');
    expect(readFileSync(file).equals(before)).toBe(true);
    expect((await readdir(folder)).filter((name) => name.startsWith('.'))).toEqual([]);
    // The connection that was left in the middle of its rows works again.
    await expect(writeBackup(hub, join(folder, 'again.tar.zst'))).resolves.toMatchObject({
      keys: false,
    });
  });

  it('refuses a place that is not there', async () => {
    await expect(writeBackup(hub, join(folder, 'nowhere', 'b'))).rejects.toMatchObject({
      code: 'backup/no-folder',
    });
    await expect(writeBackup(hub, folder)).rejects.toMatchObject({ code: 'backup/not-a-file' });
  });
});

describe('a restore', () => {
  it('makes an empty machine the same hub, table for table, with its keys', async () => {
    const config = await empty();
    const restored = await restoreBackup(config, file, { passphrase: PASSPHRASE });
    expect(restored).toMatchObject({ rows: backup.rows, keys: 'restored', migrated: [] });
    await inspect(config, async (opened) => {
      expect(await checksums(opened.house.sql)).toEqual(quiet);
      expect(opened.keys.publicKey).toBe(hub.keys.publicKey);
      expect(await verifyJournal(opened.house.sql)).toMatchObject({ brokenAt: null, altered: [] });
      expect(await act(opened, crypto.randomUUID())).toBe(3);
    });
    await expect(restoreBackup(config, file)).rejects.toMatchObject({ code: 'restore/not-empty' });
  }, 120_000);

  it.skipIf(!hasPostgres15)(
    'does so on a PostgreSQL 15 of the operator and back, with new keys where none are given',
    async () => {
      const server = await startPostgres15();
      try {
        const config = await empty({ url: server.url });
        expect(await restoreBackup(config, file)).toMatchObject({ keys: 'left' });
        await inspect(config, async (opened) => {
          expect(await checksums(opened.house.sql)).toEqual(quiet);
          expect(opened.keys.publicKey).not.toBe(hub.keys.publicKey);
          await writeBackup(opened, join(folder, 'back.tar.zst'));
        });
        const home = await empty();
        await restoreBackup(home, join(folder, 'back.tar.zst'));
        await inspect(home, async (opened) => {
          expect(await checksums(opened.house.sql)).toEqual(quiet);
        });
      } finally {
        await server.stop();
      }
    },
    120_000,
  );

  it('of a busy hub holds one moment of it', async () => {
    let busy = true;
    const writers = [1, 2, 3].map(async () => {
      while (busy) {
        await hub.house.db.transaction((tx) => issueLink(tx, hub));
        await pause(1);
      }
    });
    const sealer = (async () => {
      while (busy) {
        await seal(hub.house.sql);
        await pause(20);
      }
    })();
    const importer = importInvented(hub, 2);
    const during = join(folder, 'busy.tar.zst');
    await pause(200);
    const taken = await writeBackup(hub, during);
    await importer;
    busy = false;
    await Promise.all([...writers, sealer]);
    const config = await empty();
    expect((await restoreBackup(config, during)).rows).toBe(taken.rows);
    await inspect(config, async ({ house: { sql } }) => {
      expect(await verifyJournal(sql)).toMatchObject({ brokenAt: null, altered: [] });
      // Each link and its line in the journal were written by one transaction.
      const [row] = await sql`select (select count(*) from operator_links) as links,
        (select count(*) from journal where act = 'operators/link-issued') as acts`;
      expect(Number(row?.links)).toBeGreaterThan(0);
      expect(row?.acts).toBe(row?.links);
    });
  }, 120_000);

  it('erases again what was erased since', async () => {
    const config = await empty();
    await restoreBackup(config, file, {
      replay: async (sql) => {
        await sql`delete from journal_details where journal_id = (select id from journal order by at limit 1)`;
      },
    });
    await inspect(config, async ({ house: { sql } }) => {
      const [row] =
        await sql`select (select count(*) from journal) - (select count(*) from journal_details) as gone`;
      expect(Number(row?.gone)).toBeGreaterThan(0);
      expect(await verifyJournal(sql)).toMatchObject({ brokenAt: null, altered: [] });
    });
  }, 120_000);
});

describe('a file that is not whole', () => {
  let config: Config;
  beforeAll(async () => {
    config = await empty();
  });

  const altered = (change: (bytes: Buffer) => Buffer): string => {
    const path = join(folder, 'altered.tar.zst');
    rmSync(path, { force: true });
    writeFileSync(path, change(readFileSync(file)));
    return path;
  };

  it.each([
    ['cut short', (bytes: Buffer) => bytes.subarray(0, bytes.length - 100), 'backup/damaged'],
    ['cut in half', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2), 'backup/damaged'],
    ['of other bytes', () => Buffer.from('no backup at all'), 'backup/damaged'],
    ['empty', () => Buffer.alloc(0), 'backup/damaged'],
    [
      'changed by one bit',
      (bytes: Buffer) => {
        const changed = Buffer.from(bytes);
        changed[Math.floor(bytes.length * 0.7)] =
          (changed[Math.floor(bytes.length * 0.7)] ?? 0) ^ 1;
        return changed;
      },
      'backup/damaged',
    ],
  ])(
    '%s leaves a new folder empty, and an empty hub empty',
    async (_, change, code) => {
      const fresh = await empty();
      await expect(restoreBackup(fresh, altered(change))).rejects.toMatchObject({ code });
      expect(await readdir(fresh.dataDir)).toEqual([]);
      await inspect(config, async () => {});
      await expect(restoreBackup(config, altered(change))).rejects.toMatchObject({ code });
      await inspect(config, async ({ house: { sql } }) => {
        const held = await checksums(sql);
        expect(Object.values(held).filter((sum) => !sum.startsWith('0 '))).toEqual([]);
      });
    },
    60_000,
  );

  it('altered inside, with its container made anew, is found by its sums', async () => {
    const { zstdDecompressSync, zstdCompressSync } = await import('node:zlib');
    const path = altered((bytes) => {
      const tar = zstdDecompressSync(bytes);
      const at = tar.indexOf('imports/received');
      expect(at).toBeGreaterThan(0);
      tar.write('imports/recei__d', at);
      return zstdCompressSync(tar);
    });
    await expect(restoreBackup(config, path)).rejects.toMatchObject({ code: 'backup/damaged' });
  }, 60_000);

  it('with a wrong passphrase or none of its keys is refused before anything is done', async () => {
    await expect(
      restoreBackup(config, file, { passphrase: 'another bridge altogether' }),
    ).rejects.toMatchObject({ code: 'backup/wrong-passphrase' });
    const without = join(folder, 'again.tar.zst');
    await expect(restoreBackup(config, without, { passphrase: PASSPHRASE })).rejects.toMatchObject({
      code: 'backup/no-keys',
    });
    await expect(restoreBackup(config, file)).resolves.toMatchObject({ keys: 'left' });
  }, 60_000);

  it('that is not there is named', async () => {
    await expect(restoreBackup(config, join(folder, 'none'))).rejects.toMatchObject({
      code: 'backup/unreadable',
    });
  });
});

describe('the order of tables', () => {
  it('puts those that others point to first', () => {
    expect(
      inOrder(
        ['a', 'b', 'c'],
        [
          { from: 'a', to: 'c' },
          { from: 'b', to: 'a' },
        ],
      ),
    ).toEqual(['c', 'a', 'b']);
  });

  it('refuses a ring', () => {
    const ring = [
      { from: 'a', to: 'b' },
      { from: 'b', to: 'a' },
    ];
    expect(() => inOrder(['a', 'b'], ring)).toThrow('ring');
  });

  it('and every table that numbers its rows itself is one whose counter a restore sets', async () => {
    const [row] = await hub.house.sql`
      select (select count(*)::int from pg_sequences where schemaname = 'public') as counters,
        (select count(*)::int from information_schema.columns where table_schema = 'public' and is_identity = 'YES') as set`;
    expect(row?.counters).toBe(row?.set);
  });
});
