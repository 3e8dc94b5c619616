import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { eq, sql } from 'drizzle-orm';
import {
  type Arrivals,
  coordination,
  type Opinions,
  type Vote,
} from '../../methods/opinions/opinions.ts';
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
  phaseOf,
  phasesOf,
} from '../consultations/consultations.ts';
import { computeResult, type Rules } from './computing.ts';
import { type Gathered, gather, seenNow } from './gathering.ts';
import type { Places } from './grouping.ts';
import { openVotes, voteRows } from './open-data.ts';
import { populationsNow } from './population.ts';
import {
  LEAST,
  type Next,
  NOTHING_TOLD,
  nextPublished,
  type Published,
  type Told,
} from './publishing.ts';
import { voteFileOf } from './reading.ts';
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
    if (consultation.openedOn && (await isDue(hub, consultation)))
      await enqueue(db, hub.clock, { kind: KIND, subject: `opinions:${consultation.id}` });
}

async function isDue(hub: Hub, consultation: Consultation): Promise<boolean> {
  const { db } = hub.house;
  const { id } = consultation;
  const now = hub.clock().getTime();
  const job = await latestJobOf(db, `opinions:${id}`);
  if (job && !job.endedAt) return false;
  const rest = job?.outcome === 'failed' ? REST_SECONDS : PAUSE_SECONDS;
  if (job?.endedAt && now - job.endedAt.getTime() < rest * 1000) return false;
  const [state] = await db.select().from(opinionStates).where(eq(opinionStates.consultationId, id));
  return state?.seen !== (await stampOf(hub, consultation)) || isFileDue(hub, state.told);
}

/** All that a count depends on. Answers are read only while they can change: leaving shows in who takes part. */
async function stampOf(hub: Hub, consultation: Consultation): Promise<string> {
  const { db } = hub.house;
  const edition = await newestEdition(db);
  const { threat } = hub.config.hub;
  const { threshold } = hub.config.tables;
  const phases = await phasesOf(db, consultation.id);
  const listens = phaseOf(consultation, phases, today(hub)) === 'listening';
  const seen = await seenNow(db, consultation.id, listens);
  return [seen, edition?.id ?? '', threat, threshold].join(' ');
}

/** Single votes are given away once a day at most, and only what stands published. */
const isFileDue = (hub: Hub, { moves, filed }: Told): boolean =>
  moves > (filed?.moves ?? 0) && (filed?.on ?? '') < today(hub);

const today = ({ clock }: Pick<Hub, 'clock'>): string => clock().toISOString().slice(0, 10);

/** The job: counts a consultation, and publishes what may be said of it. */
export async function countOpinions(hub: Hub, { job }: Work): Promise<void> {
  const id = job.subject.replace('opinions:', '');
  const { db } = hub.house;
  const consultation = await consultationById(db, id, 'fr');
  const seen = await stampOf(hub, consultation);
  const gathered = await gather(db, consultation);
  const rules = rulesOf(hub, consultation);
  const before = await publishedBefore(db, id);
  const computed = computeResult(gathered.heard, rules, placesIn(before));
  const next = nextPublished(before, gathered.heard, computed, rules);
  const silence = await silenceOf(db, gathered, rules.threshold);
  const { next: nextGroup } = computed.places;
  const moved = next.told.moves > before.told.moves;
  await db.transaction((tx) => keep(tx, hub, id, { next, silence, nextGroup, moved }));
  // What everybody waits for is shown before the team’s own page is made.
  const watch = watchOf(gathered, computed.opinions, await arrivalsOf(db, id), rules.threshold);
  await db.update(opinionStates).set({ seen, watch }).where(eq(opinionStates.consultationId, id));
  await keepFile(hub, id, next);
}

function rulesOf({ config }: Hub, { minimum }: Consultation): Rules {
  return {
    threshold: config.tables.threshold,
    minimum: Math.max(minimum, config.tables.threshold),
    threatened: config.hub.threat !== 'low',
  };
}

interface Before extends Published {
  readonly nextGroup: number;
}

async function publishedBefore(db: Executor, id: string): Promise<Before> {
  const [state] = await db.select().from(opinionStates).where(eq(opinionStates.consultationId, id));
  const [shown] = await db
    .select({ result: opinionResults.result })
    .from(opinionResults)
    .where(eq(opinionResults.consultationId, id));
  const rows = await db.select().from(opinionPlaces).where(eq(opinionPlaces.consultationId, id));
  return {
    told: { ...NOTHING_TOLD, ...state?.told },
    voices: new Map(rows.map(({ participantId, ...voice }) => [participantId, voice])),
    result: shown?.result ?? null,
    nextGroup: state?.nextGroup ?? 0,
  };
}

const placesIn = ({ voices, nextGroup }: Before): Places => ({
  of: new Map(
    [...voices].flatMap(([one, { group }]) => (group === null ? [] : [[one, group] as const])),
  ),
  next: nextGroup,
});

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
  readonly next: Next;
  readonly silence: Silence | null;
  readonly nextGroup: number;
  readonly moved: boolean;
}

