import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { and, asc, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import type { Clock } from '../../platform/clock.ts';
import type { Executor } from '../../platform/database/database.ts';
import { home } from '../../platform/home.ts';
import { record } from '../../platform/journal/journal.ts';
import { Problem } from '../../platform/problem.ts';
import { LANGS, type Lang } from '../../reference/languages/languages.ts';
import { type GuideForm, type GuideText, guideContent, guideForm, slug } from './guide-form.ts';
import { type GuideContent, guides, guideTexts } from './tables.ts';

export type { GuideForm } from './guide-form.ts';
export type { GuideContent } from './tables.ts';
export type GuideRow = typeof guides.$inferSelect;

interface By {
  readonly clock: Clock;
  readonly actor: string;
}

/** A guide as a reader sees it: in the wanted language, else in another one, which `lang` then names. */
export interface Guide extends Omit<GuideRow, 'createdAt' | 'hiddenAt'>, GuideContent {
  readonly lang: Lang;
  readonly changedAt: Date;
}

/** Every guide that is shown, by title. */
export async function listGuides(db: Executor, lang: Lang): Promise<Guide[]> {
  return readGuides(db, lang);
}

export async function guideBySlug(db: Executor, lang: Lang, wanted: string): Promise<Guide | null> {
  return (await readGuides(db, lang, wanted))[0] ?? null;
}

/** The guides of one corridor; a guide without countries is for all. */
export async function guidesFor(
  db: Executor,
  lang: Lang,
  origin: string,
  residence: string,
): Promise<Guide[]> {
  return (await readGuides(db, lang)).filter(
    (guide) => fits(guide.origins, origin) && fits(guide.residences, residence),
  );
}

const fits = (codes: readonly string[], code: string): boolean =>
  codes.length === 0 || codes.includes(code);

/** The guides that may answer a request before it is sent; somebody of whom no origin is known gets all of them. */
export async function guidesAbout(
  db: Executor,
  lang: Lang,
  asked: { readonly topic: string; readonly residence: string; readonly origin: string | null },
): Promise<Guide[]> {
  return (await readGuides(db, lang)).filter(
    ({ topics, origins, residences }) =>
      topics.includes(asked.topic) &&
      fits(residences, asked.residence) &&
      (asked.origin === null || fits(origins, asked.origin)),
  );
}

async function readGuides(db: Executor, lang: Lang, wanted?: string): Promise<Guide[]> {
  const shown =
    wanted === undefined
      ? isNull(guides.hiddenAt)
      : and(isNull(guides.hiddenAt), eq(guides.slug, wanted));
  const rows = await db
    .select({ guide: guides, text: guideTexts })
    .from(guides)
    .innerJoin(guideTexts, eq(guideTexts.slug, guides.slug))
    .where(shown);
  const bySlug = Map.groupBy(rows, ({ guide }) => guide.slug);
  const found = [...bySlug.values()]
    .map((versions) => inBestLanguage(versions, lang))
    .filter((guide) => guide !== null);
  return found.sort((a, b) => a.title.localeCompare(b.title, lang));
}

type Version = { guide: GuideRow; text: typeof guideTexts.$inferSelect };

// Without the reader's own language, French comes first, since it is the reference.
function inBestLanguage(versions: readonly Version[], wanted: Lang): Guide | null {
  const order = [wanted, ...LANGS];
  const lang = order.find((each) => versions.some(({ text }) => text.lang === each));
  const best = versions.find(({ text }) => text.lang === lang);
  if (!best || !lang) return null;
  const { createdAt: _, hiddenAt: __, ...guide } = best.guide;
  return { ...guide, ...best.text.content, lang, changedAt: best.text.changedAt };
}

export interface GuideWithTexts {
  readonly guide: GuideRow;
  readonly texts: Partial<Record<Lang, GuideContent>>;
}

/** Every guide with all its languages, hidden ones too, for those who write them. */
export async function allGuides(db: Executor): Promise<GuideWithTexts[]> {
  const rows = await db
    .select({ guide: guides, text: guideTexts })
    .from(guides)
    .leftJoin(guideTexts, eq(guideTexts.slug, guides.slug))
    .orderBy(asc(guides.slug));
  return [...Map.groupBy(rows, ({ guide }) => guide.slug).values()].flatMap((versions) => {
    const texts = Object.fromEntries(
      versions.flatMap(({ text }) => (text ? [[text.lang, text.content]] : [])),
    );
    return versions[0] ? [{ guide: versions[0].guide, texts }] : [];
  });
}

export async function guideWithTexts(db: Executor, wanted: string): Promise<GuideWithTexts> {
  const [guide] = await db.select().from(guides).where(eq(guides.slug, wanted));
  if (!guide) throw new Problem('page/not-found', 404);
  const texts = await db.select().from(guideTexts).where(eq(guideTexts.slug, wanted));
  return { guide, texts: Object.fromEntries(texts.map(({ lang, content }) => [lang, content])) };
}

/** Adds a guide; a slug that is taken is refused, since its page would change under its readers. */
export async function createGuide(
  tx: Executor,
  by: By,
  wanted: string,
  form: GuideForm,
  options: { example?: boolean; draft?: boolean } = {},
): Promise<void> {
  const row = {
    slug: slug.parse(wanted),
    ...guideForm.parse(form),
    example: options.example ?? false,
    createdAt: by.clock(),
    // Nobody sees a draft until it is shown.
    hiddenAt: options.draft ? by.clock() : null,
  };
  const made = await tx
    .insert(guides)
    .values(row)
    .onConflictDoNothing()
    .returning({ slug: guides.slug });
  if (made.length === 0) throw new Problem('guide/taken', 409, { slug: wanted });
  await record(tx, by.clock, { actor: by.actor, act: 'guides/added', subject: `guide:${wanted}` });
}

export async function changeGuide(
  tx: Executor,
  by: By,
  wanted: string,
  form: GuideForm,
): Promise<void> {
  await tx.update(guides).set(guideForm.parse(form)).where(eq(guides.slug, wanted));
  await record(tx, by.clock, {
    actor: by.actor,
    act: 'guides/changed',
    subject: `guide:${wanted}`,
  });
}

/** Writes the guide in one language; the others stay as they are. */
export async function saveGuideText(
  tx: Executor,
  by: By,
  wanted: string,
  lang: Lang,
  text: GuideText,
): Promise<void> {
  const content = guideContent.parse(text);
  const changedAt = by.clock();
  await tx
    .insert(guideTexts)
    .values({ slug: wanted, lang, content, changedAt })
    .onConflictDoUpdate({
      target: [guideTexts.slug, guideTexts.lang],
      set: { content, changedAt },
    });
  await record(tx, by.clock, {
    actor: by.actor,
    act: 'guides/written',
    subject: `guide:${wanted}`,
    details: { lang },
  });
}

export async function hideGuide(tx: Executor, by: By, wanted: string): Promise<void> {
  await tx
    .update(guides)
    .set({ hiddenAt: by.clock() })
    .where(and(eq(guides.slug, wanted), isNull(guides.hiddenAt)));
  await record(tx, by.clock, { actor: by.actor, act: 'guides/hidden', subject: `guide:${wanted}` });
}

export async function showGuide(tx: Executor, by: By, wanted: string): Promise<void> {
  await tx.update(guides).set({ hiddenAt: null }).where(eq(guides.slug, wanted));
  await record(tx, by.clock, { actor: by.actor, act: 'guides/shown', subject: `guide:${wanted}` });
}

const exampleFile = guideContent.extend({
  slug: z.string(),
  lang: z.enum(LANGS),
  officeKind: guideForm.shape.officeKind,
  topics: guideForm.shape.topics,
  related: guideForm.shape.related,
  reviewedOn: guideForm.shape.reviewedOn,
});

type ExampleFile = z.infer<typeof exampleFile>;

/** Adds the guides of a folder, one file a guide and language. A guide that is there already is left as the office wrote it. */
export async function loadExampleGuides(
  tx: Executor,
  by: By,
  folder = join(home, 'demo', 'guides'),
): Promise<number> {
  const known = new Set(
    (await tx.select({ slug: guides.slug }).from(guides)).map(({ slug }) => slug),
  );
  const fresh = (await readExamples(folder)).filter(({ slug }) => !known.has(slug));
  const bySlug = Map.groupBy(fresh, ({ slug }) => slug);
  for (const [slug, versions] of bySlug) await addExample(tx, by, slug, versions);
  return bySlug.size;
}

async function readExamples(folder: string): Promise<ExampleFile[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  return Promise.all(
    names.map(async (name) =>
      exampleFile.parse(JSON.parse(await readFile(join(folder, name), 'utf8'))),
    ),
  );
}

async function addExample(
  tx: Executor,
  by: By,
  slug: string,
  versions: readonly ExampleFile[],
): Promise<void> {
  const [first] = versions;
  if (!first) return;
  const { officeKind, topics, related, reviewedOn } = first;
  const settings = { officeKind, topics, related, reviewedOn };
  await createGuide(tx, by, slug, settings, { example: true });
  for (const version of versions) await saveGuideText(tx, by, slug, version.lang, version);
}
