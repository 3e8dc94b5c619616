import { randomUUID } from 'node:crypto';
import { and, asc, eq, getTableColumns, gt, inArray, isNotNull, max, sql } from 'drizzle-orm';
import { LEAST } from '../../methods/merging/merging.ts';
import type { Executor } from '../../platform/database/database.ts';
import { Problem } from '../../platform/problem.ts';
import { isOpen, liveOf, stir } from './live.ts';
import { type Moderator, note } from './questions.ts';
import { liveSessions, sessionAnswers, sessionGuides } from './tables.ts';
import { dayOf } from './voices.ts';

export type Guide = typeof sessionGuides.$inferSelect;
export type Answer = typeof sessionAnswers.$inferSelect;

/** A guiding question with what was answered: how many of each, or the words themselves, in no order that tells who. */
export interface Heard extends Guide {
  readonly answers: number;
  /** Of a stance: null until enough have answered for nobody to be read out of it. */
  readonly stances: Readonly<Record<'agree' | 'disagree' | 'pass', number>> | null;
  /** Whether the counts are rounded down, as they are while one can answer. */
  readonly inSteps: boolean;
  readonly said: readonly Words[];
  /** For the desk, which can show them again. */
  readonly hidden: readonly Words[];
}

type Words = Pick<Answer, 'id' | 'lang' | 'text' | 'reason'>;

/** A count that grows by one after a neighbour has answered says what they answered. */
const STEP = 5;

export async function addGuide(
  tx: Executor,
  by: Moderator,
  sessionId: string,
  said: { readonly form: string; readonly lang: string; readonly text: string },
): Promise<void> {
  const changed = await stir(tx, sessionId);
  const [row] = await tx
    .select({ last: max(sessionGuides.number) })
    .from(sessionGuides)
    .where(eq(sessionGuides.sessionId, sessionId));
  await tx
    .insert(sessionGuides)
    .values({ ...said, id: randomUUID(), sessionId, number: (row?.last ?? 0) + 1, changed });
  await note(tx, by, 'guide-added', sessionId);
}

/** One to which somebody has answered stays: their words are not thrown away with it. */
export async function removeGuide(tx: Executor, by: Moderator, guide: Guide): Promise<void> {
  const answered = await tx
    .select({ id: sessionAnswers.id })
    .from(sessionAnswers)
    .where(eq(sessionAnswers.guideId, guide.id))
    .limit(1);
  if (answered.length > 0) throw new Problem('session/answered', 409);
  await tx.delete(sessionGuides).where(eq(sessionGuides.id, guide.id));
  await stir(tx, guide.sessionId);
  await note(tx, by, 'guide-removed', guide.sessionId);
}

/** What the room talks about now; null for nothing in particular. */
export async function raiseGuide(
  tx: Executor,
  by: Moderator,
  sessionId: string,
  guide: Guide | null,
): Promise<void> {
  await stir(tx, sessionId);
  await tx
    .update(liveSessions)
    .set({ guideId: guide?.id ?? null })
    .where(eq(liveSessions.sessionId, sessionId));
  await note(tx, by, 'guide-raised', sessionId);
}

export type Said =
  | { readonly stance: -1 | 0 | 1 }
  | { readonly text: string; readonly lang: string };

/** A voice answers, once; another answer takes the place of the first. */
export async function answerGuide(
  tx: Executor,
  guide: Guide,
  voiceId: string,
  said: Said,
): Promise<void> {
  if (!isOpen(await liveOf(tx, guide.sessionId))) throw new Problem('session/closed', 409);
  if ('stance' in said !== (guide.form === 'stance')) throw new Problem('page/refused', 400);
  const row =
    'stance' in said
      ? { stance: said.stance, text: null, lang: null }
      : { stance: null, text: said.text, lang: said.lang };
  await tx
    .insert(sessionAnswers)
    .values({ ...row, id: randomUUID(), guideId: guide.id, voiceId })
    .onConflictDoUpdate({
      target: [sessionAnswers.guideId, sessionAnswers.voiceId],
      set: row,
    });
  const changed = await stir(tx, guide.sessionId);
  await tx.update(sessionGuides).set({ changed }).where(eq(sessionGuides.id, guide.id));
}

