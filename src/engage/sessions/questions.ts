import { randomUUID } from 'node:crypto';
import { and, asc, eq, gt, inArray, max, or, sql } from 'drizzle-orm';
import type { Clock } from '../../platform/clock.ts';
import type { Executor } from '../../platform/database/database.ts';
import { record } from '../../platform/journal/journal.ts';
import type { Keys } from '../../platform/keys.ts';
import { Problem } from '../../platform/problem.ts';
import { isOpen, liveOf, stir } from './live.ts';
import { sessionQuestions, sessionQuestionVotes } from './tables.ts';
import { dayOf, type Means } from './voices.ts';

export type Question = typeof sessionQuestions.$inferSelect;

/** A question with the votes of everybody who asked for it or for one that was joined into it, each voice once. */
export interface Counted extends Question {
  readonly votes: number;
  /** How many questions were joined into it. */
  readonly joined: number;
}

/** Whoever of the team moderates. */
export interface Moderator {
  readonly clock: Clock;
  readonly keys: Keys;
  readonly actor: string;
}

/** What one session calls somebody of its team. */
export const moderatorIn = (keys: Pick<Keys, 'pseudonym'>, sessionId: string, account: string) =>
  keys.pseudonym(`session ${sessionId}`, account);

const MOST = 1000;

/**
 * A question from the floor, with the vote of whoever asks it. Of who and when nothing is written but the day. Its id is
 * chosen by the form, so that one that is sent twice is asked once without a token that would keep the moment; null then.
 */
export async function askQuestion(
  tx: Executor,
  means: Pick<Means, 'clock'>,
  sessionId: string,
  voiceId: string | null,
  {
    id = randomUUID(),
    ...said
  }: { readonly id?: string; readonly lang: string; readonly text: string },
): Promise<number | null> {
  await refuseClosed(tx, sessionId);
  const changed = await stir(tx, sessionId);
  const [row] = await tx
    .select({ last: max(sessionQuestions.number) })
    .from(sessionQuestions)
    .where(eq(sessionQuestions.sessionId, sessionId));
  const number = (row?.last ?? 0) + 1;
  if (number > MOST) throw new Problem('session/full', 409);
  const [made] = await tx
    .insert(sessionQuestions)
    .values({
      ...{ id, sessionId, number, voiceId, changed },
      ...said,
      on: dayOf(means.clock),
    })
    .onConflictDoNothing({ target: sessionQuestions.id })
    .returning({ id: sessionQuestions.id });
  if (!made) return null;
  if (voiceId) await tx.insert(sessionQuestionVotes).values({ questionId: id, voiceId });
  return number;
}

/** One vote a voice, given or taken back; the same twice is once. */
export async function voteFor(
  tx: Executor,
  question: Question,
  voiceId: string,
  given: boolean,
): Promise<void> {
  await refuseClosed(tx, question.sessionId);
  if (question.hiddenOn || question.joinedInto) throw new Problem('page/not-found', 404);
  const changed = given
    ? await tx
        .insert(sessionQuestionVotes)
        .values({ questionId: question.id, voiceId })
        .onConflictDoNothing()
        .returning({ id: sessionQuestionVotes.questionId })
    : await tx
        .delete(sessionQuestionVotes)
        .where(
          and(
            eq(sessionQuestionVotes.voiceId, voiceId),
            inArray(sessionQuestionVotes.questionId, family(tx, question.id)),
          ),
        )
        .returning({ id: sessionQuestionVotes.questionId });
  if (changed.length > 0) await touch(tx, question);
}

/** A question and those that were joined into it. */
const family = (db: Executor, id: string) =>
  db
    .select({ id: sessionQuestions.id })
    .from(sessionQuestions)
    .where(or(eq(sessionQuestions.id, id), eq(sessionQuestions.joinedInto, id)));

async function refuseClosed(tx: Executor, sessionId: string): Promise<void> {
  if (!isOpen(await liveOf(tx, sessionId))) throw new Problem('session/closed', 409);
}

async function touch(
  tx: Executor,
  { id, sessionId }: Pick<Question, 'id' | 'sessionId'>,
  change: Partial<Question> = {},
): Promise<void> {
  const changed = await stir(tx, sessionId);
  await tx
    .update(sessionQuestions)
    .set({ ...change, changed })
    .where(eq(sessionQuestions.id, id));
}

/** Says which question is spoken of now; the one before it stays where it was. */
export async function makeCurrent(tx: Executor, by: Moderator, question: Question): Promise<void> {
  const now = await tx
    .select()
    .from(sessionQuestions)
    .where(
      and(
        eq(sessionQuestions.sessionId, question.sessionId),
        eq(sessionQuestions.state, 'current'),
      ),
    );
  for (const each of now) await touch(tx, each, { state: each.answer ? 'answered' : 'asked' });
  await touch(tx, question, { state: 'current' });
  await note(tx, by, 'question-taken', question.sessionId);
}

/** It has been answered, in the room or in these words. */
export async function answerQuestion(
  tx: Executor,
  by: Moderator,
  question: Question,
  answer: string,
): Promise<void> {
  await touch(tx, question, { state: 'answered', answer });
  await note(tx, by, 'question-answered', question.sessionId);
}

