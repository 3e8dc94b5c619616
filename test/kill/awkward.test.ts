import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, expect, it } from 'vitest';
import { checksums } from '../ops/checksums.ts';
import { temporaryFolder } from '../ops/folders.ts';
import { importInvented, releaseAll } from '../ops/small-hub.ts';
import { endOf, inspect, type LivingHub, livingHub, PROGRAM } from './living-hub.ts';

/** Kills at the moments that nobody plans for: the first start, a stop, a backup, a restore. */
const folder = temporaryFolder();
const hub = livingHub(join(folder, 'hub'));
afterAll(() => rm(folder, { recursive: true, force: true }), 60_000);

const inside = (name: string) => existsSync(join(hub.dataDir, name));
const aside = () => readdirSync(hub.dataDir).find((name) => name.startsWith('.postgres-'));

const moments: [string, () => boolean][] = [
  ['before anything is there', () => existsSync(hub.dataDir)],
  ['as the database is being made', () => aside() !== undefined],
  ['as its first server runs', () => inside(`${aside()}/postmaster.pid`)],
  ['as it is moved to its place', () => inside('postgres')],
  ['as its server begins', () => inside('postgres/postmaster.pid')],
  ['as its tables are made', () => inside('postgres/postmaster.pid') && isOpen()],
];

it.each(moments)(
  'a first start that is killed %s is mended by the next',
  async (_, come) => {
    const opening = hub.start().catch(() => null);
    await until(hub.process(), come);
    hub.process().kill('SIGKILL');
    await opening;
  },
  60_000,
);

it('the start after all these opens an empty hub', async () => {
  await hub.start();
  expect((await fetch(`${hub.address()}/readyz`)).status).toBe(200);
  expect(readdirSync(hub.dataDir).filter((name) => name.startsWith('.'))).toEqual([]);
}, 120_000);

it('a backup that is killed leaves the former file, and its next one takes the place', async () => {
  await inspect(hub.dataDir, async (opened) => {
    await importInvented(opened, 1);
    await releaseAll(opened);
  });
  const file = join(folder, 'hub.tar.zst');
  expect(await endOf(passerelle('backup', file))).toBe(0);
  const former = readFileSync(file);
  const cut = passerelle('backup', file);
  await until(cut, () => readdirSync(folder).some((name) => /^\.\d+\.hub\.tar\.zst$/.test(name)));
  cut.kill('SIGKILL');
  await endOf(cut);
  expect(readFileSync(file).equals(former)).toBe(true);
  expect(await endOf(passerelle('backup', file))).toBe(0);
  expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
}, 120_000);

it('a restore that is killed leaves nothing, and the next one all', async () => {
  const file = join(folder, 'hub.tar.zst');
  const other = livingHub(join(folder, 'other'));
  const cut = passerelle('restore', file, other.dataDir);
  await until(cut, () => existsSync(join(other.dataDir, 'postgres/postmaster.pid')));
  await pause(300);
  cut.kill('SIGKILL');
  await endOf(cut);
  expect(await endOf(passerelle('restore', file, other.dataDir))).toBe(0);
  await other.start();
  const [was, is] = await Promise.all([sums(hub), sums(other)]);
  for (const table of ['release_facts', 'release_documents', 'blobs', 'imports', 'holders'])
    expect(is[table], table).toBe(was[table]);
  await other.stop();
}, 180_000);

it('a hub that is asked to stop while it is opening opens and stops', async () => {
  await hub.stop();
  const opening = hub.start();
  await until(hub.process(), () => inside('postgres/postmaster.pid'));
  expect(await hub.stop()).toBe(0);
  await opening.catch(() => {});
  expect(inside('postgres/postmaster.pid')).toBe(false);
  await hub.start();
}, 120_000);

it('a stop that is cut short is no harm', async () => {
  hub.process().kill('SIGTERM');
  await pause(30);
  hub.process().kill('SIGKILL');
  await endOf(hub.process());
  await hub.start();
  expect(await hub.stop()).toBe(0);
}, 120_000);

function passerelle(verb: string, file: string, dataDir = hub.dataDir): ChildProcess {
  const args = [PROGRAM, verb, file, '--data', dataDir, '--quiet'];
  return spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
}

// A child that ends before the moment comes has passed it.
async function until(child: ChildProcess, come: () => boolean): Promise<void> {
  while (child.exitCode === null && !come()) await pause(2);
}

const isOpen = () =>
  readFileSync(join(hub.dataDir, 'postgres/postmaster.pid'), 'utf8').includes('ready');

const sums = ({ dataDir }: LivingHub) => inspect(dataDir, (opened) => checksums(opened.house.sql));
