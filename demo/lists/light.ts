/** The five invented lists go the way of a holder's own: each step asks for the jobs that do it, and then for the next step. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import {
  allLists,
  askToAccept,
  confirmMapping,
  type List,
  listById,
  receiveList,
  stateOf,
} from '../../src/collect/lists/lists.ts';
import {
  addAgreement,
  addHolder,
  addSource,
  findSource,
  type Source,
} from '../../src/collect/sources/sources.ts';
import type { Clock } from '../../src/platform/clock.ts';
import type { Executor } from '../../src/platform/database/database.ts';
import type { Hub } from '../../src/platform/hub.ts';
import { enqueue, jobsOf, type Work } from '../../src/platform/jobs/jobs.ts';
import { askToEstimate, newestEstimate } from '../../src/process/estimates/estimates.ts';
import {
  askToLink,
  askToPlan,
  type Linkage,
  listLinkages,
  openLinkage,
} from '../../src/process/intake/intake.ts';
import { askForTables, newestTables } from '../../src/process/person-tables/person-tables.ts';
import { LISTS, type ListName } from './coverage.ts';
import { LAYOUTS } from './layouts.ts';
import { generateLists } from './lists.ts';
import { PEOPLE_SOURCES } from './sources.ts';

const JOB = { kind: 'demo/lists', subject: 'hub:demo-lists' } as const;

/** Where all of them come from and live. */
const CORRIDOR = { origin: 'SEN', residence: 'MAR' } as const;

/** How many persons are invented; without a number, all whom the truth of the demonstration has there. */
const asked = z.object({ persons: z.number().int().nonnegative().optional() });
type Asked = z.infer<typeof asked>;

/** Asks for the lists, unless they are to be of nobody. */
export async function askForLists(tx: Executor, clock: Clock, given: unknown): Promise<void> {
  const input = asked.parse(given);
  if (input.persons !== 0) await enqueue(tx, clock, { ...JOB, input });
}

/** The job: takes the next step, wherever the last one ended; what somebody changed or took back in the meantime stays so. */
export async function lightLists(hub: Hub, work: Work): Promise<void> {
  const { db } = hub.house;
  const input = asked.parse(work.job.input);
  if ((await takeStep(hub, input, work)) === 'over') return;
  const others = (await jobsOf(db, JOB.subject)).filter(({ id }) => id !== work.job.id);
  if (others.every(({ endedAt }) => endedAt)) await askForLists(db, hub.clock, input);
}

type Step = 'asked' | 'over';

async function takeStep(hub: Hub, input: Asked, { signal }: Work): Promise<Step> {
  const { db } = hub.house;
  const lists = await listsOf(db);
  if (lists.length < LISTS.length) return receiveAll(hub, input, signal);
  if (
    await isBusy(
      db,
      lists.map(({ id }) => `list:${id}`),
    )
  )
    return waiting(signal);
  const states = lists.map(stateOf);
  if (states.some((state) => state === 'read')) return acceptAll(hub, lists);
  if (states.some((state) => state !== 'accepted')) return 'over';
  return link(hub, lists, signal);
}

/** Lists of the five sources, one of each, in their order. */
async function listsOf(db: Executor): Promise<List[]> {
  const all = await allLists(db);
  const found = await Promise.all(
    LISTS.map(async (name) => {
      const source = await findSource(db, PEOPLE_SOURCES[name].slug);
      return source && all.find(({ sourceId }) => sourceId === source.id);
    }),
  );
  return found.filter((list) => list !== null && list !== undefined);
}

const isBusy = async (db: Executor, subjects: readonly string[]): Promise<boolean> => {
  const jobs = await Promise.all(subjects.map((subject) => jobsOf(db, subject)));
  return jobs.flat().some(({ endedAt }) => !endedAt);
};

const PATIENCE_MS = 5000;

/** Another worker is at it, or it is tried again in a moment. */
async function waiting(signal: AbortSignal): Promise<Step> {
  await pause(PATIENCE_MS, undefined, { signal });
  return 'asked';
}

