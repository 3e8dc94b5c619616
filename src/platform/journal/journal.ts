import { createHash, createHmac, randomBytes } from 'node:crypto';
import canonicalize from 'canonicalize';
import { desc, eq } from 'drizzle-orm';
import type postgres from 'postgres';
import type { Clock } from '../clock.ts';
import type { Executor } from '../database/database.ts';
import { newId } from '../ids.ts';
import { journal, journalDetails } from './tables.ts';

export { keepHead, missingFrom } from './head.ts';

export interface Act {
  /** Who: an account's id, `operator`, `worker` or `cli`. */
  readonly actor: string;
  /** What, as `feature/verb`: `imports/applied`. */
  readonly act: string;
  /** On what, as `kind:id`. */
  readonly subject: string;
  readonly purpose?: string;
  readonly details?: Record<string, unknown>;
}

/** Writes the act in the transaction of the change itself: either both happened or neither did. */
export async function record(tx: Executor, clock: Clock, act: Act): Promise<string> {
  const id = newId();
  const salt = randomBytes(16);
  const commitment = act.details ? commit(salt, act.details) : null;
  const { actor, subject, purpose = null } = act;
  await tx
    .insert(journal)
    .values({ id, at: clock(), actor, act: act.act, subject, purpose, commitment });
  if (act.details)
    await tx.insert(journalDetails).values({ journalId: id, salt, details: act.details });
  return id;
}

function commit(salt: Buffer, details: unknown): Buffer {
  return createHmac('sha256', salt)
    .update(canonicalize(details) ?? '')
    .digest();
}

export async function latestActs(db: Executor, limit: number) {
  return db
    .select({
      at: journal.at,
      actor: journal.actor,
      act: journal.act,
      subject: journal.subject,
      details: journalDetails.details,
    })
    .from(journal)
    .leftJoin(journalDetails, eq(journalDetails.journalId, journal.id))
    .orderBy(desc(journal.at), desc(journal.id))
    .limit(limit);
}

interface SealedRow {
  id: string;
  /** Written out by the server, since drivers differ in how they read a timestamp. */
  at: string;
  actor: string;
  act: string;
  subject: string;
  purpose: string | null;
  commitment: Buffer | null;
  sequence: string | null;
  hash: Buffer | null;
}

const columns = (
  sql: postgres.ISql,
) => sql`j.id, j.actor, j.act, j.subject, j.purpose, j.commitment, j.sequence, j.hash,
  to_char(j.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at`;

const SEAL_LOCK = 7_263_002;
const GENESIS = Buffer.alloc(32);

/** Gives order and hash to the rows that have none yet; writers never wait for the chain. Returns how many were sealed. */
export async function seal(sql: postgres.Sql): Promise<number> {
  return sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(${SEAL_LOCK})`;
    const [head] = await tx<{ sequence: string; hash: Buffer }[]>`
      select sequence, hash from journal where sequence is not null order by sequence desc limit 1`;
    const rows = await tx<
      SealedRow[]
    >`select ${columns(tx)} from journal j where sequence is null order by id limit 5000`;
    let previous: Buffer = head?.hash ?? GENESIS;
    let sequence = Number(head?.sequence ?? 0);
    for (const row of rows) {
      sequence += 1;
      previous = link(previous, row, sequence);
      await tx`update journal set sequence = ${sequence}, hash = ${previous} where id = ${row.id}`;
    }
    return rows.length;
  });
}

function link(previous: Buffer, row: SealedRow, sequence: number): Buffer {
  const { id, at, actor, act, subject, purpose } = row;
  const content = {
    id,
    at,
    actor,
    act,
    subject,
    purpose,
    commitment: row.commitment?.toString('hex') ?? null,
    sequence,
  };
  return createHash('sha256')
    .update(previous)
    .update(canonicalize(content) ?? '')
    .digest();
}

export interface ChainReport {
  readonly rows: number;
  readonly unsealed: number;
  readonly head: string | null;
  /** The sequence number of the first row whose hash does not follow from the row before. */
  readonly brokenAt: number | null;
  /** Ids of rows whose details no longer match their commitment. */
  readonly altered: readonly string[];
}

/** Recomputes the whole chain and every commitment whose details still exist. */
export async function verifyJournal(sql: postgres.Sql): Promise<ChainReport> {
  let previous: Buffer = GENESIS;
  let rows = 0;
  let brokenAt: number | null = null;
  const altered: string[] = [];
  const query = sql<(SealedRow & { salt: Buffer | null; details: unknown })[]>`
    select ${columns(sql)}, d.salt, d.details from journal j left join journal_details d on d.journal_id = j.id
    where j.sequence is not null order by j.sequence`;
  for await (const page of query.cursor(1000)) {
    for (const row of page) {
      rows += 1;
      previous = link(previous, row, rows);
      if (brokenAt === null && !previous.equals(row.hash ?? GENESIS)) brokenAt = rows;
      if (row.salt && row.commitment && !commit(row.salt, row.details).equals(row.commitment))
        altered.push(row.id);
    }
  }
  const [waiting] = await sql<
    { count: number }[]
  >`select count(*)::int as count from journal where sequence is null`;
  return {
    rows,
    unsealed: waiting?.count ?? 0,
    head: rows ? previous.toString('hex') : null,
    brokenAt,
    altered,
  };
}
