import { randomBytes } from 'node:crypto';
import { domainToASCII } from 'node:url';
import { and, eq, isNotNull, lte } from 'drizzle-orm';
import type { Clock } from '../../platform/clock.ts';
import type { Executor } from '../../platform/database/database.ts';
import type { Hub } from '../../platform/hub.ts';
import { enqueue, latestJobOf, type Work } from '../../platform/jobs/jobs.ts';
import { type Network, openNetwork, textAt, textsOf } from '../../platform/outside/outside.ts';
import { Problem } from '../../platform/problem.ts';
import {
  knownOrganisation,
  noteChange,
  type Organisation,
  organisationsById,
  stateOf,
  verifyOrganisation,
} from '../organisations/organisations.ts';
import { organisationDomains } from './tables.ts';

export type DomainProof = typeof organisationDomains.$inferSelect;

const KIND = 'organisations/domain-asked';
const PATH = '/.well-known/passerelle.txt';
const DAY = 86_400_000;
const YEAR_DAYS = 365;
/** A site that is down for a day loses nothing: it is looked at again, three times in all. */
const [AGAIN_DAYS, MOST_MISSES] = [7, 3];

/** Names that are of no public host (RFC 6761, RFC 6762, RFC 8375, RFC 9476). */
const INSIDE =
  /(^|\.)(localhost|local|internal|intranet|lan|home|corp|test|invalid|onion|alt|arpa)$/;

/** The domain of an organisation's site: a name in the public internet, no number and no port; null where it has none. */
export function domainOf({ website }: Pick<Organisation, 'website'>): string | null {
  if (!website || !URL.canParse(website)) return null;
  const { hostname, port, username } = new URL(website);
  const domain = domainToASCII(hostname.replace(/^www\./, '').replace(/\.$/, ''));
  const named = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/;
  return named.test(domain) && !port && !username && !INSIDE.test(domain) ? domain : null;
}

export const lineOf = ({ token }: Pick<DomainProof, 'token'>): string => `passerelle=${token}`;
export const addressOf = ({ domain }: Pick<DomainProof, 'domain'>): string =>
  `https://${domain}${PATH}`;

export async function proofOf(db: Executor, id: string): Promise<DomainProof | null> {
  const [found] = await db
    .select()
    .from(organisationDomains)
    .where(eq(organisationDomains.organisationId, id));
  return found ?? null;
}

/** A steward wishes to show that the site is theirs: gives what is to be put there. Another site begins anew. */
export async function askProof(
  tx: Executor,
  clock: Clock,
  organisation: Organisation,
): Promise<void> {
  const domain = domainOf(organisation);
  if (!domain) throw new Problem('organisation/no-domain', 422);
  const anew = {
    domain,
    token: randomBytes(18).toString('base64url'),
    askedOn: day(clock, 0),
    checkedOn: null,
    outcome: null,
    provenOn: null,
    nextOn: null,
    misses: 0,
  };
  const before = await proofOf(tx, organisation.id);
  if (before?.domain === domain) return;
  await tx
    .insert(organisationDomains)
    .values({ organisationId: organisation.id, ...anew })
    .onConflictDoUpdate({ target: organisationDomains.organisationId, set: anew });
  if (before?.provenOn) await endProof(tx, clock, organisation.id);
}

/** Looks at once, in a job: strangers may be slow. */
export async function askCheck(tx: Executor, clock: Clock, id: string): Promise<void> {
  if (!(await isChecking(tx, id))) await enqueue(tx, clock, { kind: KIND, subject: subjectOf(id) });
}

export async function isChecking(db: Executor, id: string): Promise<boolean> {
  const job = await latestJobOf(db, subjectOf(id));
  return job !== null && job.endedAt === null;
}

const subjectOf = (id: string): string => `organisation-domain:${id}`;
const day = (clock: Clock, days: number): string =>
  new Date(clock().getTime() + days * DAY).toISOString().slice(0, 10);

