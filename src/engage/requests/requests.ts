import { randomUUID } from 'node:crypto';
import { and, asc, desc, eq, isNull, lt, sql } from 'drizzle-orm';
import type { Clock } from '../../platform/clock.ts';
import type { Executor } from '../../platform/database/database.ts';
import { record } from '../../platform/journal/journal.ts';
import type { Keys } from '../../platform/keys.ts';
import { Problem } from '../../platform/problem.ts';
import { type CodeOf, nameOf } from '../../reference/frames/frames.ts';
import type { Lang } from '../../reference/languages/languages.ts';
import { newFollowCode, readFollowCode } from './follow-code.ts';
import { DAYS, type RequestForm } from './request-form.ts';
import { requestSteps, requests } from './tables.ts';

export type Request = typeof requests.$inferSelect;
export type Step = typeof requestSteps.$inferSelect;
export type Outcome = 'met' | 'unmet' | 'withdrawn';
export type Side = 'author' | 'office' | 'recipient' | 'hub';

export interface Means {
  readonly clock: Clock;
  readonly keys: Keys;
}

/** What this feature calls an author who has an account. */
export const REQUESTS = 'requests';

export interface Submitted {
  readonly id: string;
  /** For an author without an account, this once. */
  readonly code: string | null;
}

interface By {
  /** The author's account, or null where they have none. */
  readonly account: string | null;
  readonly channel: 'web' | 'relay' | 'paper';
}

/** Takes a request or an offer in, with the day by which a human answers it. */
export async function submit(
  tx: Executor,
  { clock, keys }: Means,
  { account, channel }: By,
  form: RequestForm,
): Promise<Submitted> {
  const id = randomUUID();
  const now = clock();
  const code = account ? null : newFollowCode();
  await tx.insert(requests).values({
    ...form,
    id,
    channel,
    person: account && keys.pseudonym(REQUESTS, account),
    codeHash: code && keys.hash('request code', readFollowCode(code) ?? ''),
    createdAt: now,
    dueOn: daysLater(now, DAYS[form.kind]),
  });
  await addStep(tx, clock, id, { side: 'hub', step: 'received' });
  await record(tx, clock, {
    actor: account ?? 'somebody',
    act: 'requests/received',
    subject: `request:${id}`,
  });
  return { id, code };
}

export const daysLater = (from: Date, days: number): string =>
  new Date(from.getTime() + days * 86_400_000).toISOString().slice(0, 10);

interface NewStep {
  readonly side: Side;
  readonly step: string;
  readonly lang?: Lang;
  readonly text?: string;
}

export async function addStep(
  tx: Executor,
  clock: Clock,
  requestId: string,
  { side, step, lang, text = '' }: NewStep,
): Promise<void> {
  await tx
    .insert(requestSteps)
    .values({ id: randomUUID(), requestId, at: clock(), side, step, lang: lang ?? null, text });
}

export async function requestById(db: Executor, id: string): Promise<Request> {
  const [found] = await db.select().from(requests).where(eq(requests.id, id));
  if (!found) throw new Problem('page/not-found', 404);
  return found;
}

/** Somebody's own request; another's is not found. */
export async function ownRequest(
  db: Executor,
  { keys }: Pick<Means, 'keys'>,
  account: string,
  id: string,
): Promise<Request> {
  const found = await requestById(db, id);
  if (found.person !== keys.pseudonym(REQUESTS, account)) throw new Problem('page/not-found', 404);
  return found;
}

/** The request that a code follows; null where there is none. */
export async function requestByCode(
  db: Executor,
  { keys }: Pick<Means, 'keys'>,
  typed: string,
): Promise<Request | null> {
  const code = readFollowCode(typed);
  if (!code) return null;
  const [found] = await db
    .select()
    .from(requests)
    .where(eq(requests.codeHash, keys.hash('request code', code)));
  return found ?? null;
}

