import type { Executor } from '../../platform/database/database.ts';
import { latestJobOf } from '../../platform/jobs/jobs.ts';
import { LANGS, type Lang } from '../../reference/languages/languages.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import { mosaic, type Tile } from '../sources/sources.ts';
import { type Import, stateOf } from './imports.ts';
import type { ImportLine } from './list-views.tsx';
import type { SourceChoice } from './upload-views.tsx';

type Texts = Partial<Record<Lang, string>>;

/** The reader's language, else the first there is. */
export const textOf = (texts: Texts, lang: Lang): string =>
  texts[lang] ?? LANGS.map((each) => texts[each]).find(Boolean) ?? '';

export const choiceOf = ({ source, holder }: Tile, { lang }: Locale): SourceChoice => ({
  slug: source.slug,
  title: textOf(source.title, lang),
  holder: holder.name,
});

export const choicesOf = (tiles: readonly Tile[], locale: Locale): SourceChoice[] =>
  tiles
    .filter(({ source }) => source.form !== 'interviews' && source.form !== 'list')
    .map((tile) => choiceOf(tile, locale));

export async function lineOf(db: Executor, row: Import, locale: Locale): Promise<ImportLine> {
  const state = stateOf(row);
  const job = state === 'received' ? await latestJobOf(db, `import:${row.id}`) : null;
  const tile = row.sourceId
    ? (await mosaic(db)).find(({ source }) => source.id === row.sourceId)
    : undefined;
  const { id, fileName, factCount: facts, errorCount: errors, createdAt: at } = row;
  return {
    id,
    fileName,
    state,
    trouble: job?.endedAt != null,
    source: tile ? textOf(tile.source.title, locale.lang) : null,
    facts,
    errors,
    at,
  };
}
