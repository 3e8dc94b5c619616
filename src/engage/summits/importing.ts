import { randomUUID } from 'node:crypto';
import { and, eq, inArray, lt } from 'drizzle-orm';
import { localOf } from '../../platform/calendar/calendar.ts';
import type { Executor } from '../../platform/database/database.ts';
import type { Keys } from '../../platform/keys.ts';
import { Problem } from '../../platform/problem.ts';
import { resealColumn } from '../../platform/resealing.ts';
import { newSigns } from '../../platform/signs.ts';
import { fold } from '../../reference/folding/folding.ts';
import type { SessionForm } from './forms.ts';
import {
  addSession,
  changeSession,
  type Placed,
  programmeOf,
  roomNamed,
  trackNamed,
} from './programme.ts';
import { type By, dayOf, type Means, note, type Summit } from './records.ts';
import type { Fault, Schedule, ScheduleEvent } from './schedule.ts';
import { readSchedule } from './schedule-reading.ts';
import { addSpeaker, forgetIdle, nameIn, putIn, renameSpeaker, speakersFrom } from './speakers.ts';
import { summitImports, summitSessionSpeakers } from './tables.ts';

const bodyPlace = (id: string): string => `summit_imports.body ${id}`;

/** Keeps a file, sealed, until somebody has seen what it would change; the one before it goes. */
export async function bringProgramme(
  tx: Executor,
  { keys, clock }: Means,
  { id: summitId }: Summit,
  file: { readonly name: string; readonly text: string },
): Promise<string> {
  readSchedule(file.text);
  await tx.delete(summitImports).where(eq(summitImports.summitId, summitId));
  const id = randomUUID();
  await tx.insert(summitImports).values({
    id,
    summitId,
    name: file.name.slice(0, 200),
    body: keys.fields.seal(bodyPlace(id), file.text),
    on: dayOf(clock),
  });
  return id;
}

/** What one event of the file would do. */
export interface Step {
  readonly event: ScheduleEvent;
  readonly does: 'adds' | 'changes' | 'nothing';
}

export interface Plan {
  readonly id: string;
  readonly name: string;
  readonly schedule: Schedule;
  readonly faults: readonly Fault[];
  readonly steps: readonly Step[];
  /** Sessions that are in the programme and not in the file: they stay. */
  readonly absent: readonly Placed[];
}

/** What bringing the waiting file in would change; null where none waits. Nothing is written. */
export async function planProgramme(
  db: Executor,
  { keys }: Pick<Means, 'keys'>,
  summit: Summit,
): Promise<Plan | null> {
  const [waiting] = await db
    .select()
    .from(summitImports)
    .where(eq(summitImports.summitId, summit.id));
  if (!waiting) return null;
  const { schedule, faults } = readSchedule(keys.fields.open(bodyPlace(waiting.id), waiting.body));
  const { sessions } = await programmeOf(db, summit, '');
  const persons = await personsOf(db, keys, summit);
  const known = new Map(sessions.map((session) => [session.guid, session]));
  const steps = schedule.events.map((event) => {
    const session = known.get(event.guid);
    const does = !session
      ? 'adds'
      : isSame(summit, session, event, persons.get(session.id) ?? [])
        ? 'nothing'
        : 'changes';
    return { event, does } as const;
  });
  const guids = new Set(schedule.events.map(({ guid }) => guid));
  return {
    id: waiting.id,
    name: waiting.name,
    schedule,
    faults,
    steps,
    absent: sessions.filter(({ guid }) => !guids.has(guid)),
  };
}

/** Does what the plan says, whole or not at all. Who comes with a programme is named once they say yes. */
export async function applyProgramme(
  tx: Executor,
  means: Means,
  by: By,
  summit: Summit,
  id: string,
): Promise<void> {
  const plan = await planProgramme(tx, means, summit);
  if (plan?.id !== id) throw new Problem('summit/import-gone', 409);
  if (plan.faults.length > 0) throw new Problem('summit/schedule-faulty', 422);
  const rooms = await placesBy(plan.schedule.rooms, (name) => roomNamed(tx, summit, name));
  const tracks = await placesBy(plan.schedule.tracks, (name) => trackNamed(tx, summit, name));
  const { sessions } = await programmeOf(tx, summit, '');
  const known = new Map(sessions.map((session) => [session.guid, session]));
  const taken = {
    code: new Set(sessions.map(({ code }) => code)),
    number: new Set(sessions.map(({ number }) => number)),
  };
  const changed = async (before: Placed, form: SessionForm) => {
    await changeSession(tx, means, by, summit, before, form);
    return before;
  };
  for (const { event, does } of plan.steps) {
    if (does === 'nothing') continue;
    const before = known.get(event.guid);
    const form = formOf(summit, event, before, rooms, tracks);
    const session = before
      ? await changed(before, form)
      : await addSession(tx, means, by, summit, form, identityOf(event, taken));
    await bringPersons(tx, means, by, summit, session, event);
  }
  await forgetIdle(tx, summit);
  await tx.delete(summitImports).where(eq(summitImports.id, id));
  await note(tx, by, 'imported', summit.id);
}

export async function discardProgramme(tx: Executor, { id }: Summit): Promise<void> {
  await tx.delete(summitImports).where(eq(summitImports.summitId, id));
}

