import { randomUUID } from 'node:crypto';
import { asc, desc, eq, isNull, sql } from 'drizzle-orm';
import type { Clock } from '../../platform/clock.ts';
import type { Executor } from '../../platform/database/database.ts';
import type { Keys } from '../../platform/keys.ts';
import { Problem } from '../../platform/problem.ts';
import { resealColumn } from '../../platform/resealing.ts';
import { type CodeOf, nameOf } from '../../reference/frames/frames.ts';
import type { Lang } from '../../reference/languages/languages.ts';
import { followHash, newFollowCode, readFollowCode } from './follow-code.ts';
import { note } from './noting.ts';
import { DAYS, type RequestForm } from './request-form.ts';
import { addStep } from './steps.ts';
import { requests } from './tables.ts';

export {
  answer,
  closeSilent,
  conclude,
  escalateLate,
  type Outcome,
  reply,
  thank,
} from './acts.ts';
export { addStep, type Step, stepsOf } from './steps.ts';
export { type Tally, tally, tallyByKind } from './tally.ts';

export type Request = typeof requests.$inferSelect;

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
  /** The relay who keys what another says. */
  readonly relay?: string;
  /** What the code is kept as that the author holds already, on paper. */
  readonly codeHash?: string;
}

/** Takes a request or an offer in, with the day by which a human answers it. */
export async function submit(
  tx: Executor,
  { clock, keys }: Means,
  { account, channel, relay, codeHash }: By,
  form: RequestForm,
): Promise<Submitted> {
  const id = randomUUID();
  const now = clock();
  const code = account || codeHash ? null : newFollowCode();
  await tx.insert(requests).values({
    ...form,
    id,
    channel,
    person: account && keys.pseudonym(REQUESTS, account),
    author: account ? keys.fields.seal(authorPlace(id), account) : null,
    codeHash: codeHash ?? (code && followHash(keys, code)),
    createdAt: now,
    dueOn: daysLater(now, DAYS[form.kind]),
  });
  await addStep(tx, clock, id, { side: 'hub', step: 'received' });
  const by = { clock, actor: relay ?? '' };
  await note(tx, by, relay ? 'office' : 'author', 'received', id);
  return { id, code };
}

/** Where the account of an author is sealed. */
export const authorPlace = (id: string): string => `requests.author ${id}`;

/** Seals anew who asked. */
export const resealAuthors = (tx: Executor, { keys }: Pick<Means, 'keys'>): Promise<number> =>
  resealColumn(tx, keys.fields, {
    table: 'requests',
    key: ['id'],
    column: 'author',
    placeOf: authorPlace,
  });

export const daysLater = (from: Date, days: number): string =>
  new Date(from.getTime() + days * 86_400_000).toISOString().slice(0, 10);

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
  if (!readFollowCode(typed)) return null;
  const [found] = await db
    .select()
    .from(requests)
    .where(eq(requests.codeHash, followHash(keys, typed)));
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

/** Whether a request is late: its day is over, and nobody has answered. */
export const isLate = ({ dueOn, answeredAt, closedAt }: Request, today: string): boolean =>
  !answeredAt && !closedAt && dueOn < today;

/** What it is about, in the reader's words. */
export const topicOf = (topic: string, lang: Lang): string =>
  nameOf('topics', topic as CodeOf<'topics'>, lang); // the form took nothing else
