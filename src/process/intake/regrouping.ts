import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import { groupWith, type Said } from '../../methods/linkage/linkage.ts';
import type { Executor } from '../../platform/database/database.ts';
import type { Linkage } from './finding.ts';
import { linkagePairs, linkageRecords, verdicts } from './tables.ts';

/** What is known of some records: the group that links and reviewers hold together, and why. */
interface Group {
  readonly records: readonly { idx: number; listId: string; person: number }[];
  readonly pairs: readonly { left: number; right: number; weight: number }[];
  readonly said: Said;
}

/**
 * Makes the persons anew among all records that hang together with these, from pairs and standing verdicts alone, so
 * that ending a verdict brings back what was before it. `exclusive`: lists that hold nobody twice.
 */
export async function regroup(
  tx: Executor,
  linkage: Linkage,
  records: readonly number[],
  exclusive: ReadonlySet<string>,
): Promise<void> {
  const group = await groupOf(tx, linkage, records);
  const before = new Map(group.records.map(({ idx, person }) => [idx, person]));
  const listOf = new Map(group.records.map(({ idx, listId }) => [idx, listId]));
  const persons = groupWith([...before.keys()], group.pairs, group.said, {
    least: leastOf(linkage),
    unknown: bitsOf(linkage.settings.keepAbove),
    exclusive: (a, b) => listOf.get(a) === listOf.get(b) && exclusive.has(listOf.get(a) ?? ''),
  });
  for (const person of persons) {
    const [name = 0] = person;
    const moved = person.filter((idx) => before.get(idx) !== name);
    if (moved.length > 0)
      await tx
        .update(linkageRecords)
        .set({ person: name })
        .where(and(eq(linkageRecords.linkageId, linkage.id), inArray(linkageRecords.idx, moved)));
  }
}

const leastOf = ({ model, settings }: Linkage): number =>
  model?.least ?? bitsOf(settings.linkAbove);

const bitsOf = (probability: number): number => Math.log2(probability / (1 - probability));

/** A component larger than this is a sign of a rule gone wrong, and no reviewer's click waits for it. */
const MOST = 2000;

async function groupOf(tx: Executor, linkage: Linkage, from: readonly number[]): Promise<Group> {
  const known = new Set(from);
  let fresh = [...known];
  while (fresh.length > 0 && known.size < MOST) {
    const found = await neighbours(tx, linkage, fresh);
    fresh = found.filter((idx) => !known.has(idx));
    for (const idx of fresh) known.add(idx);
  }
  const all = [...known];
  const inside = (table: typeof linkagePairs | typeof verdicts) =>
    and(eq(table.linkageId, linkage.id), inArray(table.l, all), inArray(table.r, all));
  return {
    records: await tx
      .select({
        idx: linkageRecords.idx,
        listId: linkageRecords.listId,
        person: linkageRecords.person,
      })
      .from(linkageRecords)
      .where(and(eq(linkageRecords.linkageId, linkage.id), inArray(linkageRecords.idx, all))),
    pairs: await tx
      .select({ left: linkagePairs.l, right: linkagePairs.r, weight: linkagePairs.weight })
      .from(linkagePairs)
      .where(inside(linkagePairs)),
    said: saidOf(
      await tx
        .select({ l: verdicts.l, r: verdicts.r, verdict: verdicts.verdict })
        .from(verdicts)
        .where(and(inside(verdicts), isNull(verdicts.endedAt))),
    ),
  };
}

/** Records that a link, a reviewer or the person they are taken for now holds together with these. */
async function neighbours(
  tx: Executor,
  linkage: Linkage,
  records: readonly number[],
): Promise<number[]> {
  const few = [...records];
  const rows = await tx.execute<{ idx: number }>(sql`
    with few as (select unnest(array[${sql.join(few, sql`, `)}]::integer[]) as idx)
    select p.r as idx from few join ${linkagePairs} p on p.linkage_id = ${linkage.id} and p.l = few.idx
      where p.weight >= ${leastOf(linkage)}
    union select p.l from few join ${linkagePairs} p on p.linkage_id = ${linkage.id} and p.r = few.idx
      where p.weight >= ${leastOf(linkage)}
    union select case when v.l = few.idx then v.r else v.l end from few
      join ${verdicts} v on v.linkage_id = ${linkage.id} and few.idx in (v.l, v.r)
      where v.ended_at is null and v.verdict = 'same'
    union select o.idx from few join ${linkageRecords} r on r.linkage_id = ${linkage.id} and r.idx = few.idx
      join ${linkageRecords} o on o.linkage_id = r.linkage_id and o.person = r.person`);
  return rows.map(({ idx }) => Number(idx));
}

/** What reviewers hold of each pair: of several, what more of them say; where as many say one as the other, nobody. */
export function saidOf(
  rows: readonly { readonly l: number; readonly r: number; readonly verdict: string }[],
): Said {
  const sums = new Map<string, { pair: readonly [number, number]; sum: number }>();
  for (const { l, r, verdict } of rows) {
    const one = sums.get(`${l} ${r}`) ?? { pair: [l, r] as const, sum: 0 };
    one.sum += verdict === 'same' ? 1 : verdict === 'different' ? -1 : 0;
    sums.set(`${l} ${r}`, one);
  }
  const all = [...sums.values()];
  return {
    same: all.filter(({ sum }) => sum > 0).map(({ pair }) => pair),
    different: all.filter(({ sum }) => sum < 0).map(({ pair }) => pair),
  };
}
