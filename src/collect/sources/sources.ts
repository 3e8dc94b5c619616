import { asc, eq, sql } from 'drizzle-orm';
import type { Clock } from '../../platform/clock.ts';
import type { Executor } from '../../platform/database/database.ts';
import { newId } from '../../platform/ids.ts';
import { record } from '../../platform/journal/journal.ts';
import { Problem } from '../../platform/problem.ts';
import { LANGS, type Lang } from '../../reference/languages/languages.ts';
import {
  type AgreementForm,
  agreementForm,
  type HolderForm,
  holderForm,
  type SourceForm,
  slug,
  sourceForm,
} from './source-form.ts';
import { agreements, holders, sources, type Texts, type Theme } from './tables.ts';

export { type Forbidden, forbiddenSubject } from '../../reference/forbidden/forbidden.ts';
export type { AgreementForm, HolderForm, SourceForm } from './source-form.ts';

export type Holder = typeof holders.$inferSelect;
export type Agreement = typeof agreements.$inferSelect;
export type Source = typeof sources.$inferSelect;

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
  options: { id?: string } = {},
): Promise<Agreement> {
  const [sent] = options.id
    ? await tx.select().from(agreements).where(eq(agreements.id, options.id))
    : [];
  if (sent) return sent;
  const row = {
    id: options.id ?? newId(),
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
  options: { agreementId?: string; slug?: string; id?: string } = {},
): Promise<Source> {
  // A form sent twice bears the same id.
  const [sent] = options.id
    ? await tx.select().from(sources).where(eq(sources.id, options.id))
    : [];
  if (sent) return sent;
  const now = by.clock();
  const content = sourceForm.parse(form);
  const wanted = slug.parse(
    options.slug ?? slugOf(Object.values(content.title).find(Boolean) ?? 'source'),
  );
  const row = {
    id: options.id ?? newId(),
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

export type Closure = 'ended' | 'expired' | 'internal';

/** Why a source's figures may not be published on a day; null where they may. A run reads nothing else. */
export function closureOf({ agreement }: Pick<Tile, 'agreement'>, today: string): Closure | null {
  if (!agreement) return null;
  const standing = standingOf(agreement, today);
  if (standing === 'ended' || standing === 'expired') return standing;
  return agreement.uses.includes('figures') ? null : 'internal';
}

export type Standing = 'open' | 'soon' | 'expired' | 'ended' | 'none';

const SOON_DAYS = 60;

/** How an agreement stands on a day; `soon` within two months of its expiry. */
export function standingOf(agreement: Agreement | null, today: string): Standing {
  if (!agreement) return 'none';
  if (agreement.endedAt) return 'ended';
  if (!agreement.expiresOn) return 'open';
  if (agreement.expiresOn < today) return 'expired';
  const days = (Date.parse(agreement.expiresOn) - Date.parse(today)) / 86_400_000;
  return days <= SOON_DAYS ? 'soon' : 'open';
}

/** A title in the reader's language, else in the first that there is, French before the others. */
export const titleOf = (title: Texts, lang: Lang): string =>
  [lang, ...LANGS].map((each) => title[each]).find(Boolean) ?? '';

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
