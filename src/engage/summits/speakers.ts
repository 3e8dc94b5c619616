import { randomUUID } from 'node:crypto';
import { and, asc, eq, inArray, isNotNull, max, notInArray } from 'drizzle-orm';
import type { Config } from '../../config.ts';
import {
  isNamed,
  nameOf,
  organisationsById,
  stateOf,
} from '../../people/organisations/organisations.ts';
import type { Executor } from '../../platform/database/database.ts';
import type { Keys } from '../../platform/keys.ts';
import { Problem } from '../../platform/problem.ts';
import { resealColumn } from '../../platform/resealing.ts';
import { newVoiceCode, readVoiceCode } from '../consultations/consultations.ts';
import type { SpeakerRole } from './forms.ts';
import type { Session } from './programme.ts';
import { type By, dayOf, type Means, note, type Summit } from './records.ts';
import { summitSessionSpeakers, summitSessions, summitSpeakers } from './tables.ts';

export type SpeakerRow = typeof summitSpeakers.$inferSelect;

/** Who speaks in a session, as a page may say it: without their yes only the part that they play. */
export interface Speaker {
  readonly id: string;
  readonly sessionId: string;
  readonly role: SpeakerRole;
  readonly name: string | null;
  readonly biography: string;
  /** Its page in the directory, where it is an organisation. */
  readonly slug: string | null;
  readonly agreedOn: string | null;
  readonly answeredOn: string | null;
  readonly isPerson: boolean;
  /** What exchanged programmes call them. */
  readonly source: string | null;
}

const namePlace = (id: string): string => `summit_speakers.name ${id}`;
const biographyPlace = (id: string): string => `summit_speakers.biography ${id}`;

interface Introduced {
  readonly name: string;
  readonly biography: string;
  readonly organisationId: string | null;
  readonly role: SpeakerRole;
  readonly source?: string;
}

/** Writes down who is asked to speak; a person gets a code by which they answer, which is shown this once. */
export async function addSpeaker(
  tx: Executor,
  { keys }: Pick<Means, 'keys'>,
  by: By,
  session: Session,
  { name, biography, organisationId, role, source }: Introduced,
): Promise<{ readonly id: string; readonly code: string | null }> {
  const id = randomUUID();
  const code = organisationId ? null : newVoiceCode();
  await tx.insert(summitSpeakers).values({
    id,
    summitId: session.summitId,
    source: source ?? null,
    organisationId,
    name: organisationId ? null : keys.fields.seal(namePlace(id), name),
    biography: biography ? keys.fields.seal(biographyPlace(id), biography) : null,
    codeHash: code && hashOf(keys, code),
  });
  await putIn(tx, session.id, id, role);
  await note(tx, by, 'speaker-asked', session.summitId);
  return { id, code };
}

/** Puts somebody who is known already into a session; for this one they have not said yes. */
export async function putIn(
  tx: Executor,
  sessionId: string,
  speakerId: string,
  role: SpeakerRole,
): Promise<void> {
  const [row] = await tx
    .select({ last: max(summitSessionSpeakers.position) })
    .from(summitSessionSpeakers)
    .where(eq(summitSessionSpeakers.sessionId, sessionId));
  await tx
    .insert(summitSessionSpeakers)
    .values({ sessionId, speakerId, role, position: (row?.last ?? 0) + 1 })
    .onConflictDoNothing();
}

/** What came anew with a programme: the name as its holder writes it now. */
export async function renameSpeaker(
  tx: Executor,
  { keys }: Pick<Means, 'keys'>,
  id: string,
  { name, biography }: Pick<Introduced, 'name' | 'biography'>,
): Promise<void> {
  await tx
    .update(summitSpeakers)
    .set({
      name: keys.fields.seal(namePlace(id), name),
      biography: biography ? keys.fields.seal(biographyPlace(id), biography) : null,
    })
    .where(eq(summitSpeakers.id, id));
}

