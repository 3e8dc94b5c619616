import { and, count, eq, sql } from 'drizzle-orm';
import type { Executor } from '../../platform/database/database.ts';
import type { Lang } from '../../reference/languages/languages.ts';
import type { Consultation } from './phases.ts';
import { type Shown, shownIn, statementByNumber, statementsById } from './statements.ts';
import { participants, statementTexts, votes } from './tables.ts';

export interface Counted {
  readonly agree: number;
  readonly disagree: number;
  readonly pass: number;
}

/** A statement under its own address, for good: shown, joined with another, hidden for a reason, or not read yet. */
export interface StatementShown extends Shown {
  readonly state: 'shown' | 'joined' | 'hidden' | 'waiting';
  readonly on: string;
  /** The number of the statement that says the same, and is answered in its stead. */
  readonly into: number | null;
  readonly reason: string;
  /** Null while fewer took part than the consultation says. */
  readonly votes: Counted | null;
}

/** What stands at the address of a statement; the words of one that is hidden, or that nobody has read yet, do not. */
export async function shownStatement(
  db: Executor,
  consultation: Consultation,
  number: number,
  lang: Lang,
): Promise<StatementShown | null> {
  const found = await statementByNumber(db, consultation.id, number);
  if (!found) return null;
  const [words] = await db
    .select()
    .from(statementTexts)
    .where(and(eq(statementTexts.statementId, found.id), eq(statementTexts.lang, lang)));
  const shown = shownIn(found, lang, words?.text ?? null);
  const common = { on: found.on, into: null, reason: '', votes: null };
  if (found.hiddenOn)
    return { ...shown, ...common, ...UNSAID, state: 'hidden', reason: found.reason };
  if (!found.acceptedOn) return { ...shown, ...common, ...UNSAID, state: 'waiting' };
  if (found.joinedInto) {
    const [into] = await statementsById(db, [found.joinedInto]);
    return { ...shown, ...common, state: 'joined', into: into?.number ?? null };
  }
  return {
    ...shown,
    ...common,
    state: 'shown',
    votes: await countVotes(db, consultation, found.id),
  };
}

const UNSAID = { text: '', original: null };

/** So that who reads before and after somebody answers does not see what they answered. */
const STEP = 5;
const rounded = (votes: number): number => Math.round(votes / STEP) * STEP;

/** How people answered one statement, rounded; null where so few did that an answer could be told to be somebody's. */
async function countVotes(
  db: Executor,
  { minimum }: Pick<Consultation, 'minimum'>,
  statement: string,
): Promise<Counted | null> {
  const [row] = await db
    .select({
      agree: sql<number>`count(*) filter (where ${votes.vote} = 1)::int`,
      disagree: sql<number>`count(*) filter (where ${votes.vote} = -1)::int`,
      pass: sql<number>`count(*) filter (where ${votes.vote} = 0)::int`,
    })
    .from(votes)
    .where(eq(votes.statementId, statement));
  if (!row || row.agree + row.disagree + row.pass < minimum) return null;
  const { agree, disagree, pass } = row;
  return { agree: rounded(agree), disagree: rounded(disagree), pass: rounded(pass) };
}

/** How many take part. */
export async function participantsIn(db: Executor, consultation: string): Promise<number> {
  const [row] = await db
    .select({ n: count() })
    .from(participants)
    .where(eq(participants.consultationId, consultation));
  return row?.n ?? 0;
}
