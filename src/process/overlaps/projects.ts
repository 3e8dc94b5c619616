/** A project between holders: opened, its links handed out, ended. */
import { randomBytes } from 'node:crypto';
import { and, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { readSchema } from '../../methods/encoding/encoding.ts';
import type { Executor } from '../../platform/database/database.ts';
import type { Hub } from '../../platform/hub.ts';
import { newId } from '../../platform/ids.ts';
import { record } from '../../platform/journal/journal.ts';
import { Problem } from '../../platform/problem.ts';
import type { By } from '../../web/http/actor.ts';
import { day } from '../../web/http/forms.ts';
import { hashOf, type Overlap, type Party, partiesOf } from './finding.ts';
import { deleteFile, unlink } from './forgetting.ts';
import { overlapFiles, overlapParties, overlaps } from './tables.ts';

export const MOST_PARTIES = 8;
/** A project may be open for so long; a new one takes a new secret. */
export const MOST_DAYS = 366;

export const overlapForm = (today: string) =>
  z.object({
    title: z.string().trim().min(1).max(120),
    purpose: z.string().trim().min(1).max(2000),
    sources: z.array(z.uuid()).min(2, { error: 'two_holders' }).max(MOST_PARTIES),
    threshold: z.coerce.number().min(0.5).max(1),
    endsOn: day
      .refine((given) => given > today, { error: 'past' })
      .refine((given) => daysFrom(today, given) <= MOST_DAYS, { error: 'within_year' }),
  });
export type OverlapForm = z.infer<ReturnType<typeof overlapForm>>;

const daysFrom = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000;

/** Opens a project; its schema has been read before. Sent twice under one id, it is opened once. */
export async function openOverlap(
  tx: Executor,
  hub: Pick<Hub, 'keys'>,
  by: By,
  id: string,
  form: OverlapForm,
  schema: Record<string, unknown>,
): Promise<void> {
  const { title, purpose, threshold, endsOn } = form;
  const [made] = await tx
    .insert(overlaps)
    .values({
      ...{ id, title, purpose, threshold, endsOn, schema, createdAt: by.clock() },
      bits: readSchema(schema).length,
    })
    .onConflictDoNothing()
    .returning({ id: overlaps.id });
  if (!made) return;
  for (const sourceId of new Set(form.sources))
    await tx.insert(overlapParties).values({
      ...{ id: newId(), overlapId: id, sourceId },
      token: hashOf(hub.keys, newToken()),
    });
  await record(tx, by.clock, {
    actor: by.actor,
    act: 'overlaps/opened',
    subject: `overlap:${id}`,
    details: { holders: form.sources.length, until: endsOn },
  });
}

/** A new link for a holder, shown this once; the one before opens nothing from now on. Whoever withdrew may come back by it. */
export async function renewLink(
  tx: Executor,
  hub: Pick<Hub, 'keys'>,
  by: By,
  overlap: Overlap,
  party: Pick<Party, 'id'>,
): Promise<string> {
  refuseEnded(overlap);
  const token = newToken();
  await tx
    .update(overlapParties)
    .set({ token: hashOf(hub.keys, token), withdrawnAt: null })
    .where(eq(overlapParties.id, party.id));
  await record(tx, by.clock, {
    actor: by.actor,
    act: 'overlaps/link-made',
    subject: `overlap:${overlap.id}`,
    details: { party: party.id },
  });
  return token;
}

export function refuseEnded({ endedAt }: Overlap): void {
  if (endedAt) throw new Problem('overlap/ended', 409);
}

const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** 32 of 32 letters: 160 bits, which nobody guesses. */
const newToken = (): string =>
  Array.from(randomBytes(32), (byte) => ALPHABET[byte & 31] ?? '').join('');

/** A holder takes no part any more: its file and all links are deleted at once. */
export async function withdrawParty(
  hub: Hub,
  tx: Executor,
  by: By,
  overlap: Overlap,
  party: Party,
): Promise<void> {
  const ended = await tx
    .update(overlapParties)
    .set({ withdrawnAt: by.clock() })
    .where(and(eq(overlapParties.id, party.id), isNull(overlapParties.withdrawnAt)))
    .returning({ id: overlapParties.id });
  if (ended.length === 0) return;
  await unlink(tx, by.clock, overlap, 'withdrawn');
  if (party.file) await deleteFile(hub, tx, by, party.file);
  await record(tx, by.clock, {
    actor: by.actor,
    act: 'overlaps/withdrawn',
    subject: `overlap:${overlap.id}`,
    details: { party: party.id },
  });
}

/** Deletes all encodings and links; what was counted stays. */
export async function endOverlap(hub: Hub, tx: Executor, by: By, overlap: Overlap): Promise<void> {
  const ended = await tx
    .update(overlaps)
    .set({ endedAt: by.clock() })
    .where(and(eq(overlaps.id, overlap.id), isNull(overlaps.endedAt)))
    .returning({ id: overlaps.id });
  if (ended.length === 0) return;
  await unlink(tx, by.clock, overlap, 'ended');
  for (const { file } of await partiesOf(tx, overlap.id))
    if (file) await deleteFile(hub, tx, by, file);
  await record(tx, by.clock, {
    actor: by.actor,
    act: 'overlaps/ended',
    subject: `overlap:${overlap.id}`,
  });
}

/** Takes another linkage schema, as long as nobody has encoded by the former. */
export async function replaceSchema(
  tx: Executor,
  by: By,
  overlap: Overlap,
  schema: Record<string, unknown>,
): Promise<void> {
  refuseEnded(overlap);
  if (await hasFiles(tx, overlap)) throw new Problem('overlap/schema-used', 409);
  await tx
    .update(overlaps)
    .set({ schema, bits: readSchema(schema).length })
    .where(eq(overlaps.id, overlap.id));
  await record(tx, by.clock, {
    actor: by.actor,
    act: 'overlaps/schema-replaced',
    subject: `overlap:${overlap.id}`,
  });
}

/** Whether somebody has handed in a file, be it gone meanwhile. */
export async function hasFiles(db: Executor, { id }: Overlap): Promise<boolean> {
  const [one] = await db
    .select({ id: overlapFiles.id })
    .from(overlapFiles)
    .innerJoin(overlapParties, eq(overlapParties.id, overlapFiles.partyId))
    .where(eq(overlapParties.overlapId, id))
    .limit(1);
  return one !== undefined;
}
