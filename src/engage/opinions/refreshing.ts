import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq, inArray } from 'drizzle-orm';
import { type Arrivals, coordination, type Opinions } from '../../methods/opinions/opinions.ts';
import type { Executor } from '../../platform/database/database.ts';
import type { Hub } from '../../platform/hub.ts';
import { enqueue, latestJobOf, type Work } from '../../platform/jobs/jobs.ts';
import { writeCsvFile } from '../../platform/sheets/sheets.ts';
import { newestEdition } from '../../process/releases/releases.ts';
import {
  arrivalsOf,
  type Consultation,
  consultationById,
  listConsultations,
} from '../consultations/consultations.ts';
import { type Computed, computeResult, type Rules } from './computing.ts';
import { type Gathered, gather, seenNow } from './gathering.ts';
import { NO_PLACES, type Places } from './grouping.ts';
import { openVotes, voteRows } from './open-data.ts';
import { populationsNow } from './population.ts';
import { redress } from './redressing.ts';
import { voicesIn } from './result.ts';
import { CHANNELS, likelyPairs, NOTHING_SEEN, splitByChannel, type Watch } from './safeguards.ts';
import type { Silence } from './silence.ts';
import { openVoteFiles, opinionPlaces, opinionResults, opinionStates } from './tables.ts';
import { heardBy } from './unheard.ts';

const KIND = 'opinions/asked';
/** What was counted less than this ago is counted anew a little later: a stream of votes is one count. */
const PAUSE_SECONDS = 30;
/** After a count that failed. */
const REST_SECONDS = 600;

/** Asks for a count of each consultation in which something was said since the last one. */
export async function askDueOpinions(hub: Hub): Promise<void> {
  const { db } = hub.house;
  for (const consultation of await listConsultations(db, hub.clock, 'fr'))
    if (await isDue(hub, consultation.id))
      await enqueue(db, hub.clock, { kind: KIND, subject: `opinions:${consultation.id}` });
}

async function isDue(hub: Hub, id: string): Promise<boolean> {
  const { db } = hub.house;
  const now = hub.clock().getTime();
  const job = await latestJobOf(db, `opinions:${id}`);
  if (job && !job.endedAt) return false;
  const rest = job?.outcome === 'failed' ? REST_SECONDS : PAUSE_SECONDS;
  if (job?.endedAt && now - job.endedAt.getTime() < rest * 1000) return false;
  const [state] = await db.select().from(opinionStates).where(eq(opinionStates.consultationId, id));
  const seen = await stampOf(hub, id);
  return state?.seen !== seen || (await isFileDue(hub, id, seen));
}

/** All that a count depends on. */
async function stampOf(hub: Hub, id: string): Promise<string> {
  const edition = await newestEdition(hub.house.db);
  const { threat } = hub.config.hub;
  const { threshold } = hub.config.tables;
  return [await seenNow(hub.house.db, id), edition?.id ?? '', threat, threshold].join(' ');
}

/** Single votes are given away once a day at most. */
async function isFileDue(hub: Hub, id: string, seen: string): Promise<boolean> {
  const [file] = await hub.house.db
    .select({ on: openVoteFiles.on, seen: openVoteFiles.seen })
    .from(openVoteFiles)
    .where(eq(openVoteFiles.consultationId, id));
  return file !== undefined && file.on < today(hub) && file.seen !== seen;
}

const today = ({ clock }: Pick<Hub, 'clock'>): string => clock().toISOString().slice(0, 10);

/** The job: counts a consultation, and keeps what may be said of it. */
export async function countOpinions(hub: Hub, { job }: Work): Promise<void> {
  const id = job.subject.replace('opinions:', '');
  const { db } = hub.house;
  const consultation = await consultationById(db, id, 'fr');
  const seen = await stampOf(hub, id);
  const gathered = await gather(db, consultation);
  const rules = rulesOf(hub, consultation);
  const computed = computeResult(gathered.heard, rules, await placesBefore(db, consultation.id));
  const silence = await silenceOf(db, gathered, rules.threshold);
  await db.transaction((tx) => keep(tx, hub, id, { computed, silence, ...rules }));
  // What everybody waits for is shown before the team’s own page is made.
  const watch = watchOf(gathered, computed.opinions, await arrivalsOf(db, id), rules.threshold);
  await db.update(opinionStates).set({ seen, watch }).where(eq(opinionStates.consultationId, id));
  await keepFile(hub, id, seen, gathered, computed);
}

function rulesOf({ config }: Hub, { minimum }: Consultation): Rules {
  return {
    threshold: config.tables.threshold,
    minimum: Math.max(minimum, config.tables.threshold),
    threatened: config.hub.threat !== 'low',
  };
}

async function placesBefore(db: Executor, id: string): Promise<Places> {
  const [state] = await db.select().from(opinionStates).where(eq(opinionStates.consultationId, id));
  if (!state) return NO_PLACES;
  const rows = await db
    .select({ participant: opinionPlaces.participantId, group: opinionPlaces.group })
    .from(opinionPlaces)
    .where(eq(opinionPlaces.consultationId, id));
  return {
    of: new Map(rows.map(({ participant, group }) => [participant, group])),
    next: state.nextGroup,
  };
}

