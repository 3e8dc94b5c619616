import type { Executor } from '../../platform/database/database.ts';
import { type Job, latestJobOf } from '../../platform/jobs/jobs.ts';
import { Problem } from '../../platform/problem.ts';
import { LANGS, type Lang } from '../../reference/languages/languages.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import { mosaic, type Tile } from '../sources/sources.ts';
import { type Import, stateOf } from './imports.ts';
import type { ImportLine, SourceChoice } from './views.tsx';

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
  tiles.filter(({ source }) => source.form !== 'interviews').map((tile) => choiceOf(tile, locale));

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

/** What a job says that it is doing. */
export function noteOf(job: Job | null, locale: Locale): string {
  if (!job?.startedAt) return locale.t('team.job.waiting');
  if (job.stopAskedAt) return locale.t('team.job.stopping');
  const { note } = job;
  return note && locale.has(note.key) ? locale.t(note.key, note.args) : locale.t('state.running');
}

/** Why a job ended without its result; null while it has not, or when all went well. */
export function problemOf(job: Job | null): Problem | null {
  if (!job?.endedAt || job.outcome === 'done') return null;
  if (job.outcome === 'stopped') return new Problem('job/stopped', 409);
  return new Problem(job.problem?.code ?? 'job/failed', 422, job.problem?.details ?? {});
}