/** Once a year each proof is looked at again; gives how many looks were asked for. */
export async function askDueChecks(tx: Executor, clock: Clock): Promise<number> {
  const due = await tx
    .update(organisationDomains)
    .set({ nextOn: day(clock, AGAIN_DAYS) })
    .where(lte(organisationDomains.nextOn, day(clock, 0)))
    .returning({ id: organisationDomains.organisationId });
  for (const { id } of due) await askCheck(tx, clock, id);
  return due.length;
}

/** An organisation that names another site now has shown nothing about that one; gives how many proofs ended. */
export async function endStrayProofs(tx: Executor, clock: Clock): Promise<number> {
  const proven = await tx
    .select()
    .from(organisationDomains)
    .where(isNotNull(organisationDomains.provenOn));
  const named = new Map(proven.map((one) => [one.organisationId, one.domain]));
  const stray = (await organisationsById(tx, [...named.keys()])).filter(
    (one) => domainOf(one) !== named.get(one.id),
  );
  for (const { id } of stray) {
    await tx.delete(organisationDomains).where(eq(organisationDomains.organisationId, id));
    await endProof(tx, clock, id);
  }
  return stray.length;
}

/** The look itself: first the name server, then the site. */
export async function proveDomain(
  hub: Pick<Hub, 'clock' | 'house'>,
  { job }: Pick<Work, 'job'>,
  network: Network = openNetwork(),
): Promise<void> {
  const id = job.subject.replace('organisation-domain:', '');
  const asked = await proofOf(hub.house.db, id);
  if (!asked) return;
  const outcome = await lookFor(network, asked);
  await hub.house.db.transaction((tx) => settle(tx, hub.clock, asked, outcome));
}

type Outcome = 'dns' | 'file' | 'missing' | 'unreachable' | 'inside';

async function lookFor(network: Network, asked: DomainProof): Promise<Outcome> {
  const wanted = lineOf(asked);
  const holds = (text: string) => text.split(/\r?\n/).some((line) => line.trim() === wanted);
  if ((await textsOf(network, asked.domain)).some(holds)) return 'dns';
  try {
    return holds(await textAt(network, asked.domain, PATH)) ? 'file' : 'missing';
  } catch (error) {
    if (!(error instanceof Problem)) return 'unreachable';
    if (error.code === 'outside/inside') return 'inside';
    return error.code === 'outside/unreachable' ? 'unreachable' : 'missing';
  }
}

async function settle(
  tx: Executor,
  clock: Clock,
  asked: DomainProof,
  outcome: Outcome,
): Promise<void> {
  const found = outcome === 'dns' || outcome === 'file';
  const misses = found ? 0 : asked.misses + 1;
  const lost = asked.provenOn !== null && misses >= MOST_MISSES;
  const provenOn = found ? day(clock, 0) : lost ? null : asked.provenOn;
  // Another site may have taken its place while this one was looked at.
  const [settled] = await tx
    .update(organisationDomains)
    .set({
      outcome,
      misses,
      provenOn,
      checkedOn: day(clock, 0),
      nextOn: found ? day(clock, YEAR_DAYS) : provenOn ? day(clock, AGAIN_DAYS) : null,
    })
    .where(
      and(
        eq(organisationDomains.organisationId, asked.organisationId),
        eq(organisationDomains.token, asked.token),
      ),
    )
    .returning();
  if (!settled) return;
  if (found && !asked.provenOn) await beginProof(tx, clock, asked.organisationId);
  if (lost) await endProof(tx, clock, asked.organisationId);
}

const steward = (clock: Clock) => ({ clock, actor: 'worker', capacity: 'steward' }) as const;

/** From now on it counts as verified; what two people have made sure of stays theirs. */
async function beginProof(tx: Executor, clock: Clock, id: string): Promise<void> {
  const organisation = await knownOrganisation(tx, id);
  await noteChange(tx, steward(clock), id, 'domain-proven');
  if (stateOf(organisation) === 'shown' && !organisation.verifiedAt)
    await verifyOrganisation(tx, steward(clock), id, 'domain');
}

async function endProof(tx: Executor, clock: Clock, id: string): Promise<void> {
  const { verifiedBy } = await knownOrganisation(tx, id);
  await noteChange(tx, steward(clock), id, 'domain-lost');
  if (verifiedBy === 'domain') await verifyOrganisation(tx, steward(clock), id, null);
}
