import { asc, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Clock } from '../../platform/clock.ts';
import type { Executor } from '../../platform/database/database.ts';
import { newId } from '../../platform/ids.ts';
import { record } from '../../platform/journal/journal.ts';
import { Problem } from '../../platform/problem.ts';
import { DEFINITIONS, KINDS } from '../facts/fact.ts';
import {
  agreements,
  HOLDER_KINDS,
  holders,
  LEGAL_BASES,
  QUALITIES,
  SOURCE_FORMS,
  sources,
  type Texts,
  type Theme,
  USES,
} from './tables.ts';

export { FORBIDDEN, type Forbidden, forbiddenSubject } from './forbidden.ts';

export type Holder = typeof holders.$inferSelect;
export type Agreement = typeof agreements.$inferSelect;
export type Source = typeof sources.$inferSelect;

const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(80);
const day = z.iso.date();
const texts = z.partialRecord(z.enum(['fr', 'en', 'es', 'ar']), z.string().max(2000));

export const holderForm = z.object({
  name: z.string().trim().min(1).max(200),
  kind: z.enum(HOLDER_KINDS),
  country: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .nullable()
    .default(null),
});

export const agreementForm = z
  .object({
    legalBasis: z.enum(LEGAL_BASES),
    purpose: z.string().trim().min(1).max(500),
    uses: z.array(z.enum(USES)).min(1),
    signedOn: day,
    expiresOn: day.nullable().default(null),
  })
  .refine(({ signedOn, expiresOn }) => !expiresOn || expiresOn > signedOn, {
    path: ['expiresOn'],
    error: 'before_signature',
  });

export const sourceForm = z.object({
  title: texts.refine((title) => Object.values(title).some((text) => text?.trim()), {
    error: 'required',
  }),
  form: z.enum(SOURCE_FORMS).default('figures'),
  definition: z.enum(DEFINITIONS),
  kind: z.enum(KINDS),
  vintage: day,
  licence: z.string().trim().max(200).default(''),
  coverage: texts.default({}),
  method: texts.default({}),
  biases: texts.default({}),
  quality: z.enum(QUALITIES).default('unknown'),
});

export type HolderForm = z.input<typeof holderForm>;
export type AgreementForm = z.input<typeof agreementForm>;
export type SourceForm = z.input<typeof sourceForm>;

interface By {
  readonly clock: Clock;
  readonly actor: string;
}

/** Adds a holder, or returns the one of that name. */
export async function addHolder(tx: Executor, by: By, form: HolderForm): Promise<Holder> {
  const { name, kind, country } = holderForm.parse(form);
  const known = await tx
    .select()
    .from(holders)
    .where(eq(holders.slug, slugOf(name)));
  if (known[0]) return known[0];
  const row = { id: newId(), slug: slugOf(name), name, kind, country, createdAt: by.clock() };
  await tx.insert(holders).values(row);
  await record(tx, by.clock, {
    actor: by.actor,
    act: 'holders/added',
    subject: `holder:${row.id}`,
    details: { name },
  });
  return row;
}

export async function addAgreement(
  tx: Executor,
  by: By,
  holderId: string,
  form: AgreementForm,
): Promise<Agreement> {
  const row = {
    id: newId(),
    holderId,
    ...agreementForm.parse(form),
    endedAt: null,
    createdAt: by.clock(),
  };
  await tx.insert(agreements).values(row);
  await record(tx, by.clock, {
    actor: by.actor,
    act: 'agreements/signed',
    subject: `holder:${holderId}`,
    details: { agreement: row.id, purpose: row.purpose },
  });
  return row;
}

