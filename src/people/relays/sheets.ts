import { randomUUID, timingSafeEqual } from 'node:crypto';
import { and, desc, eq, gte, inArray, isNotNull, isNull, lt, sql } from 'drizzle-orm';
import type { Clock } from '../../platform/clock.ts';
import type { Executor } from '../../platform/database/database.ts';
import { record } from '../../platform/journal/journal.ts';
import type { Keys } from '../../platform/keys.ts';
import { Problem } from '../../platform/problem.ts';
import { resealColumn } from '../../platform/resealing.ts';
import { inFours, newSigns, readSigns } from '../../platform/signs.ts';
import type { Lang } from '../../reference/languages/languages.ts';
import { dayOf, RELAYS } from './days.ts';
import { type PrintedConsent, sheetBatches, sheets } from './tables.ts';

export type Sheet = typeof sheets.$inferSelect;
export type SheetBatch = typeof sheetBatches.$inferSelect;
export type SheetKind = 'profile' | 'request';
export type SheetState = 'open' | 'keyed' | 'expired' | 'cancelled';

interface Means {
  readonly clock: Clock;
  readonly keys: Keys;
}

/** What is printed on one sheet, this once: its code, and the secret of its receipt. */
export interface PrintedSheet {
  readonly code: string;
  readonly secret: string;
}

/** 40 bits each, tried against brakes. */
const SIGNS = 8;
const DAYS = 90;
export const MOST_SHEETS = 50;

interface NewBatch {
  readonly relay: string;
  readonly kind: SheetKind;
  readonly lang: Lang;
  readonly large: boolean;
  readonly consents: readonly PrintedConsent[];
  readonly count: number;
  /** How the secret of a receipt is made and kept, where it is not a sheet's own. */
  readonly secrets?: { readonly make: () => string; readonly hash: (secret: string) => string };
}

/** Makes sheets to be printed now: their codes are kept nowhere in clear. */
export async function makeSheets(
  tx: Executor,
  means: Means,
  { relay, count, secrets = ownSecrets(means.keys), ...given }: NewBatch,
): Promise<{ batch: SheetBatch; sheets: PrintedSheet[] }> {
  const { clock, keys } = means;
  const [batch] = await tx
    .insert(sheetBatches)
    .values({
      ...given,
      id: randomUUID(),
      relay: keys.pseudonym(RELAYS, relay),
      madeOn: dayOf(clock),
      until: new Date(clock().getTime() + DAYS * 86_400_000).toISOString().slice(0, 10),
    })
    .returning();
  if (!batch) throw new Error('a batch was not written');
  const made = Array.from({ length: Math.min(count, MOST_SHEETS) }, () => ({
    code: inFours(newSigns(SIGNS)),
    secret: secrets.make(),
  }));
  await tx.insert(sheets).values(
    made.map(({ code, secret }) => ({
      id: randomUUID(),
      batchId: batch.id,
      codeHash: hashOf(keys, code),
      secretHash: secrets.hash(secret),
    })),
  );
  await note(tx, clock, relay, 'sheets-made', batch.id, { sheets: made.length, lang: batch.lang });
  return { batch, sheets: made };
}

const ownSecrets = (keys: Keys) => ({
  make: () => inFours(newSigns(SIGNS)),
  hash: (secret: string) => keys.hash('sheet receipt', readSigns(secret, SIGNS) ?? ''),
});

const hashOf = (keys: Keys, code: string): string =>
  keys.hash('sheet code', readSigns(code, SIGNS) ?? '');

const note = (
  tx: Executor,
  clock: Clock,
  actor: string,
  verb: string,
  batch: string,
  details?: Record<string, unknown>,
): Promise<string> =>
  record(tx, clock, {
    actor,
    act: `relays/${verb}`,
    subject: `sheets:${batch}`,
    ...(details && { details }),
  });

export interface FoundSheet {
  readonly sheet: Sheet;
  readonly batch: SheetBatch;
  readonly state: SheetState;
}

/** The sheet that bears a code; null where there is none. */
export async function findSheet(
  db: Executor,
  { clock, keys }: Means,
  kind: SheetKind,
  typed: string,
): Promise<FoundSheet | null> {
  if (!readSigns(typed, SIGNS)) return null;
  const [found] = await db
    .select({ sheet: sheets, batch: sheetBatches })
    .from(sheets)
    .innerJoin(sheetBatches, eq(sheetBatches.id, sheets.batchId))
    .where(and(eq(sheets.codeHash, hashOf(keys, typed)), eq(sheetBatches.kind, kind)));
  return found ? { ...found, state: stateOf(found, clock) } : null;
}

function stateOf({ sheet, batch }: Omit<FoundSheet, 'state'>, clock: Clock): SheetState {
  if (sheet.keyedOn) return 'keyed';
  if (batch.cancelledOn) return 'cancelled';
  return batch.until < dayOf(clock) ? 'expired' : 'open';
}

/** Takes a sheet for keyed, once; whoever comes second is refused. `account`: whose it is until they claim it. */
export async function useSheet(
  tx: Executor,
  { clock, keys }: Means,
  { sheet, batch }: FoundSheet,
  { relay, account }: { relay: string; account: string | null },
): Promise<void> {
  const owner = account && {
    person: keys.pseudonym(RELAYS, account),
    account: keys.fields.seal(placeOf(sheet.id), account),
  };
  const used = await tx
    .update(sheets)
    .set({ keyedOn: dayOf(clock), ...owner })
    .where(and(eq(sheets.id, sheet.id), isNull(sheets.keyedOn)))
    .returning({ id: sheets.id });
  if (used.length === 0) throw new Problem('relay/sheet-used', 409);
  await note(tx, clock, relay, 'sheet-keyed', batch.id);
}

