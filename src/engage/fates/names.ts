import type { Executor } from '../../platform/database/database.ts';
import type { Lang } from '../../reference/languages/languages.ts';
import { citedStatements } from '../consultations/consultations.ts';
import { paragraphPlaces } from '../documents/documents.ts';
import { type Kind, type Node, proposalsWithIds } from '../proposals/proposals.ts';

/** Something that was said or written, as pages point to it. */
export interface Named {
  readonly kind: Kind;
  readonly id: string;
  /** Its address without the language. */
  readonly path: string;
  /** Its number in its consultation; of a paragraph, its §. */
  readonly number: number;
  readonly text: string;
  readonly lang: string;
}

export const keyOf = ({ kind, id }: Node): string => `${kind} ${id}`;

/** What these are called, where everybody may read them; what is hidden or not published is left out. */
export async function namesOf(
  db: Executor,
  nodes: readonly Node[],
  lang: Lang,
): Promise<Map<string, Named>> {
  const of = (kind: Kind) => nodes.filter((node) => node.kind === kind).map(({ id }) => id);
  const [statements, proposals, paragraphs] = await Promise.all([
    citedStatements(db, of('statement'), lang),
    proposalsWithIds(db, of('proposal'), lang),
    paragraphPlaces(db, of('paragraph'), lang),
  ]);
  const named: Named[] = [
    ...statements.map(({ id, slug, number, lang, text }) => ({
      kind: 'statement' as const,
      id,
      number,
      path: `/consultations/${slug}/statements/${number}`,
      lang,
      text,
    })),
    ...proposals
      .filter(({ acceptedOn, hiddenOn }) => acceptedOn && !hiddenOn)
      .map(({ id, slug, number, shown }) => ({
        kind: 'proposal' as const,
        id,
        number,
        path: `/consultations/${slug}/proposals/${number}`,
        ...shown,
      })),
    ...paragraphs,
  ];
  return new Map(named.map((each) => [keyOf(each), each]));
}
