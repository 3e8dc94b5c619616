import { randomUUID } from 'node:crypto';
import { and, asc, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Executor } from '../../platform/database/database.ts';
import { Problem } from '../../platform/problem.ts';
import type { Lang } from '../../reference/languages/languages.ts';
import { type By, dayOf, type Means, note } from './noting.ts';
import type { Consultation } from './phases.ts';
import { consultations, statements, statementTexts, votes } from './tables.ts';
import { authorName } from './voices.ts';
import { refuseUnlistened } from './voting.ts';

export type Statement = typeof statements.$inferSelect;

/** A statement as a reader sees it: their language where a person translated it, and the words that were said. */
export interface Shown {
  readonly id: string;
  readonly number: number;
  readonly lang: string;
  readonly text: string;
  readonly original: { readonly lang: string; readonly text: string } | null;
  readonly source: string;
}

interface NewStatement {
  /** Chosen by the form that proposes it: what is sent twice is said once. A random one where it is left out. */
  readonly id?: string;
  readonly lang: string;
  readonly text: string;
  readonly source: 'seed' | 'participant' | 'paper' | 'room';
  /** The participant who says it. */
  readonly author: string | null;
}

/** Takes a statement in: seeds are heard at once, others as the consultation is moderated. Gives its number. */
export async function addStatement(
  tx: Executor,
  { clock, keys }: Means,
  consultation: Consultation,
  { id = randomUUID(), lang, text, source, author }: NewStatement,
): Promise<Statement> {
  if (source !== 'seed') await refuseUnlistened(tx, { clock }, consultation);
  const [said] = await statementsById(tx, [id]);
  if (said) return said;
  const on = dayOf(clock);
  const heard = source === 'seed' || consultation.moderation === 'after';
  const [made] = await tx
    .insert(statements)
    .values({
      id,
      consultationId: consultation.id,
      number: await nextNumber(tx, consultation.id),
      lang,
      text,
      source,
      author: author && authorName(keys, author),
      on,
      acceptedOn: heard ? on : null,
    })
    .returning();
  if (!made) throw new Error('a statement was not written');
  return made;
}

// The consultation is held: two statements of one moment get two numbers.
async function nextNumber(tx: Executor, consultation: string): Promise<number> {
  await tx
    .select({ id: consultations.id })
    .from(consultations)
    .where(eq(consultations.id, consultation))
    .for('update');
  const [last] = await tx
    .select({ number: sql<number>`coalesce(max(${statements.number}), 0)::int` })
    .from(statements)
    .where(eq(statements.consultationId, consultation));
  return (last?.number ?? 0) + 1;
}

export async function acceptStatement(tx: Executor, by: By, statement: Statement): Promise<void> {
  await tx
    .update(statements)
    .set({ acceptedOn: dayOf(by.clock) })
    .where(and(eq(statements.id, statement.id), isNull(statements.acceptedOn)));
  await note(tx, by, 'accepted', `statement:${statement.id}`);
}

/** What is hidden is neither shown nor voted on; `hiddenBy` is what this consultation calls the moderator. */
export async function hideStatement(
  tx: Executor,
  by: By,
  statement: Statement,
  { hiddenBy, reason }: { readonly hiddenBy: string; readonly reason: string },
): Promise<void> {
  const hidden = await tx
    .update(statements)
    .set({
      hiddenOn: dayOf(by.clock),
      hiddenBy,
      reason,
      appealedOn: null,
      appeal: '',
      decidedOn: null,
    })
    // What is hidden may wait for somebody else's decision: hiding it again would end that.
    .where(and(eq(statements.id, statement.id), isNull(statements.hiddenOn)))
    .returning({ id: statements.id });
  if (hidden.length === 0) throw new Problem('consultation/hidden', 409);
  await note(tx, by, 'hidden', `statement:${statement.id}`);
}

/**
 * Two statements that say the same become one: the answers to the first count for the second, where its participant had
 * not answered that one; what joined before joins along. Nothing is deleted.
 */
export async function joinStatements(
  tx: Executor,
  by: By,
  statement: Statement,
  into: Statement,
): Promise<void> {
  if (
    statement.id === into.id ||
    statement.consultationId !== into.consultationId ||
    into.joinedInto ||
    into.hiddenOn
  )
    throw new Problem('consultation/not-joined', 409);
  await tx
    .update(statements)
    .set({ joinedInto: into.id })
    .where(sql`${statements.id} = ${statement.id} or ${statements.joinedInto} = ${statement.id}`);
  await tx.execute(sql`
    insert into ${votes} (participant_id, statement_id, vote)
    select participant_id, ${into.id}, vote from ${votes} where statement_id = ${statement.id}
    on conflict do nothing`);
  await note(tx, by, 'joined', `statement:${statement.id}`, { into: into.id });
}

/** What can be read and voted on, in the reader's language where a person translated it. */
export async function statementsOf(
  db: Executor,
  consultation: string,
  lang: Lang,
): Promise<Shown[]> {
  const rows = await db
    .select({ statement: statements, translated: statementTexts.text })
    .from(statements)
    .leftJoin(
      statementTexts,
      and(eq(statementTexts.statementId, statements.id), eq(statementTexts.lang, lang)),
    )
    .where(visibleIn(consultation))
    .orderBy(asc(statements.number));
  return rows.map(({ statement, translated }) => shownIn(statement, lang, translated));
}

export function shownIn(
  { id, number, lang: said, text, source }: Statement,
  lang: Lang,
  translated: string | null,
): Shown {
  if (translated === null || said === lang)
    return { id, number, lang: said, text, original: null, source };
  return { id, number, lang, text: translated, original: { lang: said, text }, source };
}

export async function statementByNumber(
  db: Executor,
  consultation: string,
  number: number,
): Promise<Statement | null> {
  const [found] = await db
    .select()
    .from(statements)
    .where(and(eq(statements.consultationId, consultation), eq(statements.number, number)));
  return found ?? null;
}

export const statementsById = (db: Executor, ids: readonly string[]): Promise<Statement[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : db
        .select()
        .from(statements)
        .where(inArray(statements.id, [...ids]));

/** What a participant affirmed, whatever became of it. */
export const statementsBy = (
  db: Executor,
  { keys }: Pick<Means, 'keys'>,
  participant: string,
): Promise<Statement[]> =>
  db
    .select()
    .from(statements)
    .where(eq(statements.author, authorName(keys, participant)))
    .orderBy(asc(statements.number));

/** Every text of what is shown, as it was said and as it was translated, to look for what says the same. */
export async function writtenIn(
  db: Executor,
  consultation: string,
): Promise<{ id: string; number: number; lang: string; text: string }[]> {
  const shown = await db
    .select({
      statement: statements.id,
      number: statements.number,
      lang: statements.lang,
      text: statements.text,
    })
    .from(statements)
    .where(visibleIn(consultation));
  const translated = await db
    .select({
      statement: statements.id,
      number: statements.number,
      lang: statementTexts.lang,
      text: statementTexts.text,
    })
    .from(statementTexts)
    .innerJoin(statements, eq(statements.id, statementTexts.statementId))
    .where(visibleIn(consultation));
  return [...shown, ...translated].map(({ statement, ...one }) => ({
    ...one,
    id: `${statement} ${one.lang}`,
  }));
}

const visibleIn = (consultation: string) =>
  and(
    eq(statements.consultationId, consultation),
    isNotNull(statements.acceptedOn),
    isNull(statements.hiddenOn),
    isNull(statements.joinedInto),
  );
