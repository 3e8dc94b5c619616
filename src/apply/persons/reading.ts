/** Whom at least one list knows, in a release that shows tables of them. */
import type { Executor } from '../../platform/database/database.ts';
import {
  type Naming,
  namingOf,
  type PersonsDocument,
} from '../../process/person-tables/person-tables.ts';
import { type Edition, readDocument } from '../../process/releases/releases.ts';
import { loadOccupations } from '../../reference/occupations/occupations.ts';
import type { Locale } from '../../web/i18n/i18n.ts';

export interface Persons {
  readonly document: PersonsDocument;
  readonly naming: Naming;
}

/** Those of one corridor, or all of them (`*`). */
export async function personsOf(
  db: Executor,
  edition: Edition | null,
  locale: Locale,
  key = '*',
): Promise<Persons | null> {
  const document = edition && (await readDocument(db, edition, 'persons', key));
  return document ? { document, naming: namingOf(locale, await loadOccupations()) } : null;
}

export const personsPath = ({ lang }: Locale, key: string): string =>
  `/${lang}/persons${key === '*' ? '' : `/${key}`}`;
