import { sql } from 'drizzle-orm';
import type { Clock } from '../../platform/clock.ts';
import type { Executor } from '../../platform/database/database.ts';
import { record } from '../../platform/journal/journal.ts';
import { readMark, setMark } from '../../platform/marks/marks.ts';
import { expireConsents, publishCounts } from '../consents/consents.ts';
import type { Holding, Means } from '../holdings/holdings.ts';
import { eraseAccount } from '../me/me.ts';
import { countMembers } from '../members/members.ts';
import { forgetLinks } from '../operators/operators.ts';
import { forgetPaper, unclaimedBefore } from '../relays/relays.ts';

/** An account that nobody has opened for so long is erased, as its page says. */
export const IDLE_MONTHS = 36;
/**
 * What somebody wrote on paper, where nobody has come with the receipt: its owner cannot see, change or take it back,
 * so that it is kept for less long.
 */
export const UNCLAIMED_MONTHS = 12;
/** The details of who looked at somebody's data are theirs to read for so long. */
export const LOOKS_MONTHS = 36;

const HOUR = 3_600_000;
const LOCK = 7_263_003;

/**
 * What must be done as time goes by, once an hour by one worker of all: consents whose last day is over, what has
 * outlived its use, and once a day the public counts. Gives whether it was this worker's turn.
 */
export async function performDuties(
  db: Executor,
  means: Means,
  holdings: readonly Holding[],
): Promise<boolean> {
  const turn = await takeTurn(db, means.clock);
  if (!turn) return false;
  await expireConsents(db, means, holdings);
  for (const { name, clock: kept } of holdings)
    if (kept) await expire(db, means, name, kept.months, (tx, day) => kept.expire(tx, means, day));
  await expire(db, means, 'log', LOOKS_MONTHS, forgetLooks);
  await eraseIdle(db, means, holdings);
  await eraseUnclaimed(db, means, holdings);
  await forgetLinks(db, means.clock);
  await forgetPaper(db, means);
  if (turn.newDay)
    await db.transaction(async (tx) => {
      await publishCounts(tx, means.clock);
      await countMembers(tx, means);
    });
  return true;
}

/** The turn of this hour, for whoever asks first; what a worker that died has left is done in the next one. */
async function takeTurn(db: Executor, clock: Clock): Promise<{ newDay: boolean } | null> {
  const hour = new Date(Math.floor(clock().getTime() / HOUR) * HOUR).toISOString();
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${LOCK})`);
    const last = String((await readMark(tx, 'duties')) ?? '');
    if (last === hour) return null;
    await setMark(tx, clock, 'duties', hour);
    return { newDay: last.slice(0, 10) !== hour.slice(0, 10) };
  });
}

/** Deletes what one clock says must go, and writes how many rows of what it were. */
async function expire(
  db: Executor,
  { clock }: Means,
  name: string,
  months: number,
  forget: (tx: Executor, before: string) => Promise<number>,
): Promise<void> {
  const before = monthsBefore(clock(), months);
  await db.transaction(async (tx) => {
    const rows = await forget(tx, before);
    if (rows === 0) return;
    await record(tx, clock, {
      actor: 'worker',
      act: 'retention/expired',
      subject: `holding:${name}`,
      details: { rows, before },
    });
  });
}

/** The same day so many months before. */
export function monthsBefore(from: Date, months: number): string {
  const date = new Date(
    Date.UTC(from.getUTCFullYear(), from.getUTCMonth() - months, from.getUTCDate()),
  );
  return date.toISOString().slice(0, 10);
}

// The act stays in the chain; what was read and why is forgotten.
async function forgetLooks(tx: Executor, before: string): Promise<number> {
  const gone = await tx.execute<{ id: string }>(sql`
    delete from journal_details d using journal j
    where j.id = d.journal_id and j.act like '%/read' and j.subject like 'account:%'
      and j.at < ${before}::date returning j.id`);
  return [...gone].length;
}

/** Accounts without duties that nobody has opened for years. */
async function eraseIdle(db: Executor, means: Means, holdings: readonly Holding[]): Promise<void> {
  const before = monthsBefore(means.clock(), IDLE_MONTHS);
  const today = means.clock().toISOString().slice(0, 10);
  const idle = await db.execute<{ id: string }>(sql`
    select id from accounts a
    where opened_on < ${before}::date
      and not exists (select from credentials c where c.account_id = a.id and c.used_on >= ${before}::date)
      and not exists (select from sessions s where s.account_id = a.id and s.seen_at >= ${before}::date)
      and not exists (
        select from role_grants g where g.account_id = a.id and g.ended_at is null and g.until >= ${today}::date)
    order by id limit 500`);
  for (const { id } of idle) await erase(db, means, id, holdings);
}

const erase = (
  db: Executor,
  means: Means,
  account: string,
  holdings: readonly Holding[],
): Promise<unknown> =>
  db.transaction((tx) => eraseAccount(tx, means, { account, actor: 'worker' }, holdings));

/** Accounts made from a sheet of paper whose writer has not come for them. */
async function eraseUnclaimed(
  db: Executor,
  means: Means,
  holdings: readonly Holding[],
): Promise<void> {
  const before = monthsBefore(means.clock(), UNCLAIMED_MONTHS);
  for (const account of await unclaimedBefore(db, means, before))
    await erase(db, means, account, holdings);
}