async function keep(tx: Executor, hub: Hub, id: string, kept: Kept): Promise<void> {
  const { next, nextGroup, moved } = kept;
  const { told, result } = next;
  const [before] = await tx
    .select()
    .from(opinionResults)
    .where(eq(opinionResults.consultationId, id))
    .for('update');
  // Who was not heard is told anew together with how many people take part.
  const silence = next.grown ? kept.silence : (before?.silence ?? kept.silence);
  if (!before || !isDeepStrictEqual([before.result, before.silence], plain([result, silence]))) {
    const row = { at: hub.clock(), version: (before?.version ?? 0) + 1, result, silence };
    await tx
      .insert(opinionResults)
      .values({ consultationId: id, ...row })
      .onConflictDoUpdate({ target: opinionResults.consultationId, set: row });
  }
  await tx
    .insert(opinionStates)
    .values({ consultationId: id, nextGroup, told, seen: '', watch: NOTHING_SEEN })
    .onConflictDoUpdate({ target: opinionStates.consultationId, set: { nextGroup, told } });
  if (moved) await keepVoices(tx, id, next);
}

/** As JSON keeps it. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

const MOST_AT_ONCE = 5000;

/** In the order of random keys; who left meanwhile is not brought back. */
async function keepVoices(tx: Executor, id: string, { voices }: Next): Promise<void> {
  await tx.delete(opinionPlaces).where(eq(opinionPlaces.consultationId, id));
  const here = await tx.execute<{ id: string }>(
    sql`select id from participants where consultation_id = ${id} order by id for key share`,
  );
  const rows = [...here].flatMap(({ id: participantId }) => {
    const voice = voices.get(participantId);
    return voice ? [{ participantId, consultationId: id, ...voice }] : [];
  });
  for (let from = 0; from < rows.length; from += MOST_AT_ONCE)
    await tx.insert(opinionPlaces).values(rows.slice(from, from + MOST_AT_ONCE));
}

/** Single votes as a file, where they may be given away: not below the minimum, not under a threat; only what stands published. */
async function keepFile(hub: Hub, id: string, { told, voices, result }: Next): Promise<void> {
  const { db } = hub.house;
  const before = await voteFileOf(db, id);
  const closed = result.noGroups === 'threat' || result.noGroups === 'few';
  if (told.filed && !before) await hub.blobs.forget(db, told.filed.blob);
  if (closed && before) await dropFile(hub, id, before.blob);
  if (closed || !isFileDue(hub, told)) return;
  const on = today(hub);
  const numbers = new Map(result.statements.map((one) => [String(one.number), one.id]));
  const open = openVotes(votesIn(voices, numbers), {
    threshold: Math.max(LEAST, result.threshold),
    numberOf: new Map(result.statements.map((one) => [one.id, one.number])),
    voicesOf: new Map(
      result.statements.map(({ id: one, tally }) => [one, tally ? voicesIn(tally) : 0]),
    ),
    nameOf: (participant) => nameIn(hub, `${id} ${on}`, participant),
  });
  const folder = await mkdtemp(join(tmpdir(), 'passerelle-votes-'));
  try {
    const path = join(folder, 'votes.csv');
    await writeCsvFile(voteRows(open), path);
    if (before) await dropFile(hub, id, before.blob);
    await db.transaction(async (tx) => {
      const { hash } = await hub.blobs.keep(tx, path, 'text/csv');
      const seen = String(told.moves);
      await tx.insert(openVoteFiles).values({
        ...{ consultationId: id, on, blob: hash, seen },
        ...{ rows: open.votes.length, withheld: open.withheld },
      });
      const filed = { moves: told.moves, on, blob: hash };
      await tx
        .update(opinionStates)
        .set({ told: { ...told, filed } })
        .where(eq(opinionStates.consultationId, id));
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const votesIn = (voices: Next['voices'], ids: ReadonlyMap<string, string>): Vote[] =>
  [...voices].flatMap(([participant, { said }]) =>
    Object.entries(said).flatMap(([number, { vote }]) => {
      const statement = ids.get(number);
      return vote === undefined || !statement ? [] : [{ participant, statement, vote }];
    }),
  );

async function dropFile(hub: Hub, id: string, blob: string): Promise<void> {
  await hub.house.db.transaction(async (tx) => {
    await tx.delete(openVoteFiles).where(eq(openVoteFiles.consultationId, id));
    await hub.blobs.forget(tx, blob);
  });
}

/** What the file of one day calls a participant: it follows from the hub's secret, and is neither their id, nor their voice, nor what another file calls them. */
const nameIn = ({ keys }: Hub, file: string, participant: string): string =>
  Buffer.from(keys.hash(`open votes ${file}`, participant), 'base64url')
    .toString('hex')
    .slice(0, 16);
