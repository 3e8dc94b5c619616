import type { FC } from 'hono/jsx';
import type { Locale } from '../../web/i18n/i18n.ts';
import type { PairEvidence, Verdict } from '../intake/intake.ts';
import type { Summary } from './finding.ts';
import type { Purpose } from './looking.ts';
import type { OpenRow } from './opening.ts';
import type { FieldOfPerson } from './provenance.ts';
import type { NamedList } from './words.ts';

export interface Speaks {
  readonly locale: Locale;
}

/** A link as it is shown: two rows by their place on the page, and why. */
export interface LinkLine {
  readonly l: number;
  readonly r: number;
  readonly evidence: PairEvidence;
  /** When the calculation or a reviewer linked them. */
  readonly at: Date | null;
  /** A reviewer holds them together. */
  readonly reviewed: boolean;
}

export interface VerdictLine {
  readonly id: string;
  readonly l: number;
  readonly r: number;
  readonly verdict: Verdict;
  readonly at: Date;
  readonly mine: boolean;
}

export interface PersonPageProps extends Speaks {
  readonly base: string;
  readonly reviewHref: string;
  readonly summary: Summary;
  readonly lists: readonly NamedList[];
  readonly purpose: Purpose;
  /** Nothing can be said of an undone linkage. */
  readonly undone: boolean;
  readonly rows: readonly OpenRow[];
  readonly fields: readonly FieldOfPerson[];
  readonly holding: readonly LinkLine[];
  readonly others: readonly LinkLine[];
  readonly verdicts: readonly VerdictLine[];
}

/** A row as this page calls it. */
export type Naming = Pick<PersonPageProps, 'locale' | 'base' | 'rows' | 'lists'>;

/** « 2 · B »: the second row of the page, of list B. */
export const RowName: FC<Naming & { idx: number }> = ({ locale, base, rows, lists, idx }) => {
  const at = rows.findIndex((row) => row.idx === idx);
  if (at < 0) return <a href={`${base}/${idx}`}>{locale.t('linked.row.elsewhere')}</a>;
  const letter = lists.find(({ id }) => id === rows[at]?.listId)?.letter ?? '';
  return (
    <bdi>
      <b class="nowrap">
        {at + 1}&nbsp;·&nbsp;{letter}
      </b>
    </bdi>
  );
};
