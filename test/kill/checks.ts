import { inArray } from 'drizzle-orm';
import { imports } from '../../src/collect/imports/tables.ts';
import { holders } from '../../src/collect/sources/tables.ts';
import { operatorLinks } from '../../src/people/operators/tables.ts';
import { verifyBlobs } from '../../src/platform/blobs/checking.ts';
import type { Hub } from '../../src/platform/hub.ts';
import { verifyJournal } from '../../src/platform/journal/journal.ts';
import { verifyReleases } from '../../src/process/releases/releases.ts';
import { releases } from '../../src/process/releases/tables.ts';
import { runs } from '../../src/process/runs/tables.ts';
import type { Acknowledged } from './writers.ts';

/** Everything that is not as it must be, in words; empty where all is well. */
export async function faultsOf(hub: Hub, acknowledged: Acknowledged): Promise<string[]> {
  // The writers go on meanwhile: what is asked is what was acknowledged before the question.
  const asked = {
    links: [...acknowledged.links].map((link) => hub.keys.hash('operator-link', link)),
    holders: [...acknowledged.holders],
    uploads: [...acknowledged.uploads],
    applied: [...acknowledged.applied],
    runs: [...acknowledged.runs],
    released: [...acknowledged.released],
  };
  return [...(await lost(hub, asked)), ...(await halfDone(hub)), ...(await verified(hub))];
}

async function lost(hub: Hub, asked: Record<keyof Acknowledged, string[]>): Promise<string[]> {
  const { db } = hub.house;
  const links = await db
    .select({ usedAt: operatorLinks.usedAt })
    .from(operatorLinks)
    .where(inArray(operatorLinks.secretHash, ['', ...asked.links]));
  const known = await db
    .select({ name: holders.name })
    .from(holders)
    .where(inArray(holders.name, ['', ...asked.holders]));
  const rows = await db.select({ id: imports.id, appliedAt: imports.appliedAt }).from(imports);
  const ids = new Set(rows.map(({ id }) => id));
  const counting = new Set(rows.filter(({ appliedAt }) => appliedAt).map(({ id }) => id));
  const begun = new Set((await db.select({ id: runs.id }).from(runs)).map(({ id }) => id));
  const published = await db.select({ number: releases.number }).from(releases);
  const made = new Set(published.map(({ number }) => `${number}`));
  const missing: [string, number][] = [
    ['links', asked.links.length - links.filter(({ usedAt }) => usedAt).length],
    ['holders', asked.holders.length - known.length],
    ['uploads', asked.uploads.filter((id) => !ids.has(id)).length],
    ['applied imports', asked.applied.filter((id) => !counting.has(id)).length],
    ['runs', asked.runs.filter((id) => !begun.has(id)).length],
    ['releases', asked.released.filter((number) => !made.has(number)).length],
  ];
  return missing
    .filter(([, count]) => count !== 0)
    .map(([what, count]) => `${count} acknowledged ${what} lost (negative: there twice)`);
}

/** Pairs of numbers that one transaction each keeps equal. */
async function halfDone(hub: Hub): Promise<string[]> {
  const pairs = await hub.house.sql<{ what: string; a: string; b: string }[]>`
    select 'links used and sessions opened' as what,
      (select count(*) from operator_links where used_at is not null) as a,
      (select count(*) from sessions where method = 'operator') as b
    union all select 'sessions and their acts', (select count(*) from sessions),
      (select count(*) from journal where act = 'sessions/opened')
    union all select 'holders and their acts', (select count(*) from holders),
      (select count(*) from journal where act = 'holders/added')
    union all select 'imports and their acts', (select count(*) from imports),
      (select count(*) from journal where act = 'imports/received')
    union all select 'imports staged and their acts', (select count(*) from imports where staged_at is not null),
      (select count(distinct subject) from journal where act = 'imports/staged')
    union all select 'imports staged and those with all their files', (select count(*) from imports where staged_at is not null),
      (select count(*) from imports where issues is not null and facts is not null)
    union all select 'imports applied and their acts', (select count(*) from imports where applied_at is not null),
      (select count(distinct subject) from journal where act = 'imports/applied')
    union all select 'runs finished and those with their tables', (select count(*) from runs where finished_at is not null),
      (select count(*) from runs where manifest is not null and tables is not null)
    union all select 'runs finished and their acts', (select count(*) from runs where finished_at is not null),
      (select count(distinct subject) from journal where act = 'runs/finished')
    union all select 'releases and their acts', (select count(*) from releases),
      (select count(*) from journal where act = 'releases/published')
    union all select 'releases loaded and those with rows', (select count(*) from releases where loaded),
      (select count(distinct release_id) from release_facts)
    union all select 'releases loaded and those with documents', (select count(*) from releases where loaded),
      (select count(distinct release_id) from release_documents)
    union all select 'journal rows with details and their commitments', (select count(*) from journal_details),
      (select count(*) from journal where commitment is not null)`;
  return pairs.filter(({ a, b }) => a !== b).map(({ what, a, b }) => `${what}: ${a} and ${b}`);
}

async function verified(hub: Hub): Promise<string[]> {
  const chain = await verifyJournal(hub.house.sql);
  const releases = await verifyReleases(hub);
  const blobs = await verifyBlobs(hub.house.sql);
  const faults = releases.faults.map(({ number, fault }) => `release ${number}: ${fault}`);
  if (chain.brokenAt !== null) faults.push(`the journal's chain is broken at ${chain.brokenAt}`);
  if (chain.altered.length > 0) faults.push(`${chain.altered.length} acts were altered`);
  return [...faults, ...blobs.damaged.map((hash) => `blob ${hash} is damaged`)];
}
