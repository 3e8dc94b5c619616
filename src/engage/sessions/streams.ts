import type { Hub } from '../../platform/hub.ts';
import { Problem } from '../../platform/problem.ts';
import { CHANNEL, liveOf } from './live.ts';
import { newsOf } from './news.ts';

/** What stays open to readers of sessions; all of it ends with the hub. */
export interface Streams {
  /** Server-sent events of one session, from after a number of its sequence on. */
  readonly open: (sessionId: string, after: number) => Promise<ReadableStream<Uint8Array>>;
  /** How many are open. */
  readonly count: () => number;
  readonly close: () => Promise<void>;
}

interface Limits {
  /** Streams of one node. */
  readonly most: number;
  /** Milliseconds between two events of one session: what happens meanwhile is said together. */
  readonly pause: number;
  /** Milliseconds after which an empty line says that the stream lives, so that nobody on the way closes it. */
  readonly heartbeat: number;
  /** Bytes that wait for a slow reader; beyond, it is told what it missed once it reads again. */
  readonly behind: number;
}

const USUAL: Limits = { most: 2000, pause: 200, heartbeat: 20_000, behind: 64 * 1024 };

/** Milliseconds until a database that did not answer is asked again. */
const PATIENCE = 2000;

interface Reader {
  readonly controller: ReadableStreamDefaultController<Uint8Array>;
  /** Up to where they have been told. */
  seen: number;
  catching: boolean;
}

interface Room {
  readonly id: string;
  readonly readers: Set<Reader>;
  /** Up to where all who keep up have been told. */
  told: number;
  timer: NodeJS.Timeout | null;
  telling: boolean;
  /** What is being read for those who catch up, by where they were: many were cut off at the same place. */
  readonly reading: Map<number, Promise<Told>>;
}

/** An event, and up to where it tells. */
interface Told {
  readonly sequence: number;
  readonly bytes: Uint8Array;
}

/**
 * Tells all readers of a session what changes in it. The database is asked once for an event, however many read it;
 * every node hears of each change by `listen`. A reader says up to where it has read and is told what came after: one
 * that was cut off, or is slow, misses nothing, and nothing is kept for it.
 */
