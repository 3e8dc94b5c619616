import { desc, eq, sql as raw } from 'drizzle-orm';
import { appliedImports, importById } from '../../collect/imports/imports.ts';
import { closureOf, mosaic, type Tile, titleOf } from '../../collect/sources/sources.ts';
import type { Clock } from '../../platform/clock.ts';
import { type Executor, inTransaction } from '../../platform/database/database.ts';
import type { Hub } from '../../platform/hub.ts';
import { newId } from '../../platform/ids.ts';
import { enqueue, type Work } from '../../platform/jobs/jobs.ts';
import { record, verifyJournal } from '../../platform/journal/journal.ts';
import { readMark } from '../../platform/marks/marks.ts';
import { Problem } from '../../platform/problem.ts';
import {
  estimateReport,
  estimateToRelease,
  type ReleasedEstimate,
} from '../estimates/estimates.ts';
import {
  disclosureReport,
  markReleased,
  personsToRelease,
  type ReleasedPersons,
} from '../person-tables/person-tables.ts';
import { keepComparison, type Run, runById } from '../runs/runs.ts';
import { countVolunteers } from '../volunteers/volunteers.ts';
import { compareFacts, type Difference } from './differences.ts';
import { CHANNEL, newestEdition } from './editions.ts';
import { writePackage } from './package.ts';
import {
  keepEstimate,
  keepPersons,
  keepVolunteers,
  loadRelease,
  type Tables,
  withDuck,
} from './publishing.ts';
import { releases } from './tables.ts';

export {
  DIMENSIONS,
  lineageOf,
  PRICE_CEILING_PERCENT,
  PRICE_TARGET_PERCENT,
} from '../pipeline/corridors/corridors.ts';
export { verifyReleases } from './checking.ts';
export type { Difference } from './differences.ts';
export { type Edition, followEditions, newestEdition } from './editions.ts';
export * from './reading.ts';

export type Release = typeof releases.$inferSelect;

interface By {
  readonly clock: Clock;
  readonly actor: string;
}

/** Asks for a run to be published; the work itself is a job. */
export async function askToPublish(tx: Executor, by: By, run: Run): Promise<string> {
  if (!run.finishedAt) throw new Problem('release/run-not-finished', 409);
  await refuseUnfit(tx, by.clock, run);
  await record(tx, by.clock, { actor: by.actor, act: 'releases/asked', subject: `run:${run.id}` });
  return enqueue(tx, by.clock, { kind: 'releases/asked', subject: `run:${run.id}` });
}

/** The job: makes the package and switches every page to the new release at once. */
export async function publishRun(hub: Hub, { job, progress }: Work): Promise<void> {
  const row = await runById(hub.house.db, job.subject.replace('run:', ''));
  await publish(
    hub,
    row,
    (share) => void progress(share, { key: 'releases.publishing' }).catch(() => {}),
  );
}

export async function publish(
  hub: Hub,
  run: Run,
  onProgress?: (share: number) => void,
): Promise<Release> {
  await refuseUnfit(hub.house.db, hub.clock, run);
  const tables = await tablesOf(hub, run);
  const difference = await differenceOf(hub, run);
  const chain = await verifyJournal(hub.house.sql);
  const prepared = {
    id: newId(),
    publishedAt: hub.clock(),
    demo: (await readMark(hub.house.db, 'demo')) === true,
  };
  return withDuck(async (duck, folder) => {
    return inTransaction(hub.house, async (tx, sql) => {
      const number = await nextNumber(tx);
      // Counted at the last moment: whoever has withdrawn by now is not in this release.
      const volunteers = await countVolunteers(tx, hub);
      const persons = await personsToRelease(tx, hub);
      const estimate = await estimateToRelease(tx, hub);
      const report = reportOf(hub, run, { volunteers: volunteers.length > 0, persons, estimate });
      const content = {
        ...prepared,
        number,
        name: hub.config.hub.name,
        title: `${hub.config.hub.name} ${number}`,
        createdAt: prepared.publishedAt,
        tables,
        manifest: manifestOf(run),
        report,
        difference,
        sources: sourcesOf(run),
        volunteers,
        persons: persons?.documents ?? [],
        estimate: estimate?.document ?? null,
      };
      const { path, signature } = await writePackage(duck, folder, content, hub.keys);
      onProgress?.(0.3);
      const { hash } = await hub.blobs.keep(tx, path, 'application/zip');
      const row = {
        ...prepared,
        number,
        runId: run.id,
        package: hash,
        signature,
        publicKey: hub.keys.publicKey,
        report,
        difference: { ...difference },
        journalHead: chain.head,
      };
      const [made] = await tx.insert(releases).values(row).returning();
      if (!made) throw new Error('an inserted release was not returned');
      await loadRelease(sql, made.id, tables, (share) => onProgress?.(0.3 + 0.7 * share));
      await keepVolunteers(tx, made.id, volunteers);
      await keepPersons(tx, made.id, persons?.documents ?? []);
      await keepEstimate(tx, made.id, estimate?.document ?? null);
      if (persons) await markReleased(tx, hub, persons, number);
      await unload(tx, number);
      await record(tx, hub.clock, {
        actor: 'worker',
        act: 'releases/published',
        subject: `release:${made.id}`,
        details: { number, package: hash },
      });
      await tx.execute(raw`select pg_notify(${CHANNEL}, ${made.id})`);
      return made;
    });
  });
}

