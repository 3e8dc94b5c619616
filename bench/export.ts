/**
 * The export of every fact of a release, from a hub whose release was filled up to a million rows: how much more memory
 * the hub takes while it streams, beside an export of a hundred thousand.
 */
import type { ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import postgres from 'postgres';
import { embeddedUrl } from '../src/platform/postgres/embedded.ts';
import { megabytesOf } from './children.ts';
import { ADDRESS, withHub } from './hubs.ts';
import type { Result } from './result.ts';

const SMALL = 100_000;
const LARGE = 1_000_000;

export function benchExport([given]: string[]): AsyncGenerator<Result> {
  return withHub(given, async function* (hub, folder) {
    // The first export loads what every later one uses too.
    await fill(folder, SMALL);
    await exported(hub, SMALL);
    const small = await exported(hub, SMALL);
    await fill(folder, LARGE);
    const large = await exported(hub, LARGE);
    yield {
      name: 'export: peak memory of the hub, 1,000,000 rows',
      unit: 'MB',
      ours: large.megabytes,
      peer: small.megabytes,
      floor: { most: 1.25 },
      note: `${Math.round(large.rows / large.seconds)} rows a second; the peer is 100,000 rows`,
    };
  });
}

interface Exported {
  readonly rows: number;
  readonly seconds: number;
  readonly megabytes: number;
}

async function exported(hub: ChildProcess, least: number): Promise<Exported> {
  const began = performance.now();
  let [rows, megabytes] = [0, 0];
  const look = setInterval(() => {
    megabytes = Math.max(megabytes, megabytesOf(hub.pid ?? 0));
  }, 100);
  const answer = await fetch(`${ADDRESS}/api/v1/facts.csv`);
  for await (const bytes of answer.body ?? []) for (const byte of bytes) if (byte === 10) rows += 1;
  clearInterval(look);
  if (rows <= least) throw new Error(`${rows} lines of more than ${least}`);
  return { rows, seconds: (performance.now() - began) / 1000, megabytes };
}

/** Copies the release's own facts until there are enough of them. */
async function fill(folder: string, rows: number): Promise<void> {
  const lines = (await readFile(join(folder, 'postgres', 'postmaster.pid'), 'utf8')).split('\n');
  const sql = postgres(await embeddedUrl(folder, Number(lines[3])), { max: 1 });
  const columns = await sql<{ name: string }[]>`
    select column_name as name from information_schema.columns
    where table_name = 'release_facts' and column_name not in ('position') order by ordinal_position`;
  const list = columns.map(({ name }) => `"${name}"`).join(', ');
  await sql.unsafe(`insert into release_facts (position, ${list})
    select (select max(position) from release_facts) + row_number() over (), ${list}
    from release_facts, generate_series(1, 1 + ${rows} / (select count(*)::int from release_facts))
    limit greatest(0, ${rows} - (select count(*) from release_facts))`);
  await sql.end();
}