async function receiveAll(hub: Hub, input: Asked, signal: AbortSignal): Promise<Step> {
  const folder = await mkdtemp(join(tmpdir(), 'passerelle-demo-'));
  try {
    await generateLists(folder, input);
    for (const name of LISTS) {
      signal.throwIfAborted();
      const source = await hub.house.db.transaction((tx) => sourceOf(tx, byOf(hub), name));
      const { file } = LAYOUTS[name];
      const path = join(folder, file);
      await receiveList(hub, byOf(hub), { path, name: file, sourceId: source.id });
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return 'asked';
}

interface By {
  readonly clock: Clock;
  readonly actor: string;
}

const byOf = ({ clock }: Hub): By => ({ clock, actor: 'worker' });

async function sourceOf(tx: Executor, by: By, name: ListName): Promise<Source> {
  const { slug, holder, title, gaps, definition, kind } = PEOPLE_SOURCES[name];
  const known = await findSource(tx, slug);
  if (known) return known;
  const { id } = await addHolder(tx, by, holder);
  const agreement = await addAgreement(tx, by, id, {
    legalBasis: 'agreement',
    purpose: 'Rapprocher cette liste d’autres listes, sans que personne soit nommé (exemple)',
    uses: ['linkage'],
    signedOn: daysFrom(by.clock(), -60),
    expiresOn: daysFrom(by.clock(), 500),
  });
  return addSource(
    tx,
    by,
    id,
    {
      ...{ title, definition, kind, coverage: gaps, form: 'list', licence: 'CC0-1.0' },
      ...{ vintage: heldOn(by.clock()), quality: 'fair' },
    },
    { agreementId: agreement.id, slug },
  );
}

const daysFrom = (now: Date, days: number): string =>
  new Date(now.getTime() + days * 86_400_000).toISOString().slice(0, 10);

const heldOn = (now: Date): string => daysFrom(now, -30);

/** As the hub suggests what each column is: the headers are those that holders write. */
async function acceptAll(hub: Hub, lists: readonly List[]): Promise<Step> {
  const terms = { heldOn: heldOn(hub.clock()), uniquePeople: false };
  for (const { id } of lists)
    await hub.house.db.transaction(async (tx) => {
      const list = await listById(tx, id);
      if (stateOf(list) !== 'read') return;
      const mapping = Object.fromEntries(
        (list.columns ?? []).map(({ header, suggested }) => [header, suggested]),
      );
      await confirmMapping(tx, byOf(hub), list, mapping);
      await askToAccept(tx, byOf(hub), await listById(tx, id), terms);
    });
  return 'asked';
}

async function link(hub: Hub, lists: readonly List[], signal: AbortSignal): Promise<Step> {
  const { db } = hub.house;
  const linkage = await linkageOf(db, lists);
  if (!linkage) {
    await db.transaction(async (tx) => {
      const id = await openLinkage(tx, byOf(hub), { lists: lists.map((list) => list.id) });
      await askToPlan(tx, byOf(hub), id);
    });
    return 'asked';
  }
  if (await isBusy(db, [`linkage:${linkage.id}`])) return waiting(signal);
  if (linkage.finishedAt) return askForRest(hub, linkage);
  if (!linkage.plannedAt || linkage.startedAt) return 'over';
  await db.transaction((tx) => askToLink(tx, byOf(hub), linkage));
  return 'asked';
}

async function linkageOf(db: Executor, lists: readonly List[]): Promise<Linkage | undefined> {
  const wanted = new Set(lists.map(({ id }) => id));
  const all = await listLinkages(db);
  return all.find(
    ({ settings }) =>
      settings.lists.length === wanted.size && settings.lists.every((id) => wanted.has(id)),
  );
}

async function askForRest(hub: Hub, linkage: Linkage): Promise<Step> {
  if (linkage.undoneAt) return 'over';
  await hub.house.db.transaction(async (tx) => {
    if (!(await newestEstimate(tx, linkage))) await askToEstimate(tx, byOf(hub), linkage, CORRIDOR);
    if (!(await newestTables(tx, linkage))) await askForTables(tx, byOf(hub), linkage, CORRIDOR);
  });
  return 'over';
}
