import { randomUUID } from 'node:crypto';
import { and, asc, desc, eq, isNotNull, isNull, lt, sql } from 'drizzle-orm';
import type { Clock } from '../../platform/clock.ts';
import type { Executor } from '../../platform/database/database.ts';
import { record } from '../../platform/journal/journal.ts';
import type { Keys } from '../../platform/keys.ts';
import { Problem } from '../../platform/problem.ts';
import { resealColumn } from '../../platform/resealing.ts';
import type { Lang } from '../../reference/languages/languages.ts';
import { monthsLater } from '../consents/consents.ts';
import type { Holding } from '../holdings/holdings.ts';
import { rightsRequests } from './tables.ts';

export type RightsRequest = typeof rightsRequests.$inferSelect;

export const KINDS = ['access', 'rectification', 'erasure', 'objection'] as const;
export type Kind = (typeof KINDS)[number];
export const OUTCOMES = ['granted', 'partly', 'refused'] as const;
export type Outcome = (typeof OUTCOMES)[number];

interface Means {
  readonly clock: Clock;
  readonly keys: Keys;
}

/** What this feature calls somebody. */
const RIGHTS = 'rights';

const accountPlace = (id: string): string => `rights_requests.account ${id}`;
const contactPlace = (id: string): string => `rights_requests.contact ${id}`;

/** GDPR, Article 12(3): within one month of receipt. */
const dueFrom = (received: string): string => monthsLater(new Date(`${received}T00:00:00Z`), 1);

const dayOf = (clock: Clock): string => clock().toISOString().slice(0, 10);

interface Asked {
  readonly kind: Kind;
  readonly lang: Lang;
  readonly wording: string;
}

/** Somebody asks from Mon espace. */
export async function askRight(
  tx: Executor,
  { clock, keys }: Means,
  account: string,
  asked: Asked,
): Promise<string> {
  const id = randomUUID();
  const receivedOn = dayOf(clock);
  await tx.insert(rightsRequests).values({
    ...asked,
    id,
    channel: 'web',
    person: keys.pseudonym(RIGHTS, account),
    account: keys.fields.seal(accountPlace(id), account),
    receivedOn,
    dueOn: dueFrom(receivedOn),
  });
  await record(tx, clock, {
    actor: account,
    act: 'rights/asked',
    subject: `rights:${id}`,
    purpose: 'rights',
  });
  return id;
}

/** The desk enters what came on paper, with the day on which it came. */
export async function enterRight(
  tx: Executor,
  { clock, keys }: Means,
  actor: string,
  { contact, receivedOn, ...asked }: Asked & { contact: string; receivedOn: string },
): Promise<string> {
  const id = randomUUID();
  await tx.insert(rightsRequests).values({
    ...asked,
    id,
    channel: 'paper',
    contact: contact ? keys.fields.seal(contactPlace(id), contact) : null,
    receivedOn,
    dueOn: dueFrom(receivedOn),
  });
  await record(tx, clock, { actor, act: 'rights/entered', subject: `rights:${id}` });
  return id;
}

/** What waits, the one that is due first on top; then what was answered last. */
export async function rightsDesk(
  db: Executor,
): Promise<{ waiting: RightsRequest[]; answered: RightsRequest[] }> {
  const waiting = await db
    .select()
    .from(rightsRequests)
    .where(isNull(rightsRequests.answeredOn))
    .orderBy(asc(rightsRequests.dueOn))
    .limit(500);
  const answered = await db
    .select()
    .from(rightsRequests)
    .where(isNotNull(rightsRequests.answeredOn))
    .orderBy(desc(rightsRequests.answeredOn))
    .limit(50);
  return { waiting, answered };
}

/** How many wait, and how many of them are past their day. */
export async function rightsWaiting(
  db: Executor,
  clock: Clock,
): Promise<{ waiting: number; late: number }> {
  const today = dayOf(clock);
  const [row] = await db
    .select({
      waiting: sql<number>`count(*)::int`,
      late: sql<number>`(count(*) filter (where ${rightsRequests.dueOn} < ${today}))::int`,
    })
    .from(rightsRequests)
    .where(isNull(rightsRequests.answeredOn));
  return row ?? { waiting: 0, late: 0 };
}

/** Opens one for the officer; whoever asked sees in their log that it was read. */
export async function readRight(
  tx: Executor,
  { clock, keys }: Means,
  actor: string,
  id: string,
): Promise<{ request: RightsRequest; contact: string }> {
  const [request] = await tx.select().from(rightsRequests).where(eq(rightsRequests.id, id));
  if (!request) throw new Problem('page/not-found', 404);
  const account = request.account && keys.fields.open(accountPlace(id), request.account);
  await record(tx, clock, {
    actor,
    act: 'rights/read',
    subject: account ? `account:${account}` : `rights:${id}`,
    purpose: 'rights',
  });
  const contact = request.contact ? keys.fields.open(contactPlace(id), request.contact) : '';
  return { request, contact };
}

export async function answerRight(
  tx: Executor,
  clock: Clock,
  actor: string,
  id: string,
  { outcome, answer }: { outcome: Outcome; answer: string },
): Promise<void> {
  const answered = await tx
    .update(rightsRequests)
    .set({ outcome, answer, answeredOn: dayOf(clock) })
    .where(and(eq(rightsRequests.id, id), isNull(rightsRequests.answeredOn)))
    .returning({ id: rightsRequests.id });
  if (answered.length === 0) throw new Problem('page/not-found', 404);
  await record(tx, clock, {
    actor,
    act: 'rights/answered',
    subject: `rights:${id}`,
    details: { outcome },
  });
}

/** What somebody asked, newest first. */
export async function rightsOf(
  db: Executor,
  { keys }: Pick<Means, 'keys'>,
  account: string,
): Promise<RightsRequest[]> {
  return db
    .select()
    .from(rightsRequests)
    .where(eq(rightsRequests.person, keys.pseudonym(RIGHTS, account)))
    .orderBy(desc(rightsRequests.receivedOn));
}

export const rightsHolding: Holding = {
  name: 'rights',
  held: async (db, means, { account }, locale) => {
    const own = await rightsOf(db, means, account);
    if (own.length === 0) return [];
    const text = locale.t('me.rights.count', { n: own.length });
    return [{ term: locale.t('holding.rights'), text, href: `/${locale.lang}/me/data#rights` }];
  },
  export: async (db, means, { account }) => [
    {
      name: 'rights',
      rows: (await rightsOf(db, means, account)).map((row) => ({
        kind: row.kind,
        wording: row.wording,
        received: row.receivedOn,
        due: row.dueOn,
        answered: row.answeredOn,
        outcome: row.outcome,
        answer: row.answer,
      })),
    },
  ],
  withdraw: async () => {},
  erase: async (tx, _, person) => {
    const gone = await tx
      .delete(rightsRequests)
      .where(eq(rightsRequests.person, person.as(RIGHTS)))
      .returning({ id: rightsRequests.id });
    return gone.length;
  },
  clock: {
    months: 36,
    expire: async (tx, _, before) => {
      const gone = await tx
        .delete(rightsRequests)
        .where(lt(rightsRequests.answeredOn, before))
        .returning({ id: rightsRequests.id });
      return gone.length;
    },
  },
  reseal: async (tx, { keys }) => {
    const from = { table: 'rights_requests', key: ['id'] };
    const whose = { ...from, column: 'account', placeOf: accountPlace };
    const where = { ...from, column: 'contact', placeOf: contactPlace };
    return (
      (await resealColumn(tx, keys.fields, whose)) + (await resealColumn(tx, keys.fields, where))
    );
  },
};
