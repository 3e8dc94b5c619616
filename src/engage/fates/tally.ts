import { and, eq, inArray, isNull, ne, sql } from 'drizzle-orm';
import type { Clock } from '../../platform/clock.ts';
import type { Executor } from '../../platform/database/database.ts';
import { consultationById, owedStatements } from '../consultations/consultations.ts';
import { owedProposals } from '../proposals/proposals.ts';
import { tallyByKind } from '../requests/requests.ts';
import { dayOf, type Fate, fatesOf } from './deciding.ts';
import { fates } from './tables.ts';

export interface Line {
  /** `statement`, `proposal`, a kind of request, or `requests` where kinds are too few to be told apart. */
  readonly kind: string;
  readonly received: number;
  readonly answered: number;
  readonly pending: number;
  readonly late: number;
  /** At the median; null below `FEWEST` answers. */
  readonly days: number | null;
}

export interface Tally {
  readonly lines: readonly Line[];
  /** Of everything that was answered. */
  readonly days: number | null;
}

/** Fewer than this are not told apart, and have no median: they would tell of single people. */
export const FEWEST = 5;

/** What is owed an answer, and by when. */
interface Owed {
  readonly id: string;
  readonly answerBy: string;
  /** Answered by what stands in its place. */
  readonly through: boolean;
}

interface Counted extends Omit<Line, 'days'> {
  readonly days: readonly number[];
}

/** How much of what people said has been answered, how much waits, how much is late, and how long it takes. */
export async function tallyOfFates(db: Executor, clock: Clock): Promise<Tally> {
  const today = dayOf(clock);
  const counted = [
    await countOwed(db, 'statement', await statementsOwed(db), today),
    await countOwed(db, 'proposal', await proposalsOwed(db), today),
    ...withoutFew(await requestsOwed(db, clock)),
  ];
  return {
    lines: counted
      .filter(({ received }) => received > 0)
      .map((line) => ({ ...line, days: medianOf(line.days) })),
    days: medianOf(counted.flatMap(({ days }) => days)),
  };
}

async function statementsOwed(db: Executor): Promise<Owed[]> {
  return (await owedStatements(db)).map(({ id, answerBy, joinedInto }) => ({
    id,
    answerBy,
    through: joinedInto !== null,
  }));
}

async function proposalsOwed(db: Executor): Promise<Owed[]> {
  const owed = await owedProposals(db);
  const consultations = new Map<string, string>();
  for (const id of new Set(owed.map(({ consultationId }) => consultationId)))
    consultations.set(id, (await consultationById(db, id, 'fr')).answerBy);
  return owed.map(({ id, consultationId, ended }) => ({
    id,
    answerBy: consultations.get(consultationId) ?? '',
    through: ended,
  }));
}

async function countOwed(
  db: Executor,
  kind: 'statement' | 'proposal',
  owed: readonly Owed[],
  today: string,
): Promise<Counted> {
  const standing = await fatesOf(
    db,
    kind,
    owed.map(({ id }) => id),
  );
  const states = owed.map((each) => stateOf(each, standing.get(each.id) ?? null, today));
  const count = (state: State) => states.filter((each) => each === state).length;
  return {
    kind,
    received: owed.length,
    answered: count('answered'),
    pending: count('pending'),
    late: count('late'),
    days: await daysUntilAnswer(
      db,
      kind,
      owed.map(({ id }) => id),
    ),
  };
}

type State = 'answered' | 'pending' | 'late';

export function stateOf(
  { answerBy, through }: Pick<Owed, 'answerBy' | 'through'>,
  fate: Fate | null,
  today: string,
): State {
  if (fate ? fate.fate !== 'expected' : through) return 'answered';
  return (fate?.expectedBy ?? answerBy) < today ? 'late' : 'pending';
}

/** Of each subject, from the day on which it was said to the first decision that is an answer. */
async function daysUntilAnswer(
  db: Executor,
  kind: string,
  owed: readonly string[],
): Promise<number[]> {
  if (owed.length === 0) return [];
  const rows = await db
    .select({ days: sql<number>`(min(${fates.decidedOn}) - min(${fates.saidOn}))::int` })
    .from(fates)
    .where(
      and(
        eq(fates.subjectKind, kind),
        ne(fates.fate, 'expected'),
        inArray(fates.subject, [...owed]),
      ),
    )
    .groupBy(fates.subject);
  return rows.map(({ days }) => days);
}

async function requestsOwed(db: Executor, clock: Clock): Promise<Counted[]> {
  return (await tallyByKind(db, clock)).map(({ kind, received, answered, late, days }) => ({
    kind,
    received,
    answered,
    late,
    pending: received - answered - late,
    days,
  }));
}

/** Kinds of which there are few are counted together, with one more where they are few even so. */
function withoutFew(lines: readonly Counted[]): Counted[] {
  const sorted = lines.toSorted((a, b) => a.received - b.received);
  let together: Counted | null = null;
  while (sorted[0] && (sorted[0].received < FEWEST || (together && together.received < FEWEST))) {
    const next = sorted.shift();
    if (next) together = together ? sum(together, next) : next;
  }
  const rest = lines.filter((line) => sorted.includes(line));
  if (!together) return rest;
  return together.received < FEWEST ? rest : [...rest, { ...together, kind: 'requests' }];
}

const sum = (one: Counted, other: Counted): Counted => ({
  kind: one.kind,
  received: one.received + other.received,
  answered: one.answered + other.answered,
  pending: one.pending + other.pending,
  late: one.late + other.late,
  days: [...one.days, ...other.days],
});

export function medianOf(values: readonly number[]): number | null {
  if (values.length < FEWEST) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1] ?? 0, sorted[middle] ?? 0];
  return (low + high) / 2;
}

/** The newest decisions that are answers, on what everybody may read. */
export async function newestFates(db: Executor, most: number): Promise<Fate[]> {
  return db
    .select()
    .from(fates)
    .where(
      sql`${isNull(fates.endedOn)} and ${ne(fates.fate, 'expected')}
        and ${fates.subjectKind} in ('statement', 'proposal')`,
    )
    .orderBy(sql`${fates.decidedOn} desc`, fates.id)
    .limit(most);
}
