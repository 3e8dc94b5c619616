import { and, asc, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Clock } from '../../platform/clock.ts';
import type { Executor } from '../../platform/database/database.ts';
import { Problem } from '../../platform/problem.ts';
import type { Lang } from '../../reference/languages/languages.ts';
import { dayOf } from './noting.ts';
import type { Consultation } from './phases.ts';
import { consultationPhases, consultations, consultationTexts, participants } from './tables.ts';

export type { By, Means } from './noting.ts';
export {
  type Consultation,
  PHASES,
  type Phase,
  type PhaseKind,
  phaseOf,
  phasesOf,
  type Stage,
} from './phases.ts';
export {
  acceptStatement,
  addStatement,
  hideStatement,
  joinStatements,
  type Shown,
  type Statement,
  shownIn,
  statementByNumber,
  statementsBy,
  statementsById,
  statementsOf,
} from './statements.ts';
export { tellAuthors } from './telling.ts';
export {
  admit,
  type Channel,
  findParticipant,
  handOut,
  newVoiceCode,
  type Participant,
  personIn,
  readVoiceCode,
  type Voice,
} from './voices.ts';
export { type Cast, castVote, type Vote, votesOf } from './voting.ts';

/** A consultation in the reader's language where a person translated it, else in its own. */
export interface ShownConsultation extends Consultation {
  readonly shown: {
    readonly lang: string;
    readonly title: string;
    readonly question: string;
    readonly context: string;
  };
}

const inWords = (db: Executor, lang: Lang) =>
  db
    .select({ consultation: consultations, words: consultationTexts })
    .from(consultations)
    .leftJoin(
      consultationTexts,
      and(eq(consultationTexts.consultationId, consultations.id), eq(consultationTexts.lang, lang)),
    )
    .$dynamic();

function shownIn({
  consultation,
  words,
}: {
  readonly consultation: Consultation;
  readonly words: typeof consultationTexts.$inferSelect | null;
}): ShownConsultation {
  const { lang, title, question, context } = words ?? consultation;
  return { ...consultation, shown: { lang, title, question, context } };
}

/** A consultation that was opened, also when it is over; a draft is not found. */
export async function consultationBySlug(
  db: Executor,
  slug: string,
  lang: Lang,
): Promise<ShownConsultation> {
  const [found] = await inWords(db, lang).where(
    and(eq(consultations.slug, slug), isNotNull(consultations.openedOn)),
  );
  if (!found) throw new Problem('page/not-found', 404);
  return shownIn(found);
}

/** Any consultation, a draft too: for the team. */
export async function consultationById(
  db: Executor,
  id: string,
  lang: Lang,
): Promise<ShownConsultation> {
  const [found] = await inWords(db, lang).where(eq(consultations.id, id));
  if (!found) throw new Problem('page/not-found', 404);
  return shownIn(found);
}

const MOST = 200;

/** Those that can be answered today, what closes first above. */
export async function openConsultations(
  db: Executor,
  clock: Clock,
  lang: Lang,
): Promise<ShownConsultation[]> {
  const day = dayOf(clock);
  const closes = sql`(select min(${consultationPhases.closesOn}) from ${consultationPhases}
    where ${consultationPhases.consultationId} = ${consultations.id}
      and ${consultationPhases.opensOn} <= ${day} and ${consultationPhases.closesOn} >= ${day})`;
  const rows = await inWords(db, lang)
    .where(
      and(
        isNotNull(consultations.openedOn),
        isNull(consultations.closedOn),
        sql`${closes} is not null`,
      ),
    )
    .orderBy(closes, asc(consultations.slug))
    .limit(MOST);
  return rows.map(shownIn);
}

/** Every consultation that was opened, the newest first. */
export async function listConsultations(db: Executor, lang: Lang): Promise<ShownConsultation[]> {
  const rows = await inWords(db, lang)
    .where(isNotNull(consultations.openedOn))
    .orderBy(desc(consultations.openedOn), asc(consultations.slug))
    .limit(MOST);
  return rows.map(shownIn);
}

/** Who takes part: by channel and what they agreed to tell. */
export const participantsOf = (db: Executor, consultation: string) =>
  db
    .select({
      id: participants.id,
      channel: participants.channel,
      on: participants.on,
      lang: participants.lang,
      residence: participants.residence,
      ageBand: participants.ageBand,
      sex: participants.sex,
    })
    .from(participants)
    .where(eq(participants.consultationId, consultation))
    .orderBy(asc(participants.id));
