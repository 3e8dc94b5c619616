import { asc, eq, lt } from 'drizzle-orm';
import { type Merged, mergeSmall } from '../../methods/merging/merging.ts';
import type { Executor } from '../../platform/database/database.ts';
import { record } from '../../platform/journal/journal.ts';
import type { By } from '../../web/http/actor.ts';
import { reviewAnswers } from './tables.ts';

/** What makes a group succeed or fail, once a year: people to do it, trust, means, a purpose that all know, an effect. */
export const QUESTIONS = ['people', 'trust', 'means', 'purpose', 'change'] as const;
export type Question = (typeof QUESTIONS)[number];

/** From not at all to wholly. */
export const ANSWERS = [1, 2, 3, 4] as const;
export type Answer = (typeof ANSWERS)[number];

export type Answers = Readonly<Record<Question, Answer>>;

export interface Review {
  readonly year: number;
  readonly answers: Answers;
}

export const yearOf = ({ clock }: Pick<By, 'clock'>): number => clock().getUTCFullYear();

/** Answers for this year; until it is over the answers can be changed, and no other year's. */
export async function answerReview(
  tx: Executor,
  by: By,
  organisationId: string,
  answers: Answers,
): Promise<void> {
  const year = yearOf(by);
  for (const question of QUESTIONS) {
    const answer = answers[question];
    await tx
      .insert(reviewAnswers)
      .values({ organisationId, year, question, answer })
      .onConflictDoUpdate({
        target: [reviewAnswers.organisationId, reviewAnswers.year, reviewAnswers.question],
        set: { answer },
      });
  }
  await record(tx, by.clock, {
    actor: by.actor,
    act: 'reviews/answered',
    subject: `organisation:${organisationId}`,
    details: { year },
  });
}

/** An organisation's own answers, year by year. */
export async function reviewsOf(db: Executor, organisationId: string): Promise<Review[]> {
  const rows = await db
    .select()
    .from(reviewAnswers)
    .where(eq(reviewAnswers.organisationId, organisationId))
    .orderBy(asc(reviewAnswers.year));
  return [...Map.groupBy(rows, ({ year }) => year)].map(([year, parts]) => ({
    year,
    // Each year is written whole, and the checks of the table name no other question or answer.
    answers: Object.fromEntries(parts.map(({ question, answer }) => [question, answer])) as Answers,
  }));
}

/** How all organisations answered one question in one year; null where too few did. */
export interface Together {
  readonly year: number;
  readonly question: Question;
  readonly answers: Merged | null;
}

/**
 * All organisations together, of years that are over: their answers do not change any more, so that nobody can tell by
 * looking twice what one of them said. Answers that few gave are one cell, and every count is rounded.
 */
export async function together(db: Executor, by: Pick<By, 'clock'>): Promise<Together[]> {
  const rows = await db
    .select()
    .from(reviewAnswers)
    .where(lt(reviewAnswers.year, yearOf(by)));
  const years = [...Map.groupBy(rows, ({ year }) => year)].sort(([one], [other]) => other - one);
  return years.flatMap(([year, given]) =>
    QUESTIONS.map((question) => ({
      year,
      question,
      answers: mergeSmall(
        given.filter((row) => row.question === question).map(({ answer }) => [String(answer)]),
      ),
    })),
  );
}
