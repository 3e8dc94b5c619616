import { sql } from 'drizzle-orm';
import type { Clock } from '../../platform/clock.ts';
import type { Executor } from '../../platform/database/database.ts';
import { dayOf } from './noting.ts';
import { lineage } from './tables.ts';

export type Kind = 'statement' | 'proposal' | 'paragraph';

export interface Node {
  readonly kind: Kind;
  readonly id: string;
}

/** How one came of another: drawn from it, joined into it, split from it, carried into a paragraph. */
export type How = 'drawn' | 'joined' | 'split' | 'carried';

export interface Edge {
  readonly from: Node;
  readonly to: Node;
  readonly how: How;
}

/** Notes that one came of others; what is noted already stays. */
export async function addLineage(
  tx: Executor,
  clock: Clock,
  from: readonly Node[],
  to: Node,
  how: How,
): Promise<void> {
  if (from.length === 0) return;
  await tx
    .insert(lineage)
    .values(
      from.map((node) => ({
        fromKind: node.kind,
        from: node.id,
        toKind: to.kind,
        to: to.id,
        how,
        on: dayOf(clock),
      })),
    )
    .onConflictDoNothing();
}

/** Forgets what a paragraph that is still written on was said to come of. */
export async function cutLineage(tx: Executor, to: Node): Promise<void> {
  await tx.execute(sql`delete from lineage where to_kind = ${to.kind} and to_id = ${to.id}`);
}

/** Every step by which these came about, back to what was first said. */
export const originsOf = (db: Executor, nodes: readonly Node[]): Promise<Edge[]> =>
  walk(db, nodes, 'to', 'from');

/** Every step by which something came of these, up to the paragraphs. */
export const outcomesOf = (db: Executor, nodes: readonly Node[]): Promise<Edge[]> =>
  walk(db, nodes, 'from', 'to');

type End = 'from' | 'to';

interface Row extends Record<string, unknown> {
  readonly from_kind: Kind;
  readonly from_id: string;
  readonly to_kind: Kind;
  readonly to_id: string;
  readonly how: How;
}

/** Edges that begin at one end and lead to the other, as far as they go; a set, so that it ends whatever the rows say. */
async function walk(db: Executor, nodes: readonly Node[], near: End, far: End): Promise<Edge[]> {
  if (nodes.length === 0) return [];
  const column = (end: End, part: 'kind' | 'id') => sql.identifier(`${end}_${part}`);
  const starts = JSON.stringify(nodes);
  const rows = await db.execute<Row>(sql`
    with recursive starts as (
      select * from jsonb_to_recordset(${starts}::jsonb) as start(kind text, id uuid)
    ), walked as (
      select l.from_kind, l.from_id, l.to_kind, l.to_id, l.how from lineage l
        join starts s on s.kind = l.${column(near, 'kind')} and s.id = l.${column(near, 'id')}
      union
      select l.from_kind, l.from_id, l.to_kind, l.to_id, l.how from lineage l
        join walked w on l.${column(near, 'kind')} = w.${column(far, 'kind')}
          and l.${column(near, 'id')} = w.${column(far, 'id')}
    ) select * from walked order by to_kind, to_id, from_kind, from_id`);
  return rows.map((row) => ({
    from: { kind: row.from_kind, id: row.from_id },
    to: { kind: row.to_kind, id: row.to_id },
    how: row.how,
  }));
}

/** The ids of one kind among the ends of these steps, each once. */
export function idsAmong(edges: readonly Edge[], end: End, kind: Kind): string[] {
  const found = edges.map((edge) => edge[end]).filter((node) => node.kind === kind);
  return [...new Set(found.map(({ id }) => id))];
}
