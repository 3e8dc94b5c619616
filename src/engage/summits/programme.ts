import { randomUUID } from 'node:crypto';
import { and, asc, desc, eq, inArray, max, sql } from 'drizzle-orm';
import { instantOf } from '../../platform/calendar/calendar.ts';
import type { Executor } from '../../platform/database/database.ts';
import { Problem } from '../../platform/problem.ts';
import { newSigns } from '../../platform/signs.ts';
import type { Lang } from '../../reference/languages/languages.ts';
import { announce } from './changes.ts';
import type { SessionForm, SessionWordsForm } from './forms.ts';
import { type By, dayOf, type Means, note, type Summit } from './records.ts';
import { summitRooms, summitSessions, summitSessionTexts, summitTracks } from './tables.ts';

export type Session = typeof summitSessions.$inferSelect;
export type SummitRoom = typeof summitRooms.$inferSelect;
export type Track = typeof summitTracks.$inferSelect;

/** A session with the names of its places, its title in the reader's language where a person translated it. */
export interface Placed extends Session {
  readonly room: string | null;
  readonly track: string | null;
  /** In which language title and overview stand here. */
  readonly wordsIn: string;
}

export interface Programme {
  readonly rooms: readonly SummitRoom[];
  readonly tracks: readonly Track[];
  readonly sessions: readonly Placed[];
}

/**
 * All of a programme in its order: by day and hour, then by room; what has no hour yet comes last. Without a language in
 * the words in which each session was written.
 */
export async function programmeOf(
  db: Executor,
  { id }: Pick<Summit, 'id'>,
  lang: Lang | '',
): Promise<Programme> {
  const [rooms, tracks, sessions] = await Promise.all([
    db
      .select()
      .from(summitRooms)
      .where(eq(summitRooms.summitId, id))
      .orderBy(asc(summitRooms.position), asc(summitRooms.name)),
    db
      .select()
      .from(summitTracks)
      .where(eq(summitTracks.summitId, id))
      .orderBy(asc(summitTracks.position), asc(summitTracks.name)),
    db
      .select({ session: summitSessions, words: summitSessionTexts })
      .from(summitSessions)
      .leftJoin(
        summitSessionTexts,
        and(eq(summitSessionTexts.sessionId, summitSessions.id), eq(summitSessionTexts.lang, lang)),
      )
      .where(eq(summitSessions.summitId, id))
      .orderBy(asc(summitSessions.day), asc(summitSessions.start), asc(summitSessions.number)),
  ]);
  const placed = sessions.map(({ session, words }) => ({
    ...session,
    ...(words && { title: words.title, overview: words.overview || session.overview }),
    wordsIn: words?.lang ?? session.lang,
    room: rooms.find((room) => room.id === session.roomId)?.name ?? null,
    track: tracks.find((track) => track.id === session.trackId)?.name ?? null,
  }));
  const order = new Map(rooms.map((room, index) => [room.id, index]));
  const place = (roomId: string | null) => order.get(roomId ?? '') ?? rooms.length;
  const when = ({ day, start }: Session) => (day ? `${day}T${start}` : '9999');
  placed.sort(
    (one, other) => when(one).localeCompare(when(other)) || place(one.roomId) - place(other.roomId),
  );
  return { rooms, tracks, sessions: placed };
}

export async function sessionByCode(
  db: Executor,
  summit: Pick<Summit, 'id'>,
  code: string,
  lang: Lang | '',
): Promise<Placed> {
  const { sessions } = await programmeOf(db, summit, lang);
  const found = sessions.find((session) => session.code === code);
  if (!found) throw new Problem('page/not-found', 404);
  return found;
}

/** When it begins and ends; null where it has no hour yet. */
export function spanOf(
  { zone }: Pick<Summit, 'zone'>,
  { day, start, minutes }: Pick<Session, 'day' | 'start' | 'minutes'>,
): { readonly from: Date; readonly until: Date } | null {
  if (!day || !start) return null;
  const from = instantOf(`${day}T${start}`, zone);
  return { from, until: new Date(from.getTime() + minutes * 60_000) };
}

/** Pairs of sessions that nobody can attend both of. */
export function clashesIn(
  summit: Pick<Summit, 'zone'>,
  sessions: readonly Placed[],
): (readonly [Placed, Placed])[] {
  const standing = sessions.filter(({ cancelledOn }) => !cancelledOn);
  return standing.flatMap((one, index) =>
    standing
      .slice(index + 1)
      .filter((other) => overlap(spanOf(summit, one), spanOf(summit, other)))
      .map((other) => [one, other] as const),
  );
}

type Span = ReturnType<typeof spanOf>;

const overlap = (one: Span, other: Span): boolean =>
  one !== null && other !== null && one.from < other.until && other.from < one.until;

interface Identity {
  readonly number?: number;
  readonly code?: string;
  readonly guid?: string;
}

export async function addSession(
  tx: Executor,
  means: Means,
  by: By,
  summit: Summit,
  form: SessionForm,
  given: Identity = {},
): Promise<Session> {
  const id = randomUUID();
  const [made] = await tx
    .insert(summitSessions)
    .values({
      ...rowOf(form),
      id,
      summitId: summit.id,
      number: given.number ?? (await nextNumber(tx, summit)),
      code: given.code ?? newSigns(6),
      guid: given.guid ?? id,
    })
    .returning();
  if (!made) throw new Error('a session was not written');
  await note(tx, by, 'session-added', summit.id);
  await announce(tx, means, summit, made, [{ kind: 'added', before: '', after: '' }]);
  return made;
}