async function silenceOf(
  db: Executor,
  { voices, heard }: Gathered,
  threshold: number,
): Promise<Silence | null> {
  const edition = await newestEdition(db);
  const populations = await populationsNow(db);
  if (!edition || populations.length === 0) return null;
  const numberOf = new Map(heard.statements.map(({ id, number }) => [id, number]));
  return {
    edition: edition.number,
    heard: populations.flatMap((population) => heardBy(voices, population, threshold) ?? []),
    redressed: redress(voices, populations, heard.votes, numberOf, threshold),
  };
}

function watchOf(
  { heard, voices, statements }: Gathered,
  opinions: Opinions,
  arrivals: readonly Arrivals[],
  threshold: number,
): Watch {
  const channelOf = new Map(voices.map(({ id, channel }) => [id, channel]));
  const numberOf = new Map(statements.map(({ id, number }) => [id, number]));
  const split = splitByChannel(heard.votes, channelOf, numberOf, heard.hands);
  return {
    flags: coordination(opinions, everyDay(arrivals)),
    likely: likelyPairs(statements),
    channels: CHANNELS.map((channel) => ({
      channel,
      voices: voices.filter((one) => one.channel === channel).length,
      votes: heard.votes.filter(({ participant }) => channelOf.get(participant) === channel).length,
    })),
    split: split.map(({ number, tallies }) => ({
      number,
      tallies: tallies.map((tally) => (voicesIn(tally) < threshold ? null : tally)),
    })),
  };
}

/** Every day from the first to the last, those on which nobody came too. */
function everyDay(arrivals: readonly Arrivals[]): Arrivals[] {
  const counts = new Map(arrivals.map(({ day, newcomers }) => [day, newcomers]));
  const [first, last] = [arrivals[0]?.day, arrivals.at(-1)?.day];
  if (first === undefined || last === undefined) return [];
  const size = Math.round((Date.parse(last) - Date.parse(first)) / DAY) + 1;
  return Array.from({ length: size }, (_, at) => {
    const day = new Date(Date.parse(first) + at * DAY).toISOString().slice(0, 10);
    return { day, newcomers: counts.get(day) ?? 0 };
  });
}

const DAY = 86_400_000;

interface Kept {
  readonly computed: Computed;
  readonly silence: Silence | null;
  readonly threatened: boolean;
}

async function keep(tx: Executor, hub: Hub, id: string, kept: Kept): Promise<void> {
  const { computed, silence, threatened } = kept;
  const { result, places } = computed;
  const [before] = await tx
    .select({ version: opinionResults.version })
    .from(opinionResults)
    .where(eq(opinionResults.consultationId, id))
    .for('update');
  const row = { at: hub.clock(), version: (before?.version ?? 0) + 1, result, silence };
  await tx
    .insert(opinionResults)
    .values({ consultationId: id, ...row })
    .onConflictDoUpdate({ target: opinionResults.consultationId, set: row });
  const nextGroup = places.next;
  await tx
    .insert(opinionStates)
    .values({ consultationId: id, nextGroup, seen: '', watch: NOTHING_SEEN })
    .onConflictDoUpdate({ target: opinionStates.consultationId, set: { nextGroup } });
  await tx.delete(opinionPlaces).where(eq(opinionPlaces.consultationId, id));
  if (!threatened) await insertPlaces(tx, id, places);
}

const MOST_AT_ONCE = 5000;

async function insertPlaces(tx: Executor, id: string, { of }: Places): Promise<void> {
  const rows = [...of].map(([participantId, group]) => ({
    participantId,
    consultationId: id,
    group,
  }));
  for (let from = 0; from < rows.length; from += MOST_AT_ONCE)
    await tx.insert(opinionPlaces).values(rows.slice(from, from + MOST_AT_ONCE));
}

/** Single votes as a file, where they may be given away: not below the minimum, not under a threat. */
async function keepFile(
  hub: Hub,
  id: string,
  seen: string,
  { heard }: Gathered,
  { result }: Computed,
): Promise<void> {
  const { db } = hub.house;
  const [before] = await db
    .select()
    .from(openVoteFiles)
    .where(eq(openVoteFiles.consultationId, id));
  const closed = result.noGroups === 'threat' || result.noGroups === 'few';
  if (before && (closed || before.on < today(hub))) await dropFile(hub, id, before.blob);
  else if (before) return;
  if (closed) return;
  const open = openVotes(heard.votes, {
    threshold: result.threshold,
    numberOf: new Map(heard.statements.map((one) => [one.id, one.number])),
    nameOf: (participant) => nameIn(hub, id, participant),
  });
  const folder = await mkdtemp(join(tmpdir(), 'passerelle-votes-'));
  try {
    const path = join(folder, 'votes.csv');
    await writeCsvFile(voteRows(open), path);
    await db.transaction(async (tx) => {
      const { hash } = await hub.blobs.keep(tx, path, 'text/csv');
      await tx.insert(openVoteFiles).values({
        ...{ consultationId: id, on: today(hub), blob: hash, seen },
        ...{ rows: open.votes.length, withheld: open.withheld },
      });
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function dropFile(hub: Hub, id: string, blob: string): Promise<void> {
  await hub.house.db.transaction(async (tx) => {
    await tx.delete(openVoteFiles).where(inArray(openVoteFiles.consultationId, [id]));
    await hub.blobs.forget(tx, blob);
  });
}

/** What the file of one consultation calls a participant: it follows from the hub's secret, and is neither their id nor their voice. */
const nameIn = ({ keys }: Hub, id: string, participant: string): string =>
  Buffer.from(keys.hash(`open votes ${id}`, participant), 'base64url')
    .toString('hex')
    .slice(0, 16);