/** They do not speak there; whoever speaks nowhere any more is forgotten. */
export async function removeSpeaker(
  tx: Executor,
  by: By,
  session: Session,
  speakerId: string,
): Promise<void> {
  await tx
    .delete(summitSessionSpeakers)
    .where(
      and(
        eq(summitSessionSpeakers.sessionId, session.id),
        eq(summitSessionSpeakers.speakerId, speakerId),
      ),
    );
  await forgetIdle(tx, { id: session.summitId });
  await note(tx, by, 'speaker-removed', session.summitId);
}

/** A new code in place of one that was lost; the former opens nothing any more. */
export async function renewCode(
  tx: Executor,
  { keys }: Pick<Means, 'keys'>,
  by: By,
  summit: Summit,
  speakerId: string,
): Promise<string> {
  const code = newVoiceCode();
  const done = await tx
    .update(summitSpeakers)
    .set({ codeHash: hashOf(keys, code) })
    .where(
      and(
        eq(summitSpeakers.id, speakerId),
        eq(summitSpeakers.summitId, summit.id),
        isNotNull(summitSpeakers.name),
      ),
    )
    .returning({ id: summitSpeakers.id });
  if (done.length === 0) throw new Problem('page/not-found', 404);
  await note(tx, by, 'speaker-asked', summit.id);
  return code;
}

const hashOf = (keys: Keys, code: string): string =>
  keys.hash('speaker code', readVoiceCode(code) ?? '');

export async function speakerByCode(
  db: Executor,
  { keys }: Pick<Means, 'keys'>,
  code: string,
): Promise<SpeakerRow | null> {
  if (!readVoiceCode(code)) return null;
  const [found] = await db
    .select()
    .from(summitSpeakers)
    .where(eq(summitSpeakers.codeHash, hashOf(keys, code)));
  return found ?? null;
}

interface Yes {
  /** The sessions in which they may be named. */
  readonly sessions: readonly string[];
  readonly files: boolean;
}

/** They say where they may be named; what they do not name is a no, and they may come back. */
export async function answerAsSpeaker(
  tx: Executor,
  { clock }: Pick<Means, 'clock'>,
  speaker: SpeakerRow,
  { sessions, files }: Yes,
): Promise<void> {
  const on = dayOf(clock);
  const rows = await tx
    .select()
    .from(summitSessionSpeakers)
    .where(eq(summitSessionSpeakers.speakerId, speaker.id));
  for (const { sessionId, agreedOn } of rows)
    await tx
      .update(summitSessionSpeakers)
      .set({ agreedOn: sessions.includes(sessionId) ? (agreedOn ?? on) : null })
      .where(
        and(
          eq(summitSessionSpeakers.speakerId, speaker.id),
          eq(summitSessionSpeakers.sessionId, sessionId),
        ),
      );
  await tx
    .update(summitSpeakers)
    .set({ answeredOn: on, inFilesOn: files ? (speaker.inFilesOn ?? on) : null })
    .where(eq(summitSpeakers.id, speaker.id));
  await note(tx, { clock, actor: 'speaker' }, 'speaker-answered', speaker.summitId);
}

type Seen = 'staff' | 'page' | 'file';

/** Who speaks in these sessions: for the desk all names, elsewhere those that were given for it. */
export async function speakersIn(
  db: Executor,
  { keys }: Pick<Means, 'keys'>,
  threat: Config['hub']['threat'],
  sessionIds: readonly string[],
  seen: Seen,
): Promise<Speaker[]> {
  if (sessionIds.length === 0) return [];
  const rows = await db
    .select({ speaker: summitSpeakers, placed: summitSessionSpeakers })
    .from(summitSessionSpeakers)
    .innerJoin(summitSpeakers, eq(summitSpeakers.id, summitSessionSpeakers.speakerId))
    .where(inArray(summitSessionSpeakers.sessionId, [...sessionIds]))
    .orderBy(asc(summitSessionSpeakers.position));
  const known = await organisationsById(
    db,
    rows.flatMap(({ speaker }) => speaker.organisationId ?? []),
  );
  return rows.map(({ speaker, placed }) => {
    const organisation = known.find(({ id }) => id === speaker.organisationId);
    const agreed = placed.agreedOn !== null && (seen !== 'file' || speaker.inFilesOn !== null);
    const named =
      seen === 'staff' ||
      (agreed &&
        (!organisation ||
          (stateOf(organisation) === 'shown' && isNamed(threat, organisation, 'page'))));
    const shown = organisation && stateOf(organisation) === 'shown' && threat !== 'severe';
    return {
      id: speaker.id,
      sessionId: placed.sessionId,
      role: placed.role as SpeakerRole, // the check of the table knows no other
      name: named ? (organisation ? nameOf(organisation) : nameIn(keys, speaker)) : null,
      biography: named ? biographyIn(keys, speaker) : '',
      slug: named && shown ? organisation.slug : null,
      agreedOn: placed.agreedOn,
      answeredOn: speaker.answeredOn,
      isPerson: speaker.organisationId === null,
      source: speaker.source,
    };
  });
}