/** Hides a question for a reason that everybody can read, or shows it again. */
export async function hideQuestion(
  tx: Executor,
  by: Moderator,
  question: Question,
  reason: string | null,
): Promise<void> {
  await touch(tx, question, {
    hiddenOn: reason === null ? null : dayOf(by.clock),
    hiddenBy: reason === null ? null : moderatorIn(by.keys, question.sessionId, by.actor),
    reason: reason ?? '',
    ...(question.state === 'current' ? { state: 'asked' } : {}),
  });
  await note(tx, by, reason === null ? 'question-shown' : 'question-hidden', question.sessionId);
}

/** Two that ask the same become one; the votes of both are kept, and whoever gave one to each counts once. */
export async function joinQuestions(
  tx: Executor,
  by: Moderator,
  question: Question,
  into: Question,
): Promise<void> {
  if (question.id === into.id || into.joinedInto || question.sessionId !== into.sessionId)
    throw new Problem('session/join', 422);
  // What was joined into this one goes along: nothing hangs on something that hangs.
  await tx
    .update(sessionQuestions)
    .set({ joinedInto: into.id })
    .where(eq(sessionQuestions.joinedInto, question.id));
  await touch(tx, question, { joinedInto: into.id });
  await touch(tx, into);
  await note(tx, by, 'question-joined', question.sessionId);
}

/** They were two after all. */
export async function partQuestion(tx: Executor, by: Moderator, question: Question): Promise<void> {
  if (!question.joinedInto) return;
  await touch(tx, { id: question.joinedInto, sessionId: question.sessionId });
  await touch(tx, question, { joinedInto: null });
  await note(tx, by, 'question-parted', question.sessionId);
}

export const note = (tx: Executor, by: Moderator, verb: string, id: string): Promise<string> =>
  record(tx, by.clock, {
    actor: by.actor,
    act: `sessions/${verb}`,
    subject: `summit-session:${id}`,
  });

/** More than a session ever takes, and what the database can hold. */
const HIGHEST = 9999;

export async function questionByNumber(
  db: Executor,
  sessionId: string,
  number: number,
): Promise<Question> {
  if (!Number.isInteger(number) || number < 1 || number > HIGHEST)
    throw new Problem('page/not-found', 404);
  const [found] = await db
    .select()
    .from(sessionQuestions)
    .where(and(eq(sessionQuestions.sessionId, sessionId), eq(sessionQuestions.number, number)));
  if (!found) throw new Problem('page/not-found', 404);
  return found;
}

/** All questions of a session, or those that changed after a number of its sequence. */
export async function questionsOf(db: Executor, sessionId: string, after = -1): Promise<Counted[]> {
  const rows = await db
    .select()
    .from(sessionQuestions)
    .where(and(eq(sessionQuestions.sessionId, sessionId), gt(sessionQuestions.changed, after)))
    .orderBy(asc(sessionQuestions.number));
  if (rows.length === 0) return [];
  const root = sql<string>`coalesce(${sessionQuestions.joinedInto}, ${sessionQuestions.id})`;
  const ids = rows.map(({ id }) => id);
  const counts = await db
    .select({
      root,
      votes: sql<number>`count(distinct ${sessionQuestionVotes.voiceId})::int`,
      questions: sql<number>`count(distinct ${sessionQuestions.id})::int`,
    })
    .from(sessionQuestions)
    .leftJoin(sessionQuestionVotes, eq(sessionQuestionVotes.questionId, sessionQuestions.id))
    .where(
      and(
        eq(sessionQuestions.sessionId, sessionId),
        after < 0
          ? undefined
          : or(inArray(sessionQuestions.id, ids), inArray(sessionQuestions.joinedInto, ids)),
      ),
    )
    .groupBy(root);
  const counted = new Map(counts.map((each) => [each.root, each]));
  return rows.map((question) => ({
    ...question,
    votes: counted.get(question.id)?.votes ?? 0,
    joined: Math.max(0, (counted.get(question.id)?.questions ?? 1) - 1),
  }));
}

/** The numbers of the questions that a voice votes for; a vote for one that was joined is a vote for the other. */
export async function votedBy(
  db: Executor,
  sessionId: string,
  voiceId: string | null,
): Promise<ReadonlySet<string>> {
  if (!voiceId) return new Set();
  const rows = await db
    .select({ id: sql<string>`coalesce(${sessionQuestions.joinedInto}, ${sessionQuestions.id})` })
    .from(sessionQuestionVotes)
    .innerJoin(sessionQuestions, eq(sessionQuestions.id, sessionQuestionVotes.questionId))
    .where(
      and(eq(sessionQuestions.sessionId, sessionId), eq(sessionQuestionVotes.voiceId, voiceId)),
    );
  return new Set(rows.map(({ id }) => id));
}

/** How much later questions gain: one with few votes is seen beside an old one with some more. */
const FRESHNESS = 0.2;

/** What is spoken of now, then by votes and freshness, then what was answered. */
export function inOrder(questions: readonly Counted[]): Counted[] {
  const newest = Math.max(0, ...questions.map(({ number }) => number));
  const heat = ({ votes, number }: Counted) => (votes + 1) / (newest - number + 2) ** FRESHNESS;
  const place = ({ state }: Counted) => ['current', 'asked', 'answered'].indexOf(state);
  return questions
    .filter(({ hiddenOn, joinedInto }) => !hiddenOn && !joinedInto)
    .toSorted(
      (one, other) =>
        place(one) - place(other) ||
        (one.state === 'answered' ? one.number - other.number : 0) ||
        heat(other) - heat(one) ||
        one.number - other.number,
    );
}