export async function addSource(
  tx: Executor,
  by: By,
  holderId: string,
  form: SourceForm,
  options: { agreementId?: string; slug?: string } = {},
): Promise<Source> {
  const now = by.clock();
  const content = sourceForm.parse(form);
  const wanted = slug.parse(
    options.slug ?? slugOf(Object.values(content.title).find(Boolean) ?? 'source'),
  );
  const row = {
    id: newId(),
    slug: await freeSlug(tx, wanted),
    holderId,
    agreementId: options.agreementId ?? null,
    ...content,
    title: compact(content.title),
    coverage: compact(content.coverage),
    method: compact(content.method),
    biases: compact(content.biases),
    themes: null,
    createdAt: now,
    changedAt: now,
  };
  await tx.insert(sources).values(row);
  await record(tx, by.clock, {
    actor: by.actor,
    act: 'sources/added',
    subject: `source:${row.id}`,
    details: { slug: row.slug },
  });
  return row;
}

export async function changeSource(
  tx: Executor,
  by: By,
  source: Source,
  form: SourceForm,
): Promise<void> {
  const content = sourceForm.parse(form);
  await tx
    .update(sources)
    .set({
      ...content,
      title: compact(content.title),
      coverage: compact(content.coverage),
      method: compact(content.method),
      biases: compact(content.biases),
      changedAt: by.clock(),
    })
    .where(eq(sources.id, source.id));
  await record(tx, by.clock, {
    actor: by.actor,
    act: 'sources/changed',
    subject: `source:${source.id}`,
  });
}

/** What interviews and focus groups gave: themes, counts and quotations whose authors agreed. */
export async function describeVoices(
  tx: Executor,
  by: By,
  source: Source,
  themes: readonly Theme[],
): Promise<void> {
  await tx
    .update(sources)
    .set({ themes: [...themes], changedAt: by.clock() })
    .where(eq(sources.id, source.id));
  await record(tx, by.clock, {
    actor: by.actor,
    act: 'sources/voices',
    subject: `source:${source.id}`,
    details: { themes: themes.length },
  });
}

export async function sourceBySlug(db: Executor, wanted: string): Promise<Source> {
  const found = await findSource(db, wanted);
  if (!found) throw new Problem('source/unknown', 404, { source: wanted });
  return found;
}

export async function findSource(db: Executor, wanted: string): Promise<Source | null> {
  const [found] = await db.select().from(sources).where(eq(sources.slug, wanted));
  return found ?? null;
}

export interface Tile {
  readonly source: Source;
  readonly holder: Holder;
  readonly agreement: Agreement | null;
}

/** Every source with its holder and the agreement under which it is held, for the mosaïque. */
export async function mosaic(db: Executor): Promise<Tile[]> {
  return db
    .select({ source: sources, holder: holders, agreement: agreements })
    .from(sources)
    .innerJoin(holders, eq(holders.id, sources.holderId))
    .leftJoin(agreements, eq(agreements.id, sources.agreementId))
    .orderBy(asc(holders.name), asc(sources.vintage));
}

export async function allHolders(db: Executor): Promise<Holder[]> {
  return db.select().from(holders).orderBy(asc(holders.name));
}

/** Whether a source may be used now: an agreement that ended or expired closes it. */
export function isOpen(tile: Tile, now: Date): boolean {
  const { agreement } = tile;
  if (!agreement) return true;
  if (agreement.endedAt) return false;
  return !agreement.expiresOn || agreement.expiresOn >= now.toISOString().slice(0, 10);
}

export function slugOf(name: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return (
    plain
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 60) || 'source'
  );
}

async function freeSlug(tx: Executor, wanted: string): Promise<string> {
  const taken = await tx
    .select({ slug: sources.slug })
    .from(sources)
    .where(sql`${sources.slug} = ${wanted} or ${sources.slug} like ${`${wanted}-%`}`);
  const names = new Set(taken.map((row) => row.slug));
  if (!names.has(wanted)) return wanted;
  for (let number = 2; ; number += 1)
    if (!names.has(`${wanted}-${number}`)) return `${wanted}-${number}`;
}

function compact(given: Texts): Texts {
  return Object.fromEntries(Object.entries(given).filter(([, text]) => text?.trim()));
}
