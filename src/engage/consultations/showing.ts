import { and, asc, desc, eq, inArray, isNotNull } from 'drizzle-orm';
import type { Clock } from '../../platform/clock.ts';
import type { Executor } from '../../platform/database/database.ts';
import { Problem } from '../../platform/problem.ts';
import type { Lang } from '../../reference/languages/languages.ts';
import { dayOf } from './noting.ts';
import { type Consultation, type Phase, phaseOf, type Stage } from './phases.ts';
import { consultationPhases, consultations, consultationTexts } from './tables.ts';

/** A consultation in the reader's language where a person translated it, else in its own. */
export interface ShownConsultation extends Consultation {
  readonly shown: {
    readonly lang: string;
    readonly title: string;
    readonly question: string;
    readonly context: string;
  };
}

const MOST = 200;

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

/** One that was opened, and how far it is. */
export interface OpenConsultation extends ShownConsultation {
  readonly stage: Stage;
  /** The last day of the phase that it is in; null between two and after the last. */
  readonly until: string | null;
}

/** Those that are in one of their phases today, what closes first above. */
export async function openConsultations(
  db: Executor,
  clock: Clock,
  lang: Lang,
): Promise<OpenConsultation[]> {
  const all = await listConsultations(db, clock, lang);
  return all
    .filter(({ until }) => until !== null)
    .sort((a, b) => ((a.until ?? '') < (b.until ?? '') ? -1 : 1));
}

/** Every consultation that was opened, the newest first. */
export async function listConsultations(
  db: Executor,
  clock: Clock,
  lang: Lang,
): Promise<OpenConsultation[]> {
  const rows = await inWords(db, lang)
    .where(isNotNull(consultations.openedOn))
    .orderBy(desc(consultations.openedOn), asc(consultations.slug))
    .limit(MOST);
  return withStages(db, clock, rows.map(shownIn));
}

/** Every consultation, drafts first: for the team. */
export async function allConsultations(
  db: Executor,
  clock: Clock,
  lang: Lang,
): Promise<OpenConsultation[]> {
  const rows = await inWords(db, lang)
    .orderBy(desc(consultations.openedOn), desc(consultations.draftedOn), asc(consultations.slug))
    .limit(MOST);
  return withStages(db, clock, rows.map(shownIn));
}

async function withStages(
  db: Executor,
  clock: Clock,
  shown: readonly ShownConsultation[],
): Promise<OpenConsultation[]> {
  if (shown.length === 0) return [];
  const phases = await db
    .select()
    .from(consultationPhases)
    .where(
      inArray(
        consultationPhases.consultationId,
        shown.map(({ id }) => id),
      ),
    )
    .orderBy(asc(consultationPhases.opensOn));
  const day = dayOf(clock);
  return shown.map((one) => ({
    ...one,
    ...standing(
      one,
      phases.filter(({ consultationId }) => consultationId === one.id),
      day,
    ),
  }));
}

/** How far a consultation is on a day, and until when. */
export function standing(
  consultation: Consultation,
  phases: readonly Phase[],
  day: string,
): Pick<OpenConsultation, 'stage' | 'until'> {
  const stage = phaseOf(consultation, phases, day);
  return { stage, until: phases.find(({ kind }) => kind === stage)?.closesOn ?? null };
}