/** What nobody applied is forgotten after a week. */
export async function forgetImports(
  tx: Executor,
  { clock }: Pick<Means, 'clock'>,
): Promise<number> {
  const before = new Date(clock().getTime() - 7 * 86_400_000).toISOString().slice(0, 10);
  const gone = await tx
    .delete(summitImports)
    .where(lt(summitImports.on, before))
    .returning({ id: summitImports.id });
  return gone.length;
}

async function placesBy(names: readonly string[], place: (name: string) => Promise<string>) {
  const places = new Map<string, string>();
  for (const name of names) places.set(name, await place(name));
  return places;
}

/** Their number and address are kept where they are free: links to a programme go on leading there. */
function identityOf(
  { guid, number, code }: ScheduleEvent,
  taken: { readonly code: Set<string>; readonly number: Set<number> },
) {
  const own = code && !taken.code.has(code) ? code : newSigns(6);
  const free = taken.number.has(number) ? Math.max(...taken.number) + 1 : number;
  taken.code.add(own);
  taken.number.add(free);
  return { guid, number: free, code: own };
}

function formOf(
  summit: Summit,
  event: ScheduleEvent,
  before: Placed | undefined,
  rooms: ReadonlyMap<string, string>,
  tracks: ReadonlyMap<string, string>,
): SessionForm {
  const [day = '', start = ''] = localOf(event.at, summit.zone).split('T');
  return {
    lang: langOf(summit, event),
    kind: event.kind,
    title: event.title,
    subtitle: event.subtitle,
    overview: event.overview,
    scope: event.scope,
    // The format has no place for these: what was written here stays.
    theme: before?.theme ?? '',
    method: before?.method ?? '',
    trackId: tracks.get(event.track) ?? '',
    roomId: rooms.get(event.room) ?? '',
    day,
    start,
    minutes: event.minutes,
  };
}

const langOf = (summit: Summit, { lang }: ScheduleEvent): string => lang || summit.lang;

function isSame(
  summit: Summit,
  session: Placed,
  event: ScheduleEvent,
  persons: readonly string[],
): boolean {
  const [day, start] = localOf(event.at, summit.zone).split('T');
  const pairs: [unknown, unknown][] = [
    [session.lang, langOf(summit, event)],
    [session.kind, event.kind],
    [session.title, event.title],
    [session.subtitle, event.subtitle],
    [session.overview, event.overview],
    [session.scope, event.scope],
    [session.track ?? '', event.track],
    [session.room ?? '', event.room],
    [session.day, day],
    [session.start, start],
    [session.minutes, event.minutes],
    [
      persons.toSorted().join('\n'),
      [...new Set(event.persons.map(({ name }) => name))].toSorted().join('\n'),
    ],
  ];
  return pairs.every(([one, other]) => one === other);
}

/** What the hub calls a person of a programme: it follows from their name there, and does not tell it. */
const sourceOf = (keys: Keys, { id }: Summit, name: string): string =>
  keys.hash(`speaker ${id}`, fold(name)).slice(0, 26);

async function personsOf(db: Executor, keys: Keys, summit: Summit): Promise<Map<string, string[]>> {
  const speakers = await speakersFrom(db, summit);
  if (speakers.length === 0) return new Map();
  const rows = await db
    .select()
    .from(summitSessionSpeakers)
    .where(
      inArray(
        summitSessionSpeakers.speakerId,
        speakers.map(({ id }) => id),
      ),
    );
  const names = new Map(speakers.map((speaker) => [speaker.id, nameIn(keys, speaker)]));
  const bySession = Map.groupBy(rows, ({ sessionId }) => sessionId);
  return new Map(
    [...bySession].map(([id, own]) => [id, own.map((row) => names.get(row.speakerId) ?? '')]),
  );
}

/** Those of the file speak; whoever came with it before and is in it no more does not. */
async function bringPersons(
  tx: Executor,
  means: Means,
  by: By,
  summit: Summit,
  session: Placed | Awaited<ReturnType<typeof addSession>>,
  event: ScheduleEvent,
): Promise<void> {
  const known = await speakersFrom(tx, summit);
  const kept: string[] = [];
  for (const { name, biography } of event.persons) {
    const source = sourceOf(means.keys, summit, name);
    const speaker = known.find((each) => each.source === source);
    if (speaker) {
      await renameSpeaker(tx, means, speaker.id, { name, biography });
      await putIn(tx, session.id, speaker.id, 'speaker');
      kept.push(speaker.id);
    } else if (!kept.includes(source)) {
      const given = { name, biography, organisationId: null, role: 'speaker', source } as const;
      kept.push((await addSpeaker(tx, means, by, session, given)).id);
      known.push(...(await speakersFrom(tx, summit)).filter((each) => each.source === source));
    }
  }
  const gone = known.map(({ id }) => id).filter((id) => !kept.includes(id));
  if (gone.length > 0)
    await tx
      .delete(summitSessionSpeakers)
      .where(
        and(
          eq(summitSessionSpeakers.sessionId, session.id),
          inArray(summitSessionSpeakers.speakerId, gone),
        ),
      );
}

export const resealImports = (tx: Executor, { keys }: Pick<Means, 'keys'>): Promise<number> =>
  resealColumn(tx, keys.fields, {
    table: 'summit_imports',
    key: ['id'],
    column: 'body',
    placeOf: bodyPlace,
  });
