import { asc, desc, eq, sql } from 'drizzle-orm';
import {
  knownOrganisation,
  nameOf,
  organisationsById,
} from '../../people/organisations/organisations.ts';
import type { Executor } from '../../platform/database/database.ts';
import { record } from '../../platform/journal/journal.ts';
import type { Keys } from '../../platform/keys.ts';
import { Problem } from '../../platform/problem.ts';
import type { By } from '../../web/http/actor.ts';
import type { Stage } from './stages.ts';
import { relationEvents, relations } from './tables.ts';

export type Relation = typeof relations.$inferSelect;
export type RelationEvent = typeof relationEvents.$inferSelect;
export type ContactKind = 'asked' | 'thanked' | 'answered';

/** Puts an organisation on the board, at its first stage; twice is once. */
export async function startRelation(
  tx: Executor,
  by: By,
  keys: Keys,
  organisationId: string,
): Promise<void> {
  await knownOrganisation(tx, organisationId);
  const made = await tx
    .insert(relations)
    .values({
      organisationId,
      stage: 'research',
      stopKey: stopKeyOf(keys, stopSecret(keys, organisationId)),
    })
    .onConflictDoNothing()
    .returning({ id: relations.organisationId });
  if (made.length > 0) await note(tx, by, organisationId, { kind: 'started', stage: 'research' });
}

/** The secret of the link by which an organisation says that it wants no more letters. */
export const stopSecret = (keys: Keys, organisationId: string): string =>
  keys.hash('relation stop', organisationId);

const stopKeyOf = (keys: Keys, secret: string): string => keys.hash('relation stop key', secret);

export async function moveTo(tx: Executor, by: By, id: string, stage: Stage): Promise<void> {
  const { stage: former } = await heldRelation(tx, id);
  if (former === stage) return;
  await tx.update(relations).set({ stage }).where(eq(relations.organisationId, id));
  await note(tx, by, id, { kind: 'moved', stage });
}

export interface NewContact {
  readonly kind: ContactKind;
  readonly on: string;
  readonly text: string;
  /** Needed to ask again before thanking. */
  readonly reason: string;
}

/** Notes that an organisation was asked for something, thanked, or that it answered. */
export async function noteContact(
  tx: Executor,
  by: By,
  id: string,
  { kind, on, text, reason }: NewContact,
): Promise<void> {
  const relation = await heldRelation(tx, id);
  if (kind === 'asked' && isUnthanked(relation) && reason === '')
    throw new Problem('relation/unthanked', 409);
  await tx
    .update(relations)
    .set(datesAfter(relation, kind, on))
    .where(eq(relations.organisationId, id));
  await note(tx, by, id, { kind, on, text, reason: kind === 'asked' ? reason : '' });
}

/** The later of two days counts: what is noted late does not undo what is known. */
function datesAfter(
  { askedOn, thankedOn, answeredOn }: Relation,
  kind: ContactKind,
  on: string,
): Partial<Relation> {
  const later = (known: string | null) => (known && known > on ? known : on);
  if (kind === 'asked') return { askedOn: later(askedOn) };
  if (kind === 'thanked') return { thankedOn: later(thankedOn) };
  return { answeredOn: later(answeredOn) };
}

/** Something was asked of it, and it has not been thanked since. */
export const isUnthanked = ({
  askedOn,
  thankedOn,
}: Pick<Relation, 'askedOn' | 'thankedOn'>): boolean =>
  askedOn !== null && (thankedOn === null || thankedOn < askedOn);

/** What is to be done next; an empty text says that nothing is. */
export async function planStep(
  tx: Executor,
  by: By,
  id: string,
  { text, on }: { readonly text: string; readonly on: string },
): Promise<void> {
  await heldRelation(tx, id);
  await tx
    .update(relations)
    .set(text ? { step: text, stepOn: on } : { step: '', stepOn: null })
    .where(eq(relations.organisationId, id));
  if (text) await note(tx, by, id, { kind: 'planned', text });
}

/** They said by the link in a letter that they want no more of them. */
export async function stopLetters(tx: Executor, by: Omit<By, 'actor'>, keys: Keys, secret: string) {
  const { organisationId, stoppedOn } = await behindStop(tx, keys, secret);
  if (stoppedOn) return;
  await tx
    .update(relations)
    .set({ stoppedOn: today(by) })
    .where(eq(relations.organisationId, organisationId));
  await note(tx, { ...by, actor: 'organisation' }, organisationId, { kind: 'stopped' });
}

export async function behindStop(db: Executor, keys: Keys, secret: string): Promise<Relation> {
  const key = stopKeyOf(keys, secret);
  const [found] = await db.select().from(relations).where(eq(relations.stopKey, key));
  if (!found) throw new Problem('page/not-found', 404);
  return found;
}

export async function relationOf(db: Executor, id: string): Promise<Relation> {
  const [found] = await db.select().from(relations).where(eq(relations.organisationId, id));
  if (!found) throw new Problem('page/not-found', 404);
  return found;
}

/** Kept from others until the transaction ends, so that two who ask at once are seen. */
async function heldRelation(tx: Executor, id: string): Promise<Relation> {
  await tx.select().from(relations).where(eq(relations.organisationId, id)).for('update');
  return relationOf(tx, id);
}

const today = ({ clock }: Pick<By, 'clock'>): string => clock().toISOString().slice(0, 10);

/** Into the organisation's history and into the journal. */
export async function note(
  tx: Executor,
  by: By,
  organisationId: string,
  event: Partial<RelationEvent> & Pick<RelationEvent, 'kind'>,
): Promise<void> {
  await tx.insert(relationEvents).values({ on: today(by), ...event, organisationId });
  await record(tx, by.clock, {
    actor: by.actor,
    act: `relations/${event.kind}`,
    subject: `organisation:${organisationId}`,
    ...(event.reason && { details: { reason: event.reason } }),
  });
}

const MOST_EVENTS = 500;

/** All that was done with an organisation, newest first. */
export async function eventsOf(db: Executor, organisationId: string): Promise<RelationEvent[]> {
  return db
    .select()
    .from(relationEvents)
    .where(eq(relationEvents.organisationId, organisationId))
    .orderBy(desc(relationEvents.on), desc(relationEvents.sequence))
    .limit(MOST_EVENTS);
}

/** A relation with what is known in public of the organisation. */
export interface OnBoard extends Relation {
  readonly name: string;
  readonly email: string | null;
  readonly residences: readonly string[];
  readonly sectors: readonly string[];
}

/** The whole board: what is due first, then by name. Organisations that were merged into others are not on it. */
export async function board(db: Executor): Promise<OnBoard[]> {
  const rows = await db
    .select()
    .from(relations)
    .orderBy(sql`${relations.stepOn} asc nulls last`, asc(relations.organisationId));
  const known = await organisationsById(
    db,
    rows.map(({ organisationId }) => organisationId),
  );
  const byId = new Map(known.map((organisation) => [organisation.id, organisation]));
  return rows.flatMap((relation) => {
    const found = byId.get(relation.organisationId);
    if (!found || found.hiddenAt || found.refusedAt) return [];
    const { email, residences, sectors } = found;
    return [{ ...relation, name: nameOf(found), email, residences, sectors }];
  });
}
