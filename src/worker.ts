import { setTimeout as pause } from 'node:timers/promises';
import { isNull } from 'drizzle-orm';
import { lightDemo } from '../demo/light.ts';
import { lightLists } from '../demo/lists/light.ts';
import { stageImport } from './collect/imports/imports.ts';
import { acceptAsked, countAnew, expireLists, readReceived } from './collect/lists/lists.ts';
import { recallAnnouncement, tellMembers } from './engage/announcements/announcements.ts';
import { countCommunities } from './engage/communities/counting.ts';
import { sendDigests } from './engage/communities/digests.ts';
import { blurOrder, closeEnded } from './engage/consultations/consultations.ts';
import { askDueFeeds, extendTimes, readFeed, remind } from './engage/events/events.ts';
import { mailer } from './engage/messages/mail.ts';
import { forgetCalls, forgetMessages, sendDue } from './engage/messages/messages.ts';
import { askDueOpinions, countOpinions } from './engage/opinions/opinions.ts';
import { sendLetters } from './engage/relations/letters.ts';
import { closeSilent, escalateLate } from './engage/requests/requests.ts';
import { tellAuthor } from './engage/requests/telling.ts';
import { askDueChecks, endStrayProofs, proveDomain } from './people/domains/domains.ts';
import { performDuties } from './people/duties/duties.ts';
import type { Holding } from './people/holdings/holdings.ts';
import { sendLink } from './people/mail-links/mail-links.ts';
import { dropTickets } from './people/tickets/tickets.ts';
import { releaseBrakes } from './platform/brakes/brakes.ts';
import type { Hub } from './platform/hub.ts';
import { inChild } from './platform/jobs/children.ts';
import { claim, type Work } from './platform/jobs/jobs.ts';
import { jobs } from './platform/jobs/tables.ts';
import { keepHead, seal } from './platform/journal/journal.ts';
import { makeEstimate } from './process/estimates/estimates.ts';
import { forgetLeftovers, performLinkage, planLinkage } from './process/intake/intake.ts';
import { countAsked, expireOverlaps, judgeCodes, linkAsked } from './process/overlaps/overlaps.ts';
import { makeTables } from './process/person-tables/person-tables.ts';
import { countReturn } from './process/persons/persons.ts';
import { compareRun, publishRun } from './process/releases/releases.ts';
import { performRun } from './process/runs/runs.ts';
import { forgetWeights, makeWeights } from './process/weights/weights.ts';

type Answer = (hub: Hub, work: Work) => Promise<void>;

/** Which job answers which journal entry. */
const answers: Record<string, Answer> = {
  'imports/received': (hub, work) => stageImport(hub, work),
  'lists/received': (hub, work) => readReceived(hub, work),
  'lists/mapped': (hub, work) => countAnew(hub, work),
  'lists/accepted': (hub, work) => acceptAsked(hub, work),
  'lists/return-asked': (hub, work) => countReturn(hub, work),
  'linkages/planned': (hub, work) => planLinkage(hub, work),
  'linkages/asked': (hub, work) => performLinkage(hub, work),
  'estimates/asked': (hub, work) => makeEstimate(hub, work),
  'person-tables/asked': (hub, work) => makeTables(hub, work),
  'weights/asked': (hub, work) => makeWeights(hub, work),
  'overlaps/received': (hub, work) => judgeCodes(hub, work),
  'overlaps/asked': (hub, work) => countAsked(hub, work),
  'overlaps/links-asked': (hub, work) => linkAsked(hub, work),
  'runs/asked': (hub, work) => performRun(hub, work),
  'releases/compared': (hub, work) => compareRun(hub, work),
  'demo/asked': (hub, work) => lightDemo(hub, work),
  'demo/lists': (hub, work) => lightLists(hub, work),
  'mail-links/asked': (hub, work) => sendLink(hub, work),
  'announcements/made': (hub, { job }) => tellMembers(hub, job.subject),
  'announcements/taken-back': (hub, { job }) => recallAnnouncement(hub, job.subject),
  'opinions/asked': (hub, work) => countOpinions(hub, work),
  'events/feed-asked': (hub, { job }) => readFeed(hub, job.subject),
  'organisations/domain-asked': (hub, work) => proveDomain(hub, work),
  'releases/asked': (hub, work) => publishRun(hub, work),
};

export function handlerOf(kind: string): Answer {
  const answer = answers[kind];
  if (!answer) throw new Error(`no job answers ${kind}`);
  return answer;
}

export interface Worker {
  readonly stop: () => Promise<void>;
}

/** Takes jobs one after another, each in a process of its own, seals the journal once a second, sends messages and forgets what is over. */
export function startWorker(hub: Hub, entry: string, holdings: readonly Holding[]): Worker {
  const stopping = new AbortController();
  const { signal } = stopping;
  const loops = [
    sealing(hub, signal),
    sweeping(hub, holdings, signal),
    writing(hub, signal),
    listening(hub, signal),
    working(hub, entry, signal),
  ];
  return {
    stop: async () => {
      stopping.abort();
      await Promise.all(loops);
    },
  };
}