/** Sources of a finished run that may no longer be published: their agreement has ended, expired or changed since. */
export async function closedSources(db: Executor, clock: Clock, run: Run): Promise<Tile[]> {
  const used = new Set((parametersOf(run)?.sources ?? []).map(({ id }) => id));
  const today = clock().toISOString().slice(0, 10);
  return (await mosaic(db)).filter((tile) => used.has(tile.source.id) && closureOf(tile, today));
}

/** A run holds what counted when it was made: since then an agreement may have ended, or an import been taken back. */
async function refuseUnfit(db: Executor, clock: Clock, run: Run): Promise<void> {
  await refuseClosed(db, clock, run);
  await refuseTakenBack(db, run);
}

async function refuseTakenBack(db: Executor, run: Run): Promise<void> {
  const counting = new Set((await appliedImports(db)).map(({ id }) => id));
  const gone = run.imports.find((id) => !counting.has(id));
  if (!gone) return;
  const { fileName } = await importById(db, gone);
  throw new Problem('release/import-taken-back', 409, { file: fileName });
}

async function refuseClosed(db: Executor, clock: Clock, run: Run): Promise<void> {
  const [first] = await closedSources(db, clock, run);
  if (!first) return;
  throw new Problem('release/source-closed', 409, { source: titleOf(first.source.title, 'fr') });
}

async function nextNumber(tx: Executor): Promise<number> {
  await tx.execute(raw`lock table releases in share row exclusive mode`);
  const [last] = await tx
    .select({ number: releases.number })
    .from(releases)
    .orderBy(desc(releases.number))
    .limit(1);
  return (last?.number ?? 0) + 1;
}

// The two newest stay loaded, so that a withdrawal can step back at once; older ones keep their package.
async function unload(tx: Executor, newest: number): Promise<void> {
  const old = raw`(select id from releases where loaded and number < ${newest - 1})`;
  for (const table of ['release_documents', 'release_facts', 'release_cells']) {
    await tx.execute(raw`delete from ${raw.identifier(table)} where release_id in ${old}`);
  }
  await tx.execute(raw`update releases set loaded = false where loaded and number < ${newest - 1}`);
}

async function tablesOf(hub: Hub, run: Run): Promise<Tables> {
  const files: Record<string, string> = {};
  for (const [name, hash] of Object.entries(run.tables ?? {}))
    files[name] = await hub.blobs.file(hub.house.db, hash);
  return files;
}

/** What a run was compared with, and what came of it. */
interface Compared {
  /** The release that stood then; null for none. */
  readonly release: string | null;
  readonly difference: Difference;
}

/** The job: compares a run with the release that stands, for whoever decides about publishing it. */
export async function compareRun(hub: Hub, { job }: Work): Promise<void> {
  const run = await runById(hub.house.db, job.subject.replace('difference:', ''));
  const release = (await newestEdition(hub.house.db))?.id ?? null;
  const compared: Compared = { release, difference: await differenceOf(hub, run) };
  await keepComparison(hub.house.db, run.id, compared);
}

/** What publishing this run would change for readers; null while nobody has compared it with the release that stands now. */
export async function knownDifference(db: Executor, { manifest }: Run): Promise<Difference | null> {
  const compared = manifest?.compared as Compared | undefined; // written by `compareRun`
  const current = (await newestEdition(db))?.id ?? null;
  return compared?.release === current ? compared.difference : null;
}

