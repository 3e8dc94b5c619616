import type { Executor } from '../../platform/database/database.ts';
import type { Lang } from '../../reference/languages/languages.ts';
import type { Kind, Node } from '../proposals/proposals.ts';
import type { Fate, SubjectKind } from './deciding.ts';
import { keyOf, type Named, namesOf } from './names.ts';

/** A fate with what it speaks of. */
export interface ToldFate {
  readonly fate: Fate;
  /** Null where it is not for everybody to read. */
  readonly subject: Named | null;
  readonly paragraph: Named | null;
  readonly joined: Named | null;
}

/** These fates as pages tell them. */
export async function tellFates(
  db: Executor,
  fates: readonly Fate[],
  lang: Lang,
): Promise<ToldFate[]> {
  const nodes = fates.flatMap((fate) => [
    nodeOf(fate, fate.subject),
    nodeOf(fate, fate.joinedWith),
    paragraphOf(fate),
  ]);
  const names = await namesOf(
    db,
    nodes.filter((node) => node !== null),
    lang,
  );
  const name = (node: Node | null) => (node && names.get(keyOf(node))) ?? null;
  return fates.map((fate) => ({
    fate,
    subject: name(nodeOf(fate, fate.subject)),
    paragraph: name(paragraphOf(fate)),
    joined: name(nodeOf(fate, fate.joinedWith)),
  }));
}

const NODES: Readonly<Record<SubjectKind, Kind | null>> = {
  statement: 'statement',
  proposal: 'proposal',
  request: null,
  question: null,
};

function nodeOf({ subjectKind }: Fate, id: string | null): Node | null {
  const kind = NODES[subjectKind as SubjectKind]; // a check of the table allows nothing else
  return kind && id ? { kind, id } : null;
}

const paragraphOf = ({ paragraphId }: Fate): Node | null =>
  paragraphId ? { kind: 'paragraph', id: paragraphId } : null;
