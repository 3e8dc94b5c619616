/** What volunteers say of themselves, in a release that counts enough of them. */
import type { Executor } from '../../platform/database/database.ts';
import { type Edition, readDocument } from '../../process/releases/releases.ts';
import type { VolunteersDocument, VolunteerTable } from '../../process/volunteers/volunteers.ts';
import { answerNames } from '../../reference/frames/frames.ts';
import { loadOccupations, type Occupations } from '../../reference/occupations/occupations.ts';
import type { Locale } from '../../web/i18n/i18n.ts';
import type { Scope } from '../overviews/overviews.ts';

export interface Volunteers {
  readonly document: VolunteersDocument;
  readonly occupations: Occupations;
}

/** The volunteers with a tie to one origin, or all of them. */
export async function volunteersOf(
  db: Executor,
  edition: Edition | null,
  origin = '*',
): Promise<Volunteers | null> {
  const document = edition && (await readDocument(db, edition, 'volunteers', origin));
  return document ? { document, occupations: await loadOccupations() } : null;
}

/** Whose volunteers the home page speaks of: those of its one origin, else all. */
export const originIn = (scope: Scope): string => (scope.side === 'origin' ? scope.code : '*');

export const volunteersPath = ({ lang }: Locale, origin: string): string =>
  `/${lang}/volunteers${origin === '*' ? '' : `/${origin}`}`;

/** An answer in words; the groups of occupations have names in all four languages at this level. */
export function cellName(
  { occupations }: Volunteers,
  question: VolunteerTable['question'],
  code: string,
  lang: Locale['lang'],
): string {
  if (question === 'occupation') return occupations.name(code, lang)?.text ?? code;
  return answerNames(question, code)?.[lang] ?? code;
}

export const tableOf = (
  { document }: Volunteers,
  question: VolunteerTable['question'],
): VolunteerTable | null => document.tables.find((table) => table.question === question) ?? null;

/** The answers that most people gave, as a list in a sentence. */
export function mostGiven(
  volunteers: Volunteers,
  { question, cells }: VolunteerTable,
  locale: Locale,
  most = 3,
): string {
  const names = cells
    .slice(0, most)
    .map(({ code }) => cellName(volunteers, question, code, locale.lang));
  // Some of them hold commas themselves.
  const quoted = names.map((text) => locale.t('profile.quoted', { text }));
  return new Intl.ListFormat(locale.lang, { type: 'conjunction' }).format(quoted);
}
