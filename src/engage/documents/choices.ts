import { eq } from 'drizzle-orm';
import type { Executor } from '../../platform/database/database.ts';
import { titleIn } from './parts.tsx';
import { newestVersion } from './publishing.ts';
import { documents } from './tables.ts';
import { paragraphsOf } from './writing.ts';

export interface Choice {
  readonly id: string;
  readonly place: number;
  readonly text: string;
}

const LETTERS = 90;

/** The paragraphs of a consultation's documents as they are written now, to choose from. */
export async function paragraphChoices(
  db: Executor,
  consultation: string,
  lang: string,
): Promise<Choice[]> {
  const all = await db.select().from(documents).where(eq(documents.consultationId, consultation));
  const choices = await Promise.all(
    all.map(async (document) =>
      (await paragraphsOf(db, document))
        .filter(({ kind }) => kind === 'text')
        .map(({ id, texts }, index) => {
          const text =
            texts.find((each) => each.lang === lang) ??
            texts.find((each) => each.lang === document.lang);
          return { id, place: index + 1, text: (text?.text ?? '').slice(0, LETTERS) };
        }),
    ),
  );
  return choices.flat();
}

/** What is published of a consultation, by its newest titles. */
export async function publishedDocuments(
  db: Executor,
  consultation: string,
  lang: string,
): Promise<{ slug: string; lang: string; title: string }[]> {
  const all = await db.select().from(documents).where(eq(documents.consultationId, consultation));
  const newest = await Promise.all(all.map(({ id }) => newestVersion(db, id)));
  return newest.flatMap((version) =>
    version ? [{ slug: version.content.slug, ...titleIn(version.content, lang) }] : [],
  );
}