export const nameIn = (keys: Keys, { id, name }: SpeakerRow): string =>
  name ? keys.fields.open(namePlace(id), name) : '';

const biographyIn = (keys: Keys, { id, biography }: SpeakerRow): string =>
  biography ? keys.fields.open(biographyPlace(id), biography) : '';

export interface Asked {
  readonly session: Session;
  readonly role: SpeakerRole;
  readonly agreedOn: string | null;
}

/** In which sessions somebody is asked to speak. */
export async function askedIn(db: Executor, speakerId: string): Promise<Asked[]> {
  const rows = await db
    .select({ session: summitSessions, placed: summitSessionSpeakers })
    .from(summitSessionSpeakers)
    .innerJoin(summitSessions, eq(summitSessions.id, summitSessionSpeakers.sessionId))
    .where(eq(summitSessionSpeakers.speakerId, speakerId))
    .orderBy(asc(summitSessions.day), asc(summitSessions.start));
  return rows.map(({ session, placed }) => ({
    session,
    role: placed.role as SpeakerRole, // the check of the table knows no other
    agreedOn: placed.agreedOn,
  }));
}

/** What is asked of organisations that somebody looks after. */
export async function askedOf(
  db: Executor,
  organisationIds: readonly string[],
): Promise<SpeakerRow[]> {
  if (organisationIds.length === 0) return [];
  return db
    .select()
    .from(summitSpeakers)
    .where(inArray(summitSpeakers.organisationId, [...organisationIds]));
}

/** Those of a summit that came with a programme, by what it calls them. */
export const speakersFrom = (db: Executor, { id }: Pick<Summit, 'id'>): Promise<SpeakerRow[]> =>
  db
    .select()
    .from(summitSpeakers)
    .where(and(eq(summitSpeakers.summitId, id), isNotNull(summitSpeakers.source)));

/** Whoever speaks nowhere any more is forgotten. */
export async function forgetIdle(tx: Executor, { id }: Pick<Summit, 'id'>): Promise<void> {
  const placed = tx.select({ id: summitSessionSpeakers.speakerId }).from(summitSessionSpeakers);
  await tx
    .delete(summitSpeakers)
    .where(and(eq(summitSpeakers.summitId, id), notInArray(summitSpeakers.id, placed)));
}

/** Forgets of summits that are over everybody who never said yes to being named. */
export async function forgetUnnamed(tx: Executor, summitIds: readonly string[]): Promise<number> {
  if (summitIds.length === 0) return 0;
  const agreed = tx
    .select({ id: summitSessionSpeakers.speakerId })
    .from(summitSessionSpeakers)
    .where(isNotNull(summitSessionSpeakers.agreedOn));
  const gone = await tx
    .delete(summitSpeakers)
    .where(
      and(
        inArray(summitSpeakers.summitId, [...summitIds]),
        isNotNull(summitSpeakers.name),
        notInArray(summitSpeakers.id, agreed),
      ),
    )
    .returning({ id: summitSpeakers.id });
  return gone.length;
}

export const resealSpeakers = async (
  tx: Executor,
  { keys }: Pick<Means, 'keys'>,
): Promise<number> =>
  (await resealColumn(tx, keys.fields, {
    table: 'summit_speakers',
    key: ['id'],
    column: 'name',
    placeOf: namePlace,
  })) +
  (await resealColumn(tx, keys.fields, {
    table: 'summit_speakers',
    key: ['id'],
    column: 'biography',
    placeOf: biographyPlace,
  }));