async function sealing(hub: Hub, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await sealAndKeep(hub).catch((error) => hub.log.warn(error, 'sealing'));
    await pause(1000, undefined, { signal }).catch(() => {});
  }
}

async function sealAndKeep({ house, config, keys }: Hub): Promise<void> {
  const sealed = await seal(house.sql);
  if (sealed > 0) await keepHead(config.dataDir, keys, house.sql);
}

const SWEEP_MINUTES = 10;

/** Forgets what is over (counts of tries, challenges, links, old messages, once an hour all that has had its time), and minds what waits for days. */
async function sweeping(
  hub: Hub,
  holdings: readonly Holding[],
  signal: AbortSignal,
): Promise<void> {
  const { db } = hub.house;
  while (!signal.aborted) {
    await releaseBrakes(db, hub.clock).catch((error) => hub.log.warn(error, 'sweeping'));
    await dropTickets(db, hub.clock).catch((error) => hub.log.warn(error, 'sweeping'));
    await minding(hub).catch((error) => hub.log.warn(error, 'minding requests'));
    await forgetMessages(db, hub.clock).catch((error) => hub.log.warn(error, 'sweeping'));
    await forgetCalls(db, hub).catch((error) => hub.log.warn(error, 'sweeping'));
    await boards(hub).catch((error) => hub.log.warn(error, 'communities'));
    await db
      .transaction((tx) => closeEnded(tx, hub.clock))
      .catch((error) => hub.log.warn(error, 'consultations'));
    await blurOrder(db, hub.clock).catch((error) => hub.log.warn(error, 'consultations'));
    await coming(hub).catch((error) => hub.log.warn(error, 'events'));
    await proofs(hub).catch((error) => hub.log.warn(error, 'domains'));
    await expireLists(hub).catch((error) => hub.log.warn(error, 'lists'));
    await expireOverlaps(hub).catch((error) => hub.log.warn(error, 'overlaps'));
    await forgetWeights(db).catch((error) => hub.log.warn(error, 'weights'));
    await forgetLeftovers(hub).catch((error) => hub.log.warn(error, 'linkages'));
    await performDuties(db, hub, holdings).catch((error) => hub.log.warn(error, 'duties'));
    await pause(SWEEP_MINUTES * 60_000, undefined, { signal }).catch(() => {});
  }
}

/** Requests that nobody answered by their day, and those whose author is silent. */
const minding = (hub: Hub): Promise<void> =>
  hub.house.db.transaction(async (tx) => {
    for (const late of await escalateLate(tx, hub)) await tellAuthor(tx, hub, late, 'escalated');
    await closeSilent(tx, hub);
  });

/** Proofs of domains that are a year old, and those of sites that are named no longer. */
const proofs = (hub: Hub): Promise<void> =>
  hub.house.db.transaction(async (tx) => {
    await endStrayProofs(tx, hub.clock);
    if (hub.config.organisations.domain_proof === 'on') await askDueChecks(tx, hub.clock);
  });

/** The counts of communities, once a day, and their news, once a week. */
const boards = (hub: Hub): Promise<void> =>
  hub.house.db.transaction(async (tx) => {
    await countCommunities(tx, hub.clock);
    await sendDigests(tx, hub);
  });

/** Times of events that come near, reminders, and calendars of others that are followed. */
const coming = (hub: Hub): Promise<void> =>
  hub.house.db.transaction(async (tx) => {
    await extendTimes(tx, hub.clock);
    await remind(tx, hub);
    if (hub.config.events.feeds === 'on') await askDueFeeds(tx, hub.clock);
  });

/** Sends what waits to be sent, to people and to organisations. */
async function writing(hub: Hub, signal: AbortSignal): Promise<void> {
  const deliver = mailer(hub);
  while (!signal.aborted) {
    await sendDue(hub, deliver).catch((error) => hub.log.warn(error, 'sending messages'));
    await sendLetters(hub).catch((error) => hub.log.warn(error, 'sending letters'));
    await pause(2000, undefined, { signal }).catch(() => {});
  }
}

const LISTEN_SECONDS = 15;

/** Asks for a count where something was said in a consultation: what comes out of it is shown within a minute. */
async function listening(hub: Hub, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await askDueOpinions(hub).catch((error) => hub.log.warn(error, 'opinions'));
    await pause(LISTEN_SECONDS * 1000, undefined, { signal }).catch(() => {});
  }
}

async function working(hub: Hub, entry: string, signal: AbortSignal): Promise<void> {
  if (!hub.config.database.url)
    await takeUpAgain(hub).catch((error) => hub.log.warn(error, 'taking up again'));
  while (!signal.aborted) {
    const job = await claim(hub.house.db, hub.clock, Object.keys(answers)).catch((error) => {
      hub.log.warn(error, 'claiming');
      return null;
    });
    if (job) await inChild(hub, entry, job, signal);
    else await pause(500, undefined, { signal }).catch(() => {});
  }
}

// The embedded hub is alone: what is marked as running was cut off by its end.
async function takeUpAgain(hub: Hub): Promise<void> {
  await hub.house.db
    .update(jobs)
    .set({ startedAt: null, aliveAt: null })
    .where(isNull(jobs.endedAt));
}
