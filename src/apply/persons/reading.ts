/** Whom at least one list knows, and how many there are in all, in a release that says so. */
import type { Executor } from '../../platform/database/database.ts';
import type { EstimateDocument } from '../../process/estimates/estimates.ts';
import {
  type Naming,
  namingOf,
  type PersonsDocument,
} from '../../process/person-tables/person-tables.ts';
import { type Edition, readDocument } from '../../process/releases/releases.ts';
import { loadOccupations } from '../../reference/occupations/occupations.ts';
import type { Locale } from '../../web/i18n/i18n.ts';

export interface Persons {
  /** `*`, or a corridor. */
  readonly key: string;
  /** Null where no table is published. */
  readonly document: PersonsDocument | null;
  readonly naming: Naming;
  /** Null where no estimate is published. */
  readonly estimate: EstimateDocument | null;
}

/** Those of one corridor, or all of them (`*`). */
export async function personsOf(
  db: Executor,
  edition: Edition | null,
  locale: Locale,
  key = '*',
): Promise<Persons | null> {
  if (!edition) return null;
  const [document, estimate] = await Promise.all([
    readDocument(db, edition, 'persons', key),
    readDocument(db, edition, 'estimate', key),
  ]);
  if (!document && !estimate) return null;
  return { key, document, estimate, naming: namingOf(locale, await loadOccupations()) };
}

export const personsPath = ({ lang }: Locale, key: string): string =>
  `/${lang}/persons${key === '*' ? '' : `/${key}`}`;
