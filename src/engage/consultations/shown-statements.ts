import { and, count, eq } from 'drizzle-orm';
import type { Executor } from '../../platform/database/database.ts';
import type { Lang } from '../../reference/languages/languages.ts';
import type { Consultation } from './phases.ts';
import { type Shown, shownIn, statementByNumber, statementsById } from './statements.ts';
import { participants, statementTexts } from './tables.ts';

/** A statement under its own address, for good: shown, joined with another, hidden for a reason, or not read yet. */
export interface StatementShown extends Shown {
  readonly state: 'shown' | 'joined' | 'hidden' | 'waiting';
  readonly on: string;
  /** The number of the statement that says the same, and is answered in its stead. */
  readonly into: number | null;
  readonly reason: string;
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
  const common = { on: found.on, into: null, reason: '' };
  if (found.hiddenOn)
    return { ...shown, ...common, ...UNSAID, state: 'hidden', reason: found.reason };
  if (!found.acceptedOn) return { ...shown, ...common, ...UNSAID, state: 'waiting' };
  if (found.joinedInto) {
    const [into] = await statementsById(db, [found.joinedInto]);
    return { ...shown, ...common, state: 'joined', into: into?.number ?? null };
  }
  return { ...shown, ...common, state: 'shown' };
}

const UNSAID = { text: '', original: null };

/** How many take part. */
export async function participantsIn(db: Executor, consultation: string): Promise<number> {
  const [row] = await db
    .select({ n: count() })
    .from(participants)
    .where(eq(participants.consultationId, consultation));
  return row?.n ?? 0;
}