export async function requestsOf(
  db: Executor,
  { keys }: Pick<Means, 'keys'>,
  account: string,
): Promise<Request[]> {
  return db
    .select()
    .from(requests)
    .where(eq(requests.person, keys.pseudonym(REQUESTS, account)))
    .orderBy(desc(requests.createdAt))
    .limit(200);
}

/** What is open: first what nobody has answered, the nearest date first. */
export async function openRequests(db: Executor, limit = 200): Promise<Request[]> {
  return db
    .select()
    .from(requests)
    .where(isNull(requests.closedAt))
    .orderBy(sql`${requests.answeredAt} is not null`, asc(requests.dueOn), asc(requests.createdAt))
    .limit(limit);
}

export async function closedRequests(db: Executor, limit = 50): Promise<Request[]> {
  return db
    .select()
    .from(requests)
    .where(sql`${requests.closedAt} is not null`)
    .orderBy(desc(requests.closedAt))
    .limit(limit);
}

export async function stepsOf(db: Executor, requestId: string): Promise<Step[]> {
  return db
    .select()
    .from(requestSteps)
    .where(eq(requestSteps.requestId, requestId))
    .orderBy(asc(requestSteps.at), asc(requestSteps.id))
    .limit(500);
}

interface Said {
  readonly lang: Lang;
  readonly text: string;
}

interface Acting {
  readonly clock: Clock;
  readonly actor: string;
}

const refuseClosed = (request: Request): void => {
  if (request.closedAt) throw new Problem('request/closed', 409);
};

/** A person of the office answers: the first time is what the public median counts. */
export async function answer(
  tx: Executor,
  by: Acting,
  request: Request,
  said: Said,
): Promise<void> {
  refuseClosed(request);
  await tx
    .update(requests)
    .set({ answeredAt: sql`coalesce(${requests.answeredAt}, ${by.clock().toISOString()})` })
    .where(eq(requests.id, request.id));
  await addStep(tx, by.clock, request.id, { side: 'office', step: 'answered', ...said });
  await note(tx, by, 'answered', request);
}

/** The author says something more, or asks again. */
export async function reply(tx: Executor, by: Acting, request: Request, said: Said): Promise<void> {
  refuseClosed(request);
  await addStep(tx, by.clock, request.id, { side: 'author', step: 'replied', ...said });
  await note(tx, by, 'replied', request);
}

const note = (tx: Executor, by: Acting, verb: string, { id }: Request): Promise<string> =>
  record(tx, by.clock, { actor: by.actor, act: `requests/${verb}`, subject: `request:${id}` });

/**
 * One side says how it ended. It is closed when both say the same; an author who takes it back closes it alone. What
 * the two sides say differently stays open, with both words in its steps.
 */
export async function conclude(
  tx: Executor,
  by: Acting,
  request: Request,
  side: 'author' | 'office',
  outcome: Outcome,
): Promise<void> {
  refuseClosed(request);
  const now = by.clock();
  const other = side === 'author' ? request.officeConfirmedAt : request.authorConfirmedAt;
  const said = await lastOutcome(tx, request.id, side === 'author' ? 'office' : 'author');
  const agreed = outcome === 'withdrawn' ? side === 'author' : other !== null && said === outcome;
  if (outcome === 'withdrawn' && side !== 'author') throw new Problem('request/not-yours', 409);
  await tx
    .update(requests)
    .set({
      [side === 'author' ? 'authorConfirmedAt' : 'officeConfirmedAt']: now,
      ...(agreed ? { closedAt: now, outcome } : {}),
    })
    .where(eq(requests.id, request.id));
  await addStep(tx, by.clock, request.id, { side, step: `said-${outcome}` });
  if (agreed) await addStep(tx, by.clock, request.id, { side: 'hub', step: `closed-${outcome}` });
  await note(tx, by, agreed ? 'closed' : 'concluded', request);
}

async function lastOutcome(
  db: Executor,
  requestId: string,
  side: 'author' | 'office',
): Promise<string | null> {
  const said = (await stepsOf(db, requestId)).filter(
    (step) => step.side === side && step.step.startsWith('said-'),
  );
  return said.at(-1)?.step.replace('said-', '') ?? null;
}