export function openStreams(
  { house, log }: Pick<Hub, 'house' | 'log'>,
  given: Partial<Limits> = {},
): Streams {
  const limits = { ...USUAL, ...given };
  const rooms = new Map<string, Room>();
  let listening: Promise<{ unlisten: () => Promise<void> }> | null = null;
  let beating: NodeJS.Timeout | null = null;
  let closed = false;

  // The last callback also runs after a lost connection came back: what was missed meanwhile is told then.
  const listen = () => {
    listening ??= house.sql.listen(
      CHANNEL,
      (id) => stirred(rooms.get(id)),
      () => {
        for (const room of rooms.values()) stirred(room);
      },
    );
    beating ??= setInterval(() => {
      for (const room of rooms.values()) beat(room);
    }, limits.heartbeat).unref();
    return listening;
  };

  function stirred(room: Room | undefined, pause = limits.pause): void {
    if (!room || room.timer || closed) return;
    room.timer = setTimeout(() => {
      room.timer = null;
      void tell(room);
    }, pause);
  }

  async function tell(room: Room): Promise<void> {
    // Whoever is telling now may have read before this change: once they are done it is looked again.
    if (room.telling) return stirred(room);
    room.telling = true;
    try {
      await tellAll(room);
    } catch (error) {
      log.warn(error, 'telling a session');
      stirred(room, PATIENCE);
    }
    room.telling = false;
  }

  async function tellAll(room: Room): Promise<void> {
    const from = room.told;
    const news = await newsOf(house.db, room.id, from);
    if (news.sequence <= from) return;
    const bytes = event(news);
    room.told = news.sequence;
    for (const reader of room.readers)
      if (reader.seen < from) void catchUp(room, reader);
      else if (reader.seen < news.sequence && isReady(reader)) hand(reader, bytes, news.sequence);
  }

  /** Whoever comes anew, comes back or was slow: what they have not seen, for them alone. */
  async function catchUp(room: Room, reader: Reader): Promise<void> {
    if (reader.catching) return;
    reader.catching = true;
    try {
      while (room.readers.has(reader) && isReady(reader)) {
        const { sequence, bytes } = await missedSince(room, reader.seen);
        // Meanwhile they may have been told with the others.
        if (sequence <= reader.seen || !room.readers.has(reader)) break;
        hand(reader, bytes, sequence);
      }
    } catch (error) {
      // They come back and say where they were.
      // A stream that has ended meanwhile, with its reader or with the hub, is not closed twice.
      if (!closed && room.readers.has(reader)) {
        log.warn(error, 'catching up with a session');
        leave(room, reader);
        reader.controller.close();
      }
    }
    reader.catching = false;
  }

  /** The database is asked once for all who were cut off at one place. */
  function missedSince(room: Room, after: number): Promise<Told> {
    const known = room.reading.get(after);
    if (known) return known;
    const reading = newsOf(house.db, room.id, after)
      .then((news) => ({ sequence: news.sequence, bytes: event(news) }))
      .finally(() => room.reading.delete(after));
    room.reading.set(after, reading);
    return reading;
  }

  function enter(id: string): Room {
    const room = rooms.get(id) ?? {
      ...{ id, told: 0, timer: null, telling: false, reading: new Map() },
      readers: new Set<Reader>(),
    };
    rooms.set(id, room);
    return room;
  }

  function leave(room: Room, reader: Reader): void {
    room.readers.delete(reader);
    if (room.readers.size > 0) return;
    if (room.timer) clearTimeout(room.timer);
    if (rooms.get(room.id) === room) rooms.delete(room.id);
  }

  const count = () => rooms.values().reduce((sum, { readers }) => sum + readers.size, 0);

  return {
    count,
    open: async (sessionId, after) => {
      if (closed || count() >= limits.most) throw new Problem('session/streams-full', 503);
      await listen();
      const { sequence } = await liveOf(house.db, sessionId);
      let reader: Reader;
      return new ReadableStream<Uint8Array>(
        {
          start: (controller) => {
            const room = enter(sessionId);
            // Of a room that has just been opened nobody has been told anything.
            room.told ||= sequence;
            reader = { controller, seen: Math.min(after, sequence), catching: false };
            room.readers.add(reader);
            controller.enqueue(hello());
            void catchUp(room, reader);
          },
          pull: () => {
            const room = rooms.get(sessionId);
            if (room && reader.seen < room.told) void catchUp(room, reader);
          },
          cancel: () => {
            const room = rooms.get(sessionId);
            if (room) leave(room, reader);
          },
        },
        new ByteLengthQueuingStrategy({ highWaterMark: limits.behind }),
      );
    },
    close: async () => {
      if (closed) return;
      closed = true;
      if (beating) clearInterval(beating);
      for (const { timer, readers } of rooms.values()) {
        if (timer) clearTimeout(timer);
        for (const { controller } of readers) controller.close();
      }
      rooms.clear();
      await (await listening)?.unlisten();
    },
  };
}

const isReady = ({ controller }: Reader): boolean => (controller.desiredSize ?? 0) > 0;

function hand(reader: Reader, bytes: Uint8Array, sequence: number): void {
  reader.controller.enqueue(bytes);
  reader.seen = sequence;
}

const encoder = new TextEncoder();

const event = (news: { readonly sequence: number }): Uint8Array =>
  encoder.encode(`id: ${news.sequence}\ndata: ${JSON.stringify(news)}\n\n`);

/** After a cut not everybody comes back in the same second. */
const hello = (): Uint8Array =>
  encoder.encode(`retry: ${2000 + Math.floor(Math.random() * 3000)}\n\n`);

const BEAT = encoder.encode(':\n\n');

function beat({ readers }: Room): void {
  for (const reader of readers) if (isReady(reader)) reader.controller.enqueue(BEAT);
}
