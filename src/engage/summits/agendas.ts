import { randomUUID } from 'node:crypto';
import { and, eq, inArray, isNotNull } from 'drizzle-orm';
import type { Executor } from '../../platform/database/database.ts';
import type { Keys } from '../../platform/keys.ts';
import { resealColumn } from '../../platform/resealing.ts';
import { readVoiceCode } from '../consultations/consultations.ts';
import { dayOf, type Means, type Summit } from './records.ts';
import { summitAgendaSessions, summitAgendas, summits } from './tables.ts';

export type Agenda = typeof summitAgendas.$inferSelect;

/** As long as a pseudonym: a row does not tell whether an account stands behind it. */
const VOICE = 26;

/** What one summit calls a member; another one calls them otherwise. */
export const memberVoice = (keys: Pick<Keys, 'pseudonym'>, summit: string, account: string) =>
  keys.pseudonym(`summit ${summit}`, account);

/** The same for whoever has a code and no account; null where it is none. */
export function codeVoice(keys: Pick<Keys, 'hash'>, summit: string, code: string): string | null {
  const read = readVoiceCode(code);
  return read && keys.hash(`summit voice ${summit}`, read).slice(0, VOICE);
}

export async function agendaOf(
  db: Executor,
  { id }: Pick<Summit, 'id'>,
  voice: string,
): Promise<{ readonly agenda: Agenda | null; readonly sessions: ReadonlySet<string> }> {
  const [agenda] = await db
    .select()
    .from(summitAgendas)
    .where(and(eq(summitAgendas.summitId, id), eq(summitAgendas.voice, voice)));
  if (!agenda) return { agenda: null, sessions: new Set() };
  const rows = await db
    .select({ id: summitAgendaSessions.sessionId })
    .from(summitAgendaSessions)
    .where(eq(summitAgendaSessions.agendaId, agenda.id));
  return { agenda, sessions: new Set(rows.map((row) => row.id)) };
}

/** Keeps a session, or lets it go; an agenda in which nothing is left is forgotten. */
export async function keepSession(
  tx: Executor,
  means: Means,
  summit: Pick<Summit, 'id'>,
  voice: string,
  sessionId: string,
  kept: boolean,
): Promise<void> {
  const agenda = await ensureAgenda(tx, means, summit, voice);
  if (kept) {
    await tx
      .insert(summitAgendaSessions)
      .values({ agendaId: agenda, sessionId })
      .onConflictDoNothing();
    return;
  }
  await tx
    .delete(summitAgendaSessions)
    .where(
      and(eq(summitAgendaSessions.agendaId, agenda), eq(summitAgendaSessions.sessionId, sessionId)),
    );
}

async function ensureAgenda(
  tx: Executor,
  { clock }: Means,
  { id: summitId }: Pick<Summit, 'id'>,
  voice: string,
): Promise<string> {
  await tx
    .insert(summitAgendas)
    .values({ id: randomUUID(), summitId, voice, madeOn: dayOf(clock) })
    .onConflictDoNothing();
  const [found] = await tx
    .select({ id: summitAgendas.id })
    .from(summitAgendas)
    .where(and(eq(summitAgendas.summitId, summitId), eq(summitAgendas.voice, voice)));
  if (!found) throw new Error('an agenda was not written');
  return found.id;
}

const tellerPlace = (id: string): string => `summit_agendas.teller ${id}`;

/** A member asks to be told of changes, or not any more. */
export async function tellChanges(
  tx: Executor,
  means: Means,
  summit: Pick<Summit, 'id'>,
  account: string,
  told: boolean,
): Promise<void> {
  const voice = memberVoice(means.keys, summit.id, account);
  const id = await ensureAgenda(tx, means, summit, voice);
  const teller = told ? means.keys.fields.seal(tellerPlace(id), account) : null;
  await tx.update(summitAgendas).set({ teller }).where(eq(summitAgendas.id, id));
}

/** Accounts of those who keep a session and asked to be told. */
export async function keepersOf(
  db: Executor,
  { keys }: Pick<Means, 'keys'>,
  sessionId: string,
): Promise<string[]> {
  const rows = await db
    .select({ id: summitAgendas.id, teller: summitAgendas.teller })
    .from(summitAgendas)
    .innerJoin(summitAgendaSessions, eq(summitAgendaSessions.agendaId, summitAgendas.id))
    .where(and(eq(summitAgendaSessions.sessionId, sessionId), isNotNull(summitAgendas.teller)));
  return opened(keys, rows);
}

/** Accounts of all who keep something of a summit and asked to be told. */
export async function tellersOf(
  db: Executor,
  { keys }: Pick<Means, 'keys'>,
  { id }: Pick<Summit, 'id'>,
): Promise<string[]> {
  const rows = await db
    .select({ id: summitAgendas.id, teller: summitAgendas.teller })
    .from(summitAgendas)
    .where(and(eq(summitAgendas.summitId, id), isNotNull(summitAgendas.teller)));
  return opened(keys, rows);
}

const opened = (keys: Keys, rows: readonly Pick<Agenda, 'id' | 'teller'>[]): string[] =>
  rows.flatMap(({ id, teller }) => (teller ? [keys.fields.open(tellerPlace(id), teller)] : []));

/** Every agenda of a member: each summit has a name of its own for them. */
export async function agendasOf(
  db: Executor,
  keys: Pick<Keys, 'pseudonym'>,
  account: string,
): Promise<{ readonly summit: Summit; readonly agenda: Agenda }[]> {
  const all = await db.select().from(summits);
  if (all.length === 0) return [];
  const voices = new Map(all.map((summit) => [memberVoice(keys, summit.id, account), summit]));
  const agendas = await db
    .select()
    .from(summitAgendas)
    .where(inArray(summitAgendas.voice, [...voices.keys()]));
  return agendas.flatMap((agenda) => {
    const summit = voices.get(agenda.voice);
    return summit ? [{ summit, agenda }] : [];
  });
}

export const resealTellers = (tx: Executor, { keys }: Pick<Means, 'keys'>): Promise<number> =>
  resealColumn(tx, keys.fields, {
    table: 'summit_agendas',
    key: ['id'],
    column: 'teller',
    placeOf: tellerPlace,
  });
