import { randomUUID } from 'node:crypto';
import { and, asc, count, eq, inArray, isNotNull, isNull, or } from 'drizzle-orm';
import type { Executor } from '../../platform/database/database.ts';
import type { Keys } from '../../platform/keys.ts';
import { Problem } from '../../platform/problem.ts';
import type { Lang } from '../../reference/languages/languages.ts';
import { type By, dayOf, type Means, note } from './noting.ts';
import type { Statement } from './statements.ts';
import { statementReports, statements, statementTexts } from './tables.ts';

/** What consultations call whoever of the team hides a statement. */
export const MODERATORS = 'consultation moderators';

export const moderatorName = (keys: Pick<Keys, 'pseudonym'>, account: string): string =>
  keys.pseudonym(MODERATORS, account);

const unread = and(isNull(statements.acceptedOn), isNull(statements.hiddenOn));
const appealed = and(
  isNotNull(statements.hiddenOn),
  isNotNull(statements.appealedOn),
  isNull(statements.decidedOn),
);

/** How many statements wait for the team: to be read, to be decided on appeal, or reported. */
export async function waitingIn(db: Executor, consultation: string): Promise<number> {
  const here = eq(statements.consultationId, consultation);
  const [unreadOrAppealed, reported] = await Promise.all([
    db.$count(statements, and(here, or(unread, appealed))),
    reportsIn(db, consultation),
  ]);
  return unreadOrAppealed + reported.length;
}

export interface Desk {
  readonly unread: readonly Statement[];
  readonly appealed: readonly Statement[];
  readonly reported: readonly Reported[];
  /** All others that are shown, joined ones too. */
  readonly others: readonly Statement[];
  readonly hidden: readonly Statement[];
}

export interface Reported {
  readonly statement: Statement;
  readonly reasons: readonly string[];
}

/** Everything that was said in a consultation, what waits first. */
export async function deskOf(db: Executor, consultation: string): Promise<Desk> {
  const all = await db
    .select()
    .from(statements)
    .where(eq(statements.consultationId, consultation))
    .orderBy(asc(statements.number));
  const isAppealed = ({ hiddenOn, appealedOn, decidedOn }: Statement) =>
    hiddenOn !== null && appealedOn !== null && decidedOn === null;
  return {
    unread: all.filter(({ acceptedOn, hiddenOn }) => !acceptedOn && !hiddenOn),
    appealed: all.filter(isAppealed),
    reported: await reportsIn(db, consultation),
    others: all.filter(({ acceptedOn, hiddenOn }) => acceptedOn && !hiddenOn),
    hidden: all.filter((one) => one.hiddenOn && !isAppealed(one)),
  };
}

async function reportsIn(db: Executor, consultation: string): Promise<Reported[]> {
  const rows = await db
    .select({ statement: statements, reason: statementReports.reason })
    .from(statementReports)
    .innerJoin(statements, eq(statements.id, statementReports.statementId))
    .where(
      and(
        eq(statements.consultationId, consultation),
        isNull(statementReports.handledOn),
        isNull(statements.hiddenOn),
      ),
    )
    .orderBy(asc(statements.number));
  return [...Map.groupBy(rows, ({ statement }) => statement.id).values()].flatMap((some) =>
    some.slice(0, 1).map(({ statement }) => ({
      statement,
      reasons: some.map(({ reason }) => reason),
    })),
  );
}

/** A reader reports a statement; who they are is asked by nobody. */
export async function reportStatement(
  tx: Executor,
  { clock }: Pick<Means, 'clock'>,
  { id }: Pick<Statement, 'id'>,
  reason: string,
): Promise<void> {
  await tx
    .insert(statementReports)
    .values({ id: randomUUID(), statementId: id, reason, on: dayOf(clock) });
}

/** It was reported, and stands. */
export async function keepStatement(tx: Executor, by: By, { id }: Statement): Promise<void> {
  await handleReports(tx, by, id);
  await note(tx, by, 'kept', `statement:${id}`);
}

export const handleReports = (tx: Executor, { clock }: Pick<By, 'clock'>, statement: string) =>
  tx
    .update(statementReports)
    .set({ handledOn: dayOf(clock) })
    .where(and(eq(statementReports.statementId, statement), isNull(statementReports.handledOn)));

/** Its author asks that somebody else look at it; once for each time that it was hidden. */
export async function appealHiding(
  tx: Executor,
  { clock }: Pick<Means, 'clock'>,
  { id, hiddenOn, appealedOn }: Statement,
  appeal: string,
): Promise<void> {
  if (!hiddenOn || appealedOn) throw new Problem('consultation/no-appeal', 409);
  const made = await tx
    .update(statements)
    .set({ appealedOn: dayOf(clock), appeal })
    .where(
      and(eq(statements.id, id), isNotNull(statements.hiddenOn), isNull(statements.appealedOn)),
    )
    .returning({ id: statements.id });
  if (made.length === 0) throw new Problem('consultation/no-appeal', 409);
}

/** Somebody who did not hide it decides whether it is shown again. */
export async function decideAppeal(
  tx: Executor,
  by: By,
  statement: Statement,
  { decider, shown }: { readonly decider: string; readonly shown: boolean },
): Promise<void> {
  const { id, hiddenOn, appealedOn, decidedOn, hiddenBy, acceptedOn } = statement;
  if (!hiddenOn || !appealedOn || decidedOn) throw new Problem('consultation/no-appeal', 409);
  if (hiddenBy === decider) throw new Problem('consultation/own-hiding', 403);
  const on = dayOf(by.clock);
  const decided = await tx
    .update(statements)
    .set({
      decidedOn: on,
      ...(shown ? { hiddenOn: null, hiddenBy: null, acceptedOn: acceptedOn ?? on } : {}),
    })
    // Of two who decide at the same moment the first has decided.
    .where(
      and(eq(statements.id, id), isNotNull(statements.appealedOn), isNull(statements.decidedOn)),
    )
    .returning({ id: statements.id });
  if (decided.length === 0) throw new Problem('consultation/no-appeal', 409);
  await note(tx, by, shown ? 'shown-again' : 'upheld', `statement:${id}`);
}

/** A statement in another language, by a person; an empty text takes a translation back. */
export async function translateStatement(
  tx: Executor,
  by: By,
  { id, lang: own }: Statement,
  lang: Lang,
  text: string,
): Promise<void> {
  if (lang === own) return;
  const at = and(eq(statementTexts.statementId, id), eq(statementTexts.lang, lang));
  if (text)
    await tx
      .insert(statementTexts)
      .values({ statementId: id, lang, text })
      .onConflictDoUpdate({
        target: [statementTexts.statementId, statementTexts.lang],
        set: { text },
      });
  else await tx.delete(statementTexts).where(at);
  await note(tx, by, 'statement-translated', `statement:${id}`, { lang });
}

/** Languages into which statements were translated, by their ids. */
export async function textsOf(
  db: Executor,
  ids: readonly string[],
): Promise<(typeof statementTexts.$inferSelect)[]> {
  if (ids.length === 0) return [];
  return db
    .select()
    .from(statementTexts)
    .where(inArray(statementTexts.statementId, [...ids]));
}

/** How many reports nobody has looked at, of one statement. */
export async function reportsOf(db: Executor, statement: string): Promise<number> {
  const [row] = await db
    .select({ n: count() })
    .from(statementReports)
    .where(and(eq(statementReports.statementId, statement), isNull(statementReports.handledOn)));
  return row?.n ?? 0;
}
