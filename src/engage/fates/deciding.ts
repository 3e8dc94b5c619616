import { randomUUID } from 'node:crypto';
import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import type { Clock } from '../../platform/clock.ts';
import type { Executor } from '../../platform/database/database.ts';
import { record } from '../../platform/journal/journal.ts';
import { Problem } from '../../platform/problem.ts';
import type { Lang } from '../../reference/languages/languages.ts';
import type { By } from '../../web/http/actor.ts';
import { fates } from './tables.ts';

export type Fate = typeof fates.$inferSelect;

export const SUBJECTS = ['statement', 'proposal', 'request', 'question'] as const;
export type SubjectKind = (typeof SUBJECTS)[number];

interface About {
  readonly kind: SubjectKind;
  readonly subject: string;
  /** The day on which it was said. */
  readonly saidOn: string;
  /** Why, in words that its author reads. */
  readonly lang: Lang;
  readonly reason: string;
}

export type Decision = About &
  (
    | { readonly fate: 'retained'; readonly paragraphId: string | null }
    | { readonly fate: 'joined'; readonly joinedWith: string }
    | { readonly fate: 'not-retained' }
    | { readonly fate: 'expected'; readonly expectedBy: string }
  );

export const dayOf = (clock: Clock): string => clock().toISOString().slice(0, 10);

/**
 * Decides what becomes of something that was said. What was decided before is kept with its end; false where the same
 * stands already, so that its author is told once.
 */
export async function decideFate(tx: Executor, by: By, decision: Decision): Promise<boolean> {
  const { kind, subject } = decision;
  const made = rowOf(by.clock, decision);
  if (decision.fate === 'joined' && decision.joinedWith === subject)
    throw new Problem('fate/itself', 422);
  const standing = await fateOf(tx, kind, subject);
  if (standing && isSame(standing, made)) return false;
  await endFate(tx, by.clock, kind, subject);
  const [kept] = await tx
    .insert(fates)
    .values(made)
    .onConflictDoNothing()
    .returning({ id: fates.id });
  // Somebody else has just decided.
  if (!kept) throw new Problem('fate/changed', 409);
  await record(tx, by.clock, {
    actor: by.actor,
    act: `fates/${decision.fate}`,
    subject: `${kind}:${subject}`,
  });
  return true;
}

function rowOf(clock: Clock, decision: Decision): Fate {
  const { kind, subject, saidOn, lang, reason, fate } = decision;
  return {
    id: randomUUID(),
    subjectKind: kind,
    subject,
    saidOn,
    fate,
    lang,
    reason,
    paragraphId: fate === 'retained' ? decision.paragraphId : null,
    joinedWith: fate === 'joined' ? decision.joinedWith : null,
    expectedBy: fate === 'expected' ? decision.expectedBy : null,
    decidedOn: dayOf(clock),
    endedOn: null,
  };
}

const SAID = ['fate', 'paragraphId', 'joinedWith', 'expectedBy', 'lang', 'reason'] as const;

const isSame = (one: Fate, other: Fate): boolean => SAID.every((each) => one[each] === other[each]);

const endFate = (tx: Executor, clock: Clock, kind: SubjectKind, subject: string) =>
  tx
    .update(fates)
    .set({ endedOn: dayOf(clock) })
    .where(standsFor(kind, [subject]));

const standsFor = (kind: SubjectKind, subjects: readonly string[]) =>
  and(eq(fates.subjectKind, kind), inArray(fates.subject, [...subjects]), isNull(fates.endedOn));

/** What stands for one; null where nothing has been decided. */
export async function fateOf(
  db: Executor,
  kind: SubjectKind,
  subject: string,
): Promise<Fate | null> {
  return (await fatesOf(db, kind, [subject])).get(subject) ?? null;
}

/** What stands for each of them, by its id. */
export async function fatesOf(
  db: Executor,
  kind: SubjectKind,
  subjects: readonly string[],
): Promise<Map<string, Fate>> {
  if (subjects.length === 0) return new Map();
  const rows = await db.select().from(fates).where(standsFor(kind, subjects));
  return new Map(rows.map((row) => [row.subject, row]));
}

/** All that was ever decided for one, oldest first. */
export async function fateHistory(
  db: Executor,
  kind: SubjectKind,
  subject: string,
): Promise<Fate[]> {
  return db
    .select()
    .from(fates)
    .where(and(eq(fates.subjectKind, kind), eq(fates.subject, subject)))
    .orderBy(asc(fates.decidedOn), asc(fates.endedOn), asc(fates.id));
}
