import type { Executor } from '../../platform/database/database.ts';
import type { Lang } from '../../reference/languages/languages.ts';
import { type Edge, type Node, originsOf, outcomesOf } from '../proposals/proposals.ts';
import { keyOf, type Named, namesOf } from './names.ts';

export interface Traced {
  readonly named: Named;
  /** How it came about, where it is next to what is looked at; null where others stand between. */
  readonly how: Edge['how'] | null;
}

export interface Trace {
  /** What it comes of, however far back. */
  readonly from: readonly Traced[];
  /** What came of it, up to the paragraphs of documents. */
  readonly became: readonly Traced[];
}

/** Both ways from something that was said or written. */
export async function traceOf(db: Executor, node: Node, lang: Lang): Promise<Trace> {
  const [origins, outcomes] = await Promise.all([originsOf(db, [node]), outcomesOf(db, [node])]);
  const names = await namesOf(
    db,
    [...origins.map(({ from }) => from), ...outcomes.map(({ to }) => to)],
    lang,
  );
  return {
    from: traced(origins, node, 'from', 'to', names),
    became: traced(outcomes, node, 'to', 'from', names),
  };
}

function traced(
  edges: readonly Edge[],
  node: Node,
  far: 'from' | 'to',
  near: 'from' | 'to',
  names: ReadonlyMap<string, Named>,
): Traced[] {
  const direct = new Map(
    edges
      .filter((edge) => keyOf(edge[near]) === keyOf(node))
      .map((edge) => [keyOf(edge[far]), edge.how]),
  );
  const keys = [...new Set([...direct.keys(), ...edges.map((edge) => keyOf(edge[far]))])];
  return keys.flatMap((key) => {
    const named = names.get(key);
    return named ? [{ named, how: direct.get(key) ?? null }] : [];
  });
}
