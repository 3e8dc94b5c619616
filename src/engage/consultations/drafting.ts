import { randomBytes, randomUUID } from 'node:crypto';
import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Clock } from '../../platform/clock.ts';
import type { Executor } from '../../platform/database/database.ts';
import { Problem } from '../../platform/problem.ts';
import { fold } from '../../reference/folding/folding.ts';
import { LANGS, type Lang } from '../../reference/languages/languages.ts';
import type { DocumentForm, DraftForm, OpenForm, TranslationForm } from './forms.ts';
import { type By, dayOf, note } from './noting.ts';
import { type Consultation, PHASES, type Phase, phaseOf, phasesOf } from './phases.ts';
import {
  consultationDocuments,
  consultationPhases,
  consultations,
  consultationTexts,
  statements,
} from './tables.ts';

/** Begins a consultation that nobody but the team sees. */
export async function draftConsultation(
  tx: Executor,
  by: By,
  id: string,
  form: DraftForm,
): Promise<void> {
  const { lang, access, accessId, anonymity, minimum } = form;
  const [made] = await tx
    .insert(consultations)
    .values({
      id,
      slug: await freeSlug(tx, form.title),
      ...{ lang, access, accessId, anonymity, minimum },
      ...wordsOf(form),
      draftedOn: dayOf(by.clock),
    })
    .onConflictDoNothing({ target: consultations.id })
    .returning({ id: consultations.id });
  // The same form sent twice.
  if (!made) return;
  await writePhases(tx, id, form);
  await note(tx, by, 'drafted', `consultation:${id}`);
}

/** Says a draft anew. What it promises can be raised and never lowered: the database sees to that. */
export async function changeDraft(
  tx: Executor,
  by: By,
  consultation: Consultation,
  form: DraftForm,
): Promise<void> {
  if (consultation.openedOn) throw new Problem('consultation/opened', 409);
  const { lang, access, accessId, anonymity, minimum } = form;
  if (consultation.anonymity === 'anonymous' && anonymity !== 'anonymous')
    throw new Problem('consultation/anonymity', 409);
  await tx
    .update(consultations)
    .set({ lang, access, accessId, anonymity, minimum, ...wordsOf(form) })
    .where(eq(consultations.id, consultation.id));
  await writePhases(tx, consultation.id, form);
  await note(tx, by, 'changed', `consultation:${consultation.id}`);
}

/** Changes the words and days of an open consultation. */
export async function changeOpen(
  tx: Executor,
  by: By,
  consultation: Consultation,
  form: OpenForm,
): Promise<void> {
  if (consultation.closedOn) throw new Problem('consultation/closed', 409);
  // Answers are to the question that was asked.
  if (form.question !== consultation.question) throw new Problem('consultation/question-kept', 409);
  await tx.update(consultations).set(wordsOf(form)).where(eq(consultations.id, consultation.id));
  await writePhases(tx, consultation.id, form);
  await note(tx, by, 'changed', `consultation:${consultation.id}`);
}

const wordsOf = ({ title, question, context, moderation, answerBy }: OpenForm) => ({
  title,
  question,
  context,
  moderation,
  answerBy,
});

/** The phases that a form names, in their order; one with only one of its days is named by neither. */
export function phasesIn(form: OpenForm): { kind: string; opensOn: string; closesOn: string }[] {
  return PHASES.flatMap((kind) => {
    const [opensOn, closesOn] = [form[`${kind}Opens`], form[`${kind}Closes`]];
    return opensOn && closesOn ? [{ kind, opensOn, closesOn }] : [];
  });
}

async function writePhases(tx: Executor, id: string, form: OpenForm): Promise<void> {
  await tx.delete(consultationPhases).where(eq(consultationPhases.consultationId, id));
  await tx
    .insert(consultationPhases)
    .values(phasesIn(form).map((phase) => ({ ...phase, consultationId: id })));
}

/** What is asked in another language, by a person; in its own language it is asked in the consultation itself. */
export async function translateConsultation(
  tx: Executor,
  by: By,
  { id, lang: own }: Consultation,
  lang: Lang,
  form: TranslationForm,
): Promise<void> {
  if (lang === own) throw new Problem('page/not-found', 404);
  await tx
    .insert(consultationTexts)
    .values({ consultationId: id, lang, ...form })
    .onConflictDoUpdate({
      target: [consultationTexts.consultationId, consultationTexts.lang],
      set: form,
    });
  await note(tx, by, 'translated', `consultation:${id}`, { lang });
}

