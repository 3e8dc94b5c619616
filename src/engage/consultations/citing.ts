import { and, asc, eq, inArray, isNotNull, isNull, ne, sql } from 'drizzle-orm';
import type { Executor } from '../../platform/database/database.ts';
import type { Lang } from '../../reference/languages/languages.ts';
import { type Shown, shownIn } from './statements.ts';
import { consultations, statements, statementTexts } from './tables.ts';

/** A statement as other pages point to it. */
export interface Cited extends Shown {
  readonly consultationId: string;
  /** The address of its consultation. */
  readonly slug: string;
  readonly on: string;
  readonly joinedInto: string | null;
}

/** These statements as everybody reads them; what is hidden or not accepted is left out. */
export async function citedStatements(
  db: Executor,
  ids: readonly string[],
  lang: Lang,
): Promise<Cited[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .select({ statement: statements, translated: statementTexts.text, slug: consultations.slug })
    .from(statements)
    .innerJoin(consultations, eq(consultations.id, statements.consultationId))
    .leftJoin(
      statementTexts,
      and(eq(statementTexts.statementId, statements.id), eq(statementTexts.lang, lang)),
    )
    .where(
      and(
        inArray(statements.id, [...ids]),
        isNotNull(statements.acceptedOn),
        isNull(statements.hiddenOn),
      ),
    )
    .orderBy(asc(statements.number));
  return rows.map(({ statement, translated, slug }) => ({
    ...shownIn(statement, lang, translated),
    consultationId: statement.consultationId,
    slug,
    on: statement.on,
    joinedInto: statement.joinedInto,
  }));
}

export interface Owed {
  readonly id: string;
  readonly consultationId: string;
  readonly on: string;
  /** The day by which an answer was promised. */
  readonly answerBy: string;
  /** One that says the same, and is answered for it. */
  readonly joinedInto: string | null;
}

/** Every statement of people that is owed an answer: what was accepted and is not hidden. */
export const owedStatements = (db: Executor): Promise<Owed[]> =>
  db
    .select({
      id: statements.id,
      consultationId: statements.consultationId,
      on: statements.on,
      answerBy: consultations.answerBy,
      joinedInto: statements.joinedInto,
    })
    .from(statements)
    .innerJoin(consultations, eq(consultations.id, statements.consultationId))
    .where(
      and(
        ne(statements.source, 'seed'),
        isNotNull(statements.acceptedOn),
        isNull(statements.hiddenOn),
        isNotNull(consultations.openedOn),
      ),
    )
    .orderBy(sql`${statements.on}`, asc(statements.id));
