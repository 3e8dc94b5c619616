import { sql } from 'drizzle-orm';
import type { Clock } from '../../platform/clock.ts';
import type { Executor } from '../../platform/database/database.ts';

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

export interface KindTally {
  readonly kind: string;
  readonly received: number;
  readonly answered: number;
  readonly late: number;
  /** Days from asking to the first human answer, each. */
  readonly days: readonly number[];
}

/** The same year by kind, for whoever counts it with other things. */
export async function tallyByKind(db: Executor, clock: Clock): Promise<KindTally[]> {
  const now = clock();
  const since = new Date(now.getTime() - 365 * 86_400_000).toISOString();
  const rows = await db.execute<Record<keyof KindTally, unknown> & { days: number[] | null }>(sql`
    select kind, count(*)::int as received, count(answered_at)::int as answered,
      (count(*) filter (where answered_at is null and closed_at is null
        and due_on < ${now.toISOString().slice(0, 10)}))::int as late,
      array_agg(extract(epoch from answered_at - created_at)::float8 / 86400)
        filter (where answered_at is not null) as days
    from requests where created_at >= ${since} group by kind order by kind`);
  return rows.map(({ kind, received, answered, late, days }) => ({
    kind: String(kind),
    received: Number(received),
    answered: Number(answered),
    late: Number(late),
    days: days ?? [],
  }));
}
