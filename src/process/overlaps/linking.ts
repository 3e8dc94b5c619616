/** Which lines of two files are one person: only where every agreement allows, and of a holder's own lines alone. */
import { randomInt } from 'node:crypto';
import { eq, or } from 'drizzle-orm';
import { matchOneToOne } from '../../methods/encoding/encoding.ts';
import type { Executor } from '../../platform/database/database.ts';
import type { Hub } from '../../platform/hub.ts';
import { newId } from '../../platform/ids.ts';
import { enqueue, type Work } from '../../platform/jobs/jobs.ts';
import { record } from '../../platform/journal/journal.ts';
import { Problem } from '../../platform/problem.ts';
import { csvLine } from '../../platform/sheets/sheets.ts';
import type { By } from '../../web/http/actor.ts';
import { comparePairs } from './comparing.ts';
import { couplesOf, openParties } from './counting.ts';
import {
  closureOf,
  countOf,
  type Overlap,
  overlapById,
  type Party,
  partiesOf,
  todayOf,
} from './finding.ts';
import { refuseEnded } from './projects.ts';
import { linksPlace } from './receiving.ts';
import { overlapLinks, overlaps } from './tables.ts';

/** Fewer links than these would tell a size that is not shown. */
const LEAST = 10;

/** Whoever does not let their lines be linked today, with the reason. Links need that there is nobody. */
export const unwilling = (parties: readonly Party[], today: string) =>
  parties.flatMap((party) => {
    const why = party.withdrawnAt
      ? ('withdrawn' as const)
      : closureOf(party.tile, 'encoded-links', today);
    return why ? [{ party, why }] : [];
  });

/** Whether all agreements let both sides of a link have a number in common. */
export const allowsPairs = (parties: readonly Party[], today: string): boolean =>
  parties.every(({ tile }) => closureOf(tile, 'encoded-pairs', today) === null);

/** Asks for the links of the files that were counted; the answer is a job. */
export async function askForLinks(tx: Executor, hub: Hub, by: By, overlap: Overlap): Promise<void> {
  refuseEnded(overlap);
  const parties = await partiesOf(tx, overlap.id);
  refuseUnwilling(parties, todayOf(hub));
  const count = await countOf(tx, overlap.id);
  if (!count) throw new Problem('overlap/not-counted', 409);
  await record(tx, by.clock, {
    actor: by.actor,
    act: 'overlaps/links-asked',
    subject: `overlap:${overlap.id}`,
  });
  await enqueue(tx, by.clock, {
    kind: 'overlaps/links-asked',
    subject: `overlap:${overlap.id}`,
    input: { files: count.files },
  });
}

function refuseUnwilling(parties: readonly Party[], today: string): void {
  const [first] = unwilling(parties, today);
  if (first) throw new Problem('overlap/not-agreed', 409, { holder: first.party.tile.holder.name });
}

/** The job. */
export async function linkAsked(hub: Hub, work: Work): Promise<void> {
  const { db } = hub.house;
  const overlap = await overlapById(db, work.job.subject.replace('overlap:', ''));
  const { files } = work.job.input as { files: string[] }; // as `askForLinks` wrote it
  if (overlap.endedAt) return;
  const parties = await partiesOf(db, overlap.id);
  refuseUnwilling(parties, todayOf(hub));
  const compared = await openParties(hub, parties, files);
  const couples = couplesOf(compared);
  const made: Made[] = [];
  for (const [at, [a, b]] of couples.entries()) {
    const pairs = await comparePairs(a.filters, b.filters, overlap.threshold, {
      signal: work.signal,
      onShare: (own) =>
        work.progress((at + own) / couples.length, { key: 'overlaps.job.comparing' }),
    });
    const found = matchOneToOne(pairs).map((match): [number, number] => [match.a, match.b]);
    const rows = found.length >= LEAST ? shuffled(found) : [];
    made.push({ a: a.party.file?.id ?? '', b: b.party.file?.id ?? '', rows });
  }
  await db.transaction((tx) => keepLinks(hub, tx, overlap, files, made));
}

interface Made {
  readonly a: string;
  readonly b: string;
  /** Places of lines, in an order that says nothing: the number of a link is its place here. */
  readonly rows: readonly (readonly [number, number])[];
}