const placeOf = (id: string): string => `sheets.account ${id}`;

export type Claim =
  | { readonly state: 'open'; readonly account: string }
  | { readonly state: 'waiting' }
  | { readonly state: 'claimed'; readonly on: string }
  | { readonly state: 'unknown' };

/** Gives an account to whoever holds the receipt, once; from then on the sheet leads to nobody. */
export async function claimSheet(tx: Executor, means: Means, typed: PrintedSheet): Promise<Claim> {
  const { clock, keys } = means;
  const found = await findSheet(tx, means, 'profile', typed.code);
  const given = Buffer.from(ownSecrets(keys).hash(typed.secret));
  const kept = Buffer.from(found?.sheet.secretHash ?? ownSecrets(keys).hash(''));
  if (!timingSafeEqual(given, kept) || !found) return { state: 'unknown' };
  const [owned] = await tx.select().from(sheets).where(eq(sheets.id, found.sheet.id)).for('update');
  if (owned?.claimedOn) return { state: 'claimed', on: owned.claimedOn };
  if (!owned?.account) return { state: owned?.keyedOn ? 'unknown' : 'waiting' };
  const account = keys.fields.open(placeOf(owned.id), owned.account);
  await tx
    .update(sheets)
    .set({ claimedOn: dayOf(clock), person: null, account: null })
    .where(eq(sheets.id, owned.id));
  await record(tx, clock, { actor: account, act: 'relays/claimed', subject: `account:${account}` });
  return { state: 'open', account };
}

export interface BatchLine extends SheetBatch {
  readonly printed: number;
  readonly keyed: number;
}

/** A relay's own batches of which a sheet may still be keyed, newest first: how many, never which. */
export async function batchesOf(
  db: Executor,
  { clock, keys }: Means,
  relay: string,
): Promise<BatchLine[]> {
  const rows = await db
    .select({
      batch: sheetBatches,
      printed: sql<number>`count(*)::int`,
      keyed: sql<number>`count(${sheets.keyedOn})::int`,
    })
    .from(sheetBatches)
    .innerJoin(sheets, eq(sheets.batchId, sheetBatches.id))
    .where(
      and(
        eq(sheetBatches.relay, keys.pseudonym(RELAYS, relay)),
        isNull(sheetBatches.cancelledOn),
        gte(sheetBatches.until, dayOf(clock)),
      ),
    )
    .groupBy(sheetBatches.id)
    .orderBy(desc(sheetBatches.madeOn), desc(sheetBatches.id))
    .limit(50);
  return rows.map(({ batch, ...counts }) => ({ ...batch, ...counts }));
}

/** Makes the sheets of a batch that are not keyed worthless, as when the paper was lost; another's is not found. */
export async function cancelBatch(
  tx: Executor,
  { clock, keys }: Means,
  relay: string,
  id: string,
): Promise<void> {
  const ended = await tx
    .update(sheetBatches)
    .set({ cancelledOn: dayOf(clock) })
    .where(
      and(
        eq(sheetBatches.id, id),
        eq(sheetBatches.relay, keys.pseudonym(RELAYS, relay)),
        isNull(sheetBatches.cancelledOn),
      ),
    )
    .returning({ id: sheetBatches.id });
  if (ended.length === 0) throw new Problem('page/not-found', 404);
  await note(tx, clock, relay, 'sheets-cancelled', id);
}

/** Forgets sheets that nobody filled in by their day. */
export async function dropSheets(tx: Executor, { clock }: Pick<Means, 'clock'>): Promise<void> {
  const over = tx
    .select({ id: sheetBatches.id })
    .from(sheetBatches)
    .where(lt(sheetBatches.until, dayOf(clock)));
  await tx.delete(sheets).where(and(inArray(sheets.batchId, over), isNull(sheets.keyedOn)));
}

/** Unlinks somebody from their sheet, and a relay from the sheets that they printed. */
export async function unlinkSheets(tx: Executor, person: string): Promise<number> {
  const own = await tx
    .update(sheets)
    .set({ person: null, account: null })
    .where(eq(sheets.person, person))
    .returning({ id: sheets.id });
  const batches = await tx
    .update(sheetBatches)
    .set({ relay: `nobody-${randomUUID()}` })
    .where(eq(sheetBatches.relay, person))
    .returning({ id: sheetBatches.id });
  return own.length + batches.length;
}

/** Seals anew whose the keyed sheets are. */
export const resealSheets = (tx: Executor, { keys }: Pick<Means, 'keys'>): Promise<number> =>
  resealColumn(tx, keys.fields, { table: 'sheets', key: ['id'], column: 'account', placeOf });

/** The accounts of those who have not claimed what was keyed for them before a day. */
export async function unclaimedBefore(
  db: Executor,
  { keys }: Pick<Means, 'keys'>,
  day: string,
): Promise<string[]> {
  const rows = await db
    .select()
    .from(sheets)
    .where(and(lt(sheets.keyedOn, day), isNotNull(sheets.account)))
    .limit(500);
  return rows.flatMap(({ id, account }) => (account ? keys.fields.open(placeOf(id), account) : []));
}
