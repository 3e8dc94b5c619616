import { randomUUID } from 'node:crypto';
import { and, asc, desc, eq, gte, inArray, isNotNull } from 'drizzle-orm';
import type { Clock } from '../../platform/clock.ts';
import type { Executor } from '../../platform/database/database.ts';
import { record } from '../../platform/journal/journal.ts';
import type { Keys } from '../../platform/keys.ts';
import { Problem } from '../../platform/problem.ts';
import { fold } from '../../reference/folding/folding.ts';
import type { Lang } from '../../reference/languages/languages.ts';
import type { SummitForm, WordsForm } from './forms.ts';
import { summits, summitTexts } from './tables.ts';

export type Summit = typeof summits.$inferSelect;

/** What it says in the reader's language where a person translated it; `lang` says in which it is. */
export interface Worded extends Summit {
  readonly langs: readonly string[];
}

export interface Means {
  readonly clock: Clock;
  readonly keys: Keys;
}

export interface By {
  readonly clock: Clock;
  readonly actor: string;
}

export const dayOf = (clock: Clock): string => clock().toISOString().slice(0, 10);

export const note = (tx: Executor, by: By, verb: string, id: string): Promise<string> =>
  record(tx, by.clock, { actor: by.actor, act: `summits/${verb}`, subject: `summit:${id}` });

export async function addSummit(tx: Executor, by: By, form: SummitForm): Promise<Summit> {
  const slug = await freeSlug(tx, form.title, form.opensOn.slice(0, 4));
  const [made] = await tx
    .insert(summits)
    .values({ ...form, id: randomUUID(), slug, draftedOn: dayOf(by.clock) })
    .returning();
  if (!made) throw new Error('a summit was not written');
  await note(tx, by, 'drafted', made.id);
  return made;
}

export async function changeSummit(
  tx: Executor,
  by: By,
  { id }: Summit,
  form: SummitForm,
): Promise<void> {
  await tx.update(summits).set(form).where(eq(summits.id, id));
  await note(tx, by, 'changed', id);
}

/** The same in another language. */
export async function translateSummit(
  tx: Executor,
  by: By,
  { id, lang: own }: Summit,
  { lang, ...words }: WordsForm,
): Promise<void> {
  if (lang === own) throw new Problem('summit/own-language', 422);
  await tx
    .insert(summitTexts)
    .values({ summitId: id, lang, ...words })
    .onConflictDoUpdate({ target: [summitTexts.summitId, summitTexts.lang], set: words });
  await note(tx, by, 'translated', id);
}

/** From now on anybody can read it, and changes of its programme are announced. */
export async function publishSummit(tx: Executor, by: By, { id }: Summit): Promise<void> {
  const done = await tx
    .update(summits)
    .set({ publishedOn: dayOf(by.clock) })
    .where(eq(summits.id, id))
    .returning({ id: summits.id });
  if (done.length > 0) await note(tx, by, 'published', id);
}

export async function summitById(db: Executor, id: string): Promise<Summit> {
  const [found] = await db.select().from(summits).where(eq(summits.id, id));
  if (!found) throw new Problem('page/not-found', 404);
  return found;
}

/** One that is public; a draft is not found. */
export async function summitBySlug(db: Executor, slug: string): Promise<Summit> {
  const [found] = await db
    .select()
    .from(summits)
    .where(and(eq(summits.slug, slug), isNotNull(summits.publishedOn)));
  if (!found) throw new Problem('page/not-found', 404);
  return found;
}

const MOST = 200;

export const allSummits = (db: Executor): Promise<Summit[]> =>
  db.select().from(summits).orderBy(desc(summits.opensOn), asc(summits.title)).limit(MOST);

/** Public ones that are not over, the nearest first. */
export async function nextSummits(db: Executor, clock: Clock, lang: Lang): Promise<Worded[]> {
  const rows = await db
    .select()
    .from(summits)
    .where(and(isNotNull(summits.publishedOn), gte(summits.closesOn, dayOf(clock))))
    .orderBy(asc(summits.opensOn))
    .limit(MOST);
  return inWords(db, rows, lang);
}

/** All public ones, the newest first. */
export async function publicSummits(db: Executor, lang: Lang): Promise<Worded[]> {
  const rows = await db
    .select()
    .from(summits)
    .where(isNotNull(summits.publishedOn))
    .orderBy(desc(summits.opensOn))
    .limit(MOST);
  return inWords(db, rows, lang);
}

export async function inWords(
  db: Executor,
  given: readonly Summit[],
  lang: Lang,
): Promise<Worded[]> {
  if (given.length === 0) return [];
  const ids = given.map(({ id }) => id);
  const texts = await db.select().from(summitTexts).where(inArray(summitTexts.summitId, ids));
  return given.map((summit) => {
    const own = texts.filter(({ summitId }) => summitId === summit.id);
    const said = summit.lang === lang ? undefined : own.find((text) => text.lang === lang);
    const langs = [summit.lang, ...own.map((text) => text.lang)];
    return said
      ? { ...summit, langs, lang, title: said.title, summary: said.summary }
      : { ...summit, langs };
  });
}

async function freeSlug(tx: Executor, title: string, year: string): Promise<string> {
  const words = fold(title)
    .split(' ')
    .filter((word) => /^[a-z0-9]+$/.test(word));
  const stem = words.join('-').slice(0, 60).replace(/-+$/, '') || `summit-${year}`;
  const rows = await tx.select({ slug: summits.slug }).from(summits);
  // A page of its own stands under this word.
  const taken = new Set(['speaker', ...rows.map(({ slug }) => slug)]);
  for (let n = 1; ; n += 1) {
    const slug = n === 1 ? stem : `${stem}-${n}`;
    if (!taken.has(slug)) return slug;
  }
}
