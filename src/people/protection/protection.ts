import { sql } from 'drizzle-orm';
import type { Clock } from '../../platform/clock.ts';
import type { Executor } from '../../platform/database/database.ts';
import { record } from '../../platform/journal/journal.ts';

/** How the ledger of consents moves: what holds now, and what was said in the last thirty days. */
export interface LedgerLine {
  readonly purpose: string;
  readonly holding: number;
  readonly given: number;
  readonly refused: number;
  readonly withdrawn: number;
  readonly expired: number;
}

export async function ledgerStatistics(db: Executor, clock: Clock): Promise<LedgerLine[]> {
  const now = clock();
  const today = now.toISOString().slice(0, 10);
  const since = new Date(now.getTime() - 30 * 86_400_000).toISOString();
  const rows = await db.execute<Record<string, unknown> & LedgerLine>(sql`
    with newest as (
      select distinct on (person, purpose, recipient_id) purpose, act, until
      from consent_acts join consent_people using (person)
      order by person, purpose, recipient_id, sequence desc
    ), holding as (
      select purpose, count(*)::int as n from newest where act = 'given' and until >= ${today}::date group by 1
    ), month as (
      select purpose,
        (count(*) filter (where act = 'given'))::int as given,
        (count(*) filter (where act = 'refused'))::int as refused,
        (count(*) filter (where act = 'withdrawn'))::int as withdrawn,
        (count(*) filter (where act = 'expired'))::int as expired
      from consent_acts where at >= ${since}::timestamptz group by 1
    )
    select code as purpose, coalesce(h.n, 0) as holding, coalesce(given, 0) as given,
      coalesce(refused, 0) as refused, coalesce(withdrawn, 0) as withdrawn, coalesce(expired, 0) as expired
    from (select distinct code from purposes) p
      left join holding h on h.purpose = p.code left join month m on m.purpose = p.code order by 1`);
  return [...rows];
}

/** The tables in which something stands about people, by the columns that say of whom. */
export async function tablesAboutPeople(db: Executor): Promise<string[]> {
  const rows = await db.execute<{ name: string }>(sql`
    select distinct table_name as name from information_schema.columns
    where table_schema = 'public' and column_name in ('person', 'account_id') order by 1`);
  return [...rows].map(({ name }) => name);
}

export interface Drill {
  readonly from: string;
  readonly to: string;
  /** An account of the team that somebody else used; null for all. */
  readonly account: string | null;
  /** A table that came out; null where none did. */
  readonly table: string | null;
}

export interface Touched {
  /** What was looked at in that time, and of how many people. */
  readonly looks: readonly {
    readonly act: string;
    readonly purpose: string | null;
    readonly looks: number;
    readonly people: number;
  }[];
  readonly people: number;
  readonly table: {
    readonly name: string;
    readonly rows: number;
    readonly people: number;
    /** Columns that are read by whoever has the table, and those that are sealed. */
    readonly clear: readonly string[];
    readonly sealed: readonly string[];
  } | null;
}

/** Who was touched, as counts: by the looks that the journal holds, and by a table that came out whole. Journaled. */
export async function runDrill(
  tx: Executor,
  by: { readonly clock: Clock; readonly actor: string },
  drill: Drill,
): Promise<Touched> {
  const looks = await looksIn(tx, drill);
  const [all] = await looksIn(tx, drill, true);
  const touched = {
    looks,
    people: all?.people ?? 0,
    table: drill.table ? await tableOut(tx, drill.table) : null,
  };
  await record(tx, by.clock, { actor: by.actor, act: 'protection/drilled', subject: 'hub:self' });
  return touched;
}

async function looksIn(db: Executor, { from, to, account }: Drill, together = false) {
  const rows = await db.execute<{
    act: string;
    purpose: string | null;
    looks: number;
    people: number;
  }>(sql`
    select ${together ? sql`'' as act, null as purpose` : sql`act, purpose`},
      count(*)::int as looks, count(distinct subject)::int as people
    from journal
    where act like '%/read' and subject like 'account:%'
      and at >= ${from}::date and at < ${to}::date + 1
      and ${account ? sql`actor = ${account}` : sql`actor <> substr(subject, 9)`}
    ${together ? sql`` : sql`group by act, purpose order by people desc`}`);
  return [...rows];
}

async function tableOut(db: Executor, name: string): Promise<NonNullable<Touched['table']>> {
  const columns = await db.execute<{ column: string; type: string }>(sql`
    select column_name as column, data_type as type from information_schema.columns
    where table_schema = 'public' and table_name = ${name} order by ordinal_position`);
  const names = [...columns].map(({ column }) => column);
  const who = names.includes('person') ? 'person' : 'account_id';
  const [row] = await db.execute<{ rows: number; people: number }>(sql`
    select count(*)::int as rows, count(distinct ${sql.identifier(who)})::int as people
    from ${sql.identifier(name)}`);
  const sealed = [...columns].filter(({ type }) => type === 'bytea').map(({ column }) => column);
  return {
    name,
    rows: row?.rows ?? 0,
    people: row?.people ?? 0,
    sealed,
    clear: names.filter((column) => !sealed.includes(column)),
  };
}