export const translationsOf = (db: Executor, consultation: string) =>
  db.select().from(consultationTexts).where(eq(consultationTexts.consultationId, consultation));

export async function addDocument(
  tx: Executor,
  by: By,
  { id }: Consultation,
  form: DocumentForm,
): Promise<void> {
  await tx.insert(consultationDocuments).values({ id: randomUUID(), consultationId: id, ...form });
  await note(tx, by, 'document-added', `consultation:${id}`);
}

export async function removeDocument(
  tx: Executor,
  by: By,
  { id }: Consultation,
  document: string,
): Promise<void> {
  await tx
    .delete(consultationDocuments)
    .where(
      and(eq(consultationDocuments.id, document), eq(consultationDocuments.consultationId, id)),
    );
  await note(tx, by, 'document-removed', `consultation:${id}`);
}

/** What a consultation lacks: without the first it cannot be opened, without the second it can. */
export interface Lacks {
  readonly needed: readonly ('listening' | 'answer' | 'seeds')[];
  readonly wanted: readonly ('context' | Lang)[];
}

/** So many statements are there for the first who comes. */
export const SEEDS = 3;

export async function lacksOf(
  db: Executor,
  clock: Clock,
  consultation: Consultation,
): Promise<Lacks> {
  const phases = await phasesOf(db, consultation.id);
  const translated = new Set((await translationsOf(db, consultation.id)).map(({ lang }) => lang));
  const seeds = await db.$count(
    statements,
    and(
      eq(statements.consultationId, consultation.id),
      isNotNull(statements.acceptedOn),
      isNull(statements.hiddenOn),
    ),
  );
  const listening = phases.find(({ kind }) => kind === 'listening');
  const over = !listening || listening.closesOn < dayOf(clock);
  return {
    needed: [
      ...(over ? (['listening'] as const) : []),
      ...(consultation.answerBy < lastDay(phases) ? (['answer'] as const) : []),
      ...(seeds < SEEDS ? (['seeds'] as const) : []),
    ],
    wanted: [
      ...(consultation.context ? [] : (['context'] as const)),
      ...LANGS.filter((lang) => lang !== consultation.lang && !translated.has(lang)),
    ],
  };
}

const lastDay = (phases: readonly Phase[]): string =>
  phases
    .map(({ closesOn }) => closesOn)
    .sort()
    .at(-1) ?? '';

/** From now on anybody finds it, and what it promises holds for good. */
export async function openConsultation(
  tx: Executor,
  by: By,
  consultation: Consultation,
): Promise<void> {
  if (consultation.openedOn) throw new Problem('consultation/opened', 409);
  const { needed } = await lacksOf(tx, by.clock, consultation);
  if (needed.length > 0) throw new Problem('consultation/lacks', 409);
  await tx
    .update(consultations)
    .set({ openedOn: dayOf(by.clock) })
    .where(eq(consultations.id, consultation.id));
  await note(tx, by, 'opened', `consultation:${consultation.id}`);
}

export async function closeConsultation(
  tx: Executor,
  by: By,
  { id, openedOn, closedOn }: Consultation,
): Promise<void> {
  if (!openedOn || closedOn) throw new Problem('consultation/closed', 409);
  await tx
    .update(consultations)
    .set({ closedOn: dayOf(by.clock) })
    .where(eq(consultations.id, id));
  await note(tx, by, 'closed', `consultation:${id}`);
}

/** Closes what the last of its phases has left behind; gives how many. */
export async function closeEnded(tx: Executor, clock: Clock): Promise<number> {
  const open = await tx
    .select()
    .from(consultations)
    .where(and(isNotNull(consultations.openedOn), isNull(consultations.closedOn)));
  let closed = 0;
  for (const one of open) {
    if (phaseOf(one, await phasesOf(tx, one.id), dayOf(clock)) !== 'closed') continue;
    await closeConsultation(tx, { clock, actor: 'worker' }, one);
    closed += 1;
  }
  return closed;
}

/** The words of its title; another one of the same title gets a few letters more. */
async function freeSlug(tx: Executor, title: string): Promise<string> {
  const words = fold(title)
    .split(' ')
    .filter((word) => /^[a-z0-9]+$/.test(word));
  const wanted = words.join('-').slice(0, 60).replace(/-+$/, '') || 'consultation';
  const [taken] = await tx
    .select({ id: consultations.id })
    .from(consultations)
    .where(sql`${consultations.slug} = ${wanted}`);
  return taken ? `${wanted}-${randomBytes(3).toString('hex')}` : wanted;
}