async function keepLinks(
  hub: Hub,
  tx: Executor,
  overlap: Overlap,
  files: readonly string[],
  made: readonly Made[],
): Promise<void> {
  // Who withdrew, or whose agreement ended, while the lists were compared.
  const parties = await partiesOf(tx, overlap.id);
  refuseUnwilling(parties, todayOf(hub));
  const now = new Set(parties.map(({ file }) => file?.id));
  if (!files.every((file) => now.has(file))) throw new Problem('overlap/file-gone', 409);
  await tx.delete(overlapLinks).where(eq(overlapLinks.overlapId, overlap.id));
  for (const { a, b, rows } of made) {
    const id = newId();
    await tx.insert(overlapLinks).values({
      ...{ id, overlapId: overlap.id, a, b, madeAt: hub.clock() },
      links: rows.length ? Math.round(rows.length / 5) * 5 : null,
      sealed: hub.keys.fields.seal(linksPlace(id), JSON.stringify(rows)),
    });
  }
  await tx
    .update(overlaps)
    .set({ linkedAt: hub.clock(), unlinkedAt: null, unlinkedWhy: null })
    .where(eq(overlaps.id, overlap.id));
  await record(tx, hub.clock, {
    actor: 'worker',
    act: 'overlaps/linked',
    subject: `overlap:${overlap.id}`,
    details: { pairs: made.length },
  });
}

/** Fisher and Yates (1938). */
function shuffled<T>(given: readonly T[]): T[] {
  const all = [...given];
  for (let at = all.length - 1; at > 0; at -= 1) {
    const other = randomInt(at + 1);
    [all[at], all[other]] = [all[other] as T, all[at] as T]; // both are places of the list
  }
  return all;
}

export interface LinksWith {
  readonly party: Party;
  /** Rounded; null below ten. */
  readonly links: number | null;
}

/** With whom a holder has links that it may fetch today. */
export async function linksFor(db: Executor, hub: Hub, party: Party): Promise<LinksWith[]> {
  const parties = await partiesOf(db, party.overlapId);
  if (!party.file || unwilling(parties, todayOf(hub)).length > 0) return [];
  return (await rowsOf(db, party)).flatMap(({ a, b, links }) => {
    const other = a === party.file?.id ? b : a;
    const partner = parties.find(({ file }) => file?.id === other);
    return partner ? [{ party: partner, links }] : [];
  });
}

const rowsOf = (db: Executor, { file }: Party) =>
  db
    .select()
    .from(overlapLinks)
    .where(or(eq(overlapLinks.a, file?.id ?? ''), eq(overlapLinks.b, file?.id ?? '')))
    .orderBy(overlapLinks.id);

/**
 * The lines of a holder's own file that have a partner, as the line under the header is 2; with whom; and, where all
 * agreements allow it, a number that the partner's line bears too. Journaled by whoever hands it out.
 */
export async function linksFile(hub: Hub, tx: Executor, by: By, party: Party): Promise<string> {
  const parties = await partiesOf(tx, party.overlapId);
  refuseUnwilling(parties, todayOf(hub));
  if (!party.file) throw new Problem('overlap/file-gone', 409);
  const pairs = allowsPairs(parties, todayOf(hub));
  const lines = (await rowsOf(tx, party)).flatMap(({ id, a, b, sealed }) => {
    const own = a === party.file?.id ? 0 : 1;
    const partner = parties.find(({ file }) => file?.id === (own ? a : b));
    // Written by `keepLinks` alone.
    const rows = JSON.parse(hub.keys.fields.open(linksPlace(id), sealed)) as [number, number][];
    const name = partner?.tile.holder.name ?? '';
    return rows.map((row, link) => ({ line: row[own] + 2, name, link: linkName(hub, id, link) }));
  });
  if (lines.length === 0) throw new Problem('overlap/no-links', 404);
  await record(tx, by.clock, {
    actor: by.actor,
    act: 'overlaps/links-fetched',
    subject: `overlap:${party.overlapId}`,
    details: { party: party.id },
  });
  const header = ['line', 'with', ...(pairs ? ['link'] : [])];
  return [
    csvLine(header),
    ...lines
      .toSorted((one, other) => one.line - other.line)
      .map(({ line, name, link }) => csvLine([line, name, ...(pairs ? [link] : [])])),
  ].join('');
}

/** The same for both sides, and for nobody else's links. */
const linkName = ({ keys }: Hub, links: string, at: number): string =>
  keys.hash(`overlap link ${links}`, String(at)).slice(0, 12);