/** Changes a brief; what a reader of the programme must know of it is announced. */
export async function changeSession(
  tx: Executor,
  means: Means,
  by: By,
  summit: Summit,
  before: Session,
  form: SessionForm,
): Promise<void> {
  const row = rowOf(form);
  const changes = await differences(tx, before, row);
  const moved = changes.some(({ kind }) => kind !== 'title');
  const [after] = await tx
    .update(summitSessions)
    .set({ ...row, ...(moved ? { sequence: sql`${summitSessions.sequence} + 1` } : {}) })
    .where(eq(summitSessions.id, before.id))
    .returning();
  if (!after) throw new Problem('page/not-found', 404);
  await note(tx, by, 'session-changed', summit.id);
  await announce(tx, means, summit, after, changes);
}

/** It does not take place, or takes place after all; it stays in the programme, so that nobody waits before a closed door. */
export async function cancelSession(
  tx: Executor,
  means: Means,
  by: By,
  summit: Summit,
  session: Session,
  cancelled: boolean,
): Promise<void> {
  if ((session.cancelledOn !== null) === cancelled) return;
  const [after] = await tx
    .update(summitSessions)
    .set({
      cancelledOn: cancelled ? dayOf(by.clock) : null,
      sequence: sql`${summitSessions.sequence} + 1`,
    })
    .where(eq(summitSessions.id, session.id))
    .returning();
  if (!after) throw new Problem('page/not-found', 404);
  const kind = cancelled ? 'cancelled' : 'restored';
  await note(tx, by, `session-${kind}`, summit.id);
  await announce(tx, means, summit, after, [{ kind, before: '', after: '' }]);
}

export async function translateSession(
  tx: Executor,
  by: By,
  { summitId, id, lang: own }: Session,
  { lang, ...words }: SessionWordsForm,
): Promise<void> {
  if (lang === own) throw new Problem('summit/own-language', 422);
  await tx
    .insert(summitSessionTexts)
    .values({ sessionId: id, lang, ...words })
    .onConflictDoUpdate({
      target: [summitSessionTexts.sessionId, summitSessionTexts.lang],
      set: words,
    });
  await note(tx, by, 'session-changed', summitId);
}

type PlaceTable = typeof summitRooms | typeof summitTracks;

/** The room or the track of this name, made where there is none. */
async function placeNamed(
  tx: Executor,
  table: PlaceTable,
  { id: summitId }: Pick<Summit, 'id'>,
  name: string,
): Promise<string> {
  const [row] = await tx
    .select({ last: max(table.position) })
    .from(table)
    .where(eq(table.summitId, summitId));
  const position = (row?.last ?? 0) + 1;
  await tx
    .insert(table)
    .values({ id: randomUUID(), summitId, name, position })
    .onConflictDoNothing();
  const [found] = await tx
    .select({ id: table.id })
    .from(table)
    .where(and(eq(table.summitId, summitId), eq(table.name, name)));
  if (!found) throw new Error(`no place is called ${name}`);
  return found.id;
}

export const roomNamed = (tx: Executor, summit: Pick<Summit, 'id'>, name: string) =>
  placeNamed(tx, summitRooms, summit, name);

export const trackNamed = (tx: Executor, summit: Pick<Summit, 'id'>, name: string) =>
  placeNamed(tx, summitTracks, summit, name);

const rowOf = ({ trackId, roomId, day, start, ...form }: SessionForm) => ({
  ...form,
  trackId: trackId || null,
  roomId: roomId || null,
  day: day || null,
  start: start || null,
});

async function nextNumber(tx: Executor, { id }: Pick<Summit, 'id'>): Promise<number> {
  const [last] = await tx
    .select({ number: summitSessions.number })
    .from(summitSessions)
    .where(eq(summitSessions.summitId, id))
    .orderBy(desc(summitSessions.number))
    .limit(1);
  return (last?.number ?? 0) + 1;
}

type Row = ReturnType<typeof rowOf>;

async function differences(tx: Executor, before: Session, after: Row) {
  const hour = ({ day, start, minutes }: Pick<Session, 'day' | 'start' | 'minutes'>) =>
    day ? `${day}T${start}/${minutes}` : '';
  const names = await roomNames(tx, [before.roomId, after.roomId]);
  const said = [
    { kind: 'moved', before: hour(before), after: hour(after) },
    {
      kind: 'room',
      before: names.get(before.roomId ?? '') ?? '',
      after: names.get(after.roomId ?? '') ?? '',
    },
    { kind: 'title', before: before.title, after: after.title },
  ] as const;
  return said.filter((each) => each.before !== each.after);
}

async function roomNames(tx: Executor, ids: readonly (string | null)[]) {
  const known = ids.filter((id) => id !== null);
  if (known.length === 0) return new Map<string, string>();
  const rows = await tx.select().from(summitRooms).where(inArray(summitRooms.id, known));
  return new Map(rows.map(({ id, name }) => [id, name]));
}