/** Hides an answer for a reason, or shows it again. */
export async function hideAnswer(
  tx: Executor,
  by: Moderator,
  sessionId: string,
  answerId: string,
  reason: string | null,
): Promise<void> {
  const guides = (await guidesOf(tx, sessionId)).map(({ id }) => id);
  const [found] =
    guides.length === 0
      ? []
      : await tx
          .update(sessionAnswers)
          .set({ hiddenOn: reason === null ? null : dayOf(by.clock), reason: reason ?? '' })
          .where(and(eq(sessionAnswers.id, answerId), inArray(sessionAnswers.guideId, guides)))
          .returning({ guideId: sessionAnswers.guideId });
  if (!found) throw new Problem('page/not-found', 404);
  const changed = await stir(tx, sessionId);
  await tx.update(sessionGuides).set({ changed }).where(eq(sessionGuides.id, found.guideId));
  await note(tx, by, reason === null ? 'answer-shown' : 'answer-hidden', sessionId);
}

export const guidesOf = (db: Executor, sessionId: string, after = -1): Promise<Guide[]> =>
  db
    .select()
    .from(sessionGuides)
    .where(and(eq(sessionGuides.sessionId, sessionId), gt(sessionGuides.changed, after)))
    .orderBy(asc(sessionGuides.number));

export async function guideByNumber(
  db: Executor,
  sessionId: string,
  number: number,
): Promise<Guide> {
  const found = (await guidesOf(db, sessionId)).find((guide) => guide.number === number);
  if (!found) throw new Problem('page/not-found', 404);
  return found;
}

/** What was answered to the guiding questions of a session. */
export async function heardIn(db: Executor, sessionId: string): Promise<Heard[]> {
  const [guides, talliedBy, words] = await Promise.all([
    guidesOf(db, sessionId),
    talliesIn(db, sessionId),
    wordsIn(db, sessionId),
  ]);
  return guides.map((guide) => ({
    ...guide,
    ...talliedBy(guide),
    said: words.filter(({ guideId, hiddenOn }) => guideId === guide.id && !hiddenOn),
    hidden: words.filter(({ guideId, hiddenOn }) => guideId === guide.id && hiddenOn),
  }));
}

/** How many have answered the guiding questions that changed after a number, as far as it is told. */
export async function answersIn(
  db: Executor,
  sessionId: string,
  after: number,
): Promise<{ readonly number: number; readonly answers: number }[]> {
  const guides = await guidesOf(db, sessionId, after);
  if (guides.length === 0) return [];
  const talliedBy = await talliesIn(db, sessionId);
  return guides.map((guide) => ({ number: guide.number, answers: talliedBy(guide).answers }));
}

type Tally = Pick<Heard, 'answers' | 'stances' | 'inSteps'>;

/** Counts by guiding question. While a session is open nobody may read a neighbour's answer from a count that grows by one. */
async function talliesIn(db: Executor, sessionId: string): Promise<(guide: Guide) => Tally> {
  const inSteps = isOpen(await liveOf(db, sessionId));
  const counts = await db
    .select({
      guideId: sessionAnswers.guideId,
      stance: sessionAnswers.stance,
      n: sql<number>`count(*)::int`,
    })
    .from(sessionAnswers)
    .innerJoin(sessionGuides, eq(sessionGuides.id, sessionAnswers.guideId))
    .where(eq(sessionGuides.sessionId, sessionId))
    .groupBy(sessionAnswers.guideId, sessionAnswers.stance);
  const told = (n: number): number => (inSteps ? n - (n % STEP) : n);
  return ({ id, form }) => {
    const own = counts.filter(({ guideId }) => guideId === id);
    const all = own.reduce((sum, { n }) => sum + n, 0);
    // The words themselves can be counted by whoever reads them.
    if (form === 'words') return { answers: all, stances: null, inSteps: false };
    if (all < LEAST) return { answers: 0, stances: null, inSteps };
    const of = (stance: number) => told(own.find((each) => each.stance === stance)?.n ?? 0);
    return {
      answers: told(all),
      stances: { agree: of(1), disagree: of(-1), pass: of(0) },
      inSteps,
    };
  };
}

const wordsIn = (db: Executor, sessionId: string): Promise<Answer[]> =>
  db
    .select(getTableColumns(sessionAnswers))
    .from(sessionAnswers)
    .innerJoin(sessionGuides, eq(sessionGuides.id, sessionAnswers.guideId))
    .where(and(eq(sessionGuides.sessionId, sessionId), isNotNull(sessionAnswers.text)))
    .orderBy(asc(sessionAnswers.id));

/** What a voice has answered so far, by guiding question. */
export async function answeredBy(
  db: Executor,
  voiceId: string | null,
): Promise<ReadonlyMap<string, Answer>> {
  if (!voiceId) return new Map();
  const rows = await db.select().from(sessionAnswers).where(eq(sessionAnswers.voiceId, voiceId));
  return new Map(rows.map((answer) => [answer.guideId, answer]));
}