/** The office closes what was answered and whose author has not come back for a month. */
export async function closeSilent(tx: Executor, { clock }: Pick<Means, 'clock'>): Promise<number> {
  const month = new Date(clock().getTime() - 30 * 86_400_000);
  const silent = await tx
    .update(requests)
    .set({ closedAt: clock(), outcome: 'unmet' })
    .where(
      and(
        isNull(requests.closedAt),
        lt(requests.officeConfirmedAt, month),
        isNull(requests.authorConfirmedAt),
      ),
    )
    .returning();
  for (const request of silent) {
    await addStep(tx, clock, request.id, { side: 'hub', step: 'closed-silent' });
    await note(tx, { clock, actor: 'worker' }, 'closed', request);
  }
  return silent.length;
}

/** The author thanks, once. */
export async function thank(tx: Executor, by: Acting, request: Request, said: Said): Promise<void> {
  if (request.thankedAt) return;
  await tx.update(requests).set({ thankedAt: by.clock() }).where(eq(requests.id, request.id));
  await addStep(tx, by.clock, request.id, { side: 'author', step: 'thanked', ...said });
  await note(tx, by, 'thanked', request);
}

/** Marks what nobody answered by its day: it goes to the head of the queue, and its author is told. */
export async function escalateLate(tx: Executor, { clock }: Pick<Means, 'clock'>): Promise<number> {
  const now = clock();
  const late = await tx
    .update(requests)
    .set({ escalatedAt: now })
    .where(
      and(
        isNull(requests.closedAt),
        isNull(requests.answeredAt),
        isNull(requests.escalatedAt),
        lt(requests.dueOn, now.toISOString().slice(0, 10)),
      ),
    )
    .returning();
  for (const request of late) {
    await addStep(tx, clock, request.id, { side: 'hub', step: 'escalated' });
    await note(tx, { clock, actor: 'worker' }, 'escalated', request);
  }
  return late.length;
}

export interface Tally {
  readonly received: number;
  readonly answered: number;
  readonly waiting: number;
  readonly late: number;
  readonly met: number;
  readonly thanked: number;
  /** Hours from asking to the first human answer, at the median; null below `FEWEST` answers. */
  readonly medianHours: number | null;
}

/** Fewer answers than this have no median: it would tell of single people. */
const FEWEST = 5;

/** What the public sees of a year: counts, and how long people wait. */
export async function tally(db: Executor, clock: Clock): Promise<Tally> {
  const now = clock();
  const since = new Date(now.getTime() - 365 * 86_400_000).toISOString();
  const [row] = await db.execute<Record<keyof Tally, string | null>>(sql`
    select count(*) as received,
      count(answered_at) as answered,
      count(*) filter (where answered_at is null and closed_at is null) as waiting,
      count(*) filter (where answered_at is null and closed_at is null
        and due_on < ${now.toISOString().slice(0, 10)}) as late,
      count(*) filter (where outcome = 'met') as met,
      count(thanked_at) as thanked,
      percentile_cont(0.5) within group (order by extract(epoch from answered_at - created_at) / 3600)
        filter (where answered_at is not null) as "medianHours"
    from requests where created_at >= ${since}`);
  const number = (name: keyof Tally) => Number(row?.[name] ?? 0);
  return {
    received: number('received'),
    answered: number('answered'),
    waiting: number('waiting'),
    late: number('late'),
    met: number('met'),
    thanked: number('thanked'),
    medianHours: number('answered') < FEWEST ? null : number('medianHours'),
  };
}

/** Whether a request is late: its day is over, and nobody has answered. */
export const isLate = ({ dueOn, answeredAt, closedAt }: Request, today: string): boolean =>
  !answeredAt && !closedAt && dueOn < today;

/** What it is about, in the reader's words. */
export const topicOf = (topic: string, lang: Lang): string =>
  nameOf('topics', topic as CodeOf<'topics'>, lang); // the form took nothing else