// Reads two tables of facts with the engine: for jobs and the command line, never for the web process.
async function differenceOf(hub: Hub, run: Run): Promise<Difference> {
  const current = await newestEdition(hub.house.db);
  const before =
    current && (await runById(hub.house.db, (await releaseById(hub.house.db, current.id)).runId));
  const facts = async (of: Run | null) =>
    of?.tables?.facts ? hub.blobs.file(hub.house.db, of.tables.facts) : null;
  const after = await facts(run);
  if (!after) throw new Problem('release/run-not-finished', 409);
  return compareFacts(current?.number ?? null, await facts(before), after);
}

// What the run did, without what it was compared with since.
function manifestOf({ manifest }: Run): unknown {
  const { compared: _, ...rest } = manifest ?? {};
  return rest;
}

interface RunSource {
  readonly id: string;
  readonly slug: string;
  readonly holder: string;
  readonly licence: string;
  readonly protect: boolean;
  readonly title: { readonly en: string };
}

// The manifest records the parameters of the run as they were given.
const parametersOf = (run: Run) =>
  (run.manifest as { parameters?: { sources?: RunSource[] } } | null)?.parameters;

function sourcesOf(run: Run) {
  return (parametersOf(run)?.sources ?? []).map(({ title, holder, licence }) => ({
    title: title.en,
    holder,
    licence,
  }));
}

/** What a release says of people that no source does. */
interface Counted {
  readonly volunteers: boolean;
  readonly persons: ReleasedPersons | null;
  readonly estimate: ReleasedEstimate | null;
}

/** What the release withholds, under which rule. */
function reportOf(
  { config }: Hub,
  run: Run,
  { volunteers, persons, estimate }: Counted,
): Record<string, unknown> {
  const protectedSources = (parametersOf(run)?.sources ?? [])
    .filter(({ protect }) => protect)
    .map(({ slug }) => slug);
  return {
    rule: 'Counts of fewer than 10 persons from sources that are not public are withheld; their other counts are rounded to a multiple of 5.',
    protectedSources,
    ...(volunteers && {
      volunteers:
        'Answers of fewer than 10 volunteers are merged into "other", which stands for 10 or more; all counts are rounded to a multiple of 5; no two questions are crossed; an origin has tables of its own from 30 volunteers on, where those outside it are none or 10 and more.',
    }),
    ...(persons && { persons: disclosureReport(persons) }),
    ...(estimate && { estimate: estimateReport(estimate, config.tables.threshold) }),
    steps:
      (run.manifest as { steps?: { table: string; rows: number }[] } | null)?.steps?.map(
        ({ table, rows }) => ({ table, rows }),
      ) ?? [],
  };
}

/** A reason is shown beside the release for ever. */
export const LONGEST_REASON = 1000;

/** Takes a release back with its reason; pages step back to the one before at once. */
export async function withdraw(hub: Hub, by: By, release: Release, reason: string): Promise<void> {
  if (release.withdrawnAt) throw new Problem('release/withdrawn', 409);
  const said = reason.trim();
  if (!said) throw new Problem('release/no-reason', 422);
  if (said.length > LONGEST_REASON)
    throw new Problem('release/long-reason', 422, { most: LONGEST_REASON, length: said.length });
  await hub.house.db.transaction(async (tx) => {
    await tx
      .update(releases)
      .set({ withdrawnAt: by.clock(), withdrawnReason: said })
      .where(eq(releases.id, release.id));
    await record(tx, by.clock, {
      actor: by.actor,
      act: 'releases/withdrawn',
      subject: `release:${release.id}`,
      details: { reason: said },
    });
    await tx.execute(raw`select pg_notify(${CHANNEL}, ${release.id})`);
  });
}

export async function listReleases(db: Executor): Promise<Release[]> {
  return db.select().from(releases).orderBy(desc(releases.number)).limit(100);
}

export async function releaseById(db: Executor, id: string): Promise<Release> {
  const [row] = await db.select().from(releases).where(eq(releases.id, id));
  if (!row) throw new Problem('page/not-found', 404);
  return row;
}

export async function releaseByNumber(db: Executor, number: number): Promise<Release> {
  const [row] = Number.isSafeInteger(number)
    ? await db.select().from(releases).where(raw`${releases.number} = ${number}::bigint`)
    : [];
  if (!row) throw new Problem('page/not-found', 404);
  return row;
}
